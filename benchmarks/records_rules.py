"""Whole reports as the rules alone code them: beside the trained reader, and on the reports that it has learned from."""

from __future__ import annotations

from benchmarks.coder import coded_by_rules
from benchmarks.documents import Document
from benchmarks.records import record_of


def predict(document: Document) -> dict[str, object]:
    """Code one report by rules and write it in the form of the set."""
    return {document.key: document.id, **record_of(coded_by_rules(document))}
