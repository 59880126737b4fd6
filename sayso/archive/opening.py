"""From what a user gives (a file, a URL, nothing) to an archive that is open and of the right version."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from platformdirs import user_data_dir
from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from sayso.archive.engine import make_engine, transaction
from sayso.archive.failures import explained
from sayso.archive.reader import Reader
from sayso.archive.schema import HEAD, check, upgrade, version_of
from sayso.archive.writer import Writer
from sayso.errors import ArchiveError

_FORMS: Final = "a file, sqlite:///FILE, or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
_OLDEST_SERVER: Final = 15
_SMALLEST: Final = 512
"""Bytes: no SQLite database is smaller, but for one that is empty."""


class Archive:
    """An open archive. Verbs open transactions with `reading` and `writing`; nothing else ever commits.

    Attributes:
        url: where it is, without a password.
        engine: SQLAlchemy's engine.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url = engine.url.render_as_string(hide_password=True)

    @property
    def name(self) -> str:
        """What messages call it: the file, or the URL without a password."""
        return _name(self.engine.url)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A view of the archive as it stands now, whatever is written meanwhile.

        Raises:
            ArchiveError: if it cannot be read.
        """
        with explained(self.name), transaction(self.engine, writing=False) as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """The one writer. At the end all that it wrote is there for good; if anything is raised, none of it.

        Raises:
            ArchiveError: if it cannot be written, or another writer does not finish within ten seconds.
        """
        with explained(self.name), transaction(self.engine, writing=True) as connection:
            yield Writer(connection)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def default_archive() -> Path:
    """The file that is used if none is named."""
    return Path(user_data_dir("sayso")) / "archive.sqlite"


def archive_url(given: str | Path | None = None) -> URL:
    """Where an archive is: what is given, else ``SAYSO_ARCHIVE``, else a file in the user's data folder.

    Raises:
        ArchiveError: if it is neither a path nor a URL of a store that Sayso knows.
    """
    chosen = str(given) if given else os.environ.get("SAYSO_ARCHIVE") or str(default_archive())
    if "://" not in chosen:
        return URL.create("sqlite", database=str(Path(chosen).expanduser().absolute()))
    try:
        url = make_url("postgresql" + chosen[8:] if chosen.startswith("postgres:") else chosen)
    except (ArgumentError, ValueError) as error:
        raise ArchiveError(f"the archive {chosen.partition('@')[2] or chosen!r} cannot be understood; give {_FORMS}.") from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return URL.create("sqlite", database=str(Path(url.database).expanduser().absolute()))
    raise ArchiveError(f"the archive {url.render_as_string(hide_password=True)!r} is of no kind that Sayso knows; give {_FORMS}.")


def open_archive(url: str | Path | None = None, *, create: bool = True) -> Archive:
    """Open an archive, make it if there is none, and bring older tables to today's version.

    Args:
        url: a path, ``sqlite:///…`` or ``postgresql+psycopg://…``; None for ``SAYSO_ARCHIVE`` or the user's own archive.
        create: whether to make one where there is none.

    Raises:
        ArchiveError: if it cannot be opened, is no archive, or was written by a newer version.
    """
    where = archive_url(url)
    if where.get_backend_name() == "sqlite":
        _ready_folder(Path(where.database or ""), create)
    engine = engine_of(where)
    try:
        with explained(_name(where)):
            _ready_tables(engine, create)
    except BaseException:
        engine.dispose()
        raise
    return Archive(engine)


def engine_of(where: URL) -> Engine:
    """An engine for the store that a URL names; nothing is opened yet.

    Raises:
        ArchiveError: if the package for it is not installed.
    """
    try:
        return make_engine(where)
    except ModuleNotFoundError as error:
        raise ArchiveError(
            f"archive {_name(where)}: PostgreSQL needs one more package; run: pip install 'sayso[postgresql]'"
        ) from error


def _ready_folder(path: Path, create: bool) -> None:
    try:
        there = path.exists()
        if path.is_dir():
            raise ArchiveError(f"archive {path}: this is a folder; name a file in it, for example {path / 'archive.sqlite'}.")
        # By its size alone: whoever opens and closes the file beside SQLite takes away the locks that SQLite holds on it. And SQLite itself
        # takes a file of very few bytes for an empty database, and writes over them.
        if path.is_file() and 0 < path.stat().st_size < _SMALLEST:
            raise ArchiveError(
                f"archive {path}: the file is no SQLite database. Name another file, or restore the archive from a backup."
            )
    except OSError as error:
        raise ArchiveError(
            f"archive {path}: it cannot be looked at ({error.strerror}). Check that you may enter its folder, or name another archive."
        ) from error
    if there:
        return
    if not create:
        raise ArchiveError(
            f"archive {path}: there is no such file. 'sayso add FILES' makes an archive; --archive names another one."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"archive {path}: its folder cannot be made ({error.strerror}). Name another file.") from error


def _ready_tables(engine: Engine, create: bool) -> None:
    name = _name(engine.url)
    with transaction(engine, writing=False) as connection:
        check_server(engine, name)
        version = version_of(connection)
        check(connection, version, name)
    if version == HEAD:
        return
    if version is None and not create:
        raise ArchiveError(f"archive {name}: it is empty. 'sayso add FILES' fills it; --archive names another one.")
    with transaction(engine, writing=True) as connection:
        if version_of(connection) != HEAD:  # another program may have been quicker
            upgrade(connection)


def check_server(engine: Engine, name: str) -> None:
    """Whether the server is new enough; it must have been connected to.

    Raises:
        ArchiveError: if it is not.
    """
    version = engine.dialect.server_version_info or (0,)
    if engine.dialect.name == "postgresql" and int(version[0]) < _OLDEST_SERVER:
        raise ArchiveError(
            f"archive {name}: the server is PostgreSQL {version[0]}; Sayso needs version {_OLDEST_SERVER} or newer."
        )


def _name(url: URL) -> str:
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
