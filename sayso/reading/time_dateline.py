"""What a text says about its own time: the day in its dateline, its full dates, and whether it tells history."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import made_day, plus_days
from sayso.reading.time_patterns import pattern
from sayso.reading.time_words import month_number, normal, two_digit_year, year_number

_HEAD: Final = 500
"""Characters in which a dateline is looked for."""
_ENOUGH_YEARS: Final = 8
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?] +|\n\s*)([^\W\d_])")
_ENOUGH_SENTENCES: Final = 2
_MOST: Final = 0.6
_DATE: Final = r"(?:(?P<day>\d{1,2})_(?P<month>{month})|(?P<month2>{month})_(?P<day2>\d{1,2}))"
_WIRE: Final = pattern(
    rf"[^.]{{0,80}}?(?<![\w.]){_DATE},?{{gap}}(?:(?P<year>{{year}})|(?P<short>'?\d\d)(?!\d)){{gap}}(?:--|-_|—|\(|\[|:)"
)
_NO_YEAR: Final = pattern(
    rf"(?!(?:updated?|posted|published|correct))[^.]{{0,80}}?(?<![\w.]){_DATE}{{gap}}(?:\([^()]{{2,40}}\){{gap}})?(?:--|-_|—|\(|\[)"
)
_LINE: Final = pattern(
    rf"(?:(?:published|updated|posted|date|dated|released?){{gap}}:?{{gap}}(?:on_)?)?(?:\w+day,?_)?{_DATE},?_(?P<year>{{year4}})[.]?$"
)
_FULL: Final = pattern(
    r"\b(?:(?:{daynumber}_)?(?P<month>{month})(?:_{daynumber})?,?_(?:of_)?(?P<dated>{year4})"
    r"|(?:in|since|of|by|during|until|early|late|to|and|from)_(?P<year>{year4}))"
)
_DEICTIC: Final = pattern(r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next)_(?:week|month|night|year)|{dayname})\b")


def reference_day(chars: str, published: date | None) -> date | None:
    """The day that "today" means in a text: the day of its publication, or the dateline's if that is the day before or after.

    A report wired from a place where the day has not yet ended, or has ended before, and one printed on the morning after it was
    written, count from the day that their dateline names.

    Args:
        chars: the text, verbatim.
        published: its day of publication, if known.

    Returns:
        the day, or None if the text is neither dated nor has a dateline with a year.
    """
    if published is None:
        return dateline(chars)
    for raw in chars[:_HEAD].split("\n"):
        found = _NO_YEAR.match(normal(raw.strip())) or _WIRE.match(normal(raw.strip()))
        if found:
            month, day = month_number(found["month"] or found["month2"]), int(found["day"] or found["day2"])
            beside = (plus_days(published, shift) for shift in (0, -1, 1))
            return next((near for near in beside if (near.month, near.day) == (month, day)), published)
    return published


def dateline(chars: str) -> date | None:
    """The day in the dateline of a text ("San Salvador, 3 Jan 90 --"), or of a line in its head that is only a date.

    Args:
        chars: the text, verbatim.

    Returns:
        the day, or None: a dateline without a year is no reference day.
    """
    for raw in chars[:_HEAD].split("\n"):
        line = normal(raw.strip())
        found = _WIRE.match(line) or _LINE.match(line)
        if found:
            said = found.groupdict()
            year = year_number(said["year"]) if said["year"] else two_digit_year(said["short"])
            day = made_day(year or 0, month_number(said["month"] or said["month2"]), int(said["day"] or said["day2"]))
            if day:
                return day
    return None


def full_dates(words: str) -> tuple[tuple[int, int, int], ...]:
    """Position, year and month (0 where only a year is said) of the dates that a text says in full, in order."""
    return tuple(
        (found.start(), int(found["dated"] or found["year"]), month_number(found["month"]) if found["month"] else 0)
        for found in _FULL.finditer(words)
    )


def is_narrative(words: str, full: tuple[tuple[int, int, int], ...], now: date | None) -> bool:
    """Whether a text tells history: it dates by full years before the year of its publication, not by weekdays and "today"."""
    if now is None:
        return False
    past = sum(1 for _, year, _ in full if year < now.year - 1)
    if past < _ENOUGH_YEARS or past < _MOST * len(full):
        return False
    return sum(1 for _ in _DEICTIC.finditer(words)) <= past / 4


def is_uncapitalised(chars: str) -> bool:
    """Whether a text is written without capitals: its sentences begin with small letters."""
    starts = _SENTENCE_START.findall(chars)
    return len(starts) >= _ENOUGH_SENTENCES and sum(c.islower() for c in starts) >= _MOST * len(starts)
