"""Targets and weapons: names before descriptions, things attacked, the perpetrators' weapons only."""

from __future__ import annotations

import pytest

from sayso.coding.roles import Roles
from tests.coding.read_sheets import sheet_of


def values(property: str, chars: str, *anchors: str) -> list[str]:
    return [str(a.value) for a in Roles()(sheet_of(chars, *anchors)).incidents[0].of(property)]


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("Gunmen attacked a police post in Kelm.", "attacked", ["police post"]),
        ("Three soldiers were killed when militants ambushed a convoy.", "ambushed", ["Three soldiers", "convoy"]),
        ("A car bomb exploded outside a bank in Dahra.", "exploded", ["bank"]),
        ("The attack on a mosque in Ouban wounded nine people.", "attack", ["mosque"]),
        ("Pirates hijacked the tanker off Qadria.", "hijacked", ["tanker"]),
    ],
)
def test_targets(chars: str, anchor: str, expected: list[str]) -> None:
    assert values("target", chars, anchor) == expected


def test_the_scene_of_an_explosion_is_no_target() -> None:
    assert values("target", "A bomb exploded on Monday. Police closed the road.", "exploded") == []


def test_a_name_replaces_the_description() -> None:
    chars = "A judge was shot dead in Torvik. Ana Bel was killed outside her home, police said."
    assert values("target", chars, "shot dead") == ["Ana Bel"]


def test_the_words_of_a_target_stand_in_the_text() -> None:
    chars = "Militants attacked the army barracks in Ouban, killing six soldiers."
    for a in Roles()(sheet_of(chars, "attacked")).incidents[0].of("target"):
        assert chars[a.evidence[0].start : a.evidence[0].end] == a.words


def test_who_the_dead_were_is_said_by_another() -> None:
    chars = "The army said the raid killed 12 militants. Residents said the dead were farmers."
    targets = Roles()(sheet_of(chars, "raid")).incidents[0].of("target")
    assert {(str(a.value), a.claimants[0].name.lower()) for a in targets} == {("12 militants", "army"), ("farmers", "residents")}


def test_weapons_have_the_codebooks_key_and_the_texts_words() -> None:
    (weapon,) = Roles()(sheet_of("A car bomb exploded outside a bank in Dahra.", "exploded")).incidents[0].of("weapon")
    assert (weapon.value, weapon.words) == ("vehicle_bomb", "car bomb")


@pytest.mark.parametrize(
    "chars",
    [
        "Gunfire hit the convoy during the attack.",
        "Police fired tear gas after the attack.",
        "He faces gun charges over the attack.",
    ],
)
def test_traces_charges_and_police_weapons_are_left_out(chars: str) -> None:
    assert values("weapon", chars, "attack") == []


def test_a_special_word_outranks_a_general_one() -> None:
    chars = "A man with a shotgun opened fire in the attack. The gun was found later."
    assert values("weapon", chars, "attack") == ["shotgun"] or len(values("weapon", chars, "attack")) == 1


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("A man was shot dead in Torvik. The coroner identified the victim as Ana Bel.", ["Ana Bel"]),
        ("A shooting was reported in Torvik. Officers found Ana Bel with gunshot wounds.", ["Ana Bel"]),
        ("Ana Bel and a guard were shot dead in Torvik.", ["Ana Bel", "guard"]),
    ],
)
def test_victims_named_in_a_later_sentence_stand_for_their_description(chars: str, expected: list[str]) -> None:
    anchor = "shot dead" if "shot dead" in chars else "shooting"
    assert values("target", chars, anchor) == expected


def test_what_was_set_on_fire_is_a_target_in_its_whole_phrase() -> None:
    chars = "Rioters set fire to the offices of the land board in Kelm."
    assert values("target", chars, "set fire") == ["offices of the land board"]


def test_distances_and_ideas_are_no_targets() -> None:
    chars = "A riot left two guards dead in Kelm, some 90 kilometers south of Torvik. Rioters attacked the words of peace."
    assert not {"90 kilometers", "words"} & set(values("target", chars, "riot"))


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("The explosion outside the Brenholt bank shook Kelm.", "explosion", ["Brenholt bank"]),
        ("The train massacre shocked Vasrland.", "massacre", ["train"]),
        ("The car bombing shocked Vasrland.", "bombing", []),
        ("Two houses were charred in Kelm.", "charred", ["Two houses"]),
        ("Fighting between rebels and army troops broke out.", "Fighting", ["army troops"]),
        ("Over 300 deaths were counted after the riots.", "riots", []),
    ],
)
def test_targets_that_nouns_tell_of(chars: str, anchor: str, expected: list[str]) -> None:
    assert values("target", chars, anchor) == expected


def test_what_stands_beside_a_name_is_no_further_target() -> None:
    assert values("target", "Gunmen murdered Anton Rell, a judge, in Kelm.", "murdered") == ["Anton Rell"]


@pytest.mark.parametrize(
    "chars",
    [
        "The attack near Kelm destroyed a mortar and two car bombs.",
        "The attack on a rocket launcher near Kelm lasted an hour.",
        "The attack near Kelm hit a car bomb factory.",
        "The attack near Kelm was an act of sabotage by guerrillas.",
        "The attack near Kelm was the work of a sniper who killed two guards.",
    ],
)
def test_what_was_hit_and_what_is_no_thing_are_no_weapons(chars: str) -> None:
    """A mortar that was destroyed was not the weapon; sabotage is an act, and a sniper is a person."""
    assert values("weapon", chars, "attack") == []


def test_a_weapon_of_the_act_stays_beside_one_that_was_hit() -> None:
    assert values("weapon", "The attack with rockets fired from Kelm destroyed a mortar.", "attack") == ["rocket"]


def test_a_profession_gives_way_to_the_name() -> None:
    """ "A wealthy rancher" is Omar Rafi, whom the next sentence names."""
    chars = "A wealthy rancher was shot dead in Torvik. Omar Rafi was killed outside his home, police said."
    assert values("target", chars, "shot dead") == ["Omar Rafi"]


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("At the same time a bomb exploded at a school in Dahra.", "exploded", ["school"]),
        ("In Dahra, a bomb exploded in a hotel on Monday.", "exploded", ["hotel"]),
        ("The assassination on 22 March of Mayor Ana Bel shook Kelm.", "assassination", ["Ana Bel"]),
        ("A bomb exploded on the sixth floor of the hotel in Kelm.", "exploded", ["hotel"]),
        ("Rebels burned dozens of houses in Ouban.", "burned", ["houses"]),
        ("Some 100 youths hurled volleys of petrol bombs and rocks at a police station.", "hurled", ["police station"]),
        ("An explosion ripped through the Vasrland Embassy in Dahra.", "explosion", ["Vasrland Embassy"]),
        ("The attack on the Vasrland Center in Kelm was condemned.", "attack", ["Vasrland Center"]),
        ("A bomb that was planted under a bridge exploded.", "bomb", ["bridge"]),
        ("The schools were the target of bomb attacks.", "attacks", ["schools"]),
        ("The train carnage in Ouban was recalled.", "carnage", ["train"]),
    ],
)
def test_what_stands_further_from_the_word_of_the_act(chars: str, anchor: str, expected: list[str]) -> None:
    assert values("target", chars, anchor) == expected


def test_what_only_says_which_thing_was_hit_is_no_weapon() -> None:
    chars = "Two air strikes destroyed a building and two artillery systems near Ouban."
    assert "artillery" not in values("weapon", chars, "air strikes")
