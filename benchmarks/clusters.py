"""How alike two partitions of the same things are: MUC, B-cubed and CEAF, the three scores of who is who.

MUC (Vilain et al. 1995) counts the links that are missing, B-cubed (Bagga and Baldwin 1998) looks at the company of each thing, CEAF-e
(Luo 2005) pairs clusters one to one by ``2|K∩R| / (|K|+|R|)``. CoNLL is the mean of their F1. Documents are pooled: a label means a
cluster only together with its document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Thing = tuple[int, int]
"""Number of the document, number of the mention in it."""
Labels = Mapping[Thing, Hashable]
"""For each thing the cluster it is in."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(gold: Labels, found: Labels) -> Score:
    """Links; a thing alone in its cluster counts for nothing."""
    return Score(_links(found, gold), _links(gold, found))


def _links(keys: Labels, others: Labels) -> float:
    clusters = _clusters(keys)
    kept = sum(len(things) - len({others[thing] for thing in things}) for things in clusters)
    wanted = sum(len(things) - 1 for things in clusters)
    return kept / wanted if wanted else 0.0


def b_cubed(gold: Labels, found: Labels) -> Score:
    """For each thing, how much of the company it is given is right, and how much of the right company it is given."""
    if not gold:
        return Score(0.0, 0.0)
    of_gold, of_found = Counter(gold.values()), Counter(found[thing] for thing in gold)
    shared = Counter((gold[thing], found[thing]) for thing in gold)
    precision = sum(n * n / of_found[there] for (_, there), n in shared.items()) / len(gold)
    recall = sum(n * n / of_gold[here] for (here, _), n in shared.items()) / len(gold)
    return Score(precision, recall)


def ceaf(gold: Labels, found: Labels) -> Score:
    """Clusters paired one to one, so that the sum of their likeness is greatest."""
    of_gold, of_found = Counter(gold.values()), Counter(found[thing] for thing in gold)
    if not of_gold:
        return Score(0.0, 0.0)
    shared = Counter((gold[thing], found[thing]) for thing in gold)
    rows, columns = list(of_gold), list(of_found)
    alike = [[2 * shared[here, there] / (of_gold[here] + of_found[there]) for there in columns] for here in rows]
    total = best_pairing(alike)
    return Score(total / len(columns), total / len(rows))


def conll(gold: Labels, found: Labels) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e, 0 to 1."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf(gold, found).f1) / 3


def _clusters(labels: Labels) -> list[list[Thing]]:
    clusters: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing, label in labels.items():
        clusters[label].append(thing)
    return list(clusters.values())


def best_pairing(alike: Sequence[Sequence[float]]) -> float:
    """The greatest sum of one cell a row and a column (the assignment problem, by shortest augmenting paths)."""
    if not alike or not alike[0]:
        return 0.0
    if len(alike) > len(alike[0]):
        alike = [list(column) for column in zip(*alike, strict=True)]
    rows, columns = len(alike), len(alike[0])
    cost = [[-value for value in row] for row in alike]
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_at, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0], column = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while row_at[column]:
            used[column] = True
            here, delta, after = row_at[column], float("inf"), 0
            for k in range(1, columns + 1):
                if used[k]:
                    continue
                value = cost[here - 1][k - 1] - of_row[here] - of_column[k]
                if value < least[k]:
                    least[k], way[k] = value, column
                if least[k] < delta:
                    delta, after = least[k], k
            for k in range(columns + 1):
                if used[k]:
                    of_row[row_at[k]] += delta
                    of_column[k] -= delta
                else:
                    least[k] -= delta
            column = after
        while column:
            row_at[column] = row_at[way[column]]
            column = way[column]
    return sum(alike[row_at[k] - 1][k - 1] for k in range(1, columns + 1) if row_at[k])
