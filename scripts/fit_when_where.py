"""Fit the weights of `sayso/coding/data/when_where_weights.yaml` on coded reports.

    PYTHONPATH=. python scripts/fit_when_where.py ../shared/data/records

The incidents found in each report are paired with the coded ones by the set's own scorer. Of each pair every time, place and facility
that may be the incident's is compared with the coded date, place and site, as the scorer compares them; a choice among the candidates and
"none of them" (conditional logistic regression) then weighs the traits of `setting_traits`. Names are never traits.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from fit_statements import scorer_of

from benchmarks.coder import received
from benchmarks.documents import read
from benchmarks.records import incident_of
from sayso.codebook import default_codebook
from sayso.coding.incident_ties import Settings as Ground
from sayso.coding.setting_traits import traits_of
from sayso.coding.when_where import candidates_of, said
from sayso.pipeline import build
from sayso.records import Account, Sheet
from sayso.settings import Settings

DATA = Path(__file__).parents[1] / "sayso" / "coding" / "data"
FLOOR = 0.35
"""The scorer pairs incidents from this similarity on."""
LEAST_SEEN = 8
RIDGE = 3.0
LEAST = {"date": -0.8, "place": -1.5, "site": -1.24}
"""What a candidate must weigh, against nought for none: below nought, since a value with a fair chance is worth its risk."""
LEAST_BORROWED = {"date": -0.6}
"""The same for a value from another sentence than the incident's words: a borrowed day must weigh more than one of its own."""
PRIOR = {
    "tie:held": 0.5,
    "ties:1": 0.5,
    "ties:2": 0.5,
    "is:settlement": 0.5,
    "is:water": 0.5,
    "dateline of the news": 1.0,
    "only says where another is": -1.0,
}
"""Weights that the penalty draws to, where not to nought: what hangs on the words of an incident in the parse is likelier its own."""
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """The candidates for one property of one paired incident: their traits, and whether each is the coded one."""

    traits: list[list[str]]
    right: list[bool]


def choices_of(sheet: Sheet, gold: list[dict[str, Any]], scorer: ModuleType) -> Iterator[tuple[str, Choice]]:
    """The choices that a coded report leaves to `WhenWhere`; the sheet is coded up to the targets."""
    made = [incident_of(sheet, account) for account in sheet.incidents]
    ground = Ground.of(sheet)
    for g, p in scorer.pair(gold, made, scorer.similarity, FLOOR):
        account = sheet.incidents[p]
        for name, ties in (("date", ground.times), ("place", ground.places), ("site", ground.sites)):
            candidates = list(candidates_of(name, ties, account, sheet.report.published))
            if candidates:
                bare = replace(
                    account, assertions=tuple(a for a in account.assertions if a.property not in ("date", "place", "site"))
                )
                right = [is_right(name, scorer, gold[g], sheet, said(name, ground, bare, c.mention, "fit@1")) for c in candidates]
                yield name, Choice(traits_of(ground, ties, account, p, candidates), right)


def is_right(name: str, scorer: ModuleType, gold: dict[str, Any], sheet: Sheet, account: Account) -> bool:
    """Whether an account says of a property what the coded incident says."""
    made = incident_of(sheet, account)
    if name == "date":
        return bool(scorer.date_equal(gold.get("date"), made.get("date")))
    here, there = gold.get("place") or {}, made.get("place") or {}
    if name == "place":
        return bool(scorer.place_equal(here, there))
    return bool(scorer.overlap(here.get("site"), there.get("site")) >= 0.4)


def fitted(choices: list[Choice], ridge: float = RIDGE) -> dict[str, float]:
    """Weights that make the right candidates of each choice likeliest, and none of them where none is right."""
    counts = Counter(trait for choice in choices for traits in choice.traits for trait in set(traits))
    names = sorted(trait for trait, n in counts.items() if n >= LEAST_SEEN)
    index = {trait: n for n, trait in enumerate(names)}
    rows = [traits for choice in choices for traits in choice.traits]
    known = np.zeros((len(rows), len(names)))
    for n, traits in enumerate(rows):
        for trait in traits:
            if trait in index:
                known[n, index[trait]] = 1.0
    starts = np.cumsum([0, *(len(choice.traits) for choice in choices)])[:-1]
    group = np.repeat(np.arange(len(choices)), [len(choice.traits) for choice in choices])
    right = np.array([one for choice in choices for one in choice.right], dtype=float)
    some = np.add.reduceat(right, starts) > 0
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights, step = prior.copy(), np.zeros(len(names))
    for _ in range(400):
        powers = np.exp(np.clip(known @ weights, -30, 30))
        chance = powers / (1 + np.add.reduceat(powers, starts))[group]
        good = powers * right
        wanted = np.where(some[group], good / np.maximum(np.add.reduceat(good, starts), 1e-9)[group], 0.0)
        slope = (known.T @ (chance - wanted) + ridge * (weights - prior)) / len(choices)
        step = 0.9 * step + slope
        weights -= 0.3 * step
    return {name: round(float(weights[index[name]]), 2) for name in names}


def written(name: str, weights: dict[str, float]) -> str:
    """The weights of one property as lines of YAML, without those too small to matter."""
    lines = [f"{name}:\n", f"  least: {LEAST[name]:.2f}\n"]
    if name in LEAST_BORROWED:
        lines.append(f"  least borrowed: {LEAST_BORROWED[name]:.2f}\n")
    lines += [f"  {json.dumps(t, ensure_ascii=False)}: {w:.2f}\n" for t, w in sorted(weights.items()) if abs(w) >= 0.04]
    return "".join(lines)


def sheets(folder: Path, last: str) -> Iterator[tuple[str, Sheet]]:
    """Each training report with its id, coded up to and including the step `last`."""
    steps = build(Settings(), default_codebook()).steps
    upto = [step.name for step in steps].index(last) + 1
    for document in read(folder / "train.jsonl"):
        sheet = Sheet(*received(document))
        for step in steps[:upto]:
            sheet = step(sheet)
        yield document.id, sheet


def gold_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The coded incidents of each training report."""
    lines = (folder / "train.jsonl").read_text(encoding="utf-8").splitlines()
    return {d["docid"]: d["incidents"] for d in map(json.loads, lines)}


def main(code: Callable[[Path, str], Iterator[tuple[str, Sheet]]] = sheets) -> None:
    """Code the reports, fit the three sets of weights, write the file."""
    folder = Path(sys.argv[1])
    scorer, gold = scorer_of(folder), gold_of(folder)
    choices: dict[str, list[Choice]] = {"date": [], "place": [], "site": []}
    for docid, sheet in code(folder, "roles"):
        for name, choice in choices_of(sheet, gold[docid], scorer):
            choices[name].append(choice)
    head = (
        "# Weight of each trait of a time, place or facility that may be an incident's (see when_where.py, setting_traits.py), fitted\n"
        "# by scripts/fit_when_where.py on single-coded reports. Ordinary words only: no name is among them.\n"
    )
    parts = [head, *(written(name, fitted(rows)) for name, rows in choices.items())]
    (DATA / "when_where_weights.yaml").write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
