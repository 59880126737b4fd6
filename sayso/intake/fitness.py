"""Whether a text can be coded: running sentences, in English, and more than the stub of an article."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from sayso.data_files import data_file

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SYMBOL: Final = re.compile(r"[{}\[\]<>=|\\^~`$#@%*_;]|\d")
_ENOUGH_WORDS: Final = 20
_MANY_WORDS: Final = 100
_LONGEST_WORD: Final = 60
_SAMPLE: Final = 60_000
_LATIN_SHARE: Final = 0.6
_ENGLISH_SHARE: Final = 0.1
"""Running English has 0.3 to 0.5 of its words in the list; the tersest of 36,000 reports measured, two lines long, has 0.136."""
_FOREIGN_LEAD: Final = 1.5
_SYMBOL_SHARE: Final = 0.3


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """The commonest grammatical words of English and of the languages it is most often confused with, by language."""
    loaded = data_file("sayso.intake", "function_words.yaml")
    return {language: frozenset(words.split()) for language, words in loaded.items()}


def unfit(chars: str) -> tuple[str, str] | None:
    """Why a text cannot be coded, or None if it can.

    Args:
        chars: the text without page furniture.

    Returns:
        (reason code of `sayso.errors.REASONS`, what was found and what to do about it).
    """
    sample = chars[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return "not-prose", "It has no letters at all."
    script, share = _script(sample)
    if share < _LATIN_SHARE:
        return "not-english", f"Most of its letters are {script}; give an English version of the report."
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(len(word) for word in words if len(word) > _LONGEST_WORD) > letters / 2:
        return "not-prose", "Its words are too long to be words; check that the right file was given."
    return _language(words) or _symbols(sample, letters) or _sentences(words, sample)


def _script(sample: str) -> tuple[str, float]:
    """The commonest script of the letters that are not Latin, and the share of Latin letters."""
    letters = [c for c in sample if c.isalpha()]
    other = Counter(unicodedata.name(c, "unknown").split()[0].title() for c in letters if c > "\u024f")
    foreign = Counter({name: n for name, n in other.items() if name not in ("Latin", "Modifier")})
    if not foreign:
        return "Latin", 1.0
    return foreign.most_common(1)[0][0], 1 - sum(foreign.values()) / len(letters)


def _language(words: list[str]) -> tuple[str, str] | None:
    if len(words) < _ENOUGH_WORDS // 3:
        return None
    shares = {language: sum(word in listed for word in words) / len(words) for language, listed in function_words().items()}
    word, count = Counter(words).most_common(1)[0]
    if len(words) >= _MANY_WORDS and count > len(words) / 2:
        return "not-prose", f"More than half of its words are {word[:40]!r}; check that the right file was given."
    english = shares.pop("English")
    rival, share = max(shares.items(), key=lambda pair: (pair[1], pair[0]))
    if share > _FOREIGN_LEAD * english and share > 0.12:
        return "not-english", f"It looks like {rival}; give an English version of the report."
    if english < _ENGLISH_SHARE and len(words) >= _ENOUGH_WORDS:
        return "not-prose", f"Only {english:.0%} of its words are the small words that join English sentences; check the file."
    return None


def _symbols(sample: str, letters: int) -> tuple[str, str] | None:
    symbols = len(_SYMBOL.findall(sample))
    if symbols > _SYMBOL_SHARE * (letters + symbols):
        return (
            "not-prose",
            "Signs and figures outweigh its words, as in program code or a table; check that the right file was given.",
        )
    return None


_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*\s*$", re.MULTILINE)


def _sentences(words: list[str], sample: str) -> tuple[str, str] | None:
    joined = any(word in function_words()["English"] for word in words)
    if len(words) < 3 or not (joined or _SENTENCE_END.search(sample)):
        return "not-prose", f"It holds {len(words)} words and no sentence; check that the whole report was given."
    return None
