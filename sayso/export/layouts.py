"""Formats of the field: names of columns and codes of other datasets, and what of ours fills each column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from sayso.data_files import data_file
from sayso.export.tables import HELP, TABLES, Column, TableName

FieldFormat = Literal["acled", "gtd", "ucdp"]
FileFormat = Literal["csv", "jsonl", "acled", "gtd", "ucdp", "geojson"]
FIELD_FORMATS: Final[tuple[FieldFormat, ...]] = get_args(FieldFormat)
FORMATS: Final[dict[FileFormat, tuple[str, str]]] = {
    "csv": ("CSV", "for spreadsheets and statistics"),
    "jsonl": ("JSON Lines", "one object a line, for programs"),
    "acled": ("CSV, incidents in the columns of ACLED", "for scripts that read them; the rows are no data of ACLED"),
    "gtd": ("CSV, incidents in the columns of the GTD", "the same"),
    "ucdp": ("CSV, incidents in the columns of UCDP GED", "the same; those with dead"),
    "geojson": ("CSV, incidents as GeoJSON", "for maps"),
}
"""What `FileFormat` may be, each by its title and what it is for. Other datasets know incidents only: statements and values come as
CSV beside them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How incidents are written in the columns of another dataset.

    Attributes:
        format: its key.
        title, note: what to call the table, and what to know before it is read.
        columns: in the order of that dataset; `help` says what fills each, or why nothing does.
        empty: the names of those that nothing fills.
        left_out: why incidents may be missing, in words, by a short key.
        codes: the code lists of the file, as they stand there.
    """

    format: FieldFormat
    title: str
    note: str
    columns: tuple[Column, ...]
    empty: frozenset[str]
    left_out: Mapping[str, str]
    codes: Mapping[str, Any]


@lru_cache(maxsize=len(FIELD_FORMATS))
def layout_of(format: FieldFormat) -> Layout:
    """The layout of a format, from ``data/FORMAT.yaml``."""
    data = dict(data_file("sayso.export", f"{format}.yaml"))
    reasons, columns = data.pop("reasons"), data.pop("columns")
    made = tuple(
        Column(name, "text", f"Always empty: {reasons[one['empty']]}.")
        if "empty" in one
        else Column(name, one["holds"], one["fill"])
        for name, one in columns.items()
    )
    empty = frozenset(name for name, one in columns.items() if "empty" in one)
    return Layout(format, data.pop("title"), data.pop("note").strip(), made, empty, data.pop("left_out"), data)


def field_layout(table: TableName, format: FileFormat) -> Layout | None:
    """The layout in which a table is written, or None where it is one of our own tables."""
    return next((layout_of(one) for one in FIELD_FORMATS if one == format), None) if table == "incidents" else None


def columns_of(table: TableName, format: FileFormat) -> tuple[Column, ...]:
    """The columns that a table has in a form."""
    layout = field_layout(table, format)
    return layout.columns if layout else TABLES[table]


def help_of(table: TableName, format: FileFormat) -> str:
    """What a table is, in a form."""
    layout = field_layout(table, format)
    return f"{layout.title}, one row for each." if layout else HELP[table]


def file_name(table: TableName, format: FileFormat) -> str:
    """The file of a table: ``incidents.csv``, ``incidents-acled.csv``, ``incidents.geojson``, ``values.jsonl``."""
    if field_layout(table, format):
        return f"{table}-{format}.csv"
    return f"{table}.{format if format == 'jsonl' or (format == 'geojson' and table == 'incidents') else 'csv'}"
