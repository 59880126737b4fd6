"""Who is held responsible by whom: statement, claim, blame, suspicion and denial are never one another."""

from __future__ import annotations

import pytest

from sayso.coding.assertions import assertion
from sayso.coding.responsibility import Responsibility
from sayso.records import Account, Span
from tests.coding.read_sheets import sheet_of

BASES = ("perpetrator", "claimed", "blamed", "suspected", "denied", "nobody_claimed")


def coded(chars: str, *anchors: str) -> Account:
    return Responsibility()(sheet_of(chars, *anchors)).incidents[0]


def held(chars: str, *anchors: str) -> set[tuple[str, str, str]]:
    """Basis, who is held responsible, who says so (the outlet: "")."""
    found = coded(chars, *anchors).of(*BASES)
    return {(a.property, str(a.value).lower(), a.by.name.lower() if a.by else "") for a in found}


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("Gunmen attacked a post in Kelm.", "attacked", ("perpetrator", "gunmen", "")),
        ("A post in Kelm was attacked by masked militants.", "attacked", ("perpetrator", "masked militants", "")),
        ("The raid by rebels on Ouban lasted an hour.", "raid", ("perpetrator", "rebels", "")),
        ("The army's offensive in Ouban began on Monday.", "offensive", ("perpetrator", "army", "")),
        ("Militants carried out the bombing in Dahra.", "bombing", ("perpetrator", "militants", "")),
        ("Officials said gunmen attacked a post in Kelm.", "attacked", ("blamed", "gunmen", "officials")),
        ("Anton Rell was convicted of the bombing in Dahra.", "bombing", ("perpetrator", "anton rell", "")),
        ("The Kelm Brigades claimed responsibility for the bombing.", "bombing", ("claimed", "kelm brigades", "kelm brigades")),
        (
            "Responsibility for the bombing was claimed by the Kelm Brigades.",
            "bombing",
            ("claimed", "kelm brigades", "kelm brigades"),
        ),
        ("The Kelm Brigades claimed to have carried out the bombing.", "bombing", ("claimed", "kelm brigades", "kelm brigades")),
        ("The army said it killed nine rebels in a raid.", "killed", ("claimed", "army", "army")),
        ("Police blamed the Kelm Brigades for the bombing.", "bombing", ("blamed", "kelm brigades", "police")),
        ("Police accused the Kelm Brigades of the bombing.", "bombing", ("blamed", "kelm brigades", "police")),
        ("The bombing was blamed on the Kelm Brigades.", "bombing", ("blamed", "kelm brigades", "")),
        ("Police said the Kelm Brigades carried out the bombing.", "bombing", ("blamed", "kelm brigades", "police")),
        ("Police arrested Anton Rell in connection with the bombing.", "bombing", ("blamed", "anton rell", "police")),
        ("Officials suspect the Kelm Brigades of the bombing.", "bombing", ("suspected", "kelm brigades", "officials")),
        ("The Kelm Brigades denied involvement in the bombing.", "bombing", ("denied", "kelm brigades", "kelm brigades")),
        ("The Kelm Brigades denied carrying out the bombing.", "bombing", ("denied", "kelm brigades", "kelm brigades")),
    ],
)
def test_one_basis(chars: str, anchor: str, expected: tuple[str, str, str]) -> None:
    assert held(chars, anchor) == {expected}


@pytest.mark.parametrize(
    "chars",
    [
        "A bomb exploded in Kelm. No group has claimed responsibility.",
        "A bomb exploded in Kelm. Nobody has claimed responsibility for the attack.",
        "A bomb exploded in Kelm. There was no immediate claim of responsibility.",
        "A bomb exploded in Kelm. No credit was claimed for the attack.",
        "A bomb exploded in Kelm. The attack was not claimed.",
        "A bomb exploded in Kelm. No-one has said they carried out the attack.",
        "A bomb exploded in Kelm. No group has said it was behind the bombing.",
    ],
)
def test_nobody_has_claimed_it(chars: str) -> None:
    assert held(chars, "exploded") == {("nobody_claimed", "true", "")}


