"""What linking leaves on a shelf: items that may be one thing, scores of pairs, and what people have decided about pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Family = Literal["incident", "statement", "actor", "origin"]
ConstraintKind = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something of one report that may be the same thing as something of another report.

    Attributes:
        id: of what it stands for: an account ("inc-…", "sta-…"), an actor ("act-…"), or the report itself ("rep-…").
        family: which items it is compared with.
        report_id: the report it comes from.
        day: the report's day of publication, or None.
        features: what it is compared by, as JSON values; each family has its own.
        keys: items that share none of these are never compared. A key depends on nothing but the item.
    """

    id: str
    family: Family
    report_id: str
    day: str | None
    features: Mapping[str, Any] = field(default_factory=dict)
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items that were compared, ``first < second``, and their score."""

    first: str
    second: str
    score: float


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a person (or a rule) has decided about two items, ``first < second``."""

    first: str
    second: str
    kind: ConstraintKind
