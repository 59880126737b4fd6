"""Incidents on maps: a point only where one is known, and rings that readers of GeoJSON accept."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from sayso.export.geojson import GEOMETRY, geojson, geometry_of
from sayso.export.tables import Column
from sayso.gazetteer import gazetteer
from sayso.records import Card


def geometry(place: str, precision: str, **more: Any) -> Any:
    card = Card("ict-1", "incident", "Blast", place=place, place_precision=precision, **more)
    found = geometry_of(card)
    return json.loads(found) if found else None


@pytest.mark.parametrize("precision", ["exact", "near", "settlement", "district"])
def test_a_spot_is_a_point_longitude_first(precision: str) -> None:
    assert geometry("Kelm", precision, lat=-75.25, lon=12.6) == {"type": "Point", "coordinates": [12.6, -75.25]}


@pytest.mark.parametrize("precision", ["country", "region", "unresolved"])
def test_what_is_known_less_well_has_no_geometry(precision: str) -> None:
    assert geometry("Vasrland", precision, lat=1.0, lon=2.0, country_code="AQ") is None
    assert geometry("Vasrland", precision) is None


def test_a_province_is_the_ground_round_its_settlements() -> None:
    entry = next(one for one in gazetteer().find("Nineveh") if one.kind == "province")
    place = gazetteer().place(entry)
    found = geometry(place.name, "province", lat=place.lat, lon=place.lon, country_code="IQ")
    assert found["type"] == "Polygon"
    (ring,) = found["coordinates"]
    assert ring[0] == ring[-1]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    assert area > 0, "counter-clockwise, as RFC 7946 wants it"
    assert min(x for x, _ in ring) < place.lon < max(x for x, _ in ring)
    assert geometry("Northern Province", "province", lat=-75.25, lon=12.6, country_code="AQ") is None


def test_features_are_written_one_a_line() -> None:
    columns = (Column("id", "id", ""), Column("site", "list", ""))
    rows = [{"id": n, "site": ["market"], GEOMETRY: None} for n in ("ict-1", "ict-2")]
    data = "".join(geojson(rows, columns))
    assert len(data.splitlines()) == 4
    assert json.loads(data)["features"][1] == {
        "type": "Feature",
        "id": "ict-2",
        "geometry": None,
        "properties": {"id": "ict-2", "site": ["market"]},
    }
    assert json.loads("".join(geojson([], columns)))["features"] == []
