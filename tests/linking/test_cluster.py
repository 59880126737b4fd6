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
CONSTRAINTS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(["same", "different"]), max_size=5).map(
    lambda drawn: [Constraint(first, second, kind) for (first, second), kind in drawn.items()]
)


def by_definition(ids, edges, constraints, threshold, linkage):
    """The definition, in cubic time: join the two groups most alike, among equals those whose last ids come first."""
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
            if alike >= threshold and (best is None or rank < best[0]):
                best = (rank, one, other)
        if best is None:
            return sorted(tuple(sorted(group)) for group in groups)
        join(best[1], best[2])


@pytest.mark.parametrize("linkage", ["average", "single"])
@given(edges=EDGES, constraints=CONSTRAINTS, tenths=st.integers(1, 10))
def test_like_the_definition(linkage, edges, constraints, tenths) -> None:
    found = cluster(IDS, edges, constraints, threshold=tenths / 10, linkage=linkage)
    assert found == by_definition(IDS, edges, constraints, Fraction(tenths, 10), linkage)


@given(st.randoms(use_true_random=False), EDGES, CONSTRAINTS)
def test_the_order_of_what_is_given_makes_no_difference(chance, edges, constraints) -> None:
    found = cluster(IDS, edges, constraints, threshold=0.5)
    for given_things in (ids := list(IDS), edges, constraints):
        chance.shuffle(given_things)
    assert cluster(ids, edges, constraints, threshold=0.5) == found


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
