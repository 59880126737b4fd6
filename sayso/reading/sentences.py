"""Text → parse and sentences: the first step, on which all others stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from sayso.language import DEFAULT_PIPELINE, parse
from sayso.records import Sheet, Span

_PARAGRAPH: Final = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True)
class Sentences:
    """Parse the text and find its sentences. Needs nothing; gives `Sheet.parse` and `Sheet.sentences`.

    Attributes:
        pipeline: name or path of a spaCy pipeline.
    """

    pipeline: str = DEFAULT_PIPELINE
    name: str = "sentences"
    version: str = "3"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Sentences never cross a blank line, whatever the parser says; no character but white space is outside them."""
        chars = sheet.text.chars
        doc = parse(chars, self.pipeline)
        spans: list[Span] = []
        for sentence in doc.sents:
            start = sentence.start_char
            for gap in [*_PARAGRAPH.finditer(chars, sentence.start_char, sentence.end_char), None]:
                end = gap.start() if gap else sentence.end_char
                words = chars[start:end]
                if words.strip():
                    lead = len(words) - len(words.lstrip())
                    spans.append(Span(start + lead, start + len(words.rstrip())))
                start = gap.end() if gap else end
        return replace(sheet, parse=doc, sentences=tuple(spans))
