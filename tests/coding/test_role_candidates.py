"""What may have a role in a report, and what is known of it."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from sayso.codebook import default_codebook
from sayso.coding.role_candidates import (
    Candidate,
    candidates,
    is_initials,
    of_rules,
    plain,
    same_words,
)
from sayso.flow.coding import sheet_of_text
from sayso.pipeline import build
from sayso.records import Sheet
from sayso.settings import Settings
from sayso.trained.labels import MUC_TYPES, REPORT_ROLES
from sayso.trained.pieces import Pieces
from sayso.trained.roles import RolesRead

TEXT = "Gunmen of the Brask Liberation Front [BLF] attacked the police station in Kelm. Mayor Ilse Torvald was killed."


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return coded(TEXT)


def coded(chars: str) -> Sheet:
    return build(Settings(), default_codebook()).with_parse(sheet_of_text(chars, "2031-05-03"))


def read_as(chars: str, marked: dict[str, Iterable[tuple[int, float]]]) -> RolesRead:
    """A reading in which each word is one piece, and some have a role: role → (number of the word, how likely)."""
    starts, ends, at = [], [], 0
    for word in chars.split():
        at = chars.index(word, at)
        starts.append(at)
        ends.append(at + len(word))
        at += len(word)
    tags = np.zeros((len(starts), 1 + 2 * len(REPORT_ROLES)), np.float32)
    for role, words in marked.items():
        for step, (number, chance) in enumerate(words):
            tags[number, (1 if step == 0 else 2) + 2 * REPORT_ROLES.index(role)] = chance
    types = np.full((len(starts), len(MUC_TYPES)), 0.5, np.float32)
    return RolesRead(Pieces((0,) * len(starts), tuple(starts), tuple(ends)), tags, types, 0.9, types[0])


def words_of(found: list[Candidate], role: str) -> set[str]:
    return {one.words for one in found if one.role == role}


def test_runs_names_and_noun_phrases_are_candidates_where_the_network_sees_a_role(sheet: Sheet) -> None:
    found = candidates(sheet, read_as(TEXT, {"PerpInd": [(0, 0.4)], "Target": [(9, 0.3), (10, 0.6)]}))
    assert "gunmen" in words_of(found, "PerpInd")
    assert {"police station", "station"} <= words_of(found, "Target")
    assert not words_of(found, "Weapon")
    assert all(one.run for one in found if one.words == "gunmen" and one.role == "PerpInd")
    assert all(one.phrase and not one.run for one in found if one.words == "station")


def test_what_the_rules_say_is_a_candidate_though_the_network_sees_nothing(sheet: Sheet) -> None:
    said = {(role, words) for role, words, _ in of_rules(sheet)}
    assert said
    found = candidates(sheet, read_as(TEXT, {}))
    assert {(one.role, one.words) for one in found} == said
    assert all(one.of_rules and one.spans and one.best is None for one in found)


def test_a_candidate_never_begins_or_ends_within_a_word() -> None:
    chars = "Terrorists blew it up."
    sheet = coded(chars)
    read = read_as(chars, {"PerpInd": [(0, 0.9)]})
    cut = replace(read, pieces=Pieces(read.pieces.ids, (0, *read.pieces.starts[1:]), (6, *read.pieces.ends[1:])))
    assert "terrorists" in words_of(candidates(sheet, cut), "PerpInd")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("torvald", "ilse torvald", True),
        ("blf", "brask liberation front", True),
        ("brask front of north", "bfn", True),
        ("or", "orvik road", False),
        ("guerrillas", "gunmen", False),
        ("car", "carriage", False),
    ],
)
def test_wordings_of_one_entity(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
    assert same_words(other, one) is same


def test_initials_are_three_letters_at_least() -> None:
    assert is_initials("blf", "brask liberation front")
    assert not is_initials("bl", "brask liberation")


def test_words_are_compared_without_case_marks_and_articles() -> None:
    assert plain("The  A-Team's 'Bus'") == "ateams bus"
