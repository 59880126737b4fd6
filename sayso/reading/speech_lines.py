"""Speakers set before a colon or behind a dash: "Minister: …", "“…” — the minister"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.reading.speech_draft import Draft, joined
from sayso.reading.speech_page import Page

_LONGEST_SPEAKER: Final = 9


def line_drafts(page: Page) -> Iterator[Draft]:
    """A speech for each paragraph that begins with a speaker and a colon, or ends with a dash and a speaker behind a quote."""
    for number, first in page.first_in.items():
        yield from _colon(page, first, page.last_in[number] + 1)
        yield from _dash(page, first, page.last_in[number] + 1)


def _colon(page: Page, first: int, end: int) -> Iterator[Draft]:
    doc = page.doc
    for i in range(first, min(end - 1, first + _LONGEST_SPEAKER + 1)):
        token = doc[i]
        if page.quoted(i) or (token.text in (".", "?", "!", ";") and i + 1 < end and doc[i + 1].is_title is False):
            return
        if token.text == ":" and i > first:
            if any(doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG") for k in range(first, i)):
                return
            content = joined(page, (i + 1, end))
            head = next((doc[k] for k in range(i - 1, first - 1, -1) if doc[k].pos_ in ("NOUN", "PROPN", "PRON")), doc[i - 1])
            source = page.span(first, i)
            if content and source is not None:
                yield Draft(token, ((i, i + 1),), head, source, content, "colon", ":", relation="own")
            return


def _dash(page: Page, first: int, end: int) -> Iterator[Draft]:
    doc = page.doc
    if not page.quoted(first):
        return
    quote = page.quotes[page.quote_of[first]]
    _, behind = page.quote_tokens(quote)
    if behind < end - 1 and doc[behind].text in ("—", "–", "-", "--", "―") and end - behind <= 3 * _LONGEST_SPEAKER:
        source, content = page.span(behind + 1, end), joined(page, (first, behind))
        if source is not None and content and not any(doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD") for k in range(behind + 1, end)):
            yield Draft(doc[behind], ((behind, behind + 1),), doc[behind + 1], source, content, "dash", "—", relation="own")
