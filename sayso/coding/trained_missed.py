"""Incidents that the rules miss: words that the trained network names while it reads of others, each read once more for its own sake.

Of a report in which the rules find no incident at all, the first words of violence that tell of a real act are read so.
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
"""Words of a report that are read once more: of those that the network names the surest, failing an incident the first."""
_TOLD: Final = 0.5
"""How firmly a word must tell of a real and particular act (`incident_reality`)."""
Asked = list[tuple[Account, Opinion | None]]
"""Incidents, and what the network says of each; None of one whose words hold no piece."""


def missed(opinions: Opinions, said: Asked, numbers: Numbers) -> Asked:
    """Incidents that the sheet lacks and the network is sure of, with what it says of each.

    Args:
        said: what it says of the sheet's own incidents; what it names in passing are the candidates.
        numbers: how sure it must be, as in ``data/trained.yaml``.
    """
    own, runs = numbers["incidents"], numbers["runs"]
    best = [account.anchors[0] for account, _ in said]
    named = opinions.others((opinion for _, opinion in said if opinion is not None), own["named"], runs["going on"])
    spans: list[Span] = []
    for one in named:
        if len(spans) < MOST and not any(one.span.overlaps(span) for span in (*best, *spans)):
            spans.append(one.span)
    accounts = [Account(opinions.sheet.text.id, "incident", (span,)) for span in spans]
    return [
        (replace(account, scope=tuple(_around(opinions.sheet, account.anchors[0]))), opinion)
        for account, opinion in zip(accounts, opinions.of(accounts), strict=True)
        if opinion is not None and opinion.reading.real >= own["add"]
    ]


def alone(opinions: Opinions, numbers: Numbers) -> Asked:
    """Incidents of a sheet for which the rules have none: the surest word of violence of each sentence, if the network is sure of it.

    What is only threatened, supposed or told as a habit stays none, whatever the network says.
    """
    sheet = opinions.sheet
    triggers = [one for one in triggers_of(doc_of(sheet), sheet.text.body_start) if one.reality.score >= _TOLD][:MOST]
    accounts = [Account(sheet.text.id, "incident", (trigger.span,), tuple(_around(sheet, trigger.span))) for trigger in triggers]
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


def _around(sheet: Sheet, span: Span) -> Iterable[Span]:
    """The sentences that words stand in."""
    return (sentence for sentence in sheet.sentences if sentence.overlaps(span))
