"""The cards of the archive's actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.archive import Writer
from sayso.linking.cards import actor_card
from sayso.linking.model import Change
from sayso.linking.told import Met
from sayso.records import Actor, Card, Report

_MANY: Final = 60
"""Actors of reports from which a card is made; who is named more often has a name by then."""


def sum_up_actors(writer: Writer, change: Change, new: Sequence[Report]) -> None:
    """Bring the cards of actors up to date.

    The card of somebody whom few reports name is made from all of them. Some actors stand in most reports of an archive: theirs
    are carried on, with the counts, outlets and names of what is new.

    Args:
        change: what linking changed among the forms.
        new: the reports that have just been put in for the first time, if nothing else has changed.
    """
    writer.drop_cards(change.gone)
    reports = {report.id: report for report in new}
    naming = {who: ids for who, ids in writer.people_in(reports).items() if who not in change.made}
    members = {**writer.members("actor", naming), **change.made}
    old = writer.cards_by_id(naming)
    cards: list[Card] = []
    for who, forms in sorted(members.items()):
        if who in old and writer.are_many(forms, _MANY):
            mine = [reports[one] for one in naming[who]]
            cards.append(_carried_on(old[who], mine, [actor for one in mine for actor in writer.actors_of(one.id)]))
            continue
        known = writer.actors_of_forms(forms, limit=_MANY)
        actor_ids = sorted({actor_id for ids in known.values() for actor_id in ids})
        if actor_ids:
            cards.append(_card(writer, who, forms, actor_ids[:_MANY]))
    writer.put_cards(cards)


def _card(writer: Writer, cluster: str, forms: Sequence[str], actor_ids: Sequence[str]) -> Card:
    known = writer.actors(actor_ids)
    reports = writer.reports({report_id for report_id, _ in known.values()})
    origins = writer.clusters("origin", reports)
    card = actor_card(cluster, [Met(a, reports[one], origins.get(one, one)) for one, a in known.values()])
    count, sources, first = writer.count_reports_of_forms(forms)
    return replace(card, accounts=count, reports=count, origins=count, sources=sources, published=first)


def _carried_on(card: Card, new: Sequence[Report], actors: Sequence[Actor]) -> Card:
    days = [day for day in (card.published, *(report.published for report in new)) if day]
    sources = {*card.sources, *(report.source for report in new if report.source)}
    known = {card.title, *card.details.get("aliases", ())}
    mine = [actor for actor in actors if known & {actor.name, *actor.aliases}]
    aliases = {
        *card.details.get("aliases", ()),
        *(name for actor in mine for name in (actor.name, *actor.aliases) if name[:1].isupper()),
    }
    details = {**card.details, "aliases": sorted(aliases - {card.title})}
    count = card.reports + len(new)
    return replace(
        card,
        accounts=count,
        reports=count,
        origins=count,
        sources=tuple(sorted(sources)),
        published=min(days, default=None),
        details=details if details["aliases"] else card.details,
    )
