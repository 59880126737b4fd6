"""An armed group that says a doer was its man claims the act: "said the attacker was one of its fighters"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb

_OUTLETS: Final = frozenset({"agency", "channel", "website", "newspaper", "magazine", "radio", "outlet", "wing", "arm"})
DOERS_BY_NAME: Final = frozenset({"attacker", "assailant", "perpetrator"})
"""Nouns that say of somebody that he did it."""


def owned_men(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The Kelm Brigades said the attacker was one of its fighters": an armed group whose man it was says to have done it.

    So do agencies that speak for a group ("the Kelm Brigades' news agency said …"), and groups that describe or call him so.
    """
    words = responsibility_words()
    if is_negated_verb(verb):
        return
    for called, as_what in _descriptions(verb):
        # not "the man killed by the police was one of its fighters"
        doer = (called.lemma_.lower() in words.presumed | DOERS_BY_NAME or called.pos_ == "NUM") and any(
            c.lower_ in ("the", "these", "both") for c in called.children
        )
        if not doer or not is_own_man(as_what):
            continue
        for party in (p for s in agents_of(verb) for p in _group_of_voice(s, parties)):
            yield Finding("claimed", as_what, party, party)


def _descriptions(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Whom a speaker calls what: "said the attacker was a soldier", "described the bomber as one of its fighters"."""
    for clause in (c for c in verb.children if c.dep_ == "ccomp" and not is_negated_verb(c)):
        doers = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
        nouns = [c for c in clause.children if c.dep_ == "attr"]
        yield from ((doer, noun) for doer in doers for noun in ([clause] if clause.pos_ == "NOUN" else nouns))
    called = [c for c in verb.children if c.dep_ == "dobj"]
    by_as = [n for c in verb.children if c.lower_ == "as" for n in c.children if n.dep_ == "pobj"]
    yield from ((doer, noun) for doer in called for noun in (*by_as, *(c for c in verb.children if c.dep_ == "oprd")))


def is_own_man(noun: Token) -> bool:
    """ "Its fighter", "one of our soldiers", "a soldier of the caliphate"."""
    nouns = [noun, *(n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj")]
    men = [n for n in nouns if n.lemma_.lower() in word_list("own_men") or (n.lower_ == "own" and n.dep_ == "pobj")]
    owned = any(c.lower_ in ("its", "their", "our") for n in men for c in n.children if c.dep_ == "poss")
    return owned or (noun in men and any(n.lower_ in word_list("own_realms") for n in nouns))


def _group_of_voice(subject: Token, parties: Parties) -> list[Party]:
    """The armed groups that a subject is or speaks for: "the Front", "a spokesman for the Front", "the Front's news agency"."""
    owners = [c for c in subject.children if c.dep_ in ("poss", "compound", "nmod")] if subject.lemma_ in _OUTLETS else []
    found = [*parties.spoken_for_at(subject), *(p for o in owners for p in parties.all_at(o))]
    return [p for p in found if parties.bears_arms(p)][:1]
