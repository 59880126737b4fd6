"""Attributions in the form of the scorer."""

from __future__ import annotations

from benchmarks.documents import Document
from benchmarks.quote import predict


def test_only_the_outermost_level_is_written() -> None:
    chars = "Sael wrote that the ministry had said the road was open."
    prediction = predict(Document(key="docid", id="one", text=chars))
    assert prediction["docid"] == "one"
    assert prediction["attributions"] == [
        {"source": [[0, 4]], "cue": [[5, 10]], "content": [[chars.index("that"), len(chars) - 1]]},
    ]
