"""The spot where an incident was: a facility, a street, a building."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_setting import owners
from sayso.records import Account, Mention, Sheet, Span

_LEADS: Final = ("the ", "a ", "an ", "at ", "in ", "on ", "outside ", "inside ", "near ")


def site_of(sheet: Sheet, doc: Doc, account: Account, own: list[Token]) -> Span | None:
    """The facility that hangs on the words of an incident, or stands in a sentence with them; no article or preposition."""
    spots = [mention for mention in sheet.mentions if mention.kind == "facility"]
    held = owners(doc, spots, {token.i: token for token in own})
    tied = {mention.id for mentions in held.values() for mention in mentions}
    best: tuple[float, int, Mention] | None = None
    for mention in spots:
        near = any(s.covers(mention.span) and any(s.start <= t.idx < s.end for t in own) for s in account.scope)
        score = 3.0 if mention.id in tied else 1.0 if near else 0.0
        if score and (best is None or (score, -mention.span.start) > best[:2]):
            best = (score, -mention.span.start, mention)
    return _bare(sheet, best[2].span) if best else None


def _bare(sheet: Sheet, span: Span) -> Span:
    words = sheet.text.words(span).lower()
    for lead in _LEADS:
        if words.startswith(lead):
            return Span(span.start + len(lead), span.end)
    return span
