"""Days that a report counts from another happening."""

from __future__ import annotations

import pytest

from sayso.coding.relative_dates import distances_in
from sayso.language import doc_of
from tests.coding.test_incidents import coded
from tests.coding.test_when_where import day, placed

PUBLISHED = "2014-01-24"  # a Friday


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        (
            "An air strike hit a camp near Kelm on Wednesday. The strike came four days after gunmen ambushed a convoy near Torvik.",
            ["2014-01-22", "2014-01-18"],
        ),
        (
            "A car bomb exploded in Kelm on Tuesday. Two days after the bombing, gunmen shot dead a judge in Torvik.",
            ["2014-01-21", "2014-01-23"],
        ),
        (
            "A mine killed two soldiers near Kelm on Tuesday. Hours after the explosion, rebels shelled Torvik.",
            ["2014-01-21", "2014-01-21"],
        ),
    ],
)
def test_a_day_is_counted_from_the_other_happening(chars: str, expected: list[str]) -> None:
    assert [day(account) for account in placed(chars, PUBLISHED)] == expected


def test_the_words_of_the_distance_are_the_evidence() -> None:
    found = placed("An air strike hit Kelm on Wednesday. The strike came four days after rebels ambushed a convoy near Torvik.")
    (said,) = found[1].of("date")
    assert said.words == "four days after"


@pytest.mark.parametrize(
    "chars",
    [
        "The raid came less than a week after gunmen killed a judge.",
        "The raid came three months after gunmen killed a judge.",
        "The raid lasted four days.",
        "Four days later gunmen killed a judge.",
    ],
)
def test_what_is_told_roughly_counts_no_day(chars: str) -> None:
    sheet = coded(chars)
    assert list(distances_in(sheet, doc_of(sheet))) == []


def test_a_day_of_its_own_stands() -> None:
    found = placed(
        "Rebels shelled Kelm on Wednesday. The shelling came four days after gunmen ambushed a convoy on Thursday.", PUBLISHED
    )
    assert day(found[1]) != "2014-01-18"


def test_a_day_told_of_something_else_is_dropped() -> None:
    chars = (
        "Police searched a barn near Kelm on Sunday, an officer said on Monday. Nobody was hurt.\n\nThe search came six days after a car bomb "
        "killed nine people in Torvik."
    )
    (bombing,) = placed(chars, PUBLISHED)
    assert day(bombing) is None


@pytest.mark.parametrize("number", ["999999999", "4000000"])
def test_a_day_that_no_calendar_has_is_not_counted(number: str) -> None:
    chars = f"An air strike hit a camp near Kelm on Wednesday. The strike came {number} days after gunmen ambushed a convoy near Torvik."
    assert all(said.words != f"{number} days after" for account in placed(chars, PUBLISHED) for said in account.of("date"))
