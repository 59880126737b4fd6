"""The roles of a whole report: what is kept of the candidates, and what a report without violence gives."""

import numpy as np
import pytest

import sayso
from sayso.coding.report_roles import ReportRoles, kept, types_of, types_told
from sayso.coding.role_candidates import ASKED, Candidate, Occurrence
from sayso.records import Span

REPORT = """KELM, 3 May 2031 - Guerrillas of the Brask Liberation Front (BLF) blew up a bus in the market of Kelm on Tuesday.

The mayor of the town, Ilse Torvald, was killed by the bomb, police said. The Brask Liberation Front claimed responsibility.
"""


def candidate(
    words: str, role: str = "PerpOrg", mean: float = 0.5, actor: str = "", types: tuple[float, ...] = (0.9, 0.1, 0, 0, 0, 0)
) -> Candidate:
    place = Occurrence(Span(0, 5), 0, 1, mean, mean, mean, 0.0, 0.0, np.array(types, np.float32))
    return Candidate(role, words, [place], actors={actor} - {""})


@pytest.fixture(scope="module")
def roles() -> ReportRoles:
    return sayso.read_roles(REPORT, published="2031-05-04")


def test_a_plain_report_gives_doer_target_victim_and_type(roles: ReportRoles) -> None:
    found = {(one.role, one.words.lower()) for one in roles.fillers}
    assert ("Target", "bus") in found
    assert any(role == "Victim" and "torvald" in words for role, words in found)
    assert any(role == "PerpOrg" and words in ("brask liberation front", "blf") for role, words in found)
    assert "bombing" in roles.types
    assert roles.relevant > 0.5


def test_every_filler_stands_in_the_text_and_has_a_chance_and_a_type_of_the_report(roles: ReportRoles) -> None:
    assert roles.fillers
    for one in roles.fillers:
        assert one.role in ASKED
        assert one.spans
        assert all(REPORT[span.start : span.end].strip() for span in one.spans)
        assert 0 < one.chance <= 1
        assert one.types
        assert set(one.types) <= set(roles.types)


def test_a_group_and_its_initials_are_one(roles: ReportRoles) -> None:
    assert sum(one.role == "PerpOrg" for one in roles.fillers) == 1


@pytest.mark.parametrize(
    "chars", ["", "The orchestra played in the park, and the choir sang until ten. Tickets cost four crowns."]
)
def test_where_nothing_happened_there_are_no_roles(chars: str) -> None:
    roles = sayso.read_roles(chars)
    assert roles.types == ()
    assert roles.fillers == ()
    assert roles.relevant < 0.5


def test_the_same_text_gives_the_same_roles(roles: ReportRoles) -> None:
    assert sayso.read_roles(REPORT, published="2031-05-04") == roles


def test_of_wordings_of_one_entity_the_surest_is_kept() -> None:
    found = [
        candidate("brask front"),
        candidate("front"),
        candidate("bf men", actor="A1"),
        candidate("brask fighters", actor="A1"),
    ]
    chosen = kept(found, [0.6, 0.7, 0.5, 0.4], 0.3)
    assert [(one.words, chance) for one, chance in chosen] == [("front", 0.7), ("bf men", 0.5)]


def test_what_is_not_likely_enough_is_not_kept_and_roles_do_not_shut_each_other_out() -> None:
    found = [candidate("army"), candidate("army", role="Target"), candidate("police")]
    assert [(one.role, one.words) for one, _ in kept(found, [0.9, 0.8, 0.2], 0.3)] == [("PerpOrg", "army"), ("Target", "army")]


def test_a_report_tells_of_all_likely_types_and_of_one_at_least() -> None:
    assert types_told(np.array([0.6, 0.9, 0, 0, 0, 0], np.float32), 0.5) == [1, 0]
    assert types_told(np.array([0.2, 0.1, 0, 0, 0, 0], np.float32), 0.5) == [0]


def test_a_filler_belongs_to_its_likely_types_among_those_told() -> None:
    assert types_of(np.array([0.1, 0.7, 0.5], np.float32), [0, 1, 2], 0.4) == ("bombing", "kidnapping")
    assert types_of(np.array([0.1], np.float32), [3], 0.4) == ("arson",)


def test_incidents_of_one_type_are_told_apart_by_place_and_day() -> None:
    chars = (
        "A car bomb exploded outside a bank in Kelm on Monday, killing a guard. In Torvik, a bomb destroyed a pipeline on Tuesday. "
        "The Brask Liberation Front claimed responsibility for both bombings."
    )
    roles = sayso.read_roles(chars, published="2031-05-08")
    bombings = [one for one in roles.incidents if one.type == "bombing"]
    assert len(bombings) == 2
    targets = [{filler.words for filler in one.fillers if filler.role == "Target"} for one in bombings]
    assert sorted(map(sorted, targets)) == [["bank"], ["pipeline"]]
    assert all(any(filler.role == "PerpOrg" for filler in one.fillers) for one in bombings)


def test_what_is_shared_out_among_incidents_is_what_the_report_has(roles: ReportRoles) -> None:
    assert {one.type for one in roles.incidents} == set(roles.types)
    assert {filler for one in roles.incidents for filler in one.fillers} == set(roles.fillers)
