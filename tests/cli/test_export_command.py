"""`sayso export`: a zip or a folder, and never over what is there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso import flow
from sayso.archive import Filter
from sayso.cli.app import app
from sayso.settings import Settings
from tests.desk.conftest import demo_archive, settings

__all__ = ["demo_archive", "settings"]
RUNNER = CliRunner()


def run(settings: Settings, *words: str) -> tuple[int, str]:
    done = RUNNER.invoke(app, ["export", *words, "--archive", settings.archive])
    return done.exit_code, done.output


def test_a_folder_and_a_zip_hold_the_same(settings: Settings, tmp_path: Path) -> None:
    folder, file = tmp_path / "set", tmp_path / "set.zip"
    assert run(settings, str(folder), "--format", "jsonl")[0] == 0
    assert run(settings, str(file), "--format", "jsonl")[0] == 0
    with zipfile.ZipFile(file) as archive:
        for name in ("incidents.jsonl", "statements.jsonl", "values.jsonl", "README.md"):
            assert archive.read(name) == (folder / name).read_bytes()
    assert len(archive.namelist()) == len(list(folder.iterdir()))


def test_what_is_there_is_not_overwritten(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "set.zip"
    file.write_bytes(b"mine")
    status, told = run(settings, str(file))
    assert status == 1
    assert "there already" in " ".join(told.split())
    assert file.read_bytes() == b"mine"


def test_one_table_of_what_fits(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    assert run(settings, str(folder), "--table", "incidents", "--type", "bombing")[0] == 0
    assert {one.name for one in folder.iterdir()} == {"incidents.csv", "README.md"}
    total = flow.incidents(Filter(type="bombing"), settings=settings).total
    assert (folder / "incidents.csv").read_bytes().count(b"\r\n") == total + 1


@pytest.mark.parametrize("words", [("--with-names",), ("--type", "bomb"), ("--since", "soon")])
def test_what_cannot_be_is_told_and_nothing_is_written(settings: Settings, tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = tmp_path / "set"
    assert run(settings, str(folder), *words)[0] == 1
    assert not folder.exists()


def test_names_come_with_a_reason(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    assert run(settings, str(folder), "--with-names", "--reason", "for the commission", "--by", "Tomas")[0] == 0
    assert "Munir Adwan" in (folder / "values.csv").read_text(encoding="utf-8")
    assert flow.log(settings=settings)[-1].by == "Tomas"


def test_in_the_columns_of_another_dataset(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    assert run(settings, str(folder), "--format", "acled", "--table", "incidents", "--table", "values")[0] == 0
    assert {one.name for one in folder.iterdir()} == {"incidents-acled.csv", "values.csv", "README.md"}
    assert "no data of ACLED" in (folder / "README.md").read_text(encoding="utf-8")
    assert run(settings, str(tmp_path / "other"), "--format", "cameo")[0] == 2
