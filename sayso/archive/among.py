"""A column among given ids, said in the way that costs each store least."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, TypeDecorator, bindparam, func, select
from sqlalchemy import Text as Chars
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement


class among(FunctionElement[Any]):  # noqa: N801  # it stands where a function of the database would
    """Whether a column holds one of the values that the statement is given as ``ids``: ``select(…).where(among(table.c.id))``.

    A list of parameters is another statement for each length of the list, which PostgreSQL parses and plans anew each time; an
    array is one parameter of one statement, which stays prepared. SQLite has no arrays, but reads a list out of JSON; SQLAlchemy then
    need not write the statement anew for each length, which cost a tenth of filing a report.
    """

    # Without a type: where there are no truth values, SQLAlchemy would write "… IN (…) = 1", for which SQLite uses no index.
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)


class _Listed(TypeDecorator[Any]):
    """A list as one parameter: JSON."""

    impl = Chars
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        return json.dumps(value)


@compiles(among)
def _in_json(element: among, compiler: SQLCompiler, **how: Any) -> str:
    (column,) = element.clauses
    listed = func.json_each(bindparam("ids", type_=_Listed())).table_valued("value", name="listed")
    return compiler.process(column.in_(select(listed.c.value)), **how)


@compiles(among, "postgresql")
def _in_array(element: among, compiler: SQLCompiler, **how: Any) -> str:
    (column,) = element.clauses
    return compiler.process(column == func.any(bindparam("ids", type_=array_of(column.type))), **how)


def array_of(kind: Any) -> ARRAY[Any]:
    """The type of an array of values of a type. Collations have no place in it."""
    return ARRAY(Chars() if isinstance(kind, Chars) else kind)
