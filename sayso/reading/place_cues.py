"""What the words around a name say about it: that it is a place, what kind of place, that it is a person, that it lies near."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.data_files import data_file
from sayso.gazetteer import Entry, abbreviations, gazetteer
from sayso.gazetteer.groups import group_register
from sayso.language.words import common_words, rarer_words

_DATELINE: Final = 6
"""Words of one part of a dateline, at most."""
LONGEST: Final = 5
PLACE_LABELS: Final = ("GPE", "LOC")
BODY_LABELS: Final = ("ORG", "FAC", "EVENT", "NORP", "WORK_OF_ART", "PRODUCT", "LAW")
NUMBER_LABELS: Final = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE")
_FUNCTION: Final = ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "NUM", "PUNCT")


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
        near: what the words tell of lies near the named one, or between it and another.
        nation: a name the gazetteer does not know that the words treat as a country's ("Vasrland's army").
    """

    start: int
    end: int
    words: str
    entries: tuple[Entry, ...]
    kind: str = ""
    adjective: bool = False
    inside: bool = False
    near: bool = False
    nation: bool = False


@lru_cache(maxsize=1)
def place_words() -> dict[str, frozenset[str]]:
    """The ordinary words around places, by what they tell."""
    return {name: frozenset(words.split()) for name, words in data_file("sayso.reading", "place_words.yaml").items()}


def is_ordinary(lower: str) -> bool:
    """Whether a word by itself, in small letters, names no place though a place may be called so ("Street", "Western")."""
    words, lower = place_words(), lower.rstrip(".")
    return lower in common_words() or any(lower in words[kind] for kind in ("directions", "organisation_heads", "no_places"))


def are_rare_words(doc: Doc, i: int, j: int) -> bool:
    """Whether words are seldom seen, but ordinary: in a text whose case was guessed their capitals are a mistake ("Attain").

    Only what is said to be a place outright is one all the same.
    """
    words = [token.lower_ for token in doc[i:j]]
    if not all(word in rarer_words() or word in common_words() for word in words):
        return False
    return not (kind_around(doc, i, j) or has_qualifier(doc, j) or is_dateline(doc, i, j))


def is_listed(entry: Entry) -> bool:
    """Whether an entry is a country or stands in the table of regions: known well enough to need no cue."""
    return entry.kind in ("country", "region") or (entry.kind == "province" and not entry.admin1)


def words_of(doc: Doc, i: int, j: int) -> str:
    """The characters of the tokens from i to j (half-open)."""
    return doc[i:j].text


def is_group(words: str) -> bool:
    """Whether an armed group is called exactly so."""
    group = group_register().find(words)
    return group is not None and words.casefold() in {name.casefold() for name in (group.name, *group.aliases, *group.acronyms)}


def is_name_token(token: Token) -> bool:
    """Whether a token may be part of a name: it begins with a capital and is no ordinary function word."""
    first = token.text[0]
    return first.isupper() and not (token.pos_ in _FUNCTION and token.lower_ in common_words() and not token.ent_type_)


def entity_length(token: Token) -> int:
    """How many tokens the parser's entity around a token has."""
    i = j = token.i
    doc = token.doc
    while i > 0 and doc[i].ent_iob_ == "I":
        i -= 1
    while j + 1 < len(doc) and doc[j + 1].ent_iob_ == "I":
        j += 1
    return j + 1 - i


def kind_around(doc: Doc, i: int, j: int) -> str:
    """What the words around call it: "Kelm province", "the province of Kelm", "the city of Kelm", "the town Kelm".

    "Kelm County Coroner" and "state Senator Kelm" call nobody a place, nor does "the Department of Kelm Affairs".
    """
    words = place_words()
    after = doc[j].lower_ if j < len(doc) else ""
    of = i >= 2 and doc[i - 1].lower_ == "of"
    lead = doc[i - 2] if of else doc[i - 1] if i >= 1 else None
    before = "" if lead is None or (lead.lower_ == "department" and lead.text[0].isupper()) else lead.lower_
    for kind in ("province", "district", "settlement"):
        if after in words[kind] or (before in words[kind] and (of or (kind == "settlement" and lead and lead.text.islower()))):
            return kind
    return ""


