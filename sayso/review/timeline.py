"""Incidents over time: bars for those whose date fits into one of them, spans for those of which only a month or a year is known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Final, Literal

from sayso.archive import Filter, Reader
from sayso.records import SpanCount

Step = Literal["day", "week", "month", "year"]
By = Literal["type", "stage"]
STEPS: Final[tuple[Step, ...]] = ("day", "week", "month", "year")
_DAYS: Final[dict[Step, int]] = {"day": 1, "week": 7, "month": 31, "year": 366}
_FINE: Final[dict[Step, int]] = {"day": 62, "week": 130, "month": 150, "year": 10_000}
"""How many bars of a step are still looked at with ease: of more, the next step is taken."""
MOST: Final = 400
"""Bars that are drawn if somebody asks for a finer step."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, a week, a month or a year.

    Attributes:
        start, end: its first and last day.
        parts: how many incidents by type or stage.
        killed: the people killed in them, of those whose number is known.
        may: how many more incidents may have been then, by dates that are less exact or have only one end.
    """

    start: str
    end: str
    parts: dict[str, int] = field(default_factory=dict)
    killed: int = 0
    may: int = 0

    @property
    def incidents(self) -> int:
        """How many are known to have been then."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Span:
    """A month or year that is all that is known of the time of some incidents, or the shortest that holds what is known."""

    start: str
    end: str
    step: Step
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Incidents over time.

    Attributes:
        step: what each bar stands for.
        asked: the step that was asked for, "" if none was; more than `MOST` bars are not drawn, and then `step` is coarser.
        by: what the parts of the bars are: types or stages.
        series: all types or stages in the bars, those with most incidents first, with how many.
        bars: in order, empty ones too.
        spans: months and years, in order.
        longer: incidents whose date spans more than a year.
        open: those of which only the first or the last day is known.
        undated: those without a date.
        total: all incidents.
    """

    step: Step
    asked: str
    by: By
    series: dict[str, int]
    bars: tuple[Bar, ...]
    spans: tuple[Span, ...]
    longer: int
    open: int
    undated: int
    total: int


def timeline(reader: Reader, wanted: Filter, *, step: str = "", by: By = "type", without: Collection[str] = ()) -> Timeline:
    """The incidents that a filter accepts, over time.

    Args:
        step: ``day``, ``week``, ``month`` or ``year``; anything else: what the time they span demands.
        without: ids of incidents that are not counted.
    """
    spanned = reader.days_spanned(wanted, without)
    first, last = (
        (max(spanned[0], wanted.first_day or ""), min(spanned[1], wanted.last_day or spanned[1])) if spanned else ("", "")
    )
    chosen = _step(first, last, step) if first else "year"
    told = reader.when(wanted, "day" if chosen == "week" else chosen, by, without)
    keys = list(_keys(first, last, chosen)) if first else []
    tallied = _Tallied(chosen, keys)
    for one in (*told.counts, *told.open):
        tallied.add(one)
    return Timeline(
        chosen,
        step if step in STEPS else "",
        by,
        tallied.series(),
        tallied.bars(),
        tallied.spans(),
        tallied.longer,
        sum(one.incidents for one in told.open),
        told.undated,
        told.total,
    )


class _Tallied:
    """What goes into bars and spans, one count after the other.

    Args:
        step: what each bar stands for.
        keys: the bars: what `_bucket` calls them, in order.
    """

    def __init__(self, step: Step, keys: list[str]) -> None:
        self.step, self.keys = step, keys
        self.parts: dict[str, Counter[str]] = {key: Counter() for key in keys}
        self.killed = dict.fromkeys(keys, 0)
        self.begin, self.end = [0] * (len(keys) + 1), [0] * (len(keys) + 1)
        self.around: dict[tuple[str, Step], tuple[int, int]] = {}
        self.longer = 0

    def add(self, one: SpanCount) -> None:
        """Count some incidents of one time."""
        start, end = (_bucket(day, self.step) if day else "" for day in (one.start, one.end))
        if start and start == end and start in self.parts:
            self.parts[start][one.series] += one.incidents
            self.killed[start] += one.killed
            return
        # What is known only to have been by some day counts as on that day, as in lists; what goes on from some day, until today.
        low = bisect_left(self.keys, start or end)
        high = bisect_right(self.keys, end) if end else len(self.keys)
        self.begin[low] += one.incidents
        self.end[max(low, high)] += one.incidents
        if start and end:
            key = _around(one, self.step)
            count, dead = self.around.get(key, (0, 0)) if key else (0, 0)
            if key:
                self.around[key] = count + one.incidents, dead + one.killed
            else:
                self.longer += one.incidents

    def bars(self) -> tuple[Bar, ...]:
        """All bars, empty ones too."""
        may = accumulate(came - gone for came, gone in zip(self.begin, self.end, strict=True))
        bars = zip(self.keys, may, strict=False)  # after the last bar, everything has ended
        return tuple(Bar(*_ends(key, self.step), dict(self.parts[key]), self.killed[key], count) for key, count in bars)

    def spans(self) -> tuple[Span, ...]:
        """The months and years, months first."""
        ordered = sorted(self.around, key=lambda key: (key[1], key[0]))
        return tuple(Span(*_ends(*key), key[1], *self.around[key]) for key in ordered)

    def series(self) -> dict[str, int]:
        """All types or stages in the bars with how many incidents, most first."""
        found = Counter[str]()
        for some in self.parts.values():
            found.update(some)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _step(first: str, last: str, asked: str) -> Step:
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    limits = dict.fromkeys(STEPS, MOST) if asked in STEPS else _FINE
    begin = STEPS.index(asked) if asked in STEPS else 0
    return next((step for step in STEPS[begin:] if days <= limits[step] * _DAYS[step]), "year")


def _keys(first: str, last: str, step: Step) -> Iterator[str]:
    day: date | None = date.fromisoformat(_ends(_bucket(first, step), step)[0])
    while day is not None and day.isoformat() <= last:
        yield _bucket(day.isoformat(), step)
        day = _after(day, step)


def _after(day: date, step: Step) -> date | None:
    """The first day of the next bar, or None at the end of time."""
    try:
        if step == "year":
            return date(day.year + 1, 1, 1)
        if step == "month":
            return date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day + timedelta(days=_DAYS[step])
    except (ValueError, OverflowError):
        return None


def _bucket(given: str, step: Step) -> str:
    """The bar that a day, month or year lies in, by the day, month or year that it begins with; of a week, by its Monday."""
    if step == "week":
        day = date.fromisoformat(given)
        return (day - timedelta(days=day.weekday())).isoformat() if day.toordinal() > day.weekday() else given
    return given[: {"day": 10, "month": 7, "year": 4}[step]]


def _around(one: SpanCount, step: Step) -> tuple[str, Step] | None:
    """The month or the year that holds what is known, if it is longer than a bar."""
    if step in ("day", "week") and one.start[:7] == one.end[:7]:
        return one.start[:7], "month"
    return (one.start[:4], "year") if step != "year" and one.start[:4] == one.end[:4] else None


def _ends(key: str, step: Step) -> tuple[str, str]:
    """The first and the last day of a day, a week, a month or a year."""
    day = date.fromisoformat(key + "-01-01"[len(key) - 4 :] if len(key) < 10 else key)
    after = _after(day, step)
    return day.isoformat(), (after - timedelta(days=1)).isoformat() if after else "9999-12-31"
