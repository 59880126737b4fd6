"""The tables about the people who work in an archive: who they are, how they come in, and who tried to in vain.

Nothing that opens a door stands here as it is: a password as a slow hash (argon2id), the secrets of sessions and tokens, which are long
and random, as SHA-256. Copies of an archive go without all of it; see `sayso.archive.backup`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table
from sqlalchemy import Text as Chars
from sqlalchemy.types import TypeEngine

from sayso.archive.characters import Verbatim
from sayso.archive.tables import ID, metadata


def _person(name: str = "person") -> Column[str]:
    return Column(name, ID, ForeignKey("person.key"), nullable=False, index=True)


def _time(name: str, *, nullable: bool = False) -> Column[str]:
    """ISO 8601 in UTC, to the microsecond: sorted as characters, it is sorted by time."""
    kind: TypeEngine[str] = ID
    return Column(name, kind, nullable=nullable)


person: Final = Table(
    "person",
    metadata,
    Column("key", ID, primary_key=True),  # the name as it is compared; see team.person_key
    Column("name", Verbatim, nullable=False),
    Column("role", ID, nullable=False),
    Column("password", Chars),  # argon2id with its salt and parameters; none: nobody comes in by password
    Column("disabled", Boolean, nullable=False),
    _time("made"),
)

session: Final = Table(
    "session",
    metadata,
    Column("hash", ID, primary_key=True),  # SHA-256 of what the browser keeps
    _person(),
    _time("begun"),
    _time("seen"),
    _time("ends"),
)

token: Final = Table(
    "token",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hash", ID, nullable=False, unique=True),  # SHA-256 of what the person was given
    _person(),
    Column("name", Verbatim, nullable=False),
    _time("made"),
    _time("ends"),
    _time("used", nullable=True),
)

attempt: Final = Table(
    "attempt",
    metadata,
    Column("key", ID, primary_key=True),  # SHA-256 over a name, an address or both
    Column("at", ID, primary_key=True),
    Index(None, "at"),
)
"""Attempts to log in that failed, or are not decided yet."""
