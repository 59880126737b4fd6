"""The cards of the archive's actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.archive import Writer
from sayso.linking.cards import actor_card
from sayso.linking.model import Change
from sayso.linking.told import Met
from sayso.records import Card, Report


def sum_up_actors(writer: Writer, change: Change, new: Sequence[Report]) -> None:
    """Bring the cards of actors up to date.

    All actors of one form look alike, so one of each form is enough to say what the archive's actor is called; only the
    counts need all of them. For reports that are new they are counted on, for some actors stand in most reports of an archive.

    Args:
        change: what linking changed among the forms.
        new: the reports that have just been put in for the first time, if nothing else has changed.
    """
    writer.drop_cards(change.gone)
    naming = {who: ids for who, ids in writer.people_in([report.id for report in new]).items() if who not in change.made}
    reports = {report.id: report for report in new}
    cards = [_counted_on(card, [reports[one] for one in naming[card.id]]) for card in writer.cards_by_id(naming).values()]
    cards += [card for cluster, forms in sorted(change.made.items()) if (card := _card(writer, cluster, forms))]
    writer.put_cards(cards)


def _card(writer: Writer, cluster: str, forms: tuple[str, ...]) -> Card | None:
    known = writer.actors([ids[0] for ids in writer.actors_of_forms(forms, limit=1).values()])
    if not known:
        return None
    reports = writer.reports({report_id for report_id, _ in known.values()})
    met = [Met(actor, reports[report_id], report_id) for report_id, actor in known.values()]
    count, sources, first = writer.count_reports_of_forms(forms)
    return replace(actor_card(cluster, met), accounts=count, reports=count, origins=count, sources=sources, published=first)


def _counted_on(card: Card, new: Sequence[Report]) -> Card:
    days = [day for day in (card.published, *(report.published for report in new)) if day]
    sources = {*card.sources, *(report.source for report in new if report.source)}
    count = card.reports + len(new)
    return replace(
        card, accounts=count, reports=count, origins=count, sources=tuple(sorted(sources)), published=min(days, default=None)
    )
