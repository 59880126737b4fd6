"""Who, what, where and when of each incident: the rules' values and the trained network's, held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from sayso.coding.assertions import assertion
from sayso.coding.attribution import claimants_of
from sayso.coding.incident_ties import Settings
from sayso.coding.parties import Parties
from sayso.coding.trained_opinion import Opinion, Said, settings_of_trained
from sayso.coding.when_where import said as said_of
from sayso.records import Account, Assertion, Claimant, Mention, Place, Sheet, Span

BASES: Final = {
    "perpetrator": "perpetrator stated",
    "claimed": "perpetrator claimed",
    "blamed": "perpetrator blamed",
    "suspected": "perpetrator blamed",
    "denied": "perpetrator denied",
}
"""Properties that say who did it, and the network's roles for them."""
_MOST: Final = 5


@dataclass(frozen=True)
class TrainedRoles:
    """Hold the values of the rules against the trained network. Needs incident accounts with all that the rules say of them.

    A value of the rules to which the network gives no part in the incident goes; words to which it does give one are added. A place
    is always a mention that reading has resolved: the network only says which. Whose say-so it is comes from the speeches. Dates and
    tolls are left to the rules, which are better at them.
    """

    name: str = "trained-roles"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet with the values of its incidents judged."""
        if not sheet.incidents:
            return sheet
        opinion = Opinion(sheet, sheet.incidents)
        settings, parties = Settings.of(sheet), Parties(sheet)
        return sheet.with_accounts(
            tuple(
                self._judged(settings, parties, opinion, account) if account.kind == "incident" else account
                for account in sheet.accounts
            )
        )

    def _judged(self, settings: Settings, parties: Parties, opinion: Opinion, account: Account) -> Account:
        made_by = f"{self.name}@{self.version}"
        account = _placed(settings, opinion, account, made_by)
        for name in ("site", "target", "weapon"):
            account = _with(account, (name,), _listed(opinion, account, name, made_by))
        return _with(account, tuple(BASES), _doers(parties, opinion, account, made_by))


def _with(account: Account, properties: tuple[str, ...], values: Iterable[Assertion]) -> Account:
    """The account with other values for some properties."""
    others = tuple(a for a in account.assertions if a.property not in properties)
    return replace(account, assertions=(*others, *values))


def _placed(settings: Settings, opinion: Opinion, account: Account, made_by: str) -> Account:
    """The account with the mention as its place that network and rules together like best."""
    numbers = settings_of_trained()["place"]
    rules = next(iter(account.of("place")), None)
    best: tuple[float, int, Mention] | None = None
    for mention in settings.sheet.mentions:
        if not isinstance(mention.value, Place):
            continue
        sure = opinion.sureness(account, "place", mention.span)
        if rules is not None and mention.span.overlaps(rules.evidence[0]):
            sure += numbers["of the rules"]
        if best is None or (sure, -mention.span.start) > best[:2]:
            best = sure, -mention.span.start, mention
    if best is None or best[0] < numbers["least"]:
        return account
    if rules is not None and best[2].span.overlaps(rules.evidence[0]):
        return account
    return said_of("place", settings, _with(account, ("place",), ()), best[2], made_by)


def _listed(opinion: Opinion, account: Account, name: str, made_by: str) -> Iterator[Assertion]:
    """Targets, weapons or sites: the rules' that the network does not find unlikely, and those it is sure of."""
    numbers, sheet = settings_of_trained()[name], opinion.sheet
    kept: list[Span] = []
    seen: set[str] = set()
    count = 0
    ranked = [(max(opinion.sureness(account, name, e) for e in a.evidence[:1]), a) for a in account.of(name)]
    for sure, rule in ranked:
        if sure >= numbers["keep"] and str(rule.value).lower() not in seen:
            kept.append(rule.evidence[0])
            seen |= {str(rule.value).lower(), rule.words.lower()}
            count += 1
            yield rule
    for said in opinion.said(account, name, numbers["add"], numbers["going on"]):
        if count >= (_MOST if name != "site" else 1):
            return
        if name == "target":
            said = replace(said, span=opinion.phrase_of(said.span))
        value = _value(sheet, name, said)
        words = sheet.text.words(said.span)
        if value is None or any(span.overlaps(said.span) for span in kept) or {value.lower(), words.lower()} & seen:
            continue
        kept.append(said.span)
        seen |= {value.lower(), words.lower()}
        count += 1
        yield assertion(sheet, account, name, value, said.span, made_by=made_by, score=said.score)