@pytest.mark.parametrize(
    "chars",
    [
        "Police are investigating the bombing in Kelm that killed two people.",
        "The Foreign Ministry condemned the bombing in Kelm.",
        "Police arrested two suspects after the bombing in Kelm.",
        "The opposition blamed the government for the economic crisis, a day after the bombing in Kelm.",
        "If the Kelm Brigades claim responsibility for the bombing in Kelm, talks will end.",
        "The mayor denied reports about the bombing in Kelm.",
    ],
)
def test_investigating_condemning_and_arresting_name_no_perpetrator(chars: str) -> None:
    assert not [entry for entry in held(chars, "bombing") if entry[0] in ("perpetrator", "claimed", "denied")]


def test_a_denial_after_blame_is_a_denial_and_a_blame() -> None:
    chars = "The Northern Dawn Front denied involvement after police blamed it for the bombing in Kelm."
    assert held(chars, "bombing") == {
        ("denied", "northern dawn front", "northern dawn front"),
        ("blamed", "northern dawn front", "police"),
    }


def test_what_a_recording_is_not_is_no_word_on_claims() -> None:
    chars = "A bomb exploded in Kelm. The recording was not a claim of responsibility."
    assert held(chars, "exploded") == set()


def test_who_the_gunman_was_is_blame_in_the_mouth_of_the_police() -> None:
    chars = "A judge was shot dead in Torvik. Police identified the gunman as Anton Rell."
    assert held(chars, "shot dead") == {("blamed", "anton rell", "police")}


def test_a_denial_has_the_stance_of_one() -> None:
    (denied,) = coded("The Kelm Brigades denied involvement in the bombing.", "bombing").of("denied")
    assert denied.stance == "denied"


def test_two_claims_are_two_assertions() -> None:
    chars = "A bomb exploded in Kelm. Ansar al-Fajr claimed responsibility. A rival group, the Kelm Brigades, also claimed responsibility."
    claims = {entry[1] for entry in held(chars, "exploded") if entry[0] == "claimed"}
    assert claims == {"ansar al-fajr", "kelm brigades"}


def test_who_is_behind_it_is_blame_in_anothers_mouth() -> None:
    chars = "The attack left five dead. The Interior Ministry said the Northern Dawn Front was behind it."
    assert ("blamed", "northern dawn front", "interior ministry") in held(chars, "attack")


def test_own_troops_are_the_speakers_own() -> None:
    assert held("The army said its troops killed eight rebels near Ouban.", "killed") == {("claimed", "army", "army")}


def test_a_spokesman_claims_and_denies_for_the_group() -> None:
    chars = "A spokesman for the Northern Dawn Front denied involvement in the bombing."
    assert {entry[:2] for entry in held(chars, "bombing")} == {("denied", "northern dawn front")}


def test_suspected_doers_with_a_name_are_suspected() -> None:
    chars = "Suspected rebels of the Kelm Brigades ambushed a patrol."
    assert {entry[0] for entry in held(chars, "ambushed")} == {"suspected"}


def test_a_name_takes_the_place_of_a_description() -> None:
    chars = "A gunman shot dead a judge in Torvik. Police arrested Anton Rell in connection with the murder."
    assert held(chars, "shot dead", "murder") == {("blamed", "anton rell", "police")}


def test_the_chain_ends_at_the_outlet() -> None:
    for said in coded("Police blamed the Kelm Brigades for the bombing.", "bombing").of(*BASES):
        assert [c.name for c in said.claimants][-1] == "Torvik Courier"


