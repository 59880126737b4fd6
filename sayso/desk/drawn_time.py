"""A timeline as a drawing: bars of incidents, bands for what is known only by month or year, and bars of deaths below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, log10
from typing import Final

from sayso.desk.say import short_day
from sayso.linking.value_words import day_words
from sayso.review.timeline import Bar, Span, Step, Timeline

_LEFT: Final = 74
_WIDE: Final = 920
_TALL: Final = 190
_DEAD: Final = 84
_TOP: Final = 22
_LANE: Final = 22
_GAP: Final = 44
_SHOWN: Final = 5
"""Types or stages that are told apart; the others are one."""
_LETTER: Final = 7.2
_RIGHT: Final = 44


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of a bar: `shade` is the number of its type or stage."""

    x: float
    y: float
    width: float
    height: float
    shade: int

    @property
    def path(self) -> str:
        """Its outline, as SVG writes it: one attribute where a rectangle has four, and there are hundreds."""
        return f"M{self.x:g} {self.y:g}h{self.width:g}v{self.height:g}h{-self.width:g}z"


@dataclass(frozen=True, slots=True)
class Column:
    """One bar of the drawing, and its line of the table.

    Attributes:
        name: the day, week, month or year in words.
        link: the list narrowed to it.
        counts: incidents by what the legend tells apart.
        cells: the same, each with what it is called there.
        ground: what can be clicked.
    """

    name: str
    link: str
    incidents: int
    may: int
    killed: int
    counts: tuple[int, ...]
    cells: tuple[tuple[str, int], ...]
    rects: tuple[Rect, ...]
    dead: Rect | None
    ground: Rect


