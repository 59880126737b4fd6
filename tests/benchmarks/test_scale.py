"""The trial of how an archive grows: its command, and the reports it makes up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import growth, scale
from benchmarks.__main__ import main
from benchmarks.synthetic import sheets
from sayso.archive import open_archive


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


def test_the_same_reports_are_added_to_both_archives_by_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "ALONE", 0)
    monkeypatch.setattr(scale, "ASKED", 0)
    monkeypatch.setattr(growth, "TOGETHER", 4)
    monkeypatch.setattr(growth, "ALONE", 2)
    small, great, out = tmp_path / "small.sqlite", tmp_path / "great.sqlite", tmp_path / "growth.json"
    for path, reports in ((small, 5), (great, 15)):
        scale.measure(str(path), reports, tmp_path / "scale.json", growth.A_DAY)
    command = ["benchmarks", "growth", "--archive", str(small), "--archive", str(great), "--rounds", "2", "--out", str(out)]
    monkeypatch.setattr("sys.argv", command)
    main()
    rows = json.loads(out.read_text(encoding="utf-8"))["sqlite"]
    assert [row["reports"] for row in rows] == [5, 15]
    assert all(row[name] > 0 for row in rows for name in ("together CPU ms", "alone CPU ms"))
    kept = []
    for path in (small, great):
        with open_archive(path) as archive, archive.reading() as reader:
            kept.append({report.id for report, _ in reader.each_report()})
    assert len(kept[0]) == 5 + 3 * (4 + 2)
    assert len(kept[0] & kept[1]) == 3 * (4 + 2) + 5, "what was filed, and the first five of both"
