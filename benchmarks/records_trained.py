"""Whole reports as rules and trained network together code them."""

from __future__ import annotations

from functools import lru_cache

from benchmarks.coder import received
from benchmarks.documents import Document
from benchmarks.records import record_of
from sayso.codebook import default_codebook
from sayso.pipeline import Pipeline, build
from sayso.records import Sheet
from sayso.settings import Settings


def predict(document: Document) -> dict[str, object]:
    """Code one report with the trained reader and write it in the form of the set."""
    return {document.key: document.id, **record_of(_pipeline()(Sheet(*received(document))))}


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    return build(Settings(reader="trained"), default_codebook())
