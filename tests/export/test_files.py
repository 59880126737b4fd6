"""Rows as files: CSV that spreadsheets cannot be made to run, JSON Lines, and a zip that is the same each time."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.about import Choice, Made, about
from sayso.export.files import File, guarded, written, zipped
from sayso.export.tables import TABLES, Cell, Column

COLUMNS = (Column("name", "text", "A name."), Column("many", "list", "Names."), Column("count", "number", "How many."))


def rows_of_csv(*rows: dict[str, Cell]) -> list[list[str]]:
    data = b"".join(written(rows, COLUMNS, "csv"))
    assert data.count(b"\r\n") >= len(rows) + 1
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def test_csv_has_names_quotes_what_needs_it_and_leaves_empty_what_is_not_known() -> None:
    found = rows_of_csv(
        {"name": 'He said "no",\nand left', "many": ["Kelm", "Mirsal"], "count": 4}, {"name": None, "many": [], "count": None}
    )
    assert found == [["name", "many", "count"], ['He said "no",\nand left', "Kelm | Mirsal", "4"], ["", "", ""]]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", "\n@x", "\uff1d1+1"])
def test_a_cell_in_which_a_spreadsheet_would_see_a_formula_is_guarded(cell: str) -> None:
    (_, row) = rows_of_csv({"name": cell, "many": [cell], "count": -4})
    assert row[0] == row[1] == f"'{cell}"
    assert row[2] == "-4", "a number is no formula"


@given(st.text())
def test_whoever_takes_the_guard_off_has_the_cell_as_it_was(cell: str) -> None:
    assert guarded(cell).removeprefix("'") == cell
    assert guarded(cell)[:1] not in tuple("=+-@\t\r")


def test_json_lines_keep_lists_numbers_and_what_is_not_known() -> None:
    data = b"".join(written([{"name": "صوت\n=1", "many": ["a"], "count": None}], COLUMNS, "jsonl"))
    assert json.loads(data) == {"name": "صوت\n=1", "many": ["a"], "count": None}
    assert data.count(b"\n") == 1


def test_what_cannot_be_written_in_utf8_does_not_end_it() -> None:
    assert rows_of_csv({"name": "a\ud800b", "many": [], "count": 1})[1][0] == "a?b"


def files() -> Iterator[File]:
    yield "a.csv", iter([b"one", b"two"])
    yield "b.csv", iter([b"x" * 100_000 for _ in range(50)])


def test_a_zip_is_the_same_each_time_and_dated_as_it_is_told() -> None:
    pieces = list(zipped(files(), "2031-05-04T10:20:30.123456Z"))
    data = b"".join(pieces)
    assert data == b"".join(zipped(files(), "2031-05-04T10:20:30.123456Z"))
    assert len(pieces) > 2, "it is sent as it is made"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.read("a.csv") == b"onetwo"
        assert len(archive.read("b.csv")) == 5_000_000
        assert archive.getinfo("a.csv").date_time == (2031, 5, 4, 10, 20, 30)


@pytest.mark.parametrize(("at", "dated"), [("", 1980), ("2031-05-04", 2031), ("1970-01-01T00:00:00Z", 1980)])
def test_a_zip_is_dated_by_a_day_too_and_never_before_there_were_zips(at: str, dated: int) -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped(files(), at)))) as archive:
        assert archive.getinfo("a.csv").date_time[0] == dated


def test_the_description_names_every_column_and_how_it_was_made() -> None:
    made = Made("2031-05-04T10:20:31Z", 7, "ab" * 32, "sayso 1", {"place": "Kelm"})
    told = b"".join(about(Choice(review="accepted"), made, {"incidents": 1200, "values": 3}, {})).decode()
    for name, columns in TABLES.items():
        assert f"## {name}.csv" in told
        assert all(f"| `{column.name}` |" in told and column.help for column in columns)
        assert len({column.name for column in columns}) == len(columns)
    assert "place Kelm" in told and "1,200 incidents" in told and "entry 7" in told and "ab" * 32 in told
