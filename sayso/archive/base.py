"""What all parts of `Reader` and `Writer` share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, func, select

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
AnySelect: TypeAlias = "Select[*tuple[Any, ...]]"

_AT_ONCE: Final = 500
"""Ids that are asked for in one statement: far below what either store allows."""


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids without doubles, sorted, some hundred at a time."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


class Base:
    """One transaction.

    Attributes:
        connection: SQLAlchemy's connection; the transaction is that of `Archive.reading` or `Archive.writing`.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._serials: dict[str, int] = {}

    def found(self, statement: AnySelect, column: ColumnElement[Any], ids: Iterable[str]) -> Iterator[AnyRow]:
        """The rows whose column holds one of the ids, in the order of the statement within each few hundred ids."""
        for some in chunks(ids):
            yield from self.connection.execute(statement.where(column.in_(some)))

    def serials(self, table: Table, column: ColumnElement[Any], ids: Iterable[str]) -> dict[str, int]:
        """The serial of each id that is there."""
        return {row[0]: row[1] for row in self.found(select(column, table.c.serial), column, ids)}

    def serial(self, table: FromClause, column: ColumnElement[Any], wanted: str) -> int | None:
        """The serial of one id, or None."""
        return self.connection.execute(select(table.c.serial).where(column == wanted)).scalar()

    def next_serial(self, table: Table) -> int:
        """The serial of a new row. Writers are alone, so counting on from the highest one is safe."""
        if table.name not in self._serials:
            self._serials[table.name] = self.connection.execute(select(func.max(table.c.serial))).scalar() or 0
        self._serials[table.name] += 1
        return self._serials[table.name]

    def insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Add rows, all in one statement."""
        if rows:
            self.connection.execute(table.insert(), rows)
