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
