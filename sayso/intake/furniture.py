"""Which lines of a page are not its article: menus, pleas to subscribe, captions, notices, links to other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.data_files import data_file

_MOST_WORDS: Final = 60
_MOST_CHARS: Final = 1_000
_SHORT: Final = 22
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_WHOLE_WORDS: Final = r"(?:\b|(?<=\W))"
_SENTENCE_END: Final = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_QUOTED: Final = re.compile(r"^[\"“‘'«„]")
_REPORTED: Final = re.compile(r"\b(said|says|told|added|according to|wrote|stated|announced|claimed)\b|[\"“”]", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"^\W*(?:[\w'’]+\W+){0,4}(you|your|yours|us|our|we)\b", re.IGNORECASE)
_PLEA: Final = re.compile(
    r"\b(journalism|newsroom|subscri\w+|membership|storytelling|reporting|news ?letters?|accurate information|sign up|inbox"
    r"|independent (?:media|news|reporting)|our (?:stories|coverage|work|readers)|donations?|advert\w+|support us)\b",
    re.IGNORECASE,
)


_READER: Final = re.compile(r"^\W*(?:[\w'’]+\W+)?(you|your|our readers)\b", re.IGNORECASE)
_WEAK_PLEA: Final = re.compile(
    rf"{_PLEA.pattern}|\b(subscription|free of charge|free to read|(?:this|our) (?:article|story|report)|contributions?|support|readers"
    r"|donate|newspaper|coverage|advertisements?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Patterns of one kind of furniture."""

    name: str
    whole: re.Pattern[str] | None
    start: re.Pattern[str] | None
    part: re.Pattern[str] | None
    words: frozenset[str]

    def matches(self, line: str, words: int) -> bool:
        if self.words and words and all(word.lower() in self.words for word in _WORD.findall(line)):
            return True
        if self.whole and self.whole.fullmatch(line):
            return True
        reported = bool(_REPORTED.search(line))
        if self.start and words <= _MOST_WORDS and not reported and self.start.match(line):
            return True
        return bool(self.part and words <= _MOST_WORDS // 2 and not reported and self.part.search(line))


@lru_cache(maxsize=1)
def _kinds() -> tuple[_Kind, ...]:
    loaded = data_file("sayso.intake", "furniture.yaml")

    def compiled(patterns: Sequence[str] | None, end: str = "") -> re.Pattern[str] | None:
        return re.compile(f"(?:{'|'.join(patterns)}){end}", re.IGNORECASE) if patterns else None

    return tuple(
        _Kind(
            name,
            whole=compiled(rules.get("whole")),
            start=compiled(rules.get("start"), _WHOLE_WORDS),
            part=compiled(rules.get("part")),
            words=frozenset(rules.get("words", "").split()),
        )
        for name, rules in loaded.items()
    )


def is_prose(line: str) -> bool:
    """Whether a line is running text: long enough to be a sentence of a report, and ended like one."""
    return len(_WORD.findall(line)) >= 9 and bool(_SENTENCE_END.search(line.strip()))


def kind_of(line: str) -> str | None:
    """The kind of furniture that a line is by its own words, or None."""
    line = line.strip()
    if not line or len(line) > _MOST_CHARS:
        return None
    words = len(_WORD.findall(line))
    if words > 2 * _MOST_WORDS or _QUOTED.match(line):
        return None
    for kind in _kinds():
        if kind.matches(line, words):
            return kind.name
    if words <= _MOST_WORDS and _ADDRESS.search(line) and len(_PLEA.findall(line)) >= 2 and not _REPORTED.search(line):
        return "subscription"
    return None


def furniture(lines: Sequence[str]) -> list[str | None]:
    """The kind of furniture that each line is, or None for the lines of the article (empty lines included).

    What a line cannot tell by itself its place tells: below the last line of the article, between and after furniture, fragments
    are furniture too; above its first line, a run of three or more lines of a word or two is a menu. Where nothing else is prose,
    a long line is not furniture: a page without line breaks is not all menu.
    """
    kinds = [kind_of(line) for line in lines]
    if not any(kind is None and is_prose(line) for line, kind in zip(lines, kinds, strict=True)):
        kinds = [None if len(_WORD.findall(line)) > _SHORT else kind for line, kind in zip(lines, kinds, strict=True)]
    prose = [i for i, line in enumerate(lines) if kinds[i] is None and is_prose(line)]
    _pleas(lines, kinds)
    prose = [i for i in prose if kinds[i] is None]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), len(lines))
    _spread(lines, kinds, last)
    _menus(lines, kinds, first)
    return kinds


def _pleas(lines: Sequence[str], kinds: list[str | None]) -> None:
    """At the end of the page, below the article, a line that speaks to the reader about reading is a plea."""
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i].strip()
        if kinds[i] is None and line:
            plea = len(_WORD.findall(line)) <= _MOST_WORDS and not _QUOTED.match(line) and not _REPORTED.search(line)
            if not (plea and _READER.match(line) and _WEAK_PLEA.search(line)):
                return
            kinds[i] = "subscription"


def _spread(lines: Sequence[str], kinds: list[str | None], last: int) -> None:
    seen = None
    for i in range(last + 1, len(lines)):
        line = lines[i].strip()
        seen = kinds[i] or seen
        if seen and kinds[i] is None and line and not _SENTENCE_END.search(line) and len(_WORD.findall(line)) < _SHORT:
            kinds[i] = seen


def _menus(lines: Sequence[str], kinds: list[str | None], first: int) -> None:
    run: list[int] = []
    for i in range(first + 1 if first < len(lines) else first):
        line = lines[i].strip() if i < len(lines) else ""
        if line and i != first and len(_WORD.findall(line)) <= 2 and not _SENTENCE_END.search(line):
            run.append(i)
        elif line or i == first:
            if len(run) >= 3:
                for j in run:
                    kinds[j] = kinds[j] or "menu"
            run = []


_SENTENCE_SEAM: Final = re.compile(r"(?<=[.!?\"”’)])\s+(?=[A-Z>©(])")
_FEWEST_SENTENCES: Final = 3


def trailing(line: str) -> list[tuple[int, int, str]]:
    """Sentences at the end of a report without line breaks that are furniture by their own words ("Copyright … All rights reserved.").

    Returns:
        (start, end, kind) of each, in order; at least the first two sentences are never among them.
    """
    starts = [0, *(match.end() for match in _SENTENCE_SEAM.finditer(line))]
    found: list[tuple[int, int, str]] = []
    end = len(line)
    for start in reversed(starts[_FEWEST_SENTENCES - 1 :]):
        kind = kind_of(line[start:end])
        if kind is None:
            break
        found.append((start, end, kind))
        end = start
    return found[::-1]
