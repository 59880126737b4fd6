"""Quotation marks: which characters of a text stand between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(r"\"\"|[“”„«»\"]|''(?!')|``|‘‘|’’")
_OPENING: Final = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSING: Final = frozenset(("”", "»", "’’"))
_PARAGRAPH_END: Final = re.compile(r"[^\S\n]*\n\s*")
_SPEECH_END: Final = (",", "?", "!", ".", "-", "—", "–", "…", ";")
SCARE_WORDS: Final = 3
"""A quoted stretch of no more words than this, without a comma or full stop at its end, only marks a word, it quotes no one by itself."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch between quotation marks inside one paragraph.

    Attributes:
        start, end: characters, marks included.
        inner_start, inner_end: characters, marks left out.
        paragraph: number of the paragraph.
        opens: nothing but the mark stands before it in its paragraph.
        continues: it carries on a quotation whose marks were left open in the paragraph before.
        closed: a closing mark was found.
        words: how many words it has.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    opens: bool
    continues: bool
    closed: bool
    words: int

    def ends_speech(self, chars: str) -> bool:
        """Whether it ends as spoken words do before "said X": with a comma, full stop, question mark or dash inside or behind."""
        inside = self.spoken(chars)
        return inside.endswith(_SPEECH_END) or chars[self.end : self.end + 2].lstrip(" ").startswith((",", "—", "–"))

    def ends_sentence(self, chars: str) -> bool:
        """Whether its last words end a sentence."""
        return self.spoken(chars).endswith((".", "?", "!"))

    def spoken(self, chars: str) -> str:
        """Its characters without the marks, those of a quotation inside it at its end included (“They say, ‘It is over,’”)."""
        inside = chars[self.inner_start : self.inner_end].rstrip()
        bare = inside.rstrip("'’ ")
        return bare if bare.endswith(_SPEECH_END) else inside


def paragraphs_of(chars: str) -> list[tuple[int, int]]:
    """The paragraphs of a text: runs between line breaks, as half-open ranges of characters, in order."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for gap in _PARAGRAPH_END.finditer(chars):
        if gap.start() > start:
            ranges.append((start, gap.start()))
        start = gap.end()
    if start < len(chars):
        ranges.append((start, len(chars)))
    return ranges


def find_quotes(chars: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The quoted stretches of a text, in order; marks may be typographic, straight, doubled apostrophes or TeX-like.

    Marks do not nest: single marks inside double ones belong to the content. A mark left open is closed at the end of its
    paragraph; when the next paragraph opens with a mark again, that one carries the quotation on.
    """
    quotes: list[Quote] = []
    open_before = False
    for number, (start, end) in enumerate(paragraphs):
        opened: re.Match[str] | None = None
        for mark in _MARK.finditer(chars, start, end):
            if opened is None:
                if _may_open(chars, mark, start, end):
                    opened = mark
            elif _may_close(chars, mark, end):
                quotes.append(_quote(chars, opened, mark.start(), mark.end(), (number, start), open_before, True))
                opened, open_before = None, False
            elif mark.group() in _OPENING:
                # The mark that should have closed the last one was forgotten: let it end where this one begins.
                quotes.append(_quote(chars, opened, mark.start(), mark.start(), (number, start), open_before, False))
                opened, open_before = mark, False
        if opened is not None:
            quotes.append(_quote(chars, opened, end, end, (number, start), open_before, False))
        open_before = opened is not None
    return [quote for quote in quotes if quote.words]


def _quote(
    chars: str, opened: re.Match[str], inner_end: int, end: int, place: tuple[int, int], open_before: bool, closed: bool
) -> Quote:
    number, paragraph_start = place
    opens = opened.start() == paragraph_start
    words = len(re.findall(r"\w+", chars[opened.end() : inner_end]))
    return Quote(opened.start(), end, opened.end(), inner_end, number, opens, opens and open_before, closed, words)


def _may_open(chars: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return False
    before = chars[mark.start() - 1] if mark.start() > start else " "
    after = chars[mark.end()] if mark.end() < end else " "
    # A straight mark glued to the word before it and not to the one behind is a closing one (or an inch sign).
    return not (before.isalnum() and (after.isspace() or after in ".,;:?!")) and not before.isdigit()


def _may_close(chars: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() in _CLOSING:
        return True
    before = chars[mark.start() - 1]
    after = chars[mark.end()] if mark.end() < end else " "
    if mark.group() in _OPENING:
        # The wrong mark at the end: “We have left,“ he said.
        return before in _SPEECH_END and after.isspace()
    # Glued to the word behind it only: it opens another stretch, it does not close this one.
    return not (before.isspace() and after.isalnum())
