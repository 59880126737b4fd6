"""The trial of the desk under load: its command, on a small archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import load, scale
from benchmarks.__main__ import main


def test_a_small_trial_times_each_page_and_counts_what_went_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scale, "ALONE", 3)
    monkeypatch.setattr(scale, "ASKED", 1)
    monkeypatch.setattr(load, "LOOKS", 0.05)
    archive, out = tmp_path / "a.sqlite", tmp_path / "load.json"
    scale.measure(str(archive), 40, tmp_path / "scale.json")
    command = [
        "benchmarks",
        "load",
        "--archive",
        str(archive),
        "--people",
        "3",
        "--adders",
        "1",
        "--seconds",
        "8",
        "--pace",
        "0.2",
        "--out",
        str(out),
    ]
    monkeypatch.setattr("sys.argv", command)
    main()
    found = json.loads(out.read_text(encoding="utf-8"))["sqlite"]
    assert found["wrong"] == {}
    assert found["reports"] == 40
    assert found["added"] > 0 and found["pace"] == 0.2
    assert {"inbox", "report", "incident", load.FETCHED, "decide"} <= found["pages"].keys()
    assert all(0 < row["p50 ms"] <= row["p95 ms"] for row in found["pages"].values())
    assert "clicks" in capsys.readouterr().out
