"""A network that says what a test tells it to, instead of what it has learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.coding.trained_opinion import Numbers
from sayso.pipeline import Pipeline
from sayso.records import Report, Sheet, Text
from sayso.trained.incident_reader import BEST, IncidentNetwork, Reading, vocabulary
from sayso.trained.labels import STAGES, TIES, TYPES
from sayso.trained.pieces import Pieces

Mark = tuple[int, int, int]
NUMBERS: Numbers = {
    "incidents": {"keep": 0.2, "named": 0.5, "add": 0.5, "hinted": 0.1, "add hinted": 0.7, "alone": 0.8},
    "kinds": {"type of the rules": 0.5, "stage of the rules": 0.5, "background": 0.5, "background of the rules": 0.3},
    "place": {"add": 0.5, "above the rules": 0.4},
    "date": {"add": 0.5, "above the rules": 0.4},
    "site": {"keep": 0.0, "add": 0.5},
    "target": {"keep": 0.1, "add": 0.5},
    "weapon": {"keep": 0.0, "add": 0.5},
    "perpetrator": {"keep": 0.1, "add": 0.5, "hand over": 0.3},
    "by": {"add": 0.5},
    "toll": {"add": 0.5},
    "runs": {"going on": 0.4},
}
"""How sure the network must be, in tests."""


@dataclass
class Told(IncidentNetwork):
    """The network of one text.

    Attributes:
        chars: the text.
        ties: (role, words of the text, chance).
        type, stage: as (name, chance); what is left is shared out.
        background: that an incident is not the news.
        real: the chance that the words of an incident are one, by these words; of others `otherwise`.
    """

    chars: str
    ties: list[tuple[str, str, float]] = field(default_factory=list)
    type: tuple[str, float] = ("armed_assault", 0.9)
    stage: tuple[str, float] = ("accomplished", 0.9)
    background: float = 0.0
    real: dict[str, float] = field(default_factory=dict)
    otherwise: float = 1.0

    def __post_init__(self) -> None:
        self.vocabulary = vocabulary()

    def read(self, pieces: Pieces, incidents: Sequence[Sequence[Mark]], columns: int) -> list[Reading]:
        """One reading for each incident."""
        return [self._reading(pieces, marks) for marks in incidents]

    def _reading(self, pieces: Pieces, marks: Sequence[Mark]) -> Reading:
        ties = np.zeros((len(pieces.ids), 2 * len(TIES)), np.float32)
        for role, words, chance in self.ties:
            start = self.chars.index(words)
            inside = [n for n, at in enumerate(pieces.starts) if start <= at < start + len(words)]
            ties[inside[0], 2 * TIES.index(role)] = chance
            ties[inside[1:], 2 * TIES.index(role) + 1] = chance
        first, end = next((first, end) for column, first, end in marks if column == BEST)
        named = self.chars[pieces.starts[first] : pieces.ends[end - 1]]
        return Reading(
            0,
            ties,
            _chances(TYPES, self.type),
            _chances(STAGES, self.stage),
            self.background,
            self.real.get(named, self.otherwise),
        )


def _chances(names: tuple[str, ...], told: tuple[str, float]) -> np.ndarray:
    return np.array([told[1] if name == told[0] else (1 - told[1]) / (len(names) - 1) for name in names], np.float32)


def sheet_of(pipeline: Pipeline, chars: str) -> Sheet:
    """A text as the rules code it, with its parse."""
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2031-05-09")
    return pipeline.with_parse(Sheet(report, Text(report.id, chars, reader="test@1")))
