"""A benchmark's document coded as a user's report would be, by one pipeline a process; ``SAYSO_READER`` chooses the reader."""

from __future__ import annotations

import os
from functools import lru_cache

from benchmarks.documents import Document
from sayso.codebook import default_codebook
from sayso.pipeline import Pipeline, build
from sayso.records import Report, Sheet, Text
from sayso.settings import Settings


def coded(document: Document) -> Sheet:
    """The coded sheet of a document."""
    report, text = received(document)
    return _pipeline()(Sheet(report, text))


def by_rules(document: Document) -> Sheet:
    """The coded sheet of a document as the rules alone make it."""
    report, text = received(document)
    return _rules()(Sheet(report, text))


def coded_by_rules(document: Document) -> Sheet:
    """The sheet of a document as the rules alone code it, with its parse: what skills that read on in coded reports begin from."""
    report, text = received(document)
    return _rules().with_parse(Sheet(report, text))


def received(document: Document) -> tuple[Report, Text]:
    """The document as a report and its text: the title is the first line unless the text starts with it."""
    report = Report(sha256="0" * 64, name=document.id, source=document.source, title=document.title, published=document.published)
    title = (document.title or "").strip()
    if not title or document.text.lstrip().startswith(title):
        return report, Text(report.id, document.text, reader="benchmark@1")
    return report, Text(report.id, f"{title}\n\n{document.text}", reader="benchmark@1", body_start=len(title) + 2)


@lru_cache(maxsize=1)
def _rules() -> Pipeline:
    return build(Settings(reader="rules"), default_codebook())


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    return build(Settings(reader=os.environ.get("SAYSO_READER") or Settings().reader), default_codebook())
