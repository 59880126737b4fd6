"""Rules for clock times."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import day_value, made_day, plus_days
from sayso.reading.time_dates import nearest_year
from sayso.reading.time_days import named_shift, weekday_date
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import Rule, group
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import day_number, month_number, number, weekday_number

_ZONE_THEN: Final = r"(?:{gap}\(?(?:\d{4}_)?{zone}\)?)?(?:_\([^)]{1,30}\))?,?_"
_DAY: Final = r"(?:on_)?(?:(?P<weekday>{weekday})|(?P<named>yesterday|today|tomorrow)|(?P<month>{month})_(?P<day>{daynumber}))"
_DAY_AFTER: Final = pattern(
    _ZONE_THEN + _DAY.replace("|(?P<month>", "|(?:the_)?(?P<dayfirst>{daynumber})(?:_of)?_(?P<monthlast>{month})|(?P<month>")
)

_DAY_SOON: Final = pattern(
    r"(?:_[a-z-]+){1,4}?_on_"
    + _DAY.replace("(?:on_)?", "").replace(
        "|(?P<month>", "|(?:the_)?(?P<dayfirst>{daynumber})(?:_of)?_(?P<monthlast>{month})|(?P<month>"
    )
)
"""The day that follows a few words later: "the 10 a.m. blast on Nov. 3"."""


def _clock(m: re.Match[str], story: Story) -> Reading | None:
    """ "7:45 p.m.", "9 a.m. Tuesday", "18.30"."""
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap])?", m["clock"])
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] == "p" and hour < 12:
        hour += 12
    if found[3] == "a" and hour == 12:
        hour = 0
    return _at(_day_of(m, story), hour, minute)


def _at(day: date | None, hour: int, minute: int) -> Reading | None:
    if hour > 24 or minute > 59:
        return None
    value = day_value(day) if day else "XXXX-XX-XX"
    return Reading(f"{value}T{hour:02d}:{minute:02d}", "TIME", clock=f"{hour % 24:02d}:{minute:02d}")


def _day_of(m: re.Match[str], story: Story) -> date | None:
    """The day of a clock time: the one said beside it, else the day last spoken of, else the reference day."""
    beside: re.Match[str] | None = m
    if not any(group(m, name) for name in ("weekday", "named", "month")):
        beside = _DAY_AFTER.match(story.normal, m.end()) or _DAY_SOON.match(story.normal, m.end())
    if beside is None:
        return story.scene_day(m.start())
    if beside["weekday"]:
        return weekday_date(story, weekday_number(beside["weekday"]), "", *beside.span("weekday"))
    if beside["named"]:
        return plus_days(story.now, named_shift(beside["named"])) if story.now else None
    month = month_number(group(beside, "monthlast") or beside["month"])
    day = day_number(group(beside, "dayfirst") or beside["day"]) or 1
    year = nearest_year(story, month, day, beside.start(), beside.end())
    return made_day(year, month, day) if year else None


def _four_digits(m: re.Match[str], story: Story) -> Reading | None:
    """ "2130 hours", "0735 GMT", "at 0630"."""
    return _at(_day_of(m, story), int(m["hour"]), int(m["minute"]))


def _day_and_clock(m: re.Match[str], story: Story) -> Reading | None:
    """ "131500Z": day of the month, hour and minute, as telexes have it."""
    day: date | None = None
    year, month = story.month or ((story.now.year, story.now.month) if story.now else (0, 0))
    if year:
        day = made_day(year, month, int(m["daynumber"]))
        if day is None:
            return None
    return _at(day, int(m["hour"]), int(m["minute"]))


def _in_words(m: re.Match[str], story: Story) -> Reading | None:
    """ "Four in the morning", "8 o'clock at night"."""
    hour, part = number(m["hour"]), m["part"]
    if hour is None or not 1 <= hour <= 12 or hour != int(hour):
        return None
    late = part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    return _at(_day_of(m, story), int(hour) % 12 + (12 if late else 0), 0)


_CLOCK = r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)"

RULES: tuple[Rule, ...] = (
    Rule("clock", pattern(rf"(?<![\w:.$/-])(?P<clock>{{clock}})(?:[,]?{{gap}}{{zone}})?(?:,?_{_DAY})?"), _clock),
    Rule("clock-24", pattern(rf"(?<![\w:.$/-]){_CLOCK}(?:_(?:hours|hrs|gmt|utc|local)\b|z\b)"), _four_digits),
    Rule(
        "clock-24",
        pattern(
            rf"\bat_(?:{{about}}_)?(?P<said>{_CLOCK})(?={{gap}}(?:[.,;)]|$)|_(?:on|in|today|yesterday|this|and|when|local)\b)"
        ),
        _four_digits,
    ),
    Rule(
        "clock-24",
        pattern(
            r"\b(?:between|from|before|after|around|about|until|since|and|to)_(?P<said>(?P<hour>0\d)(?P<minute>[0-5]\d))(?![\w,.:/-]\d|\w)"
        ),
        _four_digits,
    ),
    Rule("day-clock", pattern(rf"(?<![\w-])(?P<daynumber>0[1-9]|[12]\d|3[01]){_CLOCK}z\b"), _day_and_clock),
    Rule(
        "o-clock",
        pattern(r"\b(?P<hour>{number})_(?:o'clock_)?(?:in_the|at)_(?P<part>morning|afternoon|evening|night)\b"),
        _in_words,
    ),
)
