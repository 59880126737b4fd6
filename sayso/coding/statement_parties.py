"""Who speaks in a statement, for whom, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.coding.responsibility_accusers import is_town
from sayso.coding.statement_drafts import Draft
from sayso.coding.statement_utterances import Utterance, actor_at
from sayso.language import doc_of, head_of, noun_phrase, span_of, tokens_in
from sayso.records import Actor, Sheet, Span

_STOPS = frozenset('.,;:"“”()[]')
_TITLE_REACH = 90
"""Characters from a title to the end of what it is the title of."""
_PRONOUNS = frozenset({"we", "us", "it", "they", "he", "she"})
_ADDRESSING = frozenset({"call", "urge", "appeal", "ask", "tell", "warn", "exhort", "advise", "request", "order", "demand"})


@dataclass(frozen=True, slots=True)
class Party:
    """A name and the words it was read from."""

    name: str
    span: Span


def parties_of(sheet: Sheet, doc: Doc, draft: Draft) -> tuple[Party | None, Party | None]:
    """The speaker (a person) and the issuer (an organisation, group or body) of a statement."""
    speaker, issuer = None, None
    if draft.communication is not None and draft.communication.issuer is not None:
        issuer_span = noun_phrase(draft.communication.issuer)
        actor = sheet.actor(actor_at(sheet, issuer_span))
        party = Party(actor.name if actor else bare(doc, issuer_span, sheet), issuer_span)
        if actor is not None and actor.kind == "person":
            speaker = party
        else:
            issuer = party
    own = {u.source for u in draft.utterances if u.actor_id == "we"}
    for actor, span in _sources(sheet, draft):
        if actor is None and span in own and sheet.report.source is not None:
            issuer = issuer or Party(sheet.report.source, span)
        elif actor is None:
            issuer = issuer or Party(bare(doc, span, sheet), span)
        elif actor.kind in ("person", "people"):
            if speaker is None or (actor.named and not _is_named(sheet, speaker)):
                speaker = Party(actor.name, span)
            if actor.affiliation and issuer is None:
                issuer = Party(actor.affiliation, span)
        elif actor.kind != "document" and (issuer is None or (actor.named and not _is_named(sheet, issuer))):
            issuer = Party(actor.name, span)
    return speaker, issuer


def is_no_voice(sheet: Sheet, party: Party) -> bool:
    """Whether some words, though they stand where a speaker does, are nobody who makes a statement.

    A town is where a report was sent from ("Kelm: …"), a time is when ("today's"), "we" without an issuer is somebody unknown, and
    what another news outlet reports is this report's own voice.
    """
    if is_town(sheet, party.span) or party.name.lower() in _PRONOUNS or not any(c.isalpha() for c in party.name):
        return True
    if any(m.kind == "time" and m.span.overlaps(party.span) for m in sheet.mentions):
        return True
    return any(actor.kind == "media" and actor.name == party.name for actor in sheet.actors)


def _sources(sheet: Sheet, draft: Draft) -> list[tuple[Actor | None, Span]]:
    """The actors that speak, with the words that name them: those known to speak in the communication, then the sources."""
    found: list[tuple[Actor | None, Span]] = []
    for actor_id in draft.speakers:
        actor = sheet.actor(actor_id)
        named = [m for m in sheet.mentions if m.actor_id == actor_id and m.kind == "actor"]
        if actor is not None and named:
            found.append((actor, next((m.span for m in named if m.words == actor.name), named[0].span)))
    for utterance in draft.utterances:
        if utterance.source is None or (draft.communication is not None and _names(sheet, draft, utterance)):
            continue
        found.append(_named_behind(sheet, utterance) or (sheet.actor(utterance.actor_id), utterance.source))
    return found


def _named_behind(sheet: Sheet, utterance: Utterance) -> tuple[Actor, Span] | None:
    """ "the minister for roads and bridges Anna Velk condemned …": the name between a title and its verb, for the title alone."""
    title = sheet.actor(utterance.actor_id)
    if title is None or title.named or title.kind != "person":
        return None
    doc = doc_of(sheet)
    mentions = [m for m in sheet.mentions if m.kind == "actor"]
    for told in (m for m in mentions if m.actor_id == title.id and m.words.lower() not in _PRONOUNS):
        for mention in (m for m in mentions if told.span.end < m.span.start < told.span.end + _TITLE_REACH):
            actor = sheet.actor(mention.actor_id)
            between = sheet.text.chars[told.span.end : mention.span.start]
            if actor is None or not actor.named or actor.kind != "person" or set(between) & _STOPS:
                continue
            last = tokens_in(doc, mention.span)[-1]
            if last.i + 1 < len(doc) and last.nbor(1).pos_ in ("VERB", "AUX"):
                return actor, mention.span
    return None


def _names(sheet: Sheet, draft: Draft, utterance: Utterance) -> bool:
    """Whether the utterance's source is the communication itself ("the statement said")."""
    actor = sheet.actor(utterance.actor_id)
    if actor is not None:
        return actor.kind == "document"
    assert draft.communication is not None and utterance.source is not None
    return draft.communication.head.lemma_.lower() in sheet.text.words(utterance.source).lower()


def _is_named(sheet: Sheet, party: Party) -> bool:
    return any(actor.named and actor.name == party.name for actor in sheet.actors)


def bare(doc: Doc, span: Span, sheet: Sheet) -> str:
    """The words of a noun phrase without a leading article."""
    tokens = [t for t in doc.char_span(span.start, span.end, alignment_mode="expand") or () if not t.is_space]
    while len(tokens) > 1 and tokens[0].lower_ in ("the", "a", "an"):
        tokens = tokens[1:]
    return sheet.text.words(span_of(*tokens)) if tokens else sheet.text.words(span)


def audience_of(doc: Doc, utterance: Utterance) -> Span | None:
    """To whom: the object of "called on", "urged", "told", "warned"."""
    cue = head_of(doc, utterance.cue) if utterance.cue else None
    if cue is None or cue.lemma_.lower() not in _ADDRESSING:
        return None
    for child in cue.children:
        target: Token | None = None
        if child.dep_ == "dobj" or (child.dep_ == "dative" and child.pos_ != "ADP"):
            target = child
        elif child.dep_ == "prep" and child.lower_ in ("on", "upon", "to"):
            target = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
        if target is not None and target.pos_ in ("NOUN", "PROPN"):
            return noun_phrase(target)
    return None
