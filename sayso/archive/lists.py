"""Lists: of cards, of contradictions, of reports found by their words, of months; each narrowed by a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import func, select

from sayso.archive import coverage, nearest, seals
from sayso.archive import search as full_text
from sayso.archive.base import AnyRow
from sayso.archive.cards import card_of
from sayso.archive.coverage import Month
from sayso.archive.filters import KINDS, Filter
from sayso.archive.narrow import card_conditions, cards_listed, cards_of, count_of, filter_flags, serials_of
from sayso.archive.nearest import Family
from sayso.archive.search import Hit
from sayso.archive.tables import card, contradiction
from sayso.archive.totals import TotalReader
from sayso.records import Card, CardKind, Contradiction

DISPUTED: Final[tuple[CardKind, ...]] = ("incident", "statement")
"""What contradictions are about."""


class ListReader(TotalReader):
    """Lists, each narrowed by a `Filter`. What the filter means, and that sealed names find nothing, is said there."""

    def cards(self, wanted: Filter | None = None, limit: int = 50, offset: int = 0) -> list[Card]:
        """The cards that a filter accepts, the latest day first, those of one day in descending order of their ids."""
        wanted = wanted or Filter()
        kinds = (wanted.kind,) if wanted.kind else KINDS  # each kind is read in its order, so that nothing need be sorted
        rows = [row for kind in kinds for row in cards_listed(self.connection, replace(wanted, kind=kind), limit + offset)]
        rows.sort(key=lambda row: (row.day, row.id), reverse=True)
        return [card_of(row.body) for row in rows[offset : offset + limit]]

    def all_cards(self, wanted: Filter, size: int) -> Iterator[list[Card]]:
        """All cards of a kind that a filter accepts, in the order of lists, so many at a time; no more than those are in memory.

        Raises:
            ValueError: if the filter names no kind.
        """
        if wanted.kind is None:
            raise ValueError("all cards are read kind by kind")
        rows = self.connection.execute(cards_of(self.connection, wanted), execution_options={"yield_per": size})
        for some in rows.partitions():
            yield [card_of(row.body) for row in some]

    def count_cards(self, wanted: Filter | None = None) -> int:
        """How many cards a filter accepts."""
        wanted = wanted or Filter()
        if _asks_only_for_flags(wanted):
            mask, flags = filter_flags(wanted)
            return sum(count for (_, one), count in self.count_by_flags(Filter(kind=wanted.kind)).items() if one & mask == flags)
        return int(self.connection.execute(count_of(self.connection, wanted)).scalar_one())

    def count_by_flags(self, wanted: Filter) -> dict[tuple[str, int], int]:
        """How many cards a filter accepts, by kind and flags (see `sayso.archive.narrow.card_flags`)."""
        if wanted == Filter(kind=wanted.kind):
            return {key: count for key, count in self.cards_by_flags().items() if wanted.kind in (None, key[0])}
        table, conditions = card_conditions(self.connection, wanted)
        query = select(table.c.kind, table.c.flags, func.count()).where(*conditions).group_by(table.c.kind, table.c.flags)
        return {(row[0], row[1]): row[2] for row in self.connection.execute(query)}

    def cards_with_flags(self, wanted: Filter, flags: Sequence[int], limit: int, offset: int) -> list[Card]:
        """The cards that a filter accepts and that have just one of these flags, the latest day first; the filter names a kind."""
        rows = self.connection.execute(cards_of(self.connection, wanted, flags).limit(limit).offset(offset))
        return [card_of(row.body) for row in rows]

    def contradictions(
        self,
        wanted: Filter | None = None,
        *,
        kind: str | None = None,
        about: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Contradiction]:
        """Contradictions about incidents and statements, those about the latest first.

        Args:
            wanted: only those about incidents and statements that it accepts.
            kind: a key of `sayso.records.CONTRADICTION_KINDS`.
            about: id of the incident or statement.
        """
        columns = [contradiction.c[name] for name in ("about", "kind", "property", "first", "second", "says")]
        only = [contradiction.c.kind == kind] if kind is not None else []
        if about is not None:
            query = select(*columns).where(contradiction.c.about == about, *only)
            if wanted is not None and wanted != Filter():
                accepted = serials_of(self.connection, wanted)
                query = query.join(card, card.c.id == contradiction.c.about).where(card.c.serial.in_(accepted))
            rows = self.connection.execute(query.order_by(contradiction.c.id).limit(limit).offset(offset))
            return [Contradiction(*row) for row in rows]
        found: list[AnyRow] = []
        for family in (wanted.kind,) if wanted and wanted.kind else DISPUTED:
            if not self.count_cards(Filter(kind=family, disputed=True)):
                continue  # a store would walk through all of them to find none
            # Cards are walked in the order of lists until the page is full: to sort all contradictions took a hundred times as long.
            table, conditions = card_conditions(self.connection, replace(wanted or Filter(), kind=family, disputed=True))
            source = card if table is card else table.join(card, card.c.serial == table.c.card)
            query = select(*columns, table.c.day).select_from(source.join(contradiction, contradiction.c.about == card.c.id))
            query = query.where(*conditions, *only)
            query = query.order_by(table.c.day.desc(), card.c.id.desc(), contradiction.c.id).limit(limit + offset)
            found.extend(self.connection.execute(query).all())
        found.sort(key=lambda row: (row.day, row.about), reverse=True)  # those about one stay in their order
        return [Contradiction(*row[:-1]) for row in found[offset : offset + limit]]

    def search(self, query: str, wanted: Filter | None = None, limit: int = 20, offset: int = 0) -> list[Hit]:
        """The reports that a query finds, the best first; see `sayso.archive.search.search`."""
        return full_text.search(self.connection, query, wanted, limit, offset)

    def coverage(self, wanted: Filter | None = None) -> list[Month]:
        """How many reports of how many outlets tell of a place, month by month; see `sayso.archive.coverage.coverage`."""
        return coverage.coverage(self.connection, wanted or Filter())

    def outlets(self, wanted: Filter | None = None) -> int:
        """Of how many outlets the reports are that `coverage` counts, over all months."""
        return coverage.outlets(self.connection, wanted or Filter())

    def names_like(self, family: Family, name: str, kinds: tuple[CardKind, ...]) -> tuple[str, ...]:
        """The names nearest to one by which nothing is found; see `sayso.archive.nearest.names_like`."""
        return nearest.names_like(self.connection, family, name, kinds)

    def sealed(self) -> tuple[str, ...]:
        """The names that no view may show, sorted; `sayso.archive.veil.veil` takes them out of any value."""
        return seals.sealed_names(self.connection)


def _asks_only_for_flags(wanted: Filter) -> bool:
    return wanted == Filter(kind=wanted.kind, status=wanted.status, background=wanted.background, disputed=wanted.disputed)
