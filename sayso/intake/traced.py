"""Characters that know where in their source they stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sayso.records import Origin, Span

_INVISIBLE: Final = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
"""Soft hyphen, zero-width characters, marks, embeddings, overrides and isolates of writing direction, tag characters."""
_BREAK: Final = "\r\n?|[\x0b\x0c\x1c-\x1e\u2028\u2029]"
_BLANK: Final = "[\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_LATE_CONTROL: Final = "[\x80-\x9f]"
_CONTROL: Final = f"[\x00-\x08\x0e-\x1b\x7f{_INVISIBLE}]+"
_LONE: Final = "[\ud800-\udfff]"
_COMBINED: Final = "[^\\W\\d_][\u0300-\u036f]+"
_CHANGE: Final = re.compile(
    f"(?P<line>{_BREAK})|(?P<blank>{_BLANK})|(?P<late>{_LATE_CONTROL})|(?P<drop>{_CONTROL})|(?P<lone>{_LONE})|(?P<mark>{_COMBINED})"
)


@dataclass(frozen=True, slots=True)
class Traced:
    """Characters with the runs that stand unchanged in the source.

    Attributes:
        chars: the characters.
        origins: the runs, in order.
    """

    chars: str
    origins: tuple[Origin, ...]

    def parts(self, *parts: tuple[int, int] | str) -> Traced:
        """Put together a text from ranges ``(start, end)`` of this one and from strings that stand nowhere in the source."""
        out: list[str] = []
        origins: list[Origin] = []
        length = 0
        for part in parts:
            if isinstance(part, str):
                out.append(part)
                length += len(part)
                continue
            start, end = part
            shift = length - start
            nearest = bisect_right(self.origins, start, key=lambda origin: origin.span.end)
            for origin in islice(self.origins, nearest, None):
                if origin.span.start >= end:
                    break
                first, last = max(start, origin.span.start), min(end, origin.span.end)
                if first < last:
                    moved = Span(first + shift, last + shift)
                    origins.append(Origin(moved, origin.source_start + first - origin.span.start))
            out.append(self.chars[start:end])
            length += end - start
        return Traced("".join(out), tuple(joined(origins)))


def joined(origins: list[Origin]) -> list[Origin]:
    """Runs in order, as few as possible: runs that touch both in the text and in the source are one run."""
    out: list[Origin] = []
    for origin in origins:
        last = out[-1] if out else None
        if last and last.span.end == origin.span.start and last.source_start + len(last.span) == origin.source_start:
            out[-1] = Origin(Span(last.span.start, origin.span.end), last.source_start)
        else:
            out.append(origin)
    return out


def tidied(source: str) -> tuple[Traced, int]:
    """Make characters safe to read and to count in, and keep the way back.

    - Every kind of line break becomes one newline, every kind of blank a space.
    - Control characters, zero-width characters and marks of writing direction go: they can make words look other than they are.
    - Codes 128 to 159 are read as Windows-1252, as web browsers read them; half a surrogate pair becomes U+FFFD.
    - A letter and its combining accents become one character (Unicode NFC), because lists of names hold composed letters: a name
      must equal itself however the outlet's editor stored it. Only letters with combining marks are touched by this.

    Returns:
        the characters with their runs, and how many characters were removed.
    """
    out: list[str] = []
    origins: list[Origin] = []
    length = done = removed = 0
    for match in _CHANGE.finditer(source):
        new = _replacement(match)
        if new == match.group():
            continue
        if match.start() > done:
            origins.append(Origin(Span(length, length + match.start() - done), done))
            out.append(source[done : match.start()])
            length += match.start() - done
        removed += 0 if new else len(match.group())
        out.append(new)
        length += len(new)
        done = match.end()
    if done < len(source):
        origins.append(Origin(Span(length, length + len(source) - done), done))
        out.append(source[done:])
    return Traced("".join(out), tuple(origins)), removed


def one_line(words: str) -> str:
    """Words of a name, a title or a paragraph as `tidied` makes them, with one space for each run of blanks and breaks."""
    return " ".join(tidied(words)[0].chars.split())


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    kind = match.lastgroup
    if kind == "line":
        return "\n"
    if kind == "blank":
        return " "
    if kind == "late":
        return bytes([ord(found)]).decode("cp1252", "ignore")
    if kind == "lone":
        return "\ufffd"
    return unicodedata.normalize("NFC", found) if kind == "mark" else ""
