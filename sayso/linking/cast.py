"""Who the names in the reports are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from sayso.gazetteer.groups import name_key
from sayso.linking.told import Told
from sayso.records import ActorKind, content_id

ACTOR_PROPERTIES: Final = frozenset(("perpetrator", "claimed", "blamed", "suspected", "denied", "issuer", "speaker"))
_STATE: Final = ("security_force", "government")
_GROUPS: Final = ("armed_group", "organisation", None)
_WORD: Final = re.compile(r"[^\W_]+")
_ARTICLES: Final = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Cast:
    """What the archive knows of the actors of the reports.

    Attributes:
        ids: from an actor of one report ("act-…") to the archive's actor ("who-…"); only actors with a proper name are in it.
        kinds: from an actor of one report to its kind.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, ActorKind] = field(default_factory=dict)

    def who(self, text_id: str, name: str) -> str | None:
        """The archive's actor that the name means in this text, or None."""
        return self.ids.get(content_id("act", text_id, name)) if self.ids else None

    def kind(self, text_id: str, name: str) -> ActorKind | None:
        """What the actor of this name in this text is, or None if that is not known."""
        return self.kinds.get(content_id("act", text_id, name)) if self.kinds else None

    def is_state(self, text_id: str, name: str) -> bool:
        """Whether the name stands for a government or its forces, which are parts of one another."""
        return self.kind(text_id, name) in _STATE

    def is_party(self, text_id: str, name: str) -> bool:
        """Whether the name stands for a group, a body or a state of its own: no person, and no mere description such as "gunmen"."""
        kind = self.kind(text_id, name)
        return kind in _STATE or (kind in _GROUPS and (self.who(text_id, name) is not None or is_proper(name)))


NOBODY: Final = Cast()


@lru_cache(maxsize=8192)
def folded(chars: str) -> str:
    """Words without case, articles and marks between them, so that "The police post" and "a police post" are the same."""
    return " ".join(word for word in _WORD.findall(chars.casefold()) if word not in _ARTICLES) or chars.casefold()


@lru_cache(maxsize=8192)
def folded_name(name: str) -> str:
    """A name so that other spellings of it are the same; a name of one word is only freed of case, or "Hadi" would be "Huda"."""
    key = name_key(name)
    return key if " " in key else folded(name)


@lru_cache(maxsize=8192)
def is_proper(name: str) -> bool:
    """Whether a name that no register knows looks like a proper one: two words with capitals, or one of capitals only."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _ARTICLES]
    capital = [word for word in words if word[0].isupper()]
    return len(capital) > 1 or any(len(word) > 1 and word.isupper() for word in words)


def party_keys(told: Sequence[Told], cast: Cast) -> dict[tuple[str, str], str]:
    """For each actor that an assertion names, by text and name: one key for all names of the same actor.

    It is the archive's actor where that is known. A name that the archive does not know in this text takes the actor that the same
    name means in the other texts, if it means only one there; otherwise names that are spelt alike are one.
    """
    named: dict[tuple[str, str], str | None] = {}
    meant: dict[str, set[str]] = {}
    for one in told:
        for assertion in one.account.assertions:
            if assertion.property in ACTOR_PROPERTIES and isinstance(assertion.value, str):
                place = (one.account.text_id, assertion.value)
                who = named[place] = cast.who(*place)
                if who is not None:
                    meant.setdefault(folded_name(assertion.value), set()).add(who)
    keys = {}
    for (text_id, name), who in named.items():
        alike = meant.get(folded_name(name), set())
        keys[text_id, name] = who or (next(iter(alike)) if len(alike) == 1 else f"name:{folded_name(name)}")
    return keys
