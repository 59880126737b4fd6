"""What becomes of the rules' incidents, kinds and values when the network says this or that."""

from __future__ import annotations

import pytest

from sayso.coding.trained import asked, judged
from sayso.coding.trained_opinion import Opinions
from sayso.coding.trained_values import Ground
from sayso.pipeline import Pipeline
from sayso.records import Account, Amount, Place
from tests.coding.told_network import NUMBERS, Told, sheet_of
from training.incident_cases import pipeline as rules

REPORT = "Gunmen killed two police officers in the town of Kelm on Tuesday. A bomb wounded a teacher in Torvik."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return rules()


def incidents(pipeline: Pipeline, told: Told) -> list[Account]:
    sheet = sheet_of(pipeline, told.chars)
    return list(judged(Ground(sheet), asked(Opinions(sheet, told)), [], NUMBERS, "test@1").incidents)


def test_an_incident_that_the_network_does_not_take_for_one_goes(pipeline: Pipeline) -> None:
    before = incidents(pipeline, Told(REPORT, otherwise=0.5))
    kept = incidents(pipeline, Told(REPORT, real={"Gunmen killed two police officers": 0.1}, otherwise=0.5))
    assert [account.id for account in kept] == [before[1].id]


def test_without_a_word_of_the_network_the_incidents_of_the_rules_stay(pipeline: Pipeline) -> None:
    told = Told(REPORT, ties=[("perpetrator stated", "Gunmen", 0.3), ("target", "two police officers", 0.3)], otherwise=0.5)
    first, _ = incidents(pipeline, told)
    assert first.first("perpetrator") == "Gunmen"
    assert "police officers" in str(first.first("target"))


def test_a_doer_that_the_network_finds_unlikely_goes(pipeline: Pipeline) -> None:
    first, _ = incidents(pipeline, Told(REPORT, otherwise=0.5))
    assert first.first("perpetrator") is None
    assert first.first("target") is None


def test_a_doer_it_is_sure_of_comes_in_with_its_words(pipeline: Pipeline) -> None:
    chars = "Two police officers were killed in Kelm on Tuesday. The Brask Front had come down from the hills."
    [account] = incidents(pipeline, Told(chars, ties=[("perpetrator stated", "Brask Front", 0.9)], otherwise=0.5))
    [doer] = account.of("perpetrator")
    assert (doer.value, doer.claimants[0].outlet, doer.made_by) == ("Brask Front", True, "test@1")


def test_what_somebody_says_of_a_doer_is_blame_whatever_the_network_says(pipeline: Pipeline) -> None:
    chars = 'Two police officers were killed in Kelm on Tuesday. "The Brask Front was here in force that night," said Mayor Odel Marr.'
    [account] = incidents(pipeline, Told(chars, ties=[("perpetrator stated", "Brask Front", 0.9)], otherwise=0.5))
    assert not account.of("perpetrator")
    [blame] = account.of("blamed")
    assert blame.by is not None
    assert "Marr" in blame.by.name


def test_the_type_of_the_rules_stays_unless_another_is_clear_above_it(pipeline: Pipeline) -> None:
    told = [incidents(pipeline, Told(REPORT, type=("arson", chance), otherwise=0.5))[0].first("type") for chance in (0.5, 0.9)]
    assert told == ["armed_assault", "arson"]


def test_a_place_is_a_mention_that_reading_resolved(pipeline: Pipeline) -> None:
    chars = "Gunmen killed two police officers on Tuesday. The road to Mosul was closed."
    [account] = incidents(pipeline, Told(chars, ties=[("place", "Mosul", 0.9)], otherwise=0.5))
    place = account.first("place")
    assert isinstance(place, Place)
    assert (place.name, place.country) == ("Mosul", "Iraq")


def test_a_number_is_one_that_reading_found(pipeline: Pipeline) -> None:
    chars = "A bomb exploded in Mosul on Friday. The hospital's book for that night has eleven names in it."
    [account] = incidents(pipeline, Told(chars, ties=[("wounded", "eleven", 0.9)], otherwise=0.5))
    assert account.first("wounded") == Amount(low=11, best=11, high=11) or account.first("wounded") == Amount(low=11, high=11)


def test_a_place_that_only_says_which_mayor_is_no_target(pipeline: Pipeline) -> None:
    for town in ("Mosul", "Saray Hill"):
        chars = f"Gunmen killed the mayor of {town} on Tuesday."
        [account] = incidents(pipeline, Told(chars, ties=[("target", town, 0.9), ("target", "mayor", 0.9)], otherwise=0.5))
        words = [said.words for said in account.of("target")]
        assert any("mayor" in one for one in words)
        assert town not in words


CRIME = "A teacher was shot dead in Kelm on Monday. Anton Veld, 19, was convicted of the murder on Friday."


def test_the_doer_of_an_incident_that_goes_becomes_that_of_the_one_where_the_network_finds_him(pipeline: Pipeline) -> None:
    told = Told(CRIME, ties=[("perpetrator blamed", "Anton Veld", 0.4)], real={"murder on Friday": 0.1})
    [left] = incidents(pipeline, told)
    [doer] = left.of("perpetrator")
    assert (doer.value, doer.account_id) == ("Anton Veld", left.id)


def test_a_doer_that_is_found_nowhere_goes_with_his_incident(pipeline: Pipeline) -> None:
    [left] = incidents(pipeline, Told(CRIME, ties=[("perpetrator blamed", "Anton Veld", 0.2)], real={"murder on Friday": 0.1}))
    assert not left.of("perpetrator", "blamed")


def test_words_that_only_go_before_a_noun_stand_for_all_up_to_it(pipeline: Pipeline) -> None:
    told = Told(
        "A bomb exploded outside the central post office of Kelm on Tuesday.", ties=[("target", "central", 0.9)], otherwise=0.5
    )
    [only] = incidents(pipeline, told)
    assert "central post office" in [said.value for said in only.of("target")]
    assert "central" not in [said.value for said in only.of("target")]


def test_a_preposition_behind_the_words_is_no_part_of_them(pipeline: Pipeline) -> None:
    told = Told(
        "Gunmen abducted three surveyors on the old road to Ouban on Tuesday.", ties=[("site", "old road to", 0.9)], otherwise=0.5
    )
    [only] = incidents(pipeline, told)
    assert "old road to" not in [said.value for said in only.of("site")]


def test_a_doer_whom_the_network_finds_to_deny_it_is_not_handed_over(pipeline: Pipeline) -> None:
    ties = [("perpetrator blamed", "Anton Veld", 0.4), ("perpetrator denied", "Anton Veld", 0.6)]
    [left] = incidents(pipeline, Told(CRIME, ties=ties, real={"murder on Friday": 0.1}))
    assert not left.of("perpetrator")


@pytest.mark.parametrize(
    ("words", "kept"), [("Terminal A", "Terminal A"), ("guards of", "guards"), ("the guards", "guards"), ("U.S.", "U.S.")]
)
def test_words_keep_what_belongs_to_them_and_lose_what_does_not(pipeline: Pipeline, words: str, kept: str) -> None:
    chars = "Gunmen shot the guards of Terminal A and an envoy of the U.S. in Kelm on Tuesday."
    sheet = sheet_of(pipeline, chars)
    [opinion] = [one for _, one in asked(Opinions(sheet, Told(chars, ties=[("target", words, 0.9)]))) if one is not None][:1]
    assert [sheet.text.words(said.span) for said in opinion.said("target", 0.5, 0.4)] == [kept]
