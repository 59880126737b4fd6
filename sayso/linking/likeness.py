"""How like two incidents are, with the reasons named: kind, place, those said to have done it, and who was attacked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.linking.naming import kilometres, same_actor, same_place_name, telling_words
from sayso.records import Card, Party

_KIND, _PLACE, _ACTOR, _TARGET = 0.35, 0.25, 0.25, 0.15
"""How much each side counts; the sum is 1. Kind leads, because a precedent is first of all an act of the same kind."""
LIKE: Final = 0.35
"""From here on an earlier incident is listed: the same kind anywhere, or the same town and something more."""
_NEAR_KM: Final = 25.0
_UNTOLD: Final = ("", "other", "other_attack")
_ANY_WEAPON: Final = frozenset(["explosives", "firearm", "other_weapon"])
ROLES: Final = {
    "claimed": "said to have claimed it",
    "perpetrator": "said to have done it",
    "blamed": "blamed for it",
    "suspected": "suspected of it",
}
"""The parts in an incident that make its doer, with how to say them; the surest first."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two incidents are.

    Attributes:
        value: 0 (nothing in common) to 1.
        reasons: what they have in common, for a person ("same kind", "same town"), the weightiest first.
    """

    value: float
    reasons: tuple[str, ...]


def likeness(one: Card, other: Card) -> Likeness:
    """Compare two incidents. What is not known of one of them counts as not in common."""
    sides = [
        (_KIND, _kind(one, other)),
        (_PLACE, _place(one, other)),
        (_ACTOR, _actor(one, other)),
        (_TARGET, _target(one, other)),
    ]
    found = [(weight * share, reason) for weight, (share, reason) in sides if share > 0]
    return Likeness(round(sum(value for value, _ in found), 4), tuple(reason for _, reason in found))


def doers(card: Card) -> list[Party]:
    """Those said to have a part in doing it, the surest part first."""
    return list(_doers(card.parties))


@lru_cache(maxsize=4096)  # one incident is held against hundreds
def _doers(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    order = list(ROLES)
    return tuple(sorted((p for p in parties if p.role in ROLES), key=lambda p: (order.index(p.role), p.name, p.actor or "")))


@lru_cache(maxsize=4096)
def _words_for_targets(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(word for p in parties if p.role == "target" for word in telling_words(p.name))


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties are one actor: one of the archive's actors, or, where it has none, one name."""
    if one.actor and other.actor:
        return one.actor == other.actor
    return same_actor(one.name, other.name)


def _kind(one: Card, other: Card) -> tuple[float, str]:
    if one.subtype not in _UNTOLD and one.subtype == other.subtype:
        return 1.0, f"same kind ({_read(one.subtype)})"
    if one.type not in _UNTOLD and one.type == other.type:
        shared = sorted(_weapons(one) & _weapons(other))
        if shared:
            return 0.9, f"same kind ({_read(one.type)}) and weapon ({', '.join(map(_read, shared))})"
        return 0.7, f"same kind ({_read(one.type)})"
    return 0.0, ""


def _place(one: Card, other: Card) -> tuple[float, str]:
    abroad = bool(one.country_code and other.country_code and one.country_code != other.country_code)
    if abroad:
        return 0.0, ""
    country = "country" in (one.place_precision, other.place_precision)
    if same_place_name(one.place, other.place):
        return (0.2, "same country") if country else (1.0, f"same place ({one.place})")
    if None not in (one.lat, one.lon, other.lat, other.lon) and not country:
        far = kilometres(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
        if far <= _NEAR_KM:
            return 0.8, f"{max(1, round(far))} km away ({other.place})"
    if one.country_code and one.country_code == other.country_code:
        if same_place_name(one.admin1, other.admin1):
            return 0.5, f"same province ({one.admin1})"
        return 0.2, "same country"
    return 0.0, ""


def _actor(one: Card, other: Card) -> tuple[float, str]:
    for mine in doers(one):
        for theirs in doers(other):
            if same_party(mine, theirs):
                sure = mine.role in ("claimed", "perpetrator") and theirs.role in ("claimed", "perpetrator")
                said = f"{ROLES[theirs.role]} there" if mine.role != theirs.role else f"{ROLES[mine.role]} both times"
                return (1.0 if sure else 0.7), f"same actor: {mine.name}, {said}"
    return 0.0, ""


def _target(one: Card, other: Card) -> tuple[float, str]:
    shared = sorted(_words_for_targets(one.parties) & _words_for_targets(other.parties))
    return (1.0, f"like target ({', '.join(shared)})") if shared else (0.0, "")


def _weapons(card: Card) -> frozenset[str]:
    found = card.details.get("weapon", ())
    return frozenset(map(str, found)) - _ANY_WEAPON if isinstance(found, list | tuple) else frozenset()


def _read(key: str) -> str:
    return key.replace("_", " ")
