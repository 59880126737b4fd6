"""Who tells an act as his own: "we punished the traitor", "it had executed a spy", "our brother lost his way" in a group's mouth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_supposed, names_acts
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import is_negated_verb, is_passive
from sayso.coding.toll_words import toll_words

_FIRST: Final = frozenset({"we", "i"})
_PAST: Final = frozenset({"VBD", "VBN"})
_PUNISHING: Final = frozenset(
    {"punish", "avenge", "silence", "eliminate", "liquidate", "neutralize", "neutralise", "execute", "strike"}
)
_DEEDS: Final = frozenset({"action", "deed", "mission"})
_LOOSE: Final = frozenset(
    {"hit", "target", "capture", "seize", "launch", "fire", "cut", "crush", "beat", "blow", "hurt", "shell"}
)
"""Verbs that as often tell of no violence ("we hit a wall", "we launched an inquiry")."""
_NOT_ARMED: Final = frozenset({"security_force", "government", "media", "place"})
_BACK: Final = frozenset({"it", "this"})
BOASTING: Final = frozenset({"boast", "brag", "crow", "put", "sign", "lend", "hail", "celebrate", "praise", "admit", "confess"})
_REGRETTING: Final = frozenset({"regret", "apologize", "apologise"})


def own_deed(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "“We shot the traitor,” the group's spokesman said": whoever tells a violent act as his own claims it."""
    if verb.tag_ not in _PAST or is_passive(verb) or is_negated_verb(verb) or is_supposed(verb):
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or not _is_first_person(subject) or not _is_violent(verb):
        return
    for party in parties.speaking_over(verb)[:1]:
        if _may_have_done_it(party):
            yield Finding("claimed", verb, party, party)


def _is_first_person(subject: Token) -> bool:
    of = [n for c in subject.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    men = [n for n in (subject, *of) if n.lemma_.lower() in word_list("own_men")]
    told = subject.head.dep_ == "ccomp"  # "said one of its members had carried it out"
    whose = ("our", "my", "its", "their") if told else ("our", "my")
    return subject.lower_ in _FIRST or any(c.lower_ in whose for n in men for c in n.children)


def _is_violent(verb: Token) -> bool:
    """Whether a verb tells of violence by itself, or of doing an act of it: "punished the traitor", "carried out the attack"."""
    words = responsibility_words()
    lemma = verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in words.doing_verbs | {"do"}:
        return any(is_act(o) or o.lower_ in ("it", "this") or o.lemma_.lower() in words.owned_acts | _DEEDS for o in objects)
    violent = words.violent_verbs | _PUNISHING | set(toll_words().object_verbs) | toll_words().deadly_verbs
    return bool(objects) and lemma in violent - _LOOSE


def _may_have_done_it(party: Party) -> bool:
    """Whether a speaker is a group or a body with a name that is no state's, or a person ("I shot him")."""
    return party.named and party.actor is not None and party.actor.kind not in _NOT_ARMED


def regret(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The sect regretted the deaths in Saturday's blast", "the army apologised for the raid": who is sorry for it owns to it.

    Only of armed groups that regret, for states regret what others did; of all that apologise for an act.
    """
    if verb.lemma_.lower() not in _REGRETTING or is_negated_verb(verb) or is_supposed(verb):
        return
    about = [c for c in verb.children if c.dep_ == "dobj"]
    about += [n for c in verb.children if c.lower_ == "for" for n in c.children if n.dep_ in ("pobj", "pcomp")]
    if not any(is_act(n) for n in about):
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    for party in parties.spoken_for_at(subject) if subject is not None else ():
        kind = party.actor.kind if party.actor is not None else ""
        if kind == "armed_group" or (kind == "security_force" and verb.lemma_ != "regret"):
            yield Finding("claimed", verb, party, party)


def boast(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The Front boasted of the attack", "has admitted it", "hailed it as a victory of its fighters", "put its name to the attack"."""
    if is_negated_verb(verb) or is_supposed(verb) or is_passive(verb):
        return
    lemma = verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    about = [n for t in (verb, *objects) for c in t.children if c.lower_ in ("of", "about", "in", "to") for n in c.children]
    if lemma in ("put", "sign", "lend"):
        name = any(o.lemma_.lower() == "name" and any(c.dep_ == "poss" for c in o.children) for o in objects)
        held = name and any(names_acts(n) or n.lower_ in _BACK for n in about)
    elif lemma in ("hail", "celebrate", "praise"):
        held = any(names_acts(o) or o.lower_ in _BACK for o in objects) and any(
            t.lemma_.lower() in word_list("own_men") and any(c.lower_ in ("its", "our", "their") for c in t.children)
            for t in verb.subtree
        )
    elif lemma in ("admit", "confess"):
        held = any(o.lower_ in _BACK for o in objects)
    else:
        held = any(names_acts(n) or n.lower_ in _BACK for n in about)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    for party in parties.spoken_for_at(subject) if held and subject is not None else ():
        if party.actor is not None and party.actor.kind == "armed_group":
            yield Finding("claimed", verb, party, party)
