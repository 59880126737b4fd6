from __future__ import annotations

import hashlib
import sqlite3
import time
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.errors import GazetteerError
from sayso.gazetteer import store


def test_the_shipped_hash_is_that_of_the_shipped_file() -> None:
    data = files("sayso.gazetteer") / "data"
    digest = hashlib.sha256((data / "places.sqlite.xz").read_bytes()).hexdigest()
    assert (data / "places.sqlite.sha256").read_text(encoding="utf-8").strip() == digest


def test_it_is_unpacked_once_and_opens_fast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    path = store.unpacked()
    assert path.parent == tmp_path / "cache"
    assert [other.name for other in path.parent.iterdir()] == [path.name], "no temporary file is left"
    changed = path.stat().st_mtime_ns
    start = time.process_time()
    base = store.connect()
    assert time.process_time() - start < 0.1
    assert path.stat().st_mtime_ns == changed
    with pytest.raises(sqlite3.OperationalError):
        base.execute("DELETE FROM place")
    base.close()


def test_a_cache_that_cannot_be_written_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SAYSO_CACHE", str(blocked / "cache"))
    with pytest.raises(GazetteerError, match="SAYSO_CACHE"):
        store.unpacked()


def test_a_damaged_list_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path))
    packed = tmp_path / "places.xz"
    packed.write_bytes(b"not the list")
    with pytest.raises(GazetteerError, match="install Sayso again"):
        store._unpack(packed, "0" * 64, tmp_path / "places.sqlite")
    assert not (tmp_path / "places.sqlite").exists()


def test_a_damaged_cache_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path))
    digest = (files("sayso.gazetteer") / "data" / "places.sqlite.sha256").read_text(encoding="utf-8")
    (tmp_path / f"places-{digest[:16]}.sqlite").write_bytes(b"this is no database, it is longer than a header " * 40)
    with pytest.raises(GazetteerError, match="delete the file"):
        store.connect()


def test_a_list_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path))
    digest = (files("sayso.gazetteer") / "data" / "places.sqlite.sha256").read_text(encoding="utf-8")
    sqlite3.connect(tmp_path / f"places-{digest[:16]}.sqlite").close()
    with pytest.raises(GazetteerError, match="version 0"):
        store.connect()
