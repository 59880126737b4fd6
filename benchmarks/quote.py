"""Who said what: the outermost attributions of a text, in the form of the PolNeAR scorer."""

from __future__ import annotations

from benchmarks.documents import Document
from sayso.reading.speech import read_speech
from sayso.records import Span


def predict(document: Document) -> dict[str, object]:
    """One prediction; speeches inside another speech are left out, because the set annotates the outermost level only."""
    speeches = (speech for speech in read_speech(document.text) if speech.parent is None)
    attributions = [{"source": _ranges(s.source), "cue": _ranges(s.cue), "content": _ranges(s.content)} for s in speeches]
    return {document.key: document.id, "attributions": attributions}


def _ranges(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
