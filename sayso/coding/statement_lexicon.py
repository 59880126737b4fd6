"""The words statements are recognised by, from the YAML files beside the code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sayso.data_files import data_file


@dataclass(frozen=True, slots=True)
class Media:
    """Nouns that name communications.

    Attributes:
        kinds: phrase in small letters → ``recordings``, ``papers``, ``occasions`` or ``channels``.
        releasing: lemmas of verbs by which a communication comes into the world.
        new: words before the noun that make it another communication than the one spoken of.
        weak: nouns that name a communication only where an actor of the report issues it.
    """

    kinds: Mapping[str, str]
    releasing: frozenset[str]
    new: frozenset[str]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActWords:
    """What tells the act of an utterance.

    Attributes:
        verbs: lemma of the cue → act.
        weak: verbs among them by which somebody speaks, but which do not tell the act.
        phrases: act → pattern over the words of the utterance, in small letters.
    """

    verbs: Mapping[str, str]
    weak: frozenset[str]
    phrases: Mapping[str, re.Pattern[str]]


def read(name: str) -> dict[str, Any]:
    """One YAML file of `sayso/coding/data`."""
    loaded = data_file("sayso.coding", name)
    assert isinstance(loaded, dict)
    return loaded


@lru_cache(maxsize=1)
def media() -> Media:
    """The nouns that name communications."""
    data = read("statement_media.yaml")
    kinds = {phrase.lower(): kind for kind in ("channels", "occasions", "papers", "recordings") for phrase in data[kind]}
    return Media(kinds, frozenset(data["releasing"]), frozenset(data["new"]), frozenset(data["weak"]))


@lru_cache(maxsize=1)
def act_words() -> ActWords:
    """The verbs and phrases that tell what a statement does."""
    data = read("statement_acts.yaml")
    verbs = {lemma: act for act, lemmas in data["verbs"].items() for lemma in lemmas}
    phrases = {act: re.compile("|".join(f"(?:{p})" for p in patterns)) for act, patterns in data.get("phrases", {}).items()}
    return ActWords(verbs, frozenset(data["weak"]), phrases)
