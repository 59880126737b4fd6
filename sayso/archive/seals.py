"""Names of people who asked, or for whom somebody asked, not to be shown.

A seal is a judgement. The names stand in the table `seal` and nowhere else: the log says that something of an actor was sealed, by whom
and why, not what. Undoing the judgement brings the names back. Bytes and texts stay as they are, so that custody can be proved; every
view, export and search goes without the names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from sayso.archive.remembered import remembered
from sayso.archive.tables import judgement, seal
from sayso.archive.veil import hidden_spans

_SEALED: Final = select(seal.c.name).join(judgement, seal.c.judgement == judgement.c.seq).where(judgement.c.in_force)


def put_names(connection: Connection, seq: int, subject: str, names: Iterable[str]) -> None:
    """Keep what a judgement seals.

    Args:
        seq: the judgement's number in the log.
        subject: id of the actor.
        names: all that the person is called in the archive; each is hidden as whole words.
    """
    rows = [{"judgement": seq, "name": name, "subject": subject} for name in kept_names(names)]
    if rows:
        connection.execute(seal.insert(), rows)


def kept_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names without doubles and blanks, sorted."""
    return tuple(sorted({" ".join(name.split()) for name in names} - {""}))


def sealed_names(connection: Connection) -> tuple[str, ...]:
    """All names that must not be shown today, sorted; see `sayso.archive.veil.veil`."""
    return remembered(connection, _SEALED, lambda: tuple(sorted(set(connection.execute(_SEALED).scalars()))))


def names_a_sealed_one(connection: Connection, *asked: str | None) -> bool:
    """Whether something that is asked for holds a sealed name, so that the answer must be nothing."""
    given = [words for words in asked if words]
    names = sealed_names(connection) if given else ()
    return any(hidden_spans(words, names) for words in given)
