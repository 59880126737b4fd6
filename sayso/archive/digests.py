"""One hash for each report over what no id holds: title, address and author, scores, certainty, and which words still count.

Ids follow from what makes a record what it is. A title may be corrected by a better intake and a score by a better coder, so they are no
part of an id; and what is no part of one could be changed behind the archive's back without a trace. See decision 16.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Connection, select

from sayso.archive.among import among
from sayso.archive.base import Base
from sayso.archive.checks import Break
from sayso.archive.tables import account, actor, assertion, digest, report

_REPORT: Final = ("id", "name", "url", "title", "byline", "retrieved", "language", "rights")
_ACCOUNT: Final = ("id", "scope", "place")
_ASSERTION: Final = ("id", "evidence", "certainty", "score", "made_by", "place")
_ACTOR: Final = ("id", "name", "body", "place")

_REPORTS: Final = select(report.c.serial, *(report.c[name] for name in _REPORT)).where(among(report.c.serial))
_ACCOUNTS: Final = (
    select(account.c.report, account.c.retired_by, *(account.c[name] for name in _ACCOUNT))
    .where(among(account.c.report))
    .order_by(account.c.id)
)
_ASSERTIONS: Final = (
    select(account.c.report, assertion.c.retired_by, *(assertion.c[name] for name in _ASSERTION))
    .join(account, assertion.c.account == account.c.serial)
    .where(among(account.c.report))
    .order_by(assertion.c.id)
)
_ACTORS: Final = (
    select(actor.c.report, actor.c.retired_by, *(actor.c[name] for name in _ACTOR))
    .where(among(actor.c.report))
    .order_by(actor.c.id)
)
_AT_ONCE: Final = 100


class DigestWriter(Base):
    """Keeps the hashes in step with what is put in."""

    def put_digests(self, reports: Iterable[int]) -> None:
        """Write down the hash of reports, by their serials, as they stand now."""
        found = digests_of(self.connection, list(reports))
        self.upsert(digest, [{"report": serial, "sha256": value} for serial, (_, value) in found.items()])


def digests_of(connection: Connection, reports: list[int]) -> dict[int, tuple[str, str]]:
    """The id and the hash of each report, by serial: SHA-256 over its own row and those of its accounts, assertions and actors."""
    rows: defaultdict[int, list[list[Any]]] = defaultdict(list)
    for kind, query in (("account", _ACCOUNTS), ("assertion", _ASSERTIONS), ("actor", _ACTORS)):
        for owner, retired, *values in connection.execute(query, {"ids": reports}):
            rows[owner].append([kind, retired is not None, *values])
    return {
        serial: (values[0], _hash([values, *rows[serial]])) for serial, *values in connection.execute(_REPORTS, {"ids": reports})
    }


def _hash(rows: list[list[Any]]) -> str:
    return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode("ascii")).hexdigest()


def reports_as_coded(connection: Connection) -> Iterator[Break | None]:
    """What no id holds is as it was put in: titles, addresses, scores. Reports from before hashes were kept are passed over."""
    last = 0
    query = select(digest).order_by(digest.c.report).limit(_AT_ONCE)
    while rows := connection.execute(query.where(digest.c.report > last)).all():
        found = digests_of(connection, [row.report for row in rows])
        for row in rows:
            report_id, value = found.get(row.report, (str(row.report), "none"))
            says = f"title, address, author, scores or certainty of report {report_id} are not those that were put in"
            yield None if value == row.sha256 else Break("coding", report_id, row.sha256, value, says)
        last = rows[-1].report
