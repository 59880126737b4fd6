"""Groups and bodies that took another name on a day: which two names are one group, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from sayso.gazetteer.groups import name_key


@dataclass(frozen=True, slots=True)
class Renaming:
    """One group and its two names.

    Attributes:
        old, new: the names; the first of each is the one to show, the others are spellings and short forms.
        start: first day of the new name as an ISO day, month or year, as precisely as it is known.
        end: last day of the new name, likewise, or None if it was never given up.
        note: why the two are one.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    start: str
    end: str | None
    note: str

    def holds(self, day: str | None) -> bool:
        """Whether the new name means this group on a day; where the day is not known, it does unless it was given up.

        A start or end that is known to the month or year counts from its first to its last day.
        """
        if day is None:
            return self.end is None
        return day[: len(self.start)] >= self.start and (self.end is None or day[: len(self.end)] <= self.end)


@dataclass(frozen=True)
class Renamings:
    """All renamings, by name.

    Attributes:
        rows: in the order of the table.
    """

    rows: tuple[Renaming, ...]
    _by_new: dict[str, list[Renaming]] = field(default_factory=dict, repr=False, compare=False)
    _by_old: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for row in self.rows:
            for name in row.new:
                self._by_new.setdefault(renaming_key(name), []).append(row)
            for name in row.old:
                self._by_old.setdefault(renaming_key(name), row.old[0])

    def first_name(self, name: str, day: str | None) -> str | None:
        """The first name ever of the group that a name means on a day, the same for all its names; None if no renaming tells.

        An old name is good on any day, for reports go on using it; a new one only while it holds.

        >>> renamings().first_name("Wilayat Sinai", "2015-07-01") == renamings().first_name("Ansar Beit al-Maqdes", "2013-09-08")
        True
        """
        found = None
        seen: set[str] = set()
        while (key := renaming_key(name)) not in seen:
            seen.add(key)
            row = next((row for row in self._by_new.get(key, ()) if row.holds(day)), None)
            if row is not None:
                name, day = row.old[0], row.start
                found = name
            elif key in self._by_old:
                found = name = self._by_old[key]
        return found

    def names(self, name: str, day: str | None) -> tuple[Renaming, ...]:
        """All renamings of the group that a name means on a day, earliest first."""
        first = self.first_name(name, day)
        if first is None:
            return ()
        rows = (row for row in self.rows if self.first_name(row.new[0], row.start) == first)
        return tuple(sorted(rows, key=lambda row: row.start))


def renaming_key(name: str) -> str:
    """As `name_key`; a name of one word must be spelt as it is, for folded it is too like other words."""
    key = name_key(name)
    return key if " " in key else name.strip().casefold()


def read_renamings(lines: Iterable[str]) -> Renamings:
    """Read a table: old names, new names (both with "|" between), start, end or nothing, note, tab-separated; "#" begins a comment."""
    rows = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            old, new, start, end, note = line.rstrip("\n").split("\t")
            rows.append(Renaming(tuple(old.split("|")), tuple(new.split("|")), start, end or None, note))
    return Renamings(tuple(rows))


@lru_cache(maxsize=1)
def renamings() -> Renamings:
    """The table that comes with Sayso (``data/renamings.tsv``)."""
    data = files("sayso.gazetteer") / "data" / "renamings.tsv"
    return read_renamings(data.read_text(encoding="utf-8").splitlines())
