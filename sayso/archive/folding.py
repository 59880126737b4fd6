"""Words as they are searched: without case, accents and marks, and in letters that every store treats alike.

SQLite and PostgreSQL cut and fold words differently, and each of them differently from version to version. So Sayso cuts and folds
itself, before a store sees anything: both stores then hold the same words, and find the same reports.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from sayso.records import Span

_LONGEST: Final = 64
"""Letters of a word that are kept: no word of a language is longer, and PostgreSQL refuses words of more than 2 kB."""
WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200c\u200d]+[^\W_]*)*")
"""Letters, and the marks that stand on or between them."""
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t", "ŋ": "n", "ə": "a"}
)
"""Letters that Unicode does not take apart into a letter and a mark."""
_DROPPED: Final = ("Mn", "Mc", "Me", "Cf", "Lm", "Sk")


@lru_cache(maxsize=262_144)  # the words of texts come again and again
def fold(word: str) -> str:
    """One word without case and marks: "Saïd" and "SAID" are "said", "Łódź" is "lodz".

    Letters outside the Latin alphabet are kept as the letter u and their number in Unicode, so that every word is one of plain letters,
    and its beginning the beginning of that word.

    Returns:
        at most 64 letters a to z and digits; "" if the word holds nothing but marks.
    """
    apart = unicodedata.normalize("NFKD", word.casefold()).casefold().translate(_LETTERS)
    kept = "".join(_plain(char) for char in apart)
    return kept[:_LONGEST]


def words_of(chars: str) -> list[str]:
    """The folded words of some characters, in order."""
    return [folded for match in WORD.findall(chars) if (folded := fold(match))]


def holds_any(chars: str, wanted: Collection[str]) -> bool:
    """Whether one of some folded words stands in some characters: much quicker than to place all words, and most hold none."""
    return any(fold(word) in wanted for word in WORD.findall(chars))


def placed_words(chars: str) -> Iterator[tuple[str, Span]]:
    """The folded words of some characters, each with where it stands in them."""
    for match in WORD.finditer(chars):
        folded = fold(match.group())
        if folded:
            yield folded, Span(match.start(), match.end())


def _plain(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else ""
    return "" if unicodedata.category(char) in _DROPPED else f"u{ord(char):05x}"
