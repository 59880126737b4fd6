"""Keys: who meets whom."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.incident_keys import BUCKET, LONG_BUCKET, SHORT_BUCKET, YEAR, keys_of
from sayso.linking.model import Item
from sayso.records.link import asked, held, meeting

EMPTY = {
    "main": True,
    "apart": True,
    "people": {},
    "names": {},
    "own names": {},
    "place names": {},
    "words": {},
    "lead names": {},
    "lead words": {},
    "date": None,
    "place": None,
    "places": {},
}
START = date(2031, 1, 1)


def item(day: date | None, **features: object) -> Item:
    return Item("inc-1", "incident", "rep-1", day.isoformat() if day else None, {**EMPTY, **features})


def met(one: Item, other: Item) -> bool:
    """Whether two items are compared; it must not matter which of them comes later."""
    sides = ((one, other), (other, one))
    found = [bool(meeting({key: [b.id] for key in asked(keys_of(a)) & held(keys_of(b))})) for a, b in sides]
    assert found[0] == found[1]
    return found[0]


@given(st.integers(0, 4000), st.integers(-BUCKET, BUCKET))
def test_a_town_meets_itself_within_a_bucket(start: int, gap: int) -> None:
    day = START + timedelta(days=start)
    assert met(item(day, places={"17": "Kelm"}), item(day + timedelta(days=gap), places={"17": "Kelm"}))


@given(st.integers(0, 4000), st.integers(2 * BUCKET, 4000))
def test_a_town_alone_does_not_meet_itself_much_later(start: int, gap: int) -> None:
    day = START + timedelta(days=start)
    assert not met(item(day, places={"17": "Kelm"}), item(day + timedelta(days=gap), places={"17": "Kelm"}))


def test_a_full_name_meets_itself_at_any_time_dated_or_not() -> None:
    name = {"ilvo marnek": 1}
    assert met(item(START, people=name), item(START + timedelta(days=3000), people=name))
    assert met(item(START, people=name), item(None, people=name))


def test_a_day_in_a_province_meets_the_next_day() -> None:
    place = {"name": "Kelm", "country": "VS", "admin1": "North Province"}
    town = {"name": "Brenholt", "country": "VS", "admin1": "North Province"}
    one = item(START, date=["2031-03-03", "2031-03-03"], place=place)
    assert met(one, item(None, date=["2031-03-04", "2031-03-04"], place=town))
    assert not met(one, item(None, date=["2031-03-05", "2031-03-05"], place=town))


RARE = {"names": {"marnek": 7.0}, "own names": {"marnek": 1}, "words": {"ferry": 5.0}}


@given(st.integers(0, 4000), st.integers(0, YEAR), st.integers(2 * YEAR, 4000))
def test_a_rare_pair_meets_within_a_year_and_no_longer_two_years_later(start: int, gap: int, late: int) -> None:
    day = START + timedelta(days=start)
    assert met(item(day, **RARE), item(day + timedelta(days=gap), **RARE))
    assert not met(item(day, **RARE), item(day + timedelta(days=late), **RARE))


def test_a_rare_pair_meets_its_memory_and_whatever_has_no_day() -> None:
    late = START + timedelta(days=3000)
    memory = item(late, date=[START.isoformat(), START.isoformat()], **RARE)
    assert met(item(START, **RARE), memory)
    assert met(item(late, **RARE), memory)
    assert met(item(START, **RARE), item(None, **RARE))
    assert met(item(None, **RARE), item(None, **RARE))


def test_an_ordinary_pair_meets_only_within_its_bucket() -> None:
    late = START + timedelta(days=3000)
    common = {"names": {"john": 3.0}, "words": {"ferry": 5.0}}
    assert not met(item(START, **common), item(late, **common))
    ordinary = {"words": {"ferry": 5.0, "harbour": 5.0}}
    towns = {"names": {"kelm": 7.0, "torvik": 7.0}, "place names": {"kelm": 1, "torvik": 1}}
    for features in (ordinary, towns):
        assert met(item(START, **features), item(START + timedelta(days=SHORT_BUCKET), **features))
        assert not met(item(START, **features), item(START + timedelta(days=2 * SHORT_BUCKET), **features))
        assert not met(item(START, **features), item(late, **features))
        assert met(item(None, **features), item(None, **features))


@given(st.integers(0, 4000), st.integers(0, LONG_BUCKET))
def test_within_a_season_three_words_meet_or_two_and_a_town(start: int, gap: int) -> None:
    first = START + timedelta(days=start)
    day = first + timedelta(days=gap)
    three = {"words": {"ferry": 5.0, "harbour": 5.0, "crane": 5.0}}
    two_and_a_town = {"words": {"ferry": 5.0, "harbour": 5.0}, "places": {"17": "Kelm"}}
    for features in (three, two_and_a_town):
        assert met(item(first, **features), item(day, **features))


def test_a_season_that_two_items_share_twice_counts_once() -> None:
    """Each item stands in its own season and in the next: two of one season share two keys of each word, of two words four."""
    one = item(START, words={"ferry": 5.0, "harbour": 5.0})
    assert not met(one, item(START + timedelta(days=2 * SHORT_BUCKET), words={"ferry": 5.0, "harbour": 5.0}))


def test_keys_are_sorted_and_none_comes_twice() -> None:
    keys = keys_of(item(START, names={"marnek": 7.0, "kelm": 7.0}, **{"own names": {"marnek": 1}}, places={"17": "Kelm"}))
    assert list(keys) == sorted(set(keys))
