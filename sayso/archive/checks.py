"""What the checks of an archive share: a break, and reading a table a piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection

from sayso.archive.base import AnyRow, AnySelect


@dataclass(frozen=True, slots=True)
class Break:
    """Something in an archive that is not as it was put in.

    Attributes:
        what: the check that found it ("bytes", "text", "evidence", "log", …).
        id: of the first record that is wrong.
        expected, found: what should stand there and what does, as far as it can be said in a line.
        says: one sentence for a person.
        others: how many more the same check has found.
    """

    what: str
    id: str
    expected: str
    found: str
    says: str
    others: int = 0


Progress = Callable[[str, int], None]
"""Called with the name of a check, and how many records it has looked at."""

Check = Callable[[Connection], Iterator[Break | None]]
"""Looks at records one by one: a break, or None for each that is right."""


def stream(connection: Connection, query: AnySelect, key: Column[Any], size: int = 500) -> Iterator[list[AnyRow]]:
    """The rows of a query in order of a unique column, some hundred at a time, so that memory does not grow with the archive.

    Args:
        key: the column; it must be among those that the query selects.
    """
    last: Any = None
    ordered = query.order_by(key).limit(size)
    while rows := connection.execute(ordered if last is None else ordered.where(key > last)).all():
        yield list(rows)
        last = rows[-1]._mapping[key]


def tried(what: str, id: str, look: Callable[..., Break | None], *given: Any) -> Break | None:
    """What a look at one record finds; a record that cannot even be read is a break."""
    try:
        return look(*given)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        return Break(what, id, "a record", shown(error), f"what is kept of {id} cannot be read")


def shown(value: object, most: int = 80) -> str:
    """A value in a line."""
    chars = " ".join(str(value).split())
    return chars if len(chars) <= most else f"{chars[: most - 1]}…"
