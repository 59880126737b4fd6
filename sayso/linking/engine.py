"""One way to link for all families: compare what is new, and cluster anew the components it touches.

The clusters on a shelf are a function of the set of items and constraints and of nothing else: a score depends on its two items alone,
the edges that reach the threshold (and the pairs that are "same") make components, and each component is clustered as a whole. In a
small one all pairs are scored, also those that share no key: what never met is not known to be unlike. So it makes no difference whether
items come one by one or together, or in which order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from sayso.linking.cluster import cluster, units
from sayso.linking.model import Change, Constraint, Edge, Family, Item, Linker, Shelf

_PAIR: Final = 2
_AT_ONCE: Final = 500
"""Items whose partners are fetched together: few enough that a great batch does not fill the memory."""

_NO_DAY: Final = "9999-12-31"
_CLUSTER_PREFIX: Final = {"inc": "ict", "sta": "stm", "act": "who"}
_REPORT_PREFIX: Final[dict[Family, str]] = {"incident": "ict", "statement": "stm", "actor": "who", "origin": "org"}


def cluster_id(family: Family, item_id: str) -> str:
    """The name of the cluster whose first item this is: "inc-X" → "ict-X", "sta-X" → "stm-X", "act-X" → "who-X".

    A report stands for itself: "rep-X" → "org-X" among origins, "ict-X" among incidents.
    """
    prefix, _, rest = item_id.partition("-")
    return f"{_CLUSTER_PREFIX.get(prefix) or _REPORT_PREFIX[family]}-{rest}"


def first_item(days: Mapping[str, str | None]) -> str:
    """The item a cluster is named after, of those whose days of publication these are: the earliest, one without a day last; then by id."""
    return min(days, key=lambda item_id: (days[item_id] or _NO_DAY, item_id))


def relink(
    shelf: Shelf, linker: Linker, *, added: Sequence[Item] = (), dropped: Sequence[str] = (), touched: Sequence[str] = ()
) -> Change:
    """Bring a shelf up to date.

    Items are dropped before others are added, so that the same ids in both are compared anew whatever they look like: that is what
    to do when the linker has a new version.

    Args:
        shelf: where the items stand; nothing else is read or written.
        added: items to put. One that is there already and looks the same costs nothing; one that looks otherwise replaces it.
        dropped: ids of items to take away.
        touched: ids of items whose constraints have been put or dropped since.

    Returns:
        the clusters that are not what they were.
    """
    family = linker.family
    dropped = sorted(set(dropped))
    fresh, changed = _fresh(shelf, family, added, set(dropped))
    leaving = sorted({*dropped, *changed})
    before: dict[str, set[str]] = {}
    seeds = {*touched, *(item.id for item in fresh)}
    if leaving:
        labels = shelf.clusters(family, leaving)
        before |= {name: set(ids) for name, ids in shelf.members(family, sorted(set(labels.values()))).items()}
        seeds |= _neighbours(shelf, family, leaving).union(*before.values())
        shelf.drop_items(family, leaving)
    for start in range(0, len(fresh), _AT_ONCE):
        _compare(shelf, linker, fresh[start : start + _AT_ONCE])
    return _cluster_anew(shelf, linker, seeds, before) if seeds else Change({}, tuple(sorted(before)))


def _fresh(shelf: Shelf, family: Family, added: Sequence[Item], dropped: set[str]) -> tuple[list[Item], set[str]]:
    """Items that are not there yet, or not as they are now, and the ids of the latter; of several with one id the last."""
    wanted = {item.id: item for item in added}
    if any(item.family != family for item in wanted.values()):
        raise ValueError(f"only items of the family {family!r} can be put here")
    there = shelf.items(family, sorted(wanted))
    fresh = [item for item_id, item in sorted(wanted.items()) if item_id in dropped or not _alike(there.get(item_id), item)]
    return fresh, {item.id for item in fresh} & there.keys()


def _alike(there: Item | None, item: Item) -> bool:
    """Whether an item is on the shelf as it is; keys follow from the features, so a shelf need not give them back."""
    if there is None or (there.report_id, there.day) != (item.report_id, item.day):
        return False
    # A shelf that writes JSON gives lists where tuples were.
    return there.features == item.features or _json(there) == _json(item)


def _json(item: Item) -> str:
    return json.dumps(item.features, sort_keys=True)


def _neighbours(shelf: Shelf, family: Family, ids: Sequence[str]) -> set[str]:
    found = {item_id for edge in shelf.edges(family, ids) for item_id in (edge.first, edge.second)}
    return found | {item_id for constraint in shelf.constraints(family, ids) for item_id in (constraint.first, constraint.second)}


def _compare(shelf: Shelf, linker: Linker, fresh: Sequence[Item]) -> None:
    """Put items and score them against all that share a key with them."""
    shelf.put_items(fresh)
    ids = [item.id for item in fresh]
    sharing = shelf.sharing(linker.family, ids)
    pairs = sorted(
        {(min(item_id, other), max(item_id, other)) for item_id in ids for other in sharing.get(item_id, ()) if other != item_id}
    )
    items = {item.id: item for item in fresh}
    items |= shelf.items(linker.family, sorted({item_id for pair in pairs for item_id in pair} - items.keys()))
    shelf.put_edges(linker.family, _scored(linker, items, pairs))


def _scored(linker: Linker, items: Mapping[str, Item], pairs: Iterable[tuple[str, str]]) -> list[Edge]:
    """The edges that reach the floor."""
    floor = max(1, units(linker.floor))
    edges = []
    for first, second in pairs:
        score = round(linker.score(items[first], items[second]).value, 6)
        if units(score) >= floor:
            edges.append(Edge(first, second, score))
    return edges


def _cluster_anew(shelf: Shelf, linker: Linker, seeds: set[str], before: dict[str, set[str]]) -> Change:
    """Cluster the components that the seeds stand in, and tell what is other than before."""
    family = linker.family
    walk = _Walk(shelf, linker)
    unseen = seeds
    labels: dict[str, str] = {}
    while unseen:
        walk.go(unseen)
        labels = shelf.clusters(family, sorted(walk.days))
        for name, ids in shelf.members(family, sorted(set(labels.values()) - before.keys())).items():
            before[name] = set(ids)
        unseen = {item_id for ids in before.values() for item_id in ids} - walk.seen
    after: dict[str, tuple[str, ...]] = {}
    for component in walk.components():
        edges, constraints = walk.inside(component)
        edges += _never_met(shelf, linker, component, edges)
        constraints += _of_one_report(shelf, linker, component)
        rule = {"threshold": linker.threshold, "cohesion": linker.cohesion}
        for ids in cluster(component, edges, constraints, linkage=linker.linkage, **rule):
            after[cluster_id(family, first_item({item_id: walk.days[item_id] for item_id in ids}))] = ids
    named = {item_id: name for name, ids in sorted(after.items()) for item_id in ids}
    shelf.put_clusters(family, {item_id: name for item_id, name in sorted(named.items()) if labels.get(item_id) != name})
    made = {name: ids for name, ids in sorted(after.items()) if before.get(name) != set(ids)}
    stood = {item_id: name for name, ids in before.items() for item_id in ids}
    moved = {i: stood[i] for name, ids in after.items() for i in ids if stood.get(i, name) != name}
    gone = tuple(sorted(before.keys() - after.keys()))
    return Change(made, gone, dict(sorted(moved.items())), _regrouped(before, after))


def _never_met(shelf: Shelf, linker: Linker, component: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """Scores of the pairs of a small component that share no key, or were too little alike to be kept.

    They are not put on the shelf, where they would outlast what brought their items together: they follow from the component.
    """
    if not 2 < len(component) <= linker.complete:
        return []
    there = {(edge.first, edge.second) for edge in edges}
    pairs = [pair for pair in combinations(component, 2) if pair not in there]
    items = shelf.items(linker.family, sorted({item_id for pair in pairs for item_id in pair}))
    return _scored(linker, items, pairs)


def _of_one_report(shelf: Shelf, linker: Linker, component: Sequence[str]) -> list[Constraint]:
    """The pairs of a component that one report tells apart, as if people had: a mean over other reports never puts them together."""
    if not linker.apart or len(component) < _PAIR:
        return []
    told: defaultdict[str, list[str]] = defaultdict(list)
    for item_id, report_id in sorted(shelf.told_by(linker.family, component).items()):
        told[report_id].append(item_id)
    return [Constraint(*pair, "different") for ids in told.values() for pair in combinations(ids, _PAIR)]


def _regrouped(before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The items that are together with others than before, or apart from others; see `Change`."""
    staying = {item_id for ids in after.values() for item_id in ids}
    stood = {item_id: name for name, ids in before.items() for item_id in ids}
    stayed = {name: staying.intersection(ids) for name, ids in before.items()}
    old = ({item_id for item_id in ids if item_id in stood} for ids in after.values())
    return frozenset(item_id for ids in old if ids for item_id in ids if ids != stayed[stood[item_id]])


