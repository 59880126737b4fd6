"""Whom the words of violence name as their victims, by all the words of the name: "Ana Bel" and "Bel Ortiz" may be one Ana Bel Ortiz."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from sayso.coding.incident_triggers import Trigger, persons_struck, struck
from sayso.language import tokens_in
from sayso.records import Amount, Sheet

_SEVERAL: Final = 2
_SHORTEST: Final = 3
"""Letters of a word that tells one person from another; "de" and "al" do not."""


def with_names(sheet: Sheet, doc: Doc, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers with the names of their victims as the report has them in full, wherever it names persons by actor mentions."""
    persons = {actor.id: actor.name for actor in sheet.actors if actor.named and actor.kind == "person"}
    named: dict[int, str] = {}
    for mention in sheet.mentions:
        if mention.kind == "actor" and mention.actor_id in persons:
            named |= {token.i: persons[mention.actor_id] for token in tokens_in(doc, mention.span)}
    return [replace(trigger, victims=trigger.victims | _names(trigger, named)) for trigger in triggers]


def with_counts(sheet: Sheet, doc: Doc, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers with the numbers of those hit ("kills 21", "killing at least 21"): two tellings often have them in common."""
    told: dict[int, int] = {}
    for mention in sheet.mentions:
        if isinstance(mention.value, Amount) and mention.value.low is not None and mention.value.low >= _SEVERAL:
            told |= {token.i: mention.value.low for token in tokens_in(doc, mention.span)}
    return [replace(trigger, counts=_counts(trigger, told)) for trigger in triggers]


def _counts(trigger: Trigger, told: dict[int, int]) -> frozenset[int]:
    token = trigger.token
    heads = struck(token) or ([token.head] if token.dep_ == "acl" and token.head.pos_ in ("NUM", "NOUN") else [])
    return frozenset(told[near.i] for head in heads for near in (head, *head.children) if near.i in told)


def _names(trigger: Trigger, named: dict[int, str]) -> frozenset[str]:
    """The words of the names of those hit; a pronoun ("he was shot") stands for whomever it means."""
    heads = [near for head in persons_struck(trigger.token) for near in (head, *head.conjuncts)]
    names = [named[head.i] for head in heads if head.i in named]
    return frozenset(word for name in names for word in name.lower().replace("-", " ").split() if len(word) >= _SHORTEST)
