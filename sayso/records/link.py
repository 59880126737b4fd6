"""What linking leaves on a shelf: items that may be one thing, scores of pairs, and what people have decided about pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

Family = Literal["incident", "statement", "actor", "origin"]
ConstraintKind = Literal["same", "different"]
T = TypeVar("T")

WEAK: Final = "~"
"""What a weak key begins with: "~2 week|ferry|8205". The number says how many keys of its sort ("2 week") it takes; what stands behind the
last bar is the time it counts in."""


NEAR: Final = "@"
"""What a key begins with that counts for a time: "@two|ferry|velm|57". What stands behind the last bar is the number of that time; there it
counts, and in the times just before and after. Where the time is not known nothing stands there, and the key counts with all times."""

CLOSE: Final = "^"
"""As `NEAR`, but where the time is not known the key counts only with those of which it is not known either."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something of one report that may be the same thing as something of another report.

    Attributes:
        id: of what it stands for: an account ("inc-…", "sta-…"), an actor ("act-…"), or the report itself ("rep-…").
        family: which items it is compared with.
        report_id: the report it comes from.
        day: the report's day of publication, or None.
        features: what it is compared by, as JSON values; each family has its own.
        keys: what brings items together to be compared; see `meeting`. A key depends on nothing but the item.
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


def held(keys: Iterable[str]) -> set[str]:
    """Under what an item with these keys is found."""
    found: set[str] = set()
    for key in keys:
        if key.startswith(NEAR):
            name, _, time = key.rpartition("|")
            found |= {key, f"{name}|some"} if time else {key}
        else:
            found.add(key)
    return found


def asked(keys: Iterable[str]) -> set[str]:
    """Under what an item with these keys looks for others. Whoever is found by one finds it, too."""
    found: set[str] = set()
    for key in keys:
        found.add(key)
        if key.startswith((NEAR, CLOSE)):
            name, _, time = key.rpartition("|")
            if time:
                found |= {f"{name}|{int(time) - 1}", f"{name}|{int(time) + 1}"}
            if key.startswith(NEAR):
                found.add(f"{name}|" if time else f"{name}|some")
    return found


def meeting(holders: Mapping[str, Iterable[T]]) -> set[T]:
    """All that an item is compared with: whatever shares a strong key, or enough weak ones that differ in more than the time.

    Whether two items meet depends on the two alone.

    Args:
        holders: for each key that the item looks under (`asked`), what is found there (`held`).
    """
    found: set[T] = set()
    sharing: dict[str, set[T]] = {}
    for key, some in holders.items():
        (sharing.setdefault(key.rpartition("|")[0], set()) if key.startswith(WEAK) else found).update(some)
    counts: dict[str, Counter[T]] = {}
    for name, these in sharing.items():
        counts.setdefault(name.partition("|")[0], Counter()).update(these)
    for sort, times in counts.items():
        enough = int(sort.removeprefix(WEAK).partition(" ")[0])
        found.update(other for other, count in times.items() if count >= enough)
    return found
