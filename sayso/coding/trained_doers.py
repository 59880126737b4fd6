"""Who did it, claims it, is blamed for it or denies it, as rules and trained network together have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.coding.assertions import assertion
from sayso.coding.attribution import claimants_of
from sayso.coding.parties import Parties
from sayso.coding.trained_opinion import Numbers, Opinion
from sayso.records import Account, Assertion, Claimant, Span

BASES: Final = {
    "perpetrator": "perpetrator stated",
    "claimed": "perpetrator claimed",
    "blamed": "perpetrator blamed",
    "suspected": "perpetrator blamed",
    "denied": "perpetrator denied",
}
"""Properties that say who did it, and the network's roles for them."""


def doers(parties: Parties, opinion: Opinion, account: Account, numbers: Numbers, made_by: str) -> Iterator[Assertion]:
    """The rules' doers that the network does not find unlikely, and those that it is sure of.

    What somebody else says about a doer stays blame, whatever the network says.
    """
    own, going_on = numbers["perpetrator"], numbers["runs"]["going on"]
    kept: list[Span] = []
    seen: set[str] = set()
    for rule in account.of(*BASES):
        if _as_doer(opinion, rule.evidence[0]) >= own["keep"]:
            kept.append(rule.evidence[0])
            seen.add(str(rule.value).lower())
            yield rule
    for basis in ("perpetrator", "claimed", "blamed", "denied"):
        for said in opinion.said(BASES[basis], own["add"], going_on):
            head = opinion.head_of(said.span)
            party = parties.at(head) if head is not None else None
            if party is None or party.name.lower() in seen or any(other.overlaps(party.span) for other in kept):
                continue
            kept.append(party.span)
            seen.add(party.name.lower())
            chain = _chain(opinion, basis, party.span, numbers)
            name = _on_whose_word(opinion, basis, party.name, chain)
            yield assertion(
                opinion.sheet,
                account,
                name,
                party.name,
                party.span,
                account.anchors[0],
                made_by=made_by,
                score=said.score,
                stance="denied" if name == "denied" else "asserted",
                claimants=chain,
            )


def handed_over(gone: Iterable[Account], kept: Sequence[tuple[Account, Opinion]], least: float) -> dict[str, list[Assertion]]:
    """What the rules say of doers in incidents that go, for those of the others in which the network finds them: id → what it takes over.

    "Anton Veld was convicted of the murder" names no other incident than the shooting before it, and says who did it.

    Args:
        gone: incidents that are none of their own.
        kept: the others, and what the network says of them.
        least: how sure it must be that the doer is one there.
    """
    taken: dict[str, list[Assertion]] = {}
    for said in (said for account in gone for said in account.of(*BASES)):
        rated = [(sure, number) for number, (_, one) in enumerate(kept) if (sure := _agrees(one, said)) >= least]
        if not rated:
            continue
        account = kept[max(rated, key=lambda one: (one[0], -one[1]))[1]][0]
        there = [*account.of(*BASES), *taken.get(account.id, [])]
        if not any(str(one.value).lower() == str(said.value).lower() for one in there):
            taken.setdefault(account.id, []).append(replace(said, account_id=account.id))
    return taken


def _agrees(opinion: Opinion, said: Assertion) -> float:
    """How likely somebody is a doer in an incident, or denies it, as an assertion about another has it; 0 if rather the contrary."""
    sure = {role: opinion.sureness(role, said.evidence[0]) or 0.0 for role in set(BASES.values())}
    denied = sure.pop(BASES["denied"])
    same, contrary = (denied, max(sure.values())) if said.property == "denied" else (max(sure.values()), denied)
    return same if same > contrary else 0.0


def _as_doer(opinion: Opinion, span: Span) -> float:
    """How likely words name a doer, on whatever basis; 1 where the network has not read them, for then the rules have the word."""
    return max((sure for role in set(BASES.values()) if (sure := opinion.sureness(role, span)) is not None), default=1.0)


def _on_whose_word(opinion: Opinion, basis: str, value: str, chain: tuple[Claimant, ...]) -> str:
    """What somebody else says is never the report's own word: blame then, or, if it is the doer who says it, a claim."""
    if basis != "perpetrator" or chain[0].outlet:
        return basis
    speaker = opinion.sheet.actor(chain[0].actor_id)
    own = value == chain[0].name or (speaker is not None and speaker.affiliation == value)
    return "claimed" if own else "blamed"


def _chain(opinion: Opinion, basis: str, span: Span, numbers: Numbers) -> tuple[Claimant, ...]:
    """Who says so: those whose speeches hold the words; failing them, of an allegation, whom the network takes for its source."""
    sheet = opinion.sheet
    chain = claimants_of(sheet, span)
    if basis == "perpetrator" or len(chain) > 1:
        return chain
    for source in opinion.said("by", numbers["by"]["add"], numbers["runs"]["going on"]):
        if source.span.overlaps(span):
            continue
        words = sheet.text.words(source.span)
        mention = next((m for m in sheet.mentions if m.kind == "actor" and m.span.overlaps(source.span)), None)
        actor = sheet.actor(mention.actor_id) if mention else None
        name = actor.name if actor is not None and actor.named else words
        return (Claimant(name, words, source.span, mention.actor_id if mention else None), *chain)
    return chain
