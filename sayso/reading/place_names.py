"""Which words of a text name a place: entities of the parser, the gazetteer, and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.gazetteer import Entry, abbreviations, country_of, demonym, gazetteer, is_short
from sayso.gazetteer.names import key
from sayso.language.words import common_words
from sayso.reading.place_cues import (
    BODY_LABELS,
    LONGEST,
    NUMBER_LABELS,
    PLACE_LABELS,
    Named,
    are_rare_words,
    entity_length,
    has_qualifier,
    is_cued,
    is_group,
    is_listed,
    is_name_token,
    is_ordinary,
    is_road,
    is_struck,
    is_titled,
    kind_around,
    named_at,
    names_of_people,
    place_words,
    speaks,
    stands_before,
    words_of,
)
from sayso.reading.place_quarters import as_quarter, quarter_of_known
from sayso.reading.place_traits import Chunk, Setting, names_a_place
from sayso.reading.place_unknown import unknown_places

_LARGE: Final = 100_000
_FAMOUS: Final = 300_000
_SIZEABLE: Final = 20_000
_NOT_TINY: Final = 5_000
_LIST: Final = (",", "and", "or", "&")
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_NUMERAL: Final = re.compile(r"[IVX]+|[A-Z]")
_WORLDWIDE: Final = frozenset(["CO", "ME", "TV", "IO", "FM", "AI", "GG", "LY", "TO", "WS", "CC", "US"])
"""Endings of addresses that are sold to anybody."""


def setting_of(doc: Doc) -> Setting:
    """All words of a text that the gazetteer knows, with what the rules say of each."""
    spans = [(i, j, words_of(doc, i, j)) for i, j in _chunks(doc) if not _is_no_name(doc, i, j) and not _is_numeral(doc, i, j)]
    known = gazetteer().find_all({words for _, _, words in spans})
    people = names_of_people(doc)
    chunks: list[Chunk] = []
    for i, j, words in spans:
        if j < len(doc) and doc[j].text == "." and f"{words}." in abbreviations():
            j += 1
            words += "."
        entries = abbreviations().get(words) or (() if is_short(words) and "." in words else known[words])
        guessed = bool(entries) and entries[0].loose and doc[i].lower_ == "the"
        if entries and not guessed and not is_group(words):
            chunks.append(Chunk(i, j, entries, _accepted(doc, i, j, entries, people)))
    listed = {chunk.entries[0].country for chunk in chunks if chunk.entries[0].kind == "country" and chunk.taken}
    peoples = {entry.country for token in doc if token.text[0].isupper() and (entry := demonym(token.text)) is not None}
    ordered = tuple(sorted(chunks, key=lambda chunk: (chunk.start, -chunk.end)))
    return Setting(doc, ordered, people, frozenset(filter(None, listed | peoples)))


def _is_no_name(doc: Doc, i: int, j: int) -> bool:
    """ "the Northern" of "the Northern Dawn Front": units of many countries bear such names, and so does everything else.

    Nor is the White House the town in Tennessee.
    """
    words = place_words()
    if all(token.lower_ in words["directions"] or token.lower_ == "the" for token in doc[i:j]):
        return True
    return "_".join(token.lower_ for token in doc[i:j] if token.lower_ != "the") in words["seats"]


def _is_numeral(doc: Doc, i: int, j: int) -> bool:
    """ "I", "Region XII": units that go by a number have it for a further name, and the first of them is a pronoun."""
    return j == i + 1 and _NUMERAL.fullmatch(doc[i].text) is not None


def names_of_places(doc: Doc, *, set_in_case: bool = True) -> list[Named]:
    """The names of places in a parsed text, in order, none overlapping another.

    Args:
        doc: the parsed text.
        set_in_case: whether capitals mark names in the text itself; if not (telexes, texts in small letters), the case the parser
            saw was guessed, and words nobody knows need more around them to be taken for places.
    """
    setting = setting_of(doc)
    by_start: dict[int, list[Chunk]] = {}
    for chunk in setting.chunks:
        by_start.setdefault(chunk.start, []).append(chunk)
    found: list[Named] = []
    refused: list[tuple[int, int, tuple[Entry, ...]]] = []
    position = 0
    for i in range(len(doc)):
        if i < position:
            continue
        text = doc[i].text
        named = (_demonym_at(doc, i) if text[0].isupper() else None) or (_hyphenated(doc, i) if "-" in text else None)
        for chunk in by_start.get(i, ()):
            if named is not None and named.end >= chunk.end:
                break
            if names_a_place(setting, chunk) if set_in_case else chunk.taken and not _is_mistaken(doc, chunk):
                named = named_at(doc, i, chunk.end, chunk.entries)
                named = as_quarter(doc, named, position) if set_in_case else named
                break
            refused.append((i, chunk.end, chunk.entries))
        if named is not None:
            found.append(named)
            position = named.end
    if not set_in_case:
        found += _again(doc, found, refused)
    known = {(chunk.start, chunk.end): chunk.entries for chunk in setting.chunks}
    # What the words around call a place is one whatever its traits weigh: then it may be the one that the gazetteer knows.
    called = (
        replace(named, entries=known[named.start, named.end])
        if (named.start, named.end) in known
        else quarter_of_known(doc, named, known)
        for named in unknown_places(doc, found, set_in_case=set_in_case)
    )
    return sorted([*found, *called], key=lambda named: named.start)


def _is_mistaken(doc: Doc, chunk: Chunk) -> bool:
    """Whether a text whose case was guessed has capitals where an editor would set none: "Volcano" and "Red Cross" are towns as well."""
    first = chunk.entries[0]
    known = is_listed(first) or (first.size >= _SIZEABLE and not first.loose)
    return not known and are_rare_words(doc, chunk.start, chunk.end)


def names_of_outlet(outlet: str) -> list[Named]:
    """Where an outlet is at home by its name: "Kelm Courier" names Kelm, "The Qadrian Gazette" Qadria, "courier.qa" Qatar."""
    words = _NAME_WORD.findall(outlet)
    found: list[Named] = []
    position = 0
    for i in range(len(words)):
        for j in range(min(len(words), i + LONGEST), max(i, position), -1):
            name = " ".join(words[i:j])
            adjective = demonym(name)
            entries = (adjective,) if adjective else gazetteer().find(name)
            if i >= position and entries and name[0].isupper() and not (j == i + 1 and _is_of_papers(name)):
                found.append(Named(i, j, name, entries, adjective=True))
                position = j
    ending = outlet.rpartition(".")[2].strip().upper() if "." in outlet and " " not in outlet.strip() else ""
    country = country_of("GB" if ending == "UK" else ending)
    if country is not None and country.code not in _WORLDWIDE:
        found.append(Named(0, 1, country.name, gazetteer().find(country.name)[:1], adjective=True))
    return found


def _is_of_papers(word: str) -> bool:
    """Whether a word in an outlet's name is one that papers are called by, though a place may be called so too ("Star", "Sun")."""
    return is_ordinary(word.lower()) or word.lower() in place_words()["papers"]


