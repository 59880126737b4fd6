"""How well the archive covers a place and a time: whether silence means anything."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.archive.filters import Filter
from sayso.archive.narrow import serials_of
from sayso.archive.tables import card_report, report

_OUTLET: Final = func.coalesce(report.c.source, "")


class Month(NamedTuple):
    """One month.

    Attributes:
        month: ``YYYY-MM``.
        reports: how many reports published in it tell of anything that the filter accepts.
        sources: of how many outlets; reports without one count as of one more.
    """

    month: str
    reports: int
    sources: int


def coverage(connection: Connection, wanted: Filter) -> list[Month]:
    """The reports of each month that tell of a place (or whatever else the filter asks for), in order; months without any are left out.

    `since` and `until` are held against the day of publication, `source` against the outlets of what is told. Reports that do not
    say when they were published are not counted.
    """
    month = func.substr(report.c.published, 1, 7).label("month")
    conditions = _told(connection, wanted)
    query = select(month, func.count(), func.count(func.distinct(_OUTLET))).where(*conditions)
    return [Month(*row) for row in connection.execute(query.group_by(month).order_by(month))]


def outlets(connection: Connection, wanted: Filter) -> int:
    """Of how many outlets the reports are that `coverage` counts, over all months; those without one count as of one more."""
    query = select(func.count(func.distinct(_OUTLET))).where(*_told(connection, wanted))
    return int(connection.execute(query).scalar_one())


def _told(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """What must hold of a report to be counted."""
    conditions: list[ColumnElement[bool]] = [report.c.published.is_not(None)]
    if wanted.first_day:
        conditions.append(report.c.published >= wanted.first_day)
    if wanted.last_day:
        conditions.append(report.c.published <= wanted.last_day)
    if wanted.of_cards or wanted.source:
        cards = serials_of(connection, wanted.without_days()).subquery()
        told = select(card_report.c.report).join(cards, cards.c.card == card_report.c.card)
        conditions.append(report.c.serial.in_(told))
    return conditions
