"""What a person writes as a corrected value, read by the type of its property."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final, cast

from sayso.codebook import Codebook
from sayso.errors import JudgementError
from sayso.gazetteer import Entry, country_of, gazetteer
from sayso.records import Amount, Interval, Place, PlacePrecision, Value

_NUMBER: Final = re.compile(r"(?:(at least|up to|about)\s+)?(\d+)(?:\s*(?:-|–|to)\s*(\d+))?", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PLACED: Final = re.compile(
    r"([^@,]+)(?:,([^@]+))?@\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*(?:\((exact|near|settlement|district|province)\))?"
)
_CLEARLY_LARGER: Final = 10
"""How many times the inhabitants of the next one a place must have to be meant without its country."""
_SHOWN: Final = 6
_YES: Final = {"yes": True, "true": True, "no": False, "false": False}


def parse_value(codebook: Codebook, property: str, words: str) -> Value:
    """The value that the words stand for.

    Args:
        codebook: whose property it is, for the values allowed.
        property: the property's key.
        words: ``4``, ``at least 4``, ``up to 20``, ``4-6`` or ``unknown`` for a number; ``2031-05-04``, ``2031-05``, ``2031``, or two of
            them with ``..`` between, for a date; ``Kelm`` or ``Kelm, Vasrland`` for a place,
            ``Kelm, Vasrland @ 41.5, 20.25`` where the place list does not have it; ``yes`` or ``no`` for a flag; a key of the
            list for a choice; anything for a name.

    Raises:
        JudgementError: if the words are no value of the property; says which are.
    """
    if property not in codebook.properties:
        raise JudgementError(f"the codebook has no property {property!r}; it has {', '.join(sorted(codebook.properties))}")
    words = words.strip()
    kind = codebook.properties[property].type
    if not words:
        raise JudgementError(f"a corrected {property} needs a value; to take one out, use 'reject'")
    if kind == "amount":
        return _amount(property, words)
    if kind == "date":
        return _interval(property, words)
    if kind == "place":
        return _place(words)
    if kind == "flag":
        if words.lower() not in _YES:
            raise JudgementError(f"{property} is yes or no, not {words!r}")
        return _YES[words.lower()]
    allowed = codebook.allowed(property) if kind == "choice" else ()
    if allowed and words not in allowed:
        raise JudgementError(f"{property} cannot be {words!r}; it is one of {', '.join(allowed)}")
    return words


def _amount(property: str, words: str) -> Amount:
    if words.lower() == "unknown":
        return Amount(unknown=True)
    match = _NUMBER.fullmatch(words)
    if match is None:
        raise JudgementError(f"{property} is a number: 4, 'at least 4', 'up to 20', 4-6 or unknown, not {words!r}")
    bound, first, second = (match[1] or "").lower(), int(match[2]), int(match[3]) if match[3] else None
    if second is not None:
        if bound or second < first:
            raise JudgementError(f"{words!r} is no range; write the lower number first, 4-6")
        return Amount(low=first, high=second)
    if bound == "at least":
        return Amount(low=first)
    if bound == "up to":
        return Amount(high=first)
    return Amount(best=first) if bound == "about" else Amount(first, first, first)


def _interval(property: str, words: str) -> Interval:
    one, dots, other = words.partition("..")
    first, last = _days(property, one.strip()), _days(property, other.strip()) if dots else None
    if last is None:
        start, end, parts = first
        return Interval(start, end, ("year", "month", "day")[parts], value=one.strip(), rule="person")
    if last[1] < first[0]:
        raise JudgementError(f"{words!r} runs backwards; write the earlier day first")
    return Interval(first[0], last[1], "range", rule="person")


def _days(property: str, words: str) -> tuple[str, str, int]:
    """First and last day of a day, month or year, and how many parts beyond the year were given."""
    match = _DAY.fullmatch(words)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        start = date(year, month, day)
        if match[3]:
            return start.isoformat(), start.isoformat(), 2
        end = date(year, month, monthrange(year, month)[1]) if match[2] else date(year, 12, 31)
        return start.isoformat(), end.isoformat(), 1 if match[2] else 0
    except ValueError:
        raise JudgementError(
            f"{property} is a date: 2031-05-04, 2031-05, 2031, or two of them with '..' between, not {words!r}"
        ) from None


def _place(words: str) -> Place:
    """A place by name, with its country or province behind a comma where several have the name. Unknown names stay without coordinates."""
    if "@" in words:
        return _placed(words)
    name, _, whole = (part.strip() for part in words.partition(","))
    entries = gazetteer().find(name)
    if not entries:
        return Place(name=name, country=whole or None)
    fitting = [entry for entry in entries if not whole or whole.lower() in _wholes(entry)]
    if not fitting:
        raise JudgementError(f"no {name} in {whole!r} is known; known are {_listed(entries)}")
    first, *rest = sorted(fitting, key=lambda e: (e.kind != "country", -e.population, e.kind != "settlement", e.geonameid or 0))
    # A city and the province of its name are no two places to choose between: the city is meant.
    city = (
        e for e in rest if e.kind == "settlement" and (e.country, e.admin1, e.name) == (first.country, first.admin1, first.name)
    )
    first = next(city, first) if first.kind == "province" else first
    others = [entry for entry in rest if (entry.country, entry.admin1) != (first.country, first.admin1)]
    alone = not others or first.kind == "country" or first.population >= _CLEARLY_LARGER * max(1, others[0].population)
    if not alone:
        raise JudgementError(f"{name} may be {_listed(fitting)}; write which one, with a comma between")
    return gazetteer().place(first)


def _placed(words: str) -> Place:
    """A place with its position, as a person knows it: degrees north and east, and how precisely it is meant, if not as a settlement."""
    found = _PLACED.fullmatch(words)
    lat, lon = (float(found[3]), float(found[4])) if found else (0.0, 0.0)
    if found is None or abs(lat) > 90 or abs(lon) > 180:
        raise JudgementError(
            f"{words!r} is no place with a position; write 'Kelm, Vasrland @ 41.5, 20.25' (degrees north, degrees east), and "
            "(exact), (near), (district) or (province) behind it if no settlement is meant"
        )
    whole = (found[2] or "").strip()
    country = next((entry for entry in gazetteer().find(whole) if entry.kind == "country"), None) if whole else None
    precision = cast(PlacePrecision, found[5] or "settlement")
    return Place(
        found[1].strip(), country.name if country else whole or None, country.country if country else None, lat, lon, precision
    )


def _wholes(entry: Entry) -> set[str]:
    """What an entry lies in, as people write it."""
    country = country_of(entry.country)
    province = gazetteer().province(entry.country, entry.admin1) if entry.admin1 else None
    names = {entry.country, country.name if country else "", province.name if province else ""}
    return {name.lower() for name in names if name}


def _listed(entries: Sequence[Entry]) -> str:
    shown = list(dict.fromkeys(f"'{entry.name}, {_whole(entry)}'" for entry in entries))
    return ", ".join(shown[:_SHOWN]) + (f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else "")


def _whole(entry: Entry) -> str:
    province = gazetteer().province(entry.country, entry.admin1) if entry.admin1 else None
    country = country_of(entry.country)
    return province.name if province else country.name if country else entry.country
