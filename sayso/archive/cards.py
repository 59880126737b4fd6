"""Cards and contradictions: what lists show, computed elsewhere and kept here."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import bindparam, delete, select, update

from sayso.archive.among import among
from sayso.archive.base import AnyRow, Base, chunks
from sayso.archive.batches import batches
from sayso.archive.codec import dumped, slim
from sayso.archive.narrow import card_days, card_flags, card_keys
from sayso.archive.remembered import each_remembered
from sayso.archive.tables import card, card_key, card_report, cluster, contradiction, item, report
from sayso.archive.tallies import TallyWriter
from sayso.archive.totals import TotalWriter
from sayso.records import Amount, Card, Contradiction, Party

_WITH_REPORTS: Final = ("incident", "statement")
_CARDS: Final = (
    select(card.c.id, card.c.serial, card.c.body, card.c.kind, card.c.flags).where(among(card.c.id)).order_by(card.c.id)
)
_REPORTS_TELLING: Final = (
    select(card.c.id, report.c.id)
    .select_from(
        card.join(card_report, card_report.c.card == card.c.serial).join(report, report.c.serial == card_report.c.report)
    )
    .where(among(card.c.id))
)
_FORGET: Final = delete(contradiction).where(among(contradiction.c.about))
_Key = tuple[str, str, str, str, int, int]
_KEY: Final = ("key", "kind", "day", "last", "card", "flags")
_DROP_KEY: Final = delete(card_key).where(*(card_key.c[name] == bindparam(f"old_{name}") for name in _KEY))
_CHANGE: Final = update(card).where(card.c.serial == bindparam("which"))
_KEYS_OF: Final = select(*(card_key.c[name] for name in _KEY)).where(among(card_key.c.card))
_TOLD: Final = (
    select(card.c.serial, item.c.report)
    .select_from(card.join(cluster, cluster.c.cluster == card.c.id).join(item, item.c.serial == cluster.c.item))
    .where(item.c.report.is_not(None))
    .distinct()
)
"""Which cards are told of by which reports, as the shelf has it."""
_STILL_TOLD: Final = _TOLD.where(card.c.serial == card_report.c.card, item.c.report == card_report.c.report)
_UNTELL: Final = delete(card_report).where(among(card_report.c.card), ~_STILL_TOLD.correlate(card_report).exists())


class CardReader(Base):
    """Cards by id. Lists of them are in `sayso.archive.lists`."""

    def card(self, card_id: str) -> Card | None:
        """The card of an incident, a statement or an actor, or None."""
        return self.cards_by_id([card_id]).get(card_id)

    def cards_by_id(self, ids: Iterable[str]) -> dict[str, Card]:
        """Cards by id; ids that are not there are left out."""

        def ask(some: list[str]) -> dict[str, Card]:
            return {row.id: card_of(row.body) for row in self.each(_CARDS, some)}

        return each_remembered(self.connection, "card", ids, ask)

    def reports_telling(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The reports that tell of each incident or statement, sorted; ids that have no card are left out, and so are actors."""

        def ask(some: list[str]) -> dict[str, tuple[str, ...]]:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for card_id, report_id in self.each(_REPORTS_TELLING, some):
                found[card_id].append(report_id)
            return {card_id: tuple(sorted(reports)) for card_id, reports in found.items()}

        return each_remembered(self.connection, "reports telling", ids, ask)


