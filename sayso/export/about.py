"""What lies beside the tables of a dataset: what the columns mean, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.export.layouts import FileFormat, columns_of, field_layout, file_name, help_of
from sayso.export.tables import LIST_SIGN, Column, TableName
from sayso.version import VERSION

_GEOJSON: Final = (
    "incidents.geojson is GeoJSON as in RFC 7946, with the columns below as properties. A point stands for a spot, a settlement or a "
    "district, as place_precision says; a polygon for a province, round its settlements. What is known less well has no geometry."
)
Reviewed = Literal["all", "accepted"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a dataset is to hold.

    Attributes:
        tables: which tables.
        format: in what form they are, and for which dataset's readers; see `sayso.export.layouts.FORMATS`.
        review: ``all``: every value that nobody rejected; ``accepted``: only what people accepted, corrected or added.
        names: whether names of victims, minors, detainees and witnesses are in it.
    """

    tables: tuple[TableName, ...] = ("incidents", "statements", "values")
    format: FileFormat = "csv"
    review: Reviewed = "all"
    names: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """How a dataset was made.

    Attributes:
        at, entry, hash: moment, number and hash of the last thing that was done to the archive; "", 0 and "" if nothing was.
        codebook: name and version of the codebook in use.
        filters: what it was narrowed to, by name.
    """

    at: str
    entry: int
    hash: str
    codebook: str
    filters: Mapping[str, str]


def about(choice: Choice, made: Made, rows: Mapping[TableName, int], left: Mapping[str, int]) -> Iterator[bytes]:
    """The file README.md of a dataset.

    Args:
        rows: how many rows each table came to.
        left: how many incidents the format has no row for, by why.
    """
    lines = [
        "# Incidents and statements of political violence, as reports tell of them",
        "",
        "Every value is what some report says, on somebody's say-so; none is a fact by itself. No report about a place is no peace there.",
        "",
        "## How it was made",
        "",
        *_made(choice, made, rows),
        *_left(choice, left),
        "",
        "## How to read the files",
        "",
        *_reading(choice.format),
    ]
    for name in choice.tables:
        layout = field_layout(name, choice.format)
        lines += ["", f"## {file_name(name, choice.format)}", "", help_of(name, choice.format)]
        lines += ["", layout.note] if layout else []
        lines += ["", *columns_table(columns_of(name, choice.format))]
    yield ("\n".join(lines) + "\n").encode("utf-8", "replace")


def columns_table(columns: Sequence[Column]) -> Sequence[str]:
    """Columns as lines of Markdown."""
    rows = [f"| `{column.name}` | {column.type} | {column.help.replace('|', chr(92) + '|')} |" for column in columns]
    return ["| column | holds | meaning |", "|---|---|---|", *rows]


def _made(choice: Choice, made: Made, rows: Mapping[TableName, int]) -> list[str]:
    told = {
        "all": "every value that nobody rejected, reviewed or not",
        "accepted": "only values that people accepted, corrected or added, and incidents and statements that have such",
    }
    names = "are in it" if choice.names else "are replaced by [name withheld], in every cell"
    return [
        f"- By Sayso {VERSION} with codebook {made.codebook}.",
        f"- From the archive as of {made.at or 'its beginning'}, entry {made.entry} of its log"
        + (f", whose hash is `{made.hash}`." if made.hash else "."),
        f"- It holds {told[choice.review]}.",
        f"- Names of victims, minors, detainees and witnesses {names}, as far as coding found them. Sealed names are not in it.",
        f"- Narrowed to: {', '.join(f'{name} {value}' for name, value in made.filters.items()) or 'nothing, it is the whole archive'}.",
        f"- Rows: {', '.join(f'{rows.get(name, 0):,} {name}' for name in choice.tables)}.",
    ]


def _left(choice: Choice, left: Mapping[str, int]) -> list[str]:
    layout = field_layout("incidents", choice.format)
    if layout is None or "incidents" not in choice.tables:
        return []
    told = [f"{left[key]:,} {words}" for key, words in layout.left_out.items() if left.get(key)]
    return [f"- Incidents that are not in {file_name('incidents', choice.format)}: {'; '.join(told) or 'none'}."]


def _reading(format: FileFormat) -> list[str]:
    if format == "jsonl":
        return ["One JSON object a line, in UTF-8. What is not known is null; lists are arrays."]
    first = [_GEOJSON, ""] if format == "geojson" else []
    return [
        *first,
        "CSV as in RFC 4180: UTF-8 without a byte order mark, commas, CRLF, double quotes round cells that need them.",
        f"What is not known is an empty cell. Members of a list have `{LIST_SIGN}` between them, unless its column says otherwise.",
        "",
        "A cell of text that begins with `=`, `+`, `-`, `@`, a tab or a line break, and one that begins with `'`, has one `'` before it,",
        "or a spreadsheet would run it as a formula. Programs take one `'` off where a cell of text begins with one; numbers have none.",
    ]
