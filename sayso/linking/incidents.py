"""Accounts of one happening become one incident, across outlets, days and spellings.

Each pair of items is compared by traits that a person can check (`incident_features`); their weights add up to how likely the two tell of
one happening (logistic regression). Average link over these likelihoods makes incidents.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import ClassVar, Final, Literal

from sayso.linking.incident_evidence import evidence
from sayso.linking.incident_features import traits
from sayso.linking.incident_items import items_of
from sayso.linking.incident_keys import keys_of
from sayso.linking.incident_weights import weights
from sayso.linking.model import Family, Feature, Item, Score
from sayso.records import Sheet

_SURE: Final = 30.0
_BESIDE: Final = 0.75
"""What a score counts where one side is told beside its report's news: news is put together first, and what is beside it joins later."""


class Incidents:
    """How incidents are linked."""

    family: ClassVar[Family] = "incident"
    version: ClassVar[str] = "incidents@7"
    threshold: ClassVar[float] = 0.35
    floor: ClassVar[float] = 0.05
    linkage: ClassVar[Literal["average", "single"]] = "average"
    cohesion: ClassVar[float] = 0.7
    complete: ClassVar[int] = 20
    apart: ClassVar[bool] = True

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        """One item for each incident account of a report, the news first; for a report without any, the story it tells."""
        return tuple(replace(item, keys=keys_of(item)) for item in items_of(sheet))

    def score(self, one: Item, other: Item) -> Score:
        """How likely two items are one happening; from the threshold on with what speaks for and against it (else see `compared`)."""
        value = self.likelihood(one, other)
        return Score(value, self.compared(one, other)) if value >= self.threshold else Score(value)

    def likelihood(self, one: Item, other: Item) -> float:
        """How likely two items are one happening, 0 to 1; two accounts of one report never are."""
        if one.report_id == other.report_id:
            return 0.0
        weight = weights()
        total = weight["constant"]
        for name, value in traits(one, other):
            total += weight.get(name, 0.0) * value
        value = 1 / (1 + math.exp(-max(-_SURE, min(_SURE, total))))
        return value if one.features["main"] and other.features["main"] else _BESIDE * value

    def compared(self, one: Item, other: Item) -> tuple[Feature, ...]:
        """Everything that speaks for or against it, the weightiest first, with its evidence."""
        weight = weights()
        counted = [(name, value, weight[name]) for name, value in traits(one, other) if value and weight.get(name)]
        counted.sort(key=lambda trait: (-abs(trait[1] * trait[2]), trait[0]))
        return tuple(Feature(name, value, count, evidence(name.partition(":")[0], one, other)) for name, value, count in counted)
