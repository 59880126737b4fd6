"""Which reports a filter accepts: by their day, their outlet, and what they tell of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from sayso.archive.characters import folded
from sayso.archive.filters import Filter
from sayso.archive.narrow import card_conditions, serials_of
from sayso.archive.tables import card_report, report, text

_FEW: Final = 20_000
"""As many rows as a store can write down in some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The reports that a filter accepts.

    Attributes:
        conditions: on the table `report`; none if it accepts all.
        few: whether they are so few that they are better written down first than asked one by one.
    """

    conditions: tuple[ColumnElement[bool], ...]
    few: bool

    @property
    def texts(self) -> Select[Any]:
        """The serials of their texts."""
        return select(text.c.serial).where(text.c.report.in_(select(report.c.serial).where(*self.conditions)))


def telling(connection: Connection, wanted: Filter, *, one_by_one: bool = False) -> Telling:
    """The reports that a filter accepts. What it asks for, but for days and outlet, one incident or statement must have as a whole.

    Args:
        one_by_one: reports will be asked one by one, however few the filter accepts.
    """
    own = [*_days(wanted)]
    if wanted.source is not None:
        own.append(report.c.source.in_(_spellings(connection, wanted.source)))
    few = bool(own) and not one_by_one and _are_few(connection, select(report.c.serial).where(*own))
    if not wanted.of_cards:
        return Telling(tuple(own), few)
    told = replace(wanted, since=None, until=None, source=None)
    if not one_by_one and _are_few(connection, serials_of(connection, told)):
        cards = serials_of(connection, told).subquery()
        among = report.c.serial.in_(select(card_report.c.report).join(cards, cards.c.card == card_report.c.card))
        return Telling((*own, among), few=True)
    table, conditions = card_conditions(connection, told, one_by_one=True)
    serial = table.c.card if "card" in table.c else table.c.serial
    tells = exists(
        select(1)
        .select_from(card_report.join(table, serial == card_report.c.card))
        .where(card_report.c.report == report.c.serial, *conditions)
        .correlate(report)
    )
    return Telling((*own, tells), few)


def _days(wanted: Filter) -> list[ColumnElement[bool]]:
    first = [report.c.published >= wanted.first_day] if wanted.first_day else []
    return [*first, report.c.published <= wanted.last_day] if wanted.last_day else first


def _are_few(connection: Connection, rows: Select[Any]) -> bool:
    some = rows.limit(_FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _FEW


def _spellings(connection: Connection, source: str) -> list[str]:
    """How the reports write the name of an outlet. Outlets are few: one step through the index for each."""
    first = select(func.min(report.c.source).label("name")).cte("outlet", recursive=True)
    following = select(func.min(report.c.source)).where(report.c.source > first.c.name).scalar_subquery()
    names = first.union_all(select(following).where(first.c.name.is_not(None)))
    found = connection.execute(select(names.c.name).where(names.c.name.is_not(None))).scalars()
    return sorted(name for name in found if folded(name) == folded(source))
