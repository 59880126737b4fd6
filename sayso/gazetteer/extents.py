"""How much ground the name of a place stands for: what is known to be in a province must not be shown as a point in its middle."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import pi, sqrt
from typing import Final

from sayso.gazetteer.names import key
from sayso.gazetteer.own import OwnPlaces, own_places
from sayso.gazetteer.places import gazetteer
from sayso.records import Spot

_TOWNSPEOPLE: Final = 3000
"""Inhabitants of a square kilometre of town: about what the cities of the world have on average."""
_TOWN: Final = (2.0, 30.0)
"""Kilometres: a town of unknown size, or a village with its fields, and the largest cities."""
_AROUND: Final = {"exact": 1.0, "near": 20.0, "district": 30.0, "province": 100.0}
"""Kilometres: a facility with its grounds; what reports call near; the land of the Earth shared by the districts and provinces that the
place list has (47,500 and 3,900: circles of 30 and 100 km)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The ground that a place stands for.

    Attributes:
        kind: ``circle`` round its point, ``outline`` round its settlements, ``country`` for the whole of one; ``none`` if no ground
            is known.
        radius_km: of a circle, else None.
        outline: longitude and latitude of each corner, else empty.
    """

    kind: str
    radius_km: float | None = None
    outline: tuple[tuple[float, float], ...] = ()


def extent_of(spot: Spot) -> Extent:
    """The ground that a place stands for, by the precision it is known to."""
    if spot.precision == "country" or (spot.lat is None and spot.country_code):
        return Extent("country") if spot.country_code else Extent("none")
    if spot.lat is None or spot.lon is None or spot.precision in ("region", "unresolved"):
        return Extent("none")
    if spot.precision == "province":
        drawn = _outlines().get(spot.country_code, {}).get(spot.name)
        if isinstance(drawn, list):
            return Extent("outline", outline=tuple(zip(drawn[::2], drawn[1::2], strict=True)))
        return Extent("circle", float(drawn or _AROUND["province"]))
    if spot.precision == "settlement":
        return Extent("circle", _town_km(own_places(), spot.name, spot.country_code, spot.lat, spot.lon))
    return Extent("circle", _AROUND.get(spot.precision, _AROUND["district"]))


@lru_cache(maxsize=20_000)
def _town_km(own: OwnPlaces, name: str, country: str, lat: float, lon: float) -> float:
    """The radius of a town by its inhabitants, if the place list, or the user's own, knows them."""
    row = gazetteer().base.execute(
        "SELECT max(population) FROM name JOIN place ON place.id = name.place "
        "WHERE name.key = ? AND country = ? AND abs(lat - ?) < 0.01 AND abs(lon - ?) < 0.01",
        (key(name), country, lat, lon),
    )
    mine = (one.population for one in own.places if (one.name, one.lat, one.lon) == (name, lat, lon))
    people = max(row.fetchone()[0] or 0, *mine, 0)
    return round(min(max(sqrt(people / _TOWNSPEOPLE / pi), _TOWN[0]), _TOWN[1]), 1)


@lru_cache(maxsize=1)
def _outlines() -> dict[str, dict[str, list[float] | int]]:
    """By country and name: a ring, or a radius in kilometres; see `scripts/build_map.py`."""
    found: dict[str, dict[str, list[float] | int]] = json.loads(
        (files("sayso.gazetteer") / "data" / "outlines.json").read_text(encoding="utf-8")
    )
    return found
