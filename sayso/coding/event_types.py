"""One label for a snippet: which of ACLED's sub-event types (or five labels beside them) it tells of.

A small trained network (`sayso/trained/event_types.py`) knows many ways of saying a thing; the rules (`event_type_rules`) know the order of
the codebook and the plain words. The network's chances stand, but for the rules' label, whose odds are raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.coding.event_type_rules import UNSURE, lexicon, type_by_rules
from sayso.records import Sheet
from sayso.trained.event_types import event_type_network
from sayso.trained.labels import EVENT_TYPES

BONUS: Final = 0.5
"""What the rules' label is worth, in the logarithm of the odds; chosen on the snippets that `python -m benchmarks types` measures."""


@dataclass(frozen=True, slots=True)
class EventType:
    """The type of what a snippet tells of.

    Attributes:
        label: one of `labels.EVENT_TYPES` (the names of shared task 2 of CASE 2021).
        name: its name in ACLED's codebook, or a description.
        chance: how likely it is, 0 to 1.
        by_rules: the label that the rules alone give; ``OTHER`` where none fits.
        ranked: all labels with their chances, the likeliest first.
    """

    label: str
    name: str
    chance: float
    by_rules: str
    ranked: tuple[tuple[str, float], ...]


def event_type_of(sheet: Sheet) -> EventType:
    """The type of the event that a snippet (a headline, a coder's note, a sentence or two) tells of; needs the parse."""
    told = type_by_rules(sheet)
    weights = np.log(event_type_network().read(sheet.text.chars).astype(np.float64) + 1e-9)
    if told != UNSURE:
        weights[EVENT_TYPES.index(told)] += BONUS
    powers = np.exp(weights - weights.max())
    chances = powers / powers.sum()
    order = np.argsort(-chances, kind="stable")
    ranked = tuple((EVENT_TYPES[n], round(float(chances[n]), 4)) for n in order)
    label, chance = ranked[0]
    return EventType(label, lexicon().labels[label], chance, told, ranked)
