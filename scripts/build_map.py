"""Make what the desk's map is drawn on: outlines of countries, and outlines of provinces.

Usage: python scripts/build_map.py        (needs npm and a network for the countries; the provinces are made from the place list)

The countries are Natural Earth's at 1:50 million, which are in the public domain, as the npm package world-atlas carries them. No
outlines of provinces at a size that can be shipped are to be had from a package; so a province is drawn round its settlements in the
place list (convex hull, without the few that lie far off), which is no boundary and never claims to be one.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, Final

from vendor_assets import Package, fetch

from sayso.gazetteer import country_of, gazetteer
from sayso.gazetteer.tables import countries

ROOT: Final = Path(__file__).parents[1] / "sayso"
COUNTRIES: Final = ROOT / "desk" / "static" / "map" / "countries.json"
PROVINCES: Final = ROOT / "gazetteer" / "data" / "outlines.json"
ATLAS: Final = Package(
    name="world-atlas",
    version="2.0.2",
    licence="ISC",
    integrity="sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
    files={},
)
NAMED: Final = {
    "N. Cyprus": "CY",
    "Somaliland": "SO",
    "Siachen Glacier": "IN",
    "Ashmore and Cartier Is.": "AU",
    "Indian Ocean Ter.": "AU",
}
"""Areas without a code of their own, and the country that the place list has their towns in. That says nothing about whose they are."""
OTHERWISE: Final = {
    "Congo": "CG",
    "Antigua and Barb.": "AG",
    "Bosnia and Herz.": "BA",
    "Br. Indian Ocean Ter.": "IO",
    "British Virgin Is.": "VG",
    "Cabo Verde": "CV",
    "Cayman Is.": "KY",
    "Cook Is.": "CK",
    "Curaçao": "CW",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Eq. Guinea": "GQ",
    "Faeroe Is.": "FO",
    "Falkland Is.": "FK",
    "Fr. Polynesia": "PF",
    "Fr. S. Antarctic Lands": "TF",
    "Heard I. and McDonald Is.": "HM",
    "Marshall Is.": "MH",
    "N. Mariana Is.": "MP",
    "Pitcairn Is.": "PN",
    "S. Geo. and the Is.": "GS",
    "S. Sudan": "SS",
    "Solomon Is.": "SB",
    "St-Barthélemy": "BL",
    "St-Martin": "MF",
    "St. Kitts and Nevis": "KN",
    "St. Pierre and Miquelon": "PM",
    "St. Vin. and Gren.": "VC",
    "São Tomé and Principe": "ST",
    "Turks and Caicos Is.": "TC",
    "U.S. Virgin Is.": "VI",
    "W. Sahara": "EH",
    "Wallis and Futuna Is.": "WF",
    "Åland": "AX",
}
"""Codes of countries whose name there no list of ours has."""
SMALLEST, LARGEST = 5, 150
"""Kilometres."""
Point = tuple[float, float]
Ring = list[Point]


def rings_of(topology: dict[str, Any], geometry: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of a geometry of TopoJSON, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> Ring:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        return points if number >= 0 else points[::-1]

    def ring(numbers: Sequence[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            points += arc(number)[1 if points else 0 :]
        return points

    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[ring(numbers) for numbers in polygon] for polygon in polygons]


def unwrapped(ring: Ring) -> Ring:
    """A ring that does not jump from one edge of the map to the other: it goes on beyond 180 degrees, or round the pole."""
    points, turns = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turns += (before - lon > 180) - (before - lon < -180)
        points.append((lon + 360 * turns, lat))
    if not turns:
        return points
    side = 180 * turns  # it went round the pole, so it is cut where it jumped, and led along the lower edge of the map
    cut = next(n for n, (one, other) in enumerate(pairwise(ring)) if abs(one[0] - other[0]) > 180) + 1
    opened = ring[cut:-1] + ring[:cut]
    return [(-side, opened[0][1]), *opened, (side, opened[-1][1]), (side, -90.0), (-side, -90.0), (-side, opened[0][1])]


def rounded(ring: Ring, digits: int = 2) -> Ring:
    """A ring with shorter numbers, and without points that fall together by that."""
    points: Ring = []
    for lon, lat in ring:
        point = (round(lon, digits), round(max(-85.0, lat), digits))
        if not points or points[-1] != point:
            points.append(point)
    return points


def area(ring: Ring) -> float:
    """Twice the area in square degrees, whatever the direction."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)))


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies in a ring."""
    x, y = point
    crossed = ((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in pairwise(ring))
    return sum(crossed) % 2 == 1


def code_of(name: str) -> str:
    """The country's code, or "" if there is none of that name."""
    if name in OTHERWISE or name in NAMED:
        return OTHERWISE.get(name) or NAMED[name]
    spelt = name.casefold()
    return next((one.code for one in countries() if spelt in {other.casefold() for other in (one.name, *one.names)}), "")


