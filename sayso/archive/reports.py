"""Reports, their bytes and their texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from sayso.archive.among import among
from sayso.archive.base import Base
from sayso.archive.codec import dumped, packed, unpacked
from sayso.archive.index import index, index_new, unindex
from sayso.archive.tables import blob, report, text
from sayso.archive.totals import TotalWriter
from sayso.records import Origin, Report, Span, Text

_AT_ONCE: Final = 200
_FIELDS: Final = ("sha256", "name", "source", "url", "title", "byline", "published", "retrieved", "language", "rights")
_REPORTS: Final = select(report.c.id, *(report.c[name] for name in _FIELDS)).where(among(report.c.id)).order_by(report.c.id)
_IS_THERE: Final = select(report.c.serial).where(report.c.id == bindparam("report_id"))
_PARTS: Final = (text.c.chars, text.c.reader, text.c.encoding, text.c.origins, text.c.body_start)
_TEXT: Final = select(report.c.id, *_PARTS).select_from(text.join(report, text.c.report == report.c.serial))
_TEXTS_OF: Final = _TEXT.where(among(report.c.id), text.c.current).order_by(report.c.id)
_BOTH: Final = (
    select(*(report.c[name] for name in _FIELDS), report.c.id, *_PARTS)
    .select_from(report.join(text, (text.c.report == report.c.serial) & text.c.current))
    .order_by(report.c.id)
    .limit(_AT_ONCE)
)
_THERE: Final = select(
    select(report.c.serial).where(report.c.id == bindparam("report_id")).scalar_subquery(),
    select(blob.c.sha256).where(blob.c.sha256 == bindparam("sha256")).scalar_subquery(),
)


class ReportReader(Base):
    """Reports, their bytes and their texts, as they were put in."""

    def has_report(self, report_id: str) -> bool:
        """Whether the report is there."""
        return self.connection.execute(_IS_THERE, {"report_id": report_id}).first() is not None

    def report(self, report_id: str) -> Report | None:
        """The report, or None."""
        return self.reports([report_id]).get(report_id)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id; ids that are not there are left out."""
        return {row[0]: Report(*row[1:]) for row in self.each(_REPORTS, ids)}

    def text(self, text_id: str) -> Text | None:
        """The text, be it the one its report is read by today or a former one, or None."""
        row = self.connection.execute(_TEXT.where(text.c.id == text_id)).first()
        return _text(row) if row else None

    def text_of(self, report_id: str) -> Text | None:
        """The text that a report is read by today, or None if there is no such report."""
        return self.texts_of([report_id]).get(report_id)

    def texts_of(self, report_ids: Iterable[str]) -> dict[str, Text]:
        """The text that each report is read by today; ids that are not there are left out."""
        return {row[0]: _text(row) for row in self.each(_TEXTS_OF, report_ids)}

    def bytes_of(self, sha256: str) -> bytes | None:
        """The bytes as received, or None."""
        data = self.connection.execute(select(blob.c.data).where(blob.c.sha256 == sha256)).scalar()
        return None if data is None else unpacked(data)

    def each_report(self) -> Iterator[tuple[Report, Text]]:
        """All reports with the text of today, in order of their ids; a few at a time are in memory."""
        last = ""
        while rows := self.connection.execute(_BOTH.where(report.c.id > last)).all():
            for row in rows:
                yield Report(*row[: len(_FIELDS)]), _text(row[len(_FIELDS) :])
            last = rows[-1].id


class ReportWriter(ReportReader, TotalWriter):
    """Puts reports in."""

    def put_report(self, new: Report, new_text: Text, data: bytes) -> bool:
        """Keep a report, its readable text and its bytes.

        What is there already stays as it is. Another text of a report that is there becomes the one it is read by; the former one stays.

        Args:
            data: the bytes as received.

        Returns:
            whether anything was new.

        Raises:
            ValueError: if the bytes or the text are not those of the report.
        """
        if hashlib.sha256(data).hexdigest() != new.sha256:
            raise ValueError(f"{new.name}: the bytes have another SHA-256 than the report says")
        if new_text.report_id != new.id:
            raise ValueError(f"{new.name}: the text was read from {new_text.report_id}, not from {new.id}")
        serial, known_blob = self.connection.execute(_THERE, {"report_id": new.id, "sha256": new.sha256}).one()
        if serial is not None:
            return self._put_text(new, new_text, serial)
        if known_blob is None:
            self.insert(blob, [{"sha256": new.sha256, "size": len(data), "data": packed(data)}])
        serial = self.next_serial(report)
        self.insert(report, [{"serial": serial, "id": new.id, **{name: getattr(new, name) for name in _FIELDS}}])
        self.total_of_outlet(new.source)
        self._add_text(new, new_text, serial)
        return True

    def _put_text(self, new: Report, new_text: Text, serial: int) -> bool:
        """Make a text the one that a report which is there is read by; whether it was not so already."""
        former = list(self.connection.execute(select(text.c.serial).where(text.c.report == serial, text.c.current)).scalars())
        known = self.serial(text, text.c.id, new_text.id)
        if known in former:
            return False
        for old in former:
            unindex(self.connection, old)
            self.connection.execute(update(text).where(text.c.serial == old).values(current=False))
        if known is None:
            self._add_text(new, new_text, serial)
        else:
            self.connection.execute(update(text).where(text.c.serial == known).values(current=True))
            index(self.connection, known)
        return True

    def _add_text(self, new: Report, new_text: Text, serial: int) -> None:
        known = self.next_serial(text)
        self.insert(text, [{"serial": known, "report": serial, "title": new.title, **_row(new_text)}])
        index_new(self.connection, known, new.title, new_text.chars)


def _row(new: Text) -> dict[str, Any]:
    return {
        "id": new.id,
        "chars": new.chars,
        "reader": new.reader,
        "encoding": new.encoding,
        "origins": dumped([[origin.span.start, origin.span.end, origin.source_start] for origin in new.origins]),
        "body_start": new.body_start,
        "current": True,
    }


def _text(row: Any) -> Text:
    report_id, chars, reader, encoding, origins, body_start = row
    runs = tuple(Origin(Span(start, end), source) for start, end, source in json.loads(origins))
    return Text(report_id, chars, reader, encoding, runs, body_start)
