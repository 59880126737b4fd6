"""Rows as files: CSV that spreadsheets cannot be made to run, JSON Lines, and a zip that is written while it is made."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import StringIO
from typing import Final

from sayso.export.geojson import geojson
from sayso.export.layouts import FileFormat
from sayso.export.tables import LIST_SIGN, Cell, Column

Row = Mapping[str, Cell]
File = tuple[str, Iterator[bytes]]
"""A file's name and what is in it. Files come one after another, each read to its end before the next."""
_ROWS: Final = 500
_STARTS_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""With their full-width forms, which some spreadsheets take for the same."""
_GUARD: Final = "'"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def written(rows: Iterable[Row], columns: Sequence[Column], format: FileFormat) -> Iterator[bytes]:
    """Rows as a file, some hundred at a time.

    Columns of other datasets are written as CSV; ``geojson`` needs rows that have a geometry.

    CSV is that of RFC 4180, in UTF-8 without a byte order mark: CRLF between lines, names of columns in the first one. A cell of
    text in which a spreadsheet would see a formula is guarded; see `guarded`.
    """
    if format == "geojson":
        return (piece.encode("utf-8", "replace") for piece in geojson(rows, columns))
    return _jsonl(rows, columns) if format == "jsonl" else _csv(rows, columns)


def guarded(cell: str) -> str:
    """A cell in which no spreadsheet sees a formula: one that begins with ``= + - @``, a tab or a return gets a ``'`` before it.

    So does one that begins with ``'`` itself; whoever takes one ``'`` off where there is one has the cell as it was.

    >>> guarded("=1+1"), guarded("'twas"), guarded("a=b")
    ("'=1+1", "''twas", 'a=b')
    """
    risky = cell[:1] in ("\t", "\r", "\n", _GUARD) or cell.lstrip()[:1] in _STARTS_FORMULA
    return f"{_GUARD}{cell}" if cell and risky else cell


def zipped(files: Iterable[File], at: str) -> Iterator[bytes]:
    """Files as a zip, piece by piece. The same files and the same moment give the same bytes.

    Args:
        at: what the files are dated, a day or a moment as ISO 8601 writes it; "" for the first day that a zip knows.
    """
    sink = _Sink()
    moment = datetime.fromisoformat(at).timetuple()[:6] if at else _EPOCH
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            info = zipfile.ZipInfo(name, max(moment, _EPOCH))
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            with archive.open(info, "w", force_zip64=True) as member:
                for piece in pieces:
                    member.write(piece)
                    if made := sink.taken():
                        yield made
    yield sink.taken()


def _csv(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[bytes]:
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(_cell(row[column.name]) for column in columns)
        if number % _ROWS == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _jsonl(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[bytes]:
    buffer = StringIO()
    for number, row in enumerate(rows, 1):
        found = {column.name: row[column.name] for column in columns}
        buffer.write(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n")
        if number % _ROWS == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return guarded(LIST_SIGN.join(cell))
    return guarded(cell) if isinstance(cell, str) else cell


def _taken(buffer: StringIO) -> bytes:
    chars = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return chars.encode("utf-8", "replace")  # lone surrogates, which a hostile file may hold, become "?"


class _Sink:
    """What a zip is written to and taken from at once. It cannot be rewound, so sizes stand behind each file."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Keep some bytes."""
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        made = b"".join(self.pieces)
        self.pieces.clear()
        return made
