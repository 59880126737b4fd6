"""A few words of a text that show why it was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final

from sayso.archive.folding import WORD, fold
from sayso.archive.query import Term
from sayso.records import Span

OPEN: Final = "[["
CLOSE: Final = "]]"
"""What stands round the words that were looked for."""
_WORDS: Final = 30
_BEFORE: Final = 8
_GAP: Final = re.compile(r"\s+")

_Match = tuple[int, int, int]
"""First word, word after the last one, and which term it is."""


def snippet(chars: str, terms: Sequence[Term], words: int = _WORDS) -> str:
    """About so many words of a text, those that hold the most different terms, with ``[[ ]]`` round what was looked for.

    Args:
        chars: the text, already without the names that are sealed.
        terms: what was looked for; if none of them is in the text, it is the first words that are shown.
        words: length of the snippet.
    """
    cut = list(map(fold, WORD.findall(chars)))
    numbers = [number for number, word in enumerate(cut) if word]  # what folds to nothing is no word
    folded = [cut[number] for number in numbers]
    if not folded:
        return ""
    found = _matches(folded, terms)
    first = _best_start(found, words)
    last = min(first + words, len(folded))
    # Only the words that are shown are placed: to place all of a text took longer than all else.
    begin, spans = numbers[first], list(islice(WORD.finditer(chars), numbers[first], numbers[last - 1] + 1))
    placed = [spans[number - begin].span() for number in numbers[first:last]]
    marks = [(placed[a - first][0], placed[b - first - 1][1]) for a, b, _ in found if first <= a and b <= last]
    start = placed[0][0] if first else 0
    end = placed[-1][1] if last < len(folded) else len(chars)
    shown = _GAP.sub(" ", _marked(chars, start, end, marks)).strip()
    return f"{'… ' if first else ''}{shown}{' …' if last < len(folded) else ''}"


def _matches(folded: list[str], terms: Sequence[Term]) -> list[_Match]:
    """Where the terms stand, in order."""
    starting: dict[str, list[tuple[int, Term]]] = {}
    beginnings = [(number, term) for number, term in enumerate(terms) if term.prefix and len(term.words) == 1]
    for number, term in enumerate(terms):
        if not (term.prefix and len(term.words) == 1):
            starting.setdefault(term.words[0], []).append((number, term))
    begins = tuple(term.words[0] for _, term in beginnings)
    found: list[_Match] = []
    for at, word in [(at, word) for at, word in enumerate(folded) if word in starting or word.startswith(begins)]:
        found += [(at, at + 1, number) for number, term in beginnings if word.startswith(term.words[0])]
        for number, term in starting.get(word, ()):
            end = at + len(term.words)
            if _fits(folded[at:end], term):
                found.append((at, end, number))
    return found


def _fits(words: list[str], term: Term) -> bool:
    if len(words) < len(term.words) or tuple(words[:-1]) != term.words[:-1]:
        return False
    return words[-1].startswith(term.words[-1]) if term.prefix else words[-1] == term.words[-1]


def _best_start(found: list[_Match], words: int) -> int:
    """The first word of the window that holds the most different terms; of equals the first."""
    best, most = 0, 0
    held: Counter[int] = Counter()
    low = high = 0
    for at, _, _ in found:
        start = max(0, at - _BEFORE)
        while high < len(found) and found[high][0] < start + words:
            held[found[high][2]] += 1
            high += 1
        while found[low][0] < start:
            held[found[low][2]] -= 1
            low += 1
        different = sum(count > 0 for count in held.values())
        if different > most:
            best, most = start, different
    return best


def _marked(chars: str, start: int, end: int, marks: list[tuple[int, int]]) -> str:
    joined: list[Span] = []
    for one in sorted(Span(*mark) for mark in marks):
        if joined and one.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    shown, at = [], start
    for mark in joined:
        shown += [chars[at : mark.start], OPEN, mark.words(chars), CLOSE]
        at = mark.end
    return "".join([*shown, chars[at:end]])