def test_capitals() -> None:
    chars = "GUERRILLAS OF THE NORTHERN DAWN FRONT ATTACKED A POST IN OUBAN YESTERDAY. THE ARMY REPORTED THE LOSSES ON THE RADIO."
    ((basis, name, _),) = held(chars, "ATTACKED")
    assert basis == "perpetrator"
    assert "northern dawn front" in name


@pytest.mark.parametrize(
    "chars",
    [
        "A judge was shot dead in Kelm. Police are looking for Anton Rell.",
        "A judge was shot dead in Kelm. Police said a warrant was issued for Anton Rell.",
        "A judge was shot dead in Kelm, police said. Anton Rell is facing two counts of murder.",
        "A judge was shot dead in Kelm, police said. The trial of Anton Rell began on Monday.",
        "A judge was shot dead in Kelm, police said. Anton Rell was charged with murder.",
    ],
)
def test_who_is_sought_or_before_a_court_is_blamed_by_the_authority_that_stands_nearest(chars: str) -> None:
    assert held(chars, "shot dead") == {("blamed", "anton rell", "police")}


def test_those_listed_as_suspects_are_all_suspected() -> None:
    chars = "A judge was shot dead in Kelm. The suspects are Anton Rell and Maro Venn, police said."
    assert {entry[1] for entry in held(chars, "shot dead")} == {"anton rell", "maro venn"}


def test_a_charge_for_something_else_says_nothing() -> None:
    assert held("A judge was shot dead in Kelm. Anton Rell was charged with trespass.", "shot dead") == set()


def test_several_descriptions_are_one_actor_and_the_best_one_stands() -> None:
    chars = "A man attacked a post in Kelm. Two masked militants attacked the guards, witnesses said. Someone attacked a car."
    assert [entry[1] for entry in held(chars, "attacked a post", "attacked the guards", "attacked a car")] == [
        "two masked militants"
    ]


def test_an_officer_who_kills_the_gunman_is_not_who_did_it() -> None:
    chars = "A gunman killed five people in Kelm before a policeman killed the gunman."
    assert {entry[1] for entry in held(chars, "killed five people", "killed the gunman")} == {"gunman"}


def test_an_officer_who_kills_a_teenager_is() -> None:
    assert held("A policeman killed a teenager in Kelm.", "killed") == {("perpetrator", "policeman", "")}


@pytest.mark.parametrize(
    ("chars", "anchor"),
    [
        ("Residents found Anton Rell shot to death in Kelm.", "shot to death"),
        ("Three guards suffered wounds in the blast in Kelm.", "blast"),
    ],
)
def test_those_who_found_suffered_or_were_found_did_nothing(chars: str, anchor: str) -> None:
    assert held(chars, anchor) == set()


def test_those_who_capture_the_pirates_are_not_who_did_it() -> None:
    assert held("The navy captured nine pirates off Qadria.", "captured") == {("perpetrator", "nine pirates", "")}


def test_the_man_they_say_did_it_and_not_those_who_arrested_him() -> None:
    chars = "Police have arrested a man they say opened fire on a packed nightclub, killing one man."
    assert "police" not in {entry[1] for entry in held(chars, "opened fire", "killing")}


