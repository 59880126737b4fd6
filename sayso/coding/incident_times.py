"""When two times cannot be those of one happening, also where the report does not tell the year."""

from __future__ import annotations

import re
from typing import Final

from sayso.records import Interval, Mention

_DAY: Final = re.compile("mon|tues|wednes|thurs|fri|satur|sun(?=day)", re.IGNORECASE)
_LONG_AGO: Final = re.compile(
    r"\b(?:weeks?|months?|years?)\s+(?:ago|earlier|before)\b|\b(?:last|previous|past)\s+(?:week|month|year)\b", re.IGNORECASE
)
_JUST_NOW: Final = re.compile(
    r"\b(?:today|tonight|yesterday|this (?:morning|afternoon|evening)|last night|\w+day)\b", re.IGNORECASE
)
_THIS_YEAR: Final = re.compile(
    r"\b(?:today|tonight|yesterday|this (?:morning|afternoon|evening|week|month|year)|(?:last|past) (?:night|week)|\w+day)\b",
    re.IGNORECASE,
)
_WITHOUT_YEAR: Final = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WITH_YEAR: Final = re.compile(r"\d{4}-(\d\d)(?:-(\d\d))?")


def times_exclude(one: Mention, other: Mention) -> bool:
    """Whether two times said of triggers cannot be those of one happening."""
    a, b = one.value, other.value
    if isinstance(a, Interval) and isinstance(b, Interval):
        if "DURATION" in (a.timex, b.timex):
            return False
        if a.start and b.start:
            return (a.end or a.start) < b.start or (b.end or b.start) < a.start
        if _dates_exclude(a, b) or _years_exclude(one, other) or _years_exclude(other, one):
            return True
    if any(_LONG_AGO.search(x.words) and _JUST_NOW.search(y.words) for x, y in ((one, other), (other, one))):
        return True
    first, second = _DAY.search(one.words), _DAY.search(other.words)
    return bool(first and second and first.group().lower() != second.group().lower())


def is_long_ago(words: str) -> bool:
    """Whether words of time look weeks or more back ("last month", "two years ago")."""
    return bool(_LONG_AGO.search(words))


def _dates_exclude(one: Interval, other: Interval) -> bool:
    """ "November 19" and "October 18" are two days in any year."""
    first, second = _month_and_day(one), _month_and_day(other)
    if first is None or second is None:
        return False
    return first[0] != second[0] or (None not in (first[1], second[1]) and first[1] != second[1])


def _month_and_day(when: Interval) -> tuple[str, str | None] | None:
    """The month and, if it is told, the day; None for a span of more than a month, and for all else."""
    if when.start is not None and when.precision not in ("day", "month", "part-of-month"):
        return None
    found = _WITHOUT_YEAR.match(when.value) or _WITH_YEAR.match(when.value)
    return (found.group(1), found.group(2)) if found else None


def _years_exclude(year: Mention, day: Mention) -> bool:
    """ "In 2004" and "August 15", "last Friday": a day told without its year is of this year, and this year needs no number."""
    told, other = year.value, day.value
    if not isinstance(told, Interval) or told.precision != "year" or not told.start:
        return False
    if not isinstance(other, Interval) or other.start or other.timex == "SET":
        return False
    return bool(_WITHOUT_YEAR.match(other.value) or _THIS_YEAR.search(day.words))
