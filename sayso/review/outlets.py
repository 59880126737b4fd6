"""One outlet: its grade and who gave it, what it covers, and how far it agrees with others on what they tell of together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from sayso.archive import Filter, Reader
from sayso.records import Card, Judgement

_LOOKED_AT: Final = 200
"""Incidents, the latest, by which agreement is told: of an outlet that has more, the older ones add little and take long."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet.

    Attributes:
        name: as reports give it.
        grade: A to F, or None.
        decisions: the grades in force, the last one given last.
        reports: how many it published.
        incidents, statements: the latest it tells of, and how many in all.
        incidents_in_all, statements_in_all: how many.
        years: for each year of those looked at, how many incidents.
        shared: how many of the incidents looked at other outlets tell of too.
        looked_at: how many were looked at.
        disputed: on how many of the shared ones there are contradictions.
        partners: the outlets it shares most with, and on how many.
    """

    name: str
    grade: str | None
    decisions: tuple[Judgement, ...]
    reports: int
    incidents: tuple[Card, ...]
    statements: tuple[Card, ...]
    incidents_in_all: int
    statements_in_all: int
    years: tuple[tuple[str, int], ...]
    shared: int
    looked_at: int
    disputed: int
    partners: tuple[tuple[str, int], ...]


def outlet(reader: Reader, name: str) -> Outlet:
    """Everything the archive says of one outlet."""
    incidents, statements = Filter(kind="incident", source=name), Filter(kind="statement", source=name)
    cards = reader.cards(incidents, limit=_LOOKED_AT)
    shared = [card for card in cards if len(card.sources) > 1]
    partners = Counter(other for card in shared for other in card.sources if other != name)
    years = Counter((card.start or card.published or "")[:4] for card in cards)
    return Outlet(
        name=name,
        grade=reader.grades().get(name),
        decisions=tuple(one for one in reader.judgements_on([name]) if one.decision == "grade"),
        reports=reader.published_by(name),
        incidents=tuple(cards[:20]),
        statements=tuple(reader.cards(statements, limit=20)),
        incidents_in_all=reader.count_cards(incidents),
        statements_in_all=reader.count_cards(statements),
        years=tuple(sorted((year, count) for year, count in years.items() if year)),
        shared=len(shared),
        looked_at=len(cards),
        disputed=sum(1 for card in shared if card.contradictions),
        partners=tuple(partners.most_common(8)),
    )
