"""Whom the words of violence name as their victims, by all the words of the name: "Ana Bel" and "Bel Ortiz" may be one Ana Bel Ortiz."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from sayso.coding.incident_triggers import Trigger, struck
from sayso.language import tokens_in
from sayso.records import Sheet

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


def _names(trigger: Trigger, named: dict[int, str]) -> frozenset[str]:
    """The words of the names of those hit; a pronoun ("he was shot") stands for whomever it means."""
    heads = [near for head in struck(trigger.token) for near in (head, *head.conjuncts)]
    names = [named[head.i] for head in heads if head.i in named]
    return frozenset(word for name in names for word in name.lower().replace("-", " ").split() if len(word) >= _SHORTEST)
