"""Who owns to an act without a word of claiming: "had been executed for his crimes", "called it a warning", a note signed by Y, regret."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_nobody, is_supposed, names_acts
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

_FIRST: Final = frozenset({"we", "i"})
_BACK: Final = frozenset({"it", "this"})
_INTRANSITIVE: Final = frozenset({"boast", "brag", "crow"})
_MESSAGES: Final = frozenset(
    {"warning", "message", "lesson", "answer", "reply", "victory", "success", "response", "beginning", "punishment"}
)
BOASTING: Final = frozenset(
    {"boast", "call", "describe", "brag", "crow", "put", "sign", "lend", "hail", "celebrate", "praise", "admit", "confess"}
)
_LEAVING: Final = frozenset({"leave", "find", "pin", "drop", "nail", "stick", "scatter", "scrawl", "daub", "attach", "paint"})
_SIGNS: Final = frozenset({"sign", "placard", "banner", "slogan", "card", "cardboard", "poster", "sheet", "paper", "notice"})
_REGRETTING: Final = frozenset({"regret", "apologize", "apologise"})


def punished(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The Front said the governor had been executed for his crimes": who speaks so of a killing has done it, if it bears arms."""
    told = verb.lemma_.lower() in ("execute", "punish", "liquidate") and verb.dep_ == "ccomp" and is_passive(verb)
    if not told or is_negated_verb(verb) or is_supposed(verb) or any(c.dep_ == "agent" for c in verb.children):
        return
    for party in parties.speaking_over(verb)[:1]:
        if parties.bears_arms(party):
            yield Finding("claimed", verb, party, party)


def signed(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "A note left on the body was signed by Y", "a leaflet signed by Y was found there": what a group leaves at the spot claims it."""
    left = any(t.lemma_.lower() in _LEAVING and t.pos_ == "VERB" for t in verb.sent)
    if not left or not is_passive(verb) or is_negated_verb(verb):
        return
    if not any(s.lemma_.lower() in responsibility_words().papers | _SIGNS for s in subjects_of(verb)):
        return
    for agent in agents_of(verb):
        for party in parties.all_at(agent)[:1]:
            if party.named and party.actor is not None and (party.actor.kind == "organisation" or parties.bears_arms(party)):
                yield Finding("claimed", verb, party, party)


def is_first_person(subject: Token) -> bool:
    """Whether a subject means whoever speaks, or his own men: "we", "our brother"; in what he is said to say, "one of its members"."""
    if is_nobody(subject):  # "none of its men had shot him"
        return False
    of = [n for c in subject.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    men = [n for n in (subject, *of) if n.lemma_.lower() in word_list("own_men")]
    told = subject.head.dep_ == "ccomp"  # "said one of its members had carried it out"
    whose = ("our", "my", "its", "their") if told else ("our", "my")
    return subject.lower_ in _FIRST or any(c.lower_ in whose for n in men for c in n.children)


def regret(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The sect regretted the deaths in Saturday's blast", "the army apologised for the raid": who is sorry for it owns to it.

    Only of armed groups that regret, for states regret what others did; of all that apologise for an act.
    """
    if verb.lemma_.lower() not in _REGRETTING or is_negated_verb(verb) or is_supposed(verb):
        return
    about = [c for c in verb.children if c.dep_ == "dobj"]
    about += [n for c in verb.children if c.lower_ == "for" for n in c.children if n.dep_ in ("pobj", "pcomp")]
    died = any(c.dep_ == "ccomp" and c.lemma_.lower() in ("die", "kill") for c in verb.children)
    if not died and not any(is_act(n) for n in about):
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    for party in parties.spoken_for_at(subject) if subject is not None else ():
        forces = party.actor is not None and party.actor.kind == "security_force" and verb.lemma_ != "regret"
        if forces or parties.bears_arms(party):
            yield Finding("claimed", verb, party, party)


def boast(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "The Front boasted of the attack", "has admitted it", "hailed it as a victory of its fighters", "put its name to the attack"."""
    lemma = verb.lemma_.lower()
    if is_negated_verb(verb) or is_supposed(verb) or (is_passive(verb) and lemma not in _INTRANSITIVE):
        return
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
    elif lemma in ("call", "describe"):
        called = [c for c in verb.children if c.dep_ in ("oprd", "ccomp", "attr")]
        called += [n for c in verb.children if c.lower_ == "as" for n in c.children]
        told = [*objects, *(c for n in called for c in n.children if c.dep_ == "nsubj")]
        held = any(names_acts(o) for o in told) and any(n.lemma_.lower() in _MESSAGES for n in called)
    elif lemma in ("admit", "confess"):
        held = any(o.lower_ in _BACK for o in objects)
    else:
        held = any(names_acts(n) or n.lower_ in _BACK for n in about)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and lemma in _INTRANSITIVE:
        subject = next(
            iter(subjects_of(verb)), None
        )  # "the Kelm Brigades boasted of it", which the parser takes for a participle
    for party in parties.spoken_for_at(subject) if held and subject is not None else ():
        if parties.bears_arms(party):
            yield Finding("claimed", verb, party, party)
