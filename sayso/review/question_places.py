"""Where, in the words of a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_triggers import Trigger
from sayso.gazetteer import country_of, gazetteer
from sayso.records import Mention, Place, Sheet, Span

_LOOSE: Final = re.compile(
    r"\b(?:the|this|that|its)\s+(?:\w+\s+)?"
    r"(city|town|village|capital|district|province|region|area|neighbou?rhood|country|nation)(?:['’]s)?\b(?!\s+(?:of|council|hall))",
    re.IGNORECASE,
)
_SOIL: Final = re.compile(r"\b(\w+)\s+(?:soil|territory)\b")
_CAPITAL: Final = re.compile(r"\bcapital\b(?!\s+punishment)", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"\b(?:outside|beyond|except(?:\s+in)?)\s+(?:of\s+)?(?:the\s+capital|(?:the\s+)?[A-Z]\w+)")
_WHERE: Final = ("on", "in", "at", "near", "inside", "across")
_UNDERGOING: Final = frozenset(["see", "suffer", "experience", "witness", "have", "know", "endure", "face", "record"])


@dataclass(frozen=True, slots=True)
class Where:
    """Where a claim is about.

    Attributes:
        place: the place, or None if none is named.
        loose: a noun that only means a place ("city", "country"), where no name stands with it, or "".
        missing: what is not understood of the place, as the end of a sentence, or "".
    """

    place: Place | None = None
    loose: str = ""
    missing: str = ""


def where_in(sheet: Sheet, doc: Doc, triggers: list[Trigger], actor: Span | None) -> Where:
    """The place that a claim names: its finest, the capital of the country named, or a bare name that may be one."""
    chars = sheet.text.chars
    outside = _OUTSIDE.search(chars)
    if outside is not None:
        return Where(missing=f"“{outside.group()}”: a claim is checked for a place, not for all but one")
    mentions = [m for m in sheet.mentions if m.kind == "place" and not (actor and actor.overlaps(m.span))]
    places = [(m, m.value) for m in mentions if isinstance(m.value, Place)]
    settled = any(p.precision in ("settlement", "near", "exact") for _, p in places)
    if _CAPITAL.search(chars) and not settled:
        return _capital_of(next((p.country_code for _, p in places if p.country_code), None))
    fine = [(m, p) for m, p in places if p.precision not in ("country", "region")]
    if fine or places:
        return _named(doc, *(fine or places)[0], places)
    bare = _bare_place(doc, triggers)
    if bare is not None:
        return Where(bare)
    soil, loose = _SOIL.search(chars), _LOOSE.search(chars)
    if soil is not None:
        return Where(loose="country", missing=f"which country “{soil[1]}” means; name it")
    if loose is not None:
        return Where(loose=loose[1].lower(), missing=f"which {loose[1].lower()} is meant; name it")
    return Where()


def _named(doc: Doc, mention: Mention, place: Place, places: list[tuple[Mention, Place]]) -> Where:
    if place.precision == "region":
        return Where(place, missing=f"where {place.name} ends; name a country, a province or a town")
    if place.precision != "unresolved":
        return Where(place)
    country = next((p for _, p in places if p.precision == "country"), None)
    name = whole_name(doc, mention.span).words(doc.text)
    code = place.country_code or (country.country_code if country else None)
    return Where(Place(name=name, country=place.country or (country.country if country else None), country_code=code))


def _capital_of(code: str | None) -> Where:
    country = country_of(code)
    if country is None or not country.capital:
        return Where(loose="capital", missing="which country's capital is meant; name the town or the country")
    entries = [e for e in gazetteer().find(country.capital) if e.country == country.code and e.kind == "settlement"]
    return Where(gazetteer().place(entries[0]) if entries else Place(country.capital, country.name, country.code))


def _bare_place(doc: Doc, triggers: list[Trigger]) -> Place | None:
    """ "Attack on Dahra", "Kelm was never bombed", "Kelm had not seen": a name that reading took for nothing. The archive may know it."""
    heads: list[Token] = []
    for trigger in triggers:
        heads += [
            c for child in trigger.token.children if child.dep_ == "prep" and child.lower_ in _WHERE for c in child.children
        ]
        heads += [c for c in trigger.token.children if c.dep_ in ("dobj", "nsubjpass")]
    heads += [t for t in doc if t.dep_ == "nsubj" and t.head.lemma_.lower() in _UNDERGOING]
    for head in heads:
        if head.pos_ == "PROPN" and looks_like_place(head):
            return Place(name=whole_name(doc, Span(head.idx, head.idx + len(head))).words(doc.text))
    return None


def looks_like_place(head: Token) -> bool:
    """Whether a name stands bare: no article, no title and no first name before it."""
    return head.ent_type_ not in ("DATE", "TIME") and not any(
        c.dep_ in ("det", "poss", "compound", "amod") for c in head.children
    )


def whole_name(doc: Doc, span: Span) -> Span:
    """A name with the capitalised words that follow and precede it: "Saray Hill" for "Saray"."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return span
    start, end = tokens.start, tokens.end
    while end < len(doc) and _is_of_name(doc[end]):
        end += 1
    while start > 0 and _is_of_name(doc[start - 1]):
        start -= 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _is_of_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in ("DATE", "TIME")
