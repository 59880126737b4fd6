"""What each trait counts (`data/incident_weights.yaml`, fitted by ``scripts/fit_linking.py``)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight of each trait by its name, "what is compared: how it compares", and the "constant"."""
    data = files("sayso.linking") / "data" / "incident_weights.yaml"
    table = cast(dict[str, Any], yaml.safe_load(data.read_text(encoding="utf-8")))
    found = {f"{compared}: {how}": float(weight) for compared, rows in table["traits"].items() for how, weight in rows.items()}
    return found | {"constant": float(table["constant"])}
