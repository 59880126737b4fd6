"""Commands that use one skill of reading alone, without an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from sayso.cli.common import new_file, say, stop, told
from sayso.cli.words import clean

if TYPE_CHECKING:
    from sayso.intake.tables import Table

skills = typer.Typer()


@skills.command()
def types(
    notes: Annotated[
        str, typer.Argument(help="A table in CSV, JSON lines (.jsonl), a .txt file with a note a line, or - for standard input.")
    ],
    column: Annotated[
        str, typer.Option("--column", help="The column that holds the notes; of a .txt file, what to call it.", metavar="NAME")
    ] = "notes",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="A file to write instead of standard output. One that is there is not overwritten.", metavar="FILE"
        ),
    ] = None,
) -> None:
    """Say of each note in a table which of ACLED's sub-event types it tells of, and how likely that is.

    All rows and columns stay, and four columns come after them: sayso_label, sayso_sub_event_type, sayso_event_type and sayso_chance. A row
    without a note has nothing in them. A cell of CSV in which a spreadsheet would see a formula gets a ' before it, as in datasets.

    Examples:

        sayso types notes.csv --column notes --out typed.csv

        sayso types headlines.txt > typed.csv
    """
    from sayso.flow.event_types import open_notes

    with told(lambda: "stopped. What was written is not whole; delete it."):
        table = open_notes(notes, column)
        if out is None:
            _write(table, sys.stdout.buffer, to_output=True)
        else:
            _check(out, table)
            with new_file(out, "the table") as file:
                _write(table, file, to_output=False)
            print(f"{clean(str(out))}  {out.stat().st_size:,} bytes")
    empty = sum(not row.note for row in table.rows)
    say(f"{len(table.rows) - empty:,} of {len(table.rows):,} rows typed{f'; rows without a note: {empty:,}' if empty else ''}.")


def _check(out: Path, table: Table) -> None:
    """Whether the file's name says what will be in it: rows go out in the form in which they came."""
    lines = out.suffix.lower() in (".jsonl", ".ndjson")
    if lines != (table.form == "jsonl"):
        form, ending = ("JSON lines", ".jsonl") if table.form == "jsonl" else ("CSV", ".csv")
        stop(f"{out}: the rows came as {form} and go out as that; name a file that ends in {ending}", 2)


def _write(table: Table, to: IO[bytes], *, to_output: bool) -> None:
    from sayso.cli.progress import row_bar
    from sayso.flow.event_types import typed_notes

    with row_bar(len(table.rows), to_output) as progress:
        for piece in typed_notes(table, progress):
            to.write(piece)
