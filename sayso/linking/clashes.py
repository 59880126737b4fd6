"""When two values of one property cannot both be right, wherever they were said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import asin, ceil, cos, floor, radians, sin, sqrt
from typing import Final

from sayso.linking.cast import folded_name
from sayso.linking.said_loosely import is_added_up, is_counted, is_early, is_rough, is_time_of_day
from sayso.linking.says import Say
from sayso.linking.toll_parts import of_different_people
from sayso.records import Amount, Interval, Place, excludes

TypeParent = Callable[[str], str | None]

_ROUGH_SHARE: Final = 0.2
_LATE: Final = frozenset(("night", "late", "midnight", "overnight", "evening"))
_SMALL_HOURS: Final = frozenset(("midnight", "overnight", "early", "early hours", "pre-dawn", "dawn"))
_FIRST_HOUR: Final = "06:00"
_LAST_HOUR: Final = "21:00"
_SPOT: Final = ("exact", "near", "settlement")
_NEIGHBOURS_KM: Final = 30.0
_DISTRICT_KM: Final = 100.0
_EARTH_KM: Final = 6371.0
_DEVICES: Final = frozenset(("car_bomb", "roadside_bomb", "landmine", "grenade", "letter_bomb"))
"""Subtypes of the codebook of which a happening can have only one."""
_BOTH: Final = (
    ("assassination", ("armed_assault", "bombing", "shelling", "airstrike", "arson")),
    ("clash", ("armed_assault",)),
)
"""Families of which one happening may be both: a judge is assassinated by a car bomb; police who come upon an attack fight a clash."""
_DONE: Final = "accomplished"
_NOT_DONE: Final = ("failed", "foiled")


def _no_parent(_: str) -> str | None:
    return None


def clash(one: Say, other: Say, type_parent: TypeParent = _no_parent) -> bool:
    """Whether the values of two assertions of one property exclude each other; differences of precision do not.

    - Numbers: they count the same people, and their bounds do not meet. A number said roughly ("about 30") reaches a fifth further
      either way, and people who are named and not counted ("the judge died") are at least so many. A number added up from words
      that stand far apart clashes with zero alone.
    - Dates: their days do not meet; the night of one day and the small hours of the next one do. A mere time of day clashes with nothing.
    - Places: see `places_clash`.
    - Types: neither is a kind of the other, nor may one happening be both (`_BOTH`). "other" and "other_…" say no more than the family they
      belong to. Subtypes clash only if they are two kinds of device ("car bomb", "grenade"); a raid may well be a shooting, and a car bomb
      a suicide bombing.
    - Stages: accomplished against failed or foiled; "alleged" and "threatened" contradict nothing.
    """
    first, second = one.assertion.value, other.assertion.value
    if isinstance(first, Amount) and isinstance(second, Amount):
        return not of_different_people(one, other) and excludes(_reach(first, one), _reach(second, other))
    if isinstance(first, Interval) and isinstance(second, Interval):
        return not (is_time_of_day(one) or is_time_of_day(other)) and dates_clash(_hours(first, one), _hours(second, other))
    if isinstance(first, Place) and isinstance(second, Place):
        return places_clash(first, second)
    if one.assertion.property == "stage":
        return (first == _DONE and second in _NOT_DONE) or (second == _DONE and first in _NOT_DONE)
    if one.assertion.property == "type":
        return types_clash(str(first), str(second), type_parent)
    if one.assertion.property == "subtype":
        return first != second and first in _DEVICES and second in _DEVICES
    return first != second


def _reach(amount: Amount, say: Say) -> Amount:
    """The bounds that the words support."""
    if amount.unknown:
        return amount
    low, high = amount.low, amount.high
    if is_rough(say):
        low = None if low is None else floor(low * (1 - _ROUGH_SHARE))
        high = None if high is None else ceil(high * (1 + _ROUGH_SHARE))
    if is_added_up(say):
        return Amount(low=min(1, low or 0))
    return Amount(low, amount.best, high) if is_counted(say) or low is None else Amount(low)


def _hours(interval: Interval, say: Say) -> Interval:
    return replace(interval, part="early") if is_early(say) else interval


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
    """Whether two days that follow each other may tell of one night; a clock time of another zone may be told of either day."""
    if evening.zone or morning.zone:
        return True
    at_night = evening.part in _LATE or evening.clock >= _LAST_HOUR
    return at_night or morning.part in _SMALL_HOURS or "" < morning.clock < _FIRST_HOUR


def places_clash(one: Place, other: Place) -> bool:
    """Whether two places do not lie in each other.

    Places of one name are one place, resolved differently. What could not be resolved, and regions, clash with nothing. Otherwise:

    - two countries clash, and a country contains all that lies in it;
    - a province clashes with what lies in another province, a district with what lies in another province and more than 100 km off;
    - two towns or spots clash if they lie more than 30 km apart: a suburb and its city, or a spot and the town it is near, are no
      contradiction. Where the coordinates of one are not known, other provinces clash.
    """
    if {one.precision, other.precision} & {"unresolved", "region"} or folded_name(one.name) == folded_name(other.name):
        return False
    if one.country_code and other.country_code and one.country_code != other.country_code:
        return True
    if "country" in (one.precision, other.precision):
        return False
    if one.precision in _SPOT and other.precision in _SPOT:
        far = _far(one, other, _NEIGHBOURS_KM)
        return _other_province(one, other) if far is None else far
    if "province" in (one.precision, other.precision):
        return _other_province(one, other)
    return _other_province(one, other) and _far(one, other, _DISTRICT_KM) is not False


def _other_province(one: Place, other: Place) -> bool:
    provinces = [folded_name(place.admin1 or (place.name if place.precision == "province" else "")) for place in (one, other)]
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
    """Whether neither of two incident types is a kind of the other, and one happening cannot be both."""
    lines = [_line(key, type_parent) for key in (one, other)]
    families = {line[0] for line in lines if line}
    if any(first in families and families & set(others) for first, others in _BOTH):
        return False
    return lines[0][: len(lines[1])] != lines[1][: len(lines[0])]


def _line(key: str, type_parent: TypeParent) -> tuple[str, ...]:
    """From the family down to the type; what says no more than its family is left out."""
    line: list[str] = []
    step: str | None = key
    while step is not None and step not in line:
        line.append(step)
        step = type_parent(step)
    return tuple(reversed([step for step in line if step != "other" and not step.startswith("other_")]))
