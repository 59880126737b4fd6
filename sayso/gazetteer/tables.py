"""The small tables that ship as plain text: countries, regions, and first-order units that newspapers abbreviate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sayso.errors import GazetteerError
from sayso.gazetteer.own import OwnPlaces, own_places


@dataclass(frozen=True, slots=True)
class Country:
    """A country or dependent territory.

    Attributes:
        code, code3: ISO 3166-1 alpha-2 and alpha-3.
        geonameid: id in GeoNames.
        name: English name.
        population: inhabitants.
        capital: name of the capital, or "".
        lat, lon: a representative point, in degrees.
        names: other names, abbreviations included.
        demonyms: adjectives and names of its people, in the singular.
    """

    code: str
    code3: str
    geonameid: int
    name: str
    population: int
    capital: str
    lat: float
    lon: float
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A continent, sea, river or region. `country` is a code if it lies in one, else None; the rest as for `Country`."""

    name: str
    lat: float
    lon: float
    country: str | None
    geonameid: int | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-order unit: its GeoNames code ("US.OH"), a representative point, and abbreviations and other names."""

    code: str
    lat: float
    lon: float
    names: tuple[str, ...]


def _rows(file: str, columns: int) -> Iterator[list[str]]:
    data = files("sayso.gazetteer") / "data" / file
    for number, line in enumerate(data.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != columns:
            raise GazetteerError(f"{file}, line {number}: {len(fields)} columns where {columns} are needed; install Sayso again")
        yield fields


def _several(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.split(";") if name.strip())


def countries() -> tuple[Country, ...]:
    """All countries, in order of their codes, and those of the user's own list behind them."""
    return _countries(own_places())


@lru_cache(maxsize=4)
def _countries(own: OwnPlaces) -> tuple[Country, ...]:
    return (*_listed_countries(), *_own_countries(own))


def _own_countries(own: OwnPlaces) -> Iterator[Country]:
    """Countries of the user's own list; their numbers, which only tell entries apart, are below zero."""
    codes: dict[str, int] = {}
    for one in own.places:
        if one.kind == "country":
            if one.country in codes:
                raise own.wrong(one.line, f"country: {one.country!r} is the code of line {codes[one.country]} already")
            codes[one.country] = one.line
            names, people = one.other_names, one.adjectives
            yield Country(one.country, one.country, -one.line, one.name, one.population, "", one.lat, one.lon, names, people)


@lru_cache(maxsize=1)
def _listed_countries() -> tuple[Country, ...]:
    return tuple(
        Country(f[0], f[1], int(f[2]), f[3].strip(), int(f[4]), f[6], float(f[7]), float(f[8]), _several(f[9]), _several(f[10]))
        for f in _rows("countries.tsv", 11)
    )


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """All regions of the table, in its order."""
    return tuple(
        Region(f[0], float(f[1]), float(f[2]), f[3] or None, int(f[4]) if f[4] else None, _several(f[5]), _several(f[6]))
        for f in _rows("regions.tsv", 7)
    )


@lru_cache(maxsize=1)
def units() -> tuple[Unit, ...]:
    """All units of the table, in its order."""
    return tuple(Unit(f[0], float(f[1]), float(f[2]), _several(f[3])) for f in _rows("units.tsv", 4))
