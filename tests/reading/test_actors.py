"""Actors: who is found, what kind, and which words name the same one."""

from __future__ import annotations

import pytest

from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Actor, Report, Sheet, Text


def read(chars: str) -> Sheet:
    report = Report(sha256="0" * 64, name="test")
    return Actors()(Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))))


def actor(sheet: Sheet, name: str) -> Actor:
    return next(a for a in sheet.actors if a.name == name)


def words_of(sheet: Sheet, name: str) -> list[str]:
    return [m.words for m in sheet.mentions if m.actor_id == actor(sheet, name).id]


@pytest.mark.parametrize(
    ("chars", "name", "kind"),
    [
        ("The Northern Dawn Front attacked the town of Kelm.", "Northern Dawn Front", "armed_group"),
        ("Fighters of the Army of the Pure Dawn entered Ouban.", "Army of the Pure Dawn", "armed_group"),
        ("The militant group Ansar el-Fajr threatened the mayor.", "Ansar el-Fajr", "armed_group"),
        ("A bomb was planted by the Kelm Brigades, officials said.", "Kelm Brigades", "armed_group"),
        ("The Vasrland Interior Ministry denied the report.", "Vasrland Interior Ministry", "government"),
        ("The Torvik Courier reported that the bridge was closed.", "Torvik Courier", "media"),
        ("Omar Rafi said that the road was open.", "Omar Rafi", "person"),
        ("Gunmen attacked a bus near Mirsal.", "Gunmen", "people"),
        ("Rebels shelled the barracks on Monday.", "Rebels", "armed_group"),
        ("The army said it had killed four men.", "army", "security_force"),
        ("The recording said that the attack was only the first.", "The recording", "document"),
        ("France accused the rebels of lying.", "France", "government"),
    ],
)
def test_kinds(chars: str, name: str, kind: str) -> None:
    assert actor(read(chars), name).kind == kind


def test_place_that_does_nothing_is_no_actor() -> None:
    assert "France" not in {a.name for a in read("The bus left for France on Monday.").actors}


def test_surname_and_pronoun() -> None:
    sheet = read(
        "Omar Rafi told the Torvik Courier that the army had left. Rafi said the town was calm. He added that shops were open."
    )
    assert words_of(sheet, "Omar Rafi") == ["Omar Rafi", "Rafi", "He"]


def test_title_is_no_part_of_the_name() -> None:
    sheet = read("Lt. Goran Belt was shot in Brenholt. Belt died in hospital.")
    assert words_of(sheet, "Goran Belt") == ["Goran Belt", "Belt"]


def test_role_before_the_name() -> None:
    sheet = read("Police chief Goran Belt said two men were arrested. The police chief gave no names.")
    assert actor(sheet, "Goran Belt").role == "Police chief"
    assert "police chief" in words_of(sheet, "Goran Belt")


def test_role_and_affiliation_behind_the_name() -> None:
    sheet = read(
        "Alan Marr, a Torvik-based research analyst with the Foundation for the Rights of Peoples, said the tape was real."
    )
    found = actor(sheet, "Alan Marr")
    assert (found.role, found.affiliation) == ("research analyst", "Foundation for the Rights of Peoples")


def test_spokesman_for_a_group_with_his_name() -> None:
    sheet = read("A spokesman for the Kelm Brigades, Omar Rafi, said the truce was over.")
    found = actor(sheet, "Omar Rafi")
    assert (found.role, found.affiliation) == ("spokesman", "Kelm Brigades")


def test_nameless_spokesman_speaks_for_his_body() -> None:
    sheet = read("A spokesman for the Kelm Brigades said the truce was over. A police spokesman denied it.")
    assert actor(sheet, "spokesman").affiliation == "Kelm Brigades"
    assert actor(sheet, "police spokesman").affiliation == "police"


def test_acronym_in_brackets() -> None:
    sheet = read("The Northern Dawn Front (NDF) claimed the attack. The NDF said ten soldiers died.")
    assert words_of(sheet, "Northern Dawn Front") == ["Northern Dawn Front", "NDF", "NDF"]


def test_a_translation_quoted_in_brackets_is_the_same_group() -> None:
    chars = (
        'Jaish al-Fajr (Arabic: Jaysh al-Fajr, "Army of the Dawn") is a militant group. The Army of the Dawn claimed an attack.'
    )
    group = actor(read(chars), "Jaish al-Fajr")
    assert "Army of the Dawn" in group.aliases


def test_acronym_of_initials_without_the_article() -> None:
    sheet = read("The militant group Ansar Dar al-Fajr claimed the attack. ABC News said that ADF had claimed others before.")
    assert "ADF" in actor(sheet, "Ansar Dar al-Fajr").aliases


def test_spellings_of_one_name() -> None:
    sheet = read("The militant group Ansar al-Qamar claimed it. Ansar el-Kamar is small. Police know little of Ansar al Qamar.")
    assert len([a for a in sheet.actors if a.kind == "armed_group"]) == 1


def test_the_group_is_the_one_last_named() -> None:
    sheet = read(
        "The Kelm Brigades claimed the bombing. The group said more would follow. Talks with the Northern Dawn Front failed. The group left."
    )
    assert words_of(sheet, "Kelm Brigades") == ["Kelm Brigades", "group"]
    assert words_of(sheet, "Northern Dawn Front") == ["Northern Dawn Front", "group"]


