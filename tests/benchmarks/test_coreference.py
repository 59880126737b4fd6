"""Who is who: the scores are right, the marked reports are whole, and Sayso is better than guessing."""

from __future__ import annotations

import random

import pytest

from benchmarks.clusters import Score, b_cubed, best_pairing, ceaf, conll, muc
from benchmarks.coreference import by_last_word, by_nearest, by_sayso, joined_right, read_marked, score, unmarked

GOLD = {(0, n): name for n, name in enumerate("aaabbc")}


def test_equal_partitions_are_perfect() -> None:
    for measure in (muc, b_cubed, ceaf):
        assert measure(GOLD, GOLD) == Score(1.0, 1.0)
    assert conll(GOLD, GOLD) == pytest.approx(1.0)


def test_scores_by_hand() -> None:
    # {1,2,3} {4,5} {6} against {1,2} {3,4,5} {6}
    found = {(0, n): name for n, name in enumerate("xxyyyz")}
    assert (muc(GOLD, found).precision, muc(GOLD, found).recall) == pytest.approx((2 / 3, 2 / 3))
    assert b_cubed(GOLD, found).precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    assert b_cubed(GOLD, found).recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    assert ceaf(GOLD, found).f1 == pytest.approx((0.8 + 0.8 + 1) / 3)


def test_all_alone_and_all_together() -> None:
    alone = {thing: thing for thing in GOLD}
    together = dict.fromkeys(GOLD, "one")
    assert muc(GOLD, alone).recall == 0.0
    assert b_cubed(GOLD, alone).precision == 1.0
    assert muc(GOLD, together).recall == 1.0
    assert b_cubed(GOLD, together).precision == pytest.approx((9 + 4 + 1) / 36)


@pytest.mark.parametrize("seed", range(10))
def test_best_pairing_is_best(seed: int) -> None:
    dice = random.Random(seed)
    table = [[dice.random() for _ in range(4)] for _ in range(3)]
    every = (table[0][a] + table[1][b] + table[2][c] for a in range(4) for b in range(4) for c in range(4) if len({a, b, c}) == 3)
    assert best_pairing(table) == pytest.approx(max(every))
    assert best_pairing([list(row) for row in zip(*table, strict=True)]) == pytest.approx(best_pairing(table))


def test_marks_are_taken_out() -> None:
    report = unmarked("t", "open", "The [army|a] said [it|a] had left [Kelm Brigades|k] alone.")
    assert report.chars == "The army said it had left Kelm Brigades alone."
    assert [report.words(n) for n in range(3)] == ["army", "it", "Kelm Brigades"]
    assert report.names == ("a", "a", "k")


def test_simple_readers() -> None:
    report = unmarked("t", "open", "[Omar Rafi|r] met [rebels|b]. [They|b] left. [Rafi|r] said [he|r] stayed.")
    assert by_last_word(report) == ["rafi", "rebels", "alone 2", "rafi", "alone 4"]
    assert by_nearest(report) == ["rafi", "rebels", "rebels", "rafi", "rafi"]
    assert [joined_right(report, by_nearest(report), n) for n in range(5)] == [None, None, True, True, True]


def test_reports_are_whole() -> None:
    reports = list(read_marked())
    assert len(reports) >= 25
    assert {report.part for report in reports} == {"open", "kept"}
    assert len({report.title for report in reports}) == len(reports)
    for report in reports:
        assert not set("[]|") & set(report.chars)
        assert len(report.names) > len(set(report.names)), f"{report.title}: nobody is named twice"


@pytest.mark.parametrize("part", ["open", "kept"])
def test_sayso_is_better_than_simple_readers(part: str) -> None:
    reports = [report for report in read_marked() if report.part == part]
    sayso, simple = score(reports, by_sayso), score(reports, by_nearest)
    assert sayso["CoNLL"] > simple["CoNLL"] + 5
    assert sayso["pronouns joined right"] >= 75
    assert sayso["nouns and names joined right"] >= 70
