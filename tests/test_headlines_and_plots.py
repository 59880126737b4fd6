"""Who speaks at the end of a headline, and what was foiled: the speaker is kept, and who foils a plot is no doer of it."""

from typing import Any

import pytest

import sayso


def incidents(chars: str) -> list[dict[str, Any]]:
    (found,) = sayso.code_bytes(chars.encode(), "wire.txt", published="2031-05-09", source="Torvik Courier").records()
    made: list[dict[str, Any]] = found["incidents"]
    return made


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Six rebels killed in raid near Kelm, army says", "army"),
        ("Gunmen kill two in Kelm: police", "police"),
        ("Gunmen kill two in Kelm – officials say", "officials"),
    ],
)
def test_a_headline_keeps_its_speaker(headline: str, speaker: str) -> None:
    (news,) = incidents(f"{headline}\n\nNothing more was known.\n")
    said = {a["claimants"][0]["name"].lower() for a in news["assertions"] if a["property"] == "killed"}
    assert said == {speaker}


@pytest.mark.parametrize("tail", ["Kelm: two dead", "Gunmen kill two in Kelm: a town in fear"])
def test_what_stands_behind_a_colon_is_not_always_a_speaker(tail: str) -> None:
    found = incidents(f"{tail}\n\nGunmen killed two people in Kelm on Monday.\n")
    assert {a["claimants"][0]["name"] for i in found for a in i["assertions"] if a["property"] == "killed"} == {"Torvik Courier"}


def test_a_foiled_plot_is_foiled_and_nobody_who_foiled_it_did_it() -> None:
    (plot,) = incidents("DAHRA - The interior ministry said it had foiled a plot to bomb a market in Dahra on Monday.\n")
    assert (plot["type"], plot["stage"], plot["perpetrators"]) == ("bombing", "foiled", [])


def test_headline_and_body_tell_of_one_foiled_attack() -> None:
    (plot,) = incidents(
        "Army foils bomb attack in Kelm, ministry says\n\nThe interior ministry said it had foiled a bomb attack in Kelm on Monday.\n"
    )
    assert plot["stage"] == "foiled"


def test_running_totals_are_no_incidents() -> None:
    assert (
        incidents("Since 2029 pirates have attacked 100 vessels off Qadria. In many hijackings, pirates take hostages.\n") == []
    )
