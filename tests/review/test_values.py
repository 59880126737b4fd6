"""What a person writes as a corrected value."""

import pytest

from sayso.codebook import default_codebook
from sayso.errors import JudgementError
from sayso.export.typed import typed
from sayso.records import Amount, Place
from sayso.review.values import parse_value

BOOK = default_codebook()


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("4", Amount(4, 4, 4)),
        ("at least 4", Amount(low=4)),
        ("up to 20", Amount(high=20)),
        ("about 20", Amount(best=20)),
        ("4-6", Amount(low=4, high=6)),
        ("Unknown", Amount(unknown=True)),
        ("0", Amount(0, 0, 0)),
    ],
)
def test_amounts(words: str, amount: Amount) -> None:
    assert parse_value(BOOK, "killed", words) == amount


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04", "day"),
        ("2031-02", "2031-02-01", "2031-02-28", "month"),
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("2031-05-04..2031-05", "2031-05-04", "2031-05-31", "range"),
    ],
)
def test_dates(words: str, start: str, end: str, precision: str) -> None:
    found = parse_value(BOOK, "date", words)
    assert (found.start, found.end, found.precision) == (start, end, precision)  # type: ignore[union-attr]  # it is an interval


def test_a_city_and_its_province_are_no_choice() -> None:
    found = parse_value(BOOK, "place", "Cairo, Egypt")
    assert isinstance(found, Place)
    assert (found.precision, found.country_code) == ("settlement", "EG")


def test_a_place_that_no_list_has_can_be_put_on_the_map() -> None:
    assert parse_value(BOOK, "place", "Kelm, Vasrland @ 41.5, -20.25") == Place(
        "Kelm", "Vasrland", None, 41.5, -20.25, "settlement"
    )
    assert parse_value(BOOK, "place", "Kelm@41 20 (district)") == Place("Kelm", None, None, 41.0, 20.0, "district")
    cairo = parse_value(BOOK, "place", "Old Kelm, Egypt @ 30.1, 31.2 (exact)")
    assert isinstance(cairo, Place)
    assert (cairo.country_code, cairo.precision) == ("EG", "exact")
    assert typed(cairo) == "Old Kelm, Egypt @ 30.1, 31.2 (exact)"
    for wrong in ("Kelm @ 91, 20", "Kelm @ north", "@ 41, 20", "Kelm @ 41, 20 (roughly)", "Kelm @ 41"):
        with pytest.raises(JudgementError, match="degrees north"):
            parse_value(BOOK, "place", wrong)


def test_an_unknown_place_stays_without_coordinates() -> None:
    assert parse_value(BOOK, "place", "Kelm, Vasrland") == Place(name="Kelm", country="Vasrland")


@pytest.mark.parametrize(
    ("property", "words", "says"),
    [
        ("killed", "lots", "at least 4"),
        ("killed", "6-4", "lower number first"),
        ("date", "May", "2031-05-04"),
        ("date", "2031-02-30", "2031-05-04"),
        ("date", "2031-05..2031-04", "backwards"),
        ("background", "perhaps", "yes or no"),
        ("type", "explosion", "bombing"),
        ("place", "Springfield", "Illinois"),
        ("place", "Springfield, Egypt", "known are"),
        ("toll", "4", "has no property"),
        ("killed", " ", "needs a value"),
    ],
)
def test_what_is_no_value_is_refused_with_what_would_be(property: str, words: str, says: str) -> None:
    with pytest.raises(JudgementError, match=says):
        parse_value(BOOK, property, words)
