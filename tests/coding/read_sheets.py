"""What the tests of coding steps start from: a sheet that reading is done with, and incidents whose words the test names."""

from __future__ import annotations

from sayso.language import doc_of
from sayso.reading.actors import Actors
from sayso.reading.amounts import Amounts
from sayso.reading.sentences import Sentences
from sayso.reading.speech import Speeches
from sayso.reading.weapons import Weapons
from sayso.records import Account, Report, Sheet, Span, Text


def sheet_of(chars: str, *anchors: str) -> Sheet:
    """A sheet that has been read, with one incident account named by the given words and all sentences in its scope."""
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2031-05-09")
    sheet = Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))
    for step in (Sentences(), Actors(), Amounts(), Weapons(), Speeches()):
        sheet = step(sheet)
    assert doc_of(sheet)
    spans = tuple(Span(chars.index(words), chars.index(words) + len(words)) for words in anchors)
    return sheet.adding(accounts=(Account(sheet.text.id, "incident", spans, sheet.sentences),))
