"""How far two coders' answers to one field are apart, from 0 (the same) to 1, and answers in the form in which they are compared.

An answer is a tuple of keys, one for each value; the empty tuple says that the report does not say. That is an answer like any other: it
is as far as can be from each that names something.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any, Final, Literal

from sayso.codebook import Codebook
from sayso.records import Amount, Interval, Place, Value
from sayso.review.alpha import Distance

IS_ONE: Final = "is_one"
"""Whether an account is an incident, or a statement, at all."""
Measure = Literal["same or not", "share of the list", "ratio", "days"]
MEASURES: Final[dict[Measure, str]] = {
    "same or not": "0 if they are the same, else 1",
    "share of the list": "1 less what both lists hold, as a share of what either holds (Jaccard)",
    "ratio": "((a - b) / (a + b))², Krippendorff's ratio metric: 4 and 5 are closer than 4 and 40",
    "days": "1 less the days in both intervals, as a share of the days in either (Jaccard)",
}

Key = tuple[Hashable, ...]


def measure_of(codebook: Codebook, field: str) -> Measure:
    """By what the answers to a field are compared."""
    found = codebook.properties.get(field)
    if found is None or field == IS_ONE:
        return "same or not"
    if found.repeats:
        return "share of the list"
    return "ratio" if found.type == "amount" else "days" if found.type == "date" else "same or not"


def distance_of(measure: Measure) -> Distance:
    """The distance of that name."""
    return {"same or not": _nominal, "share of the list": _lists, "ratio": _ratio, "days": _days}[measure]


def key_of(values: Sequence[Value]) -> Key:
    """An answer in the form in which it is compared, however its words are written."""
    return tuple(sorted({_key(value) for value in values}, key=repr))


def _key(value: Value) -> Hashable:
    if isinstance(value, Amount):
        return ("unknown",) if value.unknown else (value.low, value.best, value.high)
    if isinstance(value, Interval):
        return (value.start, value.end) if value.resolved else (value.value,)
    if isinstance(value, Place):
        return (value.name.casefold(), (value.country or "").casefold(), value.geonameid)
    return value if isinstance(value, bool) else " ".join(value.casefold().split())


def _nominal(one: Key, other: Key) -> float:
    return float(one != other)


def _lists(one: Key, other: Key) -> float:
    if one == other:
        return 0.0
    return 1 - len(set(one) & set(other)) / len({*one, *other})


def _ratio(one: Key, other: Key) -> float:
    if one == other:
        return 0.0
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return 1.0
    return ((first - second) / (first + second)) ** 2 if first + second else 0.0


def _number(key: Key) -> float | None:
    """The number that stands for an amount: the one preferred, else the middle of its bounds, else the one bound there is."""
    parts: Any = key[0] if key else ("unknown",)
    if parts == ("unknown",):
        return None
    low, best, high = parts
    if best is not None:
        return float(best)
    bounds = [bound for bound in (low, high) if bound is not None]
    return float(sum(bounds)) / len(bounds)


def _days(one: Key, other: Key) -> float:
    if one == other:
        return 0.0
    first, second = _span(one), _span(other)
    if first is None or second is None:
        return 1.0
    both = min(first[1], second[1]) - max(first[0], second[0]) + 1
    either = max(first[1], second[1]) - min(first[0], second[0]) + 1
    return 1.0 if both <= 0 else 1 - both / either


def _span(key: Key) -> tuple[int, int] | None:
    """First and last day as numbers; an end that is open is the other one."""
    parts: Any = key[0] if key else ("",)
    if len(parts) != 2:
        return None
    start, end = parts
    return date.fromisoformat(start or end).toordinal(), date.fromisoformat(end or start).toordinal()
