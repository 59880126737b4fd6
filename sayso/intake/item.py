"""What intake gives for each report that can be read."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import UnreadableReport
from sayso.records import Note, Report, Text


@dataclass(frozen=True, slots=True)
class Item:
    """One report that can be coded.

    Attributes:
        report: the published item as received.
        text: its readable text; every `Span` of the report counts in `text.chars`.
        data: the bytes as received, whose SHA-256 is `report.sha256`: those of the file, or of its line in JSON lines.
        notes: what was removed, changed or left unread on the way, in the order in which it was met.
    """

    report: Report
    text: Text
    data: bytes
    notes: tuple[Note, ...] = ()


Outcome = Item | UnreadableReport
"""What becomes of one report: it can be read, or there is a reason why not (an exception used as a value)."""
