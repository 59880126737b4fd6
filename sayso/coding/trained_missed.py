"""Incidents that the rules miss: words that the trained network names while it reads of others, each read once more for its own sake.

Words of violence that tell of a real act, and that the rules code as none or join to another, are read so on a mere hint; but of those
the network must be surer than of words that it names. Of a report in which the rules find no incident at all, the first words of
violence that tell of a real act are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sayso.coding.incident_triggers import triggers_of
from sayso.coding.trained_opinion import Numbers, Opinion, Opinions
from sayso.language import doc_of
from sayso.records import Account, Sheet, Span

MOST: Final = 8
"""Words of a report that are read once more at most: what is named, then what is hinted at; failing an incident the first that tell."""
_TOLD: Final = 0.5
"""How firmly a word must tell of a real and particular act (`incident_reality`)."""
Asked = list[tuple[Account, Opinion | None]]
"""Incidents, and what the network says of each; None of one whose words hold no piece."""


def missed(opinions: Opinions, said: Asked, numbers: Numbers) -> Asked:
    """Incidents that the sheet lacks and the network is sure of, with what it says of each.

    Args:
        said: what it says of the sheet's own incidents; what it names in passing are the candidates.
        numbers: how sure it must be, as in ``data/trained.yaml``.

    Returns:
        those that are one, with the sentences that they stand in. What is named is read first, then what is hinted at, the surest of
        each first.
    """
    own, sheet = numbers["incidents"], opinions.sheet
    naming = opinions.naming(opinion for _, opinion in said if opinion is not None)
    named = [(one.score, one.span, own["add"]) for one in naming.words(own["named"], numbers["runs"]["going on"])]
    hints = ((naming.of(span), span) for span in _told(sheet))
    hinted = sorted(((*one, own["add hinted"]) for one in hints if one[0] >= own["hinted"]), key=lambda one: -one[0])
    taken = [account.anchors[0] for account, _ in said]
    chosen: list[tuple[Account, float]] = []
    for _, span, least in (*named, *hinted):
        if len(chosen) < MOST and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            chosen.append((Account(sheet.text.id, "incident", (span,)), least))
    read = zip(chosen, opinions.of([account for account, _ in chosen]), strict=True)
    return [
        (replace(account, scope=tuple(_around(sheet, account.anchors[0]))), opinion)
        for (account, least), opinion in read
        if opinion is not None and opinion.reading.real >= least
    ]


def alone(opinions: Opinions, numbers: Numbers) -> Asked:
    """Incidents of a sheet for which the rules have none: the surest word of violence of each sentence, if the network is sure of it.

    What is only threatened, supposed or told as a habit stays none, whatever the network says.
    """
    sheet = opinions.sheet
    accounts = [Account(sheet.text.id, "incident", (span,), tuple(_around(sheet, span))) for span in _told(sheet)[:MOST]]
    best: dict[Span, tuple[Account, Opinion]] = {}
    for account, opinion in zip(accounts, opinions.of([replace(one, scope=()) for one in accounts]), strict=True):
        if opinion is None or opinion.reading.real < numbers["incidents"]["alone"] or not account.scope:
            continue
        other = best.get(account.scope[0])
        if other is None or other[1].reading.real < opinion.reading.real:
            best[account.scope[0]] = account, opinion
    return list(best.values())


def without_their_words(account: Account, more: Iterable[Account]) -> Account:
    """An incident of the rules without the words that name another after all; those that name it best stay."""
    taken = [other.anchors[0] for other in more]
    first, *others = account.anchors
    return replace(account, anchors=(first, *(span for span in others if not any(span.overlaps(own) for own in taken))))


def _told(sheet: Sheet) -> list[Span]:
    """The words of violence that tell of a real and particular act.

    Not those within a longer phrase of an incident of the rules: "the attack on the town" was joined for more than its word.
    """
    told = [one.span for one in triggers_of(doc_of(sheet), sheet.text.body_start) if one.reality.score >= _TOLD]
    joined = [span for account in sheet.incidents for span in account.anchors]
    return [span for span in told if span in joined or not any(span.overlaps(other) for other in joined)]


def _around(sheet: Sheet, span: Span) -> Iterable[Span]:
    """The sentences that words stand in."""
    return (sentence for sentence in sheet.sentences if sentence.overlaps(span))
