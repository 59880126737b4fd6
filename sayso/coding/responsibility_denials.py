"""Denials: who is said not to have done it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, antecedent
from sayso.coding.responsibility_disowning import is_charge
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_involved, objects_of
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, outer_verb

_CHANCES: Final = frozenset({"possibility", "report", "suggestion", "speculation"})
_NOR: Final = 4
_OWN: Final = ("its", "their", "his", "her")


def denial(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X denied involvement", "X denied killing him": X is said not to have done it; "X denied that Y was behind it": Y is.

    Whoever denies a charge denies it of the one it is against, of himself only if it names nobody else. "Neither confirmed nor denied"
    is no denial.
    """
    words = responsibility_words()
    if verb.lemma_.lower() == "rule" and not any(c.lower_ == "out" for c in verb.children):
        return
    if is_negated_verb(verb) or any(
        t.lower_ in ("neither", "nor") for t in verb.doc[max(verb.sent.start, verb.i - _NOR) : verb.i]
    ):
        return
    objects = [antecedent(o) for o in objects_of(verb)]  # "a charge that the minister denied"
    pointed = any(o.lower_ in ("it", "this", "that") for o in objects)
    own = any(
        o.lemma_.lower() in words.involvement
        and not any(c.ent_type_ == "NORP" for c in o.children)  # "any Qadrian link" is none to an act
        and not any(c.dep_ == "poss" and c.lower_ not in ("its", "their", "his", "her", "any") for c in o.children)
        for o in objects
    )
    clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and (c.tag_ == "VBG" or is_having(c) or is_involved(c))]
    others = [s for c in clauses for s in c.children if s.dep_ in ("nsubj", "nsubjpass") and s.pos_ in ("NOUN", "PROPN")]
    others = [s for s in others if not any(c.lower_ in ("its", "their", "his", "her") for c in s.children)]
    charged_with = [held for o in objects if o.lemma_.lower() in words.charges for held in _charged(o)]
    his = [held for held in charged_with if any(c.dep_ == "poss" and c.lower_ in _OWN for c in held.children)]
    own = own or bool(his)  # "rejected claims that its fighters had killed civilians"
    own = own or any(
        is_charge(o) for o in objects if o.lemma_.lower() not in words.charges
    )  # "repudiated reports that linked it"
    others += [held for held in charged_with if held not in his]
    others += [held for o in objects for held in _part_of(o)]
    if others:
        # "X denied that Y was behind it": Y is said not to have done it, by X
        speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
        for other in others[:1]:
            for party in parties.all_at(other):
                yield Finding("denied", verb, party, speaker or party)
    elif own or clauses or pointed:
        charged = pointed or (
            bool(objects) and all(o.lemma_.lower() in words.charges for o in objects) and not clauses and not his
        )
        for subject in agents_of(verb):
            for party in parties.spoken_for_at(subject):
                yield Finding("denied", verb, party, party, if_accused=charged)


def is_having(verb: Token) -> bool:
    """ "(denied) having shelled the market"."""
    helping = {c.lower_ for c in verb.children}
    return verb.tag_ == "VBN" and "having" in helping and "been" not in helping


def no_part(nothing: Token, parties: Parties) -> Iterator[Finding]:
    """ "X had nothing to do with the murder": X is said not to have done it."""
    verb = nothing.head
    if nothing.dep_ != "dobj" or verb.lemma_.lower() != "have":
        return
    doing = [t for t in nothing.subtree if t.lower_ == "do"] or [c for c in verb.children if c.lower_ == "do"]
    about = [n for t in doing for c in t.children if c.lower_ == "with" for n in c.children if n.dep_ == "pobj"]
    if not any(is_act(n) or n.lower_ in ("it", "this", "that") for n in about):
        return
    for subject in agents_of(verb):
        for party in parties.all_at(subject):
            yield Finding("denied", nothing, party)


def _part_of(noun: Token) -> list[Token]:
    """Whose part in it is denied: "ruled out the involvement of Y in the blast", "denied the possibility of Y being involved"."""
    words = responsibility_words()
    if noun.lemma_.lower() in _CHANCES:
        inside = [t for t in noun.subtree if t.lower_ in ("involved", "involvement", "behind", "responsible")]
        doers = [c for t in inside for verb in (t, t.head) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        return [d for d in doers if d.pos_ in ("NOUN", "PROPN")] or [h for t in inside for h in _part_of(t)]
    if noun.lemma_.lower() not in words.parts or not any(t.lower_ == "in" for t in noun.subtree):
        return []
    of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return [*of, *(c for c in noun.children if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN"))]


def _charged(charge: Token) -> list[Token]:
    """Whom a charge is against: "the charges against Y", "the accusation that Y did it", "reports that blame Y"."""
    against = [n for t in charge.subtree if t.lower_ == "against" for n in t.children if n.dep_ == "pobj"]
    blamed = [
        n
        for t in charge.subtree
        if t.lemma_.lower() in responsibility_words().blaming_verbs and outer_verb(t) is None
        for n in t.children
        if n.dep_ in ("dobj", "nsubjpass") and n.lower_ not in ("that", "which")
    ]
    held = [n for c in charge.children if c.dep_ in ("acl", "ccomp", "relcl") for n in c.children if n.dep_ == "nsubj"]
    held = [n for n in held if n.pos_ in ("NOUN", "PROPN") and any(c.lower_ == "that" for c in n.head.children)]
    return [*against, *blamed, *held]
