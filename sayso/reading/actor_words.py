"""The word lists that actors are recognised by (`data/actors.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from sayso.records import ActorKind


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Lower-case words by what they do.

    Attributes:
        titles: words before a name that are no part of it ("Lt.", "Sheikh").
        nouns: heads of noun phrases that name an actor without a proper name, with its kind.
        roles: nouns of office ("spokesman", "minister").
        minors: nouns that say that a person is a child.
        groups: nouns that can stand for a body named before ("the group").
        heads: words that tell what a proper name names ("Front", "Ministry").
    """

    titles: frozenset[str]
    nouns: dict[str, ActorKind]
    roles: frozenset[str]
    minors: frozenset[str]
    groups: frozenset[str]
    heads: dict[str, ActorKind]


@lru_cache(maxsize=1)
def actor_words() -> ActorWords:
    """The lists, read once."""
    data = yaml.safe_load((files("sayso.reading") / "data" / "actors.yaml").read_text(encoding="utf-8"))
    kinds = {
        "documents": "document",
        "organisation": "organisation",
        "media": "media",
        "government": "government",
        "roles": "person",
        "people": "people",
        "security": "security_force",
        "armed": "armed_group",
    }
    nouns = {word: cast(ActorKind, kind) for part, kind in kinds.items() for word in data[part].split()}
    heads = {word: cast(ActorKind, kind) for kind, words in data["name_heads"].items() for word in words.split()}
    return ActorWords(
        titles=frozenset(data["titles"].split()),
        nouns=nouns,
        roles=frozenset(data["roles"].split()),
        minors=frozenset(data["minors"].split()),
        groups=frozenset(data["group_nouns"].split()),
        heads=heads,
    )
