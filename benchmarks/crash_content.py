"""What an archive says, without what depends on when and how often it was told."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from sqlalchemy import func, select

from sayso.archive import Archive, Filter, Reader
from sayso.archive.tables import metadata
from sayso.archive.verify import verify
from sayso.filing.linkers import linkers

_HISTORY: Final = ("run", "log", "skip")
"""Tables that tell how an archive came to be: a run that was broken off stands in them too."""
_ALL: Final = 1_000_000


def content(archive: Archive) -> dict[str, dict[str, Any]]:
    """Every record of an archive under its id, part by part, and how many rows each table has."""
    with archive.reading() as reader:
        return {
            "reports": _reports(reader),
            "accounts": _accounts(reader),
            "cards": {
                card.id: card for kind in ("incident", "statement", "actor") for card in reader.cards(Filter(kind=kind), _ALL, 0)
            },
            "contradictions": {one.id: one for one in reader.contradictions(limit=_ALL)},
            "clusters": {
                f"{family} {item}": cluster
                for family in linkers()
                for item, cluster in reader.clusters(family, list(reader.item_ids(family))).items()
            },
            "judgements": {
                f"{one.decision} {one.subjects} {one.against}": (one.value, one.by, one.reason) for one in reader.judgements()
            },
            "rows": {
                name: reader.connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in metadata.tables.items()
                if name not in _HISTORY
            },
        }


def differences(found: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]]) -> list[str]:
    """For each part that is not as expected, one line: what is lost, what is too much, and the first that is otherwise."""
    lines = []
    for part in expected:
        lost = sorted(expected[part].keys() - found[part].keys())
        extra = sorted(found[part].keys() - expected[part].keys())
        other = sorted(key for key in expected[part].keys() & found[part].keys() if expected[part][key] != found[part][key])
        if lost or extra or other:
            first = next(iter([*other, *lost, *extra]))
            lines.append(
                f"{part}: {len(lost)} lost, {len(extra)} too many, {len(other)} otherwise; the first is {first}: "
                f"{found[part].get(first)!r} and not {expected[part].get(first)!r}"
            )
    return lines


def unsound(archive: Archive, *, unfinished: bool = False) -> list[str]:
    """What is wrong inside an archive: what `sayso verify` finds, doubled codings, and a log that does not fit its runs.

    Args:
        unfinished: whether linking everything anew was broken off, so that verify may say that accounts are not linked.
    """
    with archive.reading() as reader:
        found = [one.says for one in verify(reader.connection) if not (unfinished and "was never linked" in one.says)]
        coding = metadata.tables["coding"]
        twice = select(coding.c.report).group_by(coding.c.report, coding.c.run).having(func.count() > 1)
        found += [f"report {serial} was coded twice by one run" for (serial,) in reader.connection.execute(twice)]
        told = [entry.body["run"] for entry in reader.log() if entry.kind == "run"]
        runs = [kept.key for kept in reader.runs()]
        if told != runs:
            found.append(f"the log tells of {len(told)} runs, and there are {len(runs)}")
        return found


def names_in(archive: Archive) -> list[str]:
    """The names of the reports that are in an archive."""
    with archive.reading() as reader:
        return [report.name for report, _ in reader.each_report()]


def _reports(reader: Reader) -> dict[str, Any]:
    found = {}
    for report, text in reader.each_report():
        data = reader.bytes_of(report.sha256) or b""
        found[report.id] = (
            report,
            text,
            hashlib.sha256(data).hexdigest(),
            reader.notes_of(report.id),
            reader.actors_of(report.id),
        )
    return found


def _accounts(reader: Reader) -> dict[str, Any]:
    return {account.id: account for report, _ in reader.each_report() for account in reader.accounts_of(report.id)}
