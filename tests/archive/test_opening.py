"""Opening an archive, and who may write when."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from sayso.archive import Archive, archive_url, default_archive, open_archive
from sayso.archive.schema import VERSION_TABLE
from sayso.errors import ArchiveError
from tests.archive.samples import RUN, report_of
from tests.stores import STORES, Server

AT = "2031-06-01T12:00:00Z"


def filled(archive: Archive, count: int = 1) -> None:
    with archive.writing() as writer:
        for number in range(count):
            writer.put_report(*report_of(f"Report {number} from Tel Amra."))


def held(archive: Archive) -> int:
    with archive.reading() as reader:
        return reader.counts()["reports"]


# where an archive is


def test_a_path_a_url_and_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert archive_url("a.sqlite").database == str(tmp_path / "a.sqlite")
    assert archive_url(tmp_path / "a.sqlite").database == str(tmp_path / "a.sqlite")
    assert archive_url("sqlite:///a.sqlite").database == str(tmp_path / "a.sqlite")
    assert archive_url("~/a.sqlite").database == str(Path.home() / "a.sqlite")
    monkeypatch.delenv("SAYSO_ARCHIVE", raising=False)
    assert archive_url().database == str(default_archive())
    monkeypatch.setenv("SAYSO_ARCHIVE", "other.sqlite")
    assert archive_url().database == str(tmp_path / "other.sqlite")


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_a_server_is_always_reached_by_the_driver_that_sayso_knows(scheme: str) -> None:
    url = archive_url(f"{scheme}://ana:secret@db.example/reports")
    assert (url.drivername, url.host, url.database) == ("postgresql+psycopg", "db.example", "reports")


@pytest.mark.parametrize("given", ["mysql://ana:secret@db.example/reports", "sqlite://", "sqlite:///:memory:", "http://x y:z/"])
def test_what_is_no_store_is_refused_without_showing_a_password(given: str) -> None:
    with pytest.raises(ArchiveError, match="postgresql") as caught:
        archive_url(given)
    assert "secret" not in str(caught.value)


def test_an_archive_is_made_with_its_folders_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "archive.sqlite"
    with open_archive(path) as archive:
        filled(archive, 3)
    with open_archive(path, create=False) as archive:
        assert held(archive) == 3
        assert archive.name == str(path)


def test_an_archive_on_a_server_is_made_and_opened_again(postgresql: Server) -> None:
    postgresql.run("CREATE DATABASE made_here")
    with pytest.raises(ArchiveError, match="it is empty"):
        open_archive(postgresql.database("made_here"), create=False)
    with open_archive(postgresql.database("made_here")) as archive:
        filled(archive, 3)
    with open_archive(postgresql.database("made_here"), create=False) as archive:
        assert held(archive) == 3


@pytest.mark.parametrize("store", STORES)
def test_two_programs_may_open_a_new_archive_at_once(store: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    where = str(tmp_path / "archive.sqlite")
    if store == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        server.run("CREATE DATABASE at_once")
        where = server.database("at_once")
    failed: list[Exception] = []

    def run() -> None:
        try:
            with open_archive(where) as archive:
                filled(archive)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_archive(where) as archive:
        assert held(archive) == 1


# what is no archive


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"there is no such file.*sayso add"):
        open_archive(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        open_archive(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ArchiveError, match="folder cannot be made"):
        open_archive(tmp_path / "file" / "archive.sqlite")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("A bomb exploded in Kelm. " * 100, encoding="utf-8")
    with pytest.raises(ArchiveError, match="no SQLite database") as caught:
        open_archive(path)
    assert str(path) in str(caught.value)
    assert path.read_text(encoding="utf-8").startswith("A bomb"), "nothing was written to it"


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with pytest.raises(ArchiveError, match=r"another program \(bookmarks\)"):
        open_archive(path)


@pytest.mark.parametrize("store", STORES)
def test_an_archive_of_a_newer_version(store: str, new_archive: Callable[[str], Archive]) -> None:
    archive = new_archive(store)
    with archive.writing() as writer:
        writer.connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(ArchiveError, match=r"9999.*newer Sayso"):
        open_archive(archive.engine.url.render_as_string(hide_password=False))


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with open_archive(path) as archive:
        filled(archive, 200)
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)  # all pages but the first are empty
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match=r"damaged.*backup"), open_archive(path) as archive:
        held(archive)


# what may go wrong at work


def test_a_locked_archive(store: str, new_archive: Callable[[str], Archive], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.engine.WAIT_SECONDS", 0.2)
    first = new_archive(store)
    second = open_archive(first.engine.url.render_as_string(hide_password=False))
    with first.writing() as writer:
        writer.put_report(*report_of("A bomb exploded in Kelm."))
        with pytest.raises(ArchiveError, match="another program is writing"), second.writing():
            raise AssertionError("two writers at once")
        assert held(second) == 0, "readers do not wait"
    filled(second, 2)
    assert held(first) == 3
    second.close()


@pytest.fixture
def read_only() -> Iterator[Path]:
    """An archive in a folder that may not be written to."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-read-only-"))
    path = folder / "archive.sqlite"
    with open_archive(path) as archive:
        filled(archive)
    path.chmod(0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)  # nobody: root may write everywhere
    try:
        yield path
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_read_only_folder(read_only: Path) -> None:
    said = r"right to write the file and its folder|read and write there"
    with pytest.raises(ArchiveError, match=said), open_archive(read_only) as archive:
        filled(archive, 2)
    with pytest.raises(ArchiveError, match="read and write there"):
        open_archive(read_only.parent / "new.sqlite")


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.sqlite") as archive:
        filled(archive, 3)
        with pytest.raises(ArchiveError, match="disk is full"), archive.writing() as writer:
            pages = writer.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            writer.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
            for number in range(200):
                writer.put_report(*report_of(f"Report {number} from Saray Hill: " + os.urandom(3000).hex()))
        assert held(archive) == 3


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(ArchiveError, match="cannot be reached") as caught:
        open_archive("postgresql+psycopg://ana:secret@127.0.0.1:1/reports")
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there(postgresql: Server) -> None:
    with pytest.raises(ArchiveError, match=r"no such database.*createdb"):
        open_archive(postgresql.database("not_there"))


