"""The shelf of linking: items, their keys, scores and clusters, and what people have decided about pairs of them.

It is what `sayso.linking.model.Shelf` asks for, though neither of the two packages knows the other.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, cast

from sqlalchemy import BindParameter, Connection, and_, bindparam, delete, or_, select, update

from sayso.archive.among import among
from sayso.archive.base import Base
from sayso.archive.batches import batches
from sayso.archive.codec import dumped, packed, unpacked
from sayso.archive.remembered import each_remembered
from sayso.archive.tables import FAMILIES, cluster, edge, item, item_key, link_constraint, report
from sayso.records.link import Constraint, ConstraintKind, Edge, Family, Item, asked, held, meeting

_FAMILY: Final[BindParameter[Any]] = bindparam("family")
_MINE: Final = (item.c.family == _FAMILY) & among(item.c.id)
_ITEMS: Final = (
    select(item.c.id, report.c.id.label("report_id"), item.c.day, item.c.body)
    .select_from(item.join(report, item.c.report == report.c.serial, isouter=True))
    .where(_MINE)
    .order_by(item.c.id)
)
_DAYS: Final = select(item.c.id, item.c.day).where(_MINE)
_REPORTS: Final = select(item.c.id, item.c.report).where(_MINE)
_SERIALS: Final = select(item.c.id, item.c.serial).where(_MINE)
_HOLDERS: Final = select(item_key.c.key, item_key.c.item).where(among(item_key.c.key))
_NAMED: Final = select(item.c.serial, item.c.id).where(among(item.c.serial))
_FAR: Final = item.alias("far")
_EDGES: Final = (
    select(item.c.id.label("near"), _FAR.c.id.label("far"), edge.c.score)
    .select_from(item.join(edge, edge.c.one == item.c.serial).join(_FAR, edge.c.other == _FAR.c.serial))
    .where(_MINE)
)
_DECIDED: Final = link_constraint.c
_CONSTRAINTS: Final = select(_DECIDED.first, _DECIDED.second, _DECIDED.kind).where(
    _DECIDED.family == _FAMILY, or_(among(_DECIDED.first), among(_DECIDED.second))
)
_CLUSTERS: Final = (
    select(item.c.id, cluster.c.cluster).join(cluster, cluster.c.item == item.c.serial).where(_MINE).order_by(item.c.id)
)
# The family is looked at afterwards: SQLite would walk all items of a family rather than look up the few of a cluster.
_MEMBERS: Final = (
    select(cluster.c.cluster, item.c.id, item.c.family)
    .join(item, cluster.c.item == item.c.serial)
    .where(among(cluster.c.cluster))
)
_FOLLOWING: Final = (
    select(item.c.id).where(item.c.family == _FAMILY, item.c.id > bindparam("last")).order_by(item.c.id).limit(1000)
)
_CHANGE_ITEM: Final = update(item).where(item.c.serial == bindparam("which"))
_DROP_EDGE: Final = delete(edge).where(edge.c.one == bindparam("a"), edge.c.other == bindparam("b"))
_DROP_KEY: Final = delete(item_key).where(item_key.c.key == bindparam("k"), item_key.c.item == bindparam("i"))


_TIME_DIGITS: Final = 6
_HASH_BITS: Final = 43
"""A time of six digits takes 20 bits, and the sign one."""


class ShelfReader(Base):
    """The shelf as it stands."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._serial_of: dict[tuple[Family, str], int] = {}
        """Serials of items that were met in this transaction: linking asks for the same few again and again."""
        self._latest: dict[tuple[Family, str], Item] = {}
        """The items that were put last: linking asks for their keys next."""

    def items(self, family: Family, ids: Iterable[str]) -> dict[str, Item]:
        """Items by id; ids that are not there are left out."""
        found = {}
        for row in self.each(_ITEMS, ids, family=FAMILIES[family]):
            features, keys = json.loads(unpacked(row.body))
            found[row.id] = Item(row.id, family, row.report_id or "", row.day, features, tuple(keys))
        return found

    def days(self, family: Family, ids: Iterable[str]) -> dict[str, str | None]:
        """The day of each item; ids that are not there are left out."""
        return {row[0]: row[1] for row in self.each(_DAYS, ids, family=FAMILIES[family])}

    def told_by(self, family: Family, ids: Iterable[str]) -> dict[str, str]:
        """What stands for the report of each item: the same for items of one report."""
        return {row[0]: str(row[1]) for row in self.each(_REPORTS, ids, family=FAMILIES[family])}

    def sharing(self, family: Family, ids: Sequence[str]) -> dict[str, set[str]]:
        """For each of the items: the ids of all others that it is compared with."""
        mine = {one_id: one for one_id in ids if (one := self._latest.get((family, one_id)))}
        mine |= self.items(family, [one_id for one_id in ids if one_id not in mine])
        hashes = {one.id: {key: key_hash(family, key) for key in asked(one.keys)} for one in mine.values()}
        holders: defaultdict[int, list[int]] = defaultdict(list)
        for some in batches(sorted({digest for of_one in hashes.values() for digest in of_one.values()}), 500):
            for digest, serial in self.connection.execute(_HOLDERS, {"ids": some}).all():
                holders[digest].append(serial)
        met = {one: meeting({key: holders[digest] for key, digest in of_one.items()}) for one, of_one in hashes.items()}
        names: dict[int, str] = {}
        for some in batches(sorted({serial for serials in met.values() for serial in serials}), 500):
            names |= {row[0]: row[1] for row in self.connection.execute(_NAMED, {"ids": some}).all()}
        return {one: {names[serial] for serial in met.get(one, ())} - {one} for one in ids}

    def edges(self, family: Family, ids: Iterable[str]) -> list[Edge]:
        """All edges that touch one of the items, sorted."""
        rows = self.each(_EDGES, ids, family=FAMILIES[family])
        scores = {(min(row.near, row.far), max(row.near, row.far)): row.score for row in rows}
        return [Edge(first, second, score) for (first, second), score in sorted(scores.items())]

    def constraints(self, family: Family, ids: Iterable[str]) -> list[Constraint]:
        """All constraints that touch one of the items, sorted."""
        found = {(row[0], row[1], row[2]) for row in self.each(_CONSTRAINTS, ids, family=FAMILIES[family])}
        return [Constraint(first, second, cast(ConstraintKind, kind)) for first, second, kind in sorted(found)]

    def clusters(self, family: Family, ids: Iterable[str]) -> dict[str, str]:
        """The cluster of each item; items that have none are left out."""

        def ask(some: list[str]) -> dict[str, str]:
            return {row[0]: row[1] for row in self.each(_CLUSTERS, some, family=FAMILIES[family])}

        return each_remembered(self.connection, ("clusters", family), ids, ask)

    def members(self, family: Family, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The items of each cluster, sorted; a cluster that has none is left out."""
        return each_remembered(self.connection, ("members", family), clusters, partial(self._members, family))

    def _members(self, family: Family, clusters: list[str]) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, one, its_family in self.each(_MEMBERS, clusters):
            if its_family == FAMILIES[family]:
                found[name].append(one)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    def item_ids(self, family: Family) -> Iterator[str]:
        """The ids of all items of a family, sorted; a thousand at a time are in memory."""
        last = ""
        while some := self.connection.execute(_FOLLOWING, {"family": FAMILIES[family], "last": last}).scalars().all():
            yield from some
            last = some[-1]

    def _item_serials(self, family: Family, ids: Iterable[str]) -> dict[str, int]:
        wanted = set(ids)
        unknown = [one_id for one_id in wanted if (family, one_id) not in self._serial_of]
        rows = self.each(_SERIALS, unknown, family=FAMILIES[family])
        self._serial_of |= {(family, row[0]): row[1] for row in rows}
        return {one_id: self._serial_of[family, one_id] for one_id in sorted(wanted) if (family, one_id) in self._serial_of}


class ShelfWriter(ShelfReader):
    """The shelf, to be changed."""

    def put_items(self, items: Sequence[Item]) -> None:
        """Keep items with their keys; one that is there already is replaced, and keeps its edges and its cluster.

        Raises:
            ValueError: if the report of an item is not in the archive. A `report_id` of "" means that it comes from no one report.
        """
        self._latest = {(one.family, one.id): one for one in items}
        reports = self.serials(report.c.id, (one.report_id for one in items if one.report_id))
        missing = {one.report_id for one in items if one.report_id} - reports.keys()
        if missing:
            raise ValueError(f"an item comes from {min(missing)}, which is not in the archive")
        for family in FAMILIES:
            some = {one.id: one for one in items if one.family == family}
            if some:
                self._put_family(cast(Family, family), some, reports)

    def _put_family(self, family: Family, items: dict[str, Item], reports: dict[str, int]) -> None:
        there = self._item_serials(family, items)
        old_keys = {one_id: key_hashes(one) for one_id, one in self.items(family, there).items()} if there else {}
        added: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        keys: list[dict[str, int]] = []
        dropped: list[dict[str, int]] = []
        for one_id, one in sorted(items.items()):
            row = {"report": reports.get(one.report_id), "day": one.day, "body": _body(one)}
            serial = there.get(one_id)
            if serial is None:
                serial = self._serial_of[family, one_id] = self.next_serial(item)
                added.append({**row, "serial": serial, "family": FAMILIES[family], "id": one_id})
            else:
                changed.append({**row, "which": serial})
            now, before = key_hashes(one), old_keys.get(one_id, frozenset())
            keys += [{"key": key, "item": serial} for key in sorted(now - before)]
            dropped += [{"k": key, "i": serial} for key in sorted(before - now)]
        self.insert(item, added)
        if changed:
            self.connection.execute(_CHANGE_ITEM, changed)
        if dropped:
            self.connection.execute(_DROP_KEY, dropped)
        self.insert(item_key, cast("list[dict[str, Any]]", keys))

    def drop_items(self, family: Family, ids: Sequence[str]) -> None:
        """Forget items, their keys, edges and clusters (not their constraints: those are people's)."""
        serials = self._item_serials(family, ids)
        if not serials:
            return
        keys = [
            {"k": key, "i": serials[one_id]}
            for one_id, one in self.items(family, serials).items()
            for key in sorted(key_hashes(one))
        ]
        if keys:
            self.connection.execute(_DROP_KEY, keys)
        for some in batches(sorted(serials.values()), 500):
            others = self.connection.execute(select(edge.c.other, edge.c.one).where(edge.c.one.in_(some))).all()
            if others:
                self.connection.execute(_DROP_EDGE, [{"a": other, "b": one} for other, one in others])
                self.connection.execute(delete(edge).where(edge.c.one.in_(some)))
            self.connection.execute(delete(cluster).where(cluster.c.item.in_(some)))
            self.connection.execute(delete(item).where(item.c.serial.in_(some)))
        for one_id in serials:
            del self._serial_of[family, one_id]
            self._latest.pop((family, one_id), None)

    def put_edges(self, family: Family, edges: Sequence[Edge]) -> None:
        """Keep scores; an edge that is there already is replaced.

        Raises:
            ValueError: if an edge names an item that is not there.
        """
        if not edges:
            return
        ids = {one_id for one in edges for one_id in (one.first, one.second)}
        serials = self._item_serials(family, ids)
        if ids - serials.keys():
            raise ValueError(f"an edge names the item {min(ids - serials.keys())}, which is not on the shelf")
        scores = {(serials[one.first], serials[one.second]): one.score for one in edges}
        self.upsert(edge, [{"one": x, "other": y, "score": scores[a, b]} for a, b in sorted(scores) for x, y in ((a, b), (b, a))])

    def put_clusters(self, family: Family, clusters: Mapping[str, str]) -> None:
        """Give items their cluster.

        Raises:
            ValueError: if an item is not there.
        """
        serials = self._item_serials(family, clusters)
        if clusters.keys() - serials.keys():
            raise ValueError(f"the item {min(clusters.keys() - serials.keys())} is not on the shelf")
        self.upsert(cluster, [{"item": serials[one_id], "cluster": clusters[one_id]} for one_id in sorted(clusters)])

    def put_constraints(self, family: Family, constraints: Iterable[Constraint]) -> None:
        """Keep what people have decided; what is there already stays."""
        wanted = set(constraints)
        there = set(self.constraints(family, {one.first for one in wanted}))
        rows = [
            {"family": FAMILIES[family], "first": one.first, "second": one.second, "kind": one.kind}
            for one in sorted(wanted - there, key=lambda c: (c.first, c.second, c.kind))
        ]
        self.insert(link_constraint, rows)

    def drop_constraints(self, family: Family, constraints: Iterable[Constraint]) -> None:
        """Forget constraints, because the judgement behind them was undone."""
        columns = link_constraint.c
        for one in sorted(set(constraints), key=lambda c: (c.first, c.second, c.kind)):
            named = and_(columns.first == one.first, columns.second == one.second, columns.kind == one.kind)
            self.connection.execute(delete(link_constraint).where(columns.family == FAMILIES[family], named))


def key_hash(family: Family, key: str) -> int:
    """A key as it stands in the table: bits of SHA-256 over family and key, as a signed number of 64 bits.

    The time of a key, if a number stands behind its last bar, leads. So the keys of what came lately stand together in the table, and a new
    report touches a few of its pages instead of one for each key, however long the archive is.

    Two keys with one hash would only mean that a pair is compared that need not be.
    """
    digest = hashlib.sha256(f"{family}\x1f{key}".encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big", signed=True)
    time = key.rpartition("|")[2]
    if time.isascii() and time.isdigit() and len(time) <= _TIME_DIGITS:
        return int(time) << _HASH_BITS | number & ((1 << _HASH_BITS) - 1)
    return number


def key_hashes(one: Item) -> frozenset[int]:
    """The keys that an item is found under, as they stand in the table."""
    return frozenset(key_hash(one.family, key) for key in held(one.keys))


def _body(one: Item) -> bytes:
    return packed(dumped([dict(one.features), list(one.keys)]).encode("ascii"))
