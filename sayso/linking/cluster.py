"""Items of one component into clusters: average or single link over the edges that are kept, held to what people have decided.

Both are exact and depend on nothing but the set of items, edges and constraints. Scores are counted in whole millionths, so that a
sum is the same in whatever order it was added up, and three scores of 0.7 have a mean of 0.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Final, Literal

from sayso.linking.groups import Groups
from sayso.linking.model import Constraint, Edge

_UNITS: Final = 1_000_000
_GROUP: Final = 3
"""So many items are a group that holds together or does not; of fewer, one score too high or too low would decide."""


def units(score: float) -> int:
    """A score in millionths, as clustering and the threshold count it."""
    return round(score * _UNITS)


def cluster(
    ids: Iterable[str],
    edges: Sequence[Edge],
    constraints: Sequence[Constraint],
    *,
    threshold: float,
    linkage: Literal["average", "single"] = "average",
    cohesion: float = 0.0,
) -> list[tuple[str, ...]]:
    """Put items together.

    "same" pairs are joined first, whatever their score. Then the two groups that are most alike are joined, again and again, while
    they are at least `threshold` alike, but never two groups with a "different" pair between them. How alike two groups are is the
    mean score of all pairs between them, a pair without an edge counting 0 (``average``), or their best pair's score (``single``). Of
    two pairs of groups equally alike, the one whose last ids come first is joined first.

    With `cohesion`, two groups of three or more that are each closely alike within need more than the threshold (`average` only): many
    reports that all tell the same of one happening, and many that all tell the same of another, are two, though the two are much alike.

    A "different" pair that "same" pairs join, directly or through others, is together: "different" yields. People who decide are
    told of such a contradiction before it is kept, so this says only what holds if one is met all the same.

    Args:
        ids: the items; edges and constraints that name others are left out.
        threshold: 0 to 1; greater than 0.
        cohesion: two groups of three or more are not joined while their mean is less than this share of the mean score within the one
            of them that is less alike within, a pair without an edge counting 0 there too; 0: no such rule.

    Returns:
        the clusters, each sorted, in the order of their first ids.
    """
    order = sorted(set(ids))
    number = {item: index for index, item in enumerate(order)}
    groups = Groups(len(order))
    pairs = {kind: _numbered(number, [c for c in constraints if c.kind == kind]) for kind in ("same", "different")}
    for one, other in pairs["same"]:
        groups.join(one, other)
    for one, other in pairs["different"]:
        groups.part(one, other)
    scored = {(e.first, e.second): units(e.score) for e in edges if e.first in number and e.second in number}
    links = [(number[first], number[second], score) for (first, second), score in sorted(scored.items())]
    if linkage == "average":
        _Average(groups, units(threshold), units(cohesion)).join(links)
    else:
        _join_single(groups, links, units(threshold))
    return [tuple(order[index] for index in members) for members in groups.members()]


def _numbered(number: dict[str, int], constraints: Sequence[Constraint]) -> list[tuple[int, int]]:
    return sorted({(number[c.first], number[c.second]) for c in constraints if c.first in number and c.second in number})


def _join_single(groups: Groups, links: list[tuple[int, int, int]], threshold: int) -> None:
    heap = [(-score, *sorted((groups.last(one), groups.last(other)))) for one, other, score in links if score >= threshold]
    heapify(heap)
    while heap:
        key, one, other = heappop(heap)
        now = sorted((groups.last(one), groups.last(other)))
        if now[0] == now[1] or groups.parted(one, other):
            continue
        if now == [one, other]:
            groups.join(one, other)
        else:
            heappush(heap, (key, *now))


class _Average:
    """Joins the pair of groups with the greatest mean until none reaches what it needs.

    By the formula of Lance and Williams (1967) the mean between a joined group and a third lies between the two means there were, so
    the keys in the heap are never too low: what is popped is either up to date, or goes back with its lower mean. Joining walks only
    through the neighbours of the group that has fewer, so each edge is carried at most log2 n times. A pair that reaches the threshold
    but is less alike than `cohesion` asks waits until one of its groups is another.
    """

    def __init__(self, groups: Groups, threshold: int, cohesion: int) -> None:
        self._groups, self._threshold, self._cohesion = groups, threshold, cohesion
        self._heap: list[tuple[float, int, int]] = []
        self._waiting: dict[int, set[int]] = {}

    def join(self, links: list[tuple[int, int, int]]) -> None:
        """Join all that is to be joined by these scores."""
        groups = self._groups
        for one, other, score in links:
            groups.add(one, other, score)
        for one, other in groups.linked():
            self._offer(one, other)
        while self._heap:
            key, one, other = heappop(self._heap)
            if groups.last(one) == groups.last(other) or groups.parted(one, other):
                continue
            total, pairs = groups.between(one, other)
            if (groups.last(one), groups.last(other)) != (one, other) or -total / pairs != key:
                self._offer(one, other)
            elif self._cohesion and self._apart(one, other):
                self._waiting.setdefault(one, set()).add(other)
                self._waiting.setdefault(other, set()).add(one)
            else:
                groups.join(one, other)
                for third in sorted(self._waiting.pop(one, set()) | self._waiting.pop(other, set())):
                    self._offer(one, third)

    def _offer(self, one: int, other: int) -> None:
        total, pairs = self._groups.between(one, other)
        if total >= self._threshold * pairs:
            low, high = sorted((self._groups.last(one), self._groups.last(other)))
            heappush(self._heap, (-total / pairs, low, high))

    def _apart(self, one: int, other: int) -> bool:
        """Whether two groups hold together so much better each than with the other that they are two; counted in whole numbers."""
        least = _GROUP * (_GROUP - 1) // 2
        within = [self._groups.within(one), self._groups.within(other)]
        if min(pairs for _, pairs in within) < least:
            return False
        total, pairs = self._groups.between(one, other)
        return all(total * inner_pairs * _UNITS < self._cohesion * inner * pairs for inner, inner_pairs in within)
