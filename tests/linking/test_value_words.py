"""Values as a person says them."""

import pytest

from sayso.linking.clashes import kilometres
from sayso.linking.value_words import day_words, value_words
from sayso.records import Amount, Interval, Place, Value
from tests.linking.telling import KELM, VASRLAND, day, exactly


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("killed", exactly(4), "4"),
        ("killed", Amount(low=11), "at least 11"),
        ("killed", Amount(high=20), "up to 20"),
        ("killed", Amount(5, None, 7), "5 to 7"),
        ("killed", Amount(4, 6, 11), "4 to 11, most likely 6"),
        ("killed", Amount(None, 6, None), "6"),
        ("killed", Amount(unknown=True), "a number not known"),
        ("date", day("2014-01-24"), "24 January 2014"),
        ("date", day("2014-01-01", "2014-01-31", "month"), "January 2014"),
        ("date", day("2014-01-01", "2014-01-31", "part-of-month", part="early"), "early January 2014"),
        ("date", day("2014-01-01", "2014-12-31", "year"), "2014"),
        ("date", day("2014-01-20", "2014-01-26", "week"), "20 January 2014 to 26 January 2014"),
        ("date", Interval("2014-01-20", None, "range"), "20 January 2014 or later"),
        ("date", Interval(None, "2014-01-20", "range"), "20 January 2014 or earlier"),
        ("date", Interval(None, None, "unresolved"), "a day that could not be resolved"),
        ("place", KELM, "Kelm (North Province, Vasrland)"),
        ("place", VASRLAND, "Vasrland"),
        ("place", Place("nowhere"), "nowhere"),
        ("type", "car_bomb", "car bomb"),
        ("is_claim", False, "no claim of responsibility"),
        ("authentic", True, "authentic"),
        ("background", True, "yes"),
        ("background", False, "no"),
    ],
)
def test_values(name: str, value: Value, words: str) -> None:
    assert value_words(name, value) == words


def test_a_day_that_is_not_known() -> None:
    assert day_words(None) == "an unknown day"


def test_distances() -> None:
    # A degree of latitude is 111.2 km on a sphere of 6,371 km.
    assert kilometres((0, 0), (1, 0)) == pytest.approx(111.19, abs=0.01)
    assert kilometres((60, 0), (60, 1)) == pytest.approx(55.6, abs=0.1)
    assert kilometres((10, 20), (10, 20)) == 0