def _chunks(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of up to five words that begin and end with a capital, as token ranges."""
    joiners = place_words()["joiners"]
    for token in doc:
        if not is_name_token(token) and not _is_article(token):
            continue
        count = 0
        for j in range(token.i, min(token.i + 2 * LONGEST, len(doc))):
            word = doc[j]
            if word.text[0].isupper():
                count += 1
                if count > LONGEST:
                    break
                yield token.i, j + 1
            elif not (word.text in "-–/'’" and not word.whitespace_) and word.lower_ not in joiners:
                break
            if word.whitespace_ == "" and j + 1 < len(doc) and doc[j + 1].is_space:
                break


def _is_article(token: Token) -> bool:
    """Whether a name begins with an article in small letters: "al-Kelm"."""
    if token.lower_ not in place_words()["articles"] or token.i + 2 >= len(token.doc):
        return False
    hyphen, name = token.doc[token.i + 1], token.doc[token.i + 2]
    return hyphen.text == "-" and not token.whitespace_ and not hyphen.whitespace_ and name.text[0].isupper()


def _hyphenated(doc: Doc, i: int) -> Named | None:
    """An abbreviation that the parser left in one word with what follows: "U.S.-led"."""
    words, hyphen, _ = doc[i].text.partition("-")
    entries = abbreviations().get(words, ()) if hyphen else ()
    return Named(i, i + 1, words, entries) if entries else None


def _demonym_at(doc: Doc, i: int) -> Named | None:
    """An adjective or a name of people, of one or two words."""
    for j in (i + 2, i + 1):
        if j > len(doc) or not doc[i].text[0].isupper() or not doc[j - 1].text[0].isupper():
            continue
        words = words_of(doc, i, j)
        entry = demonym(words)
        if (
            entry is not None
            and not (doc[i].ent_type_ == "PERSON" and entity_length(doc[i]) > 1)
            and doc[i].ent_type_ != "LANGUAGE"
        ):
            return Named(i, j, words, (entry,), adjective=True, inside=doc[i].ent_type_ in ("ORG", "FAC"))
    return None


def _accepted(doc: Doc, i: int, j: int, entries: tuple[Entry, ...], people: frozenset[str]) -> bool:
    """Whether words that the gazetteer knows name a place here."""
    label, length = doc[i].ent_type_, entity_length(doc[i]) if doc[i].ent_type_ else 0
    whole = length == j - i and doc[i].ent_iob_ == "B"
    words, lower = place_words(), doc[j - 1].lower_
    short = is_short(words_of(doc, i, j))
    if is_titled(doc, i):
        return False
    if label in NUMBER_LABELS:
        return kind_around(doc, i, j) == "settlement" and entries[0].kind not in ("country", "region")
    if short and not words_of(doc, i, j).replace(".", "").isupper():
        headline = doc[j - 1].text.endswith(".") and j < len(doc) and doc[j].pos_ in ("NOUN", "ADJ") and doc[j].text.islower()
        return i > 0 and (doc[i - 1].text == "," or headline)
    if j - i > 1 and (lower in words["province"] or lower in words["district"]) and entries[0].kind in ("province", "district"):
        return True
    if j - i > 1 and key(entries[0].name) != key(words_of(doc, i, j)) and all(is_ordinary(t.lower_) for t in doc[i:j]):
        return is_listed(entries[0])
    if j - i == 1 and is_ordinary(lower):
        known = whole and label in PLACE_LABELS and lower in common_words() and lower not in words["directions"]
        return known or has_qualifier(doc, j)
    sure = is_listed(entries[0]) or short
    cued = is_cued(doc, i, j)
    if label == "PERSON":
        if (whole or (j < len(doc) and doc[j].lower_ in ("'s", "’s"))) and j - i > 1 and is_listed(entries[0]):
            return True
        famous = entries[0].size >= _FAMOUS and not entries[0].loose and lower not in people
        return whole and (cued or famous) and not speaks(doc, j)
    if not (whole and label in PLACE_LABELS) and _continues(doc, i, j):
        return False
    if is_road(doc, j):
        return False
    if lower in people and not (cued if j - i == 1 else has_qualifier(doc, j)) and not sure:
        return False
    if label in PLACE_LABELS or sure:
        return True
    if label in BODY_LABELS and not whole:
        return _opens_body(doc, i, j, entries)
    return cued or stands_before(doc, j) or is_struck(doc, j) or (entries[0].size >= _LARGE and not entries[0].loose)


def _continues(doc: Doc, i: int, j: int) -> bool:
    """Whether the name goes on over the edge of these words, as in "John Kelm" or "Kelm Smith"."""
    heads = place_words()
    if j < len(doc) and doc[j].text[0].isupper() and doc[j - 1].whitespace_ and is_name_token(doc[j]):
        lower = doc[j].lower_
        known = lower in heads["organisation_heads"] or any(lower in heads[k] for k in ("province", "district", "settlement"))
        if not known and (doc[j].ent_type_ not in ("ORG", "FAC", "DATE", "GPE") or _in_one_place_name(doc, j)):
            return True
    if i > 0 and doc[i - 1].text[0].isupper() and doc[i - 1].whitespace_ and is_name_token(doc[i - 1]):
        return not is_ordinary(doc[i - 1].lower_) and demonym(doc[i - 1].text) is None
    return False


def _in_one_place_name(doc: Doc, j: int) -> bool:
    """Whether a token goes on with a name that the parser takes for one place: "San José | Guayabal"."""
    return doc[j].ent_type_ in PLACE_LABELS and doc[j].ent_iob_ == "I" and not is_ordinary(doc[j].lower_)


def _opens_body(doc: Doc, i: int, j: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a place stands inside the name of a body: "Kelm Security Directorate", "University of Kelm"."""
    first = entries[0]
    if first.kind == "district" and key(first.name) != key(words_of(doc, i, j)):
        return False
    if first.kind == "province" or first.size >= _LARGE:
        return True
    opens = j < len(doc) and doc[j].lower_ in place_words()["organisation_heads"]
    closes = i > 0 and doc[i - 1].lower_ in ("of", "in", "at")
    return (opens or closes) and (first.size >= _NOT_TINY or first.kind != "settlement")


def _again(doc: Doc, found: list[Named], refused: list[tuple[int, int, tuple[Entry, ...]]]) -> list[Named]:
    """Names that stand for a place elsewhere in the text or in a list with places, where nothing says that they are a person's."""
    sure = {named.words.casefold() for named in found if not named.adjective}
    edges = {i for named in found if not named.adjective for i in (named.start, named.end)}
    taken = {i for named in found for i in range(named.start, named.end)}
    more: list[Named] = []
    for i, j, entries in sorted(refused, key=lambda row: (row[0], -row[1])):
        if taken.intersection(range(i, j)) or doc[i].ent_type_ in NUMBER_LABELS or are_rare_words(doc, i, j):
            continue
        if j - i == 1 and is_ordinary(doc[i].lower_):
            continue
        after, front = j, i
        while after < len(doc) and doc[after].text in _LIST:
            after += 1
        while front > 0 and doc[front - 1].text in _LIST:
            front -= 1
        listed = (after > j and after in edges) or (front < i and front in edges)
        again = words_of(doc, i, j).casefold() in sure and doc[i].ent_type_ != "PERSON"
        whole_person = doc[i].ent_type_ == "PERSON" and entity_length(doc[i]) > j - i
        if (again or listed) and not whole_person and not is_titled(doc, i) and not _continues(doc, i, j):
            more.append(named_at(doc, i, j, entries))
            taken.update(range(i, j))
    return more
