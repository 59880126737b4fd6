"""Tolls: who is killed, wounded, abducted, arrested; unknown kept from zero; every speaker's number kept."""

from __future__ import annotations

from dataclasses import replace

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
        ("The blast in Kelm left 12 civilians wounded, officials said.", "blast", {"wounded": exactly(12)}),
        ("The attack left two soldiers and a child seriously injured.", "attack", {"wounded": exactly(3)}),
        ("The riot in Kelm left 20 people hurt.", "riot", {"wounded": exactly(20)}),
        ("The blast left four people dead and a child wounded.", "blast", {"killed": exactly(4), "wounded": exactly(1)}),
        ("Four people were left wounded by the blast in Kelm.", "blast", {"wounded": exactly(4)}),
        ("A man was held after a shooting in Kelm that left four people wounded.", "shooting", {"wounded": exactly(4)}),
        ("The raiders left the town and wounded two people in the attack.", "attack", {"wounded": exactly(2)}),
        ("The blast claimed the lives of six people.", "blast", {"killed": exactly(6)}),
        ("The shelling resulted in three deaths and 20 injuries.", "shelling", {"killed": exactly(3), "wounded": exactly(20)}),
        ("The raid led to the death of three guards.", "raid", {"killed": exactly(3)}),
        (
            "The fire resulted in the death of one man and injuries to two others.",
            "fire",
            {"killed": exactly(1), "wounded": exactly(2)},
        ),
        ("The shelling led to the wounding of some forty others.", "shelling", {"wounded": exactly(40)}),
        ("Gunmen shot the mayor of Torvik, killing him.", "shot", {"killed": exactly(1)}),
        ("A Qadrian airliner was shot at in Torvik.", "shot", {}),
        ("Four Farmers Action Party (FAP) members were injured when their bus was fired upon.", "fired", {"wounded": exactly(4)}),
        ("The writer and journalist, Anton Rell, was wounded by gunmen.", "wounded", {"wounded": exactly(1)}),
        ("A lawyer and a politician were hurt in the blast.", "blast", {"wounded": exactly(2)}),
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


@pytest.mark.parametrize(
    ("chars", "killed"),
    [
        ("Officials first said nine people were killed in the raid. Later they said the toll was seven.", 7),
        ("Seven people were killed in the raid, not nine as first reported.", 7),
        ("The raid killed nine people, police said. On Monday they revised the death toll down to six.", 6),
        ("Twelve people died in the raid, the minister said, revising an earlier toll of 20.", 12),
        ("The toll in the raid on the camp has risen from 58 to 62 with the death of four farmers.", 62),
        ("After the raid the toll reached three as two more people succumbed to burns.", 3),
    ],
)
def test_a_toll_that_is_corrected(chars: str, killed: int) -> None:
    assert coded(chars, "raid").first("killed") == exactly(killed)


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("The gunmen shot four people in the raid, killing one.", {"killed": exactly(1), "wounded": exactly(3)}),
        (
            "One killed, five wounded in raid. Gunmen killed one man and wounded five others in the raid.",
            {"killed": exactly(1), "wounded": exactly(5)},
        ),
        ("A soldier was shot and killed in the raid.", {"killed": exactly(1)}),
        ("Raid kills 21-year-old and injures three.", {"killed": exactly(1), "wounded": exactly(3)}),
        ("A 17 y/o boy was shot dead in the raid.", {"killed": exactly(1)}),
        ("Two soldiers were killed in the raid. A third soldier died in hospital.", {"killed": exactly(3)}),
        ("Ten people were hurt in the raid. Two of them died.", {"killed": exactly(2), "wounded": exactly(10)}),
        ("Between 10 and 12 people were abducted in the raid.", {"abducted": Amount(10, None, 12)}),
        ("Two or three people were killed in the raid.", {"killed": Amount(2, None, 3)}),
        ("More than a dozen people were hurt in the raid.", {"wounded": Amount(12, None, None)}),
        ("Nine people, six of them children, were killed in the raid.", {"killed": exactly(9)}),
        ("The raid killed 12 people, including three children and a nurse.", {"killed": exactly(12)}),
        ("The raid killed a group of farmers.", {"killed": Amount(2, None, None)}),
        ("The mayor was stabbed nearly to death in the raid.", {}),
        ("He was found guilty of the attempted murder of a man in the raid.", {}),
        ("After the raid Ana Bel is in hospital in critical condition.", {"wounded": exactly(1)}),
        (
            "The raid killed three and wounded ten; gunmen abducted two nuns and police arrested four men.",
            {"killed": exactly(3), "wounded": exactly(10), "abducted": exactly(2), "arrested": exactly(4)},
        ),
    ],
)
def test_what_became_of_whom(chars: str, expected: dict[str, Amount]) -> None:
    found = toll(chars, "aid")
    assert {name: found[name] for name in found if name in expected or name == "killed"} == expected


