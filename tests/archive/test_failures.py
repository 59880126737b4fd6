"""Errors of a store in words that help."""

import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError, ProgrammingError

from sayso.archive.failures import explained
from sayso.errors import ArchiveError


class ServerError(Exception):
    def __init__(self, said: str, sqlstate: str | None) -> None:
        super().__init__(said)
        self.sqlstate = sqlstate


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("it says something")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (sqlite_error("SQLITE_BUSY"), "another program is writing"),
        (sqlite_error("SQLITE_BUSY_SNAPSHOT"), "another program is writing"),
        (sqlite_error("SQLITE_READONLY_DIRECTORY"), "may not be written"),
        (sqlite_error("SQLITE_FULL"), "disk is full"),
        (sqlite_error("SQLITE_IOERR_WRITE"), "could not be read or written"),
        (sqlite_error("SQLITE_CORRUPT_VTAB"), "damaged"),
        (sqlite_error("SQLITE_TOOBIG"), "the store says: it says something"),
        (ServerError("password authentication failed", "28P01"), "accept the password"),
        (ServerError("fe_sendauth: no password supplied", None), "accept the password"),
        (ServerError('database "reports" does not exist', None), "createdb"),
        (ServerError("could not connect", None), "cannot be reached"),
        (ServerError("No space left on device", "53100"), "disk is full"),
        (ServerError("terminating connection", "57P01"), "shut down"),
        (ServerError("a thing", "99999"), "the store says: a thing"),
    ],
)
def test_each_says_what_to_do(cause: Exception, said: str) -> None:
    with pytest.raises(ArchiveError, match=said) as caught, explained("reports.sqlite"):
        raise OperationalError("INSERT INTO secret", {"name": "Ilir Dano"}, cause)
    assert str(caught.value).startswith("archive reports.sqlite: ")
    assert "secret" not in str(caught.value)
    assert "Ilir" not in str(caught.value)


def test_a_right_that_is_missing_is_explained_though_the_driver_calls_it_a_mistake_of_the_program() -> None:
    with pytest.raises(ArchiveError, match="Grant it the right"), explained("x"):
        raise ProgrammingError("CREATE TABLE", {}, ServerError("permission denied", "42501"))


@pytest.mark.parametrize("kind", [IntegrityError, ProgrammingError])
def test_mistakes_of_the_program_are_not_dressed_up(kind: type[DBAPIError]) -> None:
    with pytest.raises(kind), explained("x"):
        raise kind("INSERT", {}, ServerError("no such table", "42P01"))


def test_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), explained("x"):
        raise ZeroDivisionError
    with pytest.raises(ArchiveError, match="says: odd"), explained("x"):
        raise DatabaseError("SELECT", {}, sqlite3.DatabaseError("odd"))
