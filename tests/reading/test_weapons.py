"""Weapons: phrases, plurals, company, capitals."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sayso.codebook import default_codebook
from sayso.reading.sentences import Sentences
from sayso.reading.weapons import Weapons, singular, weapon_words
from sayso.records import Mention, Report, Sheet, Text


def read(chars: str) -> list[Mention]:
    report = Report(sha256="0" * 64, name="test")
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))
    return [m for m in Weapons()(Sentences()(sheet)).mentions if m.kind == "weapon"]


@pytest.mark.parametrize(
    ("chars", "words", "key"),
    [
        ("A car bomb exploded outside the barracks in Kelm.", "car bomb", "vehicle_bomb"),
        ("Two car-bombs went off in Torvik.", "car-bombs", "vehicle_bomb"),
        ("A truck packed with explosives was driven into the gate.", "truck packed with explosives", "vehicle_bomb"),
        ("A man wearing a suicide vest blew himself up in Dahra.", "suicide vest", "suicide_bomb"),
        ("A rocket-propelled grenade hit the town hall.", "rocket-propelled grenade", "rpg"),
        ("The rebels fired AK-47 rifles at the patrol.", "AK-47 rifles", "automatic_firearm"),
        ("Three men with knives entered the shop.", "knives", "knife"),
        ("Protesters threw petrol bombs at police.", "petrol bombs", "molotov"),
        ("The crowd hurled stones at the police station.", "stones", "stones"),
        ("Their jeep hit a mine that had been planted on the road to Mirsal.", "mine", "landmine"),
        ("The attacker rammed a van into a queue in Brenholt.", "van", "vehicle"),
        ("A pipe bomb was found under the bench.", "pipe bomb", "ied"),
        ("Residents said sarin was used in Ouban.", "sarin", "chemical"),
    ],
)
def test_words_and_key(chars: str, words: str, key: str) -> None:
    assert [(m.words, m.value) for m in read(chars)] == [(words, key)]


@pytest.mark.parametrize(
    "chars",
    [
        "The club played in the coal mine region last season.",
        "She works in the mine near Kelm.",
        "He drove his car to Torvik and sold it.",
        "Prosecutors brought charges against the trader.",
        "Mr. Stone, the mayor of Brenholt, opened the bridge.",
        "Inflation rocketed and prices will bomb.",
        "The broken arm of the child was set.",
    ],
)
def test_everyday_words_are_no_weapons(chars: str) -> None:
    assert read(chars) == []


def test_telex_in_capitals() -> None:
    chars = "TORVIK, 3 MAY 91 -- GUERRILLAS OF THE NORTHERN DAWN FRONT THREW A DYNAMITE CHARGE AT THE POLICE STATION IN KELM."
    assert [(m.words, m.value) for m in read(chars)] == [("DYNAMITE CHARGE", "dynamite")]


def test_mentions_are_verbatim_and_apart() -> None:
    chars = "Gunmen with automatic rifles,\nhand grenades and a machine gun attacked."
    mentions = read(chars)
    assert [m.value for m in mentions] == ["automatic_firearm", "grenade", "automatic_firearm"]
    assert all(chars[m.span.start : m.span.end] == m.words for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_every_key_is_in_the_codebook() -> None:
    assert set(weapon_words().phrases.values()) <= set(default_codebook().weapons)


def test_every_word_that_needs_company_is_a_phrase() -> None:
    words = weapon_words()
    assert {(singular(word),) for word in words.company} <= set(words.phrases)
