"""Rules for clock times."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from sayso.reading.time_calendar import day_value, made_day, plus_days
from sayso.reading.time_dates import nearest_year
from sayso.reading.time_days import named_shift, weekday_date
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import DIGITS, Rule, group
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import day_number, month_number, number, weekday_number

_ZONE_THEN: Final = r"(?:{gap}\((?:\d{4}_)?{zone}\)|{gap}{zone})?(?:_\([^)]{1,30}\))?,?_"
_DAY: Final = r"(?:on_)?(?:(?P<weekday>{weekday})|(?P<named>yesterday|today|tomorrow)|(?P<month>{month})_(?P<day>{daynumber}))"
_ANY_DAY: Final = _DAY.replace("|(?P<month>", "|(?:the_)?(?P<dayfirst>{daynumber})(?:_of)?_(?P<monthlast>{month})|(?P<month>")
_DAY_AFTER: Final = pattern(_ZONE_THEN + _ANY_DAY)
_DAY_AFTER_BRACKET: Final = pattern(r"\)_" + _ANY_DAY)
_DAY_SOON: Final = pattern(r"(?:_[a-z-]+){1,4}?_on_" + _ANY_DAY.removeprefix("(?:on_)?"))
"""The day that follows a few words later: "the 10 a.m. blast on Nov. 3"."""
_HOURS: Final = r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)"
_ELSEWHERE: Final = pattern(rf"{{gap}}\((?:{_HOURS}|(?P<clock>{{clock}}))_{{zone}},?_{_ANY_DAY}")
_YEAR_AFTER: Final = pattern(r",?_(?P<year>{year4})")
_YEARS: Final = range(1900, 2050)
_ALSO: Final = re.compile(r" *(?:\(|/|or|,)? *")


def _clock(m: re.Match[str], story: Story) -> Reading | None:
    """ "7:45 p.m.", "9 a.m. Tuesday", "18.30"."""
    return _at(m, story, *_hour_minute(m))


def _hour_minute(m: re.Match[str]) -> tuple[int, int]:
    """The hour and minute of "2130" or of "9:30 p.m."."""
    if group(m, "hour"):
        return int(m["hour"]), int(m["minute"])
    digits = re.findall(r"\d+", m["clock"])
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in m["clock"] and hour < 12:
        hour += 12
    if "a" in m["clock"] and hour == 12:
        hour = 0
    return hour, minute


def _at(m: re.Match[str], story: Story, hour: int, minute: int) -> Reading | None:
    if hour > 24 or minute > 59:
        return None
    zone, day = _zone(m), _day_beside(m, story)
    there = _moment_elsewhere(m, story) or (_moment_before(m, story) if zone else None)
    if there is not None and (day is None or not zone):
        day = _day_at(there, hour, minute)
    if day is None and (closed := _DAY_AFTER_BRACKET.match(story.normal, m.end())):
        day = _said_day(closed, story)
    day = day or story.scene_day(m.start())
    if day is not None:
        story.moment = (m.end(), datetime(day.year, day.month, day.day, hour % 24, minute))
    value = day_value(day) if day else "XXXX-XX-XX"
    return Reading(f"{value}T{hour:02d}:{minute:02d}", "TIME", clock=f"{hour % 24:02d}:{minute:02d}", zone=zone)


def _zone(m: re.Match[str]) -> str:
    """The time zone said of a clock time; "" for that of the place."""
    words = group(m, "zone")
    return "" if "local" in words else words.upper()


def _moment_before(m: re.Match[str], story: Story) -> datetime | None:
    """The clock time just before, of which this one tells the moment in another zone: the "0735 GMT" of "10:35 a.m. (0735 GMT)"."""
    if story.moment is None or not _ALSO.fullmatch(story.normal, story.moment[0], max(m.start(), story.moment[0])):
        return None
    return story.moment[1]


def _moment_elsewhere(m: re.Match[str], story: Story) -> datetime | None:
    """The clock time that follows in brackets with a day of its own: the "2230 GMT" of "1:30 a.m. (2230 GMT on Monday)"."""
    found = _ELSEWHERE.match(story.normal, m.end())
    day = _said_day(found, story) if found else None
    if found is None or day is None:
        return None
    hour, minute = _hour_minute(found)
    return datetime(day.year, day.month, day.day, hour % 24, minute)


def _day_at(here: datetime, hour: int, minute: int) -> date:
    """The day in another zone at a moment: the one in which the clocks are least apart."""
    clock = here.replace(hour=hour % 24, minute=minute)
    return min(
        (plus_days(here.date(), shift) for shift in (0, -1, 1)), key=lambda day: abs(datetime.combine(day, clock.time()) - here)
    )


def _day_beside(m: re.Match[str], story: Story) -> date | None:
    """The day said beside a clock time."""
    if any(group(m, name) for name in ("weekday", "named", "month")):
        return _said_day(m, story)
    beside = _DAY_AFTER.match(story.normal, m.end()) or _DAY_SOON.match(story.normal, m.end())
    return _said_day(beside, story) if beside else None


def _said_day(beside: re.Match[str], story: Story) -> date | None:
    """The day that a match of `_DAY` names."""
    if beside["weekday"]:
        return weekday_date(story, weekday_number(beside["weekday"]), "", *beside.span("weekday"))
    if beside["named"]:
        return plus_days(story.now, named_shift(beside["named"])) if story.now else None
    first, last = ("dayfirst", "monthlast") if group(beside, "monthlast") else ("month", "day")
    month = month_number(beside["monthlast" if first == "dayfirst" else "month"])
    day = day_number(beside["dayfirst" if first == "dayfirst" else "day"]) or 1
    said = _YEAR_AFTER.match(story.normal, max(beside.end(first), beside.end(last)))
    start = beside.start() if group(beside, "clock") or group(beside, "hour") else beside.start(first)
    year = int(said["year"]) if said else nearest_year(story, month, day, start, max(beside.end(first), beside.end(last)))
    return made_day(year, month, day) if year else None


def _four_digits(m: re.Match[str], story: Story) -> Reading | None:
    """ "2130 hours", "0735 GMT", "at 0630"."""
    return _at(m, story, *_hour_minute(m))


def _about_four_digits(m: re.Match[str], story: Story) -> Reading | None:
    """ "Shortly before 1700": in news an hour, where the number is none of the years that news tells of; in history a year."""
    return None if story.narrative or int(m["hour"] + m["minute"]) in _YEARS else _four_digits(m, story)


def _day_and_clock(m: re.Match[str], story: Story) -> Reading | None:
    """ "131500Z": day of the month, hour and minute, as telexes have it."""
    hour, minute = int(m["hour"]), int(m["minute"])
    day: date | None = None
    year, month = story.month or ((story.now.year, story.now.month) if story.now else (0, 0))
    if year:
        day = made_day(year, month, int(m["daynumber"]))
        if day is None:
            return None
    value = day_value(day) if day else "XXXX-XX-XX"
    return (
        Reading(f"{value}T{hour:02d}:{minute:02d}", "TIME", clock=f"{hour % 24:02d}:{minute:02d}", zone="GMT")
        if hour <= 24
        else None
    )


def _in_words(m: re.Match[str], story: Story) -> Reading | None:
    """ "Four in the morning", "8 o'clock at night"."""
    hour, part = number(m["hour"]), m["part"]
    if hour is None or not 1 <= hour <= 12 or hour != int(hour):
        return None
    late = part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    return _at(m, story, int(hour) % 12 + (12 if late else 0), 0)


RULES: tuple[Rule, ...] = (
    Rule(
        "clock",
        pattern(rf"(?<![\w:.$/-])(?P<clock>{{clock}})(?:[,]?{{gap}}(?P<zone>{{zone}}))?(?:,?_{_DAY})?"),
        _clock,
        needs=DIGITS,
    ),
    Rule(
        "clock-24",
        pattern(rf"(?<![\w:.$/-]){_HOURS}(?:_(?P<zone>gmt|utc|local)\b|_(?:hours|hrs)\b|z\b)"),
        _four_digits,
        needs=DIGITS,
    ),
    Rule(
        "clock-24",
        pattern(
            rf"\bat_(?:{{about}}_)?(?P<said>{_HOURS})(?={{gap}}(?:[.,;()]|$)|_(?:on|in|today|yesterday|this|and|when|local)\b)"
        ),
        _four_digits,
        needs=DIGITS,
    ),
    Rule(
        "clock-24",
        pattern(
            r"\b(?:between|from|before|after|around|about|until|since|and|to)_(?P<said>(?P<hour>0\d)(?P<minute>[0-5]\d))(?![\w,.:/-]\d|\w)"
        ),
        _four_digits,
        needs=DIGITS,
    ),
    Rule(
        "clock-24",
        pattern(
            r"\b(?:shortly|just|soon|right|moments|minutes)_(?:before|after)_"
            r"(?P<said>(?P<hour>1\d|2[0-3])(?P<minute>[0-5]\d))(?![\w,.:/-]\d|\w)"
        ),
        _about_four_digits,
        needs=DIGITS,
    ),
    Rule("day-clock", pattern(rf"(?<![\w-])(?P<daynumber>0[1-9]|[12]\d|3[01]){_HOURS}z\b"), _day_and_clock, needs=DIGITS),
    Rule(
        "o-clock",
        pattern(r"\b(?P<hour>{number})_(?:o'clock_)?(?:in_the|at)_(?P<part>morning|afternoon|evening|night)\b"),
        _in_words,
        needs=("morning", "afternoon", "evening", "night"),
    ),
)
