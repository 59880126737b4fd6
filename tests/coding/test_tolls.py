"""Tolls: who is killed, wounded, abducted, arrested; unknown kept from zero; every speaker's number kept."""

from __future__ import annotations

import pytest

from sayso.coding.tolls import Tolls
from sayso.records import Account, Amount, Span
from tests.coding.read_sheets import sheet_of

NOBODY = Amount(0, 0, 0)
UNKNOWN = Amount(unknown=True)


def coded(chars: str, *anchors: str) -> Account:
    return Tolls()(sheet_of(chars, *anchors)).incidents[0]


def toll(chars: str, anchor: str) -> dict[str, object]:
    return {a.property: a.value for a in reversed(coded(chars, anchor).assertions)}


def exactly(n: int) -> Amount:
    return Amount(n, n, n)


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("A bomb exploded in Kelm, killing four and wounding 12.", "exploded", {"killed": exactly(4), "wounded": exactly(12)}),
        ("Two soldiers were killed and five wounded in the ambush.", "ambush", {"killed": exactly(2), "wounded": exactly(5)}),
        ("Three soldiers and two civilians were killed in the raid.", "raid", {"killed": exactly(5)}),
        ("At least 20 wounded in Dahra blast.", "blast", {"wounded": Amount(20, None, None)}),
        ("The attack left five dead and a dozen injured.", "attack", {"killed": exactly(5), "wounded": exactly(12)}),
        ("The blast claimed the lives of six people.", "blast", {"killed": exactly(6)}),
        ("The shelling resulted in three deaths and 20 injuries.", "shelling", {"killed": exactly(3), "wounded": exactly(20)}),
        ("The raid led to the death of three guards.", "raid", {"killed": exactly(3)}),
        ("A soldier was shot dead in Torvik.", "shot dead", {"killed": exactly(1)}),
        ("Gunmen shot and killed police officer Anton Rell.", "shot", {"killed": exactly(1)}),
        ("A guard was stabbed to death at the gate.", "stabbed", {"killed": exactly(1)}),
        ("Gunmen kidnapped three nuns near Mirsal.", "kidnapped", {"abducted": exactly(3)}),
        ("Rebels took two engineers hostage in Ouban.", "hostage", {"abducted": exactly(2)}),
        ("Up to 20 people were killed in the air strike.", "air strike", {"killed": Amount(None, None, 20)}),
        (
            "The blast killed several people and injured dozens.",
            "blast",
            {"killed": Amount(2, None, None), "wounded": Amount(24, None, None)},
        ),
        ("The blast killed 13 women and children.", "blast", {"killed": exactly(13)}),
        ("The gang fired on two officers, killing them.", "fired", {"killed": exactly(2)}),
        ("Also killed were a nurse and a driver, after the attack.", "attack", {"killed": exactly(2)}),
    ],
)
def test_numbers(chars: str, anchor: str, expected: dict[str, Amount]) -> None:
    assert toll(chars, anchor) == expected


def test_a_part_is_not_added() -> None:
    chars = "The bomb in Kelm wounded 12 people, including two children."
    assert toll(chars, "bomb") == {"wounded": exactly(12)}


def test_both_spans_of_a_sum_are_evidence() -> None:
    chars = "Three soldiers and two civilians were killed in the raid."
    (killed,) = coded(chars, "raid").of("killed")
    words = [chars[span.start : span.end] for span in killed.evidence]
    assert words[:2] == ["Three soldiers", "two civilians"]
    assert killed.words == "Three soldiers"


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("Gunmen attacked the post. Casualties were not immediately known.", {"killed": UNKNOWN, "wounded": UNKNOWN}),
        ("Gunmen attacked the post. There were no casualties.", {"killed": NOBODY, "wounded": NOBODY}),
        ("Gunmen attacked the post. No one was hurt.", {"wounded": NOBODY}),
        ("Gunmen attacked the post. No injuries were reported.", {"wounded": NOBODY}),
        ("Gunmen attacked the post without hurting anyone.", {"wounded": NOBODY}),
        ("Gunmen attacked the post. The road to Kelm was closed.", {}),
    ],
)
def test_unknown_is_not_zero_and_silence_is_neither(chars: str, expected: dict[str, Amount]) -> None:
    assert toll(chars, "attacked") == expected


