"""Fit the weights of `sayso/coding/data/statement_worth.yaml` and `statement_act_weights.yaml` on coded reports.

    PYTHONPATH=. python scripts/fit_statements.py ../shared/data/records [--keep-out]

Every candidate statement of a report is paired with the coded ones by the set's own scorer; logistic regression then weighs what is known
of a candidate (`statement_worth.traits_of`) by whether it was paired, and what is known of a paired one (`statement_acts.traits_of`) by
the acts it was coded with. With ``--keep-out`` every third report is left out of the fitting, to be measured on. Names are never traits.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.coder import received
from benchmarks.documents import read
from benchmarks.record_statements import statements_of
from sayso.codebook import default_codebook
from sayso.coding import statements as coding
from sayso.coding.statement_acts import traits_of as act_traits
from sayso.coding.statement_acts import worded_acts
from sayso.coding.statement_drafts import Draft
from sayso.coding.statement_worth import traits_of as worth_traits
from sayso.pipeline import build
from sayso.records import Sheet
from sayso.settings import Settings

DATA = Path(__file__).parents[1] / "sayso" / "coding" / "data"
WEIGHED = {"announce": 20, "blame": 20, "condemn": 10, "confirm": 20}
"""The acts that are weighed, and how often a trait must be seen to weigh for one: fewer where its own words are rare and plain."""
FLOOR = 0.25
"""The scorer pairs statements from this similarity on."""


@dataclass(frozen=True)
class Row:
    """One candidate: its traits, whether it was paired, and the acts it was coded with if so."""

    worth: frozenset[str]
    act: frozenset[str]
    paired: bool
    acts: frozenset[str]


def scorer_of(folder: Path) -> ModuleType:
    """The set's own scorer, from beside its files."""
    spec = importlib.util.spec_from_file_location("score_records", folder / "score_records.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(sheet: Sheet, gold: list[dict[str, Any]], scorer: ModuleType) -> list[Row]:
    """Code a sheet with every candidate kept, and pair what comes out with the coded statements."""
    seen: list[tuple[frozenset[str], frozenset[str]]] = []

    def keep_all(sheet: Sheet, draft: Draft, acts: set[str]) -> bool:
        doc = sheet.parse
        worded = set(worded_acts(sheet, doc, draft))  # type: ignore[arg-type]  # a parsed sheet
        seen.append((frozenset(worth_traits(sheet, draft, acts)), frozenset(act_traits(sheet, doc, draft, worded))))  # type: ignore[arg-type]  # likewise
        return True

    kept, judged = coding.is_worth_coding, coding.verdicts_of
    coding.is_worth_coding, coding.verdicts_of = keep_all, lambda sheet, doc: iter(())
    try:
        made = statements_of(coding.Statements()(sheet))
    finally:
        coding.is_worth_coding, coding.verdicts_of = kept, judged

    def similarity(a: dict[str, Any], b: dict[str, Any]) -> float:
        return float(0.5 * scorer.speaker_like(a, b) + 0.5 * scorer.overlap(a.get("quote"), b.get("quote")))

    pairs = {p: g for g, p in scorer.pair(gold, made, similarity, FLOOR)}
    return [
        Row(worth, act, n in pairs, frozenset(gold[pairs[n]]["acts"]) if n in pairs else frozenset())
        for n, (worth, act) in enumerate(seen)
    ]


def fitted(rows: list[frozenset[str]], answers: list[bool], least: int, ridge: float, shift: float) -> dict[str, float]:
    """Logistic regression by gradient descent with momentum; traits seen fewer than `least` times are left out.

    `shift` is subtracted from the constant: below zero it makes up for the answers being rarer than they are worth.
    """
    counts = Counter(trait for traits in rows for trait in traits)
    names = sorted(trait for trait, n in counts.items() if n >= least)
    index = {trait: n for n, trait in enumerate(names)}
    known = np.zeros((len(rows), len(names)))
    for n, traits in enumerate(rows):
        for trait in traits & index.keys():
            known[n, index[trait]] = 1.0
    wanted = np.array(answers, dtype=float)
    weights, step = np.zeros(len(names)), np.zeros(len(names))
    shrink = np.full(len(names), ridge)
    shrink[index["always"]] = 0.0
    for _ in range(600):
        slope = known.T @ (1 / (1 + np.exp(-known @ weights)) - wanted) / len(wanted) + shrink * weights
        step = 0.9 * step + slope
        weights -= 0.3 * step
    weights[index["always"]] -= shift
    return {name: round(float(weights[index[name]]), 2) for name in names}


def written(weights: dict[str, float], least: float, indent: str = "") -> str:
    """Weights as lines of YAML, without those too small to matter."""
    return "".join(
        f"{indent}{json.dumps(t, ensure_ascii=False)}: {w:.2f}\n" for t, w in sorted(weights.items()) if abs(w) >= least
    )


def main() -> None:
    """Code the reports, fit both kinds of weights, write both files."""
    folder, keep_out = Path(sys.argv[1]), "--keep-out" in sys.argv
    scorer = scorer_of(folder)
    gold = {
        d["docid"]: d["statements"] for d in map(json.loads, (folder / "train.jsonl").read_text(encoding="utf-8").splitlines())
    }
    steps = [
        step for step in build(Settings(), default_codebook()).steps if step.name not in ("statements", "precedents", "conform")
    ]
    rows: list[Row] = []
    for number, document in enumerate(read(folder / "train.jsonl")):
        if keep_out and number % 3 == 0:
            continue
        sheet = Sheet(*received(document))
        for step in steps:
            sheet = step(sheet)
        rows += rows_of(sheet, gold[document.id], scorer)
    worth = fitted([row.worth for row in rows], [row.paired for row in rows], least=10, ridge=0.003, shift=-0.5)
    head = (
        "# Weight of each trait of a candidate statement (see statement_worth.py), fitted by scripts/fit_statements.py on single-coded\n"
        "# reports; a candidate is kept if the weights of its traits add up to more than zero.\n"
    )
    (DATA / "statement_worth.yaml").write_text(head + written(worth, 0.05), encoding="utf-8")
    paired = [row for row in rows if row.paired]
    parts = [
        "# Weight of each trait of a statement for each act (see statement_acts.py), fitted by scripts/fit_statements.py on single-coded\n"
        "# reports. Ordinary words only: no name is among them.\n"
    ]
    for act, least in WEIGHED.items():
        weights = fitted([row.act for row in paired], [act in row.acts for row in paired], least=least, ridge=0.01, shift=-0.9)
        parts.append(f"{act}:\n" + written(weights, 0.08, "  "))
    (DATA / "statement_act_weights.yaml").write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
