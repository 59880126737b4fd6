"""A table that somebody brought, written again with columns beside its own."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final

from sayso.errors import TableError
from sayso.export.files import guarded
from sayso.intake.tables import Row, Table

_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
"""A number such as -33.9 begins as a formula may, but is none: guarded, it would be text to every program that reads it."""
_MARK: Final = "\ufeff"
Added = Mapping[str, str | float | None]
"""Further cells by the names of their columns; None for an empty one."""


def widened(table: Table, columns: tuple[str, ...], rows: Iterable[tuple[Row, Added]]) -> Iterator[bytes]:
    """The table in its own form, row by row: CSV with its own sign between cells and its byte order mark, or JSON lines.

    Cells of CSV in which a spreadsheet would see a formula are guarded, those that the table came with too; see `guarded`. Numbers are not.

    Args:
        columns: names of the further columns.
        rows: rows of the table, each with its further cells.

    Raises:
        TableError: at once, if the table has one of these columns already.
    """
    if taken := [name for name in columns if name in {one.strip() for one in table.columns}]:
        raise TableError(f"{table.name}: there is a column {taken[0]!r} already; take it out, or give it another name")
    return _jsonl(rows) if table.form == "jsonl" else _csv(table, columns, rows)


def _csv(table: Table, columns: tuple[str, ...], rows: Iterable[tuple[Row, Added]]) -> Iterator[bytes]:
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=table.sign, lineterminator="\r\n")
    buffer.write(_MARK if table.marked else "")
    writer.writerow([*map(guarded, table.columns), *columns])
    yield _taken(buffer)
    for row, added in rows:
        writer.writerow([*map(_cell, row.cells), *(added[name] for name in columns)])
        yield _taken(buffer)


def _jsonl(rows: Iterable[tuple[Row, Added]]) -> Iterator[bytes]:
    for row, added in rows:
        assert isinstance(row.cells, dict)  # as all rows of JSON lines
        line = json.dumps({**row.cells, **added}, ensure_ascii=False)
        yield (line + "\n").encode("utf-8", "replace")


def _cell(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell.strip()) else guarded(cell)


def _taken(buffer: StringIO) -> bytes:
    chars = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return chars.encode("utf-8", "replace")
