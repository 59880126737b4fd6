"""What is left of a text when its words are compared."""

from __future__ import annotations

import pytest

from sayso.linking.words import folded, own_runs, shingles


def words(chars: str) -> str:
    return " | ".join(" ".join(run) for run in own_runs(chars))


def test_case_marks_accents_and_apostrophes_make_no_difference() -> None:
    assert folded("“The Mayor’s café”, they said…") == folded("the mayor's cafe they said")


@pytest.mark.parametrize(
    ("chars", "left"),
    [
        ("TORVIK, Vasrland (Dahra Wire) — A bomb exploded.", "a bomb exploded"),
        ("(Agency) - A bomb exploded.", "a bomb exploded"),
        ("Kelm, 4 May -- A bomb exploded.", "a bomb exploded"),
        ("A bomb exploded in Kelm - a town in the east.", "a bomb exploded in kelm a town in the east"),
        ("A bomb exploded.\nBy Ila Torn, Torvik Courier", "a bomb exploded"),
        (
            "By night the bombers came; no one in the street had heard them, and the few who did thought of a storm over the hills "
            "behind the old town and went back to sleep.",
            None,
        ),
        ("A bomb exploded.\nReporting by Ila Torn; editing by Osk Brand", "a bomb exploded"),
        ("A bomb exploded.\n(Dahra Wire)", "a bomb exploded"),
    ],
)
def test_datelines_and_credits_are_left_out(chars: str, left: str | None) -> None:
    assert words(chars) == (left if left is not None else " ".join(folded(chars)))


def test_quotations_part_the_runs() -> None:
    assert words('He said "we will strike" and left. «Never», she said.') == "he said | and left | she said"
    assert words('He went on: "We will strike.\nThe crowd cheered.') == "he went on | the crowd cheered"


def test_no_sequence_runs_over_a_gap() -> None:
    assert list(shingles([["a", "b", "c"], ["d", "e"]], 2)) == ["a b", "b c", "d e"]
    assert list(shingles([["a"]], 2)) == []
