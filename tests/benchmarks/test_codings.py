"""The real reports that nothing is trained on."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_is_kept_to_measure_by_is_not_learned_from() -> None:
    learned, kept = (
        {(one["file"], one["id"]) for one in map(json.loads, (ROOT / name).read_text(encoding="utf-8").splitlines())}
        for name in ("training/data/codings.jsonl", "benchmarks/codings.jsonl")
    )
    assert len(kept) > 100
    assert not learned & kept
    hashes = [
        {json.loads(line)["sha256"] for line in (ROOT / name).read_text(encoding="utf-8").splitlines()}
        for name in ("training/data/codings.jsonl", "benchmarks/codings.jsonl")
    ]
    assert not hashes[0] & hashes[1]


def test_no_report_of_a_held_out_or_measured_split_is_coded() -> None:
    for name in ("training/data/codings.jsonl", "benchmarks/codings.jsonl"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            assert "test" not in one["file"]
            assert not one["id"].startswith(("TST", "ecb"))
