"""Which words of a text name a place: entities of the parser, the gazetteer, and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml
from spacy.tokens import Doc, Token

from sayso.gazetteer import Entry, abbreviations, demonym, gazetteer, is_short
from sayso.gazetteer.groups import group_register
from sayso.gazetteer.names import key
from sayso.language.words import common_words

_LONGEST: Final = 5
_PLACE_LABELS: Final = ("GPE", "LOC")
_BODY_LABELS: Final = ("ORG", "FAC", "EVENT", "NORP", "WORK_OF_ART", "PRODUCT", "LAW")
_JOINERS: Final = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "le",
        "les",
        "du",
        "da",
        "do",
        "dos",
        "di",
        "al",
        "el",
        "an",
        "ar",
        "as",
        "ash",
        "ul",
        "ez",
        "az",
        "es",
        "bin",
        "of",
        "y",
        "e",
        "and",
    ]
)
_NUMBER_LABELS: Final = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE")
_FUNCTION: Final = ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "NUM", "PUNCT")
_LARGE: Final = 100_000
_FAMOUS: Final = 300_000
_NOT_TINY: Final = 5_000
_LIST: Final = (",", "and", "or", "&")
_WORDLIKE: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a place.

    Attributes:
        start, end: tokens, half-open.
        words: the words as the parser saw them.
        entries: what they may mean, likeliest first; empty if the gazetteer does not know them.
        kind: what the words around call it ("province", "district", "settlement"), or "".
        adjective: an adjective or a name of people ("Syrian", "Syrians").
        inside: the name is part of the name of a body or building ("Cairo" in "Cairo University").
        near: it is said to lie near the named one.
    """

    start: int
    end: int
    words: str
    entries: tuple[Entry, ...]
    kind: str = ""
    adjective: bool = False
    inside: bool = False
    near: bool = False


@lru_cache(maxsize=1)
def place_words() -> dict[str, frozenset[str]]:
    """The ordinary words around places, by what they tell."""
    data = files("sayso.reading") / "data" / "place_words.yaml"
    return {name: frozenset(words.split()) for name, words in yaml.safe_load(data.read_text(encoding="utf-8")).items()}


def is_ordinary(lower: str) -> bool:
    """Whether a word by itself, in small letters, names no place though a place may be called so ("Street", "Western")."""
    words = place_words()
    return lower in common_words() or any(lower in words[kind] for kind in ("directions", "organisation_heads", "no_places"))


def is_listed(entry: Entry) -> bool:
    """Whether an entry is a country or stands in the table of regions: known well enough to need no cue."""
    return entry.kind in ("country", "region") or (entry.kind == "province" and not entry.admin1)


def names_of_places(doc: Doc) -> list[Named]:
    """The names of places in a parsed text, in order, none overlapping another."""
    chunks = list(_chunks(doc))
    known = gazetteer().find_all({_words(doc, i, j) for i, j in chunks})
    by_start: dict[int, list[tuple[int, tuple[Entry, ...]]]] = {}
    for i, j in chunks:
        words = _words(doc, i, j)
        if j < len(doc) and doc[j].text == "." and f"{words}." in abbreviations():
            j += 1
            words += "."
        entries = abbreviations().get(words) or (() if is_short(words) and "." in words else known[words])
        if entries and not _is_group(words):
            by_start.setdefault(i, []).append((j, entries))
    people = _names_of_people(doc)
    found: list[Named] = []
    refused: list[tuple[int, int, tuple[Entry, ...]]] = []
    position = 0
    for i in range(len(doc)):
        if i < position:
            continue
        named = _demonym_at(doc, i) or _hyphenated(doc, i)
        for j, entries in sorted(by_start.get(i, ()), key=lambda pair: -pair[0]):
            if named is not None and named.end >= j:
                break
            if _accepted(doc, i, j, entries, people):
                named = _named(doc, i, j, entries)
                break
            refused.append((i, j, entries))
        if named is not None:
            found.append(named)
            position = named.end
    found += _again(doc, found, refused)
    return sorted([*found, *_unknown(doc, found)], key=lambda named: named.start)


def _words(doc: Doc, i: int, j: int) -> str:
    return doc[i:j].text


def _is_group(words: str) -> bool:
    """Whether an armed group is called exactly so."""
    group = group_register().find(words)
    return group is not None and words.casefold() in {name.casefold() for name in (group.name, *group.aliases, *group.acronyms)}


