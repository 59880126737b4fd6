"""Checks of double coding: what was set up against the log, and what was settled against the judgements that it became."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select, tuple_

from sayso.archive.base import AnyRow, AnySelect
from sayso.archive.checks import Break, shown, stream, tried
from sayso.archive.double_tables import double, double_answer, double_done, double_outcome, double_report
from sayso.archive.tables import account, assertion, judged, judgement, log, report
from sayso.records.double import DoubleCoding

_IS_ONE: Final = "is_one"
"""The field that asks whether an account is one at all; see `sayso.review.distances`."""
_SAYS: Final = ("accept", "correct", "add")
"""Decisions by which a value counts."""


def doubles_as_logged(connection: Connection) -> Iterator[Break | None]:
    """Every double coding has the coders and reports that its entry of the log says, and nobody else answers in it."""
    logged: dict[object, dict[str, object]] = {}
    for rows in stream(connection, select(log).where(log.c.kind == "double"), log.c.seq):
        logged |= {body.get("double"): body for row in rows for body in (json.loads(row.body),)}
    for row in connection.execute(select(double).order_by(double.c.id)).all():
        yield tried("double coding", row.id, _double_break, connection, row, logged.pop(row.id, None))
    for one in sorted(map(str, logged)):
        yield Break("double coding", one, "a double coding", "none", f"double coding {one} is in the log and not there any more")


def outcomes_as_judged(connection: Connection) -> Iterator[Break | None]:
    """Everything that was settled is what the judgements say that came of it, at that moment, by that person, about that field."""
    names = {row.id: row.name for row in connection.execute(select(double))}
    for one in sorted(names):
        query = select(double_outcome).where(double_outcome.c.double == one)
        last: tuple[str, str] | None = None
        ordered = query.order_by(double_outcome.c.unit, double_outcome.c.field).limit(500)
        while True:
            after = tuple_(double_outcome.c.unit, double_outcome.c.field)
            rows = connection.execute(ordered if last is None else ordered.where(after > tuple_(*last))).all()
            for row in rows:
                yield tried("outcome", f"{row.unit} {row.field}", _outcome_break, connection, row, names[one])
            if not rows:
                break
            last = (rows[-1].unit, rows[-1].field)


def _double_break(connection: Connection, row: AnyRow, body: dict[str, object] | None) -> Break | None:
    reports = connection.execute(
        select(double_report.c.report).where(double_report.c.double == row.id).order_by(double_report.c.place)
    ).scalars()
    there = tuple(reports)
    kept = {"name": row.name, "coders": [row.first, row.second], "reports": list(there)}
    wanted = {name: (body or {}).get(name) for name in kept}
    own = DoubleCoding(row.name, (row.first, row.second), there, row.by, row.made, row.codebook).id
    if body is None or own != row.id:
        return Break(
            "double coding", row.id, "an entry of the log", own, f"double coding {row.id} is not the one that was set up"
        )
    for name in kept:
        if kept[name] != wanted[name]:
            says = f"double coding {row.id} is not what the log says: its {name} were changed"
            return Break("double coding", row.id, shown(wanted[name]), shown(kept[name]), says)
    coders = {row.first, row.second}
    for table in (double_answer, double_done):
        strange = select(table.c.coder, table.c.report).where(
            table.c.double == row.id, table.c.coder.not_in(coders) | table.c.report.not_in(there)
        )
        found = connection.execute(strange.limit(1)).first()
        if found:
            says = f"double coding {row.id} holds what {found.coder} says of {found.report}, which it did not ask for"
            return Break("double coding", row.id, "its coders and reports", shown(tuple(found)), says)
    return None


def _outcome_break(connection: Connection, row: AnyRow, name: str) -> Break | None:
    def wrong(expected: object, found: object, says: str) -> Break:
        where = f"what {row.unit} was settled to in {row.field}"
        return Break("outcome", f"{row.unit} {row.field}", shown(expected), shown(found), f"{where} {says}")

    of = (
        select(report.c.id).select_from(account.join(report, account.c.report == report.c.serial)).where(account.c.id == row.unit)
    )
    owner = connection.execute(of).scalar()
    if owner != row.report:
        return wrong(owner, row.report, "is put down to another report than it is of")
    finished = select(double_done.c.coder).where(double_done.c.double == row.double, double_done.c.report == row.report)
    if len(connection.execute(finished).all()) != 2:
        return wrong("both coders", "not both", "was settled before both had finished the report")
    values, ids = json.loads(row.value), json.loads(row.judgements)
    if len(values) != len(json.loads(row.written)):
        return wrong(row.written, row.value, "is written otherwise than it is kept")
    rows = {one.id: one for one in connection.execute(_decisions(ids))}
    missing = [one for one in ids if one not in rows]
    if missing:
        return wrong(missing[0], "none", "became a judgement that is not there")
    for one in rows.values():
        if (one.by, one.at) != (row.by, row.at):
            return wrong((row.by, row.at), (one.by, one.at), "became a judgement of somebody else, or of another moment")
        if not one.reason.startswith(f"double coding {name!r}: ") or not one.reason.endswith(row.reason):
            return wrong(row.reason, one.reason, "has another reason than its judgement")
        about = (row.unit, None) if row.field == _IS_ONE else (row.unit, row.field)
        if (one.subject if row.field == _IS_ONE else one.owner, one.property) != about:
            return wrong(about, (one.subject, one.property), "became a judgement about something else")
    says = _values_break(row.field, values, list(rows.values()))
    return wrong(shown([(one.decision, one.value) for one in rows.values()]), row.value, says) if says else None


def _decisions(ids: Sequence[str]) -> AnySelect:
    columns = (judgement.c.id, judgement.c.decision, judgement.c.by, judgement.c.at, judgement.c.value, judgement.c.reason)
    about = judgement.join(judged, (judged.c.judgement == judgement.c.seq) & (judged.c.side == 0))
    whole = about.join(assertion, assertion.c.id == judged.c.subject, isouter=True).join(
        account, account.c.serial == assertion.c.account, isouter=True
    )
    more = (judged.c.subject, assertion.c.property, account.c.id.label("owner"))
    return select(*columns, *more).select_from(whole).where(judgement.c.id.in_(ids)).order_by(judgement.c.seq)


def _values_break(field: str, values: Sequence[str], rows: Sequence[AnyRow]) -> str:
    """Why these decisions do not come to these values; "" if they do."""
    if field == _IS_ONE:
        decided = [row.decision for row in rows]
        return "" if decided == ["accept" if values == ["true"] else "reject"] else "is not what its judgement decides"
    # What was accepted may be the same in another form (a place with coordinates), which this layer cannot tell.
    if any(row.decision in ("correct", "add") and row.value not in values for row in rows):
        return "is not what its judgement says"
    if not values and any(row.decision in _SAYS for row in rows):
        return "is nothing, and its judgement says something"
    return ""
