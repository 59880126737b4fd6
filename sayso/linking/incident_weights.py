"""What each trait counts (`data/incident_weights.yaml`, fitted by ``scripts/fit_linking.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from sayso.data_files import data_file


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight of each trait by its name, "what is compared: how it compares", and the "constant"."""
    table = cast(dict[str, Any], data_file("sayso.linking", "incident_weights.yaml"))
    found = {f"{compared}: {how}": float(weight) for compared, rows in table["traits"].items() for how, weight in rows.items()}
    return found | {"constant": float(table["constant"])}
