"""Where: a place of the gazetteer with the precision the words support."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlacePrecision = Literal["exact", "near", "settlement", "district", "province", "country", "region", "unresolved"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that words were resolved to.

    Attributes:
        name: its name in the gazetteer, or the words themselves if it is not in it.
        country: English name of its country, or None.
        country_code: ISO 3166-1 alpha-2 code, or None.
        lat, lon: degrees north and east (WGS 84), or None where not known. For a district, province or country they
            are a representative point: `precision` says that they are no position of anything that happened.
        precision: what the words support: ``exact`` a facility or spot with its own coordinates, ``near`` a place said to lie
            near the named one, then the kind of thing the name stands for.
        geonameid: id in GeoNames, or None.
        admin1: first-order unit it lies in, or None.
    """

    name: str
    country: str | None = None
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unresolved"
    geonameid: int | None = None
    admin1: str | None = None
