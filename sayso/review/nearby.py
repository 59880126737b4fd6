"""What an incident or statement might be the same as, and what joining or parting would make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.archive import Filter, Reader
from sayso.records import Card
from sayso.records.link import Family

_DAYS: Final = 3
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Near:
    """An incident, statement or actor that another one may be.

    Attributes:
        card: it.
        score: how likely linking takes them for one, 0 to 1; None where they were never compared.
    """

    card: Card
    score: float | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge or a split would make.

    Attributes:
        before: the incidents, statements or actors as they are.
        after: what would be in their place.
    """

    before: tuple[Card, ...]
    after: tuple[Card, ...]


def near(reader: Reader, family: Family, items: Sequence[str], start: str | None) -> list[Near]:
    """What some accounts may belong to besides what they are part of: first what linking compared them with, the likeliest first,
    then what happened about the same days.

    Args:
        items: accounts.
        start: the day to look around, or None.
    """
    own = set(reader.clusters(family, items).values())
    scores: dict[str, float] = {}
    for edge in reader.edges(family, items):
        other = edge.second if edge.first in items else edge.first
        scores[other] = max(edge.score, scores.get(other, 0.0))
    best: dict[str, float] = {}
    for item, cluster in reader.clusters(family, scores).items():
        if cluster not in own:
            best[cluster] = max(scores[item], best.get(cluster, 0.0))
    ranked = sorted(best, key=lambda one: (-best[one], one))[:_SHOWN]
    cards = reader.cards_by_id(ranked)
    found = [Near(cards[one], best[one]) for one in ranked if one in cards]
    if start and family in ("incident", "statement"):
        day = date.fromisoformat(start)
        around = Filter(
            kind="incident" if family == "incident" else "statement",
            since=(day - timedelta(_DAYS)).isoformat(),
            until=(day + timedelta(_DAYS)).isoformat(),
        )
        listed = own | set(best)
        found += [Near(card, None) for card in reader.cards(around, limit=_SHOWN) if card.id not in listed]
    return found[:_SHOWN]


def cards_of_items(reader: Reader, family: Family, items: Sequence[str]) -> tuple[Card, ...]:
    """The cards of whatever these items are part of now, in order of their ids."""
    cards = reader.cards_by_id(set(reader.clusters(family, items).values()))
    return tuple(card for _, card in sorted(cards.items()))
