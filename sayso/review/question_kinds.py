"""Which kinds of incident the words of a claim mean, as keys of the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.codebook import Codebook
from sayso.coding.incident_lexicon import ANY
from sayso.coding.incident_triggers import Trigger

_ATTACKS: Final = ("bombing", "airstrike", "shelling", "armed_assault", "assassination", "arson", "chemical_attack", "other")
"""Families that everybody calls attacks; a kidnapping, a clash, a riot or an execution may be called one."""
_UNTOLD: Final = ("other", "other_attack")
_BY_ANY_MEANS: Final = ("assassination",)
_WIDE: Final = frozenset(
    {"other_bomb", "other_assault", "other_attack", "air_strike", "armed_clash", "mob_violence", "abduction", "artillery"}
)
"""Subtypes that coding gives where no finer one is told: the words of a claim then mean the whole family."""
_TOGETHER: Final = {"car_bomb": ("suicide_bombing",), "suicide_bombing": ("car_bomb",)}
"""Subtypes that one incident may be at once, of which only one is coded."""
_WEAPONS: Final = {"car_bomb": ("vehicle_bomb",), "suicide_bombing": ("suicide_bomb",), "drone_strike": ("drone",)}
"""Weapons that make an incident of whatever type one of these as well: an assassination by car bomb is a car bombing."""
_SPOKEN: Final = {
    "suicide_bombing": ("suicide bomb", "suicide attack", "suicide car bomb", "suicide truck bomb"),
    "car_bomb": ("truck bomb", "vehicle bomb", "motorcycle bomb"),
    "roadside_bomb": ("roadside bomb",),
    "letter_bomb": ("letter bomb", "parcel bomb"),
    "drone_strike": ("drone attack",),
}
"""Words for a type that its title does not hold."""
DEADLY: Final = re.compile(
    r"\b(?:kill(?:s|ed|ings?)?|murder(?:s|ed)?|massacre[sd]?|sla(?:in|y|ying|yings)|slaughter(?:ed)?|deadly|fatal|lethal|assassinated)\b",
    re.IGNORECASE,
)
_GENERAL: Final = re.compile(r"\b(?:violence|incidents?|bloodshed|unrest|acts?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of incident; the fields are those of `Sought`."""

    kind: str
    types: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    deadly: bool = False


def kinds_of(words: str, triggers: list[Trigger], codebook: Codebook) -> Kinds | None:
    """The kinds that some words mean, or None if they name no act of violence.

    The titles and words of the codebook's own types go first, so that a codebook of one's own is understood; then the words by which
    reports are coded.
    """
    deadly = bool(DEADLY.search(words))
    named = _named_in(words, codebook)
    if {"car_bomb", "suicide_bombing"} <= named.keys():
        return _suicide_car_bombs(codebook, deadly)
    if named:
        return _kinds(max(named, key=lambda key: (named[key], key)), codebook, deadly)
    telling = triggers[0] if triggers and triggers[0].strength > 1 and triggers[0].nominal else None
    telling = telling or next((t for t in triggers if t.type != ANY), None) or next((t for t in triggers if t.strength > 1), None)
    telling = telling or (triggers[0] if triggers else None)
    if telling is None:
        return Kinds("killing", deadly=True) if deadly else (Kinds("incident") if _GENERAL.search(words) else None)
    if telling.type == ANY or telling.type == "other":
        if telling.strength < 2 and not deadly:
            return Kinds(telling.token.lemma_.lower())
        if deadly and telling.token.lemma_.lower() not in ("attack", "assault", "strike"):
            return Kinds("killing", deadly=True)
        return _attacks(codebook, deadly)
    plain = telling.subtype in _WIDE and telling.subtype != _literal(words, telling.subtype)
    fine = telling.subtype if telling.subtype in codebook.incident_types and not plain else ""
    return _kinds(fine or telling.type, codebook, deadly and not telling.told)


