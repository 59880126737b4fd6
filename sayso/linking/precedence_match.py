"""Whether one incident of an archive is among those that a claim means: surely, possibly, or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from sayso.linking.likeness import ROLES
from sayso.linking.naming import head_word, kilometres, same_actor, same_place_name, telling_words
from sayso.linking.question import Sought
from sayso.records import Card, Party, Place, Spot

UNPROVEN: Final = ("foiled", "threatened", "alleged")
"""Stages at which nothing has happened for sure."""
_SAME_KM: Final = 3.0
_SPOTS: Final = ("exact", "near", "settlement")
_WHOLES: Final = ("country", "region")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One respect in which it is open whether an incident is meant.

    Attributes:
        words: what is open, for a person.
        far: whether that is a mere possibility: nothing that is known of the incident speaks for it.
        bound: whether it is only that the incident lies within the bound of the claim, and may be the very one that it names.
    """

    words: str
    far: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An incident that may be meant, with all that is open about it; nothing, if it is meant for sure."""

    card: Card
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it is meant for sure."""
        return not self.doubts

    @property
    def likely(self) -> bool:
        """Whether one thing only is open, and that neither a mere possibility nor only the bound."""
        return len(self.doubts) == 1 and not (self.doubts[0].far or self.doubts[0].bound)

    @property
    def listed(self) -> bool:
        """Whether it is worth a person's look: one thing only is open, and that no mere possibility."""
        return len(self.doubts) == 1 and not self.doubts[0].far

    def doubting(self, words: str, *, far: bool = False, bound: bool = False) -> Match:
        """The same with one more thing that is open."""
        return replace(self, doubts=(*self.doubts, Doubt(words, far, bound)))

    @property
    def words(self) -> str:
        """What is open, in one line."""
        return "; ".join(doubt.words for doubt in self.doubts)


def match(sought: Sought, card: Card) -> Match | None:
    """Compare one incident with what is meant; None if it is not meant."""
    doubts: list[Doubt] = []
    for side in (_type, _place, _actor, _target, _deadly):
        found = side(sought, card)
        if found is None:
            return None
        doubts.extend(found)
    return Match(card, tuple(doubts))


_Found = list[Doubt] | None


def _type(sought: Sought, card: Card) -> _Found:
    keys = {card.type, card.subtype} - {""}
    if not sought.types or keys & set(sought.types):
        return []
    finest = card.subtype or card.type or "other"
    if finest not in (*sought.related, *sought.remote):
        return None
    weapons = card.details.get("weapon", ())
    if isinstance(weapons, list | tuple) and set(weapons) & set(sought.weapons):
        return []
    return [Doubt(f"its kind is given as {_read(finest)}", far=finest in sought.remote)]


def _place(sought: Sought, card: Card) -> _Found:
    place = sought.place
    if place is None:
        return []
    if place.country_code and card.country_code and place.country_code != card.country_code:
        return None
    if not card.place and not card.country_code:
        return [Doubt("its place is not known", far=True)]
    if same_place_name(place.name, card.place):
        return []
    if place.precision in _WHOLES:
        return _in_whole(place, card)
    return _in_part(place, card)


def may_lie_in(place: Place, spot: Spot) -> bool:
    """Whether incidents of which just `spot` is known may be meant by a claim about `place`."""
    lies = Card(
        "", "incident", "", place=spot.name, admin1=spot.admin1, country_code=spot.country_code, place_precision=spot.precision
    )
    return _place(Sought(place=place), replace(lies, lat=spot.lat, lon=spot.lon)) is not None


def _in_whole(place: Place, card: Card) -> _Found:
    """A country or region is asked for."""
    if place.country_code and card.country_code:
        return []
    if place.country_code and card.place_precision in ("", "unresolved"):
        return [Doubt(f"it is not known which country {card.place} is in", far=True)]
    return None


def _in_part(place: Place, card: Card) -> _Found:
    """A town, district or province is asked for."""
    here = bool(place.country_code and place.country_code == card.country_code)
    if same_place_name(place.name, card.admin1):
        return [] if place.precision == "province" else [Doubt(f"{card.place} lies in the province {card.admin1}")]
    if here and card.place_precision == "country":
        return [Doubt(f"its place is given as {card.place} only")]
    if here and card.place_precision == "province" and same_place_name(place.admin1 or "", card.place):
        return [Doubt(f"its place is given as the province {card.place} only")]
    if here and card.place_precision == "district" and same_place_name(place.admin1 or "", card.admin1):
        return [Doubt(f"its place is given as the district {card.place}", far=True)]
    spots = place.precision in _SPOTS and card.place_precision in _SPOTS
    if spots and None not in (place.lat, place.lon, card.lat, card.lon):
        far = kilometres(place.lat or 0.0, place.lon or 0.0, card.lat or 0.0, card.lon or 0.0)
        return [] if far <= _SAME_KM else None
    return None


def _actor(sought: Sought, card: Card) -> _Found:
    if not sought.actor:
        return []
    roles = [role for role in ROLES if any(p.role == role and same_actor(p.name, sought.actor) for p in card.parties)]
    if "claimed" in roles or ("perpetrator" in roles and not sought.claimed):
        return []
    if roles:
        return [Doubt(f"{sought.actor} is {ROLES[roles[0]]}, which is no claim of its own", far=sought.claimed)]
    if any(p.role in ("claimed", "perpetrator") and _named(p) for p in card.parties):
        return None
    return [Doubt("nobody is named who did it", far=True)]


def _target(sought: Sought, card: Card) -> _Found:
    wanted = head_word(sought.target)
    if not wanted:
        return []
    targets = [p.name for p in card.parties if p.role == "target"]
    if not targets:
        return [Doubt("what it was aimed at is not known")]
    if any(wanted in telling_words(name) for name in targets):
        return []
    return [Doubt(f"it hit {_listed(targets)}; whether that is meant by “{sought.target}” is for a person to say", far=True)]


def _deadly(sought: Sought, card: Card) -> _Found:
    if not sought.deadly:
        return []
    killed = card.killed
    if killed is None or killed.unknown:
        return [Doubt("whether anybody was killed is not known")]
    if (killed.low or 0) > 0 or (killed.low is None and (killed.best or 0) > 0):
        return []
    if (killed.best or 0) > 0 or (killed.high or 0) > 0:
        return [Doubt("whether anybody was killed is disputed")]
    return None


def _named(party: Party) -> bool:
    """Whether a doer is somebody in particular, and not "gunmen" or "a suicide bomber"."""
    return party.actor is not None or party.name[:1].isupper()


def _listed(names: list[str]) -> str:
    return ", ".join(sorted(names)[:3])


def _read(key: str) -> str:
    return key.replace("_", " ")
