"""When two names or descriptions in lists mean one: places, armed groups, and words for who was attacked."""

from __future__ import annotations

import re
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from sayso.gazetteer.groups import group_register, name_key
from sayso.gazetteer.names import key

_WORD: Final = re.compile(r"[^\W\d_]+")
_EARTH_KM: Final = 6371.0
_SHORTEST: Final = 3
_EMPTY: Final = frozenset(
    [
        *("the", "and", "for", "his", "her", "its", "their", "two", "three", "four", "five", "several", "some", "other", "near"),
        *(
            "former",
            "local",
            "senior",
            "national",
            "new",
            "old",
            "men",
            "man",
            "woman",
            "women",
            "people",
            "person",
            "member",
            "members",
        ),
        *("group", "from", "with", "who", "were", "was", "one", "another"),
    ]
)


def same_place_name(one: str, other: str) -> bool:
    """Whether two names of places are one, spelling apart."""
    return bool(one and other) and key(one) == key(other)


@lru_cache(maxsize=20_000)
def actor_key(name: str) -> str:
    """A key that all names of one armed group share, whether it is in the register or only spelt in two ways."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)
    group = group_register().find(bare)
    return f"={group.name}" if group is not None else name_key(bare) or bare.casefold()


def same_actor(one: str, other: str) -> bool:
    """Whether two names mean one actor; nothing but the names and the register of groups is asked."""
    return bool(one and other) and actor_key(one) == actor_key(other)


@lru_cache(maxsize=20_000)
def telling_words(words: str) -> frozenset[str]:
    """The words of a description that tell who or what it is, in one form each ("two policemen" → "policeman")."""
    kept = (word.casefold() for word in _WORD.findall(words))
    return frozenset(_one(word) for word in kept if len(word) >= _SHORTEST and word not in _EMPTY)


def head_word(words: str) -> str:
    """The word that says what a description is of: the last before "of" or "in", or of all if that one tells nothing.

    >>> head_word("a foreign aid worker"), head_word("two members of the city council")
    ('worker', 'council')
    """
    for part in re.split(r"\s(?:of|in|at|from|near)\s", words, maxsplit=1):
        for word in reversed(_WORD.findall(part)):
            if found := telling_words(word):
                return min(found)
    return ""


def _one(word: str) -> str:
    """A plural as its singular, as far as the letters tell."""
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points given in degrees (haversine)."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    part = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(part))
