"""Keys: two items that share none are never compared.

A key depends on nothing but its item, and ends with the time it counts in, if it does so: by that it is put into its place (see
`sayso.archive.shelf.key_hash`). What is rare by itself (a person's full name, a day with its province) stands alone; what is not (a
town) stands with the time of publication in coarse buckets, each item in its own and in the next, so that two items no further apart than
a bucket always meet. Two rare words together stand with the year of publication and that of the happening: in an archive that goes on
for decades every pair of words comes again. An ordinary word is a weak key: it takes two in common within a week, and within a
season, where many share two by chance, three, or two and a town.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, Final

from sayso.linking.model import Item
from sayso.records.link import NEAR, WEAK

BUCKET: Final = 14
"""Days that a town waits for reports of the same happening."""

YEAR: Final = 365
"""Days within which two weighty words, one of them a name, always meet; two years apart they no longer do."""

SHORT_BUCKET: Final = 7
LONG_BUCKET: Final = 90
"""Days within which two ordinary words in common are enough, and three."""

_WEEK: Final = f"{WEAK}2 week|"
_SEASON: Final = f"{WEAK}2 season|"

_MONTHS: Final = 3
"""A date that leaves open more months than this brings nobody together."""

_RAREST: Final = 10
_RAREST_BESIDE: Final = 5
"""So many words are keys: of a report's news, and of what is told beside it."""


def keys_of(item: Item) -> tuple[str, ...]:
    """The keys of one item, sorted."""
    features = item.features
    found = {*_people(features), *_words(features, item.day), *_dated(features), *_placed(features, item.day), *_known(features)}
    return tuple(sorted(found))


def _people(features: Mapping[str, Any]) -> Iterator[str]:
    for name in features["people"]:
        yield f"who|{name}"


def _words(features: Mapping[str, Any], day: str | None) -> Iterator[str]:
    """The weightiest words, those of headline and lead first. A pair with a name is rare, unless the name is a common one or that of a
    place: an archive of one country names it in every other report."""
    vector = {**features["words"], **features["names"]}
    lead = features["lead names"].keys() | features["lead words"].keys()
    many = _RAREST if features["main"] else _RAREST_BESIDE
    best = sorted(vector, key=lambda word: (-vector[word] * (1.5 if word in lead else 1), word))[:many]
    rare = {word for word in best if word in features["own names"]}
    years = _years(features, day)
    for one, other in combinations(sorted(best), 2):
        if one in rare or other in rare:
            yield from (f"{NEAR}two|{one}|{other}|{year}" for year in years)
    ordinary = [word for word in best if word not in rare]
    for one, other in combinations(sorted(ordinary), 2):  # as pairs, for too many reports of a season share a single word
        yield from (f"{_SEASON}{one}|{other}|{when}" for when in _buckets(day, LONG_BUCKET))
    for word in ordinary:
        yield from (f"{_WEEK}{word}|{when}" for when in _buckets(day, SHORT_BUCKET))


def _years(features: Mapping[str, Any], day: str | None) -> set[str]:
    """The spans of a year in which an item was published and in which it happened; "" if it is not known when it was published."""
    if day is None:
        return {""}
    days = (day, *(features["date"] or ())[:1])
    return {str(date.fromisoformat(one).toordinal() // YEAR) for one in days}


def _buckets(day: str | None, length: int) -> tuple[str, ...]:
    """The bucket of a day and the next one; those without a day have one of their own."""
    if day is None:
        return ("undated",)
    bucket = date.fromisoformat(day).toordinal() // length
    return str(bucket), str(bucket + 1)


def _dated(features: Mapping[str, Any]) -> Iterator[str]:
    place = features["place"]
    if features["date"] and features["date"][0] == features["date"][1] and place:
        number = date.fromisoformat(features["date"][0]).toordinal()
        for day in (number, number + 1):
            yield f"day|{place['country']}|{place['admin1'] or place['name']}|{day}"


def _known(features: Mapping[str, Any]) -> Iterator[str]:
    """Officials and armed groups, who are spoken of again and again, with the month in which it happened: so a memory meets its news."""
    if not features["date"]:
        return
    first, last = (date.fromisoformat(day) for day in features["date"])
    months = range(12 * first.year + first.month, 12 * last.year + last.month + 1)
    if len(months) <= _MONTHS:
        for name in (*features.get("officials", ()), *features.get("groups", ())):
            yield from (f"known|{name}|{month}" for month in months)


def _placed(features: Mapping[str, Any], day: str | None) -> Iterator[str]:
    for place in features["places"]:
        yield from (f"at|{place}|{when}" for when in _buckets(day, BUCKET))
        yield from (f"{_SEASON}at {place}|{when}" for when in _buckets(day, LONG_BUCKET))
