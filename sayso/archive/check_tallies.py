"""A check of what map and timeline count: it is what the cards say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from sayso.archive.base import AnyRow
from sayso.archive.cards import card_of
from sayso.archive.checks import Break, shown, stream, tried
from sayso.archive.tables import card
from sayso.archive.tallies import tally_row
from sayso.archive.tally_tables import spot, tally
from sayso.records import Spot


def incidents_as_counted(connection: Connection) -> Iterator[Break | None]:
    """What maps and timelines count of every incident is what its card says."""
    query = select(card.c.serial, card.c.id, card.c.body).where(card.c.kind == "incident")
    places = {row.serial: row.id for row in connection.execute(select(spot.c.serial, spot.c.id))}
    for rows in stream(connection, query, card.c.serial):
        told = connection.execute(select(tally).where(tally.c.card.in_([row.serial for row in rows])))
        counted = {row.card: {**row._mapping, "spot": places.get(row.spot)} for row in told}
        for row in rows:
            yield tried("card", row.id, _tally_break, row, counted.get(row.serial))


def _tally_break(row: AnyRow, counted: dict[str, Any] | None) -> Break | None:
    one = card_of(row.body)
    at = Spot.of(one)
    wanted = {"card": row.serial, "spot": at.id if at else None, **tally_row(one)}
    says = f"incident {row.id} is not counted as what its card says"
    return None if counted == wanted else Break("card", row.id, shown(wanted), shown(counted), says)
