"""Whether an archive is still what was put into it: every hash recomputed, every word looked up where it is said to stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection
from sqlalchemy import text as statement
from sqlalchemy.exc import DBAPIError

from sayso.archive.check_doubles import doubles_as_logged, outcomes_as_judged
from sayso.archive.check_links import (
    cards_as_kept,
    clusters_of_items,
    items_in_clusters,
    nothing_points_nowhere,
    scores_from_both_sides,
)
from sayso.archive.check_log import chain_of_log, judgements_as_logged, judgements_in_force, runs_as_logged
from sayso.archive.check_records import bytes_as_received, evidence_in_place, reports_as_received, texts_as_read
from sayso.archive.check_search import search_in_step
from sayso.archive.check_tallies import incidents_as_counted
from sayso.archive.check_totals import totals_as_counted
from sayso.archive.checks import Break, Check, Progress, shown
from sayso.archive.digests import reports_as_coded
from sayso.archive.withheld import names_as_coded

__all__ = ["Break", "verify"]

_EVERY: Final = 1000


def file_is_sound(connection: Connection) -> Iterator[Break | None]:
    """SQLite's own look at its file, and at rows that name rows which are not there; PostgreSQL sees to both itself."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(statement("PRAGMA integrity_check(10)")):
        yield (
            None
            if line == "ok"
            else Break("file", "file", "ok", shown(line), f"SQLite finds the file damaged: {shown(line, 200)}")
        )
    for table, row, target, _ in connection.execute(statement("PRAGMA foreign_key_check")):
        says = f"row {row} of {table} names a row of {target} that is not there"
        yield Break("file", f"{table} {row}", f"a row of {target}", "none", says)


CHECKS: Final[dict[str, Check]] = {
    "file": file_is_sound,
    "bytes": bytes_as_received,
    "reports": reports_as_received,
    "texts": texts_as_read,
    "evidence": evidence_in_place,
    "codings": reports_as_coded,
    "names": names_as_coded,
    "log": chain_of_log,
    "judgements": judgements_as_logged,
    "judgements in force": judgements_in_force,
    "runs": runs_as_logged,
    "double codings": doubles_as_logged,
    "outcomes": outcomes_as_judged,
    "items": items_in_clusters,
    "clusters": clusters_of_items,
    "references": nothing_points_nowhere,
    "scores": scores_from_both_sides,
    "counts": incidents_as_counted,
    "totals": totals_as_counted,
    "cards": cards_as_kept,
    "search": search_in_step,
}
"""The checks, in the order in which they are made."""


def verify(connection: Connection, progress: Progress | None = None) -> list[Break]:
    """Look at everything in the archive.

    Nothing is changed, and others can go on writing. Memory grows with the vocabulary of the archive and the number of its judgements and
    runs, not with the number of reports.

    Args:
        connection: inside a transaction, so that all checks see one moment.
        progress: told how far it is: the name of the check, and how many records it has looked at.

    Returns:
        for each kind of thing that is wrong (`Break.what`), the first one, with the number of others; nothing if all is well.
    """
    found: dict[str, Break] = {}
    for name, check in CHECKS.items():
        count = 0
        for count, one in enumerate(_until_it_fails(name, check, connection), 1):
            if one is not None:
                first = found.get(one.what)
                found[one.what] = replace(first, others=first.others + 1) if first else one
            if progress and count % _EVERY == 0:
                progress(name, count)
        if progress:
            progress(name, count)
    return list(found.values())


def _until_it_fails(name: str, check: Check, connection: Connection) -> Iterator[Break | None]:
    try:
        with connection.begin_nested():  # PostgreSQL goes on after an error only from a savepoint
            yield from check(connection)
    except DBAPIError as error:
        says = f"the check of {name} could not be finished, because the store says: {shown(error.orig, 200)}"
        yield Break("store", name, "an answer", "an error", says)
