"""What an expert checks first, and would reject a tool for: nos. 1 to 6 and 8 of the field's list, on sentences of ours.

1 an unreported count stays empty · 2 who said it · 3 claim, denial, blame, condemnation kept apart · 4 the value's words stand exactly where
the record says · 5 background incidents keep their own date · 6 dates and places say how precise they are · 8 negatives and repeatability.
(Measured accuracy, the rest of no. 8, is in ``benchmarks/``; nos. 7, 9 and 10 belong to exports, review and the page.)
"""

import json
from typing import Any

import pytest

import sayso
from sayso.codebook import default_codebook
from sayso.flow import describe_run
from sayso.settings import Settings

PUBLISHED = "2031-05-09"  # a Friday


def record(chars: str, published: str | None = PUBLISHED) -> dict[str, Any]:
    sheet = sayso.code_text(chars, published=published, source="Torvik Courier")
    return sayso.record(sheet, describe_run(Settings(), default_codebook(), 1, []), default_codebook())


def only_incident(chars: str, published: str | None = PUBLISHED) -> dict[str, Any]:
    incidents = record(chars, published)["incidents"]
    assert len(incidents) == 1, [incident["words"] for incident in incidents]
    return incidents[0]


def held(incident: dict[str, Any], basis: str) -> list[tuple[str, str | None]]:
    return [(p["name"], p["by"]) for p in incident["perpetrators"] if p["basis"] == basis]


# 1 ------------------------------------------------------------------------------------------------


def test_1_a_count_that_is_not_known_is_unknown() -> None:
    incident = only_incident("Gunmen attacked an army post near Kelm on Thursday. Casualties were not immediately known.")
    assert incident["killed"] == "unknown"
    assert incident["wounded"] in ("unknown", None)


def test_1_a_count_that_is_not_mentioned_is_empty() -> None:
    incident = only_incident("Gunmen attacked an army post near Kelm on Thursday, burning two trucks.")
    assert incident["killed"] is None
    assert incident["wounded"] is None


def test_1_no_one_is_zero() -> None:
    incident = only_incident("A bomb exploded outside a bank in Brenholt on Thursday. No one was hurt.")
    assert incident["wounded"] == {"low": 0, "best": 0, "high": 0}


def test_1_at_least_is_a_lower_bound() -> None:
    incident = only_incident(
        "A bomb exploded outside a bank in Brenholt on Thursday, killing at least 11 people and wounding about 30."
    )
    assert incident["killed"]["low"] == 11
    assert incident["killed"]["high"] is None
    assert incident["wounded"]["best"] == 30 or incident["wounded"]["low"] == 30


# 2 ------------------------------------------------------------------------------------------------


def test_2_each_number_keeps_its_speaker() -> None:
    chars = "Troops raided the village of Saray Hill on Thursday. The army said it killed 12 militants. Residents said the dead were farmers."
    incident = only_incident(chars)
    (killed,) = [a for a in incident["assertions"] if a["property"] == "killed"]
    assert killed["value"] == {"low": 12, "best": 12, "high": 12}
    assert [claimant["name"].lower().removeprefix("the ") for claimant in killed["claimants"]] == ["army", "torvik courier"]
    victims = {a["words"].lower(): a["claimants"][0]["name"].lower() for a in incident["assertions"] if a["property"] == "target"}
    assert "army" in next(by for words, by in victims.items() if "militants" in words)
    assert any("farmers" in words and "residents" in by for words, by in victims.items())


def test_2_two_speakers_who_give_two_tolls_are_a_contradiction_that_is_kept() -> None:
    chars = "A car bomb exploded in Kelm on Thursday. Police said four people were killed. The mayor of Kelm said nine people were killed."
    incident = only_incident(chars)
    values = {a["value"]["best"] for a in incident["assertions"] if a["property"] == "killed"}
    assert values == {4, 9}
    assert any(contradiction["property"] == "killed" for contradiction in incident["contradictions"])


# 3 ------------------------------------------------------------------------------------------------


def test_3_nobody_has_claimed() -> None:
    incident = only_incident(
        "A bomb exploded in Kelm on Thursday, killing two people. No group has claimed responsibility for the attack."
    )
    assert incident["nobody_claimed"] is True
    assert held(incident, "claimed") == []


def test_3_blame_and_denial_make_no_perpetrator() -> None:
    chars = (
        "A bomb exploded at a bus station in Kelm on Thursday, killing two people. Police blamed the Northern Dawn Front for the attack. "
        "The Northern Dawn Front denied involvement in the bombing."
    )
    incident = only_incident(chars)
    assert held(incident, "stated") == []
    assert held(incident, "claimed") == []
    ((name, by),) = held(incident, "blamed")
    assert "Northern Dawn Front" in name
    assert by is not None
    assert "police" in by.lower()
    assert any("Northern Dawn Front" in name for name, _ in held(incident, "denied"))
    assert any(contradiction["property"] == "responsibility" for contradiction in incident["contradictions"])


