"""A backup is one file, of one moment, verified, and is opened like any archive."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from sayso.archive import Archive, open_archive
from sayso.archive.backup import backup, copy_archive
from sayso.errors import ArchiveError
from tests.archive.samples import report_of
from tests.archive.shelves import fill, judgement
from tests.stores import Server


@pytest.fixture
def new_database(postgresql: Server) -> Iterator[str]:
    """The URL of a database in which there is nothing."""
    postgresql.run("CREATE DATABASE moved")
    yield postgresql.database("moved")
    postgresql.run("DROP DATABASE moved WITH (FORCE)")


def contents(archive: Archive) -> dict[str, object]:
    with archive.reading() as reader:
        return {
            "reports": list(reader.each_report()),
            "accounts": [reader.accounts_of(report.id) for report, _ in reader.each_report()],
            "bytes": [reader.bytes_of(report.sha256) for report, _ in reader.each_report()],
            "cards": reader.cards(),
            "contradictions": reader.contradictions(),
            "judgements": reader.judgements(),
            "log": list(reader.log()),
            "counts": reader.counts(),
            "found": [(hit.report_id, hit.snippet) for hit in sorted(reader.search("bomb"), key=lambda hit: hit.report_id)],
            "sealed": reader.sealed(),
            "clusters": reader.clusters("incident", [card.id.replace("ict", "inc") for card in reader.cards()]),
        }


def test_the_copy_is_the_archive(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        writer.put_judgement(judgement(ids["assertion"][0]))
        writer.put_judgement(judgement("who-00000000000000cc", "seal"), ["Usama Hadi"])
        writer.put_report(*report_of("Odd signs: \x00 \ud800 and ünusual ones.", title="\x00"))
    told: list[str] = []
    made = backup(archive, tmp_path / "copy.sqlite", lambda what, count: told.append(what))
    assert made.breaks == ()
    assert made.size == (tmp_path / "copy.sqlite").stat().st_size
    assert told
    assert [path.name for path in tmp_path.iterdir()] == ["copy.sqlite"]
    with open_archive(made.place, create=False) as copy:
        assert contents(copy) == contents(archive)
        with copy.writing() as writer:
            writer.put_judgement(judgement(ids["assertion"][1]))  # the copy is an archive to work with


def test_a_copy_goes_back_into_another_store(archive: Archive, store: str, request: pytest.FixtureRequest) -> None:
    with archive.writing() as writer:
        fill(writer)
    other = request.getfixturevalue("new_archive")("postgresql" if store == "sqlite" else "sqlite")
    with archive.reading() as reader, other.writing() as writer:
        copy_archive(reader.connection, writer.connection)
    assert contents(other) == contents(archive)


def test_an_archive_moves_onto_a_server_that_is_empty(archive: Archive, new_database: str) -> None:
    with archive.writing() as writer:
        fill(writer)
    url = new_database
    told: list[str] = []
    made = backup(archive, url, lambda what, count: told.append(what))
    assert made.breaks == () and made.size > 0 and "report" in told
    with open_archive(url, create=False) as copy:
        assert contents(copy) == contents(archive)
        with copy.writing() as writer:
            writer.put_report(*report_of("A bomb exploded in Mirsal."))
    with pytest.raises(ArchiveError, match="not empty, and nothing is ever overwritten"):
        backup(archive, url)
    with open_archive(url, create=False) as copy, copy.reading() as reader:
        assert reader.counts()["reports"] == len(contents(archive)["reports"]) + 1  # type: ignore[arg-type]


def test_a_move_that_fails_leaves_the_server_empty(archive: Archive, new_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OperationalError("copying", None, Exception("the line is dead"))

    url = new_database
    monkeypatch.setattr("sayso.archive.backup.reindex_all", broken)
    with pytest.raises(ArchiveError):
        backup(archive, url)
    with pytest.raises(ArchiveError, match="it is empty"):
        open_archive(url, create=False)


def test_the_copy_is_of_one_moment_while_others_write(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as writer:
        for number in range(30):
            writer.put_report(*report_of(f"A bomb exploded in Kelm on day {number}. " + "x" * 4000))
    stop, begun = Event(), Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            with archive.writing() as writer:  # two reports at a time: an odd number would not be of one moment
                writer.put_report(*report_of(f"A bomb exploded in Ouban on day {number}. " + "y" * 4000))
                writer.put_report(*report_of(f"A bomb exploded in Mirsal on day {number}. " + "z" * 4000))
            number += 1
            begun.set()

    thread = Thread(target=write)
    thread.start()
    try:
        assert begun.wait(30)
        made = backup(archive, tmp_path / "copy.sqlite")
    finally:
        stop.set()
        thread.join()
    assert made.breaks == ()
    with open_archive(made.place) as copy, copy.reading() as reader:
        count = reader.counts()["reports"]
    assert count > 30
    assert count % 2 == 0


def test_nothing_is_overwritten(archive: Archive, tmp_path: Path) -> None:
    there = tmp_path / "copy.sqlite"
    there.write_text("mine")
    with pytest.raises(ArchiveError, match="nothing is ever overwritten"):
        backup(archive, there)
    with pytest.raises(ArchiveError, match="this is a folder"):
        backup(archive, tmp_path)
    with pytest.raises(ArchiveError, match="there is no folder"):
        backup(archive, tmp_path / "none" / "copy.sqlite")
    assert there.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [there]


def test_the_archive_itself_is_no_place_for_its_backup(new_archive: object, tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.sqlite") as archive, pytest.raises(ArchiveError, match="nothing is ever overwritten"):
        backup(archive, tmp_path / "archive.sqlite")


def test_what_a_cut_backup_has_left_is_no_hindrance(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite.part").write_bytes(b"half")
    assert backup(archive, tmp_path / "copy.sqlite").breaks == ()
    assert [path.name for path in tmp_path.iterdir()] == ["copy.sqlite"]


def test_what_is_wrong_in_the_archive_is_told(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as writer:
        fill(writer)
        writer.connection.execute(text("UPDATE report SET source = 'Another Wire' WHERE serial = 1"))
    made = backup(archive, tmp_path / "copy.sqlite")
    assert [one.what for one in made.breaks] == ["report", "totals"]


FULL = """
import resource, signal, sys
from sayso.archive import open_archive
from sayso.archive.backup import backup
from sayso.errors import ArchiveError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_archive(sys.argv[1], create=False) as archive:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        backup(archive, sys.argv[2])
    except ArchiveError as error:
        print(error)
"""


def test_a_full_disk_is_told_and_nothing_half_done_is_left(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    with open_archive(tmp_path / "archive.sqlite") as archive, archive.writing() as writer:
        for number in range(100):
            writer.put_report(*report_of(os.urandom(4000).hex() + str(number)))
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "archive.sqlite"), str(tmp_path / "copies" / "copy.sqlite")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "copy.sqlite" in run.stdout
    assert "disk" in run.stdout
    assert list((tmp_path / "copies").iterdir()) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 200_000
