"""The cards of the archive's actors."""

from __future__ import annotations

from dataclasses import replace

from sayso.archive import Writer
from sayso.linking.cards import actor_card
from sayso.linking.model import Change
from sayso.linking.told import Met
from sayso.records import Card


def sum_up_actors(writer: Writer, change: Change, new_report: str | None) -> None:
    """Bring the cards of actors up to date.

    All actors of one form look alike, so one of each form is enough to say what the archive's actor is called; only the
    counts need all of them. For a report that is new they are counted on, for some actors stand in most reports of an archive.

    Args:
        change: what linking changed among the forms.
        new_report: id of the report that has just been put in for the first time, or None: then all is counted anew.
    """
    writer.drop_cards(change.gone)
    touched = set(writer.people_in(new_report)) if new_report else set()
    cards = [
        _counted_on(writer, card, new_report) for card in writer.cards_by_id(touched - change.made.keys()).values() if new_report
    ]
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


def _counted_on(writer: Writer, card: Card, report_id: str | None) -> Card:
    report = writer.reports([report_id])[report_id] if report_id else None
    if report is None:
        return card
    days = [day for day in (card.published, report.published) if day]
    sources = {*card.sources, *([report.source] if report.source else [])}
    count = card.reports + 1
    return replace(
        card, accounts=count, reports=count, origins=count, sources=tuple(sorted(sources)), published=min(days, default=None)
    )