def test_3_two_groups_that_claim_are_two_claims() -> None:
    chars = (
        "A car bomb exploded outside a police station in Dahra on Thursday, killing six officers. Ansar al-Fajr claimed responsibility for the "
        "bombing in a statement. A rival group, the Kelm Brigades, also claimed responsibility for the attack."
    )
    incident = only_incident(chars)
    claims = {name for name, _ in held(incident, "claimed")}
    assert any("Ansar al-Fajr" in name for name in claims)
    assert any("Kelm Brigades" in name for name in claims)


def test_3_condemning_and_investigating_name_no_perpetrator() -> None:
    chars = (
        "A bomb exploded in Kelm on Thursday, killing two people. The Foreign Ministry of Qadria condemned the attack. "
        "Police are investigating the blast."
    )
    incident = only_incident(chars)
    assert incident["perpetrators"] == []


# 4 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_4_every_words_stand_where_the_record_says(newline: str) -> None:
    page = (
        "<html><head><title>Blast in Kelm</title><meta property='article:published_time' content='2031-05-09'></head><body><article>"
        "<h1>Blast in Kelm</h1><p>A car bomb — hidden in a “taxi” — exploded outside the police station in Kelm on Thursday,&nbsp;killing at least "
        "four people and wounding nine others, police said.</p><p>The Northern Dawn Front claimed responsibility for the bombing in a statement "
        "on Friday. It was the first car bomb in the town since early March, when two soldiers were killed near Brenholt.</p>"
        "</article></body></html>"
    ).replace("</p>", f"</p>{newline}")
    batch = sayso.code_bytes(page.encode(), "page.html")
    (found,) = batch.records(with_text=True)
    chars = found["text"]["chars"]
    checked = 0
    for account in found["incidents"] + found["statements"]:
        for assertion in account["assertions"]:
            assert assertion["words"] == assertion["evidence"][0]["words"]
            for evidence in assertion["evidence"]:
                assert chars[evidence["start"] : evidence["end"]] == evidence["words"]
                checked += 1
    assert checked >= 10


# 5 ------------------------------------------------------------------------------------------------


def test_5_a_remembered_attack_has_its_own_date() -> None:
    chars = (
        "A car bomb exploded outside a police station in Kelm on Thursday, killing four officers.\n\n"
        "In March 2029, 40 people died when a suicide bomber blew himself up at a market in Dahra."
    )
    news, old = record(chars)["incidents"]
    assert (news["when"]["start"], news["killed"]["best"], news["background"]) == ("2031-05-08", 4, False)
    assert (old["when"]["start"], old["when"]["end"]) == ("2029-03-01", "2029-03-31")
    assert old["killed"]["best"] == 40
    assert old["background"] is True


# 6 ------------------------------------------------------------------------------------------------


def test_6_a_weekday_is_a_day_and_last_week_is_a_week() -> None:
    assert only_incident("A bomb exploded in Kelm on Thursday, killing two people.")["when"]["precision"] == "day"
    week = only_incident("A bomb exploded in Kelm last week, killing two people.")["when"]
    assert week["precision"] == "week"
    assert (week["start"], week["end"]) == ("2031-04-28", "2031-05-04")


def test_6_a_part_of_the_day_is_no_clock_time() -> None:
    when = only_incident("A bomb exploded in Kelm early on Thursday morning, killing two people.")["when"]
    assert when["clock"] == ""
    assert when["start"] == "2031-05-08"


def test_6_without_a_publication_date_no_date_is_guessed() -> None:
    when = only_incident("A bomb exploded in Kelm on Thursday, killing two people.", published=None)["when"]
    assert (when["start"], when["end"], when["precision"]) == (None, None, "unresolved")
    assert when["words"] == "Thursday"


def test_6_near_is_not_in() -> None:
    where = only_incident("Gunmen ambushed an army patrol near Aleppo on Thursday, killing two soldiers.")["where"]
    assert where["name"] == "Aleppo"
    assert where["precision"] == "near"


def test_6_a_country_is_not_a_point() -> None:
    where = only_incident("Gunmen killed two soldiers in Niger on Thursday.")["where"]
    assert where["precision"] == "country"


# 8 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "chars",
    [
        "Torvik attacked from the first minute on Thursday and the home side's defence was blown apart, with Danel firing in two shots.",
        "The finance minister came under fire on Thursday as opposition deputies launched a fierce assault on his budget.",
        "A bus overturned on the road to Kelm on Thursday, killing nine passengers and injuring twelve, police said.",
        "An earthquake struck northern Vasrland on Thursday, killing 30 people.",
        "The Northern Dawn Front threatened on Thursday to attack every barracks in the country.",
        "If the rebels attack the town, thousands of people could be killed, the governor said on Thursday.",
        "Doctors fear that the bomb of rising debt will explode next year.",
        "He died of a heart attack at his home in Brenholt on Thursday.",
    ],
)
def test_8_what_is_no_incident_gives_none(chars: str) -> None:
    assert [incident["words"] for incident in record(chars)["incidents"]] == []


def test_8_the_same_input_gives_the_same_bytes() -> None:
    chars = "A car bomb exploded in Kelm on Thursday, killing four. Police blamed the Northern Dawn Front, which denied it."
    one, other = (json.dumps(record(chars), ensure_ascii=False) for _ in range(2))
    assert one == other
