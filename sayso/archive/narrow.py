"""Filters as conditions of the store, in the forms that its indexes answer.

Each card stands in the table `card_key` once under everything that it may be asked for by, in the order of lists. A list by place is
then read from its end until the page is full, and never sorted. Of several keys the rarest is read, the others are looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, bindparam, exists, false, func, select

from sayso.archive.characters import folded
from sayso.archive.filters import KINDS, STATUSES, Filter
from sayso.archive.remembered import remembered
from sayso.archive.seals import names_a_sealed_one
from sayso.archive.tables import card, card_key
from sayso.archive.tally_tables import spot, tally
from sayso.gazetteer.tables import countries
from sayso.records import Card

OPEN: Final = "9999-12-31"
"""The last day of what may go on until today."""
_REVIEW, _MEMORY, _DISPUTED = 3, 4, 8
"""The bits of a card's flags."""
_FLAGS: Final = 16
"""As many different flags there are, or fewer."""
_ENOUGH: Final = 2000
"""Rows of a key that are counted to find the rarest; of keys that have more, the first will do."""
_ROWS_OF: Final = select(func.count()).select_from(
    select(card_key.c.card)
    .where(card_key.c.key == bindparam("key"), card_key.c.kind.in_(bindparam("kinds", expanding=True)))
    .limit(bindparam("most"))
    .subquery()
)


def card_days(one: Card) -> tuple[str, str]:
    """The columns ``day`` and ``last`` of a card: the day that lists are sorted by, and the last day it may have been on.

    A card of which only the last day is known counts as on that day; one of which only the first is known may go on until today.
    """
    return one.start or one.end or one.published or "", one.end or (OPEN if one.start else "")


def card_flags(one: Card) -> int:
    """The column ``flags`` of a card: 0, 1 or 2 for its review, 4 for a memory, 8 for contradictions."""
    return STATUSES.index(one.review) + _MEMORY * one.background + _DISPUTED * (one.contradictions > 0)


def card_keys(one: Card) -> tuple[str, ...]:
    """What a card is found by, sorted: the values of column ``key`` of its rows in `card_key`."""
    country = _country_names().get(one.country_code, "")
    names = {folded(name) for party in one.parties for name in (party.name, party.actor or "")}
    if one.kind == "actor":
        names |= {folded(name) for name in (one.id, one.title, *map(str, one.details.get("aliases", ())))}
    acts = one.details.get("act", ())
    keys = {
        *(f"place:{folded(name)}" for name in (one.place, one.admin1, one.country_code, country) if name),
        *(f"type:{folded(name)}" for name in (one.type, one.subtype, *map(str, acts)) if name),
        *(f"source:{folded(name)}" for name in one.sources),
        *(f"actor:{name}" for name in names if name),
    }
    return tuple(sorted(keys))


def cards_of(connection: Connection, wanted: Filter, flags: Sequence[int] | None = None) -> Select[Any]:
    """Serial, day, id and body of the cards that a filter accepts, the latest first, those of one day in descending order of their ids.

    Args:
        flags: only cards that have just one of these flags.
    """
    table, conditions = card_conditions(connection, wanted)
    if flags is not None:
        conditions.append(table.c.flags.in_(flags))
    return _in_order(table, conditions)


