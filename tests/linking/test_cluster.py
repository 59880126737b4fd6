"""Clustering on the edges that are kept gives what the plain definition gives."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.cluster import cluster
from sayso.linking.model import Constraint, Edge

IDS = [f"i{number}" for number in range(9)]
PAIRS = list(combinations(IDS, 2))
EDGES = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 10), max_size=len(PAIRS)).map(
    lambda drawn: [Edge(first, second, tenths / 10) for (first, second), tenths in drawn.items()]
)
DENSE = st.lists(st.integers(1, 10), min_size=len(PAIRS), max_size=len(PAIRS)).map(
    lambda drawn: [Edge(first, second, tenths / 10) for (first, second), tenths in zip(PAIRS, drawn, strict=True)]
)
CONSTRAINTS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(["same", "different"]), max_size=5).map(
    lambda drawn: [Constraint(first, second, kind) for (first, second), kind in drawn.items()]
)


def by_definition(ids, edges, constraints, threshold, linkage, cohesion=Fraction(0)):
    """The definition, in cubic time: join the two groups most alike, among equals those whose last ids come first."""

    def within(group):
        scores = [score.get(frozenset(pair), Fraction(0)) for pair in combinations(group, 2)]
        return sum(scores) / len(scores)

    def apart_by_cohesion(one, other, alike):
        return min(len(one), len(other)) >= 3 and alike < cohesion * min(within(one), within(other))

    groups = [frozenset([one]) for one in ids]

    def group_of(one):
        return next(group for group in groups if one in group)

    def join(one, other):
        groups.remove(one)
        groups.remove(other)
        groups.append(one | other)

    for constraint in constraints:
        one, other = group_of(constraint.first), group_of(constraint.second)
        if constraint.kind == "same" and one != other:
            join(one, other)
    score = {frozenset((edge.first, edge.second)): Fraction(round(edge.score * 10), 10) for edge in edges}
    apart = {frozenset((c.first, c.second)) for c in constraints if c.kind == "different"}
    while True:
        best = None
        for one, other in combinations(groups, 2):
            pairs = [frozenset((a, b)) for a in one for b in other]
            if apart & set(pairs):
                continue
            scores = [score.get(pair, Fraction(0)) for pair in pairs]
            alike = sum(scores) / len(scores) if linkage == "average" else max(scores)
            rank = (-alike, *sorted((max(one), max(other))))
            if alike >= threshold and not apart_by_cohesion(one, other, alike) and (best is None or rank < best[0]):
                best = (rank, one, other)
        if best is None:
            return sorted(tuple(sorted(group)) for group in groups)
        join(best[1], best[2])


@pytest.mark.parametrize("linkage", ["average", "single"])
@given(edges=EDGES, constraints=CONSTRAINTS, tenths=st.integers(1, 10))
def test_like_the_definition(linkage, edges, constraints, tenths) -> None:
    found = cluster(IDS, edges, constraints, threshold=tenths / 10, linkage=linkage)
    assert found == by_definition(IDS, edges, constraints, Fraction(tenths, 10), linkage)


@given(edges=st.one_of(EDGES, DENSE), constraints=CONSTRAINTS, tenths=st.integers(1, 5), cohesion=st.integers(1, 10))
def test_cohesion_like_the_definition(edges, constraints, tenths, cohesion) -> None:
    found = cluster(IDS, edges, constraints, threshold=tenths / 10, cohesion=cohesion / 10)
    assert found == by_definition(IDS, edges, constraints, Fraction(tenths, 10), "average", Fraction(cohesion, 10))


@given(st.randoms(use_true_random=False), st.one_of(EDGES, DENSE), CONSTRAINTS, st.sampled_from([0.0, 0.7]))
def test_the_order_of_what_is_given_makes_no_difference(chance, edges, constraints, cohesion) -> None:
    found = cluster(IDS, edges, constraints, threshold=0.3, cohesion=cohesion)
    for given_things in (ids := list(IDS), edges, constraints):
        chance.shuffle(given_things)
    assert cluster(ids, edges, constraints, threshold=0.3, cohesion=cohesion) == found


def two_groups(size, between):
    """Two groups of one size, wholly alike within, with one score for all pairs between them."""
    ids = [f"{group}{number}" for group in "ab" for number in range(size)]
    return ids, [Edge(one, other, 1.0 if one[0] == other[0] else between) for one, other in combinations(ids, 2)]


def test_two_groups_that_each_hold_together_are_two() -> None:
    ids, edges = two_groups(3, 0.6)
    assert cluster(ids, edges, [], threshold=0.4) == [tuple(ids)]
    assert cluster(ids, edges, [], threshold=0.4, cohesion=0.7) == [tuple(ids[:3]), tuple(ids[3:])]
    ids, edges = two_groups(3, 0.7)
    assert cluster(ids, edges, [], threshold=0.4, cohesion=0.7) == [tuple(ids)]


def test_a_pair_is_no_group_that_holds_together() -> None:
    ids, edges = two_groups(2, 0.6)
    assert cluster(ids, edges, [], threshold=0.4, cohesion=0.7) == [tuple(ids)]


def test_groups_that_are_loose_within_need_no_more_than_the_threshold() -> None:
    ids, edges = two_groups(3, 0.4)
    loose = [Edge(edge.first, edge.second, min(edge.score, 0.5)) for edge in edges]
    assert cluster(ids, loose, [], threshold=0.4, cohesion=0.7) == [tuple(ids)]


def test_a_group_that_waits_is_looked_at_again_when_the_other_has_grown() -> None:
    ids, edges = two_groups(3, 0.6)
    edges += [Edge(one, "c", 0.2) for one in ids[3:]]  # c joins the second group, which is looser with it
    rule = {"threshold": 0.2, "cohesion": 0.7}
    assert by_definition([*ids, "c"], edges, [], Fraction(2, 10), "average", Fraction(7, 10)) == [(*ids, "c")]
    assert cluster([*ids, "c"], edges, [], **rule) == [(*ids, "c")]
    assert cluster(ids, edges, [], **rule) == [tuple(ids[:3]), tuple(ids[3:])]


def test_what_people_put_together_is_together_however_it_holds() -> None:
    ids, edges = two_groups(3, 0.1)
    found = cluster(ids, edges, [Constraint("a0", "b0", "same")], threshold=0.4, cohesion=0.7)
    assert any({"a0", "b0"} <= set(group) for group in found)


def test_a_missing_edge_counts_nothing() -> None:
    chain = [Edge("a", "b", 0.9), Edge("b", "c", 0.8)]
    assert cluster("abc", chain, [], threshold=0.5) == [("a", "b"), ("c",)]
    assert cluster("abc", chain, [], threshold=0.4) == [("a", "b", "c")]
    assert cluster("abc", chain, [], threshold=0.5, linkage="single") == [("a", "b", "c")]


def test_three_scores_at_the_threshold_reach_it() -> None:
    edges = [Edge("a", "b", 1.0), Edge("a", "c", 0.7), Edge("b", "c", 0.7)]
    assert cluster("abc", edges, [], threshold=0.7) == [("a", "b", "c")]


def test_different_parts_whole_groups() -> None:
    edges = [Edge("a", "b", 0.9), Edge("b", "c", 0.9), Edge("a", "c", 0.9), Edge("c", "d", 0.8), Edge("a", "d", 0.8)]
    assert cluster("abcd", edges, [Constraint("b", "d", "different")], threshold=0.3) == [("a", "b", "c"), ("d",)]


def test_different_yields_where_same_pairs_join() -> None:
    constraints = [Constraint("a", "b", "same"), Constraint("b", "c", "same"), Constraint("a", "c", "different")]
    assert cluster("abc", [], constraints, threshold=0.5) == [("a", "b", "c")]


def test_two_thousand_items_with_a_hundred_thousand_edges_take_seconds() -> None:
    chance = random.Random(7)
    ids = [f"i{number:04}" for number in range(2000)]
    pairs = {tuple(sorted(chance.sample(ids, 2))) for _ in range(100_000)}
    edges = [Edge(first, second, chance.uniform(0.2, 1)) for first, second in sorted(pairs)]
    start = time.process_time()
    cluster(ids, edges, [], threshold=0.02)
    assert time.process_time() - start < 5  # 1 s on an idle laptop core
