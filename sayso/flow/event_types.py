"""The event type of a snippet, a skill of its own; and of each note in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sayso.coding.event_types import EventType, event_type_of
from sayso.export.layouts import layout_of
from sayso.export.widened import Added, widened
from sayso.flow.coding import sheet_of_text
from sayso.intake.tables import Row, Table, open_table
from sayso.reading.sentences import Sentences
from sayso.settings import load_settings

TYPE_COLUMNS: Final = ("sayso_label", "sayso_sub_event_type", "sayso_event_type", "sayso_chance")
"""What is added to a table of notes. Tables of ACLED have columns of the plain names already."""
_DECIMALS: Final = 3


def read_event_type(chars: str) -> EventType:
    """Which of ACLED's sub-event types a snippet tells of, or which of five labels beside them, with how likely that is.

    It is made for a headline, a coder's note, a sentence or two that tell of one event. Of a whole report `code` gives the incidents, each
    with its type.

    Args:
        chars: the snippet; of a long text the first 510 word pieces are read.
    """
    return event_type_of(Sentences(load_settings().spacy_pipeline)(sheet_of_text(chars, None)))


def open_notes(path: str, column: str) -> Table:
    """A table with a note in each row: CSV, JSON lines or plain lines; ``-`` for standard input.

    Raises:
        TableError: if it cannot be read, has no such column, or has one already that `typed_notes` would add.
    """
    table = open_table(path, column)
    widened(table, TYPE_COLUMNS, ())
    return table


def typed_notes(table: Table, progress: Callable[[], None] | None = None) -> Iterator[bytes]:
    """The table in its own form, every row with the event type of its note in four further columns.

    They hold the label, its name (of ACLED's sub-event types, or a description), ACLED's event type above it, and how likely the label is,
    0 to 1. The event type is empty for the five labels that are not ACLED's; all four are for a row without a note.

    Args:
        progress: called when a row is done.
    """
    return widened(table, TYPE_COLUMNS, _typed(table.rows, progress))


def _typed(rows: tuple[Row, ...], progress: Callable[[], None] | None) -> Iterator[tuple[Row, Added]]:
    above = layout_of("acled").codes["sub_event_types"]
    for row in rows:
        cells: list[str | float | None] = [None] * len(TYPE_COLUMNS)
        if row.note:
            found = read_event_type(row.note)
            chance = round(found.chance, _DECIMALS)
            cells = [found.label, found.name, above.get(found.name, {}).get("event_type"), chance]
        yield row, dict(zip(TYPE_COLUMNS, cells, strict=True))
        if progress:
            progress()
