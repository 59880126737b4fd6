"""Codings on their way in: what a run read out of a text, reconciled with what is there already.

Accounts and assertions are the same if their content ids are. Nothing is deleted: what a later coding no longer says is retired by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, bindparam, func, select, update

from sayso.archive.accounts import AccountReader
from sayso.archive.base import AnyRow, chunks
from sayso.archive.codec import actor_json, claimants_json, spans_json, value_json
from sayso.archive.digests import DigestWriter
from sayso.archive.runs import RunWriter
from sayso.archive.tables import account, actor, assertion, coding, judged, judgement, note, report, text
from sayso.archive.withheld import WithheldWriter
from sayso.errors import ArchiveError
from sayso.records import Account, Actor, Assertion, Note, Sheet

_RETIRED: Final = {kind.name: update(kind).where(kind.c.serial == bindparam("which")) for kind in (account, assertion, actor)}
_PLACE: Final = (
    select(report.c.serial, text.c.serial)
    .select_from(report.join(text, text.c.report == report.c.serial))
    .where(report.c.id == bindparam("report_id"), text.c.id == bindparam("text_id"))
)
_LAST: Final = (
    select(coding.c.run, coding.c.text).where(coding.c.report == bindparam("owner")).order_by(coding.c.serial.desc()).limit(1)
)

Rows = dict[str, AnyRow]


class CodingWriter(RunWriter, AccountReader, DigestWriter, WithheldWriter):
    """Puts codings in."""

    def put_coding(self, sheet: Sheet, run_key: str) -> None:
        """Keep what a run has coded in a report: its accounts with their assertions, its actors and its notes.

        The same coding twice changes nothing. Another coding of a report that was coded before takes its place, but for what
        people have judged: assertions that it does not repeat are retired by its run, unless a judgement in force is about them;
        accounts in which nothing is in force any more are retired with them. A judged assertion is not touched at all.

        Raises:
            ArchiveError: if the report or its text was not put in before.
            UnknownId: if there is no such run.
        """
        place = self.connection.execute(_PLACE, {"report_id": sheet.report.id, "text_id": sheet.text.id}).first()
        if place is None:
            raise ArchiveError(f"{sheet.report.name}: a coding can only be kept after its report; call put_report first")
        owner, read = place
        run = self.run_serial(run_key)
        last = self.connection.execute(_LAST, {"owner": owner}).first()
        if last is None or (last.run, last.text) != (run, read):
            self._put_notes(sheet.notes, owner, read, run)
        there = _There.read(self, owner) if last else _There.nothing()
        self._put_accounts(sheet.accounts, {"report": owner, "text": read, "run": run}, there)
        self._put_actors(sheet.actors, owner, run, there.actors)
        self._keep_in_step([owner])

    def retire(self, assertion_ids: Iterable[str], run_key: str) -> None:
        """Take assertions out of force, and accounts in which nothing is in force any more; unknown ids are left out."""
        run = self.run_serial(run_key)
        columns = (assertion.c.serial, assertion.c.account)
        rows = list(self.found(select(*columns).where(assertion.c.retired_by.is_(None)), assertion.c.id, assertion_ids))
        self._retire(assertion, [row.serial for row in rows], run)
        for serial in sorted({row.account for row in rows}):
            left = select(assertion.c.serial).where(assertion.c.account == serial, assertion.c.retired_by.is_(None)).limit(1)
            if self.connection.execute(left).first() is None:
                self._retire(account, [serial], run)
        owners = select(account.c.report).where(account.c.serial.in_(sorted({row.account for row in rows})))
        self._keep_in_step(sorted(set(self.connection.execute(owners).scalars())))

    def put_by_hand(self, report_id: str, new: Account) -> None:
        """Add an account that a person has made, or more assertions to one that is there. What is there already stays as it is.

        Raises:
            ArchiveError: if the report was never coded, or its text is another one.
        """
        last = self._last_coding(report_id)
        place = self.connection.execute(_PLACE, {"report_id": report_id, "text_id": new.text_id}).first()
        if last is None or place is None:
            raise ArchiveError(
                f"{report_id}: nothing can be added to a report that was not coded, or is read by another text now"
            )
        owner, read = place
        run = self.run_serial(last.key)
        known = self.serial(account, account.c.id, new.id)
        if known is None:
            known = self.next_serial(account)
            row = {"id": new.id, "kind": new.kind, "anchors": spans_json(new.anchors), "scope": spans_json(new.scope)}
            last_place = select(func.max(account.c.place)).where(account.c.report == owner)
            after = (self.connection.execute(last_place).scalar() or 0) + 1
            self.insert(account, [{"serial": known, "report": owner, "text": read, "run": run, "place": after, **row}])
        there = self.serials(assertion.c.id, [one.id for one in new.assertions])
        after = (
            self.connection.execute(select(func.max(assertion.c.place)).where(assertion.c.account == known)).scalar() or 0
        ) + 1
        fresh = [one for one in new.assertions if one.id not in there]
        rows = [
            {
                "serial": self.next_serial(assertion),
                "id": one.id,
                "account": known,
                "place": place_,
                "run": run,
                **_assertion_row(one),
            }
            for place_, one in enumerate(fresh, after)
        ]
        self.insert(assertion, rows)
        self._keep_in_step([owner])

    def _keep_in_step(self, reports: Sequence[int]) -> None:
        """What is kept of reports, by their serials, because it follows from their coding."""
        self.put_digests(reports)
        self.put_names_withheld(reports)

    def _put_notes(self, notes: Iterable[Note], owner: int, read: int, run: int) -> None:
        serial = self.next_serial(coding)
        self.insert(coding, [{"serial": serial, "report": owner, "text": read, "run": run}])
        rows = [
            {
                "serial": self.next_serial(note),
                "coding": serial,
                "code": one.code,
                "message": one.message,
                "start": one.span.start if one.span else None,
                "end": one.span.end if one.span else None,
                "made_by": one.made_by,
            }
            for one in notes
        ]
        self.insert(note, rows)

    def _put_accounts(self, accounts: Iterable[Account], base: Mapping[str, int], there: _There) -> None:
        wanted = {one.id: one for one in reversed(list(accounts))}
        new = [
            {
                **base,
                "id": one.id,
                "kind": one.kind,
                "anchors": spans_json(one.anchors),
                "scope": spans_json(one.scope),
                "place": place,
            }
            for place, one in enumerate(reversed(wanted.values()))
        ]
        owners = self._put(account, new, there.accounts, frozenset())
        said = [
            {"id": one_id, "account": owners[one.id], "place": place, "run": base["run"], **_assertion_row(each)}
            for one in reversed(wanted.values())
            for place, (one_id, each) in enumerate({each.id: each for each in one.assertions}.items())
        ]
        self._put(assertion, said, there.assertions, there.judged)
        kept = {row["id"] for row in said} | there.judged
        gone = [row for one_id, row in there.assertions.items() if one_id not in kept and row.retired_by is None]
        self._retire(assertion, [row.serial for row in gone], base["run"])
        alive = {row.account for one_id, row in there.assertions.items() if one_id in there.judged and row.retired_by is None}
        alive |= {owners[one_id] for one_id in wanted}
        self._retire(
            account,
            [row.serial for row in there.accounts.values() if row.serial not in alive and row.retired_by is None],
            base["run"],
        )

    def _put_actors(self, actors: Iterable[Actor], owner: int, run: int, there: Rows) -> None:
        wanted = {one.id: one for one in actors}
        new = [
            {"id": one_id, "report": owner, "name": one.name, "body": actor_json(one), "place": place, "run": run}
            for place, (one_id, one) in enumerate(wanted.items())
        ]
        self._put(actor, new, there, frozenset())
        self._retire(actor, [row.serial for one_id, row in there.items() if one_id not in wanted and row.retired_by is None], run)

    def _put(self, table: Table, new: list[dict[str, Any]], there: Rows, judged: frozenset[str]) -> dict[str, int]:
        """Add the rows that are not there, change those that stand otherwise; give the serial of each."""
        added, serials = [], {}
        for row in new:
            old = there.get(row["id"])
            if old is None:
                serials[row["id"]] = self.next_serial(table)
                added.append({**row, "serial": serials[row["id"]]})
                continue
            serials[row["id"]] = old.serial
            stands = old._mapping
            changed: dict[str, Any] = {}
            if row["id"] not in judged:
                changed = {name: value for name, value in row.items() if name != "run" and stands[name] != value}
            if changed or old.retired_by is not None:
                if row["id"] not in judged:
                    changed["run"] = row["run"]
                self.connection.execute(update(table).where(table.c.serial == old.serial).values(**changed, retired_by=None))
        self.insert(table, added)
        return serials

    def _retire(self, table: Table, serials: list[int], run: int) -> None:
        if serials:
            rows = [{"which": serial, "retired_by": run} for serial in serials]
            self.connection.execute(_RETIRED[table.name].values(retired_by=bindparam("retired_by")), rows)


class _There:
    """What former codings of a report have left.

    Attributes:
        accounts, assertions, actors: rows by id, retired ones included.
        judged: ids of the assertions that a judgement in force is about, by itself or through its account.
    """

    def __init__(self, accounts: Rows, assertions: Rows, actors: Rows, judged: frozenset[str]) -> None:
        self.accounts = accounts
        self.assertions = assertions
        self.actors = actors
        self.judged = judged

    @classmethod
    def nothing(cls) -> _There:
        return cls({}, {}, {}, frozenset())

    @classmethod
    def read(cls, writer: CodingWriter, owner: int) -> _There:
        execute = writer.connection.execute
        accounts = {row.id: row for row in execute(select(account).where(account.c.report == owner))}
        ids = {row.serial: row.id for row in accounts.values()}
        inside = select(assertion).join(account, assertion.c.account == account.c.serial).where(account.c.report == owner)
        assertions = {row.id: row for row in execute(inside)}
        actors = {row.id: row for row in execute(select(actor).where(actor.c.report == owner))}
        decided = select(judged.c.subject, judgement.c.decision).join(judgement, judged.c.judgement == judgement.c.seq)
        subjects: set[str] = set()
        whole: set[str] = set()
        for some in chunks([*accounts, *assertions]):
            for subject, decision in execute(decided.where(judgement.c.in_force, judged.c.subject.in_(some))):
                if subject in assertions:
                    subjects.add(subject)
                elif decision == "accept":
                    whole.add(subject)
        subjects |= {one_id for one_id, row in assertions.items() if ids[row.account] in whole and row.retired_by is None}
        return cls(accounts, assertions, actors, frozenset(subjects))


def _assertion_row(one: Assertion) -> dict[str, Any]:
    return {
        "property": one.property,
        "value": value_json(one.value),
        "words": one.words,
        "evidence": spans_json(one.evidence),
        "claimants": claimants_json(one.claimants),
        "stance": one.stance,
        "certainty": one.certainty,
        "score": one.score,
        "made_by": one.made_by,
    }
