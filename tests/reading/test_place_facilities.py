"""Facilities: buildings, bases, markets and other spots, and the place each lies in."""

from __future__ import annotations

import pytest

from sayso.reading.places import read_places
from sayso.records import Place


def facilities(chars: str) -> dict[str, Place]:
    """The facilities of a text by their words."""
    return {m.words: m.value for m in read_places(chars) if m.kind == "facility" and isinstance(m.value, Place)}


@pytest.mark.parametrize(
    ("chars", "words", "where"),
    [
        ("A car bomb exploded outside the Damascus Water Directorate.", "Damascus Water Directorate", "Damascus"),
        ("Gunmen attacked a market in Kelm.", "market", "Kelm"),
        ("Shells hit the mosque near Saray Hill, a suburb.", "mosque", "Saray Hill"),
        ("Troops entered Mosul University.", "Mosul University", "Mosul"),
        ("The army base outside Mirsal was attacked.", "army base", "Mirsal"),
    ],
)
def test_the_settlement_in_the_name_or_the_phrase_locates_it(chars: str, words: str, where: str) -> None:
    assert facilities(chars)[words].name == where


def test_a_facility_has_no_coordinates_of_its_own() -> None:
    found = facilities("A car bomb exploded outside the Damascus Water Directorate.")["Damascus Water Directorate"]
    assert found.precision == "settlement"


def test_a_facility_nobody_locates() -> None:
    found = facilities("A grenade was thrown at a police checkpoint.")["police checkpoint"]
    assert (found.name, found.precision, found.lat) == ("police checkpoint", "unresolved", None)


@pytest.mark.parametrize(
    ("chars", "words"), [("They burned the old church.", "old church"), ("Several houses burned.", "houses")]
)
def test_articles_and_quantities_are_no_part_of_it(chars: str, words: str) -> None:
    assert words in facilities(chars)


def test_a_ministry_that_speaks_is_no_spot() -> None:
    assert facilities("The ministry said that four men had died.") == {}


def test_in_capitals() -> None:
    chars = "THE BOMB DESTROYED A BANK IN BOGOTA, COLOMBIA, POLICE SAID TODAY. NOBODY HAS CLAIMED THE ATTACK SO FAR."
    assert facilities(chars)["BANK"].country_code == "CO"


@pytest.mark.parametrize(
    ("chars", "words"),
    [
        ("Two men were shot in the 400 block of North Kelm Road on Monday.", "400 block of North Kelm Road"),
        ("A man was shot near the corner of Kelm Road and 5th Street.", "corner of Kelm Road and 5th Street"),
        ("Shots were fired on Northwest 17th Avenue.", "Northwest 17th Avenue"),
        ("He was found on Kelm Ave. in Torvik.", "Kelm Ave"),
        ("The bank is in the 2500 block of Torvik 214. The victims were clerks.", "2500 block of Torvik 214"),
    ],
)
def test_a_spot_given_by_roads_is_one_facility(chars: str, words: str) -> None:
    assert words in facilities(chars)


def test_the_corner_of_a_room_is_no_crossing() -> None:
    assert not [words for words in facilities("They met in the corner of the room.") if words.startswith("corner")]
