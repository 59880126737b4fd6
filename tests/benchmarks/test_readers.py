import json
from pathlib import Path

import pytest

from benchmarks import readers
from benchmarks.documents import Document

REPORT = "A truck bomb exploded outside a bank in Torvik on Monday, killing six people. Police blamed the Northern Dawn Front."


def test_each_reader_codes_the_same_report_in_its_own_way() -> None:
    (found,) = readers.read_by_all([Document("docid", "one", REPORT, published="2020-05-13")])
    assert found.docid == "one"
    assert set(found.sheets) == set(readers.READERS)
    rules, network, both = (found.sheets[name] for name in readers.READERS)
    assert rules.incidents[0].of("killed")
    assert not any("trained" in value.made_by for account in rules.incidents for value in account.assertions)
    assert not any(account.of("killed", "date") for account in network.incidents)
    assert both.incidents[0].of("killed")
    assert 0 < found.relevant < 1
    assert found.told > 0.5
    assert 0 < readers.any_of(rules) < 1
    assert readers.any_of(rules, lambda _: False) == 0.0
    first, *_ = rules.incidents
    assert readers.any_of(rules.with_accounts((first,))) <= readers.any_of(rules)
    assert readers.any_of(rules.with_accounts((first,))) == pytest.approx(first.of("type")[0].score)


def test_parts_are_the_reports_that_nothing_was_trained_on(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "muc4").mkdir()
    rows = [{"docid": f"report-{n}", "incidents": []} for n in range(50)]
    (tmp_path / "records" / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    splits = [{"docid": f"d{n}", "split": split} for n, split in enumerate(("DEV", "TST1", "TST2"))]
    (tmp_path / "muc4" / "dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in splits), encoding="utf-8")
    kept = readers.gold_of(tmp_path, "kept")
    assert 0 < len(kept) < 25
    assert [row["split"] for row in readers.gold_of(tmp_path, "muc")] == ["TST1", "TST2"]


def test_what_is_found_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "FOUND", tmp_path / "readers.json")
    readers.keep({"dev": {"reports": 20}})
    assert json.loads((tmp_path / "readers.json").read_text(encoding="utf-8")) == {"dev": {"reports": 20}}
