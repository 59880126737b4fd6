"""Speakers set before a colon or behind a dash: "Minister: …", "“…” — the minister"; and at the end of a headline: "…, army says"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.reading.speech_draft import Draft, joined
from sayso.reading.speech_page import Page
from sayso.reading.speech_words import words

_LONGEST_SPEAKER: Final = 9
_LONGEST_HEADLINE: Final = 30
_LONGEST_VOICE: Final = 6
_SHORTEST_NEWS: Final = 3
_SAYING: Final = ("says", "say", "said")


def line_drafts(page: Page) -> Iterator[Draft]:
    """A speech for each paragraph that begins with a speaker and a colon, or ends with a dash and a speaker behind a quote."""
    for number, first in page.first_in.items():
        if number == min(page.first_in):
            yield from _headline(page, first, page.last_in[number] + 1)
        yield from _colon(page, first, page.last_in[number] + 1)
        yield from _dash(page, first, page.last_in[number] + 1)


def _colon(page: Page, first: int, end: int) -> Iterator[Draft]:
    doc = page.doc
    turn = _behind_mark(page, first, end)
    quoted, first = turn > first, turn
    for i in range(first, min(end - 1, first + _LONGEST_SPEAKER + 1)):
        token = doc[i]
        if (page.quoted(i) and not quoted) or (
            token.text in (".", "?", "!", ";") and i + 1 < end and doc[i + 1].is_title is False
        ):
            return
        if token.text == ":" and i > first:
            if any(doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG") for k in range(first, i)):
                return
            content = joined(page, (i + 1, end))
            head = next((doc[k] for k in range(i - 1, first - 1, -1) if doc[k].pos_ in ("NOUN", "PROPN", "PRON")), doc[i - 1])
            source = page.span(first, i)
            if content and source is not None:
                yield Draft(token, ((i, i + 1),), head, source, content, "turn" if quoted else "colon", ":", relation="own")
            return


def _behind_mark(page: Page, first: int, end: int) -> int:
    """Where the speaker of a turn stands when the whole interview is quoted: behind the mark, in capitals (“VIK: We left.)."""
    if not page.quoted(first) or first + 2 >= end or page.doc[first + 1].i >= end or not page.doc[first + 1].is_upper:
        return first
    return first + 1 if page.doc[first].is_punct and len(page.doc[first + 1]) > 2 else first


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


def _headline(page: Page, first: int, end: int) -> Iterator[Draft]:
    """ "Six rebels killed near Kelm, army says", "Gunmen kill two in Kelm: police": the speaker at the end of the first line."""
    doc = page.doc
    while end > first and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    if not _SHORTEST_NEWS < end - first <= _LONGEST_HEADLINE:
        return
    says = doc[end - 1].lower_ in _SAYING
    marks = (",", "-", "–", "—") if says else (":",)
    last = end - 1 if says else end
    mark = next((i for i in range(last - 2, max(first, last - _LONGEST_VOICE - 2), -1) if doc[i].text in marks), None)
    if mark is None or mark - first < _SHORTEST_NEWS or any(page.quoted(i) for i in range(mark, end)):
        return
    if any(doc[k].dep_ in ("mark", "aux") for k in range(mark + 1, last)):
        return  # "…, as residents had said" is no headline
    head = next((doc[k] for k in range(last - 1, mark, -1) if doc[k].pos_ in ("NOUN", "PROPN")), None)
    source, content = page.span(mark + 1, last), joined(page, (first, mark))
    if head is None or source is None or not content or (not says and head.lemma_.lower() not in words("voices")):
        return
    cue = doc[end - 1] if says else doc[mark]
    yield Draft(cue, ((cue.i, cue.i + 1),), head, source, content, "colon", "say" if says else ":", relation="own")
