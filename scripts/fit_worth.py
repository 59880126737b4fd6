"""Fit the weights of `sayso/coding/data/worth_weights.yaml` on coded reports.

    PYTHONPATH=. python scripts/fit_worth.py ../shared/data/records

The incidents found in each report, those included that the weights in force would leave out, are paired with the coded ones by the set's
own scorer; logistic regression weighs what is known of a group of words (`incident_worth.traits_of`) by whether it has a pair. Names are
never traits.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from fit_statements import fitted, scorer_of, written
from fit_when_where import DATA, FLOOR, gold_of, sheets

from benchmarks.records import incident_of
from sayso.coding import incidents
from sayso.coding.incident_worth import traits_of
from sayso.records import Sheet

LEAST_SEEN = 8
RIDGE = 0.02
LEAST = -0.35
"""Below nought: values of a happening that is found in half the cases are worth their risk."""


def rows_of(sheet: Sheet, gold: list[dict[str, Any]], scorer: ModuleType) -> Iterator[tuple[frozenset[str], bool]]:
    """The traits of each group, and whether its incident has a pair; the sheet is coded up to the targets."""
    groups = incidents.Incidents().groups(sheet)
    made = [incident_of(sheet, account) for account in sheet.incidents]
    paired = {p for _, p in scorer.pair(gold, made, scorer.similarity, FLOOR)}
    for number, group in enumerate(groups):
        yield frozenset(traits_of(sheet, group, groups)), number in paired


def main() -> None:
    """Code the reports with nothing left out, fit the weights, write the file."""
    folder = Path(sys.argv[1])
    scorer, gold = scorer_of(folder), gold_of(folder)
    with patch.object(incidents, "worth_coding", lambda sheet, groups: groups):
        rows = [row for docid, sheet in sheets(folder, "roles") for row in rows_of(sheet, gold[docid], scorer)]
    weights = fitted([traits for traits, _ in rows], [paired for _, paired in rows], LEAST_SEEN, RIDGE, 0.0)
    head = (
        "# Weight of each trait of a group of words that tells whether it speaks of one particular happening (see incident_worth.py),\n"
        "# fitted by scripts/fit_worth.py on single-coded reports; it is left out if they add up to less than the least.\n"
    )
    (DATA / "worth_weights.yaml").write_text(f"{head}least: {LEAST:.2f}\n{written(weights, 0.04)}", encoding="utf-8")


if __name__ == "__main__":
    main()
