"""Which words of a report tell one happening from another, and how much each says.

Ordinary words weigh by how few English news reports use them (`data/word_weights.tsv`, built by ``scripts/fit_linking.py``; a fixed table,
so that the weight of a word never depends on what else is in an archive), and so do names that many unrelated reports use: first names,
frequent last names, capitals (`data/name_weights.tsv`). What is in neither table weighs most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from sayso.records import Span

TOP: Final = 7.0
"""Weight of a word that ordinary reports do not use."""

LEAST: Final = 1.6
"""Words that weigh less are left out: nearly every report uses them."""

_MOST: Final = 160
"""So many names and so many words of a report are kept, the weightiest."""

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_CALENDAR: Final = frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
        *(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
    ]
)


@lru_cache(maxsize=1)
def word_weights() -> dict[str, float]:
    """Weight of each ordinary word: the logarithm of how few reports use it."""
    return _table("word_weights.tsv")


@lru_cache(maxsize=1)
def name_weights() -> dict[str, float]:
    """Weight of each common name: the logarithm of how few reports use it."""
    return _table("name_weights.tsv")


def _table(name: str) -> dict[str, float]:
    lines = (files("sayso.linking") / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: float(weight) for word, weight in rows}


def tokens(chars: str) -> Iterator[tuple[str, str, int]]:
    """Words and numbers of a text in order: in small letters, as written, and where they start; possessives without their ending.

    >>> list(tokens("Kelm's 1,200"))
    [('kelm', 'Kelm', 0), ('1,200', '1,200', 7)]
    """
    for match in _TOKEN.finditer(chars):
        word = _POSSESSIVE.sub("", match.group())
        yield word.lower().replace("’", "'"), word, match.start()


def stem(word: str) -> str:
    """A word without the ending of its plural.

    >>> stem("bombs"), stem("press")
    ('bomb', 'press')
    """
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=50_000)
def weight_of(word: str) -> float:
    """How much a word in small letters says; 0 if nothing."""
    if word in _CALENDAR or len(word) < 2:
        return 0.0
    weight = word_weights().get(word)
    if weight is None:
        weight = name_weights().get(word, TOP)
    return weight if weight >= LEAST else 0.0


def vectors(chars: str, spans: Iterable[Span], times: Iterable[Span], places: Iterable[Span], lead: int) -> dict[str, Any]:
    """Word vectors of parts of a text.

    Args:
        chars: the text.
        spans: its parts.
        times: words about time, which are left out: days are compared as days.
        places: names of places; that two reports share them says little, for much happens in one town.
        lead: headline and lead end here.

    Returns:
        names (capitalised words that are no ordinary ones) and words (all others) with their weights; which names are of places, and
        which are its own, neither of places nor common;
        those of headline and lead on their own; the length of each vector, and of both of the lead together.
    """
    left_out = {n for span in times for n in range(span.start, span.end)}
    somewhere = {n for span in places for n in range(span.start, span.end)}
    ordinary = word_weights()
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    early: set[str] = set()
    of_places: set[str] = set()
    for span in spans:
        for word, written, start in tokens(span.words(chars)):
            at = start + span.start
            if word[0].isdigit() or at in left_out or not weight_of(word):
                continue
            name = word not in ordinary and written[0].isupper()
            if name and at in somewhere:
                of_places.add(word)
            key = word if name else stem(word)
            (names if name else words)[key] += 1
            if at < lead:
                early.add(key)
    all_names, all_words = _weighed(names), _weighed(words)
    lead_names = {word: _weight(word) for word in all_names if word in early}
    lead_words = {word: _weight(word) for word in all_words if word in early}
    return {
        "names": all_names,
        "words": all_words,
        "own names": dict.fromkeys((name for name in all_names if name not in of_places and name not in name_weights()), 1),
        "place names": dict.fromkeys(sorted(of_places), 1),
        "lead names": lead_names,
        "lead words": lead_words,
        "names length": _length(all_names.values()),
        "words length": _length(all_words.values()),
        "lead length": _length([*lead_names.values(), *lead_words.values()]),
    }


def _weight(key: str) -> float:
    return weight_of(key) or weight_of(key + "s")


def _weighed(counts: Mapping[str, int]) -> dict[str, float]:
    """The weightiest words; a word that comes often weighs more, but not in proportion."""
    weights = {word: (1 + math.log(n)) * _weight(word) for word, n in counts.items()}
    kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    return {word: round(weight, 2) for word, weight in sorted(kept)}


def _length(weights: Iterable[float]) -> float:
    return round(math.sqrt(sum(weight * weight for weight in weights)), 3)
