"""A release that lists air strikes by place: one incident a place, each with what is said of all; the sums are none."""

from typing import Any

import pytest

import sayso
from sayso.language.case import opened

RELEASE = """Air strikes go on against the NDF in Vasrland

On March 8, joint air forces flew 19 strikes against NDF fighters in Vasrland and Qadria. In Vasrland, joint air forces flew six strikes using attack and fighter aircraft against NDF targets.
Details:
.       Near Kelm, one strike engaged an NDF unit and destroyed a fighting position.
.       Near Saray Hill, five strikes destroyed two bridges, three fuel tanks, and a truck.
.       Near Tel Amra, 13 strikes destroyed a storage facility.
All aircraft returned safely.
"""


@pytest.fixture(scope="module")
def strikes() -> list[dict[str, Any]]:
    (found,) = sayso.code_bytes(RELEASE.encode(), "wire.txt", published="2031-03-09", source="Joint Air Forces").records()
    incidents: list[dict[str, Any]] = found["incidents"]
    return incidents


def test_one_incident_a_place_and_none_for_the_sums(strikes: list[dict[str, Any]]) -> None:
    assert [strike["where"]["name"] for strike in strikes] == ["Kelm", "Saray Hill", "Tel Amra"]
    assert {strike["type"] for strike in strikes} == {"airstrike"}


def test_each_has_the_day_and_the_doers_of_the_sum(strikes: list[dict[str, Any]]) -> None:
    assert {strike["when"]["start"] for strike in strikes} == {"2031-03-08"}
    assert {who["name"] for strike in strikes for who in strike["perpetrators"]} == {"joint air forces"}


def test_each_has_the_weapons_of_the_sum_and_none_that_was_destroyed(strikes: list[dict[str, Any]]) -> None:
    assert [[weapon["words"] for weapon in strike["weapons"]] for strike in strikes] == [["aircraft"]] * 3


def test_each_has_its_own_targets(strikes: list[dict[str, Any]]) -> None:
    assert strikes[1]["targets"] == ["two bridges", "three fuel tanks", "truck"]


def test_near_before_a_name_is_no_part_of_it() -> None:
    assert opened("Near Kelm, one strike … Near misses.") == "near Kelm, one strike … Near misses."
