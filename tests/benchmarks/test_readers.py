import json
from pathlib import Path

import pytest

from benchmarks import readers
from benchmarks.documents import Document
from benchmarks.halves import by_halves
from sayso.codebook import default_codebook
from sayso.pipeline import build
from sayso.settings import Settings
from sayso.trained.files import DATA

REPORT = "A truck bomb exploded outside a bank in Torvik on Monday, killing six people. Police blamed the Northern Dawn Front."


def test_each_reader_codes_the_same_report_in_its_own_way() -> None:
    (found,) = readers.read_by_all([Document("docid", "one", REPORT, published="2020-05-13")])
    assert found.docid == "one"
    assert set(found.sheets) == set(readers.READERS)
    rules, both = (found.sheets[name] for name in readers.READERS)
    assert rules.incidents[0].of("killed")
    assert not any(value.made_by.startswith("trained") for account in rules.incidents for value in account.assertions)
    assert both.incidents[0].of("killed")
    assert 0 < readers.any_of(rules) < 1
    assert readers.any_of(rules, lambda _: False) == 0.0
    first, *_ = rules.incidents
    assert readers.any_of(rules.with_accounts((first,))) <= readers.any_of(rules)
    assert readers.any_of(rules.with_accounts((first,))) == pytest.approx(first.of("type")[0].score)


def test_networks_by_halves_stand_where_the_network_of_sayso_does() -> None:
    steps = build(Settings(reader="trained"), default_codebook()).steps
    swapped = by_halves(steps, [DATA, DATA])
    assert [(step.name, step.version) for step in swapped] == [(step.name, step.version) for step in steps]
    (own,) = readers.read_by_all([Document("docid", "one", REPORT, published="2020-05-13")])
    (other,) = readers.read_by_all([Document("docid", "one", REPORT, published="2020-05-13")], [DATA, DATA])
    assert other.sheets["both"] == own.sheets["both"]


def test_parts_are_reports_that_nothing_was_trained_on(tmp_path: Path) -> None:
    (tmp_path / "muc4").mkdir()
    splits = [{"docid": f"d{n}", "split": split} for n, split in enumerate(("DEV", "TST1", "TST2"))]
    (tmp_path / "muc4" / "dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in splits), encoding="utf-8")
    assert [row["split"] for row in readers.gold_of(tmp_path, "muc")] == ["TST1", "TST2"]
    assert {row["set"] for row in readers.gold_of(tmp_path, "invented")} == {"kept"}
