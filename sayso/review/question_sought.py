"""Which incidents the words of a claim mean: what kind, where, by whom, against whom."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.codebook import Codebook
from sayso.coding.incident_triggers import Trigger, triggers_of
from sayso.gazetteer import country_of, gazetteer
from sayso.language import doc_of
from sayso.linking.question import Sought
from sayso.pipeline import build
from sayso.records import Mention, Place, Report, Sheet, Span, Text
from sayso.review.question_kinds import Kinds, kinds_of
from sayso.settings import Settings

_LAST_READER: Final = "weapons"
"""The last step of the pipeline that a claim needs: what is read from its words; it is not coded as a report is."""
_BY: Final = re.compile(r"\bby\s+(?:the\s+|members\s+of\s+(?:the\s+)?|fighters\s+(?:of|from)\s+(?:the\s+)?)?$", re.IGNORECASE)
_CLAIMED: Final = re.compile(r"\bclaim(?:s|ed|ing)?\b|\bresponsibility\b", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"\bcapital\b(?!\s+punishment)", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"\b(?:outside|beyond|except(?:\s+in)?)\s+(?:of\s+)?(?:the\s+)?[A-Z]\w+")
_ATTEMPTS: Final = re.compile(r"\b(?:attempts?|attempted|failed|foiled|plots?|thwarted)\b", re.IGNORECASE)
_WHERE: Final = ("on", "in", "at", "near")
_AT: Final = ("on", "against", "of", "at", "targeting", "upon")
_ANYBODY: Final = frozenset(
    [
        "one",
        "people",
        "person",
        "persons",
        "anyone",
        "anybody",
        "nobody",
        "none",
        "kind",
        "sort",
        "type",
        "day",
        "week",
        "month",
        "year",
    ]
)


@dataclass(frozen=True, slots=True)
class Meant:
    """Which incidents some words mean.

    Attributes:
        sought: as far as the words tell.
        kinds: the kinds they name, or None if they name none.
        capital: whether they speak of a capital that cannot be told: no country is named.
        outside: words that leave a place out ("outside Qadria"), or "".
        vague: the name of a region without bounds that the archive cannot tell places of, or "".
    """

    sought: Sought
    kinds: Kinds | None
    capital: bool
    outside: str
    vague: str


def meant_by(words: str, day: str, settings: Settings, codebook: Codebook) -> Meant:
    """Read some words of a claim with the steps that read reports."""
    sheet = _read(words, day, settings, codebook)
    doc = doc_of(sheet)
    triggers = triggers_of(doc)
    kinds = kinds_of(words, triggers, codebook)
    actor, actor_span = _actor(sheet, doc)
    target = _target(doc, triggers, sheet)
    place, capital = _place(sheet, doc, triggers, actor_span)
    vague = place.name if place is not None and place.precision == "region" else ""
    if target and (_CAPITAL.search(target) or (place is not None and target in place.name)):
        target = ""
    outside = _OUTSIDE.search(words)
    found = kinds or Kinds("incident")
    sought = Sought(
        words=words.strip(),
        kind=found.kind,
        types=found.types,
        related=found.related,
        remote=found.remote,
        weapons=tuple(sorted({*found.weapons, *(str(m.value) for m in sheet.mentions if m.kind == "weapon" and m.value)})),
        place=place,
        actor=actor,
        claimed=bool(actor) and bool(_CLAIMED.search(words)),
        target=target,
        deadly=found.deadly,
        attempts=bool(_ATTEMPTS.search(words)),
    )
    return Meant(sought, kinds, capital, outside.group() if outside else "", vague)


def _read(words: str, day: str, settings: Settings, codebook: Codebook) -> Sheet:
    """The words with what the pipeline's reading steps find in them, the parse kept."""
    report = Report(sha256=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), name="claim", published=day)
    sheet = Sheet(report, Text(report_id=report.id, chars=words, reader="as-given@1"))
    for step in build(settings, codebook).steps:
        sheet = step(sheet)
        if step.name == _LAST_READER:
            break
    return sheet


def _actor(sheet: Sheet, doc: Doc) -> tuple[str, Span | None]:
    """Who is said to have done it: named after "by", or the one who claims."""
    chars = sheet.text.chars
    mentions = [m for m in sheet.mentions if m.kind in ("actor", "place") and m.words[:1].isupper()]
    for mention in mentions:
        if _BY.search(chars[: mention.span.start]):
            span = _whole_name(doc, mention.span)
            return span.words(chars), span
    for mention in mentions:
        actor = sheet.actor(mention.actor_id)
        owns = re.match(r"['’]s?\s", chars[mention.span.end :]) is not None
        claims = re.match(r"\s+(?:has\s+|had\s+)?(?:claimed|carried|staged|said)\b", chars[mention.span.end :]) is not None
        if actor is not None and actor.kind in ("armed_group", "organisation") and (owns or claims):
            return mention.words, mention.span
    return "", None


