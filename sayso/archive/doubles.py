"""Double codings at rest. Who may read whose answers is decided above; see `sayso.review.doubles`."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import exists, select

from sayso.archive.base import AnyRow, Base
from sayso.archive.codec import dumped, value_json, value_of
from sayso.archive.double_tables import double, double_answer, double_done, double_outcome, double_report
from sayso.archive.tables import account, report
from sayso.records import Value
from sayso.records.double import Answer, DoubleCoding, Outcome


class DoubleReader(Base):
    """Double codings and what came of them."""

    def doubles(self) -> list[DoubleCoding]:
        """All double codings, the latest first."""
        rows = self.connection.execute(select(double).order_by(double.c.made.desc(), double.c.id)).all()
        reports: dict[str, list[str]] = {row.id: [] for row in rows}
        for row in self.connection.execute(select(double_report).order_by(double_report.c.double, double_report.c.place)):
            reports[row.double].append(row.report)
        return [
            DoubleCoding(row.name, (row.first, row.second), tuple(reports[row.id]), row.by, row.made, row.codebook)
            for row in rows
        ]

    def double(self, double_id: str) -> DoubleCoding | None:
        """One of them, or None."""
        return next((one for one in self.doubles() if one.id == double_id), None)

    def reports_to_code(self) -> list[str]:
        """The reports in which there is something to code and that nobody codes twice yet, sorted."""
        there = exists().where(account.c.report == report.c.serial, account.c.retired_by.is_(None))
        taken = select(double_report.c.report)
        return list(
            self.connection.execute(select(report.c.id).where(there, report.c.id.not_in(taken)).order_by(report.c.id)).scalars()
        )

    def doubles_done(self, double_id: str) -> dict[str, set[str]]:
        """For each report that somebody has finished, who has."""
        found: dict[str, set[str]] = {}
        for row in self.connection.execute(select(double_done).where(double_done.c.double == double_id)):
            found.setdefault(row.report, set()).add(row.coder)
        return found

    def answers(self, double_id: str, coders: Iterable[str], report_id: str | None = None) -> list[Answer]:
        """What these coders say, of one report or of all, by unit, field and coder."""
        columns = double_answer.c
        query = select(double_answer).where(columns.double == double_id, columns.coder.in_(sorted(coders)))
        mine = query if report_id is None else query.where(columns.report == report_id)
        rows = self.connection.execute(mine.order_by(columns.report, columns.unit, columns.field, columns.coder))
        return [
            Answer(row.unit, row.field, row.coder, row.report, _values(row.value), _written(row), row.words, row.at)
            for row in rows
        ]

    def outcomes(self, double_id: str) -> dict[tuple[str, str], Outcome]:
        """What was settled, by unit and field."""
        rows = self.connection.execute(select(double_outcome).where(double_outcome.c.double == double_id))
        return {
            (row.unit, row.field): Outcome(
                row.unit,
                row.field,
                row.report,
                _values(row.value),
                _written(row),
                row.by,
                row.at,
                row.reason,
                tuple(json.loads(row.judgements)),
            )
            for row in rows
        }


class DoubleWriter(DoubleReader):
    """Puts double codings in."""

    def put_double(self, new: DoubleCoding) -> None:
        """Keep a double coding that was set up."""
        row = {"id": new.id, "name": new.name, "first": new.coders[0], "second": new.coders[1], "by": new.by}
        self.insert(double, [{**row, "made": new.made, "codebook": new.codebook}])
        rows = [{"double": new.id, "report": report, "place": place} for place, report in enumerate(new.reports)]
        self.insert(double_report, rows)

    def put_answers(self, double_id: str, answers: Iterable[Answer]) -> None:
        """Keep answers in the place of those that their coders gave before."""
        rows = [
            {
                "double": double_id,
                "unit": one.unit,
                "field": one.field,
                "coder": one.coder,
                "report": one.report,
                "value": _json(one.values),
                "written": dumped(list(one.written)),
                "words": one.words,
                "at": one.at,
            }
            for one in answers
        ]
        self.upsert(double_answer, rows)

    def put_double_done(self, double_id: str, report_id: str, coder: str, at: str) -> None:
        """Keep that a coder has finished a report."""
        self.upsert(double_done, [{"double": double_id, "report": report_id, "coder": coder, "at": at}])

    def put_outcome(self, double_id: str, new: Outcome) -> None:
        """Keep what was settled, in the place of what was settled before."""
        row = {"double": double_id, "unit": new.unit, "field": new.field, "report": new.report, "value": _json(new.values)}
        more = {
            "written": dumped(list(new.written)),
            "by": new.by,
            "at": new.at,
            "reason": new.reason,
            "judgements": dumped(list(new.judgements)),
        }
        self.upsert(double_outcome, [{**row, **more}])


def _written(row: AnyRow) -> tuple[str, ...]:
    return tuple(json.loads(row.written))


def _json(values: Iterable[Value]) -> str:
    return dumped([value_json(value) for value in values])


def _values(chars: str) -> tuple[Value, ...]:
    return tuple(value_of(one) for one in json.loads(chars))
