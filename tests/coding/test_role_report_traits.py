"""What is known of a report, of the types of its incidents, and of a filler's part in them."""

import numpy as np
import pytest

from sayso.codebook import default_codebook
from sayso.coding.role_candidates import Candidate
from sayso.coding.role_report_traits import (
    TRAITS_OF_REPORT,
    TRAITS_OF_SHARE,
    TRAITS_OF_TYPE,
    traits_of_report,
    traits_of_shares,
    traits_of_types,
)
from sayso.flow.coding import sheet_of_text
from sayso.pipeline import build
from sayso.records import Sheet, Span
from sayso.settings import Settings
from sayso.trained.labels import MUC_TYPES, REPORT_ROLES
from sayso.trained.pieces import Pieces
from sayso.trained.roles import RolesRead

TEXT = "A bomb destroyed a bank in Kelm on Monday. Gunmen kidnapped the mayor, Ilse Torvald, in Orvik on Tuesday."
BOMBING, KIDNAPPING = MUC_TYPES.index("bombing"), MUC_TYPES.index("kidnapping")


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return build(Settings(), default_codebook()).with_parse(sheet_of_text(TEXT, "2031-05-08"))


@pytest.fixture
def read() -> RolesRead:
    tags = np.zeros((2, 1 + 2 * len(REPORT_ROLES)), np.float32)
    return RolesRead(Pieces((0, 0), (0, 2), (1, 6)), tags, tags[:, :6], 0.9, np.full(len(MUC_TYPES), 0.4, np.float32))


def only_rules(words: str, role: str) -> Candidate:
    at = TEXT.index(words)
    return Candidate(role, words.lower(), of_rules=Span(at, at + len(words)))


def test_a_report_has_its_incidents_and_the_chances_of_its_fillers(sheet: Sheet, read: RolesRead) -> None:
    found = [only_rules("bank", "Target"), only_rules("bomb", "Weapon")]
    known = dict(zip(TRAITS_OF_REPORT, traits_of_report(sheet, read, found, [0.9, 0.4]).tolist(), strict=True))
    assert known["best Target"] == pytest.approx(0.9)
    assert known["best Victim"] == 0
    assert known["sum"] == pytest.approx(1.3)
    assert known["news"] >= 2
    assert known["clashes"] == 0
    assert 0 <= known["newest"] <= known["oldest"] < 0.1


def test_a_report_without_candidates_has_traits(sheet: Sheet, read: RolesRead) -> None:
    assert np.isfinite(traits_of_report(sheet, read, [], [])).all()


def test_the_types_of_a_report_are_those_of_its_incidents(sheet: Sheet, read: RolesRead) -> None:
    rows = [dict(zip(TRAITS_OF_TYPE, row.tolist(), strict=True)) for row in traits_of_types(sheet, read, [], [], 0.8)]
    assert len(rows) == len(MUC_TYPES)
    assert [row["rules"] for row in rows] == [0, 1, 1, 0, 0, 0]
    assert rows[BOMBING]["is bombing"] == 1
    assert all(row["relevant"] == pytest.approx(0.8) for row in rows)


def test_a_filler_stands_in_the_incident_of_its_own_sentence(sheet: Sheet, read: RolesRead) -> None:
    types = np.full(len(MUC_TYPES), 0.5, np.float32)
    rows = traits_of_shares(sheet, read, [(only_rules("bank", "Target"), 0.7)], types, [BOMBING, KIDNAPPING])
    bombing, kidnapping = (dict(zip(TRAITS_OF_SHARE, row.tolist(), strict=True)) for row in rows)
    assert bombing["in scope"] == 1
    assert kidnapping["in scope"] == 0
    assert bombing["near"] < kidnapping["near"]
    assert bombing["nearer than other"] > 0 > kidnapping["nearer than other"]


def test_no_fillers_have_no_part(sheet: Sheet, read: RolesRead) -> None:
    assert traits_of_shares(sheet, read, [], np.zeros(6, np.float32), [0]).shape == (0, len(TRAITS_OF_SHARE))
