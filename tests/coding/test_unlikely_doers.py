"""Who is not meant, though the words seem to name him: who only speaks, who catches, who hides, and doers of other acts."""

from __future__ import annotations

import pytest

from sayso.coding.assertions import assertion
from sayso.coding.responsibility import Responsibility
from sayso.reading.times import Times
from sayso.records import Interval
from tests.coding.read_sheets import sheet_of
from tests.coding.test_responsibility import held


@pytest.mark.parametrize(
    ("chars", "anchor"),
    [
        # accused of something that is no violence
        ("After the bombing in Torvik the message accused Rolf Ekberg of inventing the plot to save his post.", "bombing"),
        ("Anton Rell was suspected of laundering money long before the murder.", "murder"),
        ("A thief was shot in Kelm. Omar Rafi was later arrested and charged with trespass.", "shot"),
        # who leads a group, and what is no fire
        ("No deaths were reported in the attack by the NDF, which was founded in 1960 and is led by Manuel Arel.", "deaths"),
        ("Fighting in Kelm went on after the cease-fire that was ordered by the rebels.", "Fighting"),
        # who keeps an act from happening
        ("The Vasrland police claimed they foiled a plot to murder the mayor.", "murder"),
        ("The police are asking whether Marit Ros was shot by a guard.", "shot"),
    ],
)
def test_nobody_is_held_responsible(chars: str, anchor: str) -> None:
    assert held(chars, anchor) == set()


def test_who_caught_him_is_not_who_did_it() -> None:
    chars = "Police in Kelm have captured Anton Rell, who is 30, and is believed to be responsible for nine murders."
    assert {name for _, name, _ in held(chars, "murders")} == {"anton rell"}


def test_that_no_group_has_claimed_it_is_no_claim() -> None:
    found = held("No warning was received nor has any rebel group claimed responsibility for the attack.", "attack")
    assert {basis for basis, _, _ in found} == {"nobody_claimed"}


def test_he_who_was_arrested_is_not_the_spokesman_who_tells_it() -> None:
    chars = (
        "A man shot two women in Kelm. The bodies were found yesterday, said court spokesman Greg Velk. "
        "Velk said he was arrested at a flat nearby."
    )
    assert not any("velk" in name for _, name, _ in held(chars, "shot"))


def test_a_doer_of_another_year_is_not_the_doer_of_this_act() -> None:
    chars = "Gunmen shot Ada Rell in Kelm on 4 May 2021. Rell, whose father was killed by soldiers in March 1986, was a judge."
    sheet = Times()(sheet_of(chars, "shot", "killed"))
    account = sheet.incidents[0]
    day = Interval("2021-05-04", "2021-05-04", "day")
    dated = account.with_assertions(assertion(sheet, account, "date", day, account.anchors[0], made_by="test@1"))
    found = Responsibility()(sheet.with_accounts((dated,))).incidents[0]
    assert [a.value for a in found.of("perpetrator")] == ["Gunmen"]


def test_who_leads_a_campaign_has_not_set_the_bombs_that_may_answer_it() -> None:
    chars = "Four bombs went off in Kelm, killing a man. Police said they may be an answer to the government's offensive."
    assert not any("government" in name for _, name, _ in held(chars, "killing", "offensive"))


def test_a_noun_aside_names_no_second_doer() -> None:
    chars = "The Kelm Brigades bombed a bank in Torvik. An attack by the Northern Dawn Front had cut the pipeline."
    assert {name for _, name, _ in held(chars, "bombed", "attack")} == {"kelm brigades"}


def test_a_group_that_denies_it_stands_once() -> None:
    chars = (
        "Militant group denies holding Ouban surveyors\n\n"
        "OUBAN — The Kelm Brigades have denied that they are holding three surveyors who were abducted on Sunday."
    )
    assert held(chars, "abducted") == {("denied", "kelm brigades", "kelm brigades")}


def test_soldiers_who_killed_some_of_the_attackers_did_not_attack() -> None:
    chars = "Gunmen attacked a post near Kelm, and the army said it had killed 12 of them in a battle."
    assert not any(name == "army" for _, name, _ in held(chars, "attacked", "killed"))
