"""Krippendorff's alpha against the examples that he published, and what the interval may be."""

from __future__ import annotations

import random

import pytest

from sayso.codebook import default_codebook
from sayso.records import Amount, Interval, Place
from sayso.review.alpha import Alpha, Unit, agreement
from sayso.review.distances import MEASURES, distance_of, key_of, measure_of

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C and D: four observers, twelve units, missing data.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = [Unit(tuple(row[n] for row in FOUR if row[n] is not None), str(n)) for n in range(12)]


def same(one: object, other: object) -> float:
    return float(one != other)


def test_the_example_of_four_observers_by_name_interval_and_ratio() -> None:
    nominal = agreement(UNITS, same)
    assert nominal.alpha == pytest.approx(0.743, abs=0.0005)
    assert nominal.units == 11  # the last but one unit has two answers, the last one
    interval = agreement(UNITS, lambda a, b: float((a - b) ** 2))
    assert interval.alpha == pytest.approx(0.849, abs=0.0005)
    ratio = agreement(UNITS, lambda a, b: ((a - b) / (a + b)) ** 2)
    assert ratio.alpha == pytest.approx(0.797, abs=0.0005)


def test_the_example_of_two_observers_and_two_values() -> None:
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = agreement([Unit(pair, str(n)) for n, pair in enumerate(zip(meg, owen, strict=True))], same)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert found.agreed == pytest.approx(0.6)


def test_nothing_can_be_said_without_units_or_without_a_difference() -> None:
    assert agreement([], same) == Alpha(None, None, None, 0, 0.0)
    assert agreement([Unit((1,), "a")], same).units == 0
    alike = agreement([Unit((1, 1), str(n)) for n in range(9)], same)
    assert (alike.alpha, alike.low, alike.units, alike.agreed) == (None, None, 9, 1.0)
    alone = agreement([Unit((1, 2), "a"), Unit((2, 2), "a")], same)
    assert alone.alpha is not None and alone.low is None  # one report: there is nothing to draw from


def test_the_interval_holds_alpha_is_the_same_each_time_and_shrinks() -> None:
    draw = random.Random(7)

    def units(number: int) -> list[Unit]:
        return [
            Unit((value, value if draw.random() < 0.8 else draw.randrange(4)), str(n))
            for n in range(number)
            for value in (draw.randrange(4),)
        ]

    few, many = units(20), units(400)
    small, large = agreement(few, same), agreement(many, same)
    assert small == agreement(few, same)
    for found in (small, large):
        assert found.alpha is not None and found.low is not None and found.high is not None
        assert found.low < found.alpha < found.high
    assert large.high - large.low < (small.high - small.low) / 2  # type: ignore[operator]


def test_units_of_one_report_are_drawn_together() -> None:
    pairs = [(n % 2, n % 2) if n < 50 else (n % 2, 1 - n % 2) for n in range(100)]
    apart = agreement([Unit(pair, str(n)) for n, pair in enumerate(pairs)], same)
    together = agreement([Unit(pair, str(n // 25)) for n, pair in enumerate(pairs)], same)
    assert apart.alpha == together.alpha
    assert together.high - together.low > 2 * (apart.high - apart.low)  # type: ignore[operator]


def key(*values: object) -> object:
    return key_of(values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "one", "other", "apart"),
    [
        ("same or not", key("Bombing"), key("bombing "), 0),
        ("same or not", key("bombing"), key(), 1),
        ("same or not", key(Place("Torvik", "Vasrland")), key(Place("Torvik", "Ostmark")), 1),
        ("share of the list", key("knife", "gun"), key("gun", "knife"), 0),
        ("share of the list", key("knife", "gun"), key("gun"), 0.5),
        ("share of the list", key(), key("gun"), 1),
        ("ratio", key(Amount(4, 4, 4)), key(Amount(low=4)), 0),
        ("ratio", key(Amount(4, 4, 4)), key(Amount(12, 12, 12)), 0.25),
        ("ratio", key(Amount(low=4, high=6)), key(Amount(5, 5, 5)), 0),
        ("ratio", key(Amount(0, 0, 0)), key(Amount(3, 3, 3)), 1),
        ("ratio", key(Amount(unknown=True)), key(Amount(3, 3, 3)), 1),
        ("ratio", key(Amount(unknown=True)), key(), 1),
        ("days", key(Interval("2031-05-04", "2031-05-04", "day")), key(Interval("2031-05-04", "2031-05-05", "range")), 0.5),
        ("days", key(Interval("2031-05-04", "2031-05-04", "day")), key(Interval("2031-05-06", "2031-05-06", "day")), 1),
        ("days", key(Interval("2031-05-04", "2031-05-04", "day")), key(), 1),
        ("days", key(Interval(None, None, "unresolved", "XXXX-WXX-4")), key(Interval("2031-05-04", None, "day")), 1),
    ],
)
def test_how_far_apart(measure: str, one: object, other: object, apart: float) -> None:
    distance = distance_of(measure)  # type: ignore[arg-type]
    assert distance(one, other) == distance(other, one) == pytest.approx(apart)
    assert distance(one, one) == 0


def test_every_field_of_the_codebook_has_a_measure() -> None:
    book = default_codebook()
    assert {measure_of(book, key) for key in (*book.properties, "is_one")} == set(MEASURES)
    assert measure_of(book, "killed") == "ratio"
    assert measure_of(book, "date") == "days"
    assert measure_of(book, "weapon") == "share of the list"
    assert measure_of(book, "type") == "same or not"
