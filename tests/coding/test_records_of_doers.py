"""What a group is known for is not what it has done in this incident."""

from __future__ import annotations

import pytest

import sayso


def stated(second: str) -> list[str]:
    """Whom the report itself says to have done it, after a sentence that names nobody."""
    chars = f"Three bombs exploded in Kelm on Monday, killing four people. {second}"
    (found,) = sayso.code_bytes(chars.encode(), "wire.txt", published="2031-03-09", source="Torvik Courier").records()
    return [
        who["name"] for incident in found["incidents"] for who in incident.get("perpetrators", []) if who["basis"] == "stated"
    ]


@pytest.mark.parametrize(
    "second",
    [
        "The Northern Dawn Front is responsible for 700 deaths this year.",
        "The Northern Dawn Front has been responsible for a string of attacks in the north.",
        "The Northern Dawn Front was behind many bombings in the capital.",
        "The Northern Dawn Front has been responsible for bombings in recent years.",
    ],
)
def test_a_record_names_no_doer(second: str) -> None:
    assert stated(second) == []


@pytest.mark.parametrize(
    "second",
    [
        "The Northern Dawn Front was responsible for the four deaths.",
        "The Northern Dawn Front was behind the bombings.",
        "The Northern Dawn Front was responsible for the attack.",
    ],
)
def test_these_acts_name_one(second: str) -> None:
    assert stated(second) == ["Northern Dawn Front"]
