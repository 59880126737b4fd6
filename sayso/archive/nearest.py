"""Names that an archive has, like one that it has not: what to ask instead."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final, Literal

from sqlalchemy import Connection, func, select

from sayso.archive.cards import card_of
from sayso.archive.characters import folded
from sayso.archive.seals import names_a_sealed_one
from sayso.archive.tables import card, card_key
from sayso.gazetteer import country_of
from sayso.records import Card, CardKind

Family = Literal["place", "type", "source", "actor"]

_ALIKE: Final = 0.6
"""How much of two names must be the same, as `difflib` counts it."""
_SHORTEST: Final = 3
"""Letters of a word that two names may have in common by more than chance."""


def names_like(connection: Connection, family: Family, name: str, kinds: Iterable[CardKind], most: int = 3) -> tuple[str, ...]:
    """The names nearest to one by which nothing is found; without a near one, those that most cards have.

    Args:
        family: what is named.
        name: what was asked for.
        kinds: among which cards.
        most: how many names.

    Returns:
        names as reports write them, the nearest first; none if no card of these kinds has any, or only sealed ones.
    """
    kinds = tuple(kinds)
    counted = _counted(connection, family, kinds)
    asked = folded(name)
    words = {word for word in asked.replace(",", " ").split() if len(word) >= _SHORTEST}
    sharing = [one for one in counted if words & set(one.split())]
    alike = get_close_matches(asked, list(counted), n=most, cutoff=_ALIKE)
    near = list(dict.fromkeys([*alike, *sorted(sharing, key=lambda one: (-counted[one], one))]))
    found = near or sorted(counted, key=lambda one: (-counted[one], one))
    written = (_as_written(connection, family, one, kinds) for one in found[: most * 3])
    shown = dict.fromkeys(one for one in written if one and not names_a_sealed_one(connection, one))
    return tuple(shown)[:most]


def _counted(connection: Connection, family: Family, kinds: tuple[CardKind, ...]) -> dict[str, int]:
    """All names of a family as they are looked up, and how many cards have each."""
    start, end = f"{family}:", f"{family};"  # the character after the colon
    query = select(card_key.c.key, func.count()).where(card_key.c.key >= start, card_key.c.key < end, card_key.c.kind.in_(kinds))
    rows = connection.execute(query.group_by(card_key.c.key))
    return {row[0].removeprefix(start): row[1] for row in rows if not row[0].startswith("actor:who-")}


def _as_written(connection: Connection, family: Family, name: str, kinds: tuple[CardKind, ...]) -> str:
    """A name as the latest card that has it writes it."""
    query = select(card.c.body).join(card_key, card_key.c.card == card.c.serial)
    query = query.where(card_key.c.key == f"{family}:{name}", card_key.c.kind.in_(kinds))
    body = connection.execute(query.order_by(card_key.c.kind, card_key.c.day.desc()).limit(1)).scalar()
    if body is None:
        return ""
    return next((one for one in _names(family, card_of(body)) if folded(one) == name), "")


def _names(family: Family, one: Card) -> Iterable[str]:
    if family == "place":
        country = country_of(one.country_code)
        return filter(None, (one.place, one.admin1, country.name if country else "", one.country_code))
    if family == "type":
        return filter(None, (one.subtype, one.type, *map(str, one.details.get("act", ()))))
    if family == "source":
        return one.sources
    aliases = map(str, one.details.get("aliases", ()))
    return (*(party.name for party in one.parties), *((one.title, *aliases) if one.kind == "actor" else ()))
