"""Who did it, claims it, is blamed, is suspected, denies it; that nobody claims it. Each say-so is an assertion of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Token

from sayso.coding.assertions import assertion
from sayso.coding.attribution import outlet_of, speeches_over, stance_of
from sayso.coding.incident_triggers import triggers_of
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_accusers import Authorities, speakers_over
from sayso.coding.responsibility_agents import doers_of
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_guard import is_excluded, tells_violence
from sayso.coding.responsibility_phrases import is_about_act, is_denied_charge
from sayso.coding.responsibility_presumed import presumed
from sayso.coding.responsibility_rebuttals import answered
from sayso.coding.responsibility_says import said_in
from sayso.coding.responsibility_settling import followed, settled, unproven
from sayso.coding.responsibility_unlikely import is_aside, is_of_other_days, leads_campaign, may_stand_beside, without_bystanders
from sayso.coding.responsibility_weighing import is_own, weighed
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_harm import Harm
from sayso.coding.toll_harms import harms_in
from sayso.coding.whose import account_of, is_shared, nearest_account
from sayso.language import doc_of, noun_phrase, span_of, tokens_in
from sayso.records import Account, Assertion, Claimant, Sheet, Span, Stance

_ANYONE: Final = frozenset({"individual", "person", "someone", "somebody", "anyone", "one", "perpetrator", "culprit"})
_REAL: Final = 0.3
"""How real the words must present an act for its doer to have done anything."""


@dataclass(frozen=True)
class Responsibility:
    """Code who is held responsible. Needs actors, speeches and incident accounts.

    Gives perpetrator, claimed, blamed, suspected, denied, nobody_claimed.
    """

    name: str = "responsibility"
    version: str = "12"

    def __call__(self, sheet: Sheet) -> Sheet:
        """An allegation keeps its speaker: blame never becomes perpetrator, a denial never a claim."""
        if not sheet.incidents:
            return sheet
        parties = Parties(sheet)
        found: dict[str, list[Finding]] = {account.id: [] for account in sheet.incidents}
        acts = list(_of_acts(sheet, parties))
        findings = [*acts, *_outright(sheet, parties, acts)]
        for account, finding in followed(without_bystanders(sheet, findings)):
            found[account.id].append(finding)
        for account in sheet.incidents:
            found[account.id] = answered(unproven(found[account.id]))
            if not any(f.basis in ("perpetrator", "claimed", "blamed") for f in found[account.id]):
                found[account.id] += presumed(sheet, account, parties)
        authorities = Authorities(sheet, parties)
        made_by = f"{self.name}@{self.version}"
        return sheet.with_accounts(
            tuple(
                account.with_assertions(*_assertions(sheet, account, found[account.id], authorities, made_by))
                if account.id in found
                else account
                for account in sheet.accounts
            )
        )


def _of_acts(sheet: Sheet, parties: Parties) -> Iterator[tuple[Account, Finding]]:
    """Doers of the acts that name the incidents and of the harm done in them."""
    doc = doc_of(sheet)
    seen: set[tuple[str, int]] = set()
    victims: dict[str, set[int]] = {}
    triggers: list[tuple[Account, Token]] = []
    main = [account for account in sheet.incidents if not account.first("background")]
    for harm in harms_in(sheet):
        account = account_of(sheet, harm.trigger)
        if harm.harmed == "arrested":
            account = account or (main[0] if len(main) == 1 else None)
            if account is not None:
                yield from ((account, finding) for finding in _of_arrest(harm, parties))
        elif account is not None:
            victims.setdefault(account.id, set()).update(head.i for head in harm.counted.heads)
            if harm.trigger.lemma_.lower() not in responsibility_words().undone:
                triggers.append((account, harm.trigger))
    acts = {t.token.i for t in triggers_of(doc, sheet.text.body_start) if t.reality.score >= _REAL}
    for account in sheet.incidents:
        for anchor in account.anchors:
            triggers += [(account, token) for token in tokens_in(doc, anchor) if _is_trigger(token, acts)]
    aside: list[tuple[Account, Finding]] = []
    told: dict[str, list[Party]] = {}
    for account, token in sorted(triggers, key=lambda pair: pair[1].i):
        key = (account.id if is_shared(sheet, span_of(token)) else "", token.i)
        if key in seen:
            continue
        seen.add(key)
        for party in doers_of(token, parties):
            harmed = victims.get(account.id, set())
            if is_of_other_days(sheet, account, token) or leads_campaign(sheet, account, party, token):
                continue
            if not _is_victim(party, harmed, parties) and not is_excluded(sheet, account, party, token):
                found = [(account, finding) for finding in weighed(sheet, token, party, parties)]
                if is_aside(account, token):
                    aside += found
                else:
                    told.setdefault(account.id, []).extend(f.holder for _, f in found if f.holder is not None)
                    yield from found
    yield from ((account, finding) for account, finding in aside if may_stand_beside(finding, told.get(account.id, [])))


def _is_victim(party: Party, victims: set[int], parties: Parties) -> bool:
    """Whether a party is among those harmed: the word itself, or the person of that name."""
    if party.head.i in victims:
        return True
    if party.actor is None or not party.named or party.actor.kind != "person":
        return False
    return party.actor.id in parties.persons_at(victims)


def _of_arrest(harm: Harm, parties: Parties) -> Iterator[Finding]:
    """A named person arrested or charged is held responsible by whoever does that."""
    if harm.amount is None or harm.amount.best == 0:
        return
    speaker = next((p for a in harm.agents for p in parties.speakers_at(a)), None)
    for head in harm.counted.heads:
        party = parties.at(head)
        if (
            party is not None
            and party.named
            and party.actor is not None
            and party.actor.kind == "person"
            and is_about_act(harm.trigger)
        ):
            yield Finding("blamed", harm.trigger, party, speaker, by_authority=True)


def _is_trigger(token: Token, acts: Set[int]) -> bool:
    """Whether a word among those of an incident has a doer: a word of violence, or what was done with "by …"; `acts`: the former."""
    lemma = token.lemma_.lower()
    if lemma in responsibility_words().undone or lemma in ("arrest", "detain"):
        return False
    if token.pos_ == "VERB":
        return token.i in acts or (any(c.dep_ == "agent" for c in token.children) and tells_violence(token))
    return token.pos_ == "NOUN" and token.i in acts and lemma in responsibility_words().acts | responsibility_words().owned_acts


def _outright(sheet: Sheet, parties: Parties, acts: Sequence[tuple[Account, Finding]]) -> Iterator[tuple[Account, Finding]]:
    """What is said about responsibility in so many words; `acts`: who the words for the incidents themselves say did them."""
    done = {(account.id, f.holder.actor.id) for account, f in acts if f.holder is not None and f.holder.actor is not None}
    for finding in said_in(doc_of(sheet), parties):
        if is_denied_charge(finding.trigger) is False:
            continue
        held = _attributed(sheet, finding)
        if _names_nobody(held):
            continue
        for account in _about(sheet, finding, done):
            yield account, held


def _names_nobody(finding: Finding) -> bool:
    """ "The individual responsible must be found": blame for whoever it was."""
    held = finding.holder
    return (
        finding.basis in ("blamed", "suspected") and held is not None and not held.named and held.head.lemma_.lower() in _ANYONE
    )


def _about(sheet: Sheet, finding: Finding, done: Set[tuple[str, str]]) -> list[Account]:
    """The incidents that a charge or a suspicion is about ("wanted for the bombing and the abduction"), else the nearest one."""
    if finding.by_authority:
        below = [span_of(t) for t in finding.trigger.subtree if t.pos_ in ("NOUN", "VERB")]
        named = [a for a in sheet.incidents if any(anchor.overlaps(span) for anchor in a.anchors for span in below)]
        if named:
            return named
    if finding.elsewhere:
        return [a for a in sheet.incidents if _names(a, finding)][:1]
    account = account_of(sheet, finding.trigger)
    if account is None:
        account = nearest_account(sheet, finding.trigger)
    elif account.first("background") and not (
        _names(account, finding) or _has_done(account, finding, done) or _goes_on(sheet, account, finding)
    ):
        # what is said of claims and charges without naming a recalled incident, nor who did it, is said of the news
        account = next((a for a in sheet.incidents if not a.first("background")), account)
    return [] if account is None else [account]


def _goes_on(sheet: Sheet, account: Account, finding: Finding) -> bool:
    """ "In 2013 sarin killed hundreds in Kelm. Torvik denied it and blamed rebels": what follows at once in the same paragraph."""
    doc = finding.trigger.doc
    start = finding.trigger.sent.start
    if start == 0 or "\n" in doc[start - 1].text_with_ws:
        return False
    before = doc[start - 1].sent
    here = [a for a in sheet.incidents if any(before.start_char <= s.start < finding.trigger.sent.end_char for s in a.anchors)]
    return len(here) == 1 and here[0].id == account.id


def _has_done(account: Account, finding: Finding, done: Set[tuple[str, str]]) -> bool:
    """ "In 2014 a gunman killed four people. He was convicted in 2019": of what he has done, and not of the news."""
    actor = finding.holder.actor if finding.holder is not None else None
    return actor is not None and (account.id, actor.id) in done


def _names(account: Account, finding: Finding) -> bool:
    """Whether the clause of a claim or a charge names the incident itself: "blamed X, the group that did it" names it only for X's sake."""
    acts = list(finding.trigger.subtree)
    if finding.basis == "blamed":
        acts = [t for t in acts if not any(a.dep_ == "relcl" and a.i > finding.trigger.i for a in (t, *t.ancestors))]
    return any(anchor.overlaps(span_of(t)) for anchor in account.anchors for t in acts)


