"""One incident a place where the report says one thing of a list of places, and none where the list is no list of acts."""

from __future__ import annotations

import pytest

from sayso.codebook import default_codebook
from sayso.pipeline import Pipeline, build
from sayso.records import Account, Amount, Place, Report, Sheet, Text
from sayso.settings import Settings


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build(Settings(reader="rules"), default_codebook())


def incidents(pipeline: Pipeline, chars: str) -> list[Account]:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2031-05-09")
    return list(pipeline(Sheet(report, Text(report.id, chars, reader="test@1"))).incidents)


def places(accounts: list[Account]) -> list[str]:
    return [place.name for account in accounts if isinstance(place := account.first("place"), Place)]


def test_one_incident_a_place_of_a_list(pipeline: Pipeline) -> None:
    made = incidents(
        pipeline, "Bombs exploded in the towns of Kelm, Torvik and Ouban on Friday. Police blamed the NDF for the blasts."
    )
    assert places(made) == ["Kelm", "Torvik", "Ouban"]
    assert len({account.id for account in made}) == len(made)
    assert {account.first("type") for account in made} == {"bombing"}
    assert len({account.first("date") for account in made}) == 1


def test_words_that_say_where_a_place_is_are_no_member(pipeline: Pipeline) -> None:
    made = incidents(pipeline, "Gunmen carried out attacks in Mosul, Iraq, and Aleppo, Syria, on Friday, killing 12 people.")
    assert places(made) == ["Mosul", "Aleppo"]


def test_a_joint_toll_is_the_most_that_each_may_have(pipeline: Pipeline) -> None:
    made = incidents(pipeline, "Twelve people were killed in attacks in Mosul and Aleppo on Friday.")
    assert [account.first("killed") for account in made] == [Amount(high=12), Amount(high=12)]


@pytest.mark.parametrize(
    "chars",
    [
        "Gunmen ambushed soldiers between Mosul and Aleppo on Friday.",
        "A bomb exploded on the Mosul and Aleppo road on Friday, killing two soldiers.",
        "Gunmen killed the mayor on Friday. He had worked in Mosul and Aleppo.",
        "The mayor was shot dead in the Mosul and Aleppo district on Friday.",
        "Fighting in Mosul and Aleppo went on for weeks, and two soldiers were killed on Friday.",
    ],
)
def test_no_list_of_acts_stays_one(pipeline: Pipeline, chars: str) -> None:
    assert len(incidents(pipeline, chars)) == 1


def test_a_place_that_has_an_incident_of_its_own_gets_no_second(pipeline: Pipeline) -> None:
    made = incidents(
        pipeline,
        "A car bomb exploded in Mosul on Friday, killing nine people. Bombings in Mosul and Aleppo have shaken the region.",
    )
    assert sorted(places(made)) == ["Aleppo", "Mosul"]