@pytest.mark.parametrize(
    ("chars", "anchors", "nobody"),
    [
        ("A bomb went off. Two guards and Torvik Police bomb technician Anton Rell were killed.", ("bomb technician",), "police"),
        ("The navy sank a pirate ship off Qadria.", ("sank a pirate ship",), "pirate"),
        ("Near Mirsal, 15 strikes engaged five units and destroyed a bridge.", ("15 strikes", "destroyed"), "near"),
        ("The army raided a farm owned by Anton Rell.", ("raided a farm owned by Anton Rell",), "rell"),
        ("After the bombings at the embassies in Dahra, which killed nine, Rell spoke.", ("bombings", "killed"), "embassies"),
        ("The old dairy burned down in Kelm. A fire had been set.", ("dairy burned down",), "dairy"),
        ("Now that Kelm Dairy has burned and foul play seems clear, people are afraid.", ("burned",), "dairy"),
        (
            "Rell met his aides in Torvik to assess the situation following the twin bombings at the embassies in Qadria and Vasrland, "
            "which have killed more than 250 people and injured over 5,000.",
            ("twin bombings", "injured"),
            "embassies",
        ),
        ("Guards shot the attacker after the bombing.", ("bombing", "shot the attacker"), "guards"),
        ("Police fought running battles with rioters in Kelm.", ("fought running battles with rioters",), "police"),
        ("Officials heard reports that rebels murdered nine men, Qadria said.", ("murdered nine men",), "qadria"),
        ("A charge was left near Torvik Town Council, which destroyed a guard post.", ("charge", "destroyed"), "council"),
        (
            "Institute director Oban Kell protested today the murder of a young student and later attempts to involve the school in "
            "illegal activities.",
            ("murder", "attempts"),
            "kell",
        ),
        ("Two men were stabbed and police fired rounds in the air to disperse rioters.", ("stabbed", "fired"), "police"),
        ("Two men were stabbed and police fired tear gas at a crowd in Kelm.", ("stabbed", "fired"), "police"),
    ],
)
def test_who_was_hit_and_who_came_to_stop_it_did_not_do_it(chars: str, anchors: tuple[str, ...], nobody: str) -> None:
    assert not any(nobody in name for basis, name, _ in held(chars, *anchors) if basis != "blamed")


@pytest.mark.parametrize(
    ("chars", "anchor", "expected"),
    [
        ("The navy said it had sunk a trawler.", "sunk a trawler", ("claimed", "navy", "navy")),
        ("Police said officers shot a boy in Kelm.", "shot", ("claimed", "officers", "police")),
        ("Police said an unknown man shot a boy in Kelm.", "shot", ("blamed", "unknown man", "police")),
        ("A guard told the Courier that the NDF had carried out a raid on the post.", "raid", ("blamed", "ndf", "guard")),
    ],
)
def test_what_somebody_else_says_is_never_the_reports_own_word(chars: str, anchor: str, expected: tuple[str, str, str]) -> None:
    assert held(chars, anchor) == {expected}


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("The coalition said it was not responsible. The strike in Kelm killed nine.", {("denied", "coalition", "coalition")}),
        ("The Kelm Brigades neither claimed nor denied responsibility for the strike.", set()),
        ("The ministry denied charges against the Kelm Brigades over the strike.", {("denied", "kelm brigades", "ministry")}),
        ("The governor denied the allegations and called for calm after the strike.", set()),
        (
            "Police blamed the Kelm Brigades for the strike. The Kelm Brigades denied the charges.",
            {("blamed", "kelm brigades", "police"), ("denied", "kelm brigades", "kelm brigades")},
        ),
    ],
)
def test_denials(chars: str, expected: set[tuple[str, str, str]]) -> None:
    assert {row for row in held(chars, "strike") if row[0] != "nobody_claimed"} == expected


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("A wave of kidnappings in Kelm was attributed to the NDF.", ("blamed", "ndf", "")),
        (
            "It follows a series of murders, which some suspect of being carried out by the Kelm Brigades.",
            ("suspected", "kelm brigades", ""),
        ),
        ("Police believe the Kelm Brigades may have been involved in the attack.", ("suspected", "kelm brigades", "police")),
        ("Anton Rell took part in the attack, police said.", ("blamed", "anton rell", "police")),
    ],
)
def test_blame_in_other_words(chars: str, expected: tuple[str, str, str]) -> None:
    word = next(word for word in ("kidnappings", "murders", "attack") if word in chars)
    assert expected in held(chars, word)


def test_the_first_accuser_stands_where_a_later_one_names_whom_he_described() -> None:
    chars = (
        "A man shot a clerk dead in Kelm, police said. "
        "Omar Vasik was looking for his old colleagues, according to the mayor. Vasik, who shot the clerk, fled, the mayor said."
    )
    found = held(chars, "shot", "shot the clerk")
    assert ("blamed", "omar vasik", "police") in found
    assert not [one for one in found if one[2] == "mayor"]


