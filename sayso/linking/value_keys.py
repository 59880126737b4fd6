"""When two values mean the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.cast import ACTOR_PROPERTIES, Cast, folded, folded_name, party_keys
from sayso.linking.says import Say
from sayso.linking.told import Told
from sayso.records import Amount, Interval, Place


@dataclass(frozen=True, slots=True)
class ValueKeys:
    """Gives values that mean the same one key.

    Attributes:
        parties: the key of each actor, by text and name; see `party_keys`.
        places: for a place by name and country: its id in GeoNames, where all accounts that give one give the same.
    """

    parties: Mapping[tuple[str, str], str]
    places: Mapping[tuple[str, str], int]

    def key(self, say: Say) -> Hashable:
        """The key of what one assertion says; keys of different properties are not to be compared."""
        value = say.assertion.value
        if isinstance(value, Amount):
            return (value.low, value.best, value.high, value.unknown)
        if isinstance(value, Interval):
            return (value.start, value.end) if value.resolved else ("unresolved", value.value or folded(say.assertion.words))
        if isinstance(value, Place):
            name = named_place(value)
            return value.geonameid if value.geonameid is not None else self.places.get(name, name)
        if isinstance(value, bool):
            return value
        if say.assertion.property in ACTOR_PROPERTIES:
            return self.parties[say.told.account.text_id, value]
        return folded(value)


def value_keys(told: Sequence[Told], cast: Cast) -> ValueKeys:
    """The keys that fit these accounts."""
    ids: dict[tuple[str, str], set[int]] = {}
    for one in told:
        for assertion in one.account.assertions:
            value = assertion.value
            if isinstance(value, Place) and value.geonameid is not None:
                ids.setdefault(named_place(value), set()).add(value.geonameid)
    places = {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}
    return ValueKeys(party_keys(told, cast), places)


def named_place(place: Place) -> tuple[str, str]:
    """A place by its name and country."""
    return (folded_name(place.name), place.country_code or folded(place.country or ""))
