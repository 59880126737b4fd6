"""The word lists that actors are recognised by (`data/actors.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from sayso.data_files import data_file
from sayso.gazetteer.groups import word_key
from sayso.records import ActorKind

_KINDS: Final[dict[str, ActorKind]] = {
    "documents": "document",
    "organisation": "organisation",
    "media": "media",
    "government": "government",
    "roles": "person",
    "people": "people",
    "security": "security_force",
    "armed": "armed_group",
}


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Lower-case words by what they do.

    Attributes:
        titles: words before a name that are no part of it ("Lt.", "Sheikh").
        nouns: heads of noun phrases that name an actor without a proper name, with its kind.
        roles: nouns of office ("spokesman", "minister").
        minors: nouns that say that a person is a child.
        groups: nouns that can stand for a body named before ("the group").
        starts: first words of names of armed groups, by sound (`word_key`).
        heads: words that tell what a proper name names ("Front", "Ministry").
        place_heads: last words of names of places and buildings.
        particles: small words inside names ("bin", "al").
        possessors: words whose possessive goes on with a name ("People's").
        no_names: words that are no names, capitalised or not.
        body_modifiers: ordinary words inside the names of bodies, for texts in capitals.
        acts: verbs of which only persons and bodies are subjects.
        fights: further verbs of which only people are subjects.
        tells: verbs by which documents speak.
        male, female: words that tell a person's sex.
        takes_up: for each noun the names of the lists of nouns that take each other up ("gunmen", "the attackers").
        title_nouns: short titles and the noun that they become ("col" → "colonel").
    """

    titles: frozenset[str]
    nouns: dict[str, ActorKind]
    roles: frozenset[str]
    minors: frozenset[str]
    groups: frozenset[str]
    starts: frozenset[str]
    heads: dict[str, ActorKind]
    place_heads: frozenset[str]
    particles: frozenset[str]
    possessors: frozenset[str]
    no_names: frozenset[str]
    body_modifiers: frozenset[str]
    acts: frozenset[str]
    fights: frozenset[str]
    tells: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    takes_up: dict[str, frozenset[str]]
    title_nouns: dict[str, str]


@lru_cache(maxsize=1)
def actor_words() -> ActorWords:
    """The lists, read once."""
    data = data_file("sayso.reading", "actors.yaml")
    sets = {part: frozenset(words.split()) for part, words in data.items() if isinstance(words, str)}
    return ActorWords(
        nouns={word: kind for part, kind in _KINDS.items() for word in data[part].split()},
        heads={word: cast(ActorKind, kind) for kind, words in data["name_heads"].items() for word in words.split()},
        groups=sets["group_nouns"],
        takes_up=_by_word(data["takes_up"]),
        title_nouns=dict(data["title_nouns"]),
        starts=frozenset(map(word_key, sets["name_starts"])),
        **{
            part: sets[part]
            for part in (
                "titles",
                "roles",
                "minors",
                "particles",
                "place_heads",
                "possessors",
                "no_names",
                "body_modifiers",
                "acts",
                "fights",
                "tells",
                "male",
                "female",
            )
        },
    )


def _by_word(lists: dict[str, str]) -> dict[str, frozenset[str]]:
    """For each word the names of the lists that hold it."""
    words = {word for each in lists.values() for word in each.split()}
    return {word: frozenset(name for name, each in lists.items() if word in each.split()) for word in words}
