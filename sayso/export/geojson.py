"""Incidents as GeoJSON (RFC 7946): a point where a spot is known, the ground where only a province is, nothing where less is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sayso.export.tables import Cell, Column
from sayso.gazetteer import extent_of
from sayso.records import Card, Spot

GEOMETRY: Final = "geometry"
"""The cell of a row that holds its geometry, as JSON. It is no column of a table."""
_POINTS: Final = ("exact", "near", "settlement", "district")
_CORNERS: Final = 3


def geometry_of(card: Card) -> str | None:
    """Where an incident was, as a GeoJSON geometry; None where its reports do not say more than a country or a region.

    The middle of a province is no place where something happened: it is drawn round its settlements, or not at all.
    """
    if card.lat is None or card.lon is None:
        return None
    if card.place_precision in _POINTS:
        return json.dumps({"type": "Point", "coordinates": [card.lon, card.lat]})
    if card.place_precision != "province":
        return None
    spot = Spot.of(card)
    ring = [list(corner) for corner in extent_of(spot).outline] if spot else []
    return json.dumps({"type": "Polygon", "coordinates": [_ring(ring)]}) if len(ring) >= _CORNERS else None


def geojson(rows: Iterable[Mapping[str, Cell]], columns: Sequence[Column]) -> Iterator[str]:
    """A collection of features, piece by piece; the properties of each are the columns of its row."""
    yield '{"type":"FeatureCollection","features":['
    for number, row in enumerate(rows):
        where = row[GEOMETRY]
        feature = {
            "type": "Feature",
            "id": row["id"],
            "geometry": json.loads(where) if isinstance(where, str) else None,
            "properties": {column.name: row[column.name] for column in columns},
        }
        yield (",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
    yield "\n]}\n"


def _ring(corners: list[list[float]]) -> list[list[float]]:
    """Closed, and counter-clockwise as the standard wants it."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*corners[1:], corners[0]], strict=True))
    turned: list[Any] = corners if area > 0 else corners[::-1]
    return turned if turned[0] == turned[-1] else [*turned, turned[0]]
