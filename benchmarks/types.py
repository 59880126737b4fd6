"""Event types of short texts (the label set of CASE 2021, shared task 2)."""

from __future__ import annotations

from benchmarks.documents import Document
from sayso.coding.event_types import event_type_of
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

_NO_BYTES = "0" * 64


def predict(document: Document) -> dict[str, object]:
    """One label: ``{"id", "event_type"}``."""
    report = Report(sha256=_NO_BYTES, name=document.id)
    sheet = Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=document.text, reader="benchmark@1")))
    return {document.key: document.id, "event_type": event_type_of(sheet).label}
