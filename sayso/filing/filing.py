"""One coded report into the archive: stored, linked, summed up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sayso.archive import Writer
from sayso.codebook import Codebook
from sayso.filing.forms import forms
from sayso.filing.linkers import linkers
from sayso.filing.summing import sum_up, sum_up_clusters
from sayso.linking.engine import relink
from sayso.linking.model import Change, Linker
from sayso.records import Sheet
from sayso.records.link import Family, Item


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a report's accounts ended up.

    Attributes:
        report_id: the report.
        incidents, statements: ids of the incidents and statements that it tells of, sorted.
        joined: how many of these other reports tell of too.
        copies: how many other reports are copies of it, or it of them.
    """

    report_id: str
    incidents: tuple[str, ...]
    statements: tuple[str, ...]
    joined: int
    copies: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A coded report, with its mentions, and its bytes as received."""

    sheet: Sheet
    data: bytes


def file_sheet(writer: Writer, codebook: Codebook, sheet: Sheet, data: bytes, run_key: str) -> Filed:
    """Put one coded report into the archive; see `file_sheets`."""
    return file_sheets(writer, codebook, [Arrival(sheet, data)], run_key)[0]


def file_sheets(writer: Writer, codebook: Codebook, arrivals: Sequence[Arrival], run_key: str) -> list[Filed]:
    """Put coded reports into the archive. The writer's transaction makes it whole: all of it is there, or none.

    Filing the same coding twice changes nothing. Filing another coding of a report that is there replaces what no person has judged.
    Many at once cost less than one by one, and give the same archive.

    Args:
        writer: an archive open for writing.
        codebook: the codebook in use.
        arrivals: the coded reports, each once.
        run_key: the run that coded them.

    Returns:
        where each report's accounts ended up, in order.
    """
    there = writer.reports([one.sheet.report.id for one in arrivals])
    kept: list[Sheet] = []
    for one in arrivals:
        sheet = _with_speakers(one.sheet)
        writer.put_report(sheet.report, sheet.text, one.data)
        writer.put_coding(sheet, run_key)
        old = sheet.report.id in there  # then accounts that only judgements hold are still linked
        kept.append(sheet.with_accounts(writer.accounts_of(sheet.report.id)) if old else sheet)
    changes = {family: _relinked(writer, family, kept, there.keys()) for family in linkers()}
    new = [sheet.report for sheet in kept if sheet.report.id not in there]
    sum_up(writer, codebook, changes, new if len(new) == len(kept) else ())
    again = [account.id for sheet in kept if sheet.report.id in there for account in sheet.accounts]
    if again:  # what they say may be other, even if what they are linked with is not
        sum_up_clusters(
            writer, codebook, {*writer.clusters("incident", again).values(), *writer.clusters("statement", again).values()}
        )
    return _filed(writer, kept)


def link_again(writer: Writer, codebook: Codebook, family: Family, touched: Sequence[str]) -> None:
    """Cluster anew after people have decided something about items, and bring the lists up to date."""
    sum_up(writer, codebook, {family: relink(writer, linkers()[family], touched=touched)})


def link_added(writer: Writer, codebook: Codebook, report_id: str, account_id: str) -> None:
    """Link an account that a person has added to a report that is there. Of the report's mentions, which are not kept, nothing is known.

    Its other accounts stay as they are linked; the story without an account that the report may have stood for goes.
    """
    report, text = writer.report(report_id), writer.text_of(report_id)
    if report is None or text is None:
        return
    sheet = Sheet(report, text, actors=writer.actors_of(report_id), accounts=writer.accounts_of(report_id))
    family: Family = "incident" if account_id.startswith("inc-") else "statement"
    linker = linkers()[family]
    added = [item for item in linker.items(sheet) if item.id == account_id]
    bare = [item_id for item_id in writer.item_ids_of(family, [report_id]) if item_id == report_id]
    sum_up(writer, codebook, {family: relink(writer, linker, added=added, dropped=bare)})
    sum_up_clusters(writer, codebook, writer.clusters(family, [account_id]).values())  # of one taken back before, the links stand


def stand_alone(writer: Writer, actor_ids: Sequence[str]) -> None:
    """Give each of these actors of reports a form of its own, so that it can be told apart from others that look the same."""
    reports = {actor_id: report_id for actor_id, (report_id, _) in writer.actors(actor_ids).items()}
    for actor_id, form_id in sorted(writer.forms_of(reports).items()):
        form = writer.items("actor", [form_id]).get(form_id)
        if form is None or form_id == actor_id:
            continue
        report_id = reports[actor_id]
        own = replace(form, id=actor_id, report_id=report_id)
        mine = writer.forms_of([actor.id for actor in writer.actors_of(report_id)])
        dropped = writer.put_forms({report_id: {**mine, actor_id: actor_id}})
        relink(writer, linkers()["actor"], added=[own], dropped=dropped)


def _with_speakers(sheet: Sheet) -> Sheet:
    """The sheet with a mark on each actor that speaks: who speaks for nobody else is a witness, and the speeches are not kept."""
    speaking = {speech.actor_id for speech in sheet.speeches if speech.actor_id}
    if not speaking:
        return sheet
    return replace(sheet, actors=tuple(replace(one, speaks=True) if one.id in speaking else one for one in sheet.actors))


def _relinked(writer: Writer, family: Family, sheets: Sequence[Sheet], there: Collection[str]) -> Change:
    linker = linkers()[family]
    items = [item for sheet in sheets for item in linker.items(sheet)]
    if family == "actor":
        return _relinked_actors(writer, linker, sheets, items)
    ids = {item.id for item in items}
    old = writer.item_ids_of(family, [sheet.report.id for sheet in sheets if sheet.report.id in there])
    return relink(writer, linker, added=items, dropped=[item_id for item_id in old if item_id not in ids])


def _relinked_actors(writer: Writer, linker: Linker, sheets: Sequence[Sheet], items: Sequence[Item]) -> Change:
    told_apart = writer.constraints("actor", [item.id for item in items])
    own = frozenset(side for constraint in told_apart for side in (constraint.first, constraint.second))
    found, form_of = forms(items, own)
    by_report: dict[str, dict[str, str]] = {sheet.report.id: {} for sheet in sheets}
    for item in items:
        by_report[item.report_id][item.id] = form_of[item.id]
    return relink(writer, linker, added=found, dropped=writer.put_forms(by_report))


def _filed(writer: Writer, sheets: Sequence[Sheet]) -> list[Filed]:
    incidents = writer.clusters("incident", [account.id for sheet in sheets for account in sheet.incidents])
    statements = writer.clusters("statement", [account.id for sheet in sheets for account in sheet.statements])
    members = writer.members("incident", set(incidents.values())) | writer.members("statement", set(statements.values()))
    origins = writer.clusters("origin", [sheet.report.id for sheet in sheets])
    copies = writer.members("origin", set(origins.values()))
    filed = []
    for sheet in sheets:
        own = {account.id for account in sheet.accounts}
        of = {account.id: (incidents if account.kind == "incident" else statements)[account.id] for account in sheet.accounts}
        filed.append(
            Filed(
                sheet.report.id,
                tuple(sorted({of[account.id] for account in sheet.incidents})),
                tuple(sorted({of[account.id] for account in sheet.statements})),
                sum(1 for cluster in set(of.values()) if set(members[cluster]) - own),
                len(copies[origins[sheet.report.id]]) - 1,
            )
        )
    return filed