@pytest.mark.parametrize(
    "chars",
    [
        "Gunmen attacked the post. The attack did not cause any casualties.",
        "Gunmen attacked the post. There were no reports of casualties.",
        "Gunmen attacked the post. Police received no word of casualties.",
    ],
)
def test_nobody_came_to_harm_in_other_words(chars: str) -> None:
    assert toll(chars, "attacked") == {"killed": NOBODY, "wounded": NOBODY}


def test_a_number_that_is_not_known() -> None:
    assert toll("Gunmen attacked the post. The number of dead is unknown.", "attacked") == {"killed": UNKNOWN}


@pytest.mark.parametrize(
    "chars",
    [
        "The raid came after a war in which many people have died over the years.",
        "The raid came in a region where 400 people have been killed this year.",
        "The raid was carried out by police, who killed 358 people in the first half of 2031.",
        "The gang that made the raid is blamed for the deaths of at least 700 people this year.",
    ],
)
def test_sums_over_time_are_no_toll(chars: str) -> None:
    assert "killed" not in toll(chars, "raid")


def test_since_a_happening_is_no_sum_over_years() -> None:
    chars = "About 200 people have died since the offensive began on Monday."
    assert coded(chars, "offensive").first("killed") == exactly(200)


@pytest.mark.parametrize(
    ("chars", "arrested"),
    [
        ("Two people are being held in connection with the murder of a guard.", exactly(2)),
        ("A man turned himself in after the murder of a guard.", exactly(1)),
        ("A man surrendered to police after the murder of a guard.", exactly(1)),
        ("Nobody has been charged with the murder of a guard.", None),
        ("The brother of a jailed leader spoke of the murder of a guard.", None),
        ("Anton Rell was shot dead on Monday. His murder came a year after Rell was arrested in Kelm.", None),
    ],
)
def test_who_is_arrested_for_it(chars: str, arrested: Amount | None) -> None:
    assert coded(chars, "murder").first("arrested") == arrested


def two_incidents(chars: str, first: str, second: str) -> tuple[Account, ...]:
    """Tolls of two incidents, each with only the sentence of its words in its scope."""
    sheet = sheet_of(chars, first)
    spans = [Span(chars.index(words), chars.index(words) + len(words)) for words in (first, second)]
    scopes = [tuple(sentence for sentence in sheet.sentences if sentence.covers(span)) for span in spans]
    accounts = tuple(Account(sheet.text.id, "incident", (span,), scope) for span, scope in zip(spans, scopes, strict=True))
    return Tolls()(replace(sheet, accounts=accounts)).incidents


def test_people_harmed_in_a_sentence_of_no_incident_belong_to_the_one_named_last() -> None:
    chars = "A bomb went off in Kelm. Rebels raided Ouban. The post lies on a hill. Three men received deep cuts."
    bomb, raid = two_incidents(chars, "bomb", "raided")
    assert raid.first("wounded") == exactly(3)
    assert bomb.first("wounded") is None


def test_arrests_in_a_sentence_of_no_incident_belong_to_none_of_two() -> None:
    chars = "A bomb went off in Kelm. Rebels raided Ouban. The post lies on a hill. Police arrested three men."
    assert all(account.first("arrested") is None for account in two_incidents(chars, "bomb", "raided"))


def test_the_attacker_who_then_kills_himself_is_none_of_the_victims() -> None:
    chars = "A gunman shot and wounded three people at a factory in Kelm before killing himself."
    assert toll(chars, "shot") == {"wounded": exactly(3)}
