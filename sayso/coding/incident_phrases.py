"""Words of violence that one clause binds to one another: "was killed in an attack", "the blast injured six" tell of one happening."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_triggers import Trigger

_SUBJECTS: Final = ("nsubj", "csubj")
_WITHIN: Final = ("in", "by", "during")
_ARTICLES: Final = ("a", "an", "the")


def of_one_phrase(triggers: list[Trigger]) -> list[Trigger]:
    """The triggers, of which those that a clause binds together share the times, the places and the victims said of any of them."""
    at = {trigger.token.i: n for n, trigger in enumerate(triggers)}
    made = list(triggers)
    for n, trigger in enumerate(triggers):
        for token in acts_in(trigger.token):
            other = at.get(token.i)
            if other is not None:
                made[n], made[other] = _shared(made[n], made[other])
    return made


def is_one_phrase(one: Token, other: Token) -> bool:
    """Whether a clause binds two words together."""
    if _goes_with(one, other) or _goes_with(other, one):
        return True
    return any(noun.i == other.i for noun in acts_in(one)) or any(noun.i == one.i for noun in acts_in(other))


def _goes_with(participle: Token, verb: Token) -> bool:
    """ "A gunman opened fire, killing three": what a participle tells is what the verb did; "fire" is what was opened."""
    hangs = participle.head.i == verb.i and verb.pos_ == "VERB" and participle.i > verb.i
    return hangs and (
        (participle.dep_ == "advcl" and participle.tag_ == "VBG" and not any(c.dep_ == "mark" for c in participle.children))
        or (participle.lower_ == "fire" and verb.lemma_.lower() == "open")
    )


def acts_in(verb: Token) -> list[Token]:
    """The nouns that tell, in the clause of a verb, how it came about: its subject, "by an attack", "in a bombing"."""
    if verb.pos_ != "VERB":
        return []
    found = [child for child in verb.children if child.dep_ in _SUBJECTS and child.pos_ == "NOUN" and child.i < verb.i]
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ in _WITHIN:
            found += [noun for noun in child.children if noun.dep_ == "pobj" and _is_one(noun)]
    return found


def _is_one(noun: Token) -> bool:
    return noun.tag_ == "NN" and any(child.lower_ in _ARTICLES or child.dep_ == "nummod" for child in noun.children)


def _shared(one: Trigger, other: Trigger) -> tuple[Trigger, Trigger]:
    times = tuple(dict.fromkeys((*one.times, *other.times)))
    places = tuple(dict.fromkeys((*one.places, *other.places)))
    victims = one.victims | other.victims
    return (
        replace(one, times=times, places=places, victims=victims),
        replace(other, times=times, places=places, victims=victims),
    )
