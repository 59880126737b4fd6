"""How two places compare at the precision that each has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sayso.linking.naming import kilometres, same_place_name

_TOWN_KM: Final = 15.0
_REGION_KM: Final = 60.0
APART: Final = ("other country", "other province", "other names, not on the map", "further", "within 60 km", "within 15 km")
"""Relations of places that are not one and do not lie in one another."""

_SPOTS: Final = ("exact", "near", "settlement")


def place_relation(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    """How two places compare, as words: "same town", "other country", …; the coarser of the two decides what can be said.

    Args:
        a, b: name, precision, id, admin1, country, lat and lon, as in `sayso.records.Place`.
    """
    if a["country"] and b["country"] and a["country"] != b["country"]:
        return "other country"
    if (a["id"] and a["id"] == b["id"]) or same_place_name(a["name"], b["name"]):
        return "same town" if a["precision"] in _SPOTS and b["precision"] in _SPOTS else "same area"
    if "country" in (a["precision"], b["precision"]):
        return "one is only a country"
    if a["admin1"] and b["admin1"] and a["admin1"] != b["admin1"]:
        return "other province"
    if "province" in (a["precision"], b["precision"]):
        return "one is only a province"
    return _by_distance(a, b)


def _by_distance(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    if None in (a["lat"], a["lon"], b["lat"], b["lon"]):
        return "other names, not on the map"
    far = kilometres(a["lat"], a["lon"], b["lat"], b["lon"])
    return "within 15 km" if far < _TOWN_KM else "within 60 km" if far < _REGION_KM else "further"
