"""Temporal expressions: TIMEX3 spans, types and values, as `score_timex.py` takes them."""

from __future__ import annotations

from benchmarks.documents import Document
from sayso.reading.times import read_times
from sayso.records import Interval


def predict(document: Document) -> dict[str, object]:
    timexes = []
    for mention in read_times(document.text, document.published):
        if isinstance(mention.value, Interval):
            span, value = mention.span, mention.value
            timexes.append(
                {"start": span.start, "end": span.end, "text": mention.words, "type": value.timex, "value": value.value}
            )
    return {document.key: document.id, "timexes": timexes}
