"""Fit the weights of `sayso/coding/data/background_weights.yaml` on coded reports.

    PYTHONPATH=. python scripts/fit_background.py ../shared/data/records

The incidents found in each report are paired with the coded ones by the set's own scorer; logistic regression weighs what is known of a
happening when it is found (`incident_background.traits_of`) by whether its pair is coded as background. Names are never traits.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from fit_statements import fitted, scorer_of, written
from fit_when_where import DATA, FLOOR, gold_of, sheets

from benchmarks.records import incident_of
from sayso.coding.incident_background import traits_of
from sayso.coding.incidents import Incidents
from sayso.records import Sheet

LEAST_SEEN = 8
RIDGE = 0.005
SHIFT = -0.3
"""Below zero: a memory missed costs as much as one made up, and memories are few."""


def rows_of(sheet: Sheet, gold: list[dict[str, Any]], scorer: ModuleType) -> Iterator[tuple[frozenset[str], bool]]:
    """The traits of each paired happening but the first, and whether it is background; the sheet is coded up to the targets."""
    groups = Incidents().groups(sheet)
    made = [incident_of(sheet, account) for account in sheet.incidents]
    for g, p in scorer.pair(gold, made, scorer.similarity, FLOOR):
        if p > 0:
            yield frozenset(traits_of(sheet, groups[p], groups)), bool(gold[g].get("background"))


def main() -> None:
    """Code the reports, fit the weights, write the file."""
    folder = Path(sys.argv[1])
    scorer, gold = scorer_of(folder), gold_of(folder)
    rows = [row for docid, sheet in sheets(folder, "roles") for row in rows_of(sheet, gold[docid], scorer)]
    weights = fitted([traits for traits, _ in rows], [recalled for _, recalled in rows], LEAST_SEEN, RIDGE, SHIFT)
    head = (
        "# Weight of each trait of a happening that tells whether a report recalls it (see incident_background.py), fitted by\n"
        "# scripts/fit_background.py on single-coded reports; it is background if they add up to more than zero.\n"
    )
    (DATA / "background_weights.yaml").write_text(head + written(weights, 0.04), encoding="utf-8")


if __name__ == "__main__":
    main()