@pytest.mark.parametrize(
    "chars",
    [
        "The group that made the attack threatened to kill two hostages.",
        "The attack could have killed hundreds of people.",
        "After the attack the governor warned that more people would be killed.",
        "The attack was one of many in a war in which 2,000 people have been killed since 2019.",
        "The attack killed or wounded 30 militiamen.",
        "The attack killed two dogs.",
    ],
)
def test_what_was_only_meant_or_counts_years_is_no_toll(chars: str) -> None:
    assert "killed" not in toll(chars, "attack")


def test_a_later_number_that_rose_comes_first() -> None:
    chars = "Two people died in the bombing of the market. Doctors later said that the death toll rose to 11."
    assert coded(chars, "bombing").first("killed") == exactly(11)


def test_people_on_top_are_added() -> None:
    chars = "Three people were killed in the attack. Another man died later."
    assert coded(chars, "attack").first("killed") == exactly(4)


def test_two_speakers_two_numbers() -> None:
    chars = "The army said the raid killed 12 militants. Residents said 20 people were killed."
    killed = coded(chars, "raid").of("killed")
    assert {(a.value, a.claimants[0].name.lower()) for a in killed} == {(exactly(12), "army"), (exactly(20), "residents")}
    assert all(a.claimants[-1].outlet for a in killed)


def test_the_shot_who_died_are_not_counted_as_wounded() -> None:
    assert toll("A man shot a guard in the head. The guard died at the scene of the shooting.", "shooting") == {
        "killed": exactly(1)
    }


def test_arrests() -> None:
    chars = "The market was bombed on Monday. Police arrested two suspects, and Anton Rell was charged with murder."
    assert toll(chars, "bombed")["arrested"] == exactly(2)


def test_capitals() -> None:
    chars = "THREE SOLDIERS WERE KILLED AND FIVE WERE WOUNDED WHEN GUERRILLAS ATTACKED A POST IN OUBAN YESTERDAY."
    assert toll(chars, "ATTACKED") == {"killed": exactly(3), "wounded": exactly(5)}


def test_each_toll_goes_to_the_nearest_incident() -> None:
    chars = "A bomb in Kelm killed four people. A raid on Ouban killed nine."
    sheet = sheet_of(chars, "bomb")
    second = Account(sheet.text.id, "incident", (Span(chars.index("raid"), chars.index("raid") + 4),), sheet.sentences)
    first, other = Tolls()(sheet.adding(accounts=(second,))).incidents
    assert first.first("killed") == exactly(4)
    assert other.first("killed") == exactly(9)


def test_running_it_twice_adds_nothing() -> None:
    sheet = Tolls()(sheet_of("The blast killed four people.", "blast"))
    assert Tolls()(sheet) == sheet


@pytest.mark.parametrize(
    ("chars", "anchor", "killed"),
    [
        (
            "A bomb exploded in Kelm on Tuesday. Three of the wounded died overnight, bringing the death toll to seven.",
            "exploded",
            7,
        ),
        (
            "A car bomb exploded in Kelm on Tuesday, the group said on Wednesday, as the number of dead rose to seven.",
            "exploded",
            7,
        ),
        ("The number of people killed in Tuesday's car bombing in Kelm has risen to nine, the hospital said.", "bombing", 9),
        ("A bomb exploded in Kelm on Tuesday, killing four. The toll rose to at least six on Wednesday.", "exploded", 6),
    ],
)
def test_a_toll_that_rises(chars: str, anchor: str, killed: int) -> None:
    amount = toll(chars, anchor)["killed"]
    assert isinstance(amount, Amount)
    assert killed in (amount.best, amount.low)
