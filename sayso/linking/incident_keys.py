"""Keys: two items that share none are never compared.

A key depends on nothing but its item. What is rare by itself (a person's full name, two rare words together, a day with its province)
stands alone; what is not (a town) stands with the time of publication in coarse buckets, each item in its own and in the next, so that
two items no further apart than a bucket always meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, Final

from sayso.linking.model import Item

BUCKET: Final = 14
_RAREST: Final = 9


def keys_of(item: Item) -> tuple[str, ...]:
    """The keys of one item, sorted."""
    features = item.features
    return tuple(sorted({*_people(features), *_rare_pairs(features), *_dated(features), *_placed(features, item.day)}))


def _people(features: Mapping[str, Any]) -> Iterator[str]:
    for name in features["people"]:
        yield f"who|{name}"


def _rare_pairs(features: Mapping[str, Any]) -> Iterator[str]:
    vector = {**features["words"], **features["names"]}
    lead = features["lead names"].keys() | features["lead words"].keys()
    best = sorted(vector, key=lambda word: (-vector[word] * (1.5 if word in lead else 1), word))[:_RAREST]
    for one, other in combinations(sorted(best), 2):
        yield f"two|{one}|{other}"


def _dated(features: Mapping[str, Any]) -> Iterator[str]:
    place = features["place"]
    if features["date"] and features["date"][0] == features["date"][1] and place:
        number = date.fromisoformat(features["date"][0]).toordinal()
        for day in (number, number + 1):
            yield f"day|{day}|{place['country']}|{place['admin1'] or place['name']}"


def _placed(features: Mapping[str, Any], day: str | None) -> Iterator[str]:
    bucket = date.fromisoformat(day).toordinal() // BUCKET if day else None
    for place in features["places"]:
        if bucket is None:
            yield f"at|{place}|undated"
        else:
            yield f"at|{place}|{bucket}"
            yield f"at|{place}|{bucket + 1}"
