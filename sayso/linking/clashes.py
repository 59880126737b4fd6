"""When two values of one property cannot both be right, wherever they were said."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from math import asin, ceil, cos, floor, radians, sin, sqrt
from typing import Final

from sayso.linking.cast import folded_name
from sayso.linking.says import Say
from sayso.records import Amount, Interval, Place, excludes

TypeParent = Callable[[str], str | None]

_ROUGH: Final = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|or so|close to)\b", re.IGNORECASE)
_ROUGH_SHARE: Final = 0.2
_LATE: Final = frozenset(("night", "late", "midnight", "overnight", "evening"))
_SMALL_HOURS: Final = frozenset(("midnight", "overnight", "early", "early hours", "pre-dawn", "dawn"))
_FIRST_HOUR: Final = "06:00"
_LAST_HOUR: Final = "21:00"
_SPOT: Final = ("exact", "near", "settlement")
_NEIGHBOURS_KM: Final = 25.0
_DISTRICT_KM: Final = 100.0
_EARTH_KM: Final = 6371.0
_DONE: Final = "accomplished"
_NOT_DONE: Final = ("failed", "foiled")


def _no_parent(_: str) -> str | None:
    return None


def clash(one: Say, other: Say, type_parent: TypeParent = _no_parent) -> bool:
    """Whether the values of two assertions of one property exclude each other; differences of precision do not.

    - Numbers: their bounds do not meet; a number said roughly ("about 30") reaches a fifth further either way.
    - Dates: their days do not meet; the night of one day and the small hours of the next one do.
    - Places: see `places_clash`.
    - Types: neither is a kind of the other. "other" and "other_…" say no more than the family they belong to. Subtypes clash only
      within one family; else their families do.
    - Stages: accomplished against failed or foiled; "alleged" and "threatened" contradict nothing.
    """
    first, second = one.assertion.value, other.assertion.value
    if isinstance(first, Amount) and isinstance(second, Amount):
        return excludes(_reach(first, one), _reach(second, other))
    if isinstance(first, Interval) and isinstance(second, Interval):
        return dates_clash(first, second)
    if isinstance(first, Place) and isinstance(second, Place):
        return places_clash(first, second)
    if one.assertion.property == "stage":
        return (first == _DONE and second in _NOT_DONE) or (second == _DONE and first in _NOT_DONE)
    if one.assertion.property == "type":
        return types_clash(str(first), str(second), type_parent)
    if one.assertion.property == "subtype":
        families = [_line(str(value), type_parent)[:1] for value in (first, second)]
        return families[0] == families[1] and types_clash(str(first), str(second), type_parent)
    return first != second


def is_rough(say: Say) -> bool:
    """Whether a number is said roughly."""
    return isinstance(say.assertion.value, Amount) and _ROUGH.search(say.assertion.words) is not None


def _reach(amount: Amount, say: Say) -> Amount:
    if amount.unknown or not is_rough(say):
        return amount
    low = None if amount.low is None else floor(amount.low * (1 - _ROUGH_SHARE))
    high = None if amount.high is None else ceil(amount.high * (1 + _ROUGH_SHARE))
    return Amount(low, amount.best, high)


def dates_clash(one: Interval, other: Interval) -> bool:
    """Whether two dates have no day in common, and no night either. Durations and repeated times are no dates."""
    if {one.timex, other.timex} & {"DURATION", "SET"} or not excludes(one, other):
        return False
    earlier, later = (one, other) if (one.end or "") < (other.start or "") else (other, one)
    if earlier.end is None or later.start is None:
        return False
    next_day = (date.fromisoformat(earlier.end) + timedelta(days=1)).isoformat() == later.start
    return not (next_day and _one_night(earlier, later))


def _one_night(evening: Interval, morning: Interval) -> bool:
    at_night = evening.part in _LATE or evening.clock >= _LAST_HOUR
    return at_night or morning.part in _SMALL_HOURS or "" < morning.clock < _FIRST_HOUR


def places_clash(one: Place, other: Place) -> bool:
    """Whether two places do not lie in each other.

    Places of one name are one place, resolved differently. Otherwise: two countries clash; a country contains all that lies in it; two
    provinces clash, and so do places in different provinces that are not neighbours; a district and a spot clash if they lie more than
    100 km apart, two spots if more than 25 km, for a suburb and its city, or a place and the town it is near, are no contradiction.
    What could not be resolved, and regions, clash with nothing.
    """
    if {one.precision, other.precision} & {"unresolved", "region"} or folded_name(one.name) == folded_name(other.name):
        return False
    if one.country_code and other.country_code and one.country_code != other.country_code:
        return True
    if "country" in (one.precision, other.precision):
        return False
    spots = [place for place in (one, other) if place.precision in _SPOT]
    far = _far(one, other, _NEIGHBOURS_KM if len(spots) > 1 else _DISTRICT_KM)
    if "province" in (one.precision, other.precision) or far is None:
        return _other_province(one, other)
    return far


def _other_province(one: Place, other: Place) -> bool:
    provinces = [folded_name(p.name if p.precision == "province" else p.admin1 or "") for p in (one, other)]
    return all(provinces) and provinces[0] != provinces[1]


def _far(one: Place, other: Place, limit: float) -> bool | None:
    """Whether they lie further apart than the limit, in km; None if one of them has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) > limit


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on the sphere between two points in degrees north and east (haversine formula)."""
    north, east, north_too, east_too = map(radians, (*one, *other))
    half = sin((north_too - north) / 2) ** 2 + cos(north) * cos(north_too) * sin((east_too - east) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def types_clash(one: str, other: str, type_parent: TypeParent) -> bool:
    """Whether neither of two incident types is a kind of the other."""
    lines = [_line(key, type_parent) for key in (one, other)]
    return lines[0][: len(lines[1])] != lines[1][: len(lines[0])]


def _line(key: str, type_parent: TypeParent) -> tuple[str, ...]:
    """From the family down to the type; what says no more than its family is left out."""
    line: list[str] = []
    step: str | None = key
    while step is not None and step not in line:
        line.append(step)
        step = type_parent(step)
    return tuple(reversed([step for step in line if step != "other" and not step.startswith("other_")]))
