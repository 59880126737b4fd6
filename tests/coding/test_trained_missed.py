"""Incidents that the network names and the rules have not."""

from __future__ import annotations

import pytest

from sayso.coding.trained import asked, judged
from sayso.coding.trained_missed import alone, missed
from sayso.coding.trained_opinion import Opinions
from sayso.coding.trained_values import Ground
from sayso.pipeline import Pipeline
from sayso.records import Sheet
from sayso.trained.labels import ANOTHER
from tests.coding.told_network import NUMBERS, Told, sheet_of
from training.incident_cases import pipeline as rules

REPORT = "Gunmen killed two police officers in the town of Kelm on Tuesday. The depot at Torvik was left in ashes by rebels."
NAMED = "was left in ashes"
OWN = "Gunmen killed two police officers"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return rules()


def coded(pipeline: Pipeline, told: Told) -> Sheet:
    sheet = sheet_of(pipeline, told.chars)
    opinions = Opinions(sheet, told)
    said = asked(opinions)
    return judged(Ground(sheet), said, missed(opinions, said, NUMBERS), NUMBERS, "test@1")


def names(sheet: Sheet) -> list[str]:
    return [sheet.text.words(account.anchors[0]) for account in sheet.incidents]


def test_words_that_the_network_names_and_finds_to_be_one_are_an_incident(pipeline: Pipeline) -> None:
    ties = [(ANOTHER, NAMED, 0.8), ("target", "depot", 0.9)]
    sheet = coded(pipeline, Told(REPORT, ties=ties, type=("arson", 0.9)))
    assert names(sheet) == [OWN, NAMED]
    new = sheet.incidents[1]
    assert (new.first("type"), new.first("stage"), new.first("target")) == ("arson", "accomplished", "depot")
    assert [sheet.text.words(span) for span in new.scope] == ["The depot at Torvik was left in ashes by rebels."]
    assert all(said.evidence for said in new.assertions)


@pytest.mark.parametrize(("named", "real"), [(0.4, 1.0), (0.8, 0.4)])
def test_words_of_which_it_is_not_sure_are_none(pipeline: Pipeline, named: float, real: float) -> None:
    assert names(coded(pipeline, Told(REPORT, ties=[(ANOTHER, NAMED, named)], real={NAMED: real}))) == [OWN]


def test_the_best_words_of_an_incident_of_the_rules_name_no_other(pipeline: Pipeline) -> None:
    assert names(coded(pipeline, Told(REPORT, ties=[(ANOTHER, "killed", 0.9)]))) == [OWN]


def test_other_words_of_an_incident_of_the_rules_become_one_and_leave_it(pipeline: Pipeline) -> None:
    chars = (
        "Rebels attacked the town of Kelm on Tuesday. The rebels killed two police officers in the attack on the town, he said."
    )
    before = sheet_of(pipeline, chars).incidents
    assert [len(account.anchors) > 1 for account in before] == [True]
    words = chars[before[0].anchors[1].start : before[0].anchors[1].end]
    sheet = coded(pipeline, Told(chars, ties=[(ANOTHER, words, 0.9)]))
    assert words in names(sheet)
    first, *_ = sheet.incidents
    assert first.id == before[0].id
    assert before[0].anchors[1] not in first.anchors


QUIET = "Two men were behind the robbery and the operation in Kelm. The crime shocked the town."


def test_where_the_rules_have_none_the_surest_word_of_violence_of_a_sentence_is_one(pipeline: Pipeline) -> None:
    sheet = sheet_of(pipeline, QUIET)
    assert not sheet.incidents
    told = Told(QUIET, real={"robbery": 0.9, "operation": 0.85}, otherwise=0.7, ties=[("perpetrator stated", "Two men", 0.9)])
    found = judged(Ground(sheet), [], alone(Opinions(sheet, told), NUMBERS), NUMBERS, "test@1")
    assert names(found) == ["robbery"]
    assert found.incidents[0].first("perpetrator") == "Two men"


