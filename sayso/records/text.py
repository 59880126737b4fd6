"""The readable text of a report, with a way back to its bytes."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.ids import content_id
from sayso.records.span import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """One run of characters of a `Text` that stands unchanged in the decoded source.

    Attributes:
        span: where the run is in the `Text`.
        source_start: where it starts in the decoded characters of the report's bytes.
    """

    span: Span
    source_start: int


@dataclass(frozen=True, slots=True)
class Text:
    """The readable text of one report, without page furniture.

    Attributes:
        report_id: the report it was read from.
        chars: the characters; every `Span` counts in them.
        reader: component@version that made it, so that it can be made again.
        encoding: how the bytes were decoded (None if they were given as characters).
        origins: runs that could be located in the decoded source, in order; empty where the way back is not known.
        body_start: where the body begins in `chars`, after the title line if the title is part of it.
    """

    report_id: str
    chars: str
    reader: str
    encoding: str | None = None
    origins: tuple[Origin, ...] = ()
    body_start: int = 0

    @property
    def id(self) -> str:
        """A text is its characters: another reader that gives the same ones gives the same text."""
        return content_id("txt", self.report_id, self.chars)

    def words(self, span: Span) -> str:
        """The words of a span, verbatim."""
        return span.words(self.chars)

    def source_span(self, span: Span) -> tuple[int, int] | None:
        """Where a span stands in the decoded characters of the bytes as received, if that is known.

        Returns:
            a half-open range, or None when the span is not wholly inside one located run.
        """
        for origin in self.origins:
            if origin.span.covers(span):
                shift = origin.source_start - origin.span.start
                return span.start + shift, span.end + shift
        return None
