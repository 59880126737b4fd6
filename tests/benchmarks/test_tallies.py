"""Counts by document, added up, give the figures of the sets' own scorers."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import gold_of
from benchmarks.intervals import figures
from benchmarks.sets import BENCHES, Bench

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the benchmark data is not in this checkout")
PARTS = {
    "records": ("incidents", "statements"),
    "records_rules": ("incidents", "statements"),
    "muc4": ("templates",),
    "muc4_incidents": ("templates",),
    "time": ("timexes",),
    "quote": ("attributions",),
    "geo": ("toponyms",),
}


@pytest.mark.parametrize("bench", [one for one in BENCHES if one.tally], ids=lambda bench: bench.title)
def test_counts_add_up_to_the_figures_of_the_scorer(bench: Bench, tmp_path: Path) -> None:
    gold = gold_of(bench, tmp_path)
    lines = list(bench.lines(SHARED))[: None if bench.group else 40]
    gold.write_text("".join(lines), encoding="utf-8")
    rows = [json.loads(line) for line in lines]
    pred = tmp_path / "pred.jsonl"
    answers = [_worse(bench, row) for row in rows]
    pred.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    assert bench.tally
    tallied = bench.tally(SHARED, gold, pred)
    assert len(tallied) == len({row[bench.group] for row in rows} if bench.group else rows)
    added, scored = figures(tallied), bench.scorer(SHARED, gold, pred)
    assert len(added) > 0
    assert added == pytest.approx({name: scored[name] for name in added}, abs=0.11)
    assert any(0 < value < 100 for value in added.values())


def _worse(bench: Bench, row: dict[str, Any]) -> dict[str, Any]:
    """The right answers of a document without the last one; of short texts, something else at every second."""
    key = "id" if "id" in row else "docid"
    if bench.name in PARTS:
        answer = {part: row[part][: max(1, len(row[part]) - 1)] for part in PARTS[bench.name]}
        if bench.name.startswith("muc4"):
            answer = {
                "templates": [
                    template["roles"] | {"incident_type": template["incident_type"]} for template in answer["templates"]
                ]
            }
        return {key: row[key], **answer}
    if bench.name == "police":
        return {key: row[key], **{label: "yes" if yes and len(row["text"]) % 2 else "no" for label, yes in row["labels"].items()}}
    labels = {"claims": "claim", "types": "event_type"}
    label = labels.get(bench.name) or ("killed" if "killed" in bench.title else "injured")
    right = row["labels"].get("claim_by_pattern" if label == "claim" else label)
    return {key: row[key], label: right if sum(map(ord, row[key])) % 2 else "something else"}
