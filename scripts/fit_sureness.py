"""Fit the weights of `sayso/coding/data/sureness_weights.yaml` on coded reports.

    PYTHONPATH=. python scripts/fit_sureness.py ../shared/data/records build/half0 build/half1

The folders hold two networks, each trained without one half of the reports (`benchmarks.halves`).
Every value that Sayso gives to an incident is judged by the coded reports (`benchmarks.calibration`); logistic regression weighs what is
known of it (`sayso.coding.sureness`) by whether it is right. The weights for rules and network together are drawn to those of the rules.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from fit_statements import scorer_of, written
from fit_when_where import gold_of

from benchmarks.calibration import expected_error, judgements, ranking, reliability
from benchmarks.coder import received
from benchmarks.documents import read
from benchmarks.halves import by_halves
from sayso.codebook import default_codebook
from sayso.coding.sureness import ALL, Reader, account_traits, chance, value_traits
from sayso.pipeline import build
from sayso.records import Sheet
from sayso.settings import Settings
from training.documents import fold_of

DATA = Path(__file__).parents[1] / "sayso" / "coding" / "data"
LEAST: Final = 0.05
"""Smaller weights are left out of the file."""
LEAST_SEEN: Final = 8
FOLDS: Final = 4
RIDGE: Final = 4.0
"""Weight of the penalty beside the sum of losses, for all values together."""
OWN_RIDGE: Final = 15.0
"""The same for values of one kind, whose weights are drawn to those of all."""
Row = tuple[str, frozenset[str], bool]
"""What is judged, the traits of the value, whether it is right."""
Weights = dict[str, dict[str, float]]


def sheets(folder: Path, reader: Reader, halves: Sequence[Path]) -> Iterator[tuple[str, Sheet]]:
    """The coded reports as they are before scores, but for a fifth of them, on which scores are measured (`benchmarks.readers`)."""
    steps = by_halves(build(Settings(reader=reader), default_codebook()).steps, halves)
    steps = [step for step in steps if step.name != "sureness"]
    for document in read(folder / "train.jsonl"):
        if fold_of(document.id):
            sheet = Sheet(*received(document))
            for step in steps:
                sheet = step(sheet)
            yield document.id, sheet


def rows_of(coded: Iterable[tuple[str, Sheet]], folder: Path) -> list[tuple[str, Row]]:
    """All values of some coded sheets, judged."""
    gold, scorer = gold_of(folder), scorer_of(folder)
    return [
        (
            docid,
            (one.name, frozenset({*account_traits(sheet, one.account), *value_traits(sheet, one.account, one.value)}), one.right),
        )
        for docid, sheet in coded
        for one in judgements(sheet, gold[docid], scorer)
    ]


def fitted(rows: list[Row], prior: Weights | None = None) -> Weights:
    """What is judged → trait → weight; the penalty draws to `prior`, failing that to what is fitted on all values together (`ALL`)."""
    by_name: dict[str, list[tuple[frozenset[str], bool]]] = defaultdict(list)
    for name, traits, right in rows:
        by_name[name].append((traits, right))
    if prior is None:
        everything = _regression([(traits, right) for _, traits, right in rows], {}, RIDGE)
        prior = dict.fromkeys((ALL, *by_name), everything)
        by_name[ALL] = []
    return {name: _regression(by_name[name], prior[name], OWN_RIDGE) if by_name[name] else prior[name] for name in sorted(prior)}


def across(coded: list[tuple[str, Row]], prior: Weights) -> tuple[list[float], list[bool]]:
    """Scores of values by weights fitted on other reports, in `FOLDS` turns, and whether they are right."""
    scores, right = [], []
    for turn in range(FOLDS):
        weights = fitted([row for docid, row in coded if _turn(docid) != turn], prior)
        for docid, (name, traits, answer) in coded:
            if _turn(docid) == turn:
                scores.append(chance(weights[name], set(traits)))
                right.append(answer)
    return scores, right


def _turn(docid: str) -> int:
    return int(sha256(f"{docid} again".encode()).hexdigest(), 16) % FOLDS


def _regression(rows: list[tuple[frozenset[str], bool]], prior: dict[str, float], penalty: float) -> dict[str, float]:
    """Logistic regression by Newton's method; the constant is not penalised where there is no prior."""
    seen: dict[str, int] = defaultdict(int)
    for traits, _ in rows:
        for trait in traits:
            seen[trait] += 1
    names = sorted({name for name, count in seen.items() if count >= LEAST_SEEN} | prior.keys() | {"always"})
    known = np.array([[name in traits for name in names] for traits, _ in rows], float).reshape(len(rows), len(names))
    right = np.array([answer for _, answer in rows], float)
    drawn = np.array([prior.get(name, 0.0) for name in names])
    ridge = np.array([penalty if prior or name != "always" else 0.01 for name in names])
    weights = drawn.copy()
    for _ in range(30):
        likely = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (likely - right) + ridge * (weights - drawn)
        bend = (known.T * (likely * (1 - likely))) @ known + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _beside(table: dict[str, float], below: dict[str, float]) -> dict[str, float]:
    """By how much weights differ from those that they stand on."""
    return {trait: weight - below.get(trait, 0.0) for trait, weight in table.items()}


def write(rules: Weights, both: Weights) -> None:
    """Write the file of weights."""
    head = (
        "# How much each trait of a value says for its being right (see sureness.py), fitted by scripts/fit_sureness.py on coded reports.\n"
        '# "all" is for any value; what stands under the name of a property is added to it, and what stands under "trained" to both.\n'
    )
    lines = [head]
    lines += [f"rules:\n  {ALL}:\n{written(rules[ALL], LEAST, '    ')}"]
    for reader, tables, below in (("", rules, dict.fromkeys(rules, rules[ALL])), ("trained:\n", both, rules)):
        lines.append(reader)
        lines += [f"  {name}:\n{written(_beside(tables[name], below[name]), LEAST, '    ')}" for name in tables if name != ALL]
    (DATA / "sureness_weights.yaml").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Code the reports with both readers, fit, write the file; print how well those for both hold on other reports."""
    folder, *halves = map(Path, sys.argv[1:4])
    rules = fitted([row for _, row in rows_of(sheets(folder, "rules", halves), folder)])
    coded = rows_of(sheets(folder, "trained", halves), folder)
    both = fitted([row for _, row in coded], rules)
    write(rules, both)
    scores, right = across(coded, rules)
    error, ranked = expected_error(reliability(scores, right)), ranking(scores, right)
    print(
        f"both, {len(scores)} values, each by weights from other reports: expected error {error:.1f}, ranking {100 * ranked:.1f}"
    )


if __name__ == "__main__":
    main()