def test_different_groups_stay_apart() -> None:
    sheet = read("The Kelm Brigades and the Mirsal Brigades signed the paper.")
    assert {"Kelm Brigades", "Mirsal Brigades"} <= {a.name for a in sheet.actors}


def test_children_are_marked() -> None:
    sheet = read("A girl and two soldiers were hurt. A 16-year-old boy was killed.")
    assert [a.name for a in sheet.actors if a.minor] == ["girl", "16-year-old boy"]


def test_counts_tell_groups_of_people_apart() -> None:
    sheet = read("Eight people died in Kelm. Two people died in Ouban.")
    assert [a.name for a in sheet.actors] == ["Eight people", "Two people"]


def test_unnamed_have_no_name() -> None:
    sheet = read("Masked gunmen shot Omar Rafi in Mirsal.")
    assert {a.name: a.named for a in sheet.actors} == {"Masked gunmen": False, "Omar Rafi": True}


def test_telex_in_capitals() -> None:
    chars = (
        "TORVIK, 3 MAY 91 (DAHRA WIRE) -- THE VASRLAND NATIONAL LIBERATION FRONT (VNLF) TODAY CLAIMED RESPONSIBILITY FOR THE MURDER OF "
        "COLONEL GORAN BELTRAN.  THE VNLF SAID THAT BELTRAN HAD BEEN SENTENCED BY THE PEOPLE."
    )
    sheet = read(chars)
    assert words_of(sheet, "VASRLAND NATIONAL LIBERATION FRONT") == ["VASRLAND NATIONAL LIBERATION FRONT", "VNLF", "VNLF"]
    assert words_of(sheet, "GORAN BELTRAN") == ["GORAN BELTRAN", "BELTRAN"]


def test_registered_group_however_spelt() -> None:
    taleban = actor(read("The bus was stopped by the Taleban on Monday."), "Taleban")
    assert (taleban.kind, taleban.register_name, taleban.country_code) == ("armed_group", "Taliban", "AF")


def test_name_of_many_groups_is_not_taken_for_one() -> None:
    found = next(a for a in read("The National Liberation Army of Vasrland attacked Kelm.").actors if "Liberation" in a.name)
    assert (found.kind, found.register_name) == ("armed_group", None)


def test_documents_that_say_nothing_are_no_actors() -> None:
    assert read("He left the letter on the table in Mirsal.").actors == ()


def test_weapons_are_no_actors() -> None:
    assert "IED" not in {a.name for a in read("An IED exploded near Kelm.").actors}


@pytest.mark.parametrize(
    ("chars", "name", "pronoun"),
    [
        ("Goran Belt was hurt, Omar Rafi said. He leaves two sons.", "Goran Belt", "He"),
        ("Omar Rafi said the town was calm. Goran Belt was in Kelm, he added.", "Omar Rafi", "he"),
        ("Omar Rafi called it an accident. When Goran Belt came home, he said it was murder.", "Goran Belt", "he"),
        ("Ms. Dana Rafi met Goran Belt in Kelm. She left on Monday.", "Dana Rafi", "She"),
        ("The Kelm Brigades attacked the post. They kidnapped two clerks.", "Kelm Brigades", "They"),
    ],
)
def test_pronouns(chars: str, name: str, pronoun: str) -> None:
    assert pronoun in words_of(read(chars), name)


def test_rebels_are_the_one_group_named() -> None:
    sheet = read("The Northern Dawn Front attacked Kelm. The rebels took two men with them.")
    assert "rebels" in words_of(sheet, "Northern Dawn Front")


def test_rebels_are_nobody_known_if_two_groups_are_named() -> None:
    sheet = read("The Northern Dawn Front met the Kelm Brigades in Ouban. The rebels left on Monday.")
    assert actor(sheet, "rebels").named is False


def test_surname_that_is_a_town_stays_a_person() -> None:
    sheet = read("Mr. Alan Lincoln was at home. Police searched Lincoln's garage. Lincoln said nothing.")
    assert words_of(sheet, "Alan Lincoln") == ["Alan Lincoln", "Lincoln", "Lincoln"]


def test_an_officer_speaks_for_the_police_of_the_place_before_his_rank() -> None:
    sheet = read(
        "A man was shot, police said. He was alone, according to Torvik police Lt. Alan Marr. He will be handed to the harbour police."
    )
    assert actor(sheet, "Alan Marr").affiliation == "Torvik police"
    assert words_of(sheet, "Torvik police")[0] == "police"
    assert words_of(sheet, "harbour police") == ["harbour police"]


@pytest.mark.parametrize("rank", ["Det.", "Const.", "Insp.", "Supt.", "Lt.", "Sgt."])
def test_a_rank_is_no_part_of_the_name(rank: str) -> None:
    assert actor(read(f"The gun was found in a garden, {rank} Alan Marr said."), "Alan Marr").kind == "person"


def test_names_joined_by_a_small_word_are_one() -> None:
    assert actor(read("Bishop Arturo Robledo y Danas condemned the attack on the church."), "Arturo Robledo y Danas")


def test_whom_a_paper_quotes_does_not_speak_of_himself() -> None:
    sheet = read('The Torvik Post quoted witness Alan Marr as saying, "They shot him. He went down." Omar Rafi died in Kelm.')
    assert not {"him", "He"} & set(words_of(sheet, "Alan Marr"))


def test_a_street_is_no_person() -> None:
    sheet = read("The man was hurt near Spender Street and Elderberry Lane. He was taken to a hospital.")
    assert not [a for a in sheet.actors if "Elderberry" in a.name]
