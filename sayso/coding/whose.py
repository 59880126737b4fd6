"""Which incident some words of a report belong to."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.language import span_of
from sayso.records import Account, Sheet


def account_of(sheet: Sheet, token: Token) -> Account | None:
    """The incident account that a word belongs to.

    That is the one whose anchor the word is part of; else, of those whose scope holds the word, the one with the nearest anchor,
    anchors of the same sentence and before the word first; None if the word lies in no incident's scope.
    """
    span = span_of(token)
    incidents = sheet.incidents
    for account in incidents:
        if any(anchor.overlaps(span) for anchor in account.anchors):
            return account
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


def nearest_account(sheet: Sheet, token: Token) -> Account | None:
    """The incident that a word outside every scope refers back to: the one whose anchor stands last before it, not a recalled one."""
    main = [account for account in sheet.incidents if not account.first("background")]
    before = [account for account in main if account.anchors[0].start < token.idx]
    return max(before, key=lambda account: account.anchors[0].start) if before else next(iter(main), None)
