"""A report's own words, as copies are compared by: folded, without quotations, datelines and credits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

_APOSTROPHES: Final = re.compile(r"(?<=\w)['’‘`](?=\w)")
_WORD: Final = re.compile(r"[^\W_]+")
_QUOTED: Final = re.compile(r'[“„«"][^“”„«»"\n]*(?:[”»"]|$)', re.MULTILINE)
_DATELINE: Final = re.compile(
    r"""^\s*
    (?:[A-Z][\w.'’/-]*[,.]?\s+|\d{1,2}[,.]?\s+|(?:al|de|la|el|of|and)\s+){0,8}   # TORVIK, Vasrland, 4 May
    (?:\([^()\n]{2,40}\)\s*)?                                                    # (Agency)
    (?:[—–]|--?(?=\s)|:(?=\s))\s*""",
    re.VERBOSE,
)
_CREDIT: Final = re.compile(
    r"^\W*(?:by\s+[A-Z]|(?:additional\s+)?(?:reporting|writing|editing|photos?|pictures?)\s+by\b|copyright\b|©|\(c\)\s"
    r"|(?:last\s+)?(?:updated|published|posted)\b|the\s+\w+(?:\s+\w+)?\s+contributed\s+to\s+this\b)[^\n]*$|^\W*\([^()\n]{2,40}\)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_CREDIT_WORDS: Final = 25


def folded(chars: str) -> list[str]:
    """The words in lower case, without punctuation, apostrophes and accents.

    >>> folded("The Mayor's café — closed.")
    ['the', 'mayors', 'cafe', 'closed']
    """
    small = _APOSTROPHES.sub("", chars.lower())
    if not small.isascii():
        small = "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))
    return _WORD.findall(small)


def own_runs(chars: str) -> list[list[str]]:
    """The words between quotations, in runs; the dateline in front and lines of credits are left out.

    Two writers who quote one speaker share the speaker's words, not each other's.
    """
    prose = _CREDIT.sub(_dropped_if_short, chars)
    prose = _DATELINE.sub("", prose, count=1)
    return [words for run in _QUOTED.sub("\0", prose).split("\0") if (words := folded(run))]


def _dropped_if_short(line: re.Match[str]) -> str:
    return "" if len(line[0].split()) <= _CREDIT_WORDS else line[0]


def shingles(runs: Sequence[Sequence[str]], size: int) -> Iterator[str]:
    """All sequences of `size` words that stand together in a run; repeated ones are given again.

    >>> list(shingles([["a", "car", "bomb", "exploded"]], 3))
    ['a car bomb', 'car bomb exploded']
    """
    return chain.from_iterable(map(" ".join, zip(*(run[start:] for start in range(size)), strict=False)) for run in runs)