def _is_name_token(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() and not (token.pos_ in _FUNCTION and token.lower_ in common_words() and not token.ent_type_)


def _chunks(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of up to five words that begin and end with a capital, as token ranges."""
    for token in doc:
        if not _is_name_token(token):
            continue
        count = 0
        for j in range(token.i, min(token.i + 2 * _LONGEST, len(doc))):
            word = doc[j]
            if word.text[0].isupper():
                count += 1
                if count > _LONGEST:
                    break
                yield token.i, j + 1
            elif not (word.text in "-–/'’" and not word.whitespace_) and word.lower_ not in _JOINERS:
                break
            if word.whitespace_ == "" and j + 1 < len(doc) and doc[j + 1].is_space:
                break


def _names_of_people(doc: Doc) -> frozenset[str]:
    """The words of the names of people that the text gives in full, in small letters."""
    return frozenset(token.lower_ for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1 for token in entity)


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
        words = _words(doc, i, j)
        entry = demonym(words)
        if (
            entry is not None
            and not (doc[i].ent_type_ == "PERSON" and _entity_length(doc[i]) > 1)
            and doc[i].ent_type_ != "LANGUAGE"
        ):
            return Named(i, j, words, (entry,), adjective=True, inside=doc[i].ent_type_ in ("ORG", "FAC"))
    return None


def _entity_length(token: Token) -> int:
    i = j = token.i
    doc = token.doc
    while i > 0 and doc[i].ent_iob_ == "I":
        i -= 1
    while j + 1 < len(doc) and doc[j + 1].ent_iob_ == "I":
        j += 1
    return j + 1 - i


def _named(doc: Doc, i: int, j: int, entries: tuple[Entry, ...], *, inside: bool | None = None) -> Named:
    label = doc[i].ent_type_
    part = label in _BODY_LABELS and _entity_length(doc[i]) > j - i
    return Named(
        i,
        j,
        _words(doc, i, j),
        entries,
        kind=_kind_around(doc, i, j),
        inside=part if inside is None else inside,
        near=_is_near(doc, i),
    )


def _kind_around(doc: Doc, i: int, j: int) -> str:
    """What the words around call it: "Kelm province", "the province of Kelm", "the city of Kelm"."""
    words = place_words()
    after = doc[j].lower_ if j < len(doc) else ""
    before = doc[i - 2].lower_ if i >= 2 and doc[i - 1].lower_ == "of" else doc[i - 1].lower_ if i >= 1 else ""
    for kind in ("province", "district", "settlement"):
        if after in words[kind] or before in words[kind]:
            return kind
    return ""


def _before(doc: Doc, i: int) -> int:
    """The token before a name, past "the", directions and kinds ("in the northern town of")."""
    words = place_words()
    i -= 1
    while i >= 0 and (doc[i].lower_ == "the" or doc[i].lower_ in words["directions"]):
        i -= 1
    return i


def _is_near(doc: Doc, i: int) -> bool:
    """ "near Kelm", "outside the town of Kelm", "10 km north of Kelm"."""
    words = place_words()
    b = _before(doc, i)
    if b >= 1 and doc[b].lower_ == "of" and doc[b - 1].lower_ in words["settlement"]:
        b = _before(doc, b - 1)
    if b < 0:
        return False
    if doc[b].lower_ == "of" and b >= 1:
        lower = doc[b - 1].lower_
        return lower in words["directions"] or lower == "outskirts" or lower == "outside"
    if doc[b].lower_ == "from" and b >= 1:
        return doc[b - 1].lower_ in ("kilometers", "kilometres", "km", "miles", "meters", "metres", "far", "away")
    return doc[b].lower_ in words["near"]


def _has_qualifier(doc: Doc, j: int) -> bool:
    """Whether ", Y" follows, Y being a country or a unit ("Kelm, Ohio", "Kelm, Iraq")."""
    if j + 1 >= len(doc) or doc[j].text != "," or not doc[j + 1].text[0].isupper():
        return False
    for end in range(min(j + 5, len(doc)), j + 1, -1):
        words = _words(doc, j + 1, end)
        if words in abbreviations() or any(e.kind in ("country", "province") for e in gazetteer().find(words)):
            return True
    return False


def _accepted(doc: Doc, i: int, j: int, entries: tuple[Entry, ...], people: frozenset[str]) -> bool:
    """Whether words that the gazetteer knows name a place here."""
    label, length = doc[i].ent_type_, _entity_length(doc[i]) if doc[i].ent_type_ else 0
    whole = length == j - i and doc[i].ent_iob_ == "B"
    words, lower = place_words(), doc[j - 1].lower_
    short = is_short(_words(doc, i, j))
    if _is_titled(doc, i):
        return False
    if label in _NUMBER_LABELS:
        return _kind_around(doc, i, j) == "settlement" and entries[0].kind not in ("country", "region")
    if short and not _words(doc, i, j).replace(".", "").isupper():
        headline = doc[j - 1].text.endswith(".") and j < len(doc) and doc[j].pos_ in ("NOUN", "ADJ") and doc[j].text.islower()
        return i > 0 and (doc[i - 1].text == "," or headline)
    if j - i > 1 and (lower in words["province"] or lower in words["district"]) and entries[0].kind in ("province", "district"):
        return True
    if j - i == 1 and is_ordinary(lower):
        known = whole and label in _PLACE_LABELS and lower in common_words() and lower not in words["directions"]
        return known or _has_qualifier(doc, j)
    sure = is_listed(entries[0]) or short
    cued = _is_cued(doc, i, j)
    if label == "PERSON":
        if whole and j - i > 1 and is_listed(entries[0]):
            return True
        famous = entries[0].population >= _FAMOUS and not entries[0].loose and lower not in people
        return whole and (cued or famous) and not _speaks(doc, j)
    if not (whole and label in _PLACE_LABELS) and _continues(doc, i, j):
        return False
    if j - i == 1 and lower in people and not cued:
        return False
    if label in _PLACE_LABELS or sure:
        return True
    if label in _BODY_LABELS and not whole:
        return _opens_body(doc, i, j, entries)
    return cued or _stands_before(doc, j) or _is_struck(doc, j) or (entries[0].population >= _LARGE and not entries[0].loose)


def _speaks(doc: Doc, j: int) -> bool:
    """Whether what the words name says something: then it is a person (or a government, which `is_listed` knows)."""
    return any(0 <= k < len(doc) and doc[k].lower_ in ("said", "says", "told", "added", "who") for k in (j, j + 1))


def _is_titled(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].lower_.rstrip(".") in place_words()["titles"] and doc[i - 1].text[0].isupper()


def _continues(doc: Doc, i: int, j: int) -> bool:
    """Whether the name goes on over the edge of these words, as in "John Kelm" or "Kelm Smith"."""
    heads = place_words()
    if j < len(doc) and doc[j].text[0].isupper() and doc[j - 1].whitespace_ and _is_name_token(doc[j]):
        lower = doc[j].lower_
        known = lower in heads["organisation_heads"] or any(lower in heads[k] for k in ("province", "district", "settlement"))
        if not known and doc[j].ent_type_ not in ("ORG", "FAC", "DATE", "GPE"):
            return True
    if i > 0 and doc[i - 1].text[0].isupper() and doc[i - 1].whitespace_ and _is_name_token(doc[i - 1]):
        return not is_ordinary(doc[i - 1].lower_)
    return False


def _opens_body(doc: Doc, i: int, j: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a place stands inside the name of a body: "Kelm Security Directorate", "University of Kelm"."""
    first = entries[0]
    if first.kind == "district" and key(first.name) != key(_words(doc, i, j)):
        return False
    if first.kind == "province" or first.population >= _LARGE:
        return True
    opens = j < len(doc) and doc[j].lower_ in place_words()["organisation_heads"]
    closes = i > 0 and doc[i - 1].lower_ in ("of", "in", "at")
    return (opens or closes) and (first.population >= _NOT_TINY or first.kind != "settlement")


def _stands_before(doc: Doc, j: int) -> bool:
    """Whether a small-letter noun follows that places and not people stand before: "Kelm residents", "Kelm police"."""
    return j < len(doc) and doc[j].lower_ in place_words()["what_places_have"]


def _is_struck(doc: Doc, j: int) -> bool:
    """Whether the words are the object of a verb that places undergo: "shelled Kelm", "captured Kelm"."""
    last = doc[j - 1]
    return last.dep_ in ("dobj", "nsubjpass") and last.head.lemma_.lower() in place_words()["what_places_undergo"]


def _is_cued(doc: Doc, i: int, j: int) -> bool:
    """Whether the words around say that this is a place."""
    words = place_words()
    if _has_qualifier(doc, j) or _kind_around(doc, i, j):
        return True
    if j - i == 1 and is_ordinary(doc[i].lower_):
        return False
    b = _before(doc, i)
    return (b >= 0 and doc[b].lower_ in words["locative"]) or _is_dateline(doc, i, j)


def _is_dateline(doc: Doc, i: int, j: int) -> bool:
    """Whether words open a paragraph as a dateline does: "KELM --", "KELM (Courier) -", "KELM, 5 Nov"."""
    if (i > 0 and "\n" not in doc[i - 1].text_with_ws) or j + 1 >= len(doc):
        return False
    after = doc[j].text
    if after in ("--", "—", "–") or (after == "-" and doc[j - 1].whitespace_):
        return True
    if after == "(":
        return any(doc[k].text in ("--", "—", "–", "-") and doc[k - 1].text == ")" for k in range(j + 2, min(j + 8, len(doc))))
    return after == "," and doc[j + 1].ent_type_ == "DATE"


def _again(doc: Doc, found: list[Named], refused: list[tuple[int, int, tuple[Entry, ...]]]) -> list[Named]:
    """Names that stand for a place elsewhere in the text or in a list with places, where nothing says that they are a person's."""
    sure = {named.words.casefold() for named in found if not named.adjective}
    edges = {i for named in found if not named.adjective for i in (named.start, named.end)}
    taken = {i for named in found for i in range(named.start, named.end)}
    more: list[Named] = []
    for i, j, entries in sorted(refused, key=lambda row: (row[0], -row[1])):
        if taken.intersection(range(i, j)) or doc[i].ent_type_ in _NUMBER_LABELS or (j - i == 1 and is_ordinary(doc[i].lower_)):
            continue
        listed = (doc[j : j + 1].text in _LIST and j + 1 in edges) or (i > 0 and doc[i - 1].text in _LIST and i - 1 in edges)
        again = _words(doc, i, j).casefold() in sure and doc[i].ent_type_ != "PERSON"
        whole_person = doc[i].ent_type_ == "PERSON" and _entity_length(doc[i]) > j - i
        if (again or listed) and not whole_person and not _is_titled(doc, i) and not _continues(doc, i, j):
            more.append(_named(doc, i, j, entries))
            taken.update(range(i, j))
    return more


def _unknown(doc: Doc, found: list[Named]) -> Iterator[Named]:
    """Places that the words around or the parser name and the gazetteer does not know."""
    taken = {i for named in found for i in range(named.start, named.end)}
    people = _names_of_people(doc)
    doubtful: list[tuple[int, int]] = []
    names: set[str] = set()
    for i, j, label in _unknown_runs(doc, taken):
        if all(is_ordinary(doc[k].lower_) for k in range(i, j)) or _is_group(_words(doc, i, j)):
            continue
        b = _before(doc, i)
        direct = b == i - 1 or label in _PLACE_LABELS
        prepositions = place_words()["likely_locative" if label in _PLACE_LABELS else "surely_locative"]
        cued = b >= 0 and doc[b].lower_ in prepositions and direct and not _ends_body(doc, j)
        called = _kind_around(doc, i, j) or _is_dateline(doc, i, j) or (_has_qualifier(doc, j) and not _is_titled(doc, i))
        if cued or called or (label in _PLACE_LABELS and j - i > 1 and doc[j - 1].lower_ not in people):
            names.add(_words(doc, i, j).casefold())
            yield _named(doc, i, j, (), inside=False)
        else:
            doubtful.append((i, j))
    for i, j in doubtful:
        if _words(doc, i, j).casefold() in names and not _is_titled(doc, i) and doc[i].ent_type_ not in _NUMBER_LABELS:
            yield _named(doc, i, j, (), inside=False)


def _ends_body(doc: Doc, j: int) -> bool:
    return doc[j - 1].lower_ in place_words()["organisation_heads"] or (doc[j - 1].text.isupper() and len(doc[j - 1]) < 6)


def _unknown_runs(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Runs of names that no known place touches, with the parser's label, entities first in their own bounds."""
    position = 0
    for token in doc:
        i = token.i
        if i < position or i in taken or not _is_name_token(token) or not _WORDLIKE.search(token.text):
            continue
        label = token.ent_type_
        if label in _NUMBER_LABELS or label in ("NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
            continue
        j = i + 1
        while j < len(doc) and j not in taken and doc[j].ent_type_ == label and doc[j - 1].whitespace_ == " ":
            if not (doc[j].text[0].isupper() and _WORDLIKE.search(doc[j].text)) or (label and doc[j].ent_iob_ == "B"):
                break
            j += 1
        while j < len(doc) and doc[j].text == "-" and not doc[j].whitespace_ and not doc[j - 1].whitespace_ and j + 1 < len(doc):
            if not doc[j + 1].text[0].isupper() or j + 1 in taken:
                break
            j += 2
        position = j
        if j - i <= _LONGEST:
            yield i, j, label
