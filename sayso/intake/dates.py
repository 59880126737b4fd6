"""Days of publication that a page or a line states in full. Nothing is ever guessed."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1[89]|20)\d\d)\b"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"\b(?P<year>(?:1[89]|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)",
        rf"\b{_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}",
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
    )
)
_TELEX: Final = re.compile(rf"\b{_DAY} {_MONTH} (?P<year>\d\d)\b", re.IGNORECASE)
_COMPACT: Final = re.compile(r"(?P<year>(?:1[89]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T\d+Z?)?")
_PIVOT: Final = 69
"""Two-digit years from 69 are of the last century, those below of this one: the rule of POSIX's strptime."""


def full_date(words: str) -> tuple[str, re.Match[str]] | None:
    """The first date in the words that has day, month and year.

    "03/04/2014" is none: it is two different days on two sides of an ocean.

    Returns:
        the day as ``YYYY-MM-DD`` and where it stands, or None.
    """
    matches = [match for form in _FORMS for match in form.finditer(words)]
    for match in sorted(matches, key=lambda m: m.start()):
        day = _day(match)
        if day:
            return day, match
    return None


def telex_date(words: str) -> tuple[str, re.Match[str]] | None:
    """As `full_date`, for datelines of telexes, which write the year in two digits ("3 JAN 90")."""
    match = _TELEX.search(words)
    if not match:
        return None
    year = int(match["year"])
    day = _day(match, year + (1900 if year >= _PIVOT else 2000))
    return (day, match) if day else None


def stated_day(value: object) -> str | None:
    """The day that a field of a page or a record states: ISO 8601, RFC 2822, or words with day, month and year.

    Of a time with a zone it is the day as written, which is the day on the outlet's own calendar.

    Returns:
        the day as ``YYYY-MM-DD``, or None if the value states none.
    """
    if not isinstance(value, str):
        return None
    chars = value.strip()[:100]
    found = full_date(chars)
    if found:
        return found[0]
    compact = _COMPACT.fullmatch(chars)
    if compact:
        return _day(compact)
    try:
        return parsedate_to_datetime(chars).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(match: re.Match[str], year: int | None = None) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return datetime.date(year or int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None
