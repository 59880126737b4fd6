"""Bytes → rows with a short text in each: a table of CSV, JSON lines, or plain lines."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final, Literal

from sayso.errors import TableError
from sayso.intake.decoding import binary_format
from sayso.intake.opening import STANDARD_INPUT
from sayso.intake.reader import is_json_lines

Form = Literal["csv", "jsonl"]
Cells = list[str] | dict[str, object]
MOST_CHARS: Final = 100_000
"""Most characters of one note; a note has some sixty words, and what is far longer is a report."""
_MARK: Final = "\ufeff"
_SIGNS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
"""What stands between cells: Excel writes a semicolon where the comma is the sign of decimals, and a tab in its text files."""
_SHOWN: Final = 40
_JSON_LINES: Final = (".jsonl", ".ndjson")
_PLAIN: Final = (".txt",)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        note: the text to read; "" for none.
        cells: what stands in the row, for CSV in the order of the columns and as many; for JSON lines the object.
    """

    note: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Table:
    """A table of notes.

    Attributes:
        name: what messages call it.
        form: whether rows are those of CSV or objects of JSON lines. Plain lines are CSV with one column.
        columns: their names, as they are written; of JSON lines every key that a line has.
        rows: all rows, also those without a note.
        sign: what stands between the cells of CSV.
        marked: whether the file begins with a byte order mark, without which Excel does not know UTF-8.
    """

    name: str
    form: Form
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sign: str = ","
    marked: bool = False


def open_table(path: str, column: str) -> Table:
    """Read a table of notes from a file.

    Args:
        path: a file, or ``-`` for standard input. One that ends in .jsonl or .ndjson holds JSON lines, one in .txt a note a line; any
            other holds CSV, unless it begins with an object of JSON.
        column: the column with the notes; of plain lines, what to call it.

    Raises:
        TableError: if it cannot be read or has no such column.
    """
    if path == "-":
        return read_table(sys.stdin.buffer.read(), STANDARD_INPUT, column)
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise TableError(f"{path}: it cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return read_table(data, path, column)


def read_table(data: bytes, name: str, column: str) -> Table:
    """Read a table of notes from bytes; `name` is what messages call it, and tells by its end what the bytes hold. See `open_table`."""
    chars = _decoded(data, name)
    ending = Path(name).suffix.lower()
    marked, chars = chars.startswith(_MARK), chars.removeprefix(_MARK)
    if not chars.strip():
        raise TableError(f"{name}: the file holds no characters")
    if ending in _PLAIN:
        lines = (Row(_note(line, f"{name}, line {number}"), [line]) for number, line in _lines(chars))
        return Table(name, "csv", (column,), tuple(lines), marked=marked)
    if ending in _JSON_LINES or (ending not in (".csv", ".tsv") and is_json_lines(data)):
        return _json_lines(chars, name, column)
    return _csv(chars, name, column, marked)


def _decoded(data: bytes, name: str) -> str:
    if binary := binary_format(data):
        raise TableError(f"{name}: it is {binary[0]}; save the table as CSV in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{name}, line {line}: it is not in UTF-8; save it as CSV in UTF-8 (in Excel: CSV UTF-8) and give that file"
        ) from error


def _lines(chars: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; the end of the last one begins no other."""
    lines = chars.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return enumerate(lines, start=1)


def _json_lines(chars: str, name: str, column: str) -> Table:
    rows: list[Row] = []
    columns: dict[str, None] = {}
    for number, line in _lines(chars):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise TableError(f"{where}: it cannot be read as JSON: {error}") from error
        if not isinstance(found, dict):
            raise TableError(f'{where}: it is no object of JSON; write {{"{column}": "…"}}')
        note = found.get(column)
        columns.update(dict.fromkeys(found))
        rows.append(Row(_note(note if isinstance(note, str) else "", where), found))
    if column not in columns:
        raise _no_column(name, column, tuple(columns))
    return Table(name, "jsonl", tuple(columns), tuple(rows))


def _csv(chars: str, name: str, column: str, marked: bool) -> Table:
    sign = max(_SIGNS, key=lambda one: _heads(chars, one, column))
    reader = csv.reader(StringIO(chars, newline=""), delimiter=sign)
    rows: list[Row] = []
    try:
        columns = tuple(next(reader))
        names = [one.strip() for one in columns]
        if column not in names:
            raise _no_column(name, column, tuple(names))
        if names.count(column) > 1:
            raise TableError(f"{name}, line 1: there are {names.count(column)} columns {column!r}; give them names of their own")
        at = names.index(column)
        for cells in reader:
            where = f"{name}, line {reader.line_num}"
            even = _even(cells, len(columns), where, sign)
            rows.append(Row(_note(even[at], where), even))
    except csv.Error as error:
        raise TableError(f"{name}, line {reader.line_num}: it cannot be read as CSV: {error}") from error
    return Table(name, "csv", columns, tuple(rows), sign, marked)


def _heads(chars: str, sign: str, column: str) -> tuple[bool, int]:
    """How well a sign parts the first line: whether the column is there then, and how many columns are."""
    try:
        heads = next(csv.reader(StringIO(chars, newline=""), delimiter=sign), [])
    except csv.Error:
        return False, 0
    return column in (one.strip() for one in heads), len(heads)


def _even(cells: list[str], width: int, where: str, sign: str) -> list[str]:
    """As many cells as there are columns. What is missing at the end is empty; a cell too many means that columns are displaced."""
    if any(cells[width:]):
        raise TableError(
            f"{where}: it has {len(cells)} cells, the first line has {width}; a note that holds {_SIGNS[sign]} must stand in quotes"
        )
    return cells[:width] + [""] * (width - len(cells))


def _note(cell: str, where: str) -> str:
    if len(cell) > MOST_CHARS:
        raise TableError(
            f"{where}: the note has {len(cell):,} characters; the most is {MOST_CHARS:,}. Code reports with sayso code"
        )
    return cell.strip()


def _no_column(name: str, column: str, there: tuple[str, ...]) -> TableError:
    shown = ", ".join(repr(one) for one in there[:_SHOWN]) or "none"
    more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
    return TableError(f"{name}: there is no column {column!r}; its columns: {shown}{more}")
