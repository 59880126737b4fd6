"""Places that the words around or the parser name and the gazetteer does not know: they are places all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.reading.place_cues import (
    LONGEST,
    NUMBER_LABELS,
    PLACE_LABELS,
    Named,
    are_rare_words,
    before,
    has_qualifier,
    has_what_countries_have,
    is_dateline,
    is_explained,
    is_group,
    is_name_token,
    is_ordinary,
    is_struck,
    is_titled,
    kind_around,
    named_at,
    names_of_people,
    place_words,
    speaks,
    words_of,
)
from sayso.reading.place_facilities import facility_nouns

_SHARE: Final = 0.34
"""Of the mentions of a name, so many must have a place's words around them, for all to be taken for the place's."""
_SHORTEST: Final = 3
_ABBREVIATION: Final = 6
_LINKS: Final = (",", "and", "&", "or")
_WORDLIKE: Final = re.compile(r"[^\W\d_]")


def unknown_places(doc: Doc, found: list[Named], *, set_in_case: bool) -> Iterator[Named]:
    """Places that the words around or the parser name and the gazetteer does not know; see `names_of_places`."""
    taken = {i for named in found for i in range(named.start, named.end)}
    people = names_of_people(doc)
    cued: dict[str, list[tuple[int, int]]] = {}
    doubtful: dict[str, list[tuple[int, int]]] = {}
    called: set[str] = set()
    for i, j, label in _unknown_runs(doc, taken):
        name = words_of(doc, i, j).casefold()
        if _is_no_place(doc, i, j, set_in_case=set_in_case):
            continue
        if _is_called(doc, i, j, label):
            called.add(name)
        elif not (
            _is_cued(doc, i, j, label, set_in_case=set_in_case)
            or (label in PLACE_LABELS and j - i > 1 and doc[j - 1].lower_ not in people)
        ):
            doubtful.setdefault(name, []).append((i, j))
            continue
        cued.setdefault(name, []).append((i, j))
    _join_lists(doc, found, cued, doubtful)
    for name, spans in cued.items():
        others = doubtful.get(name, [])
        if name not in called and len(spans) < _SHARE * (len(spans) + len(others)):
            continue  # one "in Kelm's case" among many things that Kelm does makes no place of Kelm
        again = [
            (i, j) for i, j in others if not is_titled(doc, i) and doc[i].ent_type_ not in NUMBER_LABELS and not speaks(doc, j)
        ]
        for i, j in (*spans, *again):
            yield named_at(doc, i, j, (), inside=False)


Runs = dict[str, list[tuple[int, int]]]
"""By name in small letters, where it stands."""


def _join_lists(doc: Doc, found: list[Named], cued: Runs, doubtful: Runs) -> None:
    """Take for places what stands in one list with a place: "in Kelm, Torvik and Ouban", by the parse as well as by the words.

    What the parser takes for people or bodies only where the list is called one of places: "the towns of Kelm and Torvik".
    """
    starts = {named.end: named.start for named in found if not named.adjective and not named.inside}
    starts |= {j: i for spans in cued.values() for i, j in spans}
    for i, j, name in sorted((i, j, name) for name, spans in doubtful.items() for i, j in spans):
        k = i
        while k > 0 and doc[k - 1].lower_ in _LINKS:
            k -= 1
        if k == i or k not in starts or not _is_held_with(doc[i:j].root, starts[k]):
            continue
        if doc[i].ent_type_ not in ("PERSON", "ORG") or kind_around(doc, starts[k], k):
            doubtful[name].remove((i, j))
            cued.setdefault(name, []).append((i, j))
            starts[j] = starts[k]


def _is_held_with(head: Token, start: int) -> bool:
    """Whether a name is joined to what begins at a token and is held by a preposition."""
    top = head
    while top.dep_ in ("conj", "appos"):
        top = top.head
    return top.i != head.i and top.dep_ == "pobj" and start <= top.i < head.i


def _is_no_place(doc: Doc, i: int, j: int, *, set_in_case: bool) -> bool:
    """Whether words are ordinary ones, a title with or without a name, a group, a letter or an abbreviation that nobody knows."""
    words, titles = words_of(doc, i, j), place_words()["titles"]
    if any(doc[k].lower_.rstrip(".") in titles for k in range(i, j)) or is_titled(doc, i):
        return True
    if all(is_ordinary(doc[k].lower_) for k in range(i, j)) or is_group(words) or len(words) < _SHORTEST:
        return True
    if not set_in_case and are_rare_words(doc, i, j):
        return True
    abbreviation = words.isupper() and len(words) <= _ABBREVIATION and set_in_case
    return abbreviation and not (is_dateline(doc, i, j) or has_qualifier(doc, j))


def _is_cued(doc: Doc, i: int, j: int, label: str, *, set_in_case: bool) -> bool:
    """Whether a preposition of place stands before: "in Kelm", "fled to Kelm", but not "in Kelm's opinion"."""
    b = before(doc, i)
    if set_in_case and b > 0 and not _ends_body(doc, j) and _is_spot_of(doc, b, label):
        return True
    direct = b == i - 1 or label in PLACE_LABELS
    prepositions = place_words()["likely_locative" if label in (*PLACE_LABELS, "FAC", "") else "surely_locative"]
    if not set_in_case:
        prepositions = place_words()["surely_locative"]
        direct = direct and not (j < len(doc) and (doc[j].pos_ in ("NOUN", "ADJ") or doc[j].lower_ == "of"))
    if b < 0 or not direct or _ends_body(doc, j):
        return False
    owns = (
        j + 1 < len(doc) and doc[j].lower_ in ("'s", "’s") and not has_what_countries_have(doc, j) and label not in ("FAC", "LOC")
    )
    return not owns and (doc[b].lower_ in prepositions or _is_moved_to(doc, b))


def _is_spot_of(doc: Doc, b: int, label: str) -> bool:
    """ "The bus depot of Kelm", "a farmhouse at Kelm", "the raid on Kelm": what is said of a spot, or of what places undergo."""
    noun, link = doc[b - 1].lower_, doc[b].lower_
    if link in ("of", "at", "in"):
        return noun in facility_nouns() and label != "PERSON"
    return link == "on" and noun in ("raid", "assault", "offensive", "march") and label in (*PLACE_LABELS, "FAC", "")


def _is_called(doc: Doc, i: int, j: int, label: str) -> bool:
    """Whether the words around say outright that this is a place."""
    return bool(
        kind_around(doc, i, j)
        or (is_dateline(doc, i, j) and not _ends_body(doc, j))
        or (has_qualifier(doc, j) and label not in ("PERSON", "ORG"))
        or is_explained(doc, j)
        or (_is_area(doc, j) and label not in ("PERSON", "ORG"))
        or has_what_countries_have(doc, j)
        or (is_struck(doc, j) and label != "PERSON" and not _ends_body(doc, j))
    )


def _is_moved_to(doc: Doc, b: int) -> bool:
    """Whether the preposition belongs to a verb of going: "fled to Kelm", but not "said to Kelm"."""
    return doc[b].lower_ in ("to", "from", "into", "through") and doc[b].head.lemma_.lower() in place_words()["going"]


def _is_area(doc: Doc, j: int) -> bool:
    """ "the Kelm area", "Kelm locality": what part of a town or country is called so."""
    return j < len(doc) and doc[j].lower_ in place_words()["areas"]


def _ends_body(doc: Doc, j: int) -> bool:
    return doc[j - 1].lower_ in place_words()["organisation_heads"] or (doc[j - 1].text.isupper() and len(doc[j - 1]) < 6)


def _unknown_runs(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Runs of names that no known place touches, with the parser's label, entities first in their own bounds."""
    position = 0
    for token in doc:
        i = token.i
        if i < position or i in taken or not is_name_token(token) or not _WORDLIKE.search(token.text):
            continue
        label = token.ent_type_
        if label in NUMBER_LABELS or label in ("NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
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
        if doc[i].lower_ == "the":
            i += 1
        if i < j <= i + LONGEST:
            yield i, j, label
