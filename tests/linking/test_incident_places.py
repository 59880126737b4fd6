"""How places compare at their precision."""

from __future__ import annotations

import pytest

from sayso.linking.incident_places import place_relation


def place(name: str, precision: str = "settlement", **more: object) -> dict[str, object]:
    return {"name": name, "precision": precision, "id": None, "admin1": None, "country": None, "lat": None, "lon": None, **more}


KELM = place("Kelm", id=11, admin1="North", country="VS", lat=40.0, lon=10.0)
CLOSE = place("Saray Hill", id=12, admin1="North", country="VS", lat=40.05, lon=10.0)
FAR = place("Torvik", id=13, admin1="North", country="VS", lat=45.0, lon=10.0)
NORTH = place("North", "province", id=14, admin1="North", country="VS", lat=41.0, lon=10.0)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (KELM, KELM, "same town"),
        (KELM, place("Kelm"), "same town"),
        (KELM, CLOSE, "within 15 km"),
        (KELM, FAR, "further"),
        (KELM, NORTH, "one is only a province"),
        (KELM, place("Vasrland", "country", country="VS"), "one is only a country"),
        (KELM, place("Mirsal", id=20, country="QD"), "other country"),
        (KELM, place("Brenholt", id=21, admin1="South", country="VS"), "other province"),
        (KELM, place("Tel Amra"), "other names, not on the map"),
        (NORTH, NORTH, "same area"),
    ],
)
def test_relation(one: dict[str, object], other: dict[str, object], relation: str) -> None:
    assert place_relation(one, other) == relation == place_relation(other, one)
