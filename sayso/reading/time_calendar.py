"""Arithmetic on days, and the days that a TIMEX3 value stands for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from sayso.records.interval import Precision

Days = tuple[date, date, Precision]

SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_PART: Final = re.compile(r"(\d{4})-(?:(SP|SU|FA|WI)|Q([1-4])|H([12]))")
_YEARS: Final = re.compile(r"\d{2,4}")


def made_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def plus_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day; kept between the years 1 and 9999."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_days(day: date, days: int) -> date:
    """Days later or earlier, kept between the years 1 and 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def day_value(day: date) -> str:
    """``1990-01-03``."""
    return day.isoformat()


def week_value(day: date, *, weekend: bool = False) -> str:
    """The ISO week of a day, ``1990-W01``, or its weekend."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")


def month_value(year: int, month: int) -> str:
    """``1990-01``."""
    return f"{year:04d}-{month:02d}"


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month - 1) // 3 + 1


def season_start(year: int, season: str) -> date:
    """The first day of a season that begins in that year (by months: winter begins on 1 December)."""
    return date(year, SEASON_MONTH[season], 1)


def easter(year: int) -> date:
    """Easter Sunday in the western churches (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(year: int, rule: str, weekdays: dict[str, int]) -> date:
    """The day of a feast in a year, by its rule in ``data/times.yaml``."""
    words = rule.split()
    if words[0] == "easter":
        return easter(year) + timedelta(days=int(words[1]))
    if len(words) == 3:
        nth, weekday, month = int(words[0]), weekdays[words[1]], int(words[2])
        first, last = month_days(year, month)
        if nth > 0:
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))
    return date.fromisoformat(f"{year:04d}-{rule}")


def days_of(value: str) -> Days | None:
    """First and last day that a TIMEX3 date value stands for, and its precision; None if it names no particular days."""
    try:
        return _days_of(value)
    except (ValueError, OverflowError):
        return None


def _days_of(value: str) -> Days | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day, "day"
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6), "range" if match[3] else "week"
    if match := _MONTH.fullmatch(value):
        return *month_days(int(match[1]), int(match[2])), "month"
    if match := _PART.fullmatch(value):
        year = int(match[1])
        if match[2]:
            start = season_start(year, match[2])
            return start, plus_days(plus_months(start, 3), -1), "season"
        first, months = (3 * int(match[3]) - 2, 3) if match[3] else (6 * int(match[4]) - 5, 6)
        start = date(year, first, 1)
        return start, plus_days(plus_months(start, months), -1), "range"
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31), "year" if span == 1 else "range"
    if "/" in value:
        left, right = (days_of(part) for part in value.split("/", 1))
        return (left[0], right[1], "range") if left and right and left[0] <= right[1] else None
    return None
