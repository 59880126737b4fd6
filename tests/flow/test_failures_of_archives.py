"""Other programs at work, damaged files, other versions: a message that says what to do, and nothing harmed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path
from random import Random
from threading import Thread
from time import monotonic, sleep

import pytest

from benchmarks.crash_reports import write_reports
from sayso.archive.schema import VERSION_TABLE
from sayso.errors import ArchiveError
from tests.flow.failing import ASKING, SAYSO, an_assertion, assert_sound, held, run_in, sayso


def test_an_archive_that_another_program_holds(archive: Path, more: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.engine.WAIT_SECONDS", 0.2)
    other = sqlite3.connect(archive, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    sayso("add", more, "--archive", archive).refuses(str(archive), "another program is writing", "try again")
    sayso("judge", "accept", an_assertion(archive), "--archive", archive).refuses("another program is writing")
    assert sayso("incidents", "--archive", archive).status == 0, "readers do not wait"
    other.execute("ROLLBACK")
    other.close()
    assert_sound(archive, 6)
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


def test_two_programs_that_add_at_once(tmp_path: Path, first: Path, more: Path) -> None:
    archive = tmp_path / "archive.sqlite"
    both = [
        subprocess.Popen(
            [SAYSO, "add", str(path), "--archive", str(archive)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        for path in (more, first)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert_sound(archive, 12)
    counts = [int(out.split()[0]) for out, _ in said]
    assert sum(counts) == 12, "each report was added by one of them"


def test_a_helping_process_that_is_killed(archive: Path, more: Path) -> None:
    """As the system does when memory runs out: what it had in work is tried again."""

    def kill_one() -> None:
        while not active_children():
            sleep(0.02)
        sleep(0.5)
        active_children()[0].kill()

    before = held(archive)
    killer = Thread(target=kill_one)
    killer.start()
    answer = sayso("add", more, "--archive", archive, "--jobs", "2")
    killer.join()
    assert (answer.status, answer.said) == (0, "")
    assert_sound(archive, before + 6)
    assert not active_children()


def test_ctrl_c(tmp_path: Path) -> None:
    archive = tmp_path / "archive.sqlite"
    reports = write_reports(tmp_path / "reports.jsonl", 300)
    command = [SAYSO, "add", str(reports), "--archive", str(archive), "--jobs", "2"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=_hears_ctrl_c,
    ) as process:
        end = monotonic() + 120
        while monotonic() < end and not _has_begun(archive):
            sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to all processes of the command
        out, said = process.communicate(timeout=120)
    assert process.returncode == 130, out + said
    assert "Traceback" not in said
    assert "stays in the archive" in said
    assert "give the same command again" in " ".join(said.split())
    assert 1 <= held(archive) < 300
    assert_sound(archive, held(archive))


def _hears_ctrl_c() -> None:
    """Whoever runs the tests in the background passes on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _has_begun(archive: Path) -> bool:
    with suppress(ArchiveError):  # there is none yet, or an empty one
        return held(archive) > 0
    return False


@pytest.mark.parametrize("seed", range(6))
def test_bytes_overwritten_in_the_middle(archive: Path, more: Path, seed: int) -> None:
    random = Random(seed)
    data = bytearray(archive.read_bytes())
    start = random.randrange(4096, len(data) - 40_000)
    data[start : start + 40_000] = random.randbytes(40_000)
    archive.write_bytes(data)
    answer = sayso("verify", "--archive", archive)
    assert answer.status == 1
    assert "damaged" in answer.said or "broken" in answer.said or "not" in answer.said
    for verb in (("add", str(more)), *ASKING, ("backup", str(archive.parent / "backup.sqlite"))):
        answer = sayso(*verb, "--archive", archive)
        assert answer.status in (0, 1), verb
        assert answer.said or answer.status == 0, verb


@pytest.mark.parametrize("chars", ["A car bomb exploded in Kelm. " * 400, "SQLite format 3\x00 and then nothing", "x"])
def test_a_file_that_is_no_archive(tmp_path: Path, more: Path, chars: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(chars, encoding="utf-8")
    for verb in (("add", str(more)), *ASKING):
        sayso(*verb, "--archive", path).refuses(str(path), "no SQLite database", "Name another file")
    assert path.read_text(encoding="utf-8") == chars


def test_a_file_that_was_cut_off(archive: Path, more: Path) -> None:
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    sayso("add", more, "--archive", archive).refuses(str(archive), "damaged", "backup")
    assert sayso("verify", "--archive", archive).status == 1


def test_an_archive_of_a_newer_version(archive: Path, more: Path) -> None:
    run_in(archive, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    for verb in (("add", str(more)), *ASKING):
        sayso(*verb, "--archive", archive).refuses(str(archive), "9999", "newer Sayso", "install")


def test_an_archive_that_older_rules_linked(archive: Path, more: Path) -> None:
    run_in(archive, "UPDATE meta SET value = 'incidents@0' WHERE key = 'linker.incident'")
    sayso("add", more, "--archive", archive).refuses("another version", "incidents@0", "sayso recode")
    assert held(archive) == 6
    assert sayso("recode", "--archive", archive).status == 0


def test_an_archive_with_a_table_missing(archive: Path) -> None:
    run_in(archive, "DROP TABLE tally", "DROP TABLE card_key", "DROP TABLE card_report", "DROP TABLE card")
    sayso("incidents", "--archive", archive).refuses(str(archive), "card")
    assert sayso("verify", "--archive", archive).status == 1
