"""The log: what was done to the archive, by whom, when and why; each entry chained to the one before by its hash.

Nobody can change an entry, take one out or put one in between without every later hash going wrong, which `sayso verify` sees. (Who
can write to the file can still cut off the end, or write the whole chain anew: keep the last hash somewhere else to be sure of that too.)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from sayso.archive.tables import log

START: Final = "0" * 64
"""What stands for the hash before the first entry."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was done.

    Attributes:
        seq: 1, 2, 3, … without a gap.
        at: when, ISO 8601 in UTC.
        kind: what kind of thing ("judgement", "run", …).
        by: who: a person's name, or component@version.
        body: what, as JSON values.
        previous: `hash` of the entry before; 64 zeros for the first.
        hash: SHA-256 of all the above, in hexadecimal digits; see `entry_hash`.
    """

    seq: int
    at: str
    kind: str
    by: str
    body: Mapping[str, Any]
    previous: str
    hash: str


def canonical(value: object) -> str:
    """JSON in the one form that is hashed: keys sorted, no spaces, everything but ASCII written as an escape."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def entry_hash(seq: int, at: str, kind: str, by: str, body: str, previous: str) -> str:
    """SHA-256 over the canonical JSON of the list ``[seq, at, kind, by, body, previous]``, where `body` is its own canonical JSON."""
    return hashlib.sha256(canonical([seq, at, kind, by, body, previous]).encode("ascii")).hexdigest()


def append(connection: Connection, kind: str, by: str, at: str, body: Mapping[str, Any]) -> LogEntry:
    """Add an entry. Only one writer may do so at a time, which whoever opens the transaction sees to."""
    last = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).one_or_none()
    seq, previous = (last.seq + 1, last.hash) if last else (1, START)
    chars = canonical(body)
    digest = entry_hash(seq, at, kind, by, chars, previous)
    connection.execute(log.insert().values(seq=seq, at=at, kind=kind, by=by, body=chars, previous=previous, hash=digest))
    return LogEntry(seq, at, kind, by, json.loads(chars), previous, digest)


def entries(connection: Connection, after: int = 0) -> Iterator[LogEntry]:
    """All entries in order, or those after one of them."""
    query = select(log).where(log.c.seq > after).order_by(log.c.seq)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield _entry(row)


def latest(connection: Connection, before: int | None, limit: int) -> list[LogEntry]:
    """The last entries, or the last ones before one of them; the latest first."""
    query = select(log).order_by(log.c.seq.desc()).limit(limit)
    rows = connection.execute(query if before is None else query.where(log.c.seq < before))
    return [_entry(row) for row in rows]


def _entry(row: Row[Any]) -> LogEntry:
    return LogEntry(row.seq, row.at, row.kind, row.by, json.loads(row.body), row.previous, row.hash)