def kinds_of_key(key: str, codebook: Codebook) -> Kinds | None:
    """The kinds of a type or subtype; None if the codebook has no such key, or it tells no kind."""
    if key not in codebook.incident_types or key in _UNTOLD:
        return None
    return _kinds(codebook.family(key) if key in _WIDE else key, codebook, deadly=False)


def spoken(keys: Iterable[str]) -> tuple[str, ...]:
    """Words for some types that their titles do not hold."""
    return tuple(words for key in keys for words in _SPOKEN.get(key, ()))


def _literal(words: str, key: str) -> str:
    """The key itself, if it stands in the words: who writes "artillery attack" does not mean any shelling."""
    return key if re.search(rf"\b{re.escape(key.replace('_', ' '))}\b", words, re.IGNORECASE) and key == "artillery" else ""


def _named_in(words: str, codebook: Codebook) -> dict[str, int]:
    """The finer types whose title or words stand in the claim, each with the number of letters that say so."""
    found: dict[str, int] = {}
    for key, entry in codebook.incident_types.items():
        if entry.scope != "incident" or key in _WIDE or key in _UNTOLD or (entry.parent is None and not entry.words):
            continue
        for name in (entry.title, key.replace("_", " "), *entry.words, *_SPOKEN.get(key, ())):
            pattern = "[ -]".join(map(re.escape, name.split()))
            if re.search(rf"\b{pattern}(?:s|ings?|ed|ers?)?\b", words, re.IGNORECASE):
                found[key] = max(found.get(key, 0), len(name))
    return found


def _suicide_car_bombs(codebook: Codebook, deadly: bool) -> Kinds:
    """Of a suicide car bombing one of the two is coded as the type; that it was both is told by its weapon alone."""
    car, suicide = (_kinds(key, codebook, deadly) for key in ("car_bomb", "suicide_bombing"))
    related = tuple(sorted({*car.types, *suicide.types, *car.related, *suicide.related}))
    return Kinds("suicide car bombing", ("suicide car bombing",), related, car.remote, car.families, car.weapons, deadly)


def _kinds(key: str, codebook: Codebook, deadly: bool) -> Kinds:
    family = codebook.family(key)
    types = tuple(sorted(_below(key, codebook)))
    parents = [above for above in _above(key, codebook) if above != key]
    sisters = [s for s in _WIDE if s in codebook.incident_types and s != key and codebook.family(s) == family] if parents else []
    related = [*parents, *sisters, *_TOGETHER.get(key, ())]
    remote = [key for key in (*_UNTOLD, *_BY_ANY_MEANS) if key in codebook.incident_types]
    kept = tuple(sorted(k for k in related if k in codebook.incident_types and k not in types))
    return Kinds(
        kind=_small(codebook.incident_types[key].title),
        types=types,
        related=kept,
        remote=tuple(sorted(k for k in remote if k not in types and k not in kept)),
        families=tuple(sorted({codebook.family(k) for k in (*types, *kept)})),
        weapons=_WEAPONS.get(key, ()),
        deadly=deadly,
    )


def _attacks(codebook: Codebook, deadly: bool) -> Kinds:
    """What the bare word "attack" means: most families for sure, the others perhaps."""
    acts = [key for key, entry in codebook.incident_types.items() if entry.scope == "incident"]
    types = [key for key in acts if codebook.family(key) in _ATTACKS]
    return Kinds("attack", tuple(sorted(types)), (), tuple(sorted(set(acts) - set(types))), deadly=deadly)


def _below(key: str, codebook: Codebook) -> Iterator[str]:
    """The type and all that are kinds of it."""
    return (other for other in codebook.incident_types if key in _above(other, codebook))


def _above(key: str, codebook: Codebook) -> list[str]:
    """The type, its parent, and so on up to the family."""
    parent = codebook.incident_types[key].parent
    return [key] if parent is None else [key, *_above(parent, codebook)]


def _small(title: str) -> str:
    """A title inside a sentence."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
