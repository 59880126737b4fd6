"""What a store's error means to a person, and what to do about it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from sayso.errors import ArchiveError

# What psycopg logs about a connection that is lost, it raises as well; without a handler it would stand beside our message.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

_BUSY: Final = (
    "another program is writing to it and did not finish in time; nothing was changed. Wait for it, or end it, and try again"
)
_SQLITE: Final = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_READONLY": "it may not be written to. Give yourself the right to write the file and its folder (SQLite keeps a journal "
    "beside the file), or name another archive",
    "SQLITE_CANTOPEN": "the file cannot be opened. Check that its folder exists and that you may read and write there (SQLite keeps a "
    "journal beside the file)",
    "SQLITE_FULL": "the disk is full; nothing of this step was kept, and all that was there before still is. Make room and try again",
    "SQLITE_IOERR": "the disk could not be read or written; nothing of this step was kept. Check that the disk is not full and not "
    "damaged, and try again",
    "SQLITE_NOTADB": "the file is no SQLite database. Name another file, or restore the archive from a backup",
    "SQLITE_CORRUPT": "the file is damaged. Restore it from a backup ('sayso backup' makes them), or bring what can be read into a new "
    "file with 'sqlite3 OLD .recover | sqlite3 NEW'",
    "SQLITE_AUTH": "it may not be read. Give yourself the right to",
    "SQLITE_PERM": "it may not be read. Give yourself the right to",
}
_POSTGRESQL: Final = {
    "28P01": "the server does not accept the password. Put the right one into the URL, into the file ~/.pgpass or into PGPASSWORD",
    "28000": "the server does not let this user in. Check the name of the user in the URL, and the server's pg_hba.conf",
    "3D000": "the server has no such database. Make it with 'createdb', or correct the name at the end of the URL",
    "53100": "the server's disk is full; nothing of this step was kept, and all that was there before still is. Make room and try again",
    "53300": "the server has too many connections. Close some, or try again later",
    "55P03": _BUSY,
    "42501": "the database user may not do this. Grant it the right to create and change tables in this database",
    "25006": "the server only lets it be read. Name the primary server, not a standby",
    "57P01": "the server was shut down; nothing of this step was kept. Start it and try again",
    "57P02": "the server broke down; nothing of this step was kept. Start it and try again",
    "57P03": "the server is starting or shutting down. Try again in a moment",
    "XX001": "the server says that its data is damaged. Restore it from a backup",
    "XX002": "the server says that an index is damaged. Run 'reindexdb', or restore it from a backup",
}
_NOT_THERE: Final = "the server cannot be reached. Check that it runs, and the host and port in the URL"


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn a store's error into an `ArchiveError`; errors of the program itself pass as they are.

    Args:
        name: the archive's file or URL, without a password.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError) as error:
        if _code(error) not in _POSTGRESQL:
            raise
        raise ArchiveError(f"archive {name}: {_meaning(error)}.") from error
    except DBAPIError as error:
        raise ArchiveError(f"archive {name}: {_meaning(error)}.") from error


def _meaning(error: DBAPIError) -> str:
    code = _code(error)
    for start, meaning in _SQLITE.items():
        if code.startswith(start):
            return meaning
    if code in _POSTGRESQL:
        return _POSTGRESQL[code]
    said = " ".join(str(error.orig).split())
    if hasattr(error.orig, "sqlstate"):  # psycopg: no code means that no server has answered, or that it went away
        if "password" in said:
            return _POSTGRESQL["28P01"]
        if "does not exist" in said and "database" in said:
            return _POSTGRESQL["3D000"]
        if not code:
            return f"{_NOT_THERE} ({said[:200]})"
    return f"the store says: {said[:300]}"


def _code(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or "")