def test_a_wrong_password(postgresql: Server) -> None:
    engine = create_engine(postgresql.url)
    with engine.connect() as connection:
        rules = Path(connection.execute(text("SHOW hba_file")).scalar_one())
    engine.dispose()
    before = rules.read_text(encoding="utf-8")
    rules.write_text(f"local all ana scram-sha-256\n{before}", encoding="utf-8")
    postgresql.run("CREATE ROLE ana LOGIN PASSWORD 'right'", "SELECT pg_reload_conf()")
    url = make_url(postgresql.url).set(username="ana", password="wrong").render_as_string(hide_password=False)
    with pytest.raises(ArchiveError, match="password") as caught:
        open_archive(url)
    assert "wrong" not in str(caught.value)
    rules.write_text(before, encoding="utf-8")
    postgresql.run("DROP ROLE ana", "SELECT pg_reload_conf()")


# transactions


def test_all_of_a_transaction_is_kept_or_nothing(archive: Archive) -> None:
    with pytest.raises(KeyError), archive.writing() as writer:
        writer.put_report(*report_of("A bomb exploded in Kelm."))
        writer.put_run(RUN, at=AT, by="tests")
        raise KeyError("the verb fails")
    assert held(archive) == 0
    with archive.reading() as reader:
        assert list(reader.log()) == []
    filled(archive)
    assert held(archive) == 1


def test_a_reader_sees_one_moment(archive: Archive) -> None:
    filled(archive, 1)
    with archive.reading() as reader:
        filled(archive, 3)
        assert reader.counts()["reports"] == 1
    assert held(archive) == 3


def test_a_reader_cannot_write(archive: Archive) -> None:
    with archive.reading() as reader:
        assert not hasattr(reader, "put_report")


def test_writers_queue_and_lose_nothing(archive: Archive) -> None:
    failed: list[Exception] = []

    def run(name: str) -> None:
        try:
            for number in range(15):
                with archive.writing() as writer:
                    writer.put_report(*report_of(f"Report {number} of {name}."))
                    writer.append_log("test", by=name, at=AT, body={"number": number})
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(name,)) for name in ("Ana", "Ben", "Cem")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert held(archive) == 45
    with archive.reading() as reader:
        assert [entry.seq for entry in reader.log()] == list(range(1, 46))