def build_countries() -> None:
    """Write the outlines of countries as GeoJSON, with their codes, names, and where the name stands."""
    with tempfile.TemporaryDirectory() as folder:
        topology = json.loads(fetch(ATLAS, Path(folder))["countries-50m.json"])
    features, unknown = [], []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = code_of(name)
        if not code:
            unknown.append(name)
        polygons = [[rounded(unwrapped(ring)) for ring in polygon] for polygon in rings_of(topology, geometry)]
        polygons = [[ring for ring in polygon if len(ring) > 3] for polygon in polygons]
        polygons = [polygon for polygon in polygons if polygon]
        if not polygons:
            continue
        largest = max(polygons, key=lambda polygon: area(polygon[0]))[0]
        country = country_of(code)
        here = (country.lon, country.lat) if country else (0.0, 0.0)
        if not country or not any(inside(here, polygon[0]) for polygon in polygons):
            here = (sum(x for x, _ in largest) / len(largest), sum(y for _, y in largest) / len(largest))
        said = {"code": code, "name": country.name if country and name not in NAMED else name}
        said |= {"at": [round(here[0], 2), round(here[1], 2)], "size": round(area(largest), 1)}
        features.append({"type": "Feature", "properties": said, "geometry": {"type": "MultiPolygon", "coordinates": polygons}})
    print(len(features), "countries; without a code:", unknown)
    COUNTRIES.parent.mkdir(exist_ok=True)
    COUNTRIES.write_text(_json({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def hull(points: list[Point]) -> Ring:
    """The convex hull, closed."""
    ordered = sorted(set(points))

    def half(some: list[Point]) -> Ring:
        kept: Ring = []
        for point in some:
            while len(kept) > 1 and _left(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    found = half(ordered) + half(ordered[::-1])
    return [*found, found[0]]


def _left(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def near(points: list[Point]) -> list[Point]:
    """The points without those that lie more than four times as far from the middle as three quarters of them do."""
    lon, lat = sorted(x for x, _ in points)[len(points) // 2], sorted(y for _, y in points)[len(points) // 2]
    far = {(x, y): hypot((x - lon) * cos(radians(lat)), y - lat) for x, y in points}
    most = 4 * sorted(far.values())[int(len(far) * 0.75)]
    return [point for point in points if far[point] <= most]


def build_provinces() -> None:
    """Write, by country and name of a province, the hull of its settlements: longitudes and latitudes, one after the other.

    Where too few settlements are known: a radius in kilometres, half as far again as half of the way to the next province.
    """
    base = gazetteer().base
    towns: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    rows = "SELECT country, admin1, lon, lat FROM place WHERE kind = 'settlement' AND admin1 <> '' AND lat IS NOT NULL"
    for country, unit, lon, lat in base.execute(rows):
        towns[country, unit].append((lon, lat))
    found: defaultdict[str, dict[str, list[float] | int]] = defaultdict(dict)
    named = "SELECT country, admin1, name, lon, lat FROM place WHERE kind = 'province' ORDER BY country, name, id"
    provinces = base.execute(named).fetchall()
    for country, unit, name, lon, lat in provinces:
        points = near(towns[country, unit]) if len(towns[country, unit]) >= 6 else []
        ring = rounded(hull(points)) if len(set(points)) >= 3 else []
        if len(ring) > 3 and ring[0] == ring[-1] and max(x for x, _ in ring) - min(x for x, _ in ring) < 180:
            found[country].setdefault(name, [part for point in ring[:-1] for part in point])
        elif lon is not None:
            others = ((x, y) for other, code, _, x, y in provinces if other == country and code != unit and x is not None)
            nearest = min((_km((lon, lat), other) for other in others), default=2 * LARGEST)
            found[country].setdefault(name, round(min(max(nearest * 0.75, SMALLEST), LARGEST)))
    print(sum(map(len, found.values())), "provinces")
    PROVINCES.write_text(_json(found), encoding="utf-8")


def _km(one: Point, other: Point) -> float:
    """Kilometres between two points, well enough for what lies near."""
    east = ((one[0] - other[0] + 180) % 360 - 180) * cos(radians((one[1] + other[1]) / 2))
    return 111.2 * hypot(east, one[1] - other[1])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    build_countries()
    build_provinces()
