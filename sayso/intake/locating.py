"""Where the characters of an article stand in its page or its line of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.intake.traced import joined
from sayso.records import Origin, Span

_LONGEST_GAP: Final = 200_000
"""How far behind the last found run the next line may start."""
_MOST_MISSES: Final = 300
"""Lines that stand nowhere before the search ends: the source spells its letters in some other way."""
_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_TAG: Final = re.compile(r"<!--.{0,5000}?-->|<[^<>]{1,5000}>", re.DOTALL)
_SCRIPT: Final = re.compile(r"<(?P<end>/?)script\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:[\s\0]|&\w{2,8};|&#\w{1,6};|\\[nrt])+")
_ANCHORS: Final = (6, 3, 2, 1)
_FIRST_WORDS: Final = 4
_SHORTEST_ANCHOR: Final = 6
_SHORTEST_WORD: Final = 8
"""Fewest letters of a single word that the search may begin with."""
_SHORTEST_LEAP: Final = 4
_NEAR: Final = 40


def masked(page: str) -> str:
    """A page with nulls for its tags, comments and scripts, so that no word is found inside of them; all else keeps its place."""
    parts: list[str] = []
    done = 0
    opened: int | None = None
    for match in _SCRIPT.finditer(page):
        if not match["end"]:
            opened = match.start() if opened is None else opened
        elif opened is not None:
            parts += [page[done:opened], "\0" * (match.start() - opened)]
            opened, done = None, match.start()
    return _TAG.sub(lambda tag: "\0" * len(tag.group()), "".join([*parts, page[done:]]))


def located(chars: str, source: str) -> tuple[Origin, ...]:
    """Find the runs of a text in a source that holds them in the same order, with masked markup or escapes between (best effort).

    Each line is looked for as a whole; where that fails, its first words are, and then one word after the other behind them.

    Args:
        chars: the text.
        source: the decoded source.

    Returns:
        the runs found, in order of the text; lines that the source spells in another way are left out.
    """
    origins: list[Origin] = []
    cursor = misses = 0
    for match in re.finditer(r"[^\n]+", chars):
        line = match.group()
        at = source.find(line, cursor, cursor + _LONGEST_GAP)
        found = [Origin(Span(match.start(), match.end()), at)] if at >= 0 else list(_words(line, match.start(), source, cursor))
        if found:
            origins.extend(found)
            cursor = found[-1].source_start + len(found[-1].span)
            continue
        misses += 1
        if misses > _MOST_MISSES:
            break
    return tuple(joined(origins))


def _words(line: str, offset: int, source: str, cursor: int) -> Iterator[Origin]:
    """The words of a line, and the blanks between them that the source has too, from the first words that are found on."""
    words = list(_WORD.finditer(line))
    first, position = _anchor(line, words, source, cursor)
    last: re.Match[str] | None = None
    for word in words[first:]:
        at = _next(word.group(), source, position)
        if at < 0:
            continue
        if last is not None and last.end() < word.start() and source[position:at] == line[last.end() : word.start()]:
            yield Origin(Span(offset + last.end(), offset + word.start()), position)
        yield Origin(Span(offset + word.start(), offset + word.end()), at)
        last, position = word, at + len(word.group())


def _anchor(line: str, words: list[re.Match[str]], source: str, cursor: int) -> tuple[int, int]:
    """Which word the search can begin with, and where that stands; (number of words, 0) if none."""
    for i, word in enumerate(words[:_FIRST_WORDS]):
        for count in _ANCHORS:
            phrase = line[word.start() : words[min(i + count, len(words)) - 1].end()]
            enough = len(phrase) >= (_SHORTEST_ANCHOR if count > 1 else _SHORTEST_WORD)
            at = source.find(phrase, cursor, cursor + _LONGEST_GAP) if enough else -1
            if at >= 0:
                return i, at
    return len(words), 0


def _next(word: str, source: str, position: int) -> int:
    """Where a word stands right behind a position, past blanks, tags and entities, or near it; -1 if it does not."""
    gap = _BETWEEN.match(source, position)
    start = gap.end() if gap else position
    if source.startswith(word, start):
        return start
    return source.find(word, start, start + len(word) + _NEAR) if len(word) >= _SHORTEST_LEAP else -1


def located_with_title(chars: str, body_start: int, source: str, start: int = 0) -> tuple[Origin, ...]:
    """As `located`, for a text whose headline may stand anywhere in the source.

    Args:
        chars: the text.
        body_start: where its body begins, after the headline and an empty line; 0 if there is no headline.
        source: the decoded source.
        start: where in the source to begin.
    """
    rest = source[start:]
    found = located(chars[body_start:], rest)
    moved = [Origin(Span(o.span.start + body_start, o.span.end + body_start), o.source_start + start) for o in found]
    title = chars[:body_start].rstrip("\n")
    at = rest.find(title) if title else -1
    return (Origin(Span(0, len(title)), at + start), *moved) if at >= 0 else tuple(moved)
