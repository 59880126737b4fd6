"""Who the suspect is: named as such, sought, before a court, or named as the one who did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_own_men import is_own_man
from sayso.coding.responsibility_phrases import is_act, is_supposed, objects_of
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of
from sayso.coding.toll_words import toll_words

PEOPLE: Final = frozenset({"man", "woman", "person", "youth", "teenager", "boy", "soldier", "driver"})
"""Nouns that say of somebody what he is, and only with a clause what he did."""


def has_done(noun: Token) -> bool:
    """ "The man who shot the mayor": a noun with a clause that tells of violence by whom it names."""
    clauses = [c for c in noun.children if c.dep_ == "relcl" and any(g.lower_ in ("who", "that") for g in c.children)]
    violent = responsibility_words().violent_verbs | set(toll_words().object_verbs) | toll_words().deadly_verbs
    return any(c.lemma_.lower() in violent and not is_passive(c) for c in clauses)


def sought(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "police are looking for Y", "Y is facing two counts of murder", "Y turned himself in"."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    lemma = verb.lemma_.lower()
    if lemma in ("look", "search", "hunt"):
        seekers = [p for a in agents_of(verb) for p in parties.speakers_at(a)]
        if any(is_authority(p) for p in seekers):
            looked_for = [n for c in verb.children if c.lower_ == "for" for n in c.children if n.dep_ == "pobj"]
            looked_for += [c for c in verb.children if c.dep_ == "dobj" and lemma == "hunt"]
            yield from (
                Finding("blamed", verb, p, seekers[0], by_authority=True) for n in looked_for for p in _persons(n, parties)
            )
    elif lemma == "face":
        if any(
            o.lemma_.lower() in ("charge", "count", "trial", "accusation", "allegation") and is_act(o) for o in objects_of(verb)
        ):
            yield from (
                Finding("blamed", verb, p, by_authority=True) for s in subjects_of(verb)[:1] for p in _persons(s, parties)
            )
    elif (
        lemma == "turn" and any(c.lower_ in ("himself", "herself", "themselves") for c in verb.children)
    ) or lemma == "surrender":
        yield from (Finding("blamed", verb, p, by_authority=True) for s in subjects_of(verb)[:1] for p in _persons(s, parties))


def accused_by_paper(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "a warrant was issued for Y", "the trial of Y", "charges against Y", "Y is on trial", "Y was named in a complaint"."""
    lemma = noun.lemma_.lower()
    before = {
        "warrant": ("for",),
        "trial": ("of",),
        "charge": ("against",),
        "case": ("against",),
        "complaint": ("against",),
        "indictment": ("against", "of"),
        "fir": ("against",),
        "chargesheet": ("against",),
    }
    held = [
        n
        for c in (*noun.children, *(noun.head.children if noun.dep_ in ("nsubjpass", "dobj") else ()))
        if c.lower_ in before.get(lemma, ())
        for n in c.children
        if n.dep_ == "pobj"
    ]
    if lemma == "trial":
        held += [c for c in noun.children if c.dep_ == "poss"]
        if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "to") and noun.head.head.pos_ in ("VERB", "AUX"):
            held += subjects_of(noun.head.head)[:1]
    naming = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    if naming is not None and naming.lemma_.lower() == "name" and lemma != "trial":
        # "Y was named in a police complaint"
        held += (subjects_of(naming) if is_passive(naming) else objects_of(naming))[:1]
    for head in held[:1]:
        # "for Y's arrest", "for the arrest of Y"
        of = [n for c in head.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj" and lemma == "warrant"]
        reasons = [n for c in head.children if c.lower_ == "for" for n in c.children if n.dep_ in ("pobj", "pcomp")]
        if reasons and not any(is_act(n) for n in reasons):
            continue  # "for the arrest of Y for the illegal possession of weapons"
        owner = next((c for c in head.children if c.dep_ == "poss"), (*of, head)[0]) if head.pos_ == "NOUN" else head
        yield from (Finding("blamed", noun, party, by_authority=True) for party in _persons(owner, parties))


def _persons(head: Token, parties: Parties) -> list[Party]:
    """The persons by name among the parties that a noun and those listed with it name."""
    return [p for p in parties.listed_at(head) if p.named and (p.actor is None or p.actor.kind == "person")]


def is_authority(party: Party) -> bool:
    """Whether a party is one of those who search, arrest and charge."""
    if party.actor is not None and party.actor.kind in ("security_force", "government"):
        return True
    return party.head.lemma_.lower() in responsibility_words().authorities


def suspect(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "Y, a suspect in the bombing", "the suspect was identified as Y", "the suspects are X, Y and Z"."""
    verb = noun.head
    if noun.dep_ == "compound" and verb.pos_ == "PROPN":
        # "murder suspect Y"
        named = [verb]
    elif noun.dep_ == "pobj":
        # "has been named as the suspect"
        known = verb.lower_ == "as" and verb.head.lemma_.lower() in ("name", "identify", "describe")
        named = (subjects_of(verb.head) if is_passive(verb.head) else objects_of(verb.head))[:1] if known else []
    elif noun.dep_ == "appos":
        named = [verb]
    elif noun.dep_ == "attr":
        named = subjects_of(verb)[:1]
    else:
        named = [*_identified_as(noun), *(c for c in noun.children if c.dep_ == "appos")]
        if noun.dep_ == "nsubj" and verb.lemma_.lower() == "be":
            named += [c for c in verb.children if c.dep_ == "attr"]
    speaker = None
    naming = verb.head if noun.dep_ == "pobj" else verb
    if noun.dep_ in ("dobj", "nsubjpass", "pobj") and naming.lemma_.lower() in ("identify", "name", "describe"):
        speaker = next((p for a in agents_of(naming) for p in parties.speakers_at(a)), None)
    for head in named:
        yield from (Finding("suspected", noun, p, speaker, by_authority=True) for p in parties.listed_at(head) if p.named)


def identity(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "the bomber was Y", "police identified the gunman as Y": who the doer was, on the word of whoever says so."""
    verb = noun.head
    if is_negated_verb(verb) or is_supposed(verb):
        return
    speaker = None
    named = _identified_as(noun)
    if named:
        # "police identified the gunman as Y", "the gunman, identified by police as Y"
        naming = [verb] if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in ("identify", "name") else []
        naming += [c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() in ("identify", "name")]
        speaker = next((p for v in naming for a in agents_of(v) for p in parties.speakers_at(a)), None)
    elif noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_.lower() in ("identify", "name"):
        # "prosecutors named two brothers, X and Y, as the bombers"
        speaker = next((p for a in agents_of(verb.head) for p in parties.speakers_at(a)), None)
        for head in objects_of(verb.head)[:1]:
            yield from (Finding("blamed", noun, p, speaker, by_authority=True) for p in parties.listed_at(head) if p.named)
        return
    elif noun.dep_ == "compound" and verb.pos_ == "PROPN" and verb.ent_type_ == "PERSON":
        # "gunman Y"
        named = [verb]
        if any(c.lower_ in ("accused", "alleged", "suspected") for c in (*noun.children, *verb.children)):
            # "accused killer Y"
            yield from (Finding("blamed", noun, p, by_authority=True) for p in parties.all_at(verb)[:1] if p.named)
            return
    elif noun.dep_ == "nsubj" and verb.lemma_.lower() == "be":
        named = [n for c in verb.children if c.dep_ == "attr" for n in (c, *(g for g in c.children if g.dep_ == "appos"))]
        named = [n for n in named if not is_own_man(n)]  # of whom his group says so
    found = [party for n in named for party in parties.all_at(n) if party.named]
    if not found and noun.dep_ in ("nsubj", "nsubjpass"):
        found = [p for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" for p in _persons(c, parties)[:1]]
        yield from _described(noun, parties)
    if speaker is not None and parties.bears_arms(speaker):
        # a group that names its bomber says that it has done it
        yield from (Finding("claimed", noun, party, speaker) for party in (*found[:1], speaker))
        return
    for party in found[:1]:
        yield Finding("blamed" if speaker is not None else "perpetrator", noun, party, speaker)


def _described(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "His attacker, a 17-year-old apprentice, was overpowered": what sort of person the doer was."""
    if noun.tag_ != "NN" or not any(c.lower_ in ("the", "his", "her", "their") for c in noun.children):
        return
    for told in (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > noun.i):
        yield from (Finding("perpetrator", noun, party) for party in parties.person_at(told))


def _identified_as(noun: Token) -> list[Token]:
    """The names in "identified the gunman as Y", "the gunman was named as Y", "the gunman, identified as Y"."""
    verbs = [c for c in noun.children if c.dep_ == "acl"]
    if noun.dep_ in ("dobj", "nsubjpass"):
        verbs += [noun.head, *(v for v in noun.head.conjuncts if noun.dep_ == "nsubjpass" and is_passive(v))]
    naming = [verb for verb in verbs if verb.lemma_.lower() in ("identify", "name")]
    found = [
        n
        for verb in naming
        for c in verb.children
        for n in ((c,) if c.dep_ == "oprd" else c.children if c.lower_ == "as" else ())
        if n.dep_ in ("pobj", "oprd")
    ]
    if not found and naming and noun.dep_ == "dobj":
        # "identified the gunman who killed two on Monday as Y": the parser hangs "as Y" on the clause between
        last = [t for t in noun.subtree if t.lower_ == "as" and any(a.dep_ == "relcl" for a in (t.head, *t.head.ancestors))]
        found = [n for t in last[-1:] for n in t.children if n.dep_ == "pobj" and n.ent_type_ == "PERSON"]
    return found