def before(doc: Doc, i: int) -> int:
    """The token before a name, past "the", directions and kinds ("in the northern town of")."""
    words = place_words()
    i -= 1
    while i >= 0 and (doc[i].lower_ == "the" or doc[i].lower_ in words["directions"]):
        i -= 1
    return i


def is_near(doc: Doc, i: int) -> bool:
    """ "near Kelm", "outside the town of Kelm", "10 km north of Kelm"."""
    words = place_words()
    b = before(doc, i)
    if b >= 1 and doc[b].lower_ == "of" and doc[b - 1].lower_ in words["settlement"]:
        b = before(doc, b - 1)
    if b < 0:
        return False
    if doc[b].lower_ == "of" and b >= 1:
        lower = doc[b - 1].lower_
        return lower in words["directions"] or lower == "outskirts" or lower == "outside"
    if doc[b].lower_ == "from" and b >= 1:
        return doc[b - 1].lower_ in ("kilometers", "kilometres", "km", "miles", "meters", "metres", "far", "away")
    return doc[b].lower_ in words["near"]


def is_between(doc: Doc, i: int, j: int) -> bool:
    """Whether a name is one of the two that something lies between: "on the road between Kelm and Torvik"."""
    if j + 1 < len(doc) and doc[j].lower_ == "and" and doc[j + 1].text[0].isupper():
        return i > 0 and doc[i - 1].lower_ == "between"
    if i < 2 or doc[i - 1].lower_ != "and":
        return False
    k = i - 2
    while k > max(0, i - 2 - LONGEST) and doc[k].text[0].isupper():
        k -= 1
    return k < i - 2 and doc[k].lower_ == "between"


def has_qualifier(doc: Doc, j: int) -> bool:
    """Whether ", Y" follows, Y being a country or a unit ("Kelm, Ohio", "Kelm, Iraq")."""
    if j + 1 >= len(doc) or doc[j].text != "," or not doc[j + 1].text[0].isupper():
        return False
    for end in range(min(j + 5, len(doc)), j + 1, -1):
        words = words_of(doc, j + 1, end)
        if end == j + 2 and is_ordinary(doc[j + 1].lower_):
            return False
        if words in abbreviations() or any(e.kind in ("country", "province") for e in gazetteer().find(words)):
            return True
    return False


def is_titled(doc: Doc, i: int) -> bool:
    """Whether a title stands before: "President Kelm" is a person."""
    return i > 0 and doc[i - 1].lower_.rstrip(".") in place_words()["titles"] and doc[i - 1].text[0].isupper()


def speaks(doc: Doc, j: int) -> bool:
    """Whether what the words name says something: then it is a person (or a government, which `is_listed` knows)."""
    return any(0 <= k < len(doc) and doc[k].lower_ in ("said", "says", "told", "added", "who") for k in (j, j + 1))


def stands_before(doc: Doc, j: int) -> bool:
    """Whether a small-letter noun follows that places and not people stand before: "Kelm residents", "Kelm police"."""
    return j < len(doc) and doc[j].lower_ in place_words()["what_places_have"]


def is_struck(doc: Doc, j: int) -> bool:
    """Whether the words are the object of a verb that places undergo: "shelled Kelm", "captured Kelm"."""
    last = doc[j - 1]
    return last.dep_ in ("dobj", "nsubjpass") and last.head.lemma_.lower() in place_words()["what_places_undergo"]


def is_cued(doc: Doc, i: int, j: int) -> bool:
    """Whether the words around say that this is a place."""
    words = place_words()
    if has_qualifier(doc, j) or kind_around(doc, i, j) or is_explained(doc, j) or has_what_countries_have(doc, j):
        return True
    if j - i == 1 and is_ordinary(doc[i].lower_):
        return False
    b = before(doc, i)
    return (b >= 0 and doc[b].lower_ in words["locative"]) or is_dateline(doc, i, j)


