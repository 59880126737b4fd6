"""One coded report into the archive: stored, linked, summed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.archive import Writer
from sayso.codebook import Codebook
from sayso.filing.forms import forms
from sayso.filing.linkers import linkers
from sayso.filing.summing import sum_up
from sayso.linking.engine import relink
from sayso.linking.model import Change
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


def file_sheet(writer: Writer, codebook: Codebook, sheet: Sheet, data: bytes, run_key: str) -> Filed:
    """Put one coded report into the archive. The writer's transaction makes it whole: all of it is there, or none.

    Filing the same coding twice changes nothing. Filing another coding of a report that is there replaces what no person has judged.

    Args:
        writer: an archive open for writing.
        codebook: the codebook in use.
        sheet: the coded report, with its mentions.
        data: its bytes as received.
        run_key: the run that coded it.
    """
    known = writer.has_report(sheet.report.id)
    writer.put_report(sheet.report, sheet.text, data)
    writer.put_coding(sheet, run_key)
    kept = sheet.with_accounts(writer.accounts_of(sheet.report.id))  # accounts that only judgements hold are still linked
    changes = {family: _relinked(writer, family, kept) for family in linkers()}
    sum_up(writer, codebook, changes, None if known else sheet.report.id)
    return _filed(writer, kept)


def link_again(writer: Writer, codebook: Codebook, family: Family, touched: Sequence[str]) -> None:
    """Cluster anew after people have decided something about items, and bring the lists up to date."""
    sum_up(writer, codebook, {family: relink(writer, linkers()[family], touched=touched)})


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
        dropped = writer.put_forms(report_id, {**mine, actor_id: actor_id})
        relink(writer, linkers()["actor"], added=[own], dropped=dropped)


def _relinked(writer: Writer, family: Family, sheet: Sheet) -> Change:
    linker = linkers()[family]
    items: Sequence[Item] = linker.items(sheet)
    if family == "actor":
        own = frozenset(item.id for item in items if writer.constraints("actor", [item.id]))
        items, form_of = forms(items, own)
        dropped = writer.put_forms(sheet.report.id, form_of)
    else:
        ids = {item.id for item in items}
        dropped = tuple(item_id for item_id in writer.item_ids_of(family, sheet.report.id) if item_id not in ids)
    return relink(writer, linker, added=items, dropped=dropped)


def _filed(writer: Writer, sheet: Sheet) -> Filed:
    incidents = _clusters(writer, "incident", [account.id for account in sheet.incidents])
    statements = _clusters(writer, "statement", [account.id for account in sheet.statements])
    members = {**writer.members("incident", incidents.values()), **writer.members("statement", statements.values())}
    own = {*incidents, *statements}
    joined = sum(1 for ids in members.values() if set(ids) - own)
    origin = writer.clusters("origin", [sheet.report.id]).get(sheet.report.id)
    copies = len(writer.members("origin", [origin])[origin]) - 1 if origin else 0
    return Filed(sheet.report.id, tuple(sorted(set(incidents.values()))), tuple(sorted(set(statements.values()))), joined, copies)


def _clusters(writer: Writer, family: Family, ids: Sequence[str]) -> Mapping[str, str]:
    return writer.clusters(family, ids)
