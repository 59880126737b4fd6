"""The trained reader of incidents, run over a text with marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.trained.files import DATA
from sayso.trained.pieces import Pieces, Vocabulary
from sayso.trained.sessions import session_of

Floats = NDArray[np.float32]
LONGEST: Final = 320
"""Pieces around an incident's words that are read."""
STEP: Final = 64
"""Windows of a long report begin at multiples of so many pieces, so that several incidents share one."""
BEST: Final = 1
"""The column of the words that name the incident best."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one incident.

    Attributes:
        start: the first piece of the text that was read.
        ties: (pieces read, 30): that a piece begins, or goes on, what is each of `labels.TIES` to the incident.
        types: (12,), probabilities in the order of `labels.TYPES`.
        stages: (4,), of `labels.STAGES`.
        background: that it is not the news.
        real: that it is an incident of its own at all.
    """

    start: int
    ties: Floats
    types: Floats
    stages: Floats
    background: float
    real: float


def window_of(count: int, marks: Iterable[tuple[int, int, int]]) -> tuple[int, int]:
    """The half-open range of pieces that is read of a text of so many, for the incident whose marks are given."""
    if count <= LONGEST:
        return 0, count
    best = next(first for column, first, _ in marks if column == BEST)
    start = min(max(0, (best - LONGEST // 2) // STEP * STEP), count - LONGEST)
    return start, start + LONGEST


class IncidentNetwork:
    """The two graphs and the vocabulary."""

    def __init__(self, folder: Path = DATA) -> None:
        self.vocabulary = vocabulary(folder)
        self._lower, self._upper = session_of(folder / "lower.onnx"), session_of(folder / "incidents.onnx")

    def read(self, pieces: Pieces, incidents: Sequence[Sequence[tuple[int, int, int]]], columns: int) -> list[Reading]:
        """Read a text once for each incident.

        Args:
            pieces: the text's pieces; one at least.
            incidents: the marks of each incident (column, first piece, end piece), its best words among them.
            columns: how many columns of marks there are.
        """
        lower: dict[int, Floats] = {}
        made = []
        for marks in incidents:
            start, end = window_of(len(pieces.ids), marks)
            if start not in lower:
                run = [self.vocabulary.begin, *pieces.ids[start:end], self.vocabulary.finish]
                lower[start] = self._lower.run(None, {"ids": np.array([run], np.int64)})[0]
            made.append(self._incident(lower[start], marks, start, end, columns))
        return made

    def _incident(self, states: Floats, marks: Sequence[tuple[int, int, int]], start: int, end: int, columns: int) -> Reading:
        table = np.zeros((1, end - start + 2, columns), np.float32)
        for column, first, last in marks:
            table[0, max(first, start) - start + 1 : max(min(last, end) - start + 1, 0), column] = 1
        ties, types, stages, flags = self._upper.run(None, {"states": states, "marks": table})
        return Reading(start, ties[0, 1:-1], types[0], stages[0], *map(float, flags[0]))


@lru_cache(maxsize=2)
def vocabulary(folder: Path = DATA) -> Vocabulary:
    """The word pieces that all networks know."""
    return Vocabulary((folder / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))


@lru_cache(maxsize=1)
def incident_network() -> IncidentNetwork:
    """The network that comes with Sayso; one a process."""
    return IncidentNetwork()
