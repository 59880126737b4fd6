"""A shelf in memory, for tests and benchmarks, and for whoever links without an archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.linking.model import Constraint, Edge, Family, Item
from sayso.records.link import asked, held, meeting


@dataclass(slots=True)
class _Board:
    """The shelf of one family."""

    items: dict[str, Item] = field(default_factory=dict)
    holders: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    scores: defaultdict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    decisions: defaultdict[str, set[Constraint]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[str, str] = field(default_factory=dict)
    members: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def unkey(self, item_id: str) -> None:
        """Take an item's keys away."""
        for key in held(self.items[item_id].keys) if item_id in self.items else ():
            self.holders[key].discard(item_id)
            if not self.holders[key]:
                del self.holders[key]

    def label(self, item_id: str, cluster: str | None) -> None:
        """Give an item a cluster, or none."""
        before = self.labels.pop(item_id, None)
        if before is not None:
            self.members[before].discard(item_id)
            if not self.members[before]:
                del self.members[before]
        if cluster is not None:
            self.labels[item_id] = cluster
            self.members[cluster].add(item_id)


class MemoryShelf:
    """A `Shelf` in dictionaries. Besides what a shelf does it takes constraints, which an archive takes from its judgements."""

    def __init__(self) -> None:
        self._boards: defaultdict[Family, _Board] = defaultdict(_Board)

    def put_items(self, items: Sequence[Item]) -> None:
        """Keep items with their keys; one that is there already is replaced."""
        for item in items:
            board = self._boards[item.family]
            board.unkey(item.id)
            board.items[item.id] = item
            for key in held(item.keys):
                board.holders[key].add(item.id)

    def drop_items(self, family: Family, ids: Sequence[str]) -> None:
        """Forget items, their keys, edges and clusters."""
        board = self._boards[family]
        for item_id in ids:
            board.unkey(item_id)
            board.items.pop(item_id, None)
            board.label(item_id, None)
            for other in board.scores.pop(item_id, {}):
                board.scores[other].pop(item_id, None)

    def items(self, family: Family, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id; ids that are not there are left out."""
        items = self._boards[family].items
        return {item_id: items[item_id] for item_id in ids if item_id in items}

    def days(self, family: Family, ids: Iterable[str]) -> dict[str, str | None]:
        """The day of each item; ids that are not there are left out."""
        return {item_id: item.day for item_id, item in self.items(family, ids).items()}

    def told_by(self, family: Family, ids: Iterable[str]) -> dict[str, str]:
        """What stands for the report of each item: the same for items of one report."""
        return {item_id: item.report_id for item_id, item in self.items(family, ids).items()}

    def sharing(self, family: Family, ids: Sequence[str]) -> dict[str, set[str]]:
        """For each of the items: the ids of all others that it is compared with."""
        board = self._boards[family]
        found = {}
        for item_id in ids:
            keys = asked(board.items[item_id].keys) if item_id in board.items else ()
            found[item_id] = meeting({key: board.holders.get(key, ()) for key in keys}) - {item_id}
        return found

    def put_edges(self, family: Family, edges: Sequence[Edge]) -> None:
        """Keep scores; an edge that is there already is replaced."""
        scores = self._boards[family].scores
        for edge in edges:
            scores[edge.first][edge.second] = scores[edge.second][edge.first] = edge.score

    def edges(self, family: Family, ids: Iterable[str]) -> list[Edge]:
        """All edges that touch one of the items, sorted."""
        scores = self._boards[family].scores
        found = {
            (min(item_id, other), max(item_id, other)): score
            for item_id in ids
            for other, score in scores.get(item_id, {}).items()
        }
        return [Edge(first, second, score) for (first, second), score in sorted(found.items())]

    def constraints(self, family: Family, ids: Iterable[str]) -> list[Constraint]:
        """All constraints that touch one of the items, sorted."""
        decisions = self._boards[family].decisions
        found = {constraint for item_id in ids for constraint in decisions.get(item_id, ())}
        return sorted(found, key=lambda c: (c.first, c.second, c.kind))

    def put_constraints(self, family: Family, constraints: Iterable[Constraint]) -> None:
        """Keep constraints; the items they name are to be passed to `relink` as touched."""
        for constraint in constraints:
            for item_id in (constraint.first, constraint.second):
                self._boards[family].decisions[item_id].add(constraint)

    def drop_constraints(self, family: Family, constraints: Iterable[Constraint]) -> None:
        """Forget constraints; the items they name are to be passed to `relink` as touched."""
        for constraint in constraints:
            for item_id in (constraint.first, constraint.second):
                self._boards[family].decisions[item_id].discard(constraint)

    def clusters(self, family: Family, ids: Iterable[str]) -> dict[str, str]:
        """The cluster of each item; items that have none are left out."""
        labels = self._boards[family].labels
        return {item_id: labels[item_id] for item_id in ids if item_id in labels}

    def members(self, family: Family, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The items of each cluster, sorted; a cluster that has none is left out."""
        members = self._boards[family].members
        return {cluster: tuple(sorted(members[cluster])) for cluster in clusters if cluster in members}

    def put_clusters(self, family: Family, clusters: Mapping[str, str]) -> None:
        """Give items their cluster."""
        for item_id, cluster in clusters.items():
            self._boards[family].label(item_id, cluster)

    def ids(self, family: Family) -> tuple[str, ...]:
        """The ids of all items, sorted."""
        return tuple(sorted(self._boards[family].items))
