"""Who did it in plain words: blame, claims and denials that use no word of blame, claiming or denying."""

from __future__ import annotations

import pytest

from tests.coding.test_responsibility import held

AFTER = "Nine people died in a bombing in Kelm. "
BLAMED = "Nine people died in a bombing in Kelm. Police blamed the Kelm Brigades. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The governor put it down to the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ("The governor laid the bombing at the door of the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ("The governor put the blame on the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ("The governor ascribed it to the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ("The governor described the bombing as the work of the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ('"This is the work of the cattle barons," the governor said.', ("blamed", "cattle barons", "governor")),
        ('The governor attributed the bombing to the "enemies of peace".', ("blamed", "enemies of peace", "governor")),
        ('The governor accused "losers who fear the ballot".', ("blamed", "losers who fear the ballot", "governor")),
        ("The governor blamed the ranchers for the bombing.", ("blamed", "ranchers", "governor")),
        ('The governor spoke of "hired thugs".', ("blamed", "hired thugs", "governor")),
        ("The governor spoke of an act of sabotage by separatists.", ("blamed", "separatists", "governor")),
        ("The governor said that the Kelm Brigades had done it.", ("blamed", "kelm brigades", "governor")),
        ('The governor said the Kelm Brigades had "sent these men".', ("blamed", "kelm brigades", "governor")),
        ("The governor said the landlords had paid for it.", ("blamed", "landlords", "governor")),
        ("The governor said the order had come from the landlords.", ("blamed", "landlords", "governor")),
        ("The governor said responsibility lay with the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ('"The Kelm Brigades have blood on their hands," the governor said.', ("blamed", "kelm brigades", "governor")),
        ('"This was done by the Kelm Brigades," the governor said.', ("blamed", "kelm brigades", "governor")),
        ("The governor said it was the Kelm Brigades.", ("blamed", "kelm brigades", "governor")),
        ("The governor saw the hand of the Kelm Brigades in it.", ("suspected", "kelm brigades", "governor")),
        ("The Kelm Brigades are widely believed to have done it.", ("suspected", "kelm brigades", "")),
        ("The Kelm Brigades are thought to be responsible.", ("suspected", "kelm brigades", "")),
        ("The attack bore all the signs of the Kelm Brigades.", ("suspected", "kelm brigades", "")),
    ],
)
def test_blame_without_a_word_of_blame(said: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(AFTER + said, "bombing")


def test_a_bombing_that_somebody_is_linked_to() -> None:
    found = held("Nine people died in Kelm in a bombing that police have linked to the Kelm Brigades.", "bombing")
    assert found == {("blamed", "kelm brigades", "police")}


def test_two_who_accuse_each_other_claim_nothing() -> None:
    chars = "A monk was murdered in Kelm. Neither the army nor the Kelm Brigades has owned up to the murder, and each has accused the other."
    found = held(chars, "murdered") - {("nobody_claimed", "true", "")}
    assert found == {("blamed", "kelm brigades", "army"), ("blamed", "army", "kelm brigades")}


@pytest.mark.parametrize(
    "said",
    [
        "The Kelm Liberation Brigades said the bombing was a reply to the arrests.",
        "The Kelm Liberation Brigades said the bomb was meant for the governor.",
        "The Kelm Liberation Brigades said the bomb was their work.",
        "The Kelm Liberation Brigades called the bombing a warning to the government.",
        "The Kelm Liberation Brigades boasted of it.",
        "The Kelm Liberation Brigades have admitted it.",
        "The Kelm Liberation Brigades put their name to the attack.",
        "The Kelm Liberation Brigades hailed it as a victory of their fighters.",
        "The Kelm Liberation Brigades have regretted the deaths of children in the bombing.",
        "The Kelm Liberation Brigades said one of their members had carried it out.",
        '"We punished the traitors," the spokesman of the Kelm Liberation Brigades said.',
        '"It was us," a spokesman for the Kelm Liberation Brigades said.',
        "A note found nearby was signed by the Kelm Liberation Brigades.",
        "The attack was claimed in a message by the Kelm Liberation Brigades.",
    ],
)
def test_a_claim_without_a_word_of_claiming(said: str) -> None:
    found = held(AFTER + said, "bombing")
    assert {basis for basis, _, _ in found} == {"claimed"}
    assert {name for _, name, _ in found} == {"kelm liberation brigades"}


def test_a_group_that_names_its_bomber_claims_the_act() -> None:
    chars = "A bomber blew himself up in Kelm. The Kelm Liberation Brigades named the bomber as Abu Rif."
    assert {name for basis, name, _ in held(chars, "blew") if basis == "claimed"} == {"abu rif", "kelm liberation brigades"}


@pytest.mark.parametrize(
    ("chars", "anchor", "name"),
    [
        ("A bomber blew himself up in Kelm. The Banner of the Steadfast named the bomber as Abu Rif.", "blew", "banner"),
        (
            "An official was shot dead in Kelm. The White Palm, a death squad, telephoned a newspaper to say it had executed a spy.",
            "shot",
            "white palm",
        ),
    ],
)
def test_a_body_that_bears_arms_by_its_name_or_description_claims(chars: str, anchor: str, name: str) -> None:
    assert name in {who for basis, who, _ in held(chars, anchor) if basis == "claimed"}


def test_who_was_executed_on_a_groups_word_was_killed_by_it() -> None:
    chars = "The mayor was shot dead in Kelm. The Kelm Liberation Brigades said he had been executed for his crimes."
    assert ("claimed", "kelm liberation brigades", "kelm liberation brigades") in held(chars, "shot", "executed")


@pytest.mark.parametrize(
    "said",
    [
        "The Kelm Brigades called the charge absurd.",
        "The Kelm Brigades dismissed the report as fantasy.",
        "The Kelm Brigades said the charge was rubbish.",
        "The Kelm Brigades laughed off the accusation.",
        '"That is a lie," a spokesman for the group said.',
        "The group called it a lie.",
        "Their chief, Omar Rafi, swears that his riders were at a wedding.",
        "The group said it does not attack civilians.",
        "The group said that it knew nothing of the attack.",
        "The group said that no fighter had been near the place.",
        "Their leader washed his hands of it.",
        "The group insists that its hands are clean.",
        '"It was not us," their leader, Omar Rafi, said.',
        "Their lawyer said they had the wrong man.",
        "Their spokesman denied any of their men had been in Kelm.",
    ],
)
def test_an_answer_to_a_charge_is_denied_of_the_accused(said: str) -> None:
    found = held(BLAMED + said, "bombing")
    assert {name for basis, name, _ in found if basis == "denied"} == {"kelm brigades"}


def test_an_answer_without_a_charge_says_nothing() -> None:
    assert held(AFTER + "The governor called the report absurd.", "bombing") == set()
    assert held(AFTER + "The governor said he was at a wedding.", "bombing") == set()


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("Anton Rell is serving life for the bombing in Kelm.", "bombing", "anton rell"),
        ("A judge sent Anton Rell to prison for the bombing in Kelm.", "bombing", "anton rell"),
        ("Anton Rell was given 20 years for the bombing in Kelm.", "bombing", "anton rell"),
        ("Anton Rell was jailed for life for the bombing in Kelm.", "bombing", "anton rell"),
        ("Anton Rell was hanged for the murder of a judge.", "murder", "anton rell"),
        (
            "An imam was stabbed in Kelm. His attacker, a 17-year-old apprentice, was overpowered.",
            "stabbed",
            "17-year-old apprentice",
        ),
        ("Two clerks were killed in Kelm. The attackers cut the power before they came in.", "killed", "attackers"),
        ("Two clerks were killed in Kelm. Men with rifles walked straight to their desks.", "killed", "men"),
        ("A judge was killed in Kelm when raiders stormed his home.", "killed", "raiders"),
        ("Nine miners were killed when a band of horsemen rode into their camp.", "killed", "band of horsemen"),
        ("A colonel was shot dead by rivals in Kelm.", "shot", "rivals"),
        ("The enemy shelled Kelm.", "shelled", "enemy"),
        ("Mutineers of the parachute regiment shot two guards.", "shot", "mutineers of the parachute regiment"),
        ("Workers of the ruling party beat a man to death in Kelm.", "beat", "workers of the ruling party"),
        (
            "Guerrillas from the Kelm Liberation Brigades attacked a post.",
            "attacked",
            "guerrillas from the kelm liberation brigades",
        ),
        ("Rebel mortars killed three children in Kelm.", "killed", "rebel"),
        ("Soldiers seized the radio station in Kelm.", "seized", "soldiers"),
    ],
)
def test_who_did_it_in_other_words(chars: str, anchor: str, expected: str) -> None:
    assert ("perpetrator", expected, "") in held(chars, anchor)