def is_dateline(doc: Doc, i: int, j: int) -> bool:
    """Whether words open a paragraph as a dateline does: "KELM --", "KELM (Courier) -", "KELM, 5 Nov", "KELM, Vasrland -"."""
    if (i > 0 and "\n" not in doc[i - 1].text_with_ws) or j + 1 >= len(doc):
        return False
    after = doc[j].text
    if _is_dash(doc, j):
        return True
    if after == "(":
        return any(_is_dash(doc, k) and doc[k - 1].text == ")" for k in range(j + 2, min(j + 8, len(doc))))
    if after != ",":
        return False
    k = j + 1
    while k < min(j + _DATELINE, len(doc) - 1) and doc[k].text[0].isupper() and not doc[k].is_sent_start:
        k += 1
    return doc[j + 1].ent_type_ == "DATE" or (k > j + 1 and (_is_dash(doc, k) or doc[k].text == ":" or doc[k].text == "("))


def _is_dash(doc: Doc, k: int) -> bool:
    return doc[k].text in ("--", "—", "–") or (doc[k].text == "-" and bool(doc[k - 1].whitespace_))


def names_of_people(doc: Doc) -> frozenset[str]:
    """The words of the names of people that the text gives in full, in small letters; "Kelm's" and "al-Kelm" are no full names."""
    people = (entity for entity in doc.ents if entity.label_ == "PERSON")
    full = (entity for entity in people if sum(token.text[0].isupper() for token in entity) > 1)
    return frozenset(token.lower_ for entity in full for token in entity)


def _goes_on(doc: Doc, j: int) -> bool:
    """Whether a word with a capital follows directly: "outside the Kelm Hospital" is not outside Kelm."""
    return j < len(doc) and bool(doc[j - 1].whitespace_) and doc[j].text[0].isupper() and doc[j].pos_ == "PROPN"


def is_road(doc: Doc, j: int) -> bool:
    """Whether the name goes on to that of a road: "Kelm Road", "Kelm Ferry Road"."""
    streets = place_words()["streets"]
    for k in range(j, min(j + 2, len(doc))):
        if not (doc[k].text[0].isupper() and doc[k - 1].whitespace_):
            return False
        if doc[k].lower_.rstrip(".") in streets:
            return True
    return False


def is_explained(doc: Doc, j: int) -> bool:
    """Whether ", a town in …" or ", the capital" follows; ", the city's mayor" and ", the village trustees" explain somebody."""
    words = place_words()
    if j + 2 >= len(doc) or doc[j].text != "," or doc[j + 1].lower_ not in ("a", "an", "the"):
        return False
    for k in range(j + 2, min(j + 6, len(doc))):
        if doc[k].lower_ in words["settlement"] or doc[k].lower_ in words["district"]:
            after = doc[k + 1] if k + 1 < len(doc) else None
            return after is None or not (after.lower_ in ("'s", "’s") or after.pos_ in ("NOUN", "PROPN"))
    return False


def has_what_countries_have(doc: Doc, j: int) -> bool:
    """Whether "'s army", "'s government", "'s capital" follows: what countries and provinces have and people have not."""
    return j + 1 < len(doc) and doc[j].lower_ in ("'s", "’s") and doc[j + 1].lower_ in place_words()["what_countries_have"]


def is_nation(doc: Doc, i: int, j: int) -> bool:
    """Whether words treat a name as a country's: "Vasrland's army", "the president of Vasrland"."""
    words = place_words()
    if has_what_countries_have(doc, j) and doc[j + 1].lower_ in words["what_nations_have"]:
        return True
    return i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in words["what_nations_have"]


def named_at(doc: Doc, i: int, j: int, entries: tuple[Entry, ...], *, inside: bool | None = None) -> Named:
    """A name with what the words around say about it; `inside` where the caller knows better."""
    label = doc[i].ent_type_
    part = label in BODY_LABELS and entity_length(doc[i]) > j - i
    return Named(
        i,
        j,
        words_of(doc, i, j),
        entries,
        kind=kind_around(doc, i, j),
        inside=part if inside is None else inside,
        near=not part and not _goes_on(doc, j) and (is_near(doc, i) or is_between(doc, i, j)),
        nation=not entries and is_nation(doc, i, j),
    )