def _value(sheet: Sheet, name: str, said: Said) -> str | None:
    """What stands for the words: a person's full name, a weapon's key in the codebook, else the words."""
    if name == "weapon":
        keys = [m.value for m in sheet.mentions if m.kind == "weapon" and m.span.overlaps(said.span) and isinstance(m.value, str)]
        return keys[0] if keys else None
    if name == "target" and (person := _named(sheet, said.span, "person")):
        return person
    return sheet.text.words(said.span)


def _named(sheet: Sheet, span: Span, *kinds: str) -> str | None:
    """The full name of the actor that most of the words of a span name, if it has one."""
    for mention in sheet.mentions:
        if mention.kind == "actor" and mention.span.overlaps(span):
            shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
            actor = sheet.actor(mention.actor_id)
            if actor is not None and actor.named and 2 * shared > len(span) and (not kinds or actor.kind in kinds):
                return actor.name
    return None


def _doers(parties: Parties, opinion: Opinion, account: Account, made_by: str) -> Iterator[Assertion]:
    """Who did it, claims it, is blamed or denies it."""
    numbers, sheet = settings_of_trained()["perpetrator"], opinion.sheet
    kept: list[tuple[str, Span]] = []
    seen: set[str] = set()
    for rule in account.of(*BASES):
        sure = max(opinion.sureness(account, role, rule.evidence[0]) for role in BASES.values())
        if sure >= numbers["keep"]:
            kept.append((rule.property, rule.evidence[0]))
            seen.add(str(rule.value).lower())
            yield rule
    for basis in ("perpetrator", "claimed", "blamed", "denied"):
        for said in opinion.said(account, BASES[basis], numbers["add"], numbers["going on"]):
            head = opinion.head_of(said.span)
            party = parties.at(head) if head is not None else None
            if party is None:
                continue
            value, span = party.name, party.span
            if value.lower() in seen or any(other.overlaps(span) for _, other in kept):
                continue
            kept.append((basis, span))
            seen.add(value.lower())
            chain = _chain(opinion, account, basis, span)
            name = _on_whose_word(sheet, basis, value, chain)
            yield assertion(
                sheet,
                account,
                name,
                value,
                span,
                opinion.name_of(account),
                made_by=made_by,
                score=said.score,
                stance="denied" if name == "denied" else "asserted",
                claimants=chain,
            )


def _on_whose_word(sheet: Sheet, basis: str, value: str, chain: tuple[Claimant, ...]) -> str:
    """What somebody else says is never the report's own word: blame then, or, if it is the doer who says it, a claim."""
    if basis != "perpetrator" or chain[0].outlet:
        return basis
    speaker = sheet.actor(chain[0].actor_id)
    own = value == chain[0].name or (speaker is not None and speaker.affiliation == value)
    return "claimed" if own else "blamed"


def _chain(opinion: Opinion, account: Account, property: str, span: Span) -> tuple[Claimant, ...]:
    """Who says so: those whose speeches hold the words; failing them, of an allegation, whom the network takes for its source."""
    sheet = opinion.sheet
    chain = claimants_of(sheet, span)
    if property == "perpetrator" or len(chain) > 1:
        return chain
    numbers = settings_of_trained()["by"]
    for source in opinion.said(account, "by", numbers["add"], numbers["going on"]):
        if source.span.overlaps(span):
            continue
        words = sheet.text.words(source.span)
        mention = next((m for m in sheet.mentions if m.kind == "actor" and m.span.overlaps(source.span)), None)
        name = _named(sheet, source.span) or words
        return (Claimant(name, words, source.span, mention.actor_id if mention else None), *chain)
    return chain
