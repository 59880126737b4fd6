"""What linking works with: items that may be the same thing, scores that show their evidence, and the shelf they stand on.

Linking keeps no state and knows no database. Whoever keeps the items (`sayso.archive`, or `MemoryShelf`) offers a `Shelf`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal, Protocol

from sayso.records import Sheet
from sayso.records.link import Constraint, ConstraintKind, Edge, Family, Item

__all__ = ["Change", "Constraint", "ConstraintKind", "Edge", "Family", "Feature", "Item", "Linker", "Score", "Shelf"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against two items being the same.

    Attributes:
        name: what was compared ("place", "tolls").
        value: how far it speaks for it.
        weight: how much that counts; `value * weight` goes into the sum.
        evidence: the words or values of both sides, for a person.
    """

    name: str
    value: float
    weight: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two items are the same thing, 0 to 1, and why."""

    value: float
    features: tuple[Feature, ...] = ()


class Linker(Protocol):
    """One family's way of comparing. All of it depends on the two items alone, never on what else is in the archive.

    Attributes:
        family: the items it makes.
        version: name@version; the archive compares everything anew when it changes.
        threshold: items are put together while the mean score between two groups is at least this.
        floor: scores below are taken for 0 and not kept.
        linkage: ``average`` as above; ``single``: one pair at the threshold is enough.
        cohesion: two groups of three or more are put together only if they are at least this share as alike as each is within itself
            (of ``average`` linkage; 0: whatever they are).
        complete: of so many items that edges hold together, at most, all pairs are scored, also those that share no key (0: of none). Each
            change of one of them scores those pairs again, so that it must be few.
        apart: two items of one report are never put together, unless people say so.
    """

    family: ClassVar[Family]
    version: ClassVar[str]
    threshold: ClassVar[float]
    floor: ClassVar[float]
    linkage: ClassVar[Literal["average", "single"]]
    cohesion: ClassVar[float]
    complete: ClassVar[int]
    apart: ClassVar[bool]

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        """The items of one coded report."""
        ...

    def score(self, one: Item, other: Item) -> Score:
        """Compare two items; called with ``one.id < other.id``."""
        ...


class Shelf(Protocol):
    """Where items stand. Everything is by family, for one id may stand in two."""

    def put_items(self, items: Sequence[Item]) -> None:
        """Keep items with their keys; one that is there already is replaced."""
        ...

    def drop_items(self, family: Family, ids: Sequence[str]) -> None:
        """Forget items, their keys, edges and clusters (not their constraints: those are people's)."""
        ...

    def items(self, family: Family, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id; ids that are not there are left out."""
        ...

    def days(self, family: Family, ids: Iterable[str]) -> dict[str, str | None]:
        """The day of each item; ids that are not there are left out."""
        ...

    def told_by(self, family: Family, ids: Iterable[str]) -> dict[str, str]:
        """What stands for the report of each item: the same for items of one report."""
        ...

    def sharing(self, family: Family, ids: Sequence[str]) -> dict[str, set[str]]:
        """For each of the items: the ids of all others that it is compared with (`sayso.records.link.meeting`)."""
        ...

    def put_edges(self, family: Family, edges: Sequence[Edge]) -> None:
        """Keep scores; an edge that is there already is replaced."""
        ...

    def edges(self, family: Family, ids: Iterable[str]) -> list[Edge]:
        """All edges that touch one of the items."""
        ...

    def constraints(self, family: Family, ids: Iterable[str]) -> list[Constraint]:
        """All constraints that touch one of the items."""
        ...

    def clusters(self, family: Family, ids: Iterable[str]) -> dict[str, str]:
        """The cluster of each item; items that have none are left out."""
        ...

    def members(self, family: Family, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The items of each cluster, sorted."""
        ...

    def put_clusters(self, family: Family, clusters: Mapping[str, str]) -> None:
        """Give items their cluster."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """What linking changed.

    Attributes:
        made: clusters whose items are not what they were, or that are new; each with its items.
        gone: ids of clusters that are no more.
        moved: items that stand in another cluster than before, or in one of another name, each with the cluster it stood in.
        regrouped: items that stood there before, in clusters that put any of those together, or apart, that were not so before.
            That new ones have come to them, or that some are no more, is no reason.
    """

    made: Mapping[str, tuple[str, ...]]
    gone: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    regrouped: frozenset[str] = frozenset()
