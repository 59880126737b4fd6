"""When a statement was made: the time that its own telling names, never the times that its content speaks of."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.coding.statement_drafts import Draft
from sayso.language import head_of
from sayso.records import Mention, Sheet

_CLOSE = 3


def date_of(sheet: Sheet, doc: Doc, draft: Draft) -> Mention | None:
    """The time mention that hangs on the communication ("released … Thursday") or on the cue ("said on Monday"), or None."""
    heads = {draft.communication.head.i} if draft.communication is not None else set()
    for utterance in draft.utterances:
        cue = head_of(doc, utterance.cue) if utterance.cue is not None else None
        telling = heads | ({cue.i} if cue is not None else set())
        sentence = sheet.sentence_of(utterance.anchor)
        if not telling or sentence is None:
            continue
        for mention in sheet.mentions_in(sentence, "time"):
            if any(part.covers(mention.span) for part in utterance.content):
                continue
            head = head_of(doc, mention.span)
            if head is not None and _hangs_on(head, telling):
                return mention
    return None


def _hangs_on(token: Token, heads: set[int]) -> bool:
    """Whether a few steps up the parse lead to one of the heads without passing through another clause."""
    for _ in range(_CLOSE):
        if token.head == token:
            return False
        token = token.head
        if token.i in heads:
            return True
        if token.dep_ in ("ccomp", "advcl"):
            return False
    return False