class _Walk:
    """A walk over the shelf from item to item along edges that reach the threshold and along "same" pairs."""

    def __init__(self, shelf: Shelf, linker: Linker) -> None:
        self._shelf, self._linker = shelf, linker
        self._threshold = units(linker.threshold)
        self.seen: set[str] = set()
        self.days: dict[str, str | None] = {}
        self._edges: dict[str, set[Edge]] = {}
        self._constraints: dict[str, set[Constraint]] = {}

    def go(self, ids: Iterable[str]) -> None:
        """Walk on from some items until nothing new is reached."""
        frontier = sorted(set(ids) - self.seen)
        while frontier:
            self.seen |= set(frontier)
            here = self._shelf.days(self._linker.family, frontier)
            self.days |= here
            reached: set[str] = set()
            for edge in self._shelf.edges(self._linker.family, sorted(here)):
                for item_id in (edge.first, edge.second):
                    self._edges.setdefault(item_id, set()).add(edge)
                if units(edge.score) >= self._threshold:
                    reached |= {edge.first, edge.second}
            for constraint in self._shelf.constraints(self._linker.family, sorted(here)):
                for item_id in (constraint.first, constraint.second):
                    self._constraints.setdefault(item_id, set()).add(constraint)
                if constraint.kind == "same":
                    reached |= {constraint.first, constraint.second}
            frontier = sorted(reached - self.seen)

    def components(self) -> list[list[str]]:
        """The items reached, in components; each sorted, in the order of their first ids."""
        left = set(self.days)
        found = []
        for start in sorted(self.days):
            if start not in left:
                continue
            left.discard(start)
            component, stack = [], [start]
            while stack:
                item_id = stack.pop()
                component.append(item_id)
                near = self._joined(item_id) & left
                left -= near
                stack += sorted(near)
            found.append(sorted(component))
        return found

    def _joined(self, item_id: str) -> set[str]:
        near = {
            x for edge in self._edges.get(item_id, ()) if units(edge.score) >= self._threshold for x in (edge.first, edge.second)
        }
        return near | {x for c in self._constraints.get(item_id, ()) if c.kind == "same" for x in (c.first, c.second)}

    def inside(self, component: Sequence[str]) -> tuple[list[Edge], list[Constraint]]:
        """The edges and constraints between items of one component."""
        here = set(component)
        edges = {e for item_id in component for e in self._edges.get(item_id, ()) if e.first in here and e.second in here}
        constraints = {
            c for item_id in component for c in self._constraints.get(item_id, ()) if c.first in here and c.second in here
        }
        return sorted(edges, key=lambda e: (e.first, e.second)), sorted(constraints, key=lambda c: (c.first, c.second, c.kind))
