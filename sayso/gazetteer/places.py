"""Look up places: every place a name may mean, countries and regions first, and what people and things of a country are called."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from sayso.gazetteer.names import key, loose_key
from sayso.gazetteer.own import OwnPlace, OwnPlaces, own_places
from sayso.gazetteer.store import connect
from sayso.gazetteer.tables import Country, countries, regions, units
from sayso.records import Place, PlacePrecision

EntryKind = Literal["settlement", "district", "province", "country", "region"]
_BATCH: Final = 400
_PEOPLE_PER_TOWNSMAN: Final = 20
_COLUMNS: Final = "name.key, place.id, place.name, kind, country, admin1, lat, lon, population"
_PROVINCE: Final = (
    "SELECT '', id, name, kind, country, admin1, lat, lon, population FROM place "
    "WHERE kind = 'province' AND country = ? AND admin1 = ? ORDER BY id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        name: its name there.
        kind: what it is.
        country: ISO 3166-1 alpha-2 code, or "" for what lies in several countries or in none.
        admin1: GeoNames code of its first-order unit within the country, or "".
        lat, lon: degrees, or None where not known.
        population: inhabitants, 0 if not known.
        geonameid: id in GeoNames, or None; below zero in the user's own list.
        loose: it was found only by another romanisation of its name.
    """

    name: str
    kind: EntryKind
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonameid: int | None = None
    loose: bool = False

    @property
    def size(self) -> int:
        """Inhabitants, as far as they make a name known: a district is as well known as a town of a twentieth of them."""
        return self.population // _PEOPLE_PER_TOWNSMAN if self.kind == "district" else self.population


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The place list with its look-ups. `base` is an open read-only connection; see `gazetteer()` for the one to use."""

    base: sqlite3.Connection
    _own: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    _provinces: dict[tuple[str, str], Entry | None] = field(default_factory=dict)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place a name may mean; see `find_all`."""
        return self.find_all([name])[name]

    def find_all(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Every place each name may mean: countries and regions, then the rest, the best known first.

        A name that no settlement has in this spelling is tried in other romanisations ("Hodeida" finds "Al Ḩudaydah"), also where a
        unit has it ("Qamishli" finds its district and "Al Qāmishlī").

        Returns:
            a dict from the names as given to entries, empty if there are none.
        """
        wanted = sorted(set(names))
        strict = self._rows({key(name) for name in wanted})
        for chars, own in ((key(name), self._own.get(key(name))) for name in wanted if self._own):
            if own:
                strict[chars] = sorted({*own, *strict.get(chars, [])}, key=lambda entry: (-entry.size, entry.geonameid or 0))
        towns = {chars for chars, rows in strict.items() if any(entry.kind == "settlement" for entry in rows)}
        sought = {name: f"~{loose_key(name)}" for name in wanted if key(name) not in towns and loose_key(name)}
        loose = self._rows(set(sought.values()))
        found: dict[str, tuple[Entry, ...]] = {}
        for name in wanted:
            known = table_entries().get(key(name), ()) if name[:1].isupper() else ()
            rows = strict.get(key(name), [])
            if name in sought:
                likely = loose.get(sought[name], [])
                rows = [*rows, *(entry for entry in likely if entry.kind == "settlement" or not rows)]
            ids = {entry.geonameid for entry in known}
            found[name] = (*known, *(entry for entry in rows if entry.geonameid not in ids))
        return found

    def province(self, country: str, admin1: str) -> Entry | None:
        """The first-order unit with these codes, or None."""
        unit = (country, admin1)
        if unit not in self._provinces:
            row = self.base.execute(_PROVINCE, unit).fetchone()
            self._provinces[unit] = _entry(row) if row else None
        return self._provinces[unit]

    def place(self, entry: Entry, precision: PlacePrecision | None = None) -> Place:
        """An entry as a record. A district whose own point is not known takes its province's, and says so in its precision."""
        country = country_of(entry.country)
        province = self.province(entry.country, entry.admin1) if entry.admin1 else None
        lat, lon, kind = entry.lat, entry.lon, entry.kind
        if lat is None and kind == "district" and province is not None:
            lat, lon, kind = province.lat, province.lon, "province"
        return Place(
            name=entry.name,
            country=country.name if country else None,
            country_code=country.code if country else None,
            lat=lat,
            lon=lon,
            precision=precision or kind,
            geonameid=entry.geonameid if entry.geonameid and entry.geonameid > 0 else None,
            admin1=province.name if province else None,
        )

    def _rows(self, keys: set[str]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        ordered = sorted(keys - {""})
        for start in range(0, len(ordered), _BATCH):
            batch = ordered[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            query = f"SELECT {_COLUMNS} FROM name JOIN place ON place.id = name.place WHERE name.key IN ({marks})"
            for row in self.base.execute(query, batch):
                found.setdefault(row[0], []).append(_entry(row))
        for entries in found.values():
            entries.sort(key=lambda entry: (-entry.size, entry.geonameid or 0))
        return found


def _entry(row: tuple[str, int, str, EntryKind, str, str, float | None, float | None, int]) -> Entry:
    found, number, name, kind, country, admin1, lat, lon, population = row
    return Entry(name, kind, country, admin1, lat, lon, population, number, found.startswith("~"))


def gazetteer() -> Gazetteer:
    """The gazetteer, opened once a process, with the user's own list.

    Raises:
        GazetteerError: if its file cannot be unpacked or opened.
        SettingsError: if a line of the user's own list names a country or a province that is not known.
    """
    return _gazetteer(own_places())


@lru_cache(maxsize=4)
def _gazetteer(own: OwnPlaces) -> Gazetteer:
    listed = Gazetteer(_connection())
    return Gazetteer(listed.base, *_own_entries(own, listed)) if own.places else listed


@lru_cache(maxsize=1)
def _connection() -> sqlite3.Connection:
    return connect()


def _own_entries(own: OwnPlaces, listed: Gazetteer) -> tuple[dict[str, tuple[Entry, ...]], dict[tuple[str, str], Entry | None]]:
    """The user's own places by the keys of their names, and the first-order units among them; countries stand in a table of their own."""
    codes = {key(name): country.code for country in countries() for name in (country.code, country.name)}
    units: dict[tuple[str, str], Entry | None] = {}
    found: dict[str, tuple[Entry, ...]] = {}
    for one in sorted(own.places, key=lambda place: (place.kind != "province", place.line)):
        if one.kind == "country":
            continue
        country = codes.get(key(one.country))
        if country is None:
            raise own.wrong(
                one.line, f"country: {one.country!r} is no country; write its code (ISO 3166-1, two letters) or its name"
            )
        unit = f"own {key(one.name)}" if one.kind == "province" else _unit(own, one, country, units, listed)
        entry = Entry(one.name, one.kind, country, unit, one.lat, one.lon, one.population, -one.line)
        if one.kind == "province":
            units[country, unit] = entry
        for name in one.names:
            found[key(name)] = (*found.get(key(name), ()), entry)
    return found, units


def _unit(own: OwnPlaces, one: OwnPlace, country: str, units: dict[tuple[str, str], Entry | None], listed: Gazetteer) -> str:
    """The code of the first-order unit that a place of the user's own lies in, or ""."""
    if not one.province:
        return ""
    if (country, f"own {key(one.province)}") in units:
        return f"own {key(one.province)}"
    for entry in listed.find(one.province):
        if entry.kind == "province" and entry.country == country:
            return entry.admin1
    raise own.wrong(
        one.line, f"province: {one.province!r} is no first-order unit of {one.country} that is known; give it a line too"
    )


def country_of(code: str | None) -> Country | None:
    """The country with an ISO 3166-1 alpha-2 code, or None."""
    return _by_code(own_places()).get(code or "")


@lru_cache(maxsize=4)
def _by_code(own: OwnPlaces) -> dict[str, Country]:
    return {country.code: country for country in countries()}


def demonym(words: str) -> Entry | None:
    """The country or region that an adjective or a name of people belongs to ("Syrian", "Syrians", "Frenchmen"), or None.

    Case does not matter, so that telexes in capitals are understood.
    """
    return demonyms().get(words.casefold())


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation, which must be matched in its own case: "US", "U.K.", "Ind."."""
    return name.endswith(".") or (len(name) <= 4 and name.isupper())


def _country_entry(country: Country) -> Entry:
    return Entry(country.name, "country", country.code, "", country.lat, country.lon, country.population, country.geonameid)


@lru_cache(maxsize=4)
def _table(own: OwnPlaces) -> tuple[tuple[Entry, tuple[str, ...], tuple[str, ...]], ...]:
    """(entry, names, demonyms) of the tables of countries and regions."""
    of_countries = ((_country_entry(c), (c.name, *c.names), c.demonyms) for c in countries())
    of_regions = (
        (
            Entry(r.name, "province" if r.country else "region", r.country or "", "", r.lat, r.lon, 0, r.geonameid),
            (r.name, *r.names),
            r.demonyms,
        )
        for r in regions()
    )
    return (*of_countries, *of_regions)


def table_entries() -> dict[str, tuple[Entry, ...]]:
    """Countries and regions by the keys of their names; abbreviations are not among them."""
    return _table_entries(own_places())


@lru_cache(maxsize=4)
def _table_entries(own: OwnPlaces) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry, names, _ in _table(own):
        for name in names:
            if not is_short(name):
                found[key(name)] = (*found.get(key(name), ()), entry)
    return found


def abbreviations() -> dict[str, tuple[Entry, ...]]:
    """Countries and first-order units by their abbreviations, verbatim: "U.S.", "DRC", "Ky."."""
    return _abbreviations(own_places())


@lru_cache(maxsize=4)
def _abbreviations(own: OwnPlaces) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry, names, _ in _table(own):
        for name in filter(is_short, names):
            found[name] = (*found.get(name, ()), entry)
    for unit in units():
        country, admin1 = unit.code.split(".")
        province = gazetteer().province(country, admin1)
        for name in unit.names if province else ():
            found[name] = (*found.get(name, ()), province) if province else found.get(name, ())
    return found


def demonyms() -> dict[str, Entry]:
    """Countries and regions by the casefolded words for their people and things, plurals included; the larger country first."""
    return _demonyms(own_places())


@lru_cache(maxsize=4)
def _demonyms(own: OwnPlaces) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry, _, words in sorted(_table(own), key=lambda row: (row[0].kind != "country", -row[0].population)):
        for word in words:
            for form in _forms(word):
                found.setdefault(form.casefold(), entry)
    return found


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.endswith("man"):
        yield f"{word[:-3]}men"
    elif not word.endswith(("s", "ese", "sh", "ch")):
        yield f"{word}s"
