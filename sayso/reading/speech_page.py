"""What all speech rules look at: the parse, the quotation marks and the paragraphs of one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from sayso.reading.speech_marks import Quote, find_quotes, paragraphs_of
from sayso.records import Span

_EDGE_MARKS = frozenset(",.;:-–—…")


@dataclass(frozen=True)
class Page:
    """One text as the rules see it.

    Attributes:
        doc: the parse.
        chars: the characters that were parsed (same offsets as the text).
        quotes: the quoted stretches, in order.
        quote_of: for each token the index of the quote that it stands in (marks included), or -1.
        paragraph_of: for each token the number of its paragraph, or -1 between them.
        ends: for each token the character behind it.
    """

    doc: Doc
    chars: str
    quotes: tuple[Quote, ...]
    quote_of: list[int]
    paragraph_of: list[int]
    ends: list[int]
    first_in: dict[int, int] = field(default_factory=dict)
    last_in: dict[int, int] = field(default_factory=dict)

    def paragraph_start(self, i: int) -> int:
        """Index of the first token of the paragraph of token `i`."""
        return self.first_in.get(self.paragraph_of[i], i)

    def paragraph_end(self, i: int) -> int:
        """Index behind the last token of the paragraph of token `i`."""
        return self.last_in.get(self.paragraph_of[i], i) + 1

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands between quotation marks."""
        return self.quote_of[i] >= 0

    def quotes_over(self, span: Span) -> tuple[Quote, ...]:
        """The quotes that share a character with a span."""
        first = bisect_right(self.quotes, span.start, key=lambda quote: quote.end)
        last = bisect_left(self.quotes, span.end, key=lambda quote: quote.start)
        return self.quotes[first:last]

    def token_from(self, start: int) -> Token:
        """The token that holds a character, or the next one behind it."""
        return self.doc[self.index_from(start)]

    def index_from(self, start: int) -> int:
        """The index of that token."""
        return min(bisect_right(self.ends, start), len(self.doc) - 1)

    def quote_tokens(self, quote: Quote) -> tuple[int, int]:
        """Indexes of the first token of a quote and behind its last one."""
        start = bisect_right(self.ends, quote.start)
        number = self.quote_of[start] if start < len(self.doc) else -1
        end = start
        while end < len(self.doc) and self.quote_of[end] == number:
            end += 1
        return start, max(end, start + 1)

    def span(self, start: int, end: int) -> Span | None:
        """The span of tokens ``[start, end)`` without blanks and without commas and full stops at the edges."""
        while start < end and (self.doc[start].is_space or self.doc[start].text in _EDGE_MARKS):
            start += 1
        while end > start and (self.doc[end - 1].is_space or self.doc[end - 1].text in _EDGE_MARKS):
            end -= 1
        if start >= end:
            return None
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))


def page_of(doc: Doc) -> Page:
    """Find quotes and paragraphs and lay them over the tokens of a parse."""
    chars = doc.text
    paragraphs = paragraphs_of(chars)
    quotes = find_quotes(chars, paragraphs)
    starts = [token.idx for token in doc]
    ends = [start + len(token) for start, token in zip(starts, doc, strict=True)]
    blank = [token.is_space for token in doc]
    quote_of = _numbers(ends, starts, blank, ((q.start, q.end) for q in quotes))
    paragraph_of = _numbers(ends, starts, blank, paragraphs)
    page = Page(doc, chars, tuple(quotes), quote_of, paragraph_of, ends)
    for i, number in enumerate(paragraph_of):
        if number >= 0:
            page.first_in.setdefault(number, i)
            page.last_in[number] = i
    return page


def _numbers(ends: list[int], starts: list[int], blank: list[bool], ranges: Iterable[tuple[int, int]]) -> list[int]:
    """For each token the number of the first range that holds its start, or -1; ranges in order, without overlap."""
    out = [-1] * len(starts)
    i = 0
    for number, (start, end) in enumerate(ranges):
        i = max(i, bisect_right(ends, start))
        behind = bisect_left(starts, end)
        for k in range(i, behind):
            if not blank[k]:
                out[k] = number
        i = max(i, behind)
    return out