def _attributed(sheet: Sheet, finding: Finding) -> Finding:
    """ "Y was behind it" is blame where somebody else says it, suspicion where somebody believes it."""
    if finding.basis not in ("perpetrator", "suspected") or finding.holder is None or finding.proven:
        return finding
    speeches = speeches_over(sheet, span_of(finding.trigger))
    if is_denied_charge(finding.trigger):
        return replace(finding, basis="denied")  # "rejected accusations that it was behind the attack"
    if speeches and stance_of(sheet, span_of(finding.trigger)) == "denied":
        return replace(finding, basis="denied")  # "the army denied that its troops had taken part"
    if finding.basis == "suspected" or not speeches:
        return finding
    speaker = next(iter(speakers_over(sheet, span_of(finding.trigger))), None)
    if speaker is not None and is_own(sheet, speaker, finding.holder):
        return replace(finding, basis="claimed")
    actor = sheet.actor(speaker.actor_id) if speaker is not None else None
    if speeches[0].lemma == "claim" and actor is not None and actor.kind in ("armed_group", "document"):
        # a group, or its message, that names the doer claims the act
        return replace(finding, basis="claimed")
    if speeches[0].lemma in responsibility_words().suspecting_verbs | {"believe", "think"}:
        return replace(finding, basis="suspected")
    return replace(finding, basis="blamed")


