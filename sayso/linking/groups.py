"""Groups of numbered items that grow by joining, with the sums of the scores between them."""

from __future__ import annotations

from collections.abc import Iterator


class Groups:
    """Items 0 … n-1, at first each a group of its own.

    A group may be named by any of its items. Joining is by size, smaller into greater, for members, neighbours and partings alike.
    """

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._members = [[index] for index in range(count)]
        self._last = list(range(count))
        self._sums: list[dict[int, int]] = [{} for _ in range(count)]
        self._inside = [0] * count
        self._parted: list[set[int]] = [set() for _ in range(count)]

    def _root(self, item: int) -> int:
        parent = self._parent
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    def last(self, item: int) -> int:
        """The last item of its group, which can only move up as groups are joined."""
        return self._last[self._root(item)]

    def part(self, one: int, other: int) -> None:
        """Keep two groups apart from now on; of no effect if they are one already."""
        one, other = self._root(one), self._root(other)
        if one != other:
            self._parted[one].add(other)
            self._parted[other].add(one)

    def parted(self, one: int, other: int) -> bool:
        """Whether the two groups are to be kept apart."""
        return self._root(other) in self._parted[self._root(one)]

    def add(self, one: int, other: int, score: int) -> None:
        """Add the score of a pair to the sum between their groups, or to the sum within, if they are in one."""
        one, other = self._root(one), self._root(other)
        if one == other:
            self._inside[one] += score
        else:
            self._sums[one][other] = self._sums[other][one] = self._sums[one].get(other, 0) + score

    def between(self, one: int, other: int) -> tuple[int, int]:
        """The sum of the scores between two groups, and how many pairs there are between them."""
        one, other = self._root(one), self._root(other)
        return self._sums[one].get(other, 0), len(self._members[one]) * len(self._members[other])

    def within(self, item: int) -> tuple[int, int]:
        """The sum of the scores within its group, and how many pairs there are in it."""
        root = self._root(item)
        count = len(self._members[root])
        return self._inside[root], count * (count - 1) // 2

    def linked(self) -> Iterator[tuple[int, int]]:
        """All pairs of groups with a sum between them."""
        for one, sums in enumerate(self._sums):
            for other in sums:
                if one < other:
                    yield one, other

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        one, other = self._root(one), self._root(other)
        if one == other:
            return
        if _size(self, one) < _size(self, other):
            one, other = other, one
        self._parent[other] = one
        self._members[one] += self._members[other]
        self._last[one] = max(self._last[one], self._last[other])
        mine = self._sums[one]
        self._inside[one] += self._inside[other] + mine.pop(other, 0)
        for third, score in self._sums[other].items():
            if third != one:
                theirs = self._sums[third]
                del theirs[other]
                mine[third] = theirs[one] = mine.get(third, 0) + score
        for third in self._parted[other]:
            self._parted[third].discard(other)
            if third != one:
                self._parted[third].add(one)
                self._parted[one].add(third)
        self._parted[one].discard(other)
        self._members[other], self._sums[other], self._parted[other] = [], {}, set()

    def members(self) -> list[list[int]]:
        """The items of each group, sorted, in the order of their first items."""
        return sorted(sorted(members) for members in self._members if members)


def _size(groups: Groups, root: int) -> int:
    return len(groups._members[root]) + len(groups._sums[root]) + len(groups._parted[root])