@pytest.mark.parametrize(
    ("chars", "anchors", "expected"),
    [
        # words before a colon tell what, or who speaks
        ("Vasrland: Five killed in three Kelm blasts", ["blasts"], set()),
        ("The group rarely claims attacks. A bomb exploded in Kelm.", ["exploded"], set()),
        (
            "The Front rejected claims that its fighters had killed farmers and accused the army of bombing Kelm.",
            ["killed"],
            {("denied", "front"), ("blamed", "army")},
        ),
        ("On 12 October armed men attacked a clinic in Kelm.", ["attacked"], {("perpetrator", "armed men")}),
        (
            "A knifeman stabbed three people in Kelm before he was shot and wounded by police.",
            ["stabbed", "shot", "wounded"],
            {("perpetrator", "knifeman")},
        ),
        (
            "Gunmen attacked a village near Kelm. Elders blamed herders.",
            ["attacked"],
            {("perpetrator", "gunmen"), ("blamed", "herders")},
        ),
        ("The Kelm Brigades said the attack was in retaliation for a raid.", ["attack"], {("claimed", "kelm brigades")}),
        ("The Kelm Brigades group claimed responsibility for the attack.", ["attack"], {("claimed", "kelm brigades")}),
        ("A bomb exploded in Kelm. The Kelm Brigades frequently attack the town.", ["exploded"], set()),
        (
            "A bomb exploded in Kelm. A Kelm Brigades spokesman said the group was not involved.",
            ["exploded"],
            {("denied", "kelm brigades")},
        ),
        (
            "A bomb exploded in Kelm. The Kelm Brigades said they had not carried out the attack.",
            ["exploded"],
            {("denied", "kelm brigades")},
        ),
        ("A bomb exploded in Kelm. Police in Kelm said the group was not involved.", ["exploded"], set()),
        ("A bomb exploded in Kelm. The Kelm Brigades said the army was not involved.", ["exploded"], set()),
        # an armed group that calls a doer its own
        ("The Kelm Brigades said the attacker was one of its fighters.", ["attacker"], {("claimed", "kelm brigades")}),
        (
            "The Kelm Brigades' news agency said the bomber was a soldier of the caliphate.",
            ["bomber"],
            {("claimed", "kelm brigades")},
        ),
        ("Of the bombing the Kelm Brigades said the people buried on Friday were its fighters.", ["bombing"], set()),
        ("Of the bombing the Kelm Brigades said the victims were its members.", ["bombing"], set()),
        ("Police in Kelm said the attacker was one of their men.", ["attacker"], set()),
        ("The shipping line was hit in the attack. It denied any Vasrlandian link.", ["attack"], set()),
    ],
)
def test_who_did_it_and_who_did_not(chars: str, anchors: list[str], expected: set[tuple[str, str]]) -> None:
    assert {entry[:2] for entry in held(chars, *anchors)} == expected


def test_what_is_said_of_the_doer_of_a_recalled_act_is_said_of_that() -> None:
    chars = "Police foiled a plot in Kelm. In 2014 a Torvik gunman killed four people. He was convicted of murder in 2019."
    sheet = sheet_of(chars, "plot")
    killed = Span(chars.index("killed"), chars.index("killed") + len("killed"))
    recalled = Account(sheet.text.id, "incident", (killed,), sheet.sentences[1:])
    recalled = recalled.with_assertions(assertion(sheet, recalled, "background", True, killed, made_by="test@1"))
    news, memory = Responsibility()(sheet.adding(accounts=(recalled,))).incidents
    assert not news.of("perpetrator", "blamed")
    assert [str(a.value) for a in memory.of("perpetrator")] == ["Torvik gunman"]
