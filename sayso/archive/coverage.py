"""How well the archive covers a place and a time: whether silence means anything."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, cast, false, func, select

from sayso.archive.filters import Filter
from sayso.archive.narrow import filter_keys, serials_of
from sayso.archive.seals import names_a_sealed_one
from sayso.archive.tables import card_report, report
from sayso.archive.total_tables import covered
from sayso.archive.totals import is_of_country

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
    published, outlet, conditions = _told(connection, wanted)
    month = func.substr(published, 1, 7).label("month")
    if connection.dialect.name == "sqlite":
        query = select(month, func.count(), func.count(func.distinct(outlet))).where(*conditions).group_by(month)
    else:  # to tell outlets apart within each month, PostgreSQL would sort all reports
        each = select(month, outlet.label("outlet"), func.count().label("reports")).where(*conditions)
        parts = each.group_by(month, outlet).subquery()
        query = select(parts.c.month, cast(func.sum(parts.c.reports), Integer), func.count()).group_by(parts.c.month)
    return [Month(*row) for row in connection.execute(query.order_by("month"))]


def outlets(connection: Connection, wanted: Filter) -> int:
    """Of how many outlets the reports are that `coverage` counts, over all months; those without one count as of one more."""
    _, outlet, conditions = _told(connection, wanted)
    return int(connection.execute(select(func.count(func.distinct(outlet))).where(*conditions)).scalar_one())


def _told(connection: Connection, wanted: Filter) -> tuple[ColumnElement[str], ColumnElement[str], list[ColumnElement[bool]]]:
    """Where the day of publication and the outlet of a report stand, and what must hold of it to be counted."""
    country = _country(wanted)
    published: ColumnElement[str] = report.c.published if country is None else covered.c.published
    conditions: list[ColumnElement[bool]] = [published.is_not(None)] if country is None else [covered.c.key == country]
    if wanted.first_day:
        conditions.append(published >= wanted.first_day)
    if wanted.last_day:
        conditions.append(published <= wanted.last_day)
    if country is not None:
        if names_a_sealed_one(connection, wanted.place):
            conditions.append(false())
        return published, covered.c.source, conditions
    if wanted.of_cards or wanted.source:
        cards = serials_of(connection, wanted.without_days()).subquery()
        told = select(card_report.c.report).join(cards, cards.c.card == card_report.c.card)
        conditions.append(report.c.serial.in_(told))
    return published, _OUTLET, conditions


def _country(wanted: Filter) -> str | None:
    """The key of the country, if incidents of one are all that a filter asks for besides days."""
    keys = filter_keys(wanted)
    if wanted.without_days() != Filter(kind="incident", place=wanted.place) or not keys or not is_of_country(keys[0]):
        return None
    return keys[0]
