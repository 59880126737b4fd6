"""The reference day inside the head of a text, where the report gives none: datelines of telexes and wires, a date alone on its line."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import made_day
from sayso.reading.time_dates import month_number, two_digit_year
from sayso.reading.time_words import pattern, year_number

_HEAD: Final = 500
_YEAR: Final = r",?_?(?:(?P<year>{year})|(?P<short>'?\d\d)(?!\d))"
_DATE: Final = r"(?:(?P<day>\d{1,2})_(?P<month>{month})|(?P<month2>{month})_(?P<day2>\d{1,2}))"
_WIRE: Final = pattern(rf"^[^\n.]{{0,80}}?[,(\[]? ?{_DATE}{_YEAR}_?(?:--|-_|—|\(|\[|:)".replace("[^\\n.]", "[^\n]"))
_LINE: Final = pattern(
    rf"^_?(?:(?:published|updated|posted|date|dated|released?)_?:?_?(?:on_)?)?(?:\w+day,?_)?{_DATE},?_(?P<year>{{year4}})[ .]*$".replace(
        "^_?", "^ *"
    )
)


def dateline(normal: str) -> date | None:
    """The day in the dateline of a text ("San Salvador, 3 Jan 90 --"), or of a line in its head that is only a date.

    Args:
        normal: the text as `time_words.normal` gives it.

    Returns:
        the day, or None: a dateline without a year is no reference day.
    """
    for line in normal[:_HEAD].split("\n"):
        for kind in (_WIRE, _LINE):
            found = kind.match(line.strip())
            if found:
                groups = found.groupdict()
                month = month_number(groups["month"] or groups["month2"])
                year = year_number(groups["year"]) if groups.get("year") else two_digit_year(groups["short"])
                day = made_day(year, month, int(groups["day"] or groups["day2"])) if year else None
                if day:
                    return day
    return None


_FULL: Final = pattern(
    r"\b(?:(?:(?:{daynumber}_)?(?P<month>{month})(?:_{daynumber})?,?_(?:of_)?(?P<dated>{year4}))|(?:in|since|of|by|during|until|early|late|to|and|from)_(?P<year>{year4}))"
)
_DEICTIC: Final = pattern(r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next)_(?:week|month|night|year)|\w{2,6}day)\b")
_ENOUGH_YEARS: Final = 5


def full_dates(normal: str) -> tuple[tuple[int, int, int], ...]:
    """Position, year and month (0 where only a year is said) of the dates that a text says in full, in order."""
    found = []
    for match in _FULL.finditer(normal):
        month = month_number(match["month"]) if match["month"] else 0
        found.append((match.start(), int(match["dated"] or match["year"]), month))
    return tuple(found)


def is_narrative(normal: str, full: tuple[tuple[int, int, int], ...], now: date | None) -> bool:
    """Whether a text tells history: it dates by full years that are not the year of its publication, not by weekdays and "today"."""
    if now is None:
        return False
    past = sum(1 for _, year, _ in full if year < now.year - 1)
    if past < _ENOUGH_YEARS or past < 0.8 * len(full):
        return False
    return sum(1 for _ in _DEICTIC.finditer(normal)) <= past / 2
