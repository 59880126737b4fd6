"""Checks of custody: the chain of the log, and the judgements against it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from sayso.archive.base import AnyRow
from sayso.archive.checks import Break, shown, stream, tried
from sayso.archive.judgements import ends, judgements_of, log_body
from sayso.archive.log import START, entry_hash
from sayso.archive.tables import judgement, log, run, seal


def chain_of_log(connection: Connection) -> Iterator[Break | None]:
    """The entries are numbered without a gap, each names the hash of the one before, and has its own."""
    previous, seq = START, 0
    for rows in stream(connection, select(log), log.c.seq):
        for row in rows:
            seq += 1
            wanted = entry_hash(row.seq, row.at, row.kind, row.by, row.body, row.previous)
            if row.seq != seq:
                yield Break(
                    "log", str(seq), str(seq), str(row.seq), f"entry {seq} of the log is missing; the next one is {row.seq}"
                )
            elif row.previous != previous:
                says = f"entry {seq} of the log does not follow the one before it: that one, or its hash, was changed"
                yield Break("log", str(seq), previous, row.previous, says)
            elif row.hash != wanted:
                yield Break("log", str(seq), row.hash, wanted, f"entry {seq} of the log was changed after it was written")
            else:
                yield None
            previous, seq = row.hash, row.seq


def judgements_as_logged(connection: Connection) -> Iterator[Break | None]:
    """Every judgement says what its entry of the log says, and every such entry has its judgement."""
    query = select(judgement, log.c.kind, log.c.body, log.c.at.label("logged_at"), log.c.by.label("logged_by"))
    joined = query.join(log, log.c.seq == judgement.c.seq, isouter=True)
    for rows in stream(connection, joined, judgement.c.seq):
        for row in rows:
            yield tried("judgement", row.id, _judgement_break, connection, row)
    logged = select(log.c.seq).where(log.c.kind == "judgement", log.c.seq.not_in(select(judgement.c.seq)))
    for row in connection.execute(logged.order_by(log.c.seq)):
        yield Break(
            "judgement",
            str(row.seq),
            "a judgement",
            "none",
            f"entry {row.seq} of the log is a judgement that is not there any more",
        )


def judgements_in_force(connection: Connection) -> Iterator[Break | None]:
    """What is said to be in force is what no judgement in force undoes or replaces."""
    rows = connection.execute(
        select(judgement.c.id, judgement.c.ends, judgement.c.in_force).order_by(judgement.c.seq.desc())
    ).all()
    ended: set[str] = set()
    for row in rows:
        stands = row.id not in ended
        if stands and row.ends:
            ended.add(row.ends)
        says = f"judgement {row.id} is {'' if stands else 'not '}in force by the log, and the archive takes it for the opposite"
        yield None if stands == row.in_force else Break("in force", row.id, str(stands), str(row.in_force), says)


def runs_as_logged(connection: Connection) -> Iterator[Break | None]:
    """Every run says what its entry of the log says."""
    runs = {row.key: row for row in connection.execute(select(run))}
    for rows in stream(connection, select(log).where(log.c.kind == "run"), log.c.seq):
        for row in rows:
            body = json.loads(row.body)
            found = runs.pop(body.get("run"), None)
            kept = found and [
                found.version,
                found.codebook,
                json.loads(found.components),
                json.loads(found.models),
                found.at,
                found.by,
            ]
            wanted = [body.get("version"), body.get("codebook"), body.get("components"), body.get("models"), row.at, row.by]
            says = f"run {body.get('run')} is not what entry {row.seq} of the log says"
            yield None if kept == wanted else Break("run", str(body.get("run")), shown(wanted), shown(kept), says)
    for key in sorted(runs):
        yield Break("run", key, "an entry of the log", "none", f"run {key} is not in the log")


def _judgement_break(connection: Connection, row: AnyRow) -> Break | None:
    if row.kind != "judgement":
        return Break("judgement", row.id, f"entry {row.seq} of the log", str(row.kind), f"judgement {row.id} is not in the log")
    body = json.loads(row.body)
    (record,) = judgements_of(connection, [row])
    kept = {**log_body(record, body.get("old")), "at": row.at, "by": row.by, "id": row.id, "ends": row.ends}
    wanted = {**body, "at": row.logged_at, "by": row.logged_by, "id": record.id, "ends": ends(record)}
    for name in sorted(wanted.keys() | kept.keys()):
        if kept.get(name) != wanted.get(name):
            says = f"judgement {row.id} is not what entry {row.seq} of the log says: its {name!r} was changed"
            return Break("judgement", row.id, shown(wanted.get(name)), shown(kept.get(name)), says)
    sealing = connection.execute(select(seal.c.name).where(seal.c.judgement == row.seq).limit(1)).first()
    if (sealing is not None) != (row.decision == "seal"):
        says = f"judgement {row.id} seals without names, or has names without sealing"
        return Break("judgement", row.id, row.decision, "names" if sealing else "no names", says)
    return None
