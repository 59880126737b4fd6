"""What all parts of `Reader` and `Writer` share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from sayso.archive.among import among, array_of
from sayso.archive.tables import metadata

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
AnySelect: TypeAlias = "Select[*tuple[Any, ...]]"

_AT_ONCE: Final = 500
"""Ids that are asked for in one statement: far below what either store allows."""
ON: Final[dict[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""What each store adds rows by, with a word about those that are there already."""

_COUNTED: Final = tuple(name for name, table in sorted(metadata.tables.items()) if "serial" in table.c)
_HIGHEST: Final = select(*(select(func.max(metadata.tables[name].c.serial)).scalar_subquery() for name in _COUNTED))
"""The highest serial of every table in one statement: a step to the end of each table."""


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
            yield from self.connection.execute(statement.where(column.in_(some))).all()  # all at once costs a third of one by one

    def each(self, statement: AnySelect, ids: Iterable[str], **given: Any) -> Iterator[AnyRow]:
        """The rows of a statement that asks for ids by `among`, in its order within each few hundred ids.

        A statement that stands ready at the top of a file costs half of what it costs to put one together each time.
        """
        for some in chunks(ids):
            yield from self.connection.execute(statement, {"ids": some, **given}).all()

    def serials(self, column: ColumnElement[Any], ids: Iterable[str]) -> dict[str, int]:
        """The serial of each id that is there; the column says in which table."""
        return {row[0]: row[1] for row in self.each(_serials(column), ids)}

    def serial(self, table: FromClause, column: ColumnElement[Any], wanted: str) -> int | None:
        """The serial of one id, or None."""
        return self.connection.execute(select(table.c.serial).where(column == wanted)).scalar()

    def next_serial(self, table: Table) -> int:
        """The serial of a new row. Writers are alone, so counting on from the highest one is safe."""
        if not self._serials:
            row = self.connection.execute(_HIGHEST).one()
            self._serials = {name: highest or 0 for name, highest in zip(_COUNTED, row, strict=True)}
        self._serials[table.name] += 1
        return self._serials[table.name]

    def insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Add rows, which all name the same columns, in one statement."""
        if rows and not self._many(table, rows, change=False):
            self.connection.execute(_insert(table), rows)

    def upsert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Add rows; of those whose primary key is there already, change the other columns."""
        if rows and not self._many(table, rows, change=True):
            self.connection.execute(_upsert(table, self.connection.dialect.name), rows)

    def _many(self, table: Table, rows: list[dict[str, Any]], *, change: bool) -> bool:
        """Several rows for PostgreSQL: as one array for each column, which takes it a third of the time of one message for each row."""
        if len(rows) == 1 or self.connection.dialect.name != "postgresql":
            return False
        names = tuple(rows[0])
        given = {f"all_{name}": [row[name] for row in rows] for name in names}
        self.connection.execute(_unnested(table, names, change), given)
        return True

    def missing(self, table: Table) -> Any:
        """A statement that adds those rows whose primary key is not there yet."""
        return ON[self.connection.dialect.name](table).on_conflict_do_nothing()


@lru_cache(maxsize=128)  # of each statement only one is needed, ready for use
def _insert(table: Any) -> Any:
    return table.insert()


@lru_cache(maxsize=128)
def _upsert(table: Any, dialect: str) -> Any:
    return _changing(ON[dialect](table), table)


def _changing(statement: Any, table: Any) -> Any:
    keys = [column.name for column in table.primary_key]
    values = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=values)


@lru_cache(maxsize=128)
def _unnested(table: Any, names: tuple[str, ...], change: bool) -> Any:
    arrays = [func.unnest(bindparam(f"all_{name}", type_=array_of(table.c[name].type))) for name in names]
    statement = postgresql.insert(table).from_select(names, select(*arrays), include_defaults=False)
    return _changing(statement, table) if change else statement


@lru_cache(maxsize=128)
def _serials(column: Any) -> Any:
    return select(column, column.table.c.serial).where(among(column))