def _in_order(table: FromClause, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    source = card if table is card else table.join(card, card.c.serial == table.c.card)
    found = select(card.c.serial, card.c.day, card.c.id, card.c.body).select_from(source).where(*conditions)
    return found.order_by(table.c.day.desc(), card.c.id.desc())


def count_of(connection: Connection, wanted: Filter) -> Select[Any]:
    """How many cards a filter accepts."""
    table, conditions = card_conditions(connection, wanted)
    return select(func.count()).select_from(table).where(*conditions)


def serials_of(connection: Connection, wanted: Filter) -> Select[Any]:
    """The serials of the cards that a filter accepts, in no order."""
    table, conditions = card_conditions(connection, wanted)
    return select((card.c.serial if table is card else table.c.card).label("card")).select_from(table).where(*conditions)


def cards_listed(connection: Connection, wanted: Filter, limit: int) -> Sequence[Row[Any]]:
    """The first rows of `cards_of`; the filter names a kind.

    The statement of each form of a filter is made once, and then told its values: to make it took as long as to answer it.
    """
    if wanted.spot is not None or names_a_sealed_one(connection, wanted.actor, wanted.place, wanted.source):
        return connection.execute(cards_of(connection, wanted).limit(limit)).all()
    keys, ends = _keys_to_read(connection, wanted), (wanted.last_day, wanted.first_day)
    values = {
        "kind": wanted.kind,
        "most": limit,
        **{f"key_{number}": key for number, key in enumerate(keys)},
        **_days(*ends),
    }
    made = _listing(connection.dialect.name, len(keys), filter_flags(wanted), *map(bool, ends))
    return connection.execute(made, values).all()


@lru_cache(maxsize=256)
def _listing(store: str, keys: int, masked: tuple[int, int], until: bool, since: bool) -> Select[Any]:
    """The statement of `cards_listed`: by how many keys, with which flags, whether until and since some day."""
    given = [_told(store, f"key_{number}", None) for number in range(keys)]
    table: FromClause = _named("first_key") if keys else card
    conditions = [table.c.kind == bindparam("kind"), *_keyed(table, given)]
    if masked[0]:
        conditions.append(_flagged(store, table, *masked))
    if until:
        conditions.append(table.c.day <= bindparam("day", type_=table.c.day.type))
    if until or since:
        conditions.append(table.c.last >= bindparam("last", type_=table.c.last.type))
    return _in_order(table, conditions).limit(bindparam("most"))


def _days(until: str | None, since: str | None) -> dict[str, str]:
    """The latest first day, and the earliest last day, that an accepted card may have."""
    return ({"day": until} if until else {}) | ({"last": since or "0"} if until or since else {})


def card_conditions(
    connection: Connection, wanted: Filter, *, one_by_one: bool = False, whole: FromClause = card
) -> tuple[FromClause, list[ColumnElement[bool]]]:
    """The table to read, which is `card_key` or, if nothing asks for a key, `card`, and what must hold of its rows.

    Args:
        one_by_one: the rows are looked up by card, and the conditions must not lead a store to read all rows of a key instead.
        whole: `card` or `tally`, which holds incidents only.
    """
    keys, store = _keys_to_read(connection, wanted), connection.dialect.name
    table: FromClause = _named("first_key") if keys else whole
    hidden = one_by_one and store == "sqlite"  # PostgreSQL knows how many rows a key has
    conditions: list[ColumnElement[bool]] = []
    if table is not tally:
        kind = func.coalesce(table.c.kind, "") if hidden else table.c.kind
        conditions.append(kind == wanted.kind if wanted.kind else kind.in_(KINDS))
    conditions += _keyed(table, [_told(store, None, key) for key in keys], hidden=hidden)
    if wanted.spot is not None:
        meant = spot.c.id == wanted.spot if isinstance(wanted.spot, str) else spot.c.id.in_(sorted(wanted.spot))
        at = select(tally.c.card).join(spot, spot.c.serial == tally.c.spot).where(meant)
        conditions.append((table.c.serial if table is card else table.c.card).in_(at))
    mask, flags = filter_flags(wanted)
    if mask:
        conditions.append(_flagged(store, table, mask, flags))
    if names_a_sealed_one(connection, wanted.actor, wanted.place, wanted.source):
        conditions.append(false())
    days = _days(wanted.last_day, wanted.first_day)
    if "day" in days:
        conditions.append(table.c.day <= days["day"])
    if "last" in days:
        conditions.append(table.c.last >= days["last"])
    return table, conditions


def _keyed(table: FromClause, keys: Sequence[ColumnElement[str]], *, hidden: bool = False) -> list[ColumnElement[bool]]:
    """That a row stands under the first of some keys, and its card, under the same days, under the others."""
    found: list[ColumnElement[bool]] = []
    if keys:
        found.append((func.coalesce(table.c.key, "") if hidden else table.c.key) == keys[0])
    for number, key in enumerate(keys[1:]):
        other = _named(f"other_key_{number}")
        same = [other.c[name] == table.c[name] for name in ("kind", "day", "last", "card", "flags")]
        found.append(exists().where(other.c.key == key, *same))
    return found


def filter_keys(wanted: Filter) -> tuple[str, ...]:
    """The keys that a card must have to be accepted, sorted."""
    keys: list[str] = []
    if wanted.place is not None:
        keys.append(f"place:{_place(wanted.place)}")
    if wanted.type is not None:
        keys.append(f"type:{folded(wanted.type)}")
    if wanted.source is not None:
        keys.append(f"source:{folded(wanted.source)}")
    if wanted.actor is not None:
        keys.append(f"actor:{folded(wanted.actor)}")
    return tuple(sorted(keys))


def filter_flags(wanted: Filter) -> tuple[int, int]:
    """Which bits of a card's flags count, and what they must be."""
    mask = flags = 0
    if wanted.status is not None:
        mask, flags = _REVIEW, STATUSES.index(wanted.status)
    if wanted.background is not None:
        mask, flags = mask | _MEMORY, flags | _MEMORY * wanted.background
    if wanted.disputed:
        mask, flags = mask | _DISPUTED, flags | _DISPUTED
    return mask, flags


def _told(store: str, name: str | None, key: str | None) -> ColumnElement[str]:
    """A key as a store should be told it; without a name it is one parameter of its own, with its value.

    PostgreSQL plans a statement that comes again once for all values, and then takes every key for as rare as any other: it looked at all
    bombings to find those of one town. So it gets the key with the statement. (A key is a word and folded names: letters a to z, digits
    and spaces.)
    """
    kind, literal = card_key.c.key.type, store != "sqlite"
    told: ColumnElement[str] = (
        bindparam(name, type_=kind, literal_execute=literal)
        if name
        else bindparam(None, key, kind, unique=True, literal_execute=literal)
    )
    return told


def _flagged(store: str, table: FromClause, mask: int, flags: int) -> ColumnElement[bool]:
    """Whether these bits of the flags are as they must be. PostgreSQL knows how many cards have which flags, but not which have a bit;
    SQLite would take a list of flags for the way to its cards, and sort these."""
    if store == "sqlite":
        return table.c.flags.op("&")(mask) == flags
    return table.c.flags.in_([one for one in range(_FLAGS) if one & mask == flags])


def _keys_to_read(connection: Connection, wanted: Filter) -> tuple[str, ...]:
    """The keys of a filter, the one to read first."""
    keys = filter_keys(wanted)
    return _rarest_first(connection, keys, (wanted.kind,) if wanted.kind else KINDS) if len(keys) > 1 else keys


def _rarest_first(connection: Connection, keys: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, the one with fewest rows first."""

    def rarest() -> str:
        found, fewest = keys[0], _ENOUGH
        for key in keys:
            rows = _rows(connection, key, kinds, fewest)
            if rows < fewest:
                found, fewest = key, rows
        return found

    first = remembered(connection, ("rarest", keys, kinds), rarest)
    return (first, *(key for key in keys if key != first))


def _rows(connection: Connection, key: str, kinds: tuple[str, ...], most: int) -> int:
    """How many cards stand under a key, counted up to some number; a claim asks for one place with each of several kinds."""
    given = {"key": key, "kinds": kinds, "most": most}
    return remembered(connection, ("rows", key, kinds, most), lambda: int(connection.execute(_ROWS_OF, given).scalar_one()))


def _place(name: str) -> str:
    """The key of a place; other names of a country lead to the one that its cards stand under."""
    key = folded(name)
    return _other_names().get(key, key)


@lru_cache(maxsize=8)
def _named(name: str) -> FromClause:
    """The table of keys under another name; to make it anew for each filter took as long as to ask."""
    return card_key.alias(name)


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {country.code: country.name for country in countries()}


@lru_cache(maxsize=1)
def _other_names() -> dict[str, str]:
    """The keys of countries by those of their other names, without names that more than one country has."""
    found: dict[str, set[str]] = {}
    for country in countries():
        for name in country.names:
            found.setdefault(folded(name), set()).add(folded(country.name))
    names = {folded(country.name) for country in countries()} | {folded(country.code) for country in countries()}
    return {other: one.pop() for other, one in found.items() if len(one) == 1 and other not in names}
