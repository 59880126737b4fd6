from pathlib import Path

import pytest

import sayso
from sayso.errors import SettingsError

CHARS = "A car bomb exploded outside a bank in Kelm on Thursday, killing four people, police said."


def test_a_day_that_is_none_is_refused_before_any_work(tmp_path: Path) -> None:
    for published in ("yesterday", "2031-13-01", "20310504", ""):
        with pytest.raises(SettingsError, match="YYYY-MM-DD"):
            sayso.code_text(CHARS, published=published)
        with pytest.raises(SettingsError, match="YYYY-MM-DD"):
            sayso.code(tmp_path / "any.txt", published=published)


def test_code_and_code_bytes_give_the_same_record(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(CHARS, encoding="utf-8")
    (one,) = sayso.code(path, published="2031-05-09", source="Torvik Courier").records()
    (other,) = sayso.code_bytes(CHARS.encode(), str(path), published="2031-05-09", source="Torvik Courier").records()
    assert one == other


def test_a_batch_says_what_was_left_out(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(CHARS, encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04")
    seen: list[str] = []
    batch = sayso.code(good, bad, progress=seen.append)
    assert (batch.run.reports, batch.run.coded, [skip.reason for skip in batch.run.skips]) == (2, 1, ["binary"])
    assert seen == [str(good), str(bad)]


def test_names_cannot_be_withheld_from_a_record_with_the_text(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(CHARS, encoding="utf-8")
    with pytest.raises(ValueError, match="whole text"):
        next(sayso.code(path).records(with_text=True, withhold_names=True))


def test_a_settings_file_with_an_unknown_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("spacy_pipelin: x\n", encoding="utf-8")
    monkeypatch.setenv("SAYSO_SETTINGS", str(path))
    with pytest.raises(SettingsError, match="unknown setting 'spacy_pipelin'"):
        sayso.code_text(CHARS)
    monkeypatch.setenv("SAYSO_SETTINGS", str(tmp_path / "nowhere.yaml"))
    with pytest.raises(SettingsError, match="does not exist"):
        sayso.code_text(CHARS)
