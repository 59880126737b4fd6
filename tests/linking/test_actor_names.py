"""When two spellings are one name."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.names import (
    acronym_key,
    apart,
    are_initials,
    group_name,
    is_acronym,
    is_proper,
    person_likeness,
    person_name,
)

VARIANTS = Path(__file__).parent / "group_names.tsv"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Fajr", "Ansar el-Fajr"),
        ("Ansar al-Fajr", "the Ansar al Fadjr movement"),
        ("Kelm Brigades", "the Brigades of Kelm"),
        ("Kelm Brigades", "Kelm Brigade"),
        ("Northern Dawn Front", "NORTHERN DAWN FRONT"),
        ("Vesk Liberation Front", "Front for the Liberation of the Vesk"),
        ("Torvik Police Department", "Torvik Police"),
        ("Jabhat an-Nahr", "Jabhat al-Nahr"),
        ("Liwa al-Qasbah", "Liwa al-Kasba"),
        ("the Egyptian Interior Ministry", "Interior Ministry of Egypt"),
    ],
)
def test_spellings_of_one_group(one: str, other: str) -> None:
    assert group_name(one).key == group_name(other).key != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Fajr", "Ansar al-Nahr"),
        ("Kelm Brigades", "Kelm Brigades Northern Command"),
        ("Vesk National Front", "Vesk Islamic Front"),
        ("Arrow Police", "Erie Police"),
        ("Marion Police", "Moran Police"),
        ("Ansari", "Ansaru"),
    ],
)
def test_different_groups(one: str, other: str) -> None:
    assert group_name(one).key != group_name(other).key


def test_what_many_bodies_are_called_is_a_formula() -> None:
    assert group_name("National Liberation Army").formula
    assert group_name("Interior Ministry").body
    assert group_name("State Police").local
    assert group_name("Egyptian Army").country_code == "EG"
    assert not group_name("Northern Dawn Front").formula
    assert group_name("Kelm Police").town and not group_name("Kelm Brigades").town


def test_words_that_only_describe_are_no_name() -> None:
    assert group_name("REBELS").key == group_name("Two Guerrillas").key == ""
    assert not is_proper("militant group") and is_proper("the Dawn Front") and is_proper("Kata'ib al-Fajr")


def test_acronyms() -> None:
    assert is_acronym("NDF") and is_acronym("N.D.F.") and not is_acronym("Ndf") and not is_acronym("NDF NORTH")
    assert acronym_key("N.D.F.'s") == "NDF" == group_name("the NDF guerrillas").key
    assert apart("Northern Dawn Front (NDF)") == ("Northern Dawn Front", "NDF")
    assert are_initials("NDF", "Northern Dawn Front") and not are_initials("AP", "Kelm Police")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Usama Hadi", "Colonel Usama Hadi", 1.0),
        ("Abu Yahya al-Mirsali", "Abu Yahya el-Mersali", 0.9),
        ("Abdul Karim Hassan", "Abd al-Karim Hasan", 0.9),
        ("Muhammad Haddan", "Mohamed Haddan", 0.9),
        ("Mohamed Haddan", "Mohamed Ahmed Haddan", 0.8),
        ("John Smith", "Mr. John F. Smith Jr.", 1.0),
        ("Hadi Usama", "Usama Hadi", 0.0),
        ("Omar Rif", "Omar Rafi Haddan", 0.0),
        ("Ann Bell", "Owen Ball", 0.0),
        ("Usama Hadi", "Karim Hadi", 0.0),
    ],
)
def test_likeness_of_persons(one: str, other: str, alike: float) -> None:
    first, second = person_name(one), person_name(other)
    assert first is not None and second is not None
    assert person_likeness(first, second) == person_likeness(second, first) == alike


@pytest.mark.parametrize("name", ["Hadi", "Mr Hadi", "Abu Yahya", "General Hadi", "H. Hadi"])
def test_a_part_of_a_name_is_nobody(name: str) -> None:
    assert person_name(name) is None


@given(st.text(max_size=40))
def test_any_words_have_a_key_and_the_same_one_again(words: str) -> None:
    assert group_name(words).key == group_name(words).key
    read = person_name(words)
    assert read is None or person_likeness(read, read) == 1.0


@given(st.permutations(["Kelm", "Vesk", "Brenholt"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert group_name(" ".join(words)).key == group_name("Brenholt Kelm Vesk").key


def test_spellings_in_news_reports() -> None:
    """Spellings of one name against all pairs of names in the list: most found, none wrong."""
    rows = [line.split("\t") for line in VARIANTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    read = [(number, group_name(name.strip())) for number, row in enumerate(rows) for name in row]
    names = [(number, (name.key, name.country_code if name.formula else None)) for number, name in read if name.key]
    found = missed = 0
    for (row, key), (other_row, other_key) in itertools.combinations(names, 2):
        if row == other_row:
            found += key == other_key
            missed += key != other_key
        else:
            assert key != other_key
    assert found / (found + missed) > 0.85
