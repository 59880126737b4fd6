"""Whole reports as the rules alone code them."""

from __future__ import annotations

from benchmarks.coder import by_rules
from benchmarks.documents import Document
from benchmarks.records import record_of


def predict(document: Document) -> dict[str, object]:
    """Code one report by the rules and write it in the form of the set."""
    return {document.key: document.id, **record_of(by_rules(document))}
