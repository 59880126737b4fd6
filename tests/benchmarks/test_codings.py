"""The real reports that nothing is trained on."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from training.codings import coded_reports
from training.documents import lines_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared" / "data"


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


def shingles(text: str) -> set[tuple[str, ...]]:
    """All runs of eight words."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[n:] for n in range(8)), strict=False))


@pytest.mark.skipif(not SHARED.exists(), reason="the benchmark data is not in this checkout")
def test_no_kept_report_is_a_copy_of_one_that_was_learned_from() -> None:
    learned: dict[tuple[str, ...], set[str]] = {}
    for one in (*coded_reports(ROOT / "training/data/codings.jsonl", SHARED), *lines_of(SHARED / "records" / "train.jsonl")):
        for run in shingles(one["text"]):
            learned.setdefault(run, set()).add(one["docid"])
    for one in coded_reports(ROOT / "benchmarks/codings.jsonl", SHARED):
        own = shingles(one["text"])
        shared = Counter(docid for run in own for docid in learned.get(run, ()))
        assert max(shared.values(), default=0) <= len(own) / 2, (one["docid"], shared.most_common(1))


def test_no_report_of_tst1_to_tst4_of_linking_or_of_a_test_half_is_coded() -> None:
    for name in ("training/data/codings.jsonl", "benchmarks/codings.jsonl"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            assert "test" not in one["file"]
            assert not one["id"].startswith(("TST", "ecb"))
