"""Accounts, assertions, actors and notes, as they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, select

from sayso.archive.among import among
from sayso.archive.base import AnyRow, Base
from sayso.archive.codec import actor_of, claimants_of, spans_of, value_of
from sayso.archive.remembered import each_remembered
from sayso.archive.tables import account, actor, assertion, coding, note, report, run, text
from sayso.records import Account, Actor, Assertion, Note, Span

_ACCOUNT: Final = (
    select(account.c.serial, account.c.id, text.c.id.label("text_id"), account.c.kind, account.c.anchors, account.c.scope)
    .select_from(account.join(text, account.c.text == text.c.serial))
    .where(account.c.retired_by.is_(None))
    .order_by(account.c.place, account.c.id)
)
_ACCOUNTS: Final = _ACCOUNT.where(among(account.c.id))
_ACCOUNTS_OF: Final = _ACCOUNT.add_columns(report.c.id.label("report_id")).join(report, account.c.report == report.c.serial)
_ACCOUNTS_OF_REPORTS: Final = _ACCOUNTS_OF.where(among(report.c.id))
_PARTS: Final = (
    assertion.c.property,
    assertion.c.value,
    assertion.c.words,
    assertion.c.evidence,
    assertion.c.claimants,
    assertion.c.made_by,
    assertion.c.stance,
    assertion.c.certainty,
    assertion.c.score,
)
_IN_FORCE: Final = (
    select(assertion.c.account, *_PARTS)
    .where(among(assertion.c.account), assertion.c.retired_by.is_(None))
    .order_by(assertion.c.account, assertion.c.place, assertion.c.id)
)
_ASSERTIONS: Final = (
    select(assertion.c.id, account.c.id, *_PARTS)
    .join(account, assertion.c.account == account.c.serial)
    .where(among(assertion.c.id))
    .order_by(assertion.c.id)
)
_REPORT_IDS: Final = (
    select(account.c.id, report.c.id)
    .join(report, account.c.report == report.c.serial)
    .where(among(account.c.id))
    .order_by(account.c.id)
)
_OWNERS: Final = (
    select(assertion.c.id, account.c.id)
    .join(account, assertion.c.account == account.c.serial)
    .where(among(assertion.c.id))
    .order_by(assertion.c.id)
)
_ACTORS: Final = (
    select(actor.c.id, report.c.id, actor.c.body)
    .join(report, actor.c.report == report.c.serial)
    .where(among(actor.c.id))
    .order_by(actor.c.id)
)
_REPORTS_NAMING: Final = (
    select(actor.c.id, report.c.id).join(report, actor.c.report == report.c.serial).where(among(actor.c.id)).order_by(actor.c.id)
)
_ACTORS_OF: Final = (
    select(actor.c.body)
    .join(report, actor.c.report == report.c.serial)
    .where(report.c.id == bindparam("report_id"), actor.c.retired_by.is_(None))
    .order_by(actor.c.place, actor.c.id)
)
_LAST_CODING: Final = (
    select(coding.c.serial, run.c.key)
    .select_from(coding.join(report, coding.c.report == report.c.serial).join(run, coding.c.run == run.c.serial))
    .where(report.c.id == bindparam("report_id"))
    .order_by(coding.c.serial.desc())
    .limit(1)
)


class AccountReader(Base):
    """What was coded. Without another word: what is in force, that is, not retired by a later coding."""

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """Accounts in force, each with its assertions in force; ids of others are left out."""

        def ask(some: list[str]) -> dict[str, Account]:
            return {one.id: one for one in self._accounts(list(self.each(_ACCOUNTS, some)))}

        return each_remembered(self.connection, "account", ids, ask)

    def accounts_of(self, report_id: str) -> tuple[Account, ...]:
        """The accounts of one report, in the order of the coding."""
        return self.accounts_of_reports([report_id])[report_id]

    def accounts_of_reports(self, report_ids: Iterable[str]) -> dict[str, tuple[Account, ...]]:
        """The accounts of each report, in the order of its coding; none of what is no report."""
        return each_remembered(self.connection, "accounts of report", report_ids, self._accounts_of_reports)

    def _accounts_of_reports(self, wanted: list[str]) -> dict[str, tuple[Account, ...]]:
        rows = list(self.each(_ACCOUNTS_OF_REPORTS, wanted))
        found: dict[str, list[Account]] = {report_id: [] for report_id in wanted}
        for row, one in zip(rows, self._accounts(rows), strict=True):
            found[row.report_id].append(one)
        return {report_id: tuple(accounts) for report_id, accounts in found.items()}

    def _accounts(self, rows: Sequence[AnyRow]) -> list[Account]:
        ids = {row.serial: row.id for row in rows}
        said: defaultdict[int, list[Assertion]] = defaultdict(list)
        serials = list(ids)
        for start in range(0, len(serials), 500):
            for serial, *parts in self.connection.execute(_IN_FORCE, {"ids": serials[start : start + 500]}):
                said[serial].append(_assertion(ids[serial], parts))
        return [
            Account(row.text_id, row.kind, spans_of(row.anchors), spans_of(row.scope), tuple(said[row.serial])) for row in rows
        ]

    def report_ids_of(self, account_ids: Iterable[str]) -> dict[str, str]:
        """The report that each account was read from, retired accounts included."""

        def ask(some: list[str]) -> dict[str, str]:
            return {row[0]: row[1] for row in self.each(_REPORT_IDS, some)}

        return each_remembered(self.connection, "report of account", account_ids, ask)

    def account_of(self, assertion_id: str) -> str | None:
        """The account that an assertion belongs to, be it in force or not, or None if there is no such assertion."""
        return self.accounts_owning([assertion_id]).get(assertion_id)

    def accounts_owning(self, assertion_ids: Iterable[str]) -> dict[str, str]:
        """The account that each assertion belongs to, be it in force or not; ids that are not there are left out."""
        return {row[0]: row[1] for row in self.each(_OWNERS, assertion_ids)}

    def assertions(self, ids: Iterable[str]) -> dict[str, Assertion]:
        """Assertions by id, retired ones included; ids that are not there are left out."""
        return {row[0]: _assertion(row[1], row[2:]) for row in self.each(_ASSERTIONS, ids)}

    def actors_of(self, report_id: str) -> tuple[Actor, ...]:
        """Who the text of a report speaks of, in the order of the coding."""
        return tuple(actor_of(body) for body in self.connection.execute(_ACTORS_OF, {"report_id": report_id}).scalars())

    def actors(self, ids: Iterable[str]) -> dict[str, tuple[str, Actor]]:
        """Actors by id, retired ones included, each with the id of its report; ids that are not there are left out."""
        return {row[0]: (row[1], actor_of(row[2])) for row in self.each(_ACTORS, ids)}

    def reports_naming(self, actor_ids: Iterable[str]) -> dict[str, str]:
        """The report that each actor was read from, retired ones included; ids that are not there are left out."""
        return {row[0]: row[1] for row in self.each(_REPORTS_NAMING, actor_ids)}

    def notes_of(self, report_id: str) -> tuple[Note, ...]:
        """What the last coding of a report has skipped, and why, in order."""
        last = self._last_coding(report_id)
        if last is None:
            return ()
        columns = (note.c.code, note.c.message, note.c.made_by, note.c.start, note.c.end)
        rows = self.connection.execute(select(*columns).where(note.c.coding == last.serial).order_by(note.c.serial))
        return tuple(
            Note(code, message, made_by, None if start is None else Span(start, end))
            for code, message, made_by, start, end in rows
        )

    def coding_run(self, report_id: str) -> str | None:
        """The key of the run that coded a report last, or None if none has."""
        last = self._last_coding(report_id)
        return None if last is None else str(last.key)

    def _last_coding(self, report_id: str) -> AnyRow | None:
        return self.connection.execute(_LAST_CODING, {"report_id": report_id}).first()


def _assertion(account_id: str, parts: Any) -> Assertion:
    kind, value, words, evidence, claimants, made_by, stance, certainty, score = parts
    return Assertion(
        account_id=account_id,
        property=kind,
        value=value_of(value),
        words=words,
        evidence=spans_of(evidence),
        claimants=claimants_of(claimants),
        made_by=made_by,
        stance=stance,
        certainty=certainty,
        score=score,
    )
