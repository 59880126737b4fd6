"""What is known of words that the gazetteer knows and that may name a place here. Names are never among it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from spacy.tokens import Doc

from sayso.data_files import data_file
from sayso.gazetteer import Entry, country_of, demonym, is_short
from sayso.gazetteer.names import key
from sayso.language.words import common_words
from sayso.reading.place_cues import (
    PLACE_LABELS,
    entity_length,
    has_qualifier,
    has_what_countries_have,
    is_dateline,
    is_explained,
    is_listed,
    is_name_token,
    is_ordinary,
    is_road,
    is_struck,
    kind_around,
    place_words,
    speaks,
    stands_before,
    words_of,
)

_LIST: Final = (",", "and", "or", "&", "/")
_LISTED: Final = 3
_LEAST: Final = -0.8
"""Odds that are enough, as a logarithm: the texts that the weights were fitted on were chosen for towns that share their names."""
_LEAST_KNOWN: Final = -2.0
_LEAST_CAPITAL: Final = -3.0
_KNOWN: Final = 100_000
_NOT_TINY: Final = 20_000


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Trait → weight; the sum is the logarithm of the odds that the words name a place."""
    loaded = data_file("sayso.reading", "place_weights.yaml")
    return {str(trait): float(weight) for trait, weight in loaded.items()}


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that the gazetteer knows.

    Attributes:
        start, end: tokens, half-open.
        entries: what they may mean.
        taken: what the rules say of them alone.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    taken: bool