@dataclass(frozen=True, slots=True)
class Band:
    """What is known only by month or year."""

    name: str
    link: str
    incidents: int
    killed: int
    x: float
    y: float
    width: float
    shown: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of an axis with what stands at it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole of it, and what a table says of the same."""

    timeline: Timeline
    width: int
    height: int
    right: float
    left: int
    top: int
    floor: float
    dead_top: float
    dead_floor: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    lanes: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    deaths: tuple[Tick, ...]
    times: tuple[Tick, ...]
    legend: tuple[tuple[int, str, int], ...]
    """Number, title and incidents of each type or stage that is told apart."""

    @property
    def says(self) -> str:
        """The drawing in one sentence, for those who do not see it."""
        return f"Incidents by {self.timeline.step}: {len(self.columns)} bars. The table below says the same."


def drawn(found: Timeline, title: Callable[[str], str], link: Callable[[str, str], str]) -> Drawing:
    """The drawing of a timeline.

    Args:
        title: what a type or stage is called.
        link: the address of the list narrowed to two days and what lies between.
    """
    told = list(found.series)[: _SHOWN if len(found.series) > _SHOWN + 1 else _SHOWN + 1]
    shade = {key: told.index(key) if key in told else len(told) for key in found.series}
    count = max(1, len(found.bars))
    each = min(44.0, max(7.0, _WIDE // count))
    lanes = sorted({span.step for span in found.spans})
    floor = float(_TOP + _TALL)
    dead_top = floor + 22 + _LANE * len(lanes) + _GAP
    scale, ticks = _axis(max((bar.incidents for bar in found.bars), default=0), floor, _TALL)
    dead_scale, dead_ticks = _axis(max((bar.killed for bar in found.bars), default=0), dead_top + _DEAD, _DEAD, 2)
    right = _LEFT + max(count * each, 300)
    titles = [(number, title(key) if key else "not known", found.series[key]) for number, key in enumerate(told)]
    rest = sum(found.series.values()) - sum(number for _, _, number in titles)
    legend = (*titles, *([(len(told), "all others", rest)] if rest else []))
    columns = []
    for number, bar in enumerate(found.bars):
        x = _LEFT + number * each
        counts = [0] * (len(told) + (len(told) < len(found.series)))
        for key, incidents in bar.parts.items():
            counts[shade[key]] += incidents
        rects = _stacked(counts, x, each, floor, scale)
        tall = bar.killed * dead_scale
        dead = Rect(x + _air(each), round(dead_top + _DEAD - tall, 2), each - 2 * _air(each), round(tall, 2), 0)
        shown = dead if bar.killed else None
        name, where = bar_name(bar, found.step), link(bar.start, bar.end)
        cells = tuple((called, incidents) for (_, called, _), incidents in zip(legend, counts, strict=False))
        ground = Rect(x, _TOP, each, floor - _TOP, 0)
        columns.append(Column(name, where, bar.incidents, bar.may, bar.killed, tuple(counts), cells, rects, shown, ground))
    return Drawing(
        timeline=found,
        width=int(right + _RIGHT),
        right=right,
        height=int(dead_top + _DEAD + 8),
        left=_LEFT,
        top=_TOP,
        floor=floor,
        dead_top=dead_top,
        dead_floor=dead_top + _DEAD,
        columns=tuple(columns),
        bands=tuple(_bands(found, lanes, floor + 22, each, link)),
        lanes=tuple(Tick(floor + 22 + _LANE * n + 15, f"{lane} only") for n, lane in enumerate(lanes)),
        counts=ticks,
        deaths=dead_ticks,
        times=tuple(tick for tick in _times(found, each) if tick.at + len(tick.words) * _LETTER <= right + _RIGHT),
        legend=legend,
    )


def bar_name(bar: Bar, step: Step) -> str:
    """A bar in words."""
    if step == "year":
        return bar.start[:4]
    if step == "month":
        return day_words(bar.start).split(" ", 1)[1]
    return f"week of {short_day(bar.start)}" if step == "week" else short_day(bar.start)


def _stacked(counts: list[int], x: float, each: float, floor: float, scale: float) -> tuple[Rect, ...]:
    rects, y = [], floor
    for shade, incidents in enumerate(counts):
        if incidents:
            y -= incidents * scale
            rects.append(
                Rect(round(x + _air(each), 2), round(y, 2), round(each - 2 * _air(each), 2), round(incidents * scale, 2), shade)
            )
    return tuple(rects)


def _air(each: float) -> float:
    """What is left free on either side of a bar."""
    return 0.5 if each < 10 else each * 0.1


def _axis(most: int, floor: float, tall: int, ticks: int = 4) -> tuple[float, tuple[Tick, ...]]:
    """How many pixels one is, and the lines of whole round numbers."""
    if not most:
        return 0.0, (Tick(floor, "0"),)
    rough = most / ticks
    power = 10 ** int(log10(rough)) if rough >= 1 else 1
    step = next((size * power for size in (1, 2, 5, 10) if size * power >= rough), ceil(rough))
    top = step * ceil(most / step)
    return tall / top, tuple(Tick(floor - n * tall / top, f"{n:,}") for n in range(0, top + 1, step))


def _bands(found: Timeline, lanes: list[Step], top: float, each: float, link: Callable[[str, str], str]) -> list[Band]:
    """The months and years, where their bars are; what lies before the first bar or after the last is cut off there."""
    bands = []
    for span in found.spans:
        numbers = [n for n, bar in enumerate(found.bars) if bar.end >= span.start and bar.start <= span.end]
        x, width = (_LEFT + numbers[0] * each, each * len(numbers)) if numbers else (0.0, 0.0)
        y = top + _LANE * lanes.index(span.step)
        words = len(f"{span.incidents:,}") * _LETTER + 6
        bands.append(Band(_span_name(span), link(span.start, span.end), span.incidents, span.killed, x, y, width, width >= words))
    return bands


def _span_name(span: Span) -> str:
    return span.start[:4] if span.step == "year" else day_words(span.start).split(" ", 1)[1]


def _times(found: Timeline, each: float) -> list[Tick]:
    """What stands below the bars: as many of their names as there is room for, at round ones where that can be."""
    words = [_short(bar, found.step) for bar in found.bars]
    room = max((len(one) for one in words), default=1) * _LETTER + 14
    every = max(1, ceil(room / each))
    if found.step == "month":
        every = next((size for size in (1, 2, 3, 6, 12, 24, 60, 120) if size >= every), every)
        chosen = [n for n, bar in enumerate(found.bars) if (int(bar.start[:4]) * 12 + int(bar.start[5:7]) - 1) % every == 0]
    elif found.step == "year":
        every = next((size for size in (1, 2, 5, 10, 20, 50, 100, 500) if size >= every), every)
        chosen = [n for n, bar in enumerate(found.bars) if int(bar.start[:4]) % every == 0]
    else:
        chosen = list(range(0, len(words), every))
    return [Tick(_LEFT + n * each, words[n]) for n in chosen]


def _short(bar: Bar, step: Step) -> str:
    if step == "year":
        return bar.start[:4]
    day, month, year = short_day(bar.start).split(" ")
    return f"{month} {year}" if step == "month" else f"{day} {month}" if step == "day" else f"{day} {month} {year[2:]}"
