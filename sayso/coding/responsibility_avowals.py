"""Claims, denials and their absence in rarer words: "owned up to it", "the credit went to X", "it remains unclaimed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_nobody, is_supposed, names_acts, objects_of
from sayso.coding.responsibility_voices import is_paper, signers
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, subjects_of

_TAKEN: Final = frozenset({"blame", "paternity", "authorship", "ownership"})
_POINTERS: Final = frozenset({"it", "this", "that", "so"})
_LACKING: Final = frozenset({"lack", "await"})


def avowal(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X owned up to the ambush", "X took the blame for it", "X assumed the paternity of the attack", "credit for it went to X"."""
    lemma = verb.lemma_.lower()
    if is_negated_verb(verb) or is_supposed(verb):
        return
    if lemma == "go":
        credit = any(s.lemma_.lower() == "credit" and _is_about_act(s) for s in subjects_of(verb))
        holders = [n for c in verb.children if c.lower_ == "to" for n in c.children if n.dep_ == "pobj"] if credit else []
    elif lemma == "own":
        up = any(c.lower_ == "up" for c in verb.children)
        holders = list(agents_of(verb)) if up and _is_about_act(verb) else []
    else:
        held = any(o.lemma_.lower() in _TAKEN and (_is_about_act(o) or _is_about_act(verb)) for o in objects_of(verb))
        holders = list(agents_of(verb)) if held else []
        papers = [n for c in verb.children if c.lower_ in ("in", "by") for n in c.children if is_paper(n)] if held else []
        for party in (p for paper in papers for p in signers(paper, parties)):
            yield Finding("claimed", verb, party, party)  # "ownership was avowed in a letter that bore the seal of X"
    if any(is_nobody(holder) for holder in holders):
        yield Finding("nobody_claimed", verb, None)  # "neither the army nor the rebels owned up to it"
        return
    for holder in holders:
        for party in parties.spoken_for_at(holder):
            yield Finding("claimed", verb, party, party)


def kept_away(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X distanced itself from the attack", "X protested its innocence": X is said not to have done it."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    objects = objects_of(verb)
    if verb.lemma_.lower() == "wash":
        held = any(o.lower_ == "hands" for o in objects)
    elif verb.lemma_.lower() in ("distance", "dissociate", "disassociate"):
        held = any(o.lower_.endswith(("self", "selves")) for o in objects) and _is_about_act(verb)
    else:
        held = any(o.lemma_.lower() == "innocence" for o in objects)
    for subject in agents_of(verb) if held else ():
        for party in parties.spoken_for_at(subject):
            yield Finding("denied", verb, party, party, if_accused=True)


def no_claim(token: Token) -> Iterator[Finding]:
    """ "The attack remains unclaimed", "there was no immediate claim for the attack", "the blasts still lack a claim"."""
    if token.lower_ == "unclaimed":
        told = [*subjects_of(token.head), token.head]
        if any(is_act(t) or t.lemma_.lower() in responsibility_words().responsibility for t in told):
            yield Finding("nobody_claimed", token, None)
        return
    lacking = token.dep_ == "dobj" and token.head.lemma_.lower() in _LACKING and not is_negated_verb(token.head)
    lacked = lacking and any(is_act(s) for s in subjects_of(token.head))
    about = [n for c in token.children if c.lower_ == "for" for n in c.children if n.dep_ == "pobj"]
    if lacked or (any(c.lower_ == "no" for c in token.children) and any(names_acts(n) for n in about)):
        yield Finding("nobody_claimed", token, None)


def _is_about_act(word: Token) -> bool:
    """Whether "for", "of", "to" or "from" that hang on a word lead to an act, or to "it"."""
    about = [
        n for c in word.children if c.lower_ in ("for", "of", "to", "from") for n in c.children if n.dep_ in ("pobj", "pcomp")
    ]
    return any(is_act(n) or n.lower_ in _POINTERS for n in about)
