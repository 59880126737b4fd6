"""The trial of how an archive grows: its command, and the reports it makes up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import scale
from benchmarks.__main__ import main
from benchmarks.synthetic import sheets


def test_reports_that_are_passed_over_change_nothing_in_those_that_follow() -> None:
    every = [sheet.report for sheet, _ in sheets(60)]
    assert [sheet.report for sheet, _ in sheets(60, after=23)] == every[23:]
    assert len({report.name for report in every}) == 60


def test_a_small_trial_measures_each_question_and_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scale, "ALONE", 3)
    monkeypatch.setattr(scale, "ASKED", 4)
    out = tmp_path / "scale.json"
    for reports in (12, 20):
        command = ["benchmarks", "scale", "--reports", str(reports), "--archive", str(tmp_path / "a.sqlite"), "--out", str(out)]
        monkeypatch.setattr("sys.argv", command)
        main()
    rows = json.loads(out.read_text(encoding="utf-8"))["sqlite"]
    assert [row["reports"] for row in rows] == [12, 20]
    for name in ("together CPU ms", "alone p95 ms", "show p95 ms", "search p95 ms", "list p95 ms", "precedents p95 ms", "bytes"):
        assert all(row[name] > 0 for row in rows), name
    assert len(capsys.readouterr().out.splitlines()) == 2
