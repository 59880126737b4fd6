"""The verb by which a dataset leaves the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.archive import Filter, Reader
from sayso.codebook import Codebook
from sayso.errors import SettingsError
from sayso.export.about import Choice, Made, about
from sayso.export.files import File, Row, written, zipped
from sayso.export.layouts import columns_of, file_name
from sayso.export.tables import TABLES, TableName
from sayso.flow.asking import check_type, settled
from sayso.flow.coding import codebook_in_use
from sayso.flow.keeping import now, user_name
from sayso.flow.opened import reading, writing
from sayso.review.exporting import rows_of
from sayso.settings import Settings, load_settings

LOGGED: Final = "export"
"""The kind of entry in the log that says that somebody took names out of the archive."""


def export(
    wanted: Filter | None = None,
    choice: Choice | None = None,
    *,
    by: str = "",
    reason: str = "",
    settings: Settings | None = None,
) -> Iterator[File]:
    """A dataset of the archive as files: a table each, and README.md, which says what the columns mean and how it was made.

    All of it is of one moment. What is in memory at once does not grow with the archive. The same archive and choice give the same bytes.

    Args:
        wanted: which incidents and statements, as lists take it.
        choice: which tables, in which form, with what in them.
        by: who asks, by name.
        reason: why names are wanted. That they were, by whom and why is written to the log.

    Returns:
        the files one after another; each is read to its end before the next.

    Raises:
        SettingsError: if names are wanted without a reason, no table is, or the filter asks for what cannot be.
    """
    wanted, choice, settings = wanted or Filter(), choice or Choice(), settings or load_settings()
    if not choice.tables:
        raise SettingsError(f"a dataset has at least one table; there are {', '.join(TABLES)}")
    if choice.names and not reason.strip():
        raise SettingsError(
            "names of victims, minors, detainees and witnesses leave the archive only with a reason, which is logged"
        )
    codebook = codebook_in_use(settings)
    check_type(("incident", "statement"), wanted.type, settings)
    if choice.names:
        body = {
            "names": True,
            "tables": list(choice.tables),
            "format": choice.format,
            "filters": _asked(wanted),
            "reason": reason,
        }
        with writing(settings) as writer:
            writer.append_log(LOGGED, by=by or user_name(settings), at=now(), body=body)
    return _files(wanted, choice, codebook, settings)


def export_zip(
    wanted: Filter | None = None,
    choice: Choice | None = None,
    *,
    by: str = "",
    reason: str = "",
    settings: Settings | None = None,
) -> Iterator[bytes]:
    """The same as one zip, piece by piece; see `export`."""
    settings = settings or load_settings()
    files = export(wanted, choice, by=by, reason=reason, settings=settings)
    with reading(settings) as reader:
        at = _made(reader, wanted or Filter(), codebook_in_use(settings)).at
    return zipped(files, at)


def export_counts(wanted: Filter | None = None, *, settings: Settings | None = None) -> dict[str, int]:
    """How many incidents and statements a dataset of everything that nobody rejected would hold.

    Raises:
        SettingsError: if the filter asks for what cannot be.
    """
    wanted = wanted or Filter()
    check_type(("incident", "statement"), wanted.type, settings)
    with reading(settings) as reader:
        narrowed = settled(reader, wanted)
        return {
            "incidents": reader.count_cards(replace(narrowed, kind="incident")),
            "statements": reader.count_cards(replace(narrowed, kind="statement")),
        }


def _files(wanted: Filter, choice: Choice, codebook: Codebook, settings: Settings) -> Iterator[File]:
    rows: dict[TableName, int] = {}
    left: dict[str, int] = {}
    with reading(settings) as reader:
        narrowed = settled(reader, wanted)
        asked = " ".join(words for words in (wanted.actor, wanted.place, wanted.source) if words)
        for table in TABLES:
            if table in choice.tables:
                found = _counted(rows_of(reader, codebook, table, narrowed, choice, asked, left), table, rows)
                form = "csv" if choice.format == "geojson" and table != "incidents" else choice.format
                yield file_name(table, choice.format), written(found, columns_of(table, choice.format), form)
        yield "README.md", about(choice, _made(reader, wanted, codebook), rows, left)


def _counted(found: Iterator[Row], table: TableName, rows: dict[TableName, int]) -> Iterator[Row]:
    for number, row in enumerate(found, 1):
        rows[table] = number
        yield row


def _made(reader: Reader, wanted: Filter, codebook: Codebook) -> Made:
    """As of when. That a dataset was made changes nothing in it, and so is passed over."""
    before: int | None = None
    while entries := reader.latest_log(before, 50):
        for entry in entries:
            if entry.kind != LOGGED:
                return Made(entry.at, entry.seq, entry.hash, f"{codebook.name} {codebook.version}", _asked(wanted))
        before = entries[-1].seq
    return Made("", 0, "", f"{codebook.name} {codebook.version}", _asked(wanted))


def _asked(wanted: Filter) -> dict[str, str]:
    """What a filter asks for, in words."""
    given = {name: getattr(wanted, name) for name in ("since", "until", "place", "type", "actor", "source", "status")}
    told = {name: str(value) for name, value in given.items() if value is not None}
    told |= {} if wanted.background is None else {"told as": "only remembered" if wanted.background else "news"}
    return told | ({"contradictions": "only with"} if wanted.disputed else {})
