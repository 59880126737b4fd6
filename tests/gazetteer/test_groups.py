"""The register of armed groups and the rule for spellings."""

from __future__ import annotations

import pytest

from sayso.gazetteer.groups import Group, GroupRegister, group_register, name_key, read_groups, word_key

OURS = GroupRegister(
    (
        Group("Northern Dawn Front", ("Dawn Front",), ("NDF",), "QA", "ours"),
        Group("Ansar al-Fajr", (), ("AF",), None, "ours"),
        Group("Ansar al-Fajr Brigades", (), (), None, "ours"),
        Group("Amber Falcons", (), ("AF",), None, "ours"),
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Fajr", "Ansar el-Fajr"),
        ("Ansar al-Fajr", "Ansaar al Fajr"),
        ("Liwa Bayt al-Qasr", "Liwaa Beit el-Kasr"),
        ("Bait al-Nur", "Bayt an-Noor"),
        ("Jabhat ad-Dhahab", "Jabhat al-Zahab"),
        ("Katā’ib al-Ghurub", "Kataib al-Gurub"),
        ("Jamaah al-Fath", "Jamaa al-Fath"),
        ("the Northern Dawn Front", "Northern Dawn Front"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kelm Brigades", "Kelm Brigade Union"), ("Ansar al-Fajr", "Ansar al-Bahr"), ("NDF", "NDP")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_articles_have_no_sound() -> None:
    assert [word_key(word) for word in ("al", "el-", "the", "ash-")] == [""] * 4
    assert word_key("an") != ""


def test_find_by_name_alias_and_acronym() -> None:
    assert [
        OURS.find(words).name if OURS.find(words) else None for words in ("Dawn Front", "ndf", "Ansar el Fajr", "Kelm Brigades")
    ] == [
        "Northern Dawn Front",
        "Northern Dawn Front",
        "Ansar al-Fajr",
        None,
    ]


def test_an_acronym_of_two_groups_names_neither() -> None:
    assert OURS.find("AF") is None
    assert OURS.is_acronym("AF")


def test_longest_name_in_a_run_of_words() -> None:
    found = OURS.longest(["Ansar", "al-", "Fajr", "Brigades", "said"])
    assert found is not None
    assert (found[0], found[1].name) == (4, "Ansar al-Fajr Brigades")
    assert OURS.longest(["Brigades", "said"]) is None


def test_reading_a_register() -> None:
    lines = ["# a comment", "Kelm Brigades\tBrigades of Kelm|KB Corps\tKB\tQA\tours", ""]
    assert read_groups(lines).groups == (Group("Kelm Brigades", ("Brigades of Kelm", "KB Corps"), ("KB",), "QA", "ours"),)


def test_the_register_that_ships() -> None:
    register = group_register()
    assert len(register.groups) > 800
    assert all(group.source in ("phoenix", "ucdp-ged", "phoenix+ucdp-ged") for group in register.groups)
    taleban = register.find("Taleban")
    assert taleban is not None and taleban.name == "Taliban" and taleban.country_code == "AF"
    assert register.find("Tupak Amaru Revolutionary Movement") is register.find("Tupac Amaru Revolutionary Movement") is not None