@pytest.mark.parametrize(
    ("chars", "anchor"),
    [
        ("Two grenades hurled into a crowd at a concert for President Anton Rell killed a drummer.", "killed"),
        ("A bomb went off in Kelm and 31 people suffocated.", "suffocated"),
        ("Two clerks were killed in Kelm when the police came in.", "killed"),
        (AFTER + "The opposition blamed faulty wiring.", "bombing"),
        (AFTER + "The mayor spoke of two men.", "bombing"),
        (AFTER + 'The army spokesman said: "We hit a wall of silence."', "bombing"),
    ],
)
def test_who_is_no_doer(chars: str, anchor: str) -> None:
    assert held(chars, anchor) == set()


def test_the_names_in_a_dateline_have_done_nothing() -> None:
    chars = "SAN RELL, VASRLAND, 14 MAY 1989 -- GUERRILLAS OF THE ORLAND FRONT DYNAMITED TWO POWER PYLONS NEAR KELM LAST NIGHT."
    assert "vasrland" not in {name for _, name, _ in held(chars, "DYNAMITED")}


def test_what_was_apparently_done_by_somebody_is_suspected() -> None:
    assert {basis for basis, _, _ in held("A guard was shot dead in Kelm, apparently by soldiers.", "shot")} == {"suspected"}


def test_one_body_has_one_name() -> None:
    chars = "The Free Patang Movement has rejected the charge that its men murdered three teachers in Kelm. Police hold the Movement responsible."
    assert {name for _, name, _ in held(chars, "murdered")} == {"free patang movement"}


def test_the_man_who_did_it_is_who_the_police_say_he_is() -> None:
    chars = "The mayor was shot dead in Kelm. Police have identified the man who shot him as Anton Rell."
    assert ("blamed", "anton rell", "police") in held(chars, "shot")
