"""Plain text → Text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.intake.furniture import furniture, trailing
from sayso.intake.heading import Heading, heading
from sayso.intake.traced import Traced
from sayso.language.case import is_hard_wrapped
from sayso.records import Note

READER: Final = "plain@1"
_LINE: Final = re.compile(r"[^\n]+")
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_PARAGRAPH: Final = re.compile(r"[^\s](?:[^\n]|\n(?![ \t]*\n))*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of one kind of file found.

    Attributes:
        text: the readable characters with their runs in the source; the headline, if any, is their first line.
        body_start: where the body begins.
        fields: what the file says of itself: title, byline, source, published, url, language, rights, retrieved.
        removed: the lines taken out, each with its kind.
        notes: what else is to be said.
        reader: component@version.
    """

    text: Traced
    body_start: int
    fields: dict[str, str]
    removed: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...] = ()
    reader: str = READER


def read_plain(source: Traced) -> Reading:
    """Take page furniture and credit lines out of a plain text, and find its headline."""
    unit = _PARAGRAPH if is_hard_wrapped(source.chars) else _LINE
    spans = [match.span() for match in unit.finditer(source.chars) if match.group().strip()]
    lines = [source.chars[start:end] for start, end in spans]
    kinds = furniture(lines)
    head = heading(lines, [kind is None for kind in kinds])
    above = head.title or 0
    kinds = [kind or head.taken.get(i) or ("menu" if i < above else None) for i, kind in enumerate(kinds)]
    keep = [i for i, kind in enumerate(kinds) if kind is None]
    tail = trailing(lines[keep[-1]]) if keep else []
    if tail:
        spans[keep[-1]] = (spans[keep[-1]][0], spans[keep[-1]][0] + tail[0][0])
    text, body_start = _assembled(source, spans, keep, head.title)
    removed = [(kind, lines[i].strip()) for i, kind in enumerate(kinds) if kind]
    removed += [(kind, lines[keep[-1]][start:end].strip()) for start, end, kind in tail]
    return Reading(text, body_start, _fields(lines, head), tuple(removed))


def _fields(lines: Sequence[str], head: Heading) -> dict[str, str]:
    title = " ".join(lines[head.title].split()) if head.title is not None else None
    found = {"title": title, "byline": head.byline, "source": head.source, "published": head.published}
    return {name: value for name, value in found.items() if value}


def _assembled(source: Traced, spans: Sequence[tuple[int, int]], keep: Sequence[int], title: int | None) -> tuple[Traced, int]:
    """Join the kept lines, with the breaks that stand between them in the source; a headline stands apart from the body."""
    parts: list[tuple[int, int] | str] = []
    body_start = length = 0
    for place, i in enumerate(keep):
        start, end = _trimmed(source.chars, *spans[i])
        if place:
            after_title = keep[place - 1] == title
            gap = "\n\n" if after_title or _blank_between(source.chars, spans[keep[place - 1]][1], spans[i][0]) else "\n"
            parts.append(gap)
            length += len(gap)
            body_start = length if after_title else body_start
        parts.append((start, end))
        length += end - start
    return source.parts(*parts), body_start


def _blank_between(chars: str, start: int, end: int) -> bool:
    return bool(_EMPTY_LINE.search(chars, start, end))


def _trimmed(chars: str, start: int, end: int) -> tuple[int, int]:
    words = chars[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
