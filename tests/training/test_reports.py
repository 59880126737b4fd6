"""The invented reports that the reader of incidents learns from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.documents import text_of

ROOT = Path(__file__).parents[2]
LEARNED = ROOT / "training" / "data" / "reports.jsonl"
MEASURED = ROOT / "benchmarks" / "reports.jsonl"


def reports(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def strings(report: dict[str, Any]) -> Iterator[str]:
    for incident in report["incidents"]:
        yield from (incident["words"], *incident.get("targets", ()), *incident.get("weapons", ()))
        yield from (words for doer in incident.get("perpetrators", ()) for words in (doer["words"], doer.get("by")) if words)
    for statement in report["statements"]:
        yield from (words for key in ("speaker", "issuer", "medium", "quote") if (words := statement.get(key)))


def test_every_coded_string_stands_in_its_report() -> None:
    wrong = [(report["docid"], words) for report in reports(LEARNED) for words in strings(report) if words not in text_of(report)]
    assert not wrong


def test_no_report_is_there_twice_or_measured_with() -> None:
    ids = [report["docid"] for report in reports(LEARNED)]
    assert len(set(ids)) == len(ids)
    texts = {report["text"] for report in reports(LEARNED)}
    assert not texts & {report["text"] for report in reports(MEASURED)}
    assert not {name[:6] for name in ids} & {report["docid"][:6] for report in reports(MEASURED)}, "another writer's letter"
