"""What is known of a candidate for a role."""

import numpy as np
import pytest

from sayso.codebook import default_codebook
from sayso.coding.role_candidates import Candidate, Occurrence, of_rules
from sayso.coding.role_traits import TRAITS, head_counts, traits
from sayso.flow.coding import sheet_of_text
from sayso.language.words import common_words
from sayso.pipeline import build
from sayso.records import Sheet, Span
from sayso.settings import Settings
from sayso.trained.labels import MUC_TYPES, REPORT_ROLES
from sayso.trained.pieces import Pieces
from sayso.trained.roles import RolesRead

TEXT = "Gunmen of the Brask Liberation Front attacked the police station in Kelm. The gunmen fled."


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return build(Settings(), default_codebook()).with_parse(sheet_of_text(TEXT, "2031-05-03"))


def candidate(role: str, words: str, chance: float = 0.5) -> Candidate:
    at = TEXT.lower().index(words)
    types = np.full(len(MUC_TYPES), 0.5, np.float32)
    place = Occurrence(Span(at, at + len(words)), 0, 2, chance, chance, chance, 0.0, 0.0, types)
    return Candidate(role, words, [place])


def known_of(sheet: Sheet, *found: Candidate, heads: dict[str, tuple[float, ...]] | None = None) -> list[dict[str, float]]:
    tags = np.zeros((2, 1 + 2 * len(REPORT_ROLES)), np.float32)
    read = RolesRead(Pieces((0, 0), (0, 7), (6, 9)), tags, tags[:, :6], 0.9, tags[0, :6])
    rows = traits(sheet, read, list(found), heads)
    assert rows.shape == (len(found), len(TRAITS))
    assert np.isfinite(rows).all()
    return [dict(zip(TRAITS, row.tolist(), strict=True)) for row in rows]


def test_rivals_of_the_same_role_count(sheet: Sheet) -> None:
    weak, strong = known_of(sheet, candidate("Target", "station", 0.2), candidate("Target", "police station", 0.8))
    assert weak["wider"] == pytest.approx(0.8)
    assert strong["narrower"] == pytest.approx(0.2)
    assert weak["surer"] > strong["surer"] == 0
    assert weak["role Target"] == strong["role Target"] == 1
    assert weak["role Victim"] == 0


def test_words_of_another_role_are_no_rivals(sheet: Sheet) -> None:
    one, _ = known_of(sheet, candidate("Target", "station", 0.2), candidate("Weapon", "police station", 0.8))
    assert one["wider"] == one["surer"] == 0


def test_how_words_stand_in_their_sentence(sheet: Sheet) -> None:
    doer, target, place = known_of(
        sheet, candidate("PerpInd", "gunmen"), candidate("Target", "police station"), candidate("Target", "kelm")
    )
    assert doer["stands nsubj"] == target["stands dobj"] == place["stands in"] == 1
    assert doer["anchor governs"] == target["anchor governs"] == 1
    assert doer["in incident"] == 1


def test_what_roles_a_head_noun_had_elsewhere(sheet: Sheet) -> None:
    heads = {"station": (10.0, 0.0, 0.0, 6.0, 0.0, 0.0)}
    target, weapon, doer = known_of(
        sheet, candidate("Target", "police station"), candidate("Weapon", "station"), candidate("PerpInd", "gunmen"), heads=heads
    )
    assert target["head odds"] > weapon["head odds"] == 0
    assert weapon["head other"] > 0
    assert target["head known"] == 1
    assert doer["head known"] == 0


def test_what_only_the_rules_say_has_traits_too(sheet: Sheet) -> None:
    role, words, span = next(of_rules(sheet))
    (known,) = known_of(sheet, Candidate(role, words, of_rules=span))
    assert known["rules"] == 1
    assert known["places"] == 0


def test_nothing_has_no_traits(sheet: Sheet) -> None:
    assert known_of(sheet) == []


def test_head_nouns_are_ordinary_words_and_no_names() -> None:
    counts = head_counts()
    assert len(counts) > 500
    assert all(len(row) == 6 and row[0] >= max(row[1:]) for row in counts.values())
    unknown = [word for word in counts if not {word, f"{word}s", f"{word}es"} & common_words()]
    assert len(unknown) < len(counts) / 50  # the lemma of a common word may not be common itself
