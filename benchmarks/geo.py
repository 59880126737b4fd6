"""Toponyms and their coordinates, in the form that `score_geo.py` of the set takes."""

from __future__ import annotations

from benchmarks.documents import Document
from sayso.reading.places import read_places
from sayso.records import Place


def predict(document: Document) -> dict[str, object]:
    """The toponyms of one document; facilities are no toponyms there."""
    toponyms = [
        {"start": m.span.start, "end": m.span.end, "lat": m.value.lat, "lon": m.value.lon, "geonameid": m.value.geonameid}
        for m in read_places(document.text)
        if m.kind == "place" and isinstance(m.value, Place)
    ]
    return {document.key: document.id, "toponyms": toponyms}
