"""Who tells an act as his own: "we punished the traitor", "it had executed a spy", "our brother lost his way" in a group's mouth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import word_list
from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_supposed
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import is_negated_verb, is_passive
from sayso.coding.toll_words import toll_words

_FIRST: Final = frozenset({"we", "i"})
_PAST: Final = frozenset({"VBD", "VBN"})
_PUNISHING: Final = frozenset({"punish", "avenge", "silence", "eliminate", "liquidate", "neutralize", "neutralise", "execute", "strike"})
_NOT_ARMED: Final = frozenset({"security_force", "government", "media", "place"})
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
    ours = any(c.lower_ in ("our", "my") for c in subject.children)
    return subject.lower_ in _FIRST or (ours and subject.lemma_.lower() in word_list("own_men"))


def _is_violent(verb: Token) -> bool:
    """Whether a verb tells of violence by itself, or of doing an act of it: "punished the traitor", "carried out the attack"."""
    words = responsibility_words()
    lemma = verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if lemma in words.doing_verbs | {"do"}:
        return any(is_act(o) or o.lower_ in ("it", "this") for o in objects)
    return bool(objects) and lemma in words.violent_verbs | _PUNISHING | set(toll_words().object_verbs) | toll_words().deadly_verbs


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
        armed = party.actor is not None and party.actor.kind == "armed_group"
        if party.named and (armed or (verb.lemma_ != "regret" and party.actor is not None and party.actor.kind == "security_force")):
            yield Finding("claimed", verb, party, party)
