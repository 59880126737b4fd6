"""A disk that is full, a folder or file that may not be written: a message that says what to do, and nothing harmed."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.flow.failing import ASKING, SAYSO, assert_sound, held, sayso


def test_a_full_disk(archive: Path, more: Path) -> None:
    """SQLite is told that the file may not grow by more than a few pages, which it answers as it answers a full disk."""
    pages = archive.stat().st_size // 4096 + 3

    def small(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", small)
    try:
        sayso("add", more, "--archive", archive).refuses(str(archive), "disk is full", "Make room")
    finally:
        event.remove(Engine, "connect", small)
    assert_sound(archive, held(archive))
    assert held(archive) < 12, "else there was room enough"
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


def test_a_disk_that_takes_no_more_bytes(archive: Path, more: Path) -> None:
    """As with a quota, in a process of its own: no file may grow beyond a size."""
    most = archive.stat().st_size + 200_000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        [SAYSO, "add", str(more), "--archive", str(archive)],
        preexec_fn=limited,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Check that the disk is not full" in done.stderr or "disk is full" in done.stderr
    assert_sound(archive, held(archive))
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of its own, of three megabytes: an archive of a few reports and its journal fit on it, and little else."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-small-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("a disk can only be mounted by root, and not in every container")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def test_a_disk_that_is_really_full(small_disk: Path, kept: Path, more: Path) -> None:
    archive = Path(shutil.copy(kept, small_disk / "archive.sqlite"))
    room = os.statvfs(small_disk)
    (small_disk / "other.bin").write_bytes(bytes(room.f_bavail * room.f_bsize - 150_000))
    sayso("add", more, "--archive", archive).refuses(str(archive), "full")
    (small_disk / "other.bin").unlink()
    assert_sound(archive, held(archive))
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


@pytest.fixture
def folder_for_all(kept: Path) -> Iterator[Path]:
    """A folder with an archive, for a user without rights: root may write everywhere, so root becomes somebody else."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-rights-"))
    archive = Path(shutil.copy(kept, folder / "archive.sqlite"))
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
        os.chown(archive, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_folder_that_may_only_be_read(folder_for_all: Path, more: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    reports = _readable(more, folder_for_all)
    before = archive.read_bytes()
    folder_for_all.chmod(0o555)
    sayso("add", reports, "--archive", archive).refuses(str(archive), "SQLite keeps a journal beside the file")
    sayso("add", reports, "--archive", folder_for_all / "new.sqlite").refuses("new.sqlite", "may read and write there")
    answer = sayso("incidents", "--archive", archive)
    assert answer.status == 0 or "SQLite keeps a journal beside the file" in answer.said
    assert archive.read_bytes() == before
    folder_for_all.chmod(0o755)
    assert_sound(archive, 6)


def test_a_file_that_may_only_be_read(folder_for_all: Path, more: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    reports = _readable(more, folder_for_all)
    archive.chmod(0o444)
    sayso("add", reports, "--archive", archive).refuses(str(archive), "Give yourself the right to write the file")
    archive.chmod(0o644)
    assert_sound(archive, 6)


def test_a_file_that_may_not_even_be_read(folder_for_all: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    archive.chmod(0)
    for verb in ASKING:
        sayso(*verb, "--archive", archive).refuses(str(archive), "you may read and write there")
    archive.chmod(0o644)
    assert_sound(archive, 6)


def _readable(reports: Path, folder: Path) -> Path:
    """The reports where a user without rights finds them."""
    if os.geteuid() != 65534 or os.getuid() != 0:
        return reports
    os.seteuid(0)
    copy = Path(shutil.copy(reports, folder / "reports.jsonl"))
    copy.chmod(0o644)
    os.seteuid(65534)
    return copy


def test_a_folder_that_may_not_be_entered(folder_for_all: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    folder_for_all.chmod(0)
    for verb in ASKING:
        sayso(*verb, "--archive", archive).refuses(str(archive), "you may enter its folder")
    sayso("backup", folder_for_all / "copy.sqlite", "--archive", archive).refuses("you may enter its folder")
    folder_for_all.chmod(0o755)
    (folder_for_all / "closed").mkdir()
    (folder_for_all / "closed").chmod(0)
    sayso("backup", folder_for_all / "closed" / "copy.sqlite", "--archive", archive).refuses("Name a file in another folder")
    (folder_for_all / "closed").chmod(0o755)
    assert_sound(archive, 6)


def test_a_folder_of_reports_that_may_not_be_read(folder_for_all: Path, more: Path) -> None:
    archive, reports = folder_for_all / "archive.sqlite", folder_for_all / "reports"
    reports.mkdir()
    _readable(more, folder_for_all)
    shutil.copy(folder_for_all / "reports.jsonl" if (folder_for_all / "reports.jsonl").exists() else more, reports / "more.jsonl")
    for name, rights in (("closed", 0), ("unlisted", 0o111), ("unentered", 0o444)):
        (reports / name).mkdir()
        (reports / name / "wire.txt").write_text("Four people were killed in Kelm.", encoding="utf-8")
        (reports / name).chmod(rights)
    answer = sayso("add", reports, "--archive", archive)
    reports.chmod(0)
    nothing = sayso("add", reports, "--archive", archive)
    for folder in (reports, *(reports / name for name in ("closed", "unlisted", "unentered"))):
        folder.chmod(0o755)
    assert (answer.status, nothing.status) == (1, 1)
    for said, path in (
        (answer.said, "closed"),
        (answer.said, "unlisted"),
        (answer.said, "unentered/wire.txt"),
        (nothing.said, ""),
    ):
        assert f"{reports / path}: not coded (not-found)" in said
        assert "Permission denied" in said
    assert "holds no files" not in answer.said + nothing.said
    assert_sound(archive, 12)
