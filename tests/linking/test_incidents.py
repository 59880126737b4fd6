"""Accounts of one happening come together, across outlets and days; two happenings stay two."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sayso.linking.incident_weights import weights
from sayso.linking.incidents import Incidents
from sayso.linking.model import Item
from sayso.records import Sheet
from tests.linking import incident_reports as told
from tests.linking.incident_reports import clustered, news, told_in

LINKER = Incidents()
EVERYTHING = (told.FIRST, told.UPDATE, told.SECOND, told.SECOND_AGAIN, told.KELM, told.BRENHOLT, told.KELM_AGAIN, told.CHECKPOINT)
GROUP = (told.BARRACKS, told.BARRACKS_AGAIN, told.BARRACKS_A_YEAR_LATER)
TRAIL = (*GROUP, told.VICTIM, told.TRIAL, told.OTHER_VICTIM, told.FERRY, told.FERRY_AGAIN)


def together(one: Item, other: Item, *sheets: Sheet) -> bool:
    clusters = clustered(*sheets)
    return clusters[one.id] == clusters[other.id]


def reasons(one: Item, other: Item) -> list[tuple[str, float, str]]:
    return [(f.name, round(f.value * f.weight, 2), f.evidence) for f in LINKER.compared(one, other)]


SAME = {
    "a higher toll three days later": (told.FIRST, told.UPDATE),
    "two outlets on one day": (told.SECOND, told.SECOND_AGAIN),
    "no name but the town's": (told.KELM, told.KELM_AGAIN),
    "one attack of a group, told by two outlets": (told.BARRACKS, told.BARRACKS_AGAIN),
    "a trial ten months later": (told.VICTIM, told.TRIAL),
    "a story without violence and without dates": (told.FERRY, told.FERRY_AGAIN),
}
TWO = {
    "one town, a week later": (told.FIRST, told.SECOND),
    "one town, a week later, by other outlets": (told.UPDATE, told.SECOND_AGAIN),
    "one group, one commander, one town, a year later": (told.BARRACKS, told.BARRACKS_A_YEAR_LATER),
    "one day, two towns, the same words": (told.KELM, told.BRENHOLT),
    "one day, two towns, another kind": (told.SECOND, told.CHECKPOINT),
    "one town, the next day, another victim": (told.VICTIM, told.OTHER_VICTIM),
}


@pytest.mark.parametrize("why", SAME)
def test_one_happening(why: str) -> None:
    one, other = SAME[why]
    assert together(news(one), news(other), one, other), reasons(news(one), news(other))


@pytest.mark.parametrize("why", TWO)
def test_two_happenings(why: str) -> None:
    one, other = TWO[why]
    assert not together(news(one), news(other), one, other), reasons(news(one), news(other))


@pytest.mark.parametrize("why", [*SAME, *TWO])
def test_they_stay_so_among_many(why: str) -> None:
    one, other = (SAME | TWO)[why]
    assert together(news(one), news(other), *EVERYTHING, *TRAIL) == (why in SAME)


def test_a_memory_joins_what_it_recalls_and_not_the_news_beside_it() -> None:
    memory = next(item for item in LINKER.items(told.SECOND) if not item.features["main"])
    clusters = clustered(*EVERYTHING)
    assert clusters[memory.id] == clusters[news(told.UPDATE).id] != clusters[news(told.SECOND).id]


def test_accounts_of_a_round_up_go_to_different_incidents() -> None:
    clusters = clustered(*EVERYTHING, told.ROUND_UP)
    checkpoint, bomb = told_in(told.ROUND_UP, "gunmen killed"), told_in(told.ROUND_UP, "roadside bomb")
    assert clusters[checkpoint.id] == clusters[news(told.CHECKPOINT).id]
    assert clusters[bomb.id] == clusters[news(told.KELM).id]


def test_two_accounts_of_one_report_are_never_compared() -> None:
    one, other = LINKER.items(told.SECOND)[:2]
    assert LINKER.score(one, other).value == 0


def test_a_score_does_not_depend_on_which_comes_first() -> None:
    one, other = news(told.FIRST), news(told.UPDATE)
    assert LINKER.score(one, other).value == pytest.approx(LINKER.score(other, one).value)


def test_items_come_through_json_unchanged() -> None:
    for sheet in (*EVERYTHING, *TRAIL):
        for item in LINKER.items(sheet):
            assert json.loads(json.dumps(item.features)) == item.features


def test_every_feature_that_counts_shows_its_evidence() -> None:
    for one, other in (*SAME.values(), *TWO.values()):
        for feature in LINKER.compared(news(one), news(other)):
            if not feature.name.endswith("not known") and not feature.name.startswith(("type", "undated type")):
                assert feature.evidence.strip("; "), feature


def test_the_features_add_up_to_the_score() -> None:
    one, other = news(told.FIRST), news(told.SECOND)
    total = weights()["constant"] + sum(feature.value * feature.weight for feature in LINKER.compared(one, other))
    value = LINKER.likelihood(one, other)
    assert 2.718281828459045**total == pytest.approx(value / (1 - value))


def test_evidence_names_the_days_and_tolls_of_both_sides() -> None:
    evidence = {
        feature.name.partition(":")[0]: feature.evidence for feature in LINKER.compared(news(told.FIRST), news(told.SECOND))
    }
    assert evidence["happened"] == "2031-03-03; 2031-03-10"
    assert evidence["published"] == "2031-03-03; 2031-03-10"
    assert evidence["killed"] == "4; 5"


def test_undated_reports_about_other_people_are_two_however_alike_their_words() -> None:
    compared = {f.name: f for f in LINKER.compared(news(told.KEEPER), news(told.OTHER_KEEPER))}
    assert compared["undated cast: missing, of the one with less"].value == 1
    assert compared["undated cast: each has one whom the other has not"].evidence == "hallin; marnek"
    assert all(f.weight < 0 for name, f in compared.items() if "cast" in name)
    assert not together(news(told.KEEPER), news(told.OTHER_KEEPER), told.KEEPER, told.OTHER_KEEPER)


def test_whom_a_dated_report_is_about_is_compared_by_the_other_traits() -> None:
    assert not [f for f in LINKER.compared(news(told.VICTIM), news(told.OTHER_VICTIM)) if "cast" in f.name]


def test_likeness_counts_less_within_one_outlet() -> None:
    one, other = news(told.FIRST), news(told.SECOND)
    (house_style,) = [f for f in LINKER.compared(one, other) if f.name.startswith("outlet")]
    assert house_style.weight < 0 and house_style.evidence == "dahra wire"
    elsewhere = replace(other, features={**other.features, "outlet": "torvik courier"})
    unknown = [replace(item, features={**item.features, "outlet": ""}) for item in (one, other)]
    assert LINKER.likelihood(one, other) < LINKER.likelihood(one, elsewhere) == LINKER.likelihood(*unknown)


def test_another_country_speaks_against_it_whatever_was_fitted() -> None:
    assert weights()["place: other country"] <= -1
    assert weights()["groups: none shared"] < 0 < weights()["groups: shared"]
    assert weights()["type: differs"] < 0 < weights()["people: shared"]


def test_a_report_without_an_incident_stands_for_itself() -> None:
    (item,) = LINKER.items(told.FERRY)
    assert item.id == told.FERRY.report.id
    assert item.features["main"] and item.keys


def test_one_item_of_a_report_is_its_news() -> None:
    for sheet in (*EVERYTHING, told.ROUND_UP):
        assert [item.features["main"] for item in LINKER.items(sheet)].count(True) == 1
        assert LINKER.items(sheet)[0].features["main"]


def test_words_about_a_memory_are_not_on_the_memory_of_another_report() -> None:
    memory = next(item for item in LINKER.items(told.SECOND) if not item.features["main"])
    assert "nine" not in memory.features["words"]
    assert memory.features["days"] == {"2031-03-03": 1}
    assert news(told.SECOND).features["days"] == {"2031-03-10": 1}


def test_officials_are_no_parties() -> None:
    item = news(told.FERRY_AGAIN)
    assert "elin torsvand" in item.features["officials"]
    assert not LINKER.likelihood(item, replace(item, id="rep-0", report_id=item.report_id))
