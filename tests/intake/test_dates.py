import pytest

from sayso.intake.dates import full_date, stated_day, telex_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-03-07", "2023-03-07"),
        ("2023-03-07T23:59:00+02:00", "2023-03-07"),
        ("2023-03-07T00:10:00Z", "2023-03-07"),
        ("20230307", "2023-03-07"),
        ("20230307T1840", "2023-03-07"),
        ("2023/03/07", "2023-03-07"),
        ("7 March 2023", "2023-03-07"),
        ("March 7, 2023", "2023-03-07"),
        ("7th of Mar. 2023", "2023-03-07"),
        ("Tue, 07 Mar 2023 18:40:00 GMT", "2023-03-07"),
        ("07-Mar-2023", "2023-03-07"),
    ],
)
def test_stated_days(value: str, day: str) -> None:
    assert stated_day(value) == day


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2023",
        "2023-02-30",
        "2023-13-01",
        "March 2023",
        "2023",
        "yesterday",
        "Tuesday",
        "7 March",
        "",
        None,
        20230307,
        "x" * 9_999,
    ],
)
def test_nothing_is_guessed(value: object) -> None:
    assert stated_day(value) is None


def test_the_first_full_date_counts() -> None:
    found = full_date("Kelm, 7 March 2023 (updated 9 March 2023)")
    assert found is not None
    assert found[0] == "2023-03-07"


def test_two_digit_years_are_read_in_telexes_only() -> None:
    assert full_date("TORVIK, 3 JAN 90") is None
    found = telex_date("TORVIK, 3 JAN 90")
    assert found is not None
    assert found[0] == "1990-01-03"
