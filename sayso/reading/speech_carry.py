"""Quotations without a cue of their own: the next paragraph of the same speaker."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import Final

from sayso.reading.speech_draft import Draft
from sayso.reading.speech_marks import Quote
from sayso.reading.speech_page import Page
from sayso.records import Span

_LEAST_WORDS: Final = 4
_SURE: Final = 0.6
_REACH: Final = 4_000
"""Characters between the start of a content and a quotation inside it, at most."""


def carried_on(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give the quotations that open a paragraph without a cue to who spoke last.

    A quotation whose marks were left open at the end of a paragraph goes on with the mark that opens the next one: it is more
    content of the same speech. A paragraph that is a quotation after a closed one is a speech without a cue by the same speaker,
    if the paragraph before ended with spoken words of only one speaker.

    Args:
        page: the text.
        drafts: the speeches found so far, in the order of their cues.

    Returns:
        the speeches, with the new ones where they stand.
    """
    out = list(drafts)
    taken = _Taken(page, out)
    speaker: tuple[Draft, int] | None = None
    for number, quote in enumerate(page.quotes):
        holder = taken.holder(quote)
        if holder is not None:
            speaker = (holder, quote.paragraph)
            continue
        if not quote.opens or quote.words < _LEAST_WORDS or speaker is None or quote.paragraph - speaker[1] != 1:
            continue
        last, _ = speaker
        if last.source is None or taken.cues_in(quote.paragraph):
            continue
        rest = Span(quote.start, quote.end)
        if quote.continues:
            last.content = (*last.content, rest)
        elif not _alone(page, number):
            continue
        else:
            last = Draft(
                last.head,
                (),
                last.source_head,
                last.source,
                (rest,),
                "carried on",
                "",
                relation=last.relation,
                score=_SURE * last.score,
            )
            out.append(last)
        speaker = (last, quote.paragraph)
    return sorted(out, key=lambda draft: draft.start)


class _Taken:
    """Which quotes and paragraphs the speeches found so far already use."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self._holders: list[tuple[int, int, Draft]] = sorted(
            ((part.start, part.end, draft) for draft in drafts for part in draft.content), key=lambda entry: entry[:2]
        )
        self._starts = [start for start, _, _ in self._holders]
        self._paragraphs = {page.paragraph_of[draft.head.i] for draft in drafts if not page.quoted(draft.head.i)}

    def holder(self, quote: Quote) -> Draft | None:
        """The speech whose content holds most of a quote, or None."""
        near = bisect_left(self._starts, quote.start - _REACH)
        for start, end, draft in islice(self._holders, near, None):
            if start >= quote.end:
                break
            if min(end, quote.end) - max(start, quote.start) > 0.5 * (quote.end - quote.start):
                return draft
        return None

    def cues_in(self, paragraph: int) -> bool:
        """Whether a cue stands outside quotation marks in a paragraph."""
        return paragraph in self._paragraphs


def _alone(page: Page, number: int) -> bool:
    """Whether nothing but quotations stands in the paragraph of a quote, a few closing words apart."""
    quote = page.quotes[number]
    inside = sum(other.end - other.start for other in page.quotes if other.paragraph == quote.paragraph)
    first = page.first_in.get(quote.paragraph)
    last = page.last_in.get(quote.paragraph)
    if first is None or last is None:
        return False
    length = page.doc[last].idx + len(page.doc[last]) - page.doc[first].idx
    return inside >= 0.95 * length
