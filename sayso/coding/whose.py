"""Which incident some words of a report belong to."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from sayso.language import span_of
from sayso.records import Account, Sheet, Span


def account_of(sheet: Sheet, token: Token) -> Account | None:
    """The incident account that a word belongs to.

    That is the one whose anchor the word is part of; else, of those whose scope holds the word, the one with the nearest anchor,
    anchors of the same sentence and before the word first; None if the word lies in no incident's scope, or is among words that
    name several ("34 strikes").
    """
    span = span_of(token)
    incidents = sheet.incidents
    named = [account for account in incidents if any(anchor.overlaps(span) for anchor in account.anchors)]
    if named:
        return named[0] if len(named) == 1 or not is_shared(sheet, span) else None
    holding = [account for account in incidents if any(part.overlaps(span) for part in account.scope)]
    if len(holding) < 2:
        return holding[0] if holding else None
    sentence = sheet.sentence_of(span)

    def distance(account: Account) -> tuple[bool, int]:
        away = [
            (sentence is None or not sentence.covers(anchor), abs(anchor.start - span.start) + (anchor.start > span.start) * 40)
            for anchor in account.anchors
        ]
        return min(away)

    return min(holding, key=distance)


def is_shared(sheet: Sheet, span: Span) -> bool:
    """Whether a span is part of words that name several incidents at once: the sum of a list."""
    incidents = sheet.incidents
    if len(incidents) < 2:
        return False
    holding = Counter(anchor for account in incidents for anchor in set(account.anchors) if anchor.overlaps(span))
    return any(count > 1 for count in holding.values())


def nearest_account(sheet: Sheet, token: Token) -> Account | None:
    """The incident that a word outside every scope refers back to: the one whose anchor stands last before it, not a recalled one."""
    main = [account for account in sheet.incidents if not account.first("background")]
    before = [account for account in main if account.anchors[0].start < token.idx]
    return max(before, key=lambda account: account.anchors[0].start) if before else next(iter(main), None)
