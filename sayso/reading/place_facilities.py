"""Buildings, bases, markets and other spots that reports name or describe, and the place each lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc, Token

from sayso.reading.place_cues import Named, place_words
from sayso.records import Place, Span

_CHAIN: Final = ("compound", "amod", "nmod", "poss")
_BREAKS: Final = frozenset('[](){};:,"“”')
_SAYING: Final = frozenset(("say", "tell", "announce", "report", "add", "deny", "confirm", "condemn", "declare"))
_PHRASE: Final = 12
_QUANTIFIERS: Final = frozenset(("several", "few", "many", "other", "same", "own", "such", "various", "some", "nearby"))
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_CORNERS: Final = frozenset(["block", "corner", "intersection", "junction"])
_PREPOSITIONS: Final = frozenset(["in", "at", "near", "of", "outside", "around", "inside", "on"])


@lru_cache(maxsize=1)
def facility_nouns() -> frozenset[str]:
    """Ordinary nouns for spots and buildings, in the singular."""
    data = files("sayso.reading") / "data" / "facility_nouns.txt"
    return frozenset(line.strip() for line in data.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))


def facilities(doc: Doc, located: Sequence[tuple[Named, Place]]) -> Iterator[tuple[Span, Place | None]]:
    """Facilities in order, each without its article, with the place in its name or phrase, or None if neither names one."""
    by_token = {i: place for named, place in located for i in range(named.start, named.end) if not named.adjective}
    taken: set[int] = set()
    for token in doc:
        if token.i in taken:
            continue
        corner = _corner(token)
        if corner is None and not _is_facility(token):
            continue
        start, end = corner or (_start(token, by_token), token.i + 1)
        taken.update(range(start, end))
        inside = next((by_token[i] for i in range(start, end) if i in by_token), None)
        place = inside or _phrase_place(doc[end - 1], by_token)
        last = doc[end - 1]
        yield Span(doc[start].idx, last.idx + len(last)), place


def _corner(token: Token) -> tuple[int, int] | None:
    """The tokens of a spot given by roads: "the 400 block of Kelm Road", "the corner of Kelm Road and 5th Street"."""
    doc, i = token.doc, token.i
    if token.lower_ in _CORNERS and i + 2 < len(doc) and doc[i + 1].lower_ == "of":
        start = i - 1 if i and (doc[i - 1].like_num or doc[i - 1].text[0].isdigit()) else i
        end = _names_end(doc, i + 2)
        return (start, end) if end > i + 2 else None
    return None


def _names_end(doc: Doc, i: int) -> int:
    """Where a run of names of roads ends: words with capitals and numbers, joined by "and", with the dots of their abbreviations."""
    end = i
    while i < len(doc) and i < end + 3 and not doc[i].is_space:
        word = doc[i]
        if word.is_sent_start and doc[i - 1].text == ".":  # "… block of Route 21. The"
            break
        if word.text[0].isupper() or word.text[0].isdigit() or word.lower_ in place_words()["streets"]:
            end = i + 1
        elif word.lower_ not in ("and", "&", "the", "."):
            break
        i += 1
    return end


def _is_facility(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return False
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in _SAYING:
        return False
    nouns = facility_nouns()
    road = token.text[0].isupper() and token.i > 0 and token.doc[token.i - 1].text[0].isupper()
    short = road and token.lower_.rstrip(".") in place_words()["streets"]  # "Kelm Ave"
    return short or token.lower_ in nouns or token.lemma_.lower() in nouns


def _start(token: Token, by_token: dict[int, Place]) -> int:
    """The first word of the noun's name: modifiers that stand before it without a break; articles and numbers fall."""
    doc, i = token.doc, token.i
    while token.ent_type_ == "FAC" and doc[i].ent_iob_ == "I":
        i -= 1
    while i > 0:
        word = doc[i - 1]
        joined = word.text in "-–'’" or (word.head.i > i - 1 and word.head.i <= token.i and word.dep_ in _CHAIN)
        if token.text[0].isupper() and _ORDINAL.fullmatch(word.lower_):  # "17th Avenue"
            i -= 1
            continue
        if (
            word.lower_ in _QUANTIFIERS
            or word.is_space
            or word.dep_ == "det"
            or word.like_num
            or word.pos_ in ("DET", "NUM", "PRON", "VERB", "ADP")
        ):
            break
        if not joined and not (word.text[0].isupper() and token.text[0].isupper() and word.pos_ == "PROPN"):
            break
        if word.dep_ == "poss" and i - 1 not in by_token:
            break
        i -= 1
    while i < token.i and (not doc[i].text[0].isalnum() or doc[i].dep_ == "det"):
        i += 1
    return i


def _phrase_place(token: Token, by_token: dict[int, Place]) -> Place | None:
    """The place in the noun's own phrase: "a market in Kelm", "the mosque near Saray Hill"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS:
            for inner in child.subtree:
                if inner.i in by_token and inner.i - token.i < _PHRASE:
                    return by_token[inner.i]
    # The parser often hangs "in Kelm" on the verb: what follows the noun at once is the noun's all the same.
    after = token.doc[token.i + 1 : token.i + 6]
    if len(after) > 1 and after[0].lower_ in _PREPOSITIONS:
        return next((by_token[t.i] for t in after[1:] if t.i in by_token), None)
    return None
