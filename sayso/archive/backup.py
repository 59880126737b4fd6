"""A copy of an archive in one file, made while others go on working with it. To restore it, open the file as an archive."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, select
from sqlalchemy.exc import OperationalError

from sayso.archive.checks import Break, Progress
from sayso.archive.engine import make_engine, transaction
from sayso.archive.failures import explained
from sayso.archive.index import reindex_all
from sayso.archive.opening import Archive
from sayso.archive.schema import upgrade
from sayso.archive.tables import metadata
from sayso.archive.verify import verify
from sayso.errors import ArchiveError

_PAGES: Final = 4096
"""Pages of SQLite copied between two reports of progress: 16 MB."""
_ROWS: Final = 1000


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made.

    Attributes:
        path: the file.
        size: its bytes.
        breaks: what `verify` says of it; if there is anything, it was wrong in the archive before.
    """

    path: Path
    size: int
    breaks: tuple[Break, ...]


def backup(archive: Archive, path: str | Path, progress: Progress | None = None) -> Backup:
    """Copy an archive, as it stands at this moment, into a file that is an archive itself: of SQLite, whatever the store.

    Others can read and write meanwhile; what they write from now on is not in the copy. The file appears under its name only when it is
    whole and verified.

    Args:
        path: a file that is not there yet, in a folder that is.
        progress: told how far it is: what is being done, and how many pages, rows or records of it are.

    Raises:
        ArchiveError: if the file is there already, cannot be written, or the archive cannot be read.
    """
    target = Path(path).expanduser().absolute()
    _check_target(target)
    part = target.with_name(f"{target.name}.part")
    report = progress or (lambda what, count: None)
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
    return Backup(target, target.stat().st_size, tuple(breaks))


def copy_archive(source: Connection, target: Connection, progress: Progress | None = None) -> None:
    """Copy every row of one archive into another one that is empty, whatever their stores.

    Args:
        source: inside of a reading transaction.
        target: inside of a writing one; its tables are there and empty.
    """
    for table in metadata.sorted_tables:
        count = 0
        for rows in source.execute(select(table).execution_options(yield_per=_ROWS)).partitions():
            target.execute(table.insert(), [dict(row._mapping) for row in rows])
            count += len(rows)
            if progress:
                progress(table.name, count)
    reindex_all(target)


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


def _copy_rows(archive: Archive, part: Path, progress: Progress) -> None:
    engine = make_engine(URL.create("sqlite", database=str(part)))
    try:
        with transaction(archive.engine, writing=False) as source, transaction(engine, writing=True) as target:
            upgrade(target)
            copy_archive(source, target, progress)
    finally:
        engine.dispose()


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