class CardWriter(CardReader, TallyWriter, TotalWriter):
    """Puts cards and contradictions in."""

    def put_cards(self, cards: Iterable[Card]) -> None:
        """Keep cards, each in the place of the one with its id. The clusters they stand for must be on the shelf already:
        the reports of an incident or a statement are looked up there."""
        wanted = {one.id: one for one in cards}
        there = self._kept(wanted)
        serials = {card_id: there[card_id].serial if card_id in there else self.next_serial(card) for card_id in sorted(wanted)}
        added, changed, told = [], [], []
        keys: set[_Key] = set()
        for card_id, one in sorted(wanted.items()):
            row = _row(one)
            if card_id not in there:
                added.append({**row, "serial": serials[card_id]})
            elif row["body"] != there[card_id].body:
                changed.append({**row, "which": serials[card_id]})
            else:
                continue
            keys |= _keys(serials[card_id], one)
            told.append((serials[card_id], one))
        self.insert(card, added)
        if changed:
            self.connection.execute(_CHANGE, changed)
        before = self._keys_of([row["which"] for row in changed])
        if before - keys:
            rows = [{f"old_{name}": part for name, part in zip(_KEY, key, strict=True)} for key in sorted(before - keys)]
            self.connection.execute(_DROP_KEY, rows)
        self.insert(card_key, [dict(zip(_KEY, key, strict=True)) for key in sorted(keys - before)])
        counted = [serial for serial, one in told if one.kind == "incident"]
        spots = self.spots_of(counted)
        self.put_tallies(told)
        self.total_of_spots(spots | self.spots_of(counted))
        old = [there[one.id] for _, one in told if one.id in there]
        self.total_of_cards(
            Counter((row.kind, row.flags) for row in old), Counter((one.kind, card_flags(one)) for _, one in told)
        )
        incidents = [serials[one.id] for one in wanted.values() if one.kind == "incident"]
        reports = self.reports_of_cards(incidents)
        self._put_reports(
            [one_id for one_id, one in sorted(wanted.items()) if one.kind in _WITH_REPORTS],
            [there[one_id].serial for one_id in there],
        )
        self.cover(reports | self.reports_of_cards(incidents))

    def drop_cards(self, ids: Iterable[str]) -> None:
        """Forget cards and the contradictions about what they stood for."""
        ids = sorted(set(ids))
        there = self._kept(ids)
        serials = sorted(row.serial for row in there.values())
        spots, reports = self.spots_of(serials), self.reports_of_cards(serials)
        self.drop_tallies(serials)
        self.total_of_spots(spots)
        self.total_of_cards(Counter((row.kind, row.flags) for row in there.values()), {})
        for some in batches(serials, 500):
            self.connection.execute(delete(card_key).where(card_key.c.card.in_(some)))
            self.connection.execute(delete(card_report).where(card_report.c.card.in_(some)))
            self.connection.execute(delete(card).where(card.c.serial.in_(some)))
        self.cover(reports)
        for named in chunks(ids):
            self.connection.execute(delete(contradiction).where(contradiction.c.about.in_(named)))

    def put_contradictions(self, found: Mapping[str, Sequence[Contradiction]]) -> None:
        """Keep the contradictions about incidents and statements, by their ids, in the place of those that were there."""
        for about in chunks(found):
            self.connection.execute(_FORGET, {"ids": about})
        names = ("about", "id", "kind", "property", "first", "second", "says")
        rows = {(about, one.id): {name: getattr(one, name) for name in names} for about, some in found.items() for one in some}
        self.insert(contradiction, [rows[key] for key in sorted(rows)])

    def _kept(self, ids: Iterable[str]) -> dict[str, AnyRow]:
        """The rows of the cards that are there."""
        return {row.id: row for row in self.each(_CARDS, ids)}

    def _keys_of(self, serials: Sequence[int]) -> set[_Key]:
        """The rows of some cards in `card_key`, as they stand."""
        found: set[_Key] = set()
        for some in batches(serials, 500):
            found |= {tuple(row) for row in self.connection.execute(_KEYS_OF, {"ids": some})}
        return found

    def _put_reports(self, ids: Sequence[str], there: Sequence[int]) -> None:
        """Note which reports tell of the incidents and statements.

        Args:
            there: serials of the cards that were there before.
        """
        for some in batches(there, 500):
            self.connection.execute(_UNTELL, {"ids": some})
        for named in chunks(ids):
            self.connection.execute(self.missing(card_report).from_select(["card", "report"], _TOLD.where(card.c.id.in_(named))))


def card_json(one: Card) -> str:
    """The whole card."""
    found = slim(one)
    if one.parties:
        found["parties"] = [[party.role, party.name, party.actor] for party in one.parties]
    for name in ("killed", "wounded"):
        if name in found:
            found[name] = slim(found[name])
    return dumped(found)


def card_of(chars: str) -> Card:
    """What `card_json` was given; tuples inside of `details` have become lists."""
    found = json.loads(chars)
    for name in ("killed", "wounded"):
        if name in found:
            found[name] = _amount(**found[name])
    found["sources"] = tuple(found.get("sources", ()))
    found["parties"] = tuple(Party(*party) for party in found.get("parties", ()))
    return Card(**found)


@lru_cache(maxsize=4096)  # small numbers come again and again
def _amount(low: int | None = None, best: int | None = None, high: int | None = None, unknown: bool = False) -> Amount:
    return Amount(low, best, high, unknown)


def _keys(serial: int, one: Card) -> set[_Key]:
    """The rows of a card in `card_key`."""
    return {(key, one.kind, *card_days(one), serial, card_flags(one)) for key in card_keys(one)}


def _row(one: Card) -> dict[str, Any]:
    day, last = card_days(one)
    return {"id": one.id, "kind": one.kind, "day": day, "last": last, "flags": card_flags(one), "body": card_json(one)}