def _assertions(
    sheet: Sheet, account: Account, findings: Sequence[Finding], authorities: Authorities, made_by: str
) -> Iterator[Assertion]:
    """One assertion for each party and basis; a vague name is left out where a better one stands."""
    if any(f.basis == "nobody_claimed" for f in findings):
        first = next(f for f in findings if f.basis == "nobody_claimed")
        yield assertion(sheet, account, "nobody_claimed", True, _clause(first.trigger), made_by=made_by, stance="asserted")
    for finding in settled(findings):
        party = finding.holder
        if party is not None:
            claimants = _accusers(sheet, finding, authorities)
            evidence = (party.span, span_of(finding.trigger))
            stance: Stance = "denied" if finding.basis == "denied" else "asserted"
            yield assertion(
                sheet, account, finding.basis, party.name, *evidence, made_by=made_by, claimants=claimants, stance=stance
            )


def _accusers(sheet: Sheet, finding: Finding, authorities: Authorities) -> tuple[Claimant, ...]:
    """Who says so first: whoever accused the party before, when it was only described, else who says it here."""
    before = _chain(sheet, finding.first, authorities) if finding.first is not None else ()
    return before if len(before) > 1 else _chain(sheet, finding, authorities)


def _chain(sheet: Sheet, finding: Finding, authorities: Authorities) -> tuple[Claimant, ...]:
    """Who says so: the one whom the words name ("X blamed Y"), then those who are quoted with it, then the outlet.

    Where nobody is named, an arrest or a charge goes back to the authority that stands nearest.
    """
    party, held = finding.speaker, finding.holder
    said = speakers_over(sheet, span_of(finding.trigger))
    if held is not None and finding.basis in ("blamed", "suspected"):
        said = tuple(link for link in said if link.name != held.name)  # nobody accuses himself
    chain = (*said, outlet_of(sheet))
    if party is None and held is not None and not said and finding.by_authority:
        authority = authorities.near(finding.trigger, but=held.name)
        return chain if authority is None else (authority, *chain)
    if party is None or any(link.name == party.name for link in chain):
        return chain
    if held is not None and finding.basis in ("blamed", "suspected") and held.name == party.name:
        return chain
    own = Claimant(party.name, sheet.text.words(party.span), party.span, party.actor.id if party.actor else None)
    return (own, *chain)


def _clause(trigger: Token) -> Span:
    """From the first to the last word that hangs on the trigger; of a noun, without what is only added to it."""
    if trigger.pos_ == "NOUN":
        return noun_phrase(trigger)
    inside = [t for t in trigger.subtree if not t.is_punct]
    return span_of(*inside) if inside else span_of(trigger)
