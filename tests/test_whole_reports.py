"""Whole reports, as a desk would write them: what must come out right for a reader to trust the rest."""

from typing import Any

import pytest

import sayso

COLLEGE = """Gunmen kidnap 12 students from college in northern Vasrland, police say

KELM, Vasrland — Gunmen stormed a college dormitory in Vasrland's northern Saray province overnight and abducted at least a dozen students, police and residents said on Wednesday, in the third such attack on a school in the province this year.

Police spokesman Danel Rask said the attackers, armed with automatic rifles, arrived on motorcycles at about 1 a.m. at the polytechnic in Brenholt and killed a security guard who tried to stop them. "Our officers engaged them in a gun battle and rescued four of the students," he said in a statement.

But Marta Oslen, whose 19-year-old daughter is among those missing, told reporters that no officers came until dawn. "We called and called. Nobody answered," she said.

The provincial governor, Ulf Sander, blamed the attack on the Northern Dawn Front, the armed group that kidnapped more than 270 pupils from the town of Ostvik in April 2021.

No group has claimed responsibility. Residents said that the kidnappers had demanded a ransom.

In a separate incident on Monday, a roadside bomb killed three soldiers near Torvik, the army said. Two suspects were arrested.

The national team attacked from the start in their 2-0 win over Qadria on Saturday.
"""

COMMANDER = """Car bomb kills militia commander in southern suburb of Dahra

DAHRA (Dahra Wire) - A car bomb killed a senior commander of Ansar al-Fajr and two of his bodyguards in a southern suburb of Dahra on Sunday, security sources said, the latest in a string of attacks on the group.

The commander, identified by the group as Hasan Jafri, 46, was leaving his home when a bomb planted under his vehicle was detonated by remote control, an army source told the Dahra Wire. Seven passers-by were wounded, the Health Ministry said. A television station of the group put the number of wounded at 12.

Ansar al-Fajr accused the Kelm Brigades of carrying out the killing and vowed revenge. "The enemy will pay a heavy price," the group said in a statement. Interior Minister Henrik Valdor later denied that the Kelm Brigades were behind the blast.

A previously unknown group calling itself the Cedar Brigade claimed responsibility in a video, but two officials said the claim could not be verified.

Jafri had survived an assassination attempt in Mirsal in 2029. In July 2030 a drone strike killed a deputy leader of the group in the same suburb.
"""


def record(chars: str, published: str) -> dict[str, Any]:
    (found,) = sayso.code_bytes(chars.encode(), "wire.txt", published=published, source="Torvik Courier").records()
    return found


@pytest.fixture(scope="module")
def college() -> list[dict[str, Any]]:
    incidents: list[dict[str, Any]] = record(COLLEGE, "2024-03-13")["incidents"]
    return incidents


@pytest.fixture(scope="module")
def commander() -> list[dict[str, Any]]:
    incidents: list[dict[str, Any]] = record(COMMANDER, "2030-09-16")["incidents"]
    return incidents


def test_the_news_is_one_incident_with_its_own_date_and_toll(college: list[dict[str, Any]]) -> None:
    news = college[0]
    assert news["type"] == "kidnapping"
    assert news["when"]["start"] in ("2024-03-12", "2024-03-13")
    assert news["abducted"]["low"] == 12
    assert news["background"] is False


def test_a_remembered_kidnapping_of_the_blamed_group_is_not_mixed_into_the_news(college: list[dict[str, Any]]) -> None:
    (old,) = [i for i in college if i["when"] and i["when"]["start"] == "2021-04-01"]
    assert old["abducted"] == {"low": 270, "best": None, "high": None}
    assert old["background"] is True
    assert all(a["value"] != {"low": 270, "best": None, "high": None} for a in college[0]["assertions"])


def test_an_attack_named_by_its_number_is_no_further_incident(college: list[dict[str, Any]]) -> None:
    assert not [i["words"] for i in college if "third" in i["words"]]


def test_blame_and_silence_belong_to_the_news(college: list[dict[str, Any]]) -> None:
    news = college[0]
    assert [p["name"] for p in news["perpetrators"] if p["basis"] == "blamed"] == ["Northern Dawn Front"]
    assert news["nobody_claimed"] is True


def test_a_separate_incident_is_separate(college: list[dict[str, Any]]) -> None:
    (bomb,) = [i for i in college if i["type"] == "bombing"]
    assert (bomb["when"]["start"], bomb["killed"]["best"], bomb["arrested"]["best"]) == ("2024-03-11", 3, 2)


def test_football_is_no_incident(college: list[dict[str, Any]]) -> None:
    assert not [i["words"] for i in college if i["when"] and i["when"]["start"] == "2024-03-09"]


def test_the_bombing_is_one_incident_however_it_is_named(commander: list[dict[str, Any]]) -> None:
    today = [i for i in commander if i["when"] and i["when"]["start"] == "2030-09-15"]
    assert len(today) == 1, [i["words"] for i in today]
    assert today[0]["subtype"] == "car_bomb"
    assert today[0]["killed"]["best"] == 3
    assert {a["value"]["best"] for a in today[0]["assertions"] if a["property"] == "wounded"} == {7, 12}


def test_accusation_denial_and_claim_stand_side_by_side(commander: list[dict[str, Any]]) -> None:
    held = {(p["basis"], p["name"]) for p in commander[0]["perpetrators"]}
    assert ("blamed", "Kelm Brigades") in held
    assert ("denied", "Kelm Brigades") in held
    assert ("claimed", "Cedar Brigade") in held
    assert not [p for p in commander[0]["perpetrators"] if p["basis"] == "stated"]


def test_two_remembered_attacks_keep_their_own_dates(commander: list[dict[str, Any]]) -> None:
    dates = {i["when"]["start"] for i in commander[1:] if i["when"]}
    assert {"2029-01-01", "2030-07-01"} <= dates
