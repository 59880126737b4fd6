"""Which actor of the sheet speaks: the actor mention that covers the head of the source."""

from __future__ import annotations

from typing import Final

from sayso.reading.speech_draft import Draft
from sayso.reading.speech_page import Page
from sayso.records import Mention, Sheet, Span

_PERSONAL: Final = frozenset(("he", "she"))
_RELATIVE: Final = frozenset(("who", "which", "that"))


def speakers_of(sheet: Sheet, page: Page, drafts: list[Draft]) -> list[str | None]:
    """The id of the actor behind each draft's source, or None where no actor mention covers it.

    A relative pronoun is the noun it belongs to. "He" and "she" that the actor step left open are the last person who spoke, as
    long as everyone who spoke in the last paragraphs was that same actor.
    """
    actors = [mention for mention in sheet.mentions if mention.kind == "actor" and mention.actor_id]
    starts: dict[int, list[Mention]] = {}
    for mention in actors:
        for place in range(mention.span.start, mention.span.end):
            starts.setdefault(place, []).append(mention)
    kinds = {actor.id: actor.kind for actor in sheet.actors}
    found: list[str | None] = []
    last: tuple[str, int] | None = None
    for draft in drafts:
        actor_id = _covering(draft, starts)
        head = draft.source_head
        if actor_id is None and head is not None and head.lower_ in _PERSONAL and last is not None:
            near = page.paragraph_of[head.i] - last[1] <= 2
            actor_id = last[0] if near and kinds.get(last[0]) == "person" else None
        if actor_id is not None and not page.quoted(draft.head.i) and kinds.get(actor_id) == "person":
            last = (actor_id, page.paragraph_of[draft.head.i])
        found.append(actor_id)
    return found


def _covering(draft: Draft, starts: dict[int, list[Mention]]) -> str | None:
    head = draft.source_head
    if head is None or draft.source is None:
        return None
    if head.lower_ in _RELATIVE and head.head.dep_ == "relcl":
        head = head.head.head
    span = Span(head.idx, head.idx + len(head))
    over = [mention for mention in starts.get(span.start, []) if mention.span.covers(span)]
    if not over:
        # "Colonel Anders Vik, a spokesman": the head of the phrase may be the title; any mention that begins the source will do.
        over = [
            mention
            for mention in starts.get(draft.source.start, [])
            if draft.source.covers(mention.span) and mention.span.end >= span.start
        ]
    if not over:
        return None
    return min(over, key=lambda mention: (len(mention.span), mention.span)).actor_id
