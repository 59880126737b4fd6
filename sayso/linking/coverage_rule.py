"""Whether an archive knows a place and a time well enough that its silence means something.

A claim such as "the first since September" is supported only by what an archive does *not* hold. That says something where the
archive would have heard, and nothing where it would not. The rule asks three things of the months from the bound to the claim:

* at least `FEWEST_REPORTS` reports on the place's country in a month, or the month counts as thin: about one a week, so that an
  attack of the kind that is reported for days can hardly fall between two of them;
* no more than `MOST_THIN` of the months thin: a claim over a year may rest on an archive with a gap of a few weeks, not on one
  that sleeps for months;
* at least `FEWEST_SOURCES` sources over the whole time: one outlet that does not report from a place makes every archive of its
  reports silent about it.

The country is asked and not the town, because reports on a small town come only when something happens there: their absence is
what the claim says, and no sign of a gap. How many told of the town itself is stated beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.elapsed import days

FEWEST_REPORTS: Final = 4
"""Reports on the country a month; with fewer the month is thin."""
MOST_THIN: Final = 1 / 3
"""Share of months that may be thin."""
FEWEST_SOURCES: Final = 2
"""Outlets that must have reported on the country in the time asked about."""
_HALF: Final = 15
"""Days of a month that must lie in the time asked about for the month to count; if no month has as many, all of them count."""


@dataclass(frozen=True, slots=True)
class Month:
    """How many reports tell of a place in one month ("2031-09"), and by how many outlets."""

    month: str
    reports: int
    sources: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an archive holds on a place.

    Attributes:
        place: its name, "" if all places are asked about.
        country: name or code of its country, "" if it is a country itself or its country is not known.
        months: reports on the place itself.
        wider: reports on its country; the same as `months` where `country` is "".
        sources: outlets known to have reported on the country in the time asked about, if somebody has counted them.
    """

    place: str
    country: str
    months: tuple[Month, ...]
    wider: tuple[Month, ...]
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Depth:
    """How well an archive covers a place and a time.

    Attributes:
        place, country: as in `Coverage`.
        first, last: the months judged.
        months: how many they are.
        reports: reports on the country (on the place, if it has none) in them.
        local: reports on the place itself in them.
        sources: outlets that reported on the country in that time, as far as counted; at least the most of any one month.
        thin: months with too few reports, those without any included.
        silent: months without any.
        why: why the archive is too thin to say; "" if it is not.
    """

    place: str
    country: str
    first: str
    last: str
    months: int
    reports: int
    local: int
    sources: int
    thin: tuple[str, ...]
    silent: tuple[str, ...]
    why: str


def depth(coverage: Coverage, start: str | None, end: str) -> Depth:
    """How well an archive covers the days from `start` to `end`; without a `start`, from its own first month."""
    known = {month.month: month for month in coverage.wider}
    local = {month.month: month for month in coverage.months}
    begins = min((*known, *local), default=end[:7])
    judged = list(_months(start or f"{begins}-01", end))
    counts = {month: known[month].reports if month in known else 0 for month in judged}
    thin = tuple(month for month in judged if counts[month] < FEWEST_REPORTS)
    sources = max((coverage.sources, *(known[month].sources for month in judged if month in known)))
    return Depth(
        place=coverage.place,
        country=coverage.country,
        first=judged[0],
        last=judged[-1],
        months=len(judged),
        reports=sum(counts.values()),
        local=sum(local[month].reports for month in judged if month in local),
        sources=sources,
        thin=thin,
        silent=tuple(month for month in judged if counts[month] == 0),
        why=_why(len(judged), len(thin), sources, coverage.country or coverage.place),
    )


def _why(months: int, thin: int, sources: int, where: str) -> str:
    on = f" on {where}" if where else ""
    if thin > MOST_THIN * months:
        share = "the month" if months == thin == 1 else f"{thin} of {months} months"
        return f"it holds fewer than {FEWEST_REPORTS} reports{on} in {share}"
    if sources < FEWEST_SOURCES:
        return f"all that it holds{on} in that time comes from one source"
    return ""


def _months(start: str, end: str) -> Iterator[str]:
    """The months of which enough days lie between two days; all of them, if none has enough."""
    every = list(_spans(start, max(start, end)))
    enough = [month for month, number in every if number >= _HALF]
    yield from enough or [month for month, _ in every]


def _spans(start: str, end: str) -> Iterator[tuple[str, int]]:
    """Each month that two days span, with the number of its days between them."""
    year, month = int(start[:4]), int(start[5:7])
    while (here := f"{year:04d}-{month:02d}") <= end[:7]:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        first, after = max(start, f"{here}-01"), f"{year:04d}-{month:02d}-01"
        yield here, (days(first, after) if after <= end else days(first, end) + 1)


def of_rows(rows: Sequence[tuple[str, int, int]]) -> tuple[Month, ...]:
    """Months as the archive gives them: (month, reports, sources)."""
    return tuple(Month(*row) for row in rows)
