"""Denials in rarer words: "called the charge a lie", "had no hand in it", "scoffed at reports that it did", "withdrew its claim"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_own_deeds import doers_of_deed
from sayso.coding.responsibility_phrases import is_act, is_involved, is_supposed, objects_of
from sayso.coding.responsibility_voices import OWN, is_own_men
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

_FALSE: Final = frozenset(
    (
        *(
            "lie",
            "slander",
            "fabrication",
            "invention",
            "nonsense",
            "calumny",
            "libel",
            "smear",
            "absurdity",
            "propaganda",
            "false",
        ),
        *(
            "untrue",
            "absurd",
            "baseless",
            "unfounded",
            "groundless",
            "ridiculous",
            "slanderous",
            "wrong",
            "ludicrous",
            "preposterous",
        ),
    )
)
_TOLD: Final = frozenset({"report", "suggestion", "rumor", "rumour", "assertion", "insinuation", "story", "idea", "notion"})
_CALLING: Final = frozenset({"call", "term", "label", "brand", "describe", "dismiss", "denounce", "condemn", "reject"})
_SCOFFING: Final = frozenset({"scoff", "laugh", "sneer", "jeer", "bristle"})
_RETRACTING: Final = frozenset({"retract", "withdraw", "recant", "revoke", "disavow"})
_INNOCENCE: Final = frozenset({"maintain", "plead", "proclaim", "assert", "insist", "declare", "swear"})
_PARTS: Final = frozenset({"hand", "part", "role", "involvement", "share"})
_SELVES: Final = frozenset({"it", "they", "them", "he", "him", "she", "her"})


def disowned(verb: Token, parties: Parties) -> Iterator[Finding]:
    """Whoever scoffs at a charge against himself, calls it false, has no hand in it or takes his claim back denies it."""
    if is_supposed(verb):
        return
    lemma = verb.lemma_.lower()
    if lemma == "have":
        parts = [o for o in objects_of(verb) if o.lemma_.lower() in _PARTS and any(c.lower_ == "no" for c in o.children)]
        about = [
            n
            for w in (verb, *parts)
            for c in w.children
            if c.lower_ in ("in", "with")
            for n in c.children
            if n.dep_ in ("pobj", "pcomp")
        ]
        told = bool(parts) and any(is_act(n) or n.lower_ in ("it", "this") for n in about)
        yield from _denied(verb, subjects_of(verb), parties) if told else ()
        return
    if is_negated_verb(verb):
        return
    objects = objects_of(verb)
    if lemma == "know":
        nothing = [o for o in objects if o.lower_ == "nothing"]
        told = any(
            is_act(n) for w in (verb, *nothing) for c in w.children if c.lower_ in ("of", "about") for n in c.children if nothing
        )
        told = told and verb.dep_ == "ccomp"
        yield from _denied(verb, subjects_of(verb), parties) if told else ()
        return
    if lemma in responsibility_words().blaming_verbs and is_passive(verb) and verb.dep_ == "ccomp":
        told = any(c.lower_ in ("falsely", "wrongly", "unjustly", "wrongfully") for c in verb.children)
        yield from _denied(verb, subjects_of(verb), parties) if told else ()
        return
    if lemma in _SCOFFING:
        told = any(is_charge(n) for c in verb.children if c.lower_ in ("at", "off") for n in (*c.children, *objects))
    elif lemma in _CALLING and any(_is_false(c) for c in verb.subtree if c.dep_ in ("oprd", "pobj", "attr", "acomp", "ccomp")):
        told = any(is_charge(o) for o in (*objects, *(s for c in verb.children if c.dep_ == "ccomp" for s in subjects_of(c))))
    elif lemma in _RETRACTING:
        told = any(
            o.lemma_.lower() in ("claim", "confession") and any(c.lower_ in OWN | {"his", "her"} for c in o.children)
            for o in objects
        )
    elif lemma in _INNOCENCE:
        below = (*objects, *(n for c in verb.children if c.lower_ == "on" for n in c.children))
        told = any(o.lemma_.lower() == "innocence" for o in below)
        told = told or (lemma == "plead" and any(c.lower_ == "innocent" for c in verb.children))
    elif lemma == "wash":
        hands = [o for o in objects if o.lemma_.lower() == "hand"]
        told = any(is_act(n) for o in (verb, *hands) for c in o.children if c.lower_ == "of" for n in c.children)
    elif lemma == "disown":
        told = any(is_act(o) for o in objects)
    else:
        return
    yield from _denied(verb, list(agents_of(verb)), parties) if told else ()


def said_false(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X said reports of its involvement were false", "there was no truth, X said, in the report that it had done it"."""
    if is_negated_verb(verb):
        return
    for clause in (
        c for c in (*verb.children, verb.head) if c.dep_ in ("ccomp", "ROOT") and c.lemma_.lower() == "be" and c.i != verb.i
    ):
        untrue = any(_is_false(c) for c in clause.children) and any(is_charge(s) for s in subjects_of(clause))
        truth = [c for c in clause.children if c.lower_ == "truth" and any(g.lower_ == "no" for g in c.children)]
        within = [n for w in (clause, verb, *truth) for c in w.children if c.lower_ in ("in", "to") for n in c.children]
        if (untrue and clause.head.i == verb.i) or (truth and any(is_charge(n) for n in within)):
            yield from _denied(clause, list(agents_of(verb)), parties)


def is_charge(noun: Token) -> bool:
    """A charge or a report that is, as far as it says, against whoever speaks of it: "the charge", "reports that it had done it"."""
    words = responsibility_words()
    if noun.lemma_.lower() in words.charges:
        return all(_is_own(c) for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and subjects_of(c))
    if noun.lemma_.lower() not in _TOLD:
        return False
    inside = [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp")]
    of = [n for c in noun.children if c.lower_ in ("of", "about") for n in c.children if n.lemma_.lower() in words.parts]
    return any(_is_own(c) or _links(c) for c in inside) or any(c.lower_ in OWN for n in of for c in n.children)


def _is_own(clause: Token) -> bool:
    """A clause that says of whoever hears of it that he did something."""
    own = any(s.lower_ in _SELVES or is_own_men(s) for s in subjects_of(clause))
    return own and (is_act(clause) or is_involved(clause) or bool(doers_of_deed(clause)))


def _links(clause: Token) -> bool:
    """ "(reports) that linked them to it"."""
    words = responsibility_words()
    accusing = clause.lemma_.lower() in words.blaming_verbs | words.attributing_verbs | {"connect", "name", "associate"}
    return accusing and any(c.lower_ in _SELVES for c in clause.children if c.dep_ == "dobj")


def _is_false(word: Token) -> bool:
    return word.lemma_.lower() in _FALSE or word.lower_ in _FALSE


def _denied(trigger: Token, subjects: list[Token], parties: Parties) -> Iterator[Finding]:
    for subject in subjects[:1]:
        for party in parties.spoken_for_at(subject):
            yield Finding("denied", trigger, party, party, if_accused=True)
