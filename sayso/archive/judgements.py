"""Decisions at rest: put beside the log, and read back as they stand today.

A decision is in force while no decision that is in force undoes it or takes its place. So the undoing of an undoing brings it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from sayso.archive.batches import batches
from sayso.archive.codec import value_json, value_of
from sayso.archive.index import holding, reindex
from sayso.archive.log import LogEntry, append
from sayso.archive.seals import kept_names, put_names, sealed_names
from sayso.archive.search import matches
from sayso.archive.tables import assertion, judged, judgement
from sayso.errors import JudgementError
from sayso.records import Judgement


def put_judgement(connection: Connection, decision: Judgement, names: Iterable[str] = ()) -> LogEntry | None:
    """Keep a decision and log it, with the value it changes. If it changes what is sealed, the full-text index follows.

    Args:
        names: with ``seal``: all that the person is called in the archive. They are not logged.

    Returns:
        the entry of the log, or None if exactly this decision was there already.

    Raises:
        JudgementError: if it undoes or replaces a judgement that is not in the archive, or seals without names.
    """
    sealing = kept_names(names)
    if (decision.decision == "seal") != bool(sealing):
        raise JudgementError(f"{decision.subjects[0]}: a seal needs the names that it hides, and no other judgement has any")
    if _seq(connection, decision.id) is not None:
        return None
    ended = ends(decision)
    if ended is not None and _seq(connection, ended) is None:
        raise JudgementError(f"there is no judgement {ended} in the archive that could be undone or replaced; check the id")
    body = log_body(decision, _old(connection, decision))
    entry = append(connection, "judgement", decision.by, decision.at, body)
    connection.execute(judgement.insert().values(seq=entry.seq, **judgement_row(decision), in_force=True))
    connection.execute(judged.insert(), judged_rows(decision, entry.seq))
    before = sealed_names(connection)
    put_names(connection, entry.seq, decision.subjects[0], sealing)
    _settle(connection, ended)
    changed = set(before) ^ set(sealed_names(connection))
    if changed:
        reindex(connection, matches(connection, holding(sorted(changed))))
    return entry


def in_force(connection: Connection) -> list[Judgement]:
    """All decisions that stand, in order of the log: without those undone or replaced, and without the undoings themselves."""
    query = select(judgement).where(judgement.c.in_force, judgement.c.decision != "undo").order_by(judgement.c.seq)
    return judgements_of(connection, connection.execute(query).all())


def in_force_of(connection: Connection, by: str, at: str) -> list[Judgement]:
    """The decisions that stand and that somebody took in one step, in order of the log; undoings left out."""
    mine = (judgement.c.by == by, judgement.c.at == at, judgement.c.in_force, judgement.c.decision != "undo")
    return judgements_of(connection, connection.execute(select(judgement).where(*mine).order_by(judgement.c.seq)).all())


def in_force_on(connection: Connection, subjects: Iterable[str]) -> list[Judgement]:
    """The decisions that stand and have any of the subjects on either side, in order of the log."""
    rows: dict[int, Row[Any]] = {}
    for some in batches(sorted(set(subjects))):
        query = select(judgement).join(judged, judged.c.judgement == judgement.c.seq)
        found = connection.execute(query.where(judged.c.subject.in_(some), judgement.c.in_force))
        rows |= {row.seq: row for row in found}
    return judgements_of(connection, [rows[seq] for seq in sorted(rows)])


def grades(connection: Connection) -> dict[str, str]:
    """The grade that stands for each source (A to F), report or account (1 to 6), by name or id; the last one given counts."""
    query = (
        select(judged.c.subject, judgement.c.value)
        .join(judgement, judged.c.judgement == judgement.c.seq)
        .where(judgement.c.in_force, judgement.c.decision == "grade")
        .order_by(judgement.c.seq)
    )
    found = {row.subject: str(value_of(row.value)) for row in connection.execute(query)}
    return dict(sorted(found.items()))


def judgements_of(connection: Connection, rows: Sequence[Row[Any]]) -> list[Judgement]:
    """The records of some rows, in their order."""
    sides: dict[int, tuple[list[str], list[str]]] = {row.seq: ([], []) for row in rows}
    for some in batches(sorted(sides)):
        query = select(judged).where(judged.c.judgement.in_(some)).order_by(judged.c.judgement, judged.c.side, judged.c.place)
        for row in connection.execute(query):
            sides[row.judgement][row.side].append(row.subject)
    return [
        Judgement(
            subjects=tuple(sides[row.seq][0]),
            decision=row.decision,
            by=row.by,
            at=row.at,
            value=None if row.value is None else value_of(row.value),
            reason=row.reason,
            replaces=row.replaces,
            against=tuple(sides[row.seq][1]),
        )
        for row in rows
    ]


def ends(decision: Judgement) -> str | None:
    """The id of the judgement that this one undoes or takes the place of, or None."""
    return decision.subjects[0] if decision.decision == "undo" else decision.replaces


def judgement_row(decision: Judgement) -> dict[str, Any]:
    """A decision as its row, without what others make of it."""
    return {
        "id": decision.id,
        "decision": decision.decision,
        "by": decision.by,
        "at": decision.at,
        "value": None if decision.value is None else value_json(decision.value),
        "reason": decision.reason,
        "replaces": decision.replaces,
        "ends": ends(decision),
    }


def judged_rows(decision: Judgement, seq: int) -> list[dict[str, Any]]:
    """What a decision is about, as rows."""
    return [
        {"subject": subject, "judgement": seq, "side": side, "place": place}
        for side, subjects in enumerate((decision.subjects, decision.against))
        for place, subject in enumerate(subjects)
    ]


def log_body(decision: Judgement, old: object) -> dict[str, Any]:
    """What the log says of a decision: what it was, on what, the old and the new value, and why."""
    return {
        "id": decision.id,
        "decision": decision.decision,
        "subjects": list(decision.subjects),
        "against": list(decision.against),
        "old": old,
        "new": None if decision.value is None else json.loads(value_json(decision.value)),
        "reason": decision.reason,
        "replaces": decision.replaces,
    }


def _seq(connection: Connection, id: str) -> int | None:
    return connection.execute(select(judgement.c.seq).where(judgement.c.id == id)).scalar()


def _old(connection: Connection, decision: Judgement) -> object:
    """The value that stood before a correction or a grade, as JSON, or None."""
    if decision.value is None or decision.decision == "add":
        return None
    query = (
        select(judgement.c.value)
        .join(judged, judged.c.judgement == judgement.c.seq)
        .where(judged.c.subject == decision.subjects[0], judgement.c.decision == decision.decision, judgement.c.in_force)
        .order_by(judgement.c.seq.desc())
        .limit(1)
    )
    found = connection.execute(query).scalar()
    if found is None:
        found = connection.execute(select(assertion.c.value).where(assertion.c.id == decision.subjects[0])).scalar()
    return None if found is None else json.loads(found)


def _settle(connection: Connection, judged_id: str | None) -> None:
    """Say anew whether a judgement is in force, then whether the one that it ends is, and so on down to the first."""
    while judged_id is not None:
        row = connection.execute(select(judgement).where(judgement.c.id == judged_id)).one()
        ended = connection.execute(
            select(judgement.c.seq).where(judgement.c.ends == judged_id, judgement.c.in_force).limit(1)
        ).first()
        if row.in_force == (ended is None):
            return
        connection.execute(update(judgement).where(judgement.c.seq == row.seq).values(in_force=ended is None))
        judged_id = row.ends
