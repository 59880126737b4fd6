"""Checks of what was received and what was read: bytes, reports, texts, accounts, and the words behind each value."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, select

from sayso.archive.base import AnyRow
from sayso.archive.checks import Break, shown, stream, tried
from sayso.archive.codec import claimants_of, spans_of, unpacked, value_of
from sayso.archive.tables import account, assertion, blob, report, text
from sayso.records import Account, Assertion, Report, Text

_REPORT: Final = select(report.c.serial, report.c.id, report.c.sha256, report.c.name, report.c.source, report.c.published)
_ASSERTION: Final = select(assertion).order_by(assertion.c.serial)


def bytes_as_received(connection: Connection) -> Iterator[Break | None]:
    """The bytes of every report have the SHA-256 under which they are kept."""
    for rows in stream(connection, select(blob), blob.c.sha256, 50):
        for row in rows:
            try:
                digest = hashlib.sha256(unpacked(row.data)).hexdigest()
            except zlib.error as error:
                digest = f"cannot be unpacked ({error})"
            says = f"the bytes kept as {row.sha256} are not those that were received"
            yield None if digest == row.sha256 else Break("bytes", row.sha256, row.sha256, digest, says)


def reports_as_received(connection: Connection) -> Iterator[Break | None]:
    """The id of every report follows from its bytes, outlet and day."""
    for rows in stream(connection, _REPORT, report.c.serial):
        for row in rows:
            wanted = Report(row.sha256, row.name, source=row.source, published=row.published).id
            says = f"bytes, outlet or day of publication of report {row.id} ({row.name}) are not those that were put in"
            yield None if wanted == row.id else Break("report", row.id, row.id, wanted, says)


def texts_as_read(connection: Connection) -> Iterator[Break | None]:
    """The id of every text follows from its characters."""
    query = select(text.c.serial, text.c.id, text.c.chars, report.c.id.label("owner")).join(
        report, text.c.report == report.c.serial
    )
    for rows in stream(connection, query, text.c.serial, 200):
        for row in rows:
            wanted = Text(row.owner, row.chars, "").id
            says = f"the characters of text {row.id} of report {row.owner} are not those that were put in"
            yield None if wanted == row.id else Break("text", row.id, row.id, wanted, says)


def evidence_in_place(connection: Connection) -> Iterator[Break | None]:
    """Every account and assertion, retired ones too, has the id that its content gives, and its words stand where it says."""
    query = select(account.c.serial, account.c.id, account.c.kind, account.c.anchors, account.c.text)
    for rows in stream(connection, query, account.c.serial, 200):
        owners = sorted({row.text for row in rows})
        texts = {
            row.serial: row
            for row in connection.execute(select(text.c.serial, text.c.id, text.c.chars).where(text.c.serial.in_(owners)))
        }
        said: defaultdict[int, list[AnyRow]] = defaultdict(list)
        for one in connection.execute(_ASSERTION.where(assertion.c.account.in_([row.serial for row in rows]))):
            said[one.account].append(one)
        for row in rows:
            read = texts.get(row.text)
            if read is None:
                yield Break("account", row.id, "a text", "none", f"account {row.id} was read from a text that is not there")
                continue
            yield tried("account", row.id, _account_break, row, read.id)
            for one in said[row.serial]:
                yield tried("assertion", one.id, _assertion_break, one, row.id, read.chars)


def _account_break(row: AnyRow, text_id: str) -> Break | None:
    wanted = Account(text_id, row.kind, spans_of(row.anchors)).id
    says = f"text, kind or place of account {row.id} are not those that were put in"
    return None if wanted == row.id else Break("account", row.id, row.id, wanted, says)


def _assertion_break(row: AnyRow, account_id: str, chars: str) -> Break | None:
    evidence = spans_of(row.evidence)
    words = evidence[0].words(chars) if evidence else ""
    if words != row.words:
        says = f"the words of assertion {row.id} ({row.property}) do not stand in the text where it says"
        return Break("evidence", row.id, shown(row.words), shown(words), says)
    if max(span.end for span in evidence) > len(chars):
        says = f"evidence of assertion {row.id} ({row.property}) lies behind the end of its text"
        return Break("evidence", row.id, f"at most {len(chars)}", str(max(span.end for span in evidence)), says)
    made = Assertion(
        account_id,
        row.property,
        value_of(row.value),
        row.words,
        evidence,
        claimants_of(row.claimants),
        row.made_by,
        stance=row.stance,
    )
    says = f"value, words, speakers or stance of assertion {row.id} ({row.property}) are not those that were put in"
    return None if made.id == row.id else Break("assertion", row.id, row.id, made.id, says)
