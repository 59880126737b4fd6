"""What police are said to have done, sentence by sentence: the IndiaPoliceEvents set (Halterman, Keith, Sarwar, O'Connor 2021).

An article is read whole, as a report would be, and each act goes to the sentence that its word stands in.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import Final

from benchmarks.documents import Document
from sayso.coding.force_acts import force_acts
from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

LABELS: Final = {"KILL": "kill", "ARREST": "arrest", "FORCE": "force"}
_STEPS: Final = (Sentences(), Actors())
_NO_BYTES: Final = "0" * 64
YES, NO = "yes", "no"


def predict_all(documents: list[Document], jobs: int) -> list[dict[str, object]]:
    """For each sentence whether police kill, arrest, use force in it; sentences of one article stand together in the set."""
    del jobs  # an article is read in a moment
    answers: list[dict[str, object]] = []
    for _, sentences in groupby(documents, key=lambda one: one.id.rpartition("-")[0]):
        answers += article(list(sentences))
    return answers


def article(sentences: list[Document]) -> list[dict[str, object]]:
    """The answers for the sentences of one article, in their order."""
    starts, chars = [], ""
    for sentence in sentences:
        starts.append(len(chars))
        chars += f"{sentence.text}\n"
    found: list[set[str]] = [set() for _ in sentences]
    report = Report(sha256=_NO_BYTES, name=sentences[0].id, published=sentences[0].published)
    sheet = Sheet(report, Text(report.id, chars, reader="benchmark@1"))
    for step in _STEPS:
        sheet = step(sheet)
    for act in force_acts(sheet):
        found[bisect_right(starts, act.trigger.idx) - 1].add(act.deed)
    return [
        {sentence.key: sentence.id, **{label: YES if deed in deeds else NO for label, deed in LABELS.items()}}
        for sentence, deeds in zip(sentences, found, strict=True)
    ]
