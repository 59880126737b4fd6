"""Reports and archives for the tests of failures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.crash_reports import write_reports
from tests.flow.failing import sayso


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of six reports."""
    return write_reports(tmp_path_factory.mktemp("first") / "first.jsonl", 6)


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same six, and six more."""
    return write_reports(tmp_path_factory.mktemp("more") / "more.jsonl", 12)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, first: Path) -> Path:
    """An archive of the six, to be copied."""
    path = tmp_path_factory.mktemp("kept") / "archive.sqlite"
    assert sayso("add", first, "--archive", path).status == 0
    return path


@pytest.fixture
def archive(kept: Path, tmp_path: Path) -> Path:
    """An archive of six reports."""
    return Path(shutil.copy(kept, tmp_path / "archive.sqlite"))