@dataclass(frozen=True)
class Setting:
    """A text and all its chunks: how often the same words stand elsewhere, and as what.

    Attributes:
        doc: the parse.
        chunks: in the order of the text, longer ones first.
        people: the words of the names of people given in full.
        countries: codes of the countries that the text names, themselves or as adjectives.
    """

    doc: Doc
    chunks: tuple[Chunk, ...]
    people: frozenset[str]
    countries: frozenset[str] = frozenset()

    @cached_property
    def units(self) -> frozenset[tuple[str, str]]:
        """The first-order units that the text names and the rules take."""
        firsts = (chunk.entries[0] for chunk in self.chunks if chunk.taken)
        return frozenset((entry.country, entry.admin1) for entry in firsts if entry.kind == "province")

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where chunks that the rules take start and end."""
        return frozenset(i for chunk in self.chunks if chunk.taken for i in (chunk.start, chunk.end))

    @cached_property
    def said(self) -> Mapping[str, Counter[str]]:
        """By words in small letters: how many of their chunks the rules take and how many the parser calls each thing."""
        found: dict[str, Counter[str]] = {}
        for chunk in self.chunks:
            counts = found.setdefault(words_of(self.doc, chunk.start, chunk.end).casefold(), Counter())
            counts["all"] += 1
            counts["taken"] += chunk.taken
            counts[self.doc[chunk.start].ent_type_ or "none"] += 1
        return found

    @cached_property
    def longest(self) -> Mapping[int, int]:
        """For each token inside a chunk that the rules take, the length of the longest."""
        found: dict[int, int] = {}
        for chunk in self.chunks:
            for i in range(chunk.start, chunk.end):
                if chunk.taken:
                    found[i] = max(found.get(i, 0), chunk.end - chunk.start)
        return found


def odds(setting: Setting, chunk: Chunk) -> float:
    """The logarithm of the odds that a chunk names a place here."""
    known = weights()
    return sum(known.get(trait, 0.0) for trait in traits_of(setting, chunk))


def names_a_place(setting: Setting, chunk: Chunk) -> bool:
    """Whether a chunk is taken for a place; a country or a city that the rules take needs less to speak for it.

    Least of all does the capital of a country that the text names: capitals say, want and do things as people do.
    """
    first = chunk.entries[0]
    large = first.size >= _KNOWN and not first.loose
    if chunk.taken and _is_capital(setting, chunk):
        return odds(setting, chunk) > _LEAST_CAPITAL
    known = chunk.taken and (is_listed(first) or large)
    return odds(setting, chunk) > (_LEAST_KNOWN if known else _LEAST)


def traits_of(setting: Setting, chunk: Chunk) -> list[str]:
    """The traits of one chunk."""
    doc, i, j = setting.doc, chunk.start, chunk.end
    return [
        "every",
        "taken" if chunk.taken else "refused",
        *_entity(doc, i, j, chunk),
        *_meaning(doc, chunk),
        *_around(doc, i, j),
        *_before(doc, i),
        *_after(doc, j),
        *_elsewhere(setting, chunk),
    ]


def _entity(doc: Doc, i: int, j: int, chunk: Chunk) -> Iterator[str]:
    label = doc[i].ent_type_ or "none"
    length = entity_length(doc[i]) if doc[i].ent_type_ else 0
    part = (
        "none" if not length else "whole" if length == j - i and doc[i].ent_iob_ == "B" else "part" if length > j - i else "over"
    )
    yield f"entity:{label} {part}"
    yield f"entity:{label} {'taken' if chunk.taken else 'refused'}"
    yield f"last:{doc[j - 1].ent_type_ or 'none'}"
    yield f"dep:{doc[j - 1].dep_}"
    yield f"pos:{doc[j - 1].pos_}"
    if part == "part":
        yield "opens the entity" if doc[i].ent_iob_ == "B" else "inside the entity"
    if doc[j - 1].dep_ == "nsubj" and label not in PLACE_LABELS:
        yield "does something"


def _meaning(doc: Doc, chunk: Chunk) -> Iterator[str]:
    entries, words = chunk.entries, words_of(doc, chunk.start, chunk.end)
    first = entries[0]
    yield f"kind:{'listed' if is_listed(first) else first.kind}"
    size = str(int(math.log10(max(entry.size for entry in entries) + 1)))
    yield f"size:{size}"
    yield f"size:{size} {'taken' if chunk.taken else 'refused'}"
    yield f"places:{min(int(math.log2(len(entries))), 4)}"
    yield f"words:{min(chunk.end - chunk.start, 3)}"
    if is_short(words):
        yield "short"
    elif words.isupper():
        yield "in capitals"
    if chunk.end - chunk.start == 1 and is_ordinary(words.lower()):
        yield "ordinary"


def _around(doc: Doc, i: int, j: int) -> Iterator[str]:
    kind = kind_around(doc, i, j)
    if kind:
        yield f"called:{kind}"
    for name, holds in (
        ("qualified", has_qualifier(doc, j)),
        ("explained", is_explained(doc, j)),
        ("dateline", is_dateline(doc, i, j)),
        ("road", is_road(doc, j)),
        ("struck", is_struck(doc, j)),
        ("speaks", speaks(doc, j)),
        ("what places have", stands_before(doc, j)),
        ("what countries have", has_what_countries_have(doc, j)),
    ):
        if holds:
            yield name


def _before(doc: Doc, i: int) -> Iterator[str]:
    if i == 0 or doc[i].is_sent_start:
        yield "opens a sentence"
        return
    word = doc[i - 1]
    if word.text[0].isupper() and is_name_token(word):
        if demonym(word.text) is not None:
            yield "before:people of a country"
            return
        titled = word.lower_.rstrip(".") in place_words()["titles"]
        yield f"before:{'title' if titled else 'ordinary name' if is_ordinary(word.lower_) else 'name'}"
        yield f"before:{word.ent_type_ or 'no'} name"
    elif word.lower_ in place_words()["locative"]:
        yield "before:locative"
        yield f"before:{word.lower_}"
    elif word.is_punct or word.lower_ in common_words():
        yield f"before:{word.lower_}" if word.is_punct or word.pos_ in ("ADP", "DET", "CCONJ") else f"before:{word.pos_}"
    else:
        yield "before:other"


def _after(doc: Doc, j: int) -> Iterator[str]:
    if j >= len(doc):
        yield "ends the text"
        return
    word, words = doc[j], place_words()
    if word.text[0].isupper() and is_name_token(word) and doc[j - 1].whitespace_:
        kinds = [
            kind for kind in ("organisation_heads", "province", "district", "settlement", "streets") if word.lower_ in words[kind]
        ]
        for kind in kinds or ["name"]:
            yield f"after:{kind}"
        yield f"after:{word.ent_type_ or 'no'} name"
    elif word.is_punct or word.lower_ in ("'s", "’s", "and", "in", "of", "at", "on", "to", "who", "or"):
        yield f"after:{word.lower_}"
        if word.lower_ in ("'s", "’s") and j + 1 < len(doc):
            yield f"has:{doc[j + 1].pos_}"
    else:
        yield f"after:{word.pos_}"
    if not doc[j - 1].whitespace_ and word.text == "-":
        yield "hyphen"


def _is_capital(setting: Setting, chunk: Chunk) -> bool:
    words = key(words_of(setting.doc, chunk.start, chunk.end))
    capitals = (country.capital for code in setting.countries if (country := country_of(code)) is not None)
    return any(key(capital) == words for capital in capitals)


def _elsewhere(setting: Setting, chunk: Chunk) -> Iterator[str]:
    doc, i, j = setting.doc, chunk.start, chunk.end
    counts = setting.said[words_of(doc, i, j).casefold()]
    others = counts["all"] - 1
    if others:
        share = (counts["taken"] - chunk.taken) / others
        yield f"taken elsewhere:{'mostly' if share > 0.7 else 'some' if share > 0.3 else 'hardly'}"
        yield f"person elsewhere:{'yes' if counts['PERSON'] - (doc[i].ent_type_ == 'PERSON') > others / 2 else 'no'}"
    else:
        yield "once"
    if doc[j - 1].lower_ in setting.people:
        yield "a person's"
        yield f"a person's {doc[i].ent_type_ or 'none'}"
    own = [entry for entry in chunk.entries if entry.kind in ("settlement", "province")]
    if any(entry.country in setting.countries and entry.size >= _NOT_TINY for entry in own):
        yield "in a country named"
    if any((entry.country, entry.admin1) in setting.units for entry in own if entry.kind == "settlement"):
        yield "in a unit named"
    if _is_capital(setting, chunk):
        yield "capital of a country named"
    longest = max((setting.longest.get(k, 0) for k in range(i, j)), default=0)
    if longest > j - i:
        yield "inside a longer one"
    after, front = j, i
    while after < len(doc) and after < j + _LISTED and doc[after].text in _LIST:
        after += 1
    while front > 0 and front > i - _LISTED and doc[front - 1].text in _LIST:
        front -= 1
    if (after > j and after in setting.edges) or (front < i and front in setting.edges):
        yield "in a list with places"
