"""Places that the words around or the parser name and the gazetteer does not know: they are places all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from sayso.reading.place_cues import (
    LONGEST,
    NUMBER_LABELS,
    PLACE_LABELS,
    Named,
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
    words_of,
)

_WORDLIKE: Final = re.compile(r"[^\W\d_]")


def unknown_places(doc: Doc, found: list[Named], *, set_in_case: bool) -> Iterator[Named]:
    """Places that the words around or the parser name and the gazetteer does not know; see `names_of_places`."""
    taken = {i for named in found for i in range(named.start, named.end)}
    people = names_of_people(doc)
    doubtful: list[tuple[int, int]] = []
    names: set[str] = set()
    for i, j, label in _unknown_runs(doc, taken):
        if all(is_ordinary(doc[k].lower_) for k in range(i, j)) or is_group(words_of(doc, i, j)):
            continue
        b = before(doc, i)
        direct = b == i - 1 or label in PLACE_LABELS
        prepositions = place_words()["likely_locative" if label in (*PLACE_LABELS, "FAC", "") else "surely_locative"]
        if not set_in_case:
            prepositions = place_words()["surely_locative"]
            direct = direct and not (j < len(doc) and (doc[j].pos_ in ("NOUN", "ADJ") or doc[j].lower_ == "of"))
        cued = b >= 0 and direct and not _ends_body(doc, j) and (doc[b].lower_ in prepositions or _is_moved_to(doc, b))
        called = (
            kind_around(doc, i, j)
            or (is_dateline(doc, i, j) and not _ends_body(doc, j))
            or (has_qualifier(doc, j) and not is_titled(doc, i))
            or is_explained(doc, j)
            or (_is_area(doc, j) and label not in ("PERSON", "ORG") and not is_titled(doc, i))
            or has_what_countries_have(doc, j)
            or (is_struck(doc, j) and label != "PERSON" and not _ends_body(doc, j))
        )
        if cued or called or (label in PLACE_LABELS and j - i > 1 and doc[j - 1].lower_ not in people):
            names.add(words_of(doc, i, j).casefold())
            yield named_at(doc, i, j, (), inside=False)
        else:
            doubtful.append((i, j))
    for i, j in doubtful:
        if words_of(doc, i, j).casefold() in names and not is_titled(doc, i) and doc[i].ent_type_ not in NUMBER_LABELS:
            yield named_at(doc, i, j, (), inside=False)


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
        if j - i <= LONGEST:
            yield i, j, label
