"""Time between two happenings whose days may be known only roughly: never a number that the dates do not support."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.records import Card

_LONG: Final = 60
_DAYS_A_MONTH: Final = 30.44
_DAYS_A_YEAR: Final = 365.25
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Days from an earlier day to a later one.

    Attributes:
        fewest, most: bounds that the two dates leave, in whole days; `fewest` is below 0 if the order of the two is open.
        words: the same for a person ("12 days", "in January 2031; between 23 and 53 days").
    """

    fewest: int
    most: int
    words: str

    @property
    def ordered(self) -> bool:
        """Whether the dates say that the earlier one came first, or on the same day."""
        return self.fewest >= 0


def between(earlier: Card, later: Card) -> Elapsed | None:
    """Time from one happening to another; None if the date of either is not known."""
    if not (earlier.start and earlier.end and later.start and later.end):
        return None
    fewest, most = days(earlier.end, later.start), days(earlier.start, later.end)
    said = _said(fewest, most)
    rough = earlier.start != earlier.end
    return Elapsed(fewest, most, f"{when(earlier)}; {said}" if rough else said)


def days(start: str, end: str) -> int:
    """Whole days from one day to another, below 0 if the second comes first."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def when(card: Card) -> str:
    """The date of a card for a person, as precise as it is: "on 5 September 2031", "early in September 2031", "date not known"."""
    if not (card.start and card.end):
        return "date not known"
    start, end = date.fromisoformat(card.start), date.fromisoformat(card.end)
    if start == end:
        return f"on {_day(start)}"
    if card.precision in ("month", "part-of-month") and (start.year, start.month) == (end.year, end.month):
        month = f"{_MONTHS[start.month - 1]} {start.year}"
        whole = (end - start).days >= 27
        return f"in {month}" if whole else f"in {month}, between the {start.day}. and the {end.day}."
    if card.precision == "year" and start.year == end.year:
        return f"in {start.year}"
    return f"between {_day(start)} and {_day(end)}"


def day_words(day: str) -> str:
    """A day for a person: "5 September 2031"."""
    return _day(date.fromisoformat(day))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _said(fewest: int, most: int) -> str:
    if fewest == most:
        words = "the same day" if most == 0 else f"{most} day{'s' if most != 1 else ''}"
        return f"{words}{_about(most)}"
    if fewest < 0:
        return f"up to {most} days, or not before it at all"
    if fewest == 0:
        return f"up to {most} day{'s' if most != 1 else ''}"
    return f"between {fewest} and {most} days"


def _about(number: int) -> str:
    """ "(about 4 months)" beside a number of days that nobody has a feeling for."""
    if number <= _LONG:
        return ""
    if number < 2 * _DAYS_A_YEAR:
        return f" (about {round(number / _DAYS_A_MONTH)} months)"
    return f" (about {round(number / _DAYS_A_YEAR)} years)"
