"""Doers: who acted and who is only spoken of; what is told for certain and what is only held possible."""

from __future__ import annotations

import pytest

from sayso.coding.parties import Parties
from sayso.language import doc_of
from tests.coding.test_responsibility import held
from tests.coding.told_network import sheet_of
from training.incident_cases import pipeline as rules


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("The governor vowed to find the bombers after the blast in Kelm.", "blast", set()),
        ("After the blast in Kelm the minister said terrorists know no borders.", "blast", set()),
        ("A blast hit Kelm. The bombers fled on foot.", "blast", {("perpetrator", "bombers", "")}),
        ("A blast hit Kelm, and the police captured the bombers.", "blast", {("perpetrator", "bombers", "")}),
        ("A carbomb exploded in Kelm, injuring two people.", "exploded", set()),
        ("The police massacre in Kelm shocked Vasrland.", "massacre", {("perpetrator", "police", "")}),
        ("Gang violence in Kelm shocked Vasrland.", "violence", set()),
    ],
)
def test_a_doer_is_who_acted(chars: str, anchor: str, expected: set[tuple[str, str, str]]) -> None:
    assert held(chars, anchor) == expected


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("The murder committed by the Kelm Brigades shocked Torvik.", "murder", ("perpetrator", "kelm brigades", "")),
        (
            "The attack in Ouban is believed to have been carried out by the Kelm Brigades.",
            "attack",
            ("suspected", "kelm brigades", ""),
        ),
        ("The attack could have been carried out by the Kelm Brigades.", "attack", ("suspected", "kelm brigades", "")),
        ("The Kelm Brigades may be behind the attack.", "attack", ("suspected", "kelm brigades", "")),
        ("The bomb that killed nine was placed by two men.", "killed", ("perpetrator", "two men", "")),
        ("The army is to blame for the murder, Anton Rell said.", "murder", ("blamed", "army", "anton rell")),
        ("The army is guilty of the murder, Anton Rell said.", "murder", ("blamed", "army", "anton rell")),
        (
            "Anton Rell said the Kelm Brigades had nothing to do with the murder.",
            "murder",
            ("denied", "kelm brigades", "anton rell"),
        ),
        ("The accused killer Anton Rell fled after the murder.", "murder", ("blamed", "anton rell", "")),
    ],
)
def test_acts_told_by_a_verb_for_doing_them(chars: str, anchor: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(chars, anchor)


def test_a_plea_about_something_else_says_nothing() -> None:
    assert held("After the murder in Kelm, Anton Rell pleaded guilty to obstruction.", "murder") == set()


def test_what_is_only_reported_of_a_named_person_is_not_stated() -> None:
    found = held("Anton Rell reportedly drew a gun and shot two guards.", "shot")
    assert {basis for basis, _, _ in found} == {"suspected"}


def test_a_person_whom_the_law_accuses_is_not_stated_to_have_done_it() -> None:
    found = held("Anton Rell shot two guards in Kelm. Police charged Rell with the murder of the guards.", "shot")
    assert {(basis, name) for basis, name, _ in found} == {("blamed", "anton rell")}


def test_who_fights_the_forces_of_the_state_attacks() -> None:
    assert held("Fighting between rebels and army troops broke out in Kelm.", "Fighting") == {("perpetrator", "rebels", "")}
    assert held("The army clashed with rebels in Kelm.", "clashed") == {("perpetrator", "rebels", "")}


def test_the_guerrillas_are_the_group_named_before() -> None:
    chars = "Members of the Kelm Liberation Front attacked a post. The guerrillas also burned three trucks."
    names = {name for basis, name, _ in held(chars, "attacked") if basis == "perpetrator"}
    assert len(names) == 1 and "kelm liberation front" in names.pop()


def test_an_accuser_far_away_is_no_accuser() -> None:
    far = "A judge was murdered in Kelm. The road is long. The market is old. Anton Rell was charged with the murder."
    assert held("The police closed a road in Ouban. The weather was fine. " + far, "murdered") == {("blamed", "anton rell", "")}


def test_a_terrorist_attack_says_what_sort_of_attack_it_was() -> None:
    assert held("The terrorist attack in Kelm shocked Vasrland.", "attack") == set()


def test_the_crew_of_a_helicopter_acts() -> None:
    assert held("Helicopters fired rockets at a camp near Kelm.", "fired") == {("perpetrator", "helicopters", "")}


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("Rioters went on the rampage in Kelm.", "rampage", ("perpetrator", "rioters", "")),
        ("The shop was set afire by rioting mobs.", "set", ("perpetrator", "rioting mobs", "")),
        (
            "The judge was murdered by men wearing military uniforms.",
            "murdered",
            ("perpetrator", "men wearing military uniforms", ""),
        ),
        ("The minister ruled out the involvement of rebels in the blast.", "blast", ("denied", "rebels", "minister")),
        ("The army denied that its planes had bombed a camp.", "bombed", ("denied", "army", "army")),
    ],
)
def test_who_acted_in_other_words(chars: str, anchor: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(chars, anchor)


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("A police officer was killed in a rebel attack in Kelm.", "killed", "rebel"),
        (
            "Three soldiers were killed in clashes against members of the Kelm Brigades.",
            "clashes",
            "members of the kelm brigades",
        ),
        ("Three villagers were killed at the hands of the Kelm Brigades.", "killed", "kelm brigades"),
        ("A truck bomb driven by a member of the Kelm Brigades exploded in Torvik.", "exploded", "member of the kelm brigades"),
        ("Monday's attack in Torvik, the work of the Kelm Brigades, killed nine.", "attack", "kelm brigades"),
    ],
)
def test_who_acted_by_a_noun_beside_the_act(chars: str, anchor: str, expected: str) -> None:
    assert ("perpetrator", expected, "") in held(chars, anchor)


def test_in_whose_hands_something_is_has_done_nothing() -> None:
    assert held("A blast hit Kelm. The city is at the mercy, if not in the hands, of the Kelm Brigades.", "blast") == set()


def test_what_a_group_denies_it_does_not_claim() -> None:
    found = held("The Kelm Brigades denied that they had carried out the bombing in Torvik.", "bombing")
    assert {basis for basis, _, _ in found} == {"denied"}


def test_who_says_i_of_himself_is_asked_for_no_further_speaker() -> None:
    """A quotation whose speaker is read as its own "I" went round for ever."""
    chars = (
        "It’s even children getting shot today, so guns should be banned, to be honest,” “I don’t know what’s going on!” "
        "exclaimed Odel Marr, who was also waiting for the bus in that area. he said."
    )
    sheet = sheet_of(rules(), chars)
    parties = Parties(sheet)
    assert all(isinstance(parties.all_at(token), list) for token in doc_of(sheet))
