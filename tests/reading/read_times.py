"""The times of a string of characters, as the tests of times want them."""

from __future__ import annotations

from sayso.reading.times import read_times
from sayso.records import Interval, Mention

PUBLISHED = "2014-01-24"
"""A Friday."""


def interval(mention: Mention) -> Interval:
    assert isinstance(mention.value, Interval)
    return mention.value


def only(chars: str, published: str | None = PUBLISHED) -> Interval:
    found = read_times(chars, published)
    assert len(found) == 1, [mention.words for mention in found]
    return interval(found[0])


def values(chars: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(mention.words, interval(mention).value) for mention in read_times(chars, published)]
