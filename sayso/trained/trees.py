"""Boosted trees that answer a yes-or-no question about rows of numbers, as ONNX graphs."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sayso.trained.files import DATA
from sayso.trained.incident_reader import Floats
from sayso.trained.sessions import session_of


class Trees:
    """Some trees whose values are added up, and the chance that comes of the sum."""

    def __init__(self, graph: bytes) -> None:
        self._session = session_of(graph)

    def chances(self, rows: Floats) -> list[float]:
        """How likely each row's answer is yes: (rows, traits) to (rows,)."""
        if not len(rows):
            return []
        made: Floats = self._session.run(None, {"rows": np.asarray(rows, np.float32)})[0]
        return [float(chance) for chance in made.reshape(-1)]


@lru_cache(maxsize=8)
def trees(name: str) -> Trees:
    """The trees of a name, as they come with Sayso; one a process."""
    return Trees((DATA / f"trees_{name}.onnx").read_bytes())
