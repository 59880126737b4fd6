"""Checks of what was put together: items, scores, clusters, cards and contradictions hold together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, exists, select

from sayso.archive.base import AnyRow
from sayso.archive.cards import card_of
from sayso.archive.checks import Break, shown, stream, tried
from sayso.archive.narrow import card_days, card_flags, card_keys
from sayso.archive.tables import (
    FAMILIES,
    account,
    assertion,
    card,
    card_key,
    card_report,
    cluster,
    contradiction,
    edge,
    item,
    item_key,
    report,
)
from sayso.archive.tally_tables import tally

_NO_DAY: Final = "9999-12-31"
_NAMES: Final = {
    ("incident", "inc"): "ict",
    ("incident", "rep"): "ict",
    ("statement", "sta"): "stm",
    ("actor", "act"): "who",
    ("origin", "rep"): "org",
}
"""What a cluster is called after its first item, by family and kind of item."""
_FAMILY: Final = {number: name for name, number in FAMILIES.items()}


def items_in_clusters(connection: Connection) -> Iterator[Break | None]:
    """Every item stands in one cluster, and every account that was linked is an item."""
    query = select(item.c.serial, item.c.id, cluster.c.cluster).join(cluster, cluster.c.item == item.c.serial, isouter=True)
    linked = False
    for rows in stream(connection, query, item.c.serial, 1000):
        linked = True
        for row in rows:
            says = f"{row.id} stands in no cluster"
            yield Break("cluster", row.id, "a cluster", "none", says) if row.cluster is None else None
    if not linked:
        return  # nothing has been linked yet
    families = (FAMILIES["incident"], FAMILIES["statement"])
    known = exists().where(item.c.id == account.c.id, item.c.family.in_(families))
    lost = select(account.c.serial, account.c.id).where(account.c.retired_by.is_(None), ~known)
    for rows in stream(connection, lost, account.c.serial):
        for row in rows:
            yield Break(
                "cluster",
                row.id,
                "a cluster",
                "none",
                f"account {row.id} was never linked: it stands in no incident or statement",
            )


def clusters_of_items(connection: Connection) -> Iterator[Break | None]:
    """Every cluster has items, of one family, and is called after the first of them."""
    query = select(cluster.c.cluster, item.c.id, item.c.day, item.c.family).join(item, cluster.c.item == item.c.serial)
    name, first = "", ("", "", 0)
    for row in connection.execute(query.order_by(cluster.c.cluster).execution_options(yield_per=1000)):
        this = (row.day or _NO_DAY, row.id, row.family)
        if row.cluster != name:
            yield _name_break(name, first) if name else None
            name, first = row.cluster, this
        elif this[2] != first[2]:
            yield Break(
                "cluster", name, _FAMILY.get(first[2], ""), _FAMILY.get(this[2], ""), f"cluster {name} holds items of two kinds"
            )
        first = min(first, this)
    if name:
        yield _name_break(name, first)


def _name_break(name: str, first: tuple[str, str, int]) -> Break | None:
    prefix, _, digits = first[1].partition("-")
    wanted = f"{_NAMES.get((_FAMILY.get(first[2], ''), prefix), '?')}-{digits}"
    return (
        None
        if wanted == name
        else Break("cluster", name, wanted, name, f"cluster {name} is not called after its first item, {first[1]}")
    )


def nothing_points_nowhere(connection: Connection) -> Iterator[Break | None]:
    """What one table names is in the other."""
    yield from _lost(connection, "score", edge, edge.c.one, item, edge.c.one == item.c.serial)
    yield from _lost(connection, "score", edge, edge.c.other, item, edge.c.other == item.c.serial)
    yield from _lost(connection, "key", item_key, item_key.c.item, item, item_key.c.item == item.c.serial)
    yield from _lost(connection, "cluster", cluster, cluster.c.item, item, cluster.c.item == item.c.serial)
    yield from _lost(connection, "card", card, card.c.id, cluster, card.c.id == cluster.c.cluster)
    yield from _lost(connection, "card", card_report, card_report.c.card, card, card_report.c.card == card.c.serial)
    yield from _lost(connection, "card", card_report, card_report.c.report, report, card_report.c.report == report.c.serial)
    yield from _lost(connection, "card", card_key, card_key.c.card, card, card_key.c.card == card.c.serial)
    yield from _lost(connection, "card", tally, tally.c.card, card, tally.c.card == card.c.serial)
    yield from _lost(connection, "contradiction", contradiction, contradiction.c.about, card, contradiction.c.about == card.c.id)
    for side in (contradiction.c.first, contradiction.c.second):
        yield from _lost(connection, "contradiction", contradiction, side, assertion, side == assertion.c.id)


def scores_from_both_sides(connection: Connection) -> Iterator[Break | None]:
    """Every score stands once from either side."""
    back = edge.alias("back")
    query = select(edge.c.one, edge.c.other).where(
        ~exists().where(back.c.one == edge.c.other, back.c.other == edge.c.one, back.c.score == edge.c.score)
    )
    for row in connection.execute(query.order_by(edge.c.one, edge.c.other)):
        yield Break(
            "score",
            f"{row.one}-{row.other}",
            "the same score from the other side",
            "none",
            f"the score of items {row.one} and {row.other} stands only once",
        )


def cards_as_kept(connection: Connection) -> Iterator[Break | None]:
    """Every card can be read, and is found by what it says."""
    for rows in stream(connection, select(card), card.c.serial):
        keys: defaultdict[int, set[tuple[Any, ...]]] = defaultdict(set)
        for row in connection.execute(select(card_key).where(card_key.c.card.in_([row.serial for row in rows]))):
            keys[row.card].add((row.kind, row.day, row.last, row.flags, row.key))
        for row in rows:
            yield tried("card", row.id, _card_break, row, keys[row.serial])


def _card_break(row: AnyRow, keys: set[tuple[Any, ...]]) -> Break | None:
    one = card_of(row.body)
    listed = (one.kind, *card_days(one), card_flags(one))
    wanted, kept = (one.id, *listed), (row.id, row.kind, row.day, row.last, row.flags)
    if kept != wanted:
        return Break("card", row.id, shown(wanted), shown(kept), f"card {row.id} does not say what it is listed as")
    found_by = {(*listed, key) for key in card_keys(one)}
    if found_by != keys:
        says = f"card {row.id} is not found by what it says"
        return Break("card", row.id, shown(sorted(found_by - keys)), shown(sorted(keys - found_by)), says)
    return None


def _lost(
    connection: Connection, what: str, table: Table, column: ColumnElement[object], target: Table, same: ColumnElement[bool]
) -> Iterator[Break | None]:
    found = select(column).where(~exists(select(1).select_from(target).where(same).correlate(table))).order_by(column)
    yield None
    for (value,) in connection.execute(found.execution_options(yield_per=1000)):
        says = f"{table.name} names {value}, which is not in {target.name}"
        yield Break(what, str(value), f"a row of {target.name}", "none", says)
