"""Whether a group of trigger words is worth an account: one particular happening, and not a generality or the same happening once more.

What is known of the group – how firmly and how often it is spoken of, whether a day, a place or a victim makes it particular, whether
the report has had its kind and its place before, how its first words stand – is a list of traits, each with a weight
(`data/worth_weights.yaml`, fitted on coded reports by ``scripts/fit_worth.py``); it is left out if they add up to less than a least weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from sayso.coding.incident_background import traits_of as background_traits
from sayso.coding.incident_group import Group
from sayso.coding.incident_kind import stage_of, type_of
from sayso.coding.incident_triggers import Trigger
from sayso.data_files import data_file
from sayso.records import Sheet

_REAL: Final = 0.5


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Trait → weight, and under "least" the sum below which a group is left out; a trait that is not listed weighs nothing."""
    loaded = data_file("sayso.coding", "worth_weights.yaml")
    return {str(trait): float(weight) for trait, weight in loaded.items()}


def worth_coding(sheet: Sheet, groups: list[Group]) -> list[Group]:
    """The groups that are worth an account, each judged beside all others; what a headline tells first is the news, and stays."""
    known = weights()

    def weighs_enough(group: Group) -> bool:
        return sum(known.get(trait, 0.0) for trait in traits_of(sheet, group, groups)) >= known["least"]

    return [group for group in groups if (group is groups[0] and group.triggers[0].headline) or weighs_enough(group)]


def traits_of(sheet: Sheet, group: Group, groups: list[Group]) -> list[str]:
    """What tells a happening from a generality: those of `incident_background`, and the words and their neighbours. No names."""
    return [
        *background_traits(sheet, group, groups),
        *_firmness(group),
        *_beside_others(group, groups),
        *_words(sheet, group.triggers[0]),
    ]


def _firmness(group: Group) -> Iterator[str]:
    """How often and how firmly it is spoken of, and what makes it particular."""
    strong = [trigger for trigger in group.triggers if trigger.strength > 1 and trigger.reality.score >= _REAL]
    yield f"strong:{min(len(strong), 4)}"
    yield f"strength:{max(trigger.strength for trigger in group.triggers)}"
    yield f"real:{max(trigger.reality.score for trigger in group.triggers):.1f}"
    yield f"stage:{stage_of(group)[0]}"
    yield f"kind:{type_of(group)[0]}"
    yield f"times:{min(len(group.times), 2)}"
    yield f"places:{min(len(group.places), 2)}"
    yield f"victims:{min(len(group.victims), 1)}"
    yield f"targets:{min(len(group.targets), 1)}"


def _beside_others(group: Group, groups: list[Group]) -> Iterator[str]:
    """What the report has told before it."""
    number = next(n for n, one in enumerate(groups) if one is group)
    if not number:
        yield "first"
    if len(groups) == 1:
        yield "only"
    kind = type_of(group)[0]
    yield "type told before" if any(type_of(one)[0] == kind for one in groups[:number]) else "type new"
    own = {mention.words.lower() for mention in group.places}
    if own:
        before = {mention.words.lower() for one in groups[:number] for mention in one.places}
        yield "place told before" if own & before else "place new"


def _words(sheet: Sheet, trigger: Trigger) -> Iterator[str]:
    """The word that speaks of it first."""
    word = trigger.token
    if trigger.nominal and word.tag_ in ("NNS", "NNPS") and not any(c.dep_ in ("det", "nummod", "poss") for c in word.children):
        yield "bare plural"
    if any(span.start <= word.idx < span.end for speech in sheet.speeches for span in speech.content):
        yield "in speech"
    yield f"word:{word.lemma_.lower()}"