def _whole_name(doc: Doc, span: Span) -> Span:
    """A name with the capitalised words that follow and precede it: "Saray" of "Saray Hill"."""
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


def _place(sheet: Sheet, doc: Doc, triggers: list[Trigger], actor: Span | None) -> tuple[Place | None, bool]:
    """Where, and whether a capital is meant of which the country is not told."""
    chars = sheet.text.chars
    mentions = [m for m in sheet.mentions if m.kind == "place" and not (actor and actor.overlaps(m.span))]
    places = [(m, m.value) for m in mentions if isinstance(m.value, Place)]
    if _CAPITAL.search(chars) and not any(p.precision == "settlement" for _, p in places):
        return _capital_of(next((p.country_code for _, p in places if p.country_code), None))
    fine = [(m, p) for m, p in places if p.precision not in ("country", "region")]
    if not places:
        return _bare_place(doc, triggers), False
    mention, place = (fine or places)[0]
    if place.precision == "unresolved":
        country = next((p for _, p in places if p.precision == "country"), None)
        name = _whole_name(doc, mention.span).words(chars)
        code = place.country_code or (country.country_code if country else None)
        return Place(name=name, country=place.country or (country.country if country else None), country_code=code), False
    return place, False


def _capital_of(code: str | None) -> tuple[Place | None, bool]:
    country = country_of(code)
    if country is None or not country.capital:
        return None, True
    entries = [e for e in gazetteer().find(country.capital) if e.country == country.code and e.kind == "settlement"]
    return (gazetteer().place(entries[0]) if entries else Place(country.capital, country.name, country.code)), False


def _bare_place(doc: Doc, triggers: list[Trigger]) -> Place | None:
    """ "Attack on Dahra", "Kelm was never bombed": a bare name that reading took for nothing; the archive knows whether it is a place."""
    for trigger in triggers:
        after = [c for child in trigger.token.children if child.dep_ == "prep" and child.lower_ in _WHERE for c in child.children]
        for head in (*after, *_struck(trigger.token)):
            if head.pos_ == "PROPN" and _looks_like_place(head):
                return Place(name=_whole_name(doc, Span(head.idx, head.idx + len(head))).words(doc.text))
    return None


def _looks_like_place(head: Token) -> bool:
    """Whether a name stands bare: no article, no title before it, and no first name."""
    bare = not any(c.dep_ in ("det", "poss", "compound", "amod") and not _is_of_name(c) for c in head.children)
    return bare and head.ent_type_ not in ("DATE", "TIME") and not any(c.dep_ == "compound" for c in head.children)


def _target(doc: Doc, triggers: list[Trigger], sheet: Sheet) -> str:
    """Who or what was attacked: "on police", "of a judge", "kidnapped two aid workers", "church bombing"."""
    places = [m for m in sheet.mentions if m.kind == "place"]
    for trigger in triggers:
        for head in _struck(trigger.token):
            inside = any(m.span.covers(Span(head.idx, head.idx + len(head))) for m in places)
            if inside or head.lower_ in _ANYBODY or head.pos_ not in ("NOUN", "PROPN") or head.ent_type_ in ("DATE", "TIME"):
                continue
            if head.pos_ == "PROPN" and _looks_like_place(head):
                continue
            return _described(head)
        facility = _facility_before(trigger, sheet)
        if facility is not None:
            return facility.words
    return ""


def _struck(token: Token) -> list[Token]:
    found: list[Token] = []
    tops = [token]
    while tops[-1].dep_ == "compound" and tops[-1].head.i != tops[-1].i:
        tops.append(tops[-1].head)
    for top in tops:
        for child in top.children:
            if child.dep_ in ("dobj", "nsubjpass"):
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ in _AT:
                found.extend(c for c in child.children if c.dep_ in ("pobj", "pcomp"))
            elif child.dep_ == "acl" and child.lower_ == "targeting":
                found.extend(c for c in child.children if c.dep_ == "dobj")
    return found


def _facility_before(trigger: Trigger, sheet: Sheet) -> Mention | None:
    """The facility in front of a noun: "church bombing", "embassy attack"."""
    if not trigger.nominal:
        return None
    ends = trigger.token.idx
    return next((m for m in sheet.mentions if m.kind == "facility" and 0 <= ends - m.span.end <= 1), None)


def _described(head: Token) -> str:
    """A noun with the words that stand before it and tell what it is: "army checkpoint", "aid workers"."""
    near = [c for c in head.children if c.i < head.i and c.dep_ in ("compound", "amod", "nmod", "poss")]
    first = min((t.i for c in near for t in c.subtree), default=head.i)
    return _bare(head.doc[first : head.i + 1].text)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an|any|its|his|her|their)\s+", "", words.strip(), flags=re.IGNORECASE)
