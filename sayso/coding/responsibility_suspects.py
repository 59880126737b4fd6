"""Who the suspect is: named as such, sought, before a court, or named as the one who did it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_supposed, objects_of
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, subjects_of


def sought(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "police are looking for Y", "Y is facing two counts of murder", "Y turned himself in"."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    lemma = verb.lemma_.lower()
    if lemma in ("look", "search", "hunt"):
        seekers = [p for a in agents_of(verb) for p in parties.speakers_at(a)]
        if any(is_authority(p) for p in seekers):
            looked_for = [n for c in verb.children if c.lower_ == "for" for n in c.children if n.dep_ == "pobj"]
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
    """ "a warrant was issued for Y", "the trial of Y", "charges against Y", "Y is on trial"."""
    lemma = noun.lemma_.lower()
    before = {
        "warrant": ("for",),
        "trial": ("of",),
        "charge": ("against",),
        "case": ("against",),
        "indictment": ("against", "of"),
    }
    held = [
        n
        for c in (*noun.children, *(noun.head.children if lemma == "warrant" and noun.dep_ == "nsubjpass" else ()))
        if c.lower_ in before.get(lemma, ())
        for n in c.children
        if n.dep_ == "pobj"
    ]
    if lemma == "trial":
        held += [c for c in noun.children if c.dep_ == "poss"]
        if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "to") and noun.head.head.pos_ in ("VERB", "AUX"):
            held += subjects_of(noun.head.head)[:1]
    for head in held[:1]:
        # "for Y's arrest"
        owner = next((c for c in head.children if c.dep_ == "poss"), head) if head.pos_ == "NOUN" else head
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
    """ "Y, a suspect in the bombing", "the suspect was identified as Y"."""
    if noun.dep_ == "compound" and noun.head.pos_ == "PROPN":
        # "murder suspect Y"
        named = parties.at(noun.head)
    elif noun.dep_ == "pobj":
        # "has been named as the suspect"
        verb = noun.head.head
        known = verb.lemma_.lower() in ("name", "identify", "describe") and noun.head.lower_ == "as"
        named = next((parties.at(s) for s in subjects_of(verb)[:1]), None) if known else None
    elif noun.dep_ == "appos":
        named = parties.at(noun.head)
    elif noun.dep_ == "attr":
        named = next((parties.at(s) for s in subjects_of(noun.head)), None)
    else:
        verb = noun.head
        as_who = [n for c in verb.children if c.lower_ == "as" for n in c.children if n.dep_ == "pobj"]
        appositions = [c for c in noun.children if c.dep_ == "appos"]
        named = (
            next((parties.at(n) for n in (*as_who, *appositions)), None)
            if verb.lemma_.lower() in ("identify", "name") or appositions
            else None
        )
    if named is not None and named.named:
        yield Finding("suspected", noun, named, by_authority=True)
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() == "be":
        # "the suspects are X, Y and Z"
        for child in noun.head.children:
            if child.dep_ == "attr":
                yield from (Finding("suspected", noun, party, by_authority=True) for party in _persons(child, parties))


def identity(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "the bomber was Y", "police identified the gunman as Y": who the doer was, on the word of whoever says so."""
    verb = noun.head
    if is_negated_verb(verb) or is_supposed(verb):
        return
    if noun.dep_ == "nsubj" and verb.lemma_.lower() == "be":
        named = [n for c in verb.children if c.dep_ == "attr" for n in (c, *(g for g in c.children if g.dep_ == "appos"))]
        speaker = None
    elif noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in ("identify", "name"):
        named = [n for c in verb.children if c.lower_ == "as" for n in c.children if n.dep_ == "pobj"]
        speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    else:
        return
    found = [party for n in named for party in parties.all_at(n) if party.named]
    for party in found[:1]:
        yield Finding("blamed" if speaker is not None else "perpetrator", noun, party, speaker)
