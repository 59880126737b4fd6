"""Amounts: number words and digits, with bounds; what counts nothing is left out."""

from __future__ import annotations

import pytest

from sayso.reading.amount_words import value_of
from sayso.reading.amounts import Amounts, read_amounts
from sayso.reading.sentences import Sentences
from sayso.records import Amount, Mention, Report, Sheet, Text


def read(chars: str) -> list[Mention]:
    report = Report(sha256="0" * 64, name="test")
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))
    return [m for m in Amounts()(Sentences()(sheet)).mentions if m.kind == "amount"]


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("four", 4),
        ("twenty-six", 26),
        ("forty five", 45),
        ("1,200", 1200),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a hundred and twenty", 120),
        ("two thousand five hundred", 2500),
        ("2.5 million", 2_500_000),
        ("barracks", None),
    ],
)
def test_value_of_number_words(words: str, n: int | None) -> None:
    assert value_of(words) == n


@pytest.mark.parametrize(
    ("chars", "words", "amount", "unit"),
    [
        ("The blast killed four soldiers.", "four", Amount(4, 4, 4), "soldier"),
        ("At least 11 villagers died.", "At least 11", Amount(11, None, None), "villager"),
        ("More than a dozen guards were hurt.", "More than a dozen", Amount(12, None, None), "guard"),
        ("Up to 20 rebels took part.", "Up to 20", Amount(None, None, 20), "rebel"),
        ("As many as thirty houses burned.", "As many as thirty", Amount(None, None, 30), "house"),
        ("Around 30 people were wounded.", "Around 30", Amount(30, 30, 30), "people"),
        ("Between 5 and 7 gunmen fired.", "Between 5 and 7", Amount(5, None, 7), "gunman"),
        ("Several shops were looted.", "Several", Amount(2, None, None), "shop"),
        ("Dozens of civilians fled Kelm.", "Dozens", Amount(24, None, None), "civilian"),
        ("Scores of men were held.", "Scores", Amount(40, None, None), "man"),
        ("No one was hurt.", "No one", Amount(0, 0, 0), ""),
        ("An unknown number of miners died.", "An unknown number of", Amount(unknown=True), "miner"),
        ("The army sent 2,000 troops to Ouban.", "2,000", Amount(2000, 2000, 2000), "troop"),
        ("Twenty or more cars were set alight.", "Twenty or more", Amount(20, None, None), "car"),
    ],
)
def test_amounts_with_bounds_and_unit(chars: str, words: str, amount: Amount, unit: str) -> None:
    found = read(chars)
    assert [(m.words, m.value, m.unit) for m in found] == [(words, amount, unit)]


@pytest.mark.parametrize(
    "chars",
    [
        "It happened on 5 May 2012 in Torvik.",
        "The curfew began at 7:30 p.m. on Monday.",
        "Ana Bel, 34, lives in Brenholt.",
        "A 45-year-old man saw it.",
        "He was 23 years old.",
        "The 14 and 18-year-old boys ran.",
        "A 17 y/o boy saw it.",
        "Ana Bel, 21 of Kelm, saw it.",
        "They paid $500 for it.",
        "The shop is in the 1200 block of Hill Street.",
        "The talks took three hours.",
        "The village lies 12 km from Dahra.",
        "Prices rose by 5 percent.",
        "The first shot missed.",
        "He carried a .38 revolver and an AK-47.",
        "It was the worst attack since 2004.",
    ],
)
def test_what_counts_nothing_is_no_amount(chars: str) -> None:
    assert read(chars) == []


def test_two_numbers_side_by_side_are_two_amounts() -> None:
    assert [m.value for m in read_amounts("killing four and wounding 12")] == [Amount(4, 4, 4), Amount(12, 12, 12)]


def test_capitals_are_read_alike() -> None:
    chars = "THE GUERRILLAS KILLED AT LEAST TWENTY FIVE SOLDIERS IN OUBAN, THE RADIO SAID."
    (found,) = read(chars)
    assert (found.words, found.value) == ("AT LEAST TWENTY FIVE", Amount(25, None, None))
    assert chars[found.span.start : found.span.end] == found.words


def test_without_a_parse_the_unit_is_the_next_plural() -> None:
    (found,) = read_amounts("Some 20 armed rebels crossed the river.")
    assert (found.words, found.unit) == ("Some 20", "rebel")


def test_mentions_carry_their_maker_and_text() -> None:
    (found,) = read("Two nuns were abducted.")
    assert found.made_by == "amounts@2"
    assert found.text_id.startswith("txt-")
