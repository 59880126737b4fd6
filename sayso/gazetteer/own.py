"""A user's own list of places: villages that no list has, and countries of one's own for exercises."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Final, Literal, cast, get_args

from sayso.errors import SettingsError

OwnKind = Literal["settlement", "district", "province", "country"]
COLUMNS: Final = ("name", "lat", "lon", "country", "province", "kind", "population", "other_names", "adjectives")
_NEEDED: Final = COLUMNS[:4]
_SIGN: Final = "|"
_FREE_CODES: Final = frozenset(f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWXYZ")
"""Codes that ISO 3166-1 leaves to users, but XK, which stands for Kosovo."""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One line of the list.

    Attributes:
        name, lat, lon: what it is called, and where it is in degrees.
        country: as it is written there: a code, or a name.
        province: name of the first-order unit it lies in, or "".
        kind: what it is.
        population: inhabitants, 0 if not known: they make a name known where several places bear it.
        other_names, adjectives: further names; of a country what its people and things are called.
        line: where it stands in the file.
    """

    name: str
    lat: float
    lon: float
    country: str
    province: str
    kind: OwnKind
    population: int
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    line: int

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, eq=False)
class OwnPlaces:
    """The whole list. Two lists are one only if they are the same object, so that what is made of one can be kept by it.

    Attributes:
        file: where it was read from, for messages; "" for none.
        digest: SHA-256 of the file, in hexadecimal; "" for none.
        places: its lines.
    """

    file: str = ""
    digest: str = ""
    places: tuple[OwnPlace, ...] = ()

    def wrong(self, line: int, what: str) -> SettingsError:
        """What to raise of a line."""
        return SettingsError(f"{self.file}, line {line}: {what}")


NONE: Final = OwnPlaces()


@dataclass(slots=True)
class _InUse:
    own: OwnPlaces = field(default=NONE)


_IN_USE: Final = _InUse()


def own_places() -> OwnPlaces:
    """The list in use in this process."""
    return _IN_USE.own


def use_places(path: str) -> OwnPlaces:
    """Look up places in this file too from now on, in the whole process; "" for no file.

    Raises:
        SettingsError: if it cannot be read; the message names the line.
    """
    if not path:
        _IN_USE.own = NONE
        return NONE
    try:
        found = Path(path).stat()
    except OSError as error:
        raise SettingsError(f"{path}: the list of places cannot be read: {error.strerror}") from error
    _IN_USE.own = _read(path, found.st_mtime_ns, found.st_size)
    return _IN_USE.own


@lru_cache(maxsize=4)
def _read(path: str, changed: int, size: int) -> OwnPlaces:
    try:
        data = Path(path).read_bytes()
        chars = data.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: the list of places cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: the list of places is not in UTF-8: {error}") from error
    rows = csv.DictReader(StringIO(chars, newline=""), skipinitialspace=True)
    try:
        head = [name.strip() for name in rows.fieldnames or ()]
        rows.fieldnames = head
        if missing := [name for name in _NEEDED if name not in head]:
            raise SettingsError(f"{path}, line 1: the column {missing[0]!r} is missing; columns: {', '.join(COLUMNS)}")
        if unknown := [name for name in head if name not in COLUMNS]:
            raise SettingsError(f"{path}, line 1: unknown column {unknown[0]!r}; columns: {', '.join(COLUMNS)}")
        places = tuple(_place(row, f"{path}, line {rows.line_num}", rows.line_num) for row in rows)
    except csv.Error as error:
        raise SettingsError(f"{path}, line {rows.line_num}: cannot be read as CSV: {error}") from error
    return OwnPlaces(path, hashlib.sha256(data).hexdigest(), places)


def _place(row: dict[str | None, str | list[str] | None], where: str, line: int) -> OwnPlace:
    if None in row or None in row.values():
        raise SettingsError(f"{where}: it has more cells, or fewer, than the first line")
    cells = {name: cell.strip() for name, cell in row.items() if name is not None and isinstance(cell, str)}
    kind = cells.get("kind") or "settlement"
    if kind not in get_args(OwnKind):
        raise SettingsError(f"{where}: kind: {kind!r} is not allowed; allowed: {', '.join(get_args(OwnKind))}")
    if not cells["name"]:
        raise SettingsError(f"{where}: the name is missing")
    if kind == "country" and cells["country"] not in _FREE_CODES:
        raise SettingsError(
            f"{where}: country: a country of your own has a code that ISO 3166 leaves to users, XA to XZ but XK, "
            f"not {cells['country']!r}"
        )
    people = cells.get("population") or "0"
    if not people.isdecimal():
        raise SettingsError(
            f"{where}: population: {people!r} is no number of inhabitants; leave the cell empty if it is not known"
        )
    return OwnPlace(
        cells["name"],
        _degrees(cells["lat"], 90, f"{where}: lat"),
        _degrees(cells["lon"], 180, f"{where}: lon"),
        cells["country"],
        cells.get("province", ""),
        cast(OwnKind, kind),
        int(people),
        _several(cells.get("other_names", "")),
        _several(cells.get("adjectives", "")),
        line,
    )


def _degrees(cell: str, most: int, where: str) -> float:
    try:
        found = float(cell)
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise SettingsError(f"{where}: {cell!r} is no number of degrees from -{most} to {most}, such as 41.25")
    return found


def _several(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(_SIGN) if name.strip())
