"""What naming a doer amounts to: the report's own word, the doer's own claim, another's allegation, or a suspicion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.attribution import stance_of
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_accusers import speakers_over
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_believed, is_denied_charge, is_hearsay, is_possible
from sayso.coding.responsibility_settling import is_force
from sayso.coding.responsibility_words import responsibility_words
from sayso.language import doc_of, span_of, tokens_in
from sayso.records import Claimant, Sheet

_SERVICES: Final = (
    frozenset({"police", "policeman", "officer", "cop", "deputy", "trooper", "constable", "patrolman", "sheriff"}),
    frozenset(
        {"army", "soldier", "troop", "force", "military", "marine", "navy", "coalition", "commando", "unit", "warplane", "jet"}
    ),
)
_SUSPICIOUS: Final = frozenset({"suspected", "alleged", "allegedly", "presumed", "accused", "believed", "purported"}) | frozenset(
    {"apparently", "possibly", "probably", "presumably", "supposedly"}
)
_VOICING: Final = frozenset({"speak", "represent", "behalf", "belong"})
_OWN: Final = frozenset({"its", "their", "our", "his", "her"})


def weighed(sheet: Sheet, trigger: Token, party: Party, parties: Parties) -> Iterator[Finding]:
    """What somebody else says is never the report's own word, whether he names the doer or describes him."""
    span = span_of(trigger)
    speaker = next(iter(speakers_over(sheet, span, facts=True)), None)
    own = _as_owner(sheet, speaker, party, parties)
    stance = stance_of(sheet, span, facts=True)
    if (charged := is_denied_charge(trigger)) is not None:
        # "rejected claims that its fighters had killed civilians"
        if charged and speaker is not None:
            yield Finding("denied", trigger, own or party)
        return
    if stance == "questioned":
        return  # "whether he was shot by a guard"
    if stance == "denied":
        if speaker is not None:
            yield Finding("denied", trigger, own or party)
    elif speaker is not None and is_own(sheet, speaker, party):
        yield Finding("claimed", trigger, party)
    elif own is not None:
        yield Finding("claimed", trigger, own)
    elif speaker is not None:
        yield Finding("claimed" if _is_of_its_service(sheet, speaker, party) else "blamed", trigger, party)
    elif party.head.lemma_.lower() in responsibility_words().suspect_nouns:
        yield Finding("blamed", trigger, party, by_authority=True)
    elif _is_suspected(party) or _is_unsure(trigger, party):
        yield Finding("suspected", trigger, party, by_authority=True)
    else:
        yield Finding("perpetrator", trigger, party)


def is_own(sheet: Sheet, speaker: Claimant, party: Party) -> bool:
    """Whether the speaker is the doer, or speaks for the doer."""
    if _speaks_for(sheet, speaker, party):
        return True
    if speaker.actor_id is not None and party.actor is not None:
        own = sheet.actor(speaker.actor_id)
        return party.actor.id == speaker.actor_id or (own is not None and own.affiliation in (party.actor.name, party.name))
    return speaker.name == party.name


def _speaks_for(sheet: Sheet, speaker: Claimant, party: Party) -> bool:
    """ "a caller claiming to speak for Y", "a man who said he represented Y"."""
    if speaker.span is None or party.actor is None or not party.named:
        return False
    said = [t for token in tokens_in(doc_of(sheet), speaker.span) for t in token.subtree if t.i < party.head.i]
    if not any(t.lemma_.lower() in _VOICING for t in said):
        return False
    named = (m.span for m in sheet.mentions if m.kind == "actor" and m.actor_id == party.actor.id)
    return any(span.start <= t.idx < span.end for span in named for t in said)


def _is_of_its_service(sheet: Sheet, speaker: Claimant, party: Party) -> bool:
    """ "police said officers shot the boy": the service owns to what its own people did."""
    if speaker.span is None or not is_force(party):
        return False
    said = {token.lemma_.lower() for token in tokens_in(doc_of(sheet), speaker.span)}
    return any(party.head.lemma_.lower() in service and said & service for service in _SERVICES)


def _as_owner(sheet: Sheet, speaker: Claimant | None, party: Party, parties: Parties) -> Party | None:
    """The speaker himself, or whom he speaks for, where the doers are his own ("the army denied that its planes had bombed …")."""
    if speaker is None or speaker.span is None or not _owns(speaker, party, parties):
        return None
    actor = sheet.actor(speaker.actor_id)
    name = actor.affiliation if actor is not None and actor.affiliation else speaker.name
    return Party(name, speaker.span, party.head, actor, True)


def _owns(speaker: Claimant, party: Party, parties: Parties) -> bool:
    """ "the army said its troops killed …", "commandos of our organization": the doers are the speaker's own."""
    whose = [c for c in party.head.children if c.dep_ == "poss"]
    bodies = [n for c in party.head.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    if any(c.lower_ in _OWN for body in bodies for c in body.children if c.dep_ == "poss"):
        return True
    for child in whose:
        owner = parties.at(child)
        if owner is None or owner.actor is None:
            return child.lower_ in _OWN
        return owner.name == speaker.name
    return False


def _is_unsure(trigger: Token, party: Party) -> bool:
    """Whether the verb that tells the act only holds it possible or believes it; of a name, also whether it is only reported."""
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
    return is_possible(verb) or is_believed(verb) or (party.named and is_hearsay(verb))


def _is_suspected(party: Party) -> bool:
    """Whether the words for a party call it suspected: "suspected rebels", "the alleged gunman"."""
    before = [t for c in party.head.lefts if c.dep_ in ("compound", "amod", "nmod") for t in c.lefts]
    return any(t.lower_ in _SUSPICIOUS for t in (*party.head.children, *before, *party.head.head.children))