def test_where_the_network_is_not_sure_either_there_is_none(pipeline: Pipeline) -> None:
    sheet = sheet_of(pipeline, QUIET)
    assert alone(Opinions(sheet, Told(QUIET, otherwise=0.7)), NUMBERS) == []


def test_what_holds_no_word_of_violence_is_not_read(pipeline: Pipeline) -> None:
    sheet = sheet_of(pipeline, "The minister opened a school in Kelm on Tuesday.")
    assert alone(Opinions(sheet, Told(sheet.text.chars)), NUMBERS) == []


def test_what_is_only_threatened_is_none_whatever_the_network_says(pipeline: Pipeline) -> None:
    sheet = sheet_of(pipeline, "The Brask Front threatened on Thursday to attack every barracks in the country.")
    assert alone(Opinions(sheet, Told(sheet.text.chars)), NUMBERS) == []


def test_several_runs_within_one_word_are_one_incident(pipeline: Pipeline) -> None:
    chars = "Gunmen killed two police officers in Kelm on Tuesday. The Schwarzenfeldhausen thing was told by rebels."
    sheet = sheet_of(pipeline, chars)
    told = Told(chars)
    pieces = told.vocabulary.pieces(chars)
    at = chars.index("Schwarz")
    inside = [n for n, start in enumerate(pieces.starts) if at <= start < at + len("Schwarzenfeldhausen")]
    assert len(inside) > 1
    told.ties = [(ANOTHER, chars[pieces.starts[n] : pieces.ends[inside[-1]]], 0.8 + n / 1000) for n in inside]
    naming = Opinions(sheet, told).naming(one for _, one in asked(Opinions(sheet, told)) if one is not None)
    assert len(naming.words(0.5, 0.4)) > 1
    opinions = Opinions(sheet, told)
    said = asked(opinions)
    found = judged(Ground(sheet), said, missed(opinions, said, NUMBERS), NUMBERS, "test@1")
    assert names(found).count("Schwarzenfeldhausen") == 1
    assert len({account.id for account in found.incidents}) == len(found.incidents)


TOGETHER = "Rebels attacked the town of Kelm on Tuesday. They shot two police officers in the attack, and burned the depot."
"""The rules join the bare word "attack" to the shooting, and make nothing of "burned"."""


@pytest.mark.parametrize("word", ["attack,", "burned"])
@pytest.mark.parametrize(("hint", "real", "read"), [(0.2, 0.8, True), (0.2, 0.6, False), (0.05, 0.9, False)])
def test_a_hint_is_enough_for_a_word_of_violence_of_which_it_is_surer(
    pipeline: Pipeline, word: str, hint: float, real: float, read: bool
) -> None:
    bare = word.rstrip(",")
    sheet = coded(pipeline, Told(TOGETHER, ties=[(ANOTHER, word, hint)], real={bare: real}))
    assert (bare in names(sheet)) is read


def test_other_words_are_not_read_on_a_hint(pipeline: Pipeline) -> None:
    assert names(coded(pipeline, Told(REPORT, ties=[(ANOTHER, "depot", 0.3)]))) == [OWN]


def test_a_phrase_that_the_rules_join_to_an_incident_is_not_read_on_a_hint(pipeline: Pipeline) -> None:
    chars = (
        "Rebels attacked the town of Kelm on Tuesday. The rebels killed two police officers in the attack on the town, he said."
    )
    [incident] = sheet_of(pipeline, chars).incidents
    words = chars[incident.anchors[1].start : incident.anchors[1].end]
    assert names(coded(pipeline, Told(chars, ties=[(ANOTHER, words, 0.3)]))) == ["Rebels attacked the town of Kelm"]


def test_what_is_named_is_read_before_a_word_of_violence_in_it(pipeline: Pipeline) -> None:
    told = Told(TOGETHER, ties=[(ANOTHER, "burned the depot", 0.8)], otherwise=0.6)
    assert "burned the depot" in names(coded(pipeline, told))
