"""A copy of an archive, made while others go on working: one file, or an empty database on a server. Either is an archive itself.

Copies are handed on and forgotten on disks, so nothing that opens a door is in them: no hash of a password, no session, no token. Who
the people are and what they may do is; each needs a new password where the copy is worked in.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, inspect, select
from sqlalchemy.exc import OperationalError

from sayso.archive.base import Base
from sayso.archive.checks import Break, Progress
from sayso.archive.engine import make_engine, transaction
from sayso.archive.failures import explained
from sayso.archive.index import reindex_all
from sayso.archive.opening import Archive, archive_url, check_server, engine_of
from sayso.archive.schema import upgrade, version_of
from sayso.archive.tables import metadata
from sayso.archive.team_tables import attempt, person, session, token
from sayso.archive.verify import verify
from sayso.archive.work_tables import job
from sayso.errors import ArchiveError

_PAGES: Final = 4096
"""Pages of SQLite copied between two reports of progress: 16 MB."""
_ROWS: Final = 1000
_LEFT_OUT: Final = (session, token, attempt, job)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made.

    Attributes:
        place: the file, or the URL of the database without a password: what ``--archive`` takes.
        size: its bytes.
        breaks: what `verify` says of it; if there is anything, it was wrong in the archive before.
    """

    place: str
    size: int
    breaks: tuple[Break, ...]


def backup(archive: Archive, place: str | Path, progress: Progress | None = None) -> Backup:
    """Copy an archive, as it stands at this moment, into a file or a database that is an archive itself, whatever the store.

    Others can read and write meanwhile; what they write from now on is not in the copy. A file appears under its name, and a database is
    other than empty, only when the copy is whole and verified.

    Args:
        place: a file that is not there yet, in a folder that is; or the URL of an empty database of PostgreSQL.
        progress: told how far it is: what is being done, and how many pages, rows or records of it are.

    Raises:
        ArchiveError: if the file is there already, the database is not empty, it cannot be written, or the archive cannot be read.
    """
    report = progress or (lambda what, count: None)
    where = archive_url(place)
    if where.get_backend_name() != "sqlite":
        return _to_server(archive, where, report)
    target = Path(where.database or "")
    _check_target(target)
    part = target.with_name(f"{target.name}.part")
    try:
        with explained(str(part)):
            part.unlink(missing_ok=True)  # left by a backup that was cut short
            (_copy_file if archive.engine.dialect.name == "sqlite" else _copy_rows)(archive, part, report)
            breaks = _verified(part, report)
            _single(part)
        _publish(part, target)
    except OSError as error:
        raise ArchiveError(f"backup {target}: it cannot be written ({error.strerror}). Name a file in another folder.") from error
    finally:
        for left in (
            part,
            part.with_name(f"{part.name}-wal"),
            part.with_name(f"{part.name}-shm"),
            part.with_name(f"{part.name}-journal"),
        ):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return Backup(str(target), target.stat().st_size, tuple(breaks))


def copy_archive(source: Connection, target: Connection, progress: Progress | None = None) -> None:
    """Copy every row of one archive into another one that is empty, whatever their stores.

    Args:
        source: inside of a reading transaction.
        target: inside of a writing one; its tables are there and empty.
    """
    writer = Base(target)
    for table in (table for table in metadata.sorted_tables if table not in _LEFT_OUT):
        count = 0
        blanked = {"password": None} if table is person else {}
        for rows in source.execute(select(table).execution_options(yield_per=_ROWS)).partitions():
            writer.insert(table, [{**row._mapping, **blanked} for row in rows])
            count += len(rows)
            if progress:
                progress(table.name, count)
    reindex_all(target, progress)


def _check_target(target: Path) -> None:
    try:
        folder, there = target.is_dir(), target.exists()
    except OSError as error:
        raise ArchiveError(f"backup {target}: it cannot be written ({error.strerror}). Name a file in another folder.") from error
    if folder:
        raise ArchiveError(f"backup {target}: this is a folder; name a file in it, for example {target / 'backup.sqlite'}.")
    if there:
        raise ArchiveError(f"backup {target}: there is such a file already, and nothing is ever overwritten. Name another one.")
    if not target.parent.is_dir():
        raise ArchiveError(f"backup {target}: there is no folder {target.parent}. Make it, or name a file in another one.")


def _copy_file(archive: Archive, part: Path, progress: Progress) -> None:
    with (
        _explainable(),
        closing(sqlite3.connect(f"{Path(archive.name).as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(part)) as target,
    ):
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()  # from here on the copy is of this moment
        source.backup(target, pages=_PAGES, progress=lambda _, left, total: progress("pages", total - left))
        target.execute("PRAGMA secure_delete = ON")  # what is taken out is overwritten, and not just marked as free
        for table in _LEFT_OUT:
            target.execute(f"DELETE FROM {table.name}")
        target.execute(f"UPDATE {person.name} SET password = NULL")
        target.commit()


def _copy_rows(archive: Archive, part: Path, progress: Progress) -> None:
    engine = make_engine(URL.create("sqlite", database=str(part)))
    try:
        with transaction(archive.engine, writing=False) as source, transaction(engine, writing=True) as target:
            upgrade(target)
            copy_archive(source, target, progress)
    finally:
        engine.dispose()


def _to_server(archive: Archive, where: URL, progress: Progress) -> Backup:
    """Copy into an empty database, in one transaction: if anything fails, it is empty still."""
    engine = engine_of(where)
    name = where.render_as_string(hide_password=True)
    try:
        with explained(name), transaction(engine, writing=True) as target:
            check_server(engine, name)
            if version_of(target) is not None or inspect(target).get_table_names():
                raise ArchiveError(
                    f"backup {name}: the database is not empty, and nothing is ever overwritten. Name an empty one."
                )
            with explained(archive.name), transaction(archive.engine, writing=False) as source:
                upgrade(target)
                copy_archive(source, target, progress)
            target.exec_driver_sql("ANALYZE")  # it is filled at once; asking must not wait for the server to notice
            breaks = verify(target, progress)
            size = int(target.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
    finally:
        engine.dispose()
    return Backup(name, size, tuple(breaks))


def _verified(part: Path, progress: Progress) -> list[Break]:
    engine = make_engine(URL.create("sqlite", database=str(part)))
    try:
        with transaction(engine, writing=False) as connection:
            return verify(connection, progress)
    finally:
        engine.dispose()


def _single(part: Path) -> None:
    """Put all of it into the one file, with nothing beside it."""
    with _explainable(), closing(sqlite3.connect(part)) as file:
        file.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _explainable() -> Iterator[None]:
    """Errors of Python's sqlite3 in the form that `explained` knows."""
    try:
        yield
    except sqlite3.Error as error:
        raise OperationalError("copying", None, error) from error


def _publish(part: Path, target: Path) -> None:
    """Give the file its name, unless something has got that name meanwhile."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(17, "there is such a file already") from None
        part.rename(target)
