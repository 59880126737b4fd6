"""Texts as the parser wants them: telexes in capitals and texts in small letters set in ordinary case, hard-wrapped lines joined.

Nothing here changes the length of a text: every offset in the result is an offset in the original.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sayso.language.words import common_words

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END: Final = re.compile(r"[.!?:][\"'”’)\]]*\s|\n\s*\n|\]\s|--\s")
_OPENING_NEAR: Final = re.compile(r"\bNear(?= [A-Z])")
_ENOUGH_LETTERS: Final = 40
_SHARE_UPPER: Final = 0.85
_SHARE_UPPER_NONE: Final = 0.012
_WRAP_WIDTHS: Final = range(50, 100)
_ENOUGH_LINES: Final = 4


@lru_cache(maxsize=2)  # asked more than once of the same text
def is_upper_case(chars: str) -> bool:
    """Whether the text as a whole is written in capitals (telexes, old wire copy)."""
    letters = [c for c in chars if c.isalpha()]
    return len(letters) >= _ENOUGH_LETTERS and sum(c.isupper() for c in letters) / len(letters) >= _SHARE_UPPER


@lru_cache(maxsize=2)
def is_lower_case(chars: str) -> bool:
    """Whether the text as a whole is written in small letters (some archives are), but for a line or two of its page."""
    letters = [c for c in chars if c.isascii() and c.isalpha()]  # a wrongly decoded blank is a capital letter with an accent
    return len(letters) >= _ENOUGH_LETTERS and sum(c.isupper() for c in letters) / len(letters) <= _SHARE_UPPER_NONE


def truecased(chars: str) -> str:
    """A text in capitals or in small letters as an editor would set it: names capitalised, ordinary words not.

    Returns:
        characters of the same length as `chars`; `chars` itself if the text as a whole is in neither.
    """
    if not (is_upper_case(chars) or is_lower_case(chars)):
        return chars
    common = common_words()
    out = list(chars)
    position, first = 0, True
    for match in _WORD.finditer(chars):
        first = first or bool(_SENTENCE_END.search(chars[position : match.start()]))
        word = match.group().lower()
        if len(word) == len(match.group()):
            ordinary = word in common or re.split("['’]", word)[0] in common or len(word) == 1
            out[match.start() : match.end()] = word if ordinary and not first else word.capitalize()
        position, first = match.end(), False
    return "".join(out)


def opened(chars: str) -> str:
    """A text in which "Near Kelm" does not look like a name: parsers take a capital "Near" before a name for a part of it."""
    return _OPENING_NEAR.sub("near", chars)


def is_hard_wrapped(chars: str) -> bool:
    """Whether lines were broken at a fixed width: most lines that another line follows are nearly equally long."""
    lines = [line.rstrip() for line in chars.split("\n")]
    followed = [len(line) for line, after in pairwise(lines) if line and after.strip()]
    full = [n for n in followed if n in _WRAP_WIDTHS]
    return len(full) >= _ENOUGH_LINES and len(full) / len(followed) >= 0.7


def unwrapped(chars: str) -> str:
    """A hard-wrapped text with a space for each line break inside a paragraph; any other text unchanged."""
    if not is_hard_wrapped(chars):
        return chars
    return re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", lambda m: " " * len(m.group()), chars)
