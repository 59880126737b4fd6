"""Values as a person says them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from sayso.linking.says import Say
from sayso.records import Amount, Interval, Place, Value

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FLAGS: Final = {
    "is_claim": ("a claim of responsibility", "no claim of responsibility"),
    "authentic": ("authentic", "not authentic"),
    "new_speaker": ("a speaker not heard before", "a speaker heard before"),
    "nobody_claimed": ("nobody has claimed it", "somebody has claimed it"),
}


def day_words(day: str | None) -> str:
    """A day as "24 January 2014"; "an unknown day" for none.

    >>> day_words("2014-01-24")
    '24 January 2014'
    """
    if day is None:
        return "an unknown day"
    when = date.fromisoformat(day)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def amount_words(amount: Amount) -> str:
    """A number with its bounds.

    >>> amount_words(Amount(11, None, None))
    'at least 11'
    """
    if amount.unknown:
        return "a number not known"
    low, best, high = amount.low, amount.best, amount.high
    if low is not None and high is not None:
        return (
            str(low)
            if low == high
            else f"{low} to {high}"
            if best in (None, low, high)
            else f"{low} to {high}, most likely {best}"
        )
    if low is None and high is None:
        return str(best)
    return f"at least {low}" if low is not None else f"up to {high}"


def interval_words(interval: Interval) -> str:
    """A day, a month, a year or a range of days; the words of an unresolved one are not known here."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return "a day that could not be resolved"
    if start is None or end is None:
        return f"{day_words(start)} or later" if start else f"{day_words(end)} or earlier"
    if start == end:
        return day_words(start)
    if interval.precision in ("month", "part-of-month"):
        return f"{interval.part} {day_words(start).split(' ', 1)[1]}".strip()
    if interval.precision == "year":
        return start[:4]
    return f"{day_words(start)} to {day_words(end)}"


def value_words(property: str, value: Value) -> str:
    """Any value of an assertion."""
    if isinstance(value, bool):
        return _FLAGS[property][0 if value else 1] if property in _FLAGS else "yes" if value else "no"
    shown: dict[type, Callable[..., str]] = {Amount: amount_words, Interval: interval_words, Place: place_words}
    return shown[type(value)](value) if type(value) in shown else str(value).replace("_", " ")


def place_words(place: Place) -> str:
    """A place with what it lies in: "Kelm (Torvik Province, Vasrland)"."""
    around = [part for part in (place.admin1, place.country) if part and part != place.name]
    return f"{place.name} ({', '.join(around)})" if around else place.name


def who_says(say: Say) -> str:
    """The speaker, the outlet and the day: "police in Torvik Courier on 24 January 2014"."""
    by = say.assertion.by
    day = f"on {day_words(say.told.report.published)}" if say.told.report.published else "undated"
    return f"{by.name} in {say.outlet} {day}" if by else f"{say.outlet} {day}"
