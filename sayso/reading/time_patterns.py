"""The pieces that patterns of times are built from.

A pattern is written over `time_words.normal` characters: ``{name}`` stands for a piece, ``_`` for one or more blanks, ``~`` for a
hyphen or blanks, and white space in it is for the reader only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.reading.time_words import Vocabulary, vocabulary

YEAR4 = r"(?:1[0-9]\d\d|20\d\d)"
NO_MORE_DIGITS = r"(?!\w|,\d|\.\d|/\d)"


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern.

    Raises:
        KeyError: if it names a piece that does not exist.
    """
    compact = re.sub(r"\s+", "", source)
    filled = re.sub(r"\{([a-z]\w*)\}", lambda m: pieces()[m[1]], compact)
    return re.compile(filled.replace("_", " +").replace("~", "(?: +|-)"))


def one_of(words: Iterable[str]) -> str:
    """A group that matches any of the given words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "_") for word in ordered) + ")"


@lru_cache(maxsize=1)
def pieces() -> dict[str, str]:
    """Named pieces of patterns."""
    v = vocabulary()
    small = one_of(w for w, n in v.numbers.items() if 1 <= n <= 9)
    tens = one_of(w for w, n in v.numbers.items() if 20 <= n <= 90) + f"(?:~{small})?"
    teens = one_of(w for w, n in v.numbers.items() if 10 <= n < 20 and w != "dozen")
    spoken = (
        f"(?:(?:sixteen|seventeen|eighteen|nineteen|twenty)~(?:{tens}|{teens})|two_thousand(?:_(?:and_)?(?:{teens}|{small}))?)"
    )
    meridian = r"(?:[ap]\.m\.?|[ap]m\b)"
    return {
        **_names(v),
        **_modifiers(v),
        "number": _number(v),
        "daynumber": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|:\d|,\d{3}|\.\d|%)",
        "dayword": "(?:(?:twenty|thirty)-"
        + one_of(w for w, n in v.ordinals.items() if n < 10)
        + "|"
        + one_of(v.ordinals)
        + r")\b",
        "year4": YEAR4 + NO_MORE_DIGITS,
        "year": rf"(?:{YEAR4}{NO_MORE_DIGITS}|(?:the_year_)?{spoken}\b)",
        "ordinal": "(?:" + one_of(v.ordinals) + r"|\d{1,2}(?:st|nd|rd|th))",
        "clock": rf"(?:(?:[01]?\d|2[0-4])(?::[0-5]\d){{1,2}}(?: *{meridian})?|(?:1[0-2]|0?\d)(?:\.[0-5]\d)? *{meridian})",
        "gap": " *",
        "zone": r"(?:e[sd]?t|c[sd]?t|m[sd]t|p[sd]?t|gmt|utc|bst|cet|local_time|eastern_time|eastern|pacific)\b",
    }


def _names(v: Vocabulary) -> dict[str, str]:
    return {
        "month": _calendar_names(v.months),
        "weekday": _calendar_names(v.weekdays),
        "dayname": one_of(w for w in v.weekdays if w.endswith("day")),
        "season": one_of(v.seasons) + r"\b",
        "part": one_of(v.day_parts) + r"\b",
        "holiday": one_of(v.holidays) + r"(?!\w)",
        "decade": one_of(v.decades) + r"\b",
        "unit": one_of(v.units) + r"\b",
        "anyunit": "(?:centuries|" + one_of(v.units) + r"s?)\b",
        "units": "(?:centuries|" + one_of(v.units) + r"s)\b",
        "adverb": one_of(v.adverbs) + r"\b",
        "reference": one_of(v.vague) + r"\b",
    }


def _modifiers(v: Vocabulary) -> dict[str, str]:
    return {
        "vague": one_of(v.vague_numbers),
        "early": r"(?:early|mid|late|the_(?:very_)?(?:beginning|start|middle|end|close|turn)_of|the_(?:early|mid|late)"
        r"|the_(?:early|first|latter|last|final|closing|opening|later)_(?:part|week|weekend|days|weeks|months|years)_of)",
        "about": r"(?:at_least|at_most|about|around|almost|nearly|more_than|less_than|up_to|as_many_as|roughly|approximately"
        r"|no_more_than|no_less_than|fewer_than|close_to|well_over)",
        "bound": r"(?:at_least|at_most|almost|nearly|more_than|less_than|up_to|as_many_as|no_more_than|no_less_than|fewer_than)",
        "lead": r"(?:last|next|this(?:_past|_coming)?|the_(?:past|last|next|coming|following|previous|preceding|same|current|very_next"
        r"|very_same)|that(?:_same|_very)?|past)",
    }


def _number(v: Vocabulary) -> str:
    word = one_of(w for w in v.numbers if w not in ("half", "zero"))
    digits = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?(?:~\d/[1-9])?|\d/[1-9]"
    return rf"(?:{digits}|(?:an?_(?=hundred|thousand|dozen))?{word}(?:(?:~|_and_){word}){{0,4}})"


def _calendar_names(words: Iterable[str]) -> str:
    """Names of months or weekdays; only short forms take the full stop that shortens them."""
    whole = [w for w in words if w.endswith(("day", "ary", "ber")) or w in ("march", "april", "may", "june", "july", "august")]
    short = [w for w in words if w not in whole]
    return rf"(?:{one_of(whole)}|{one_of(short)}\.?)(?!\w)"
