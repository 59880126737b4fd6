"""Number words and digits → what they are worth. No parse: only the characters around the number are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.records import Amount, Span

_UNITS: Final = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
} | {"fourty": 40}
_SCALES: Final = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
# Bare plurals are read as two of the thing, as the coding guidelines read "dozens" (24) and "scores" (40).
_LOOSE: Final = {
    "several": 2,
    "multiple": 2,
    "numerous": 2,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "a number of": 2,
    "an undetermined number of": 2,
    "a few": 2,
    "many": 2,
}
_FIXED: Final = {"both": 2, "a couple of": 2, "a pair of": 2, "a trio of": 3}
_NONE: Final = ("no one", "no-one", "nobody", "none")
_UNKNOWN: Final = (
    r"(?:an?\s+)?(?:unknown|unspecified|undisclosed|unconfirmed|undetermined)\s+number\s+of",
    r"it\s+(?:is|was)\s+not\s+(?:immediately\s+)?(?:known|clear)\s+how\s+many",
    r"how\s+many",
)

_AT_LEAST: Final = (
    "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|more than|over|in excess of|upwards? of|"
    "well over|as few as"
)
_AT_MOST: Final = "up to|as many as|at most|no more than|not more than|fewer than|less than|a maximum of|under"
_ABOUT: Final = "almost|nearly|about|around|approximately|approx\\.?|some|roughly|an estimated|estimated|close to|circa"
_EXACT: Final = "exactly|only|just|a total of|all"


def _choice(words: str) -> str:
    return "|".join(part.replace(" ", r"\s+") for part in words.split("|"))


_SMALL: Final = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_SCALE: Final = "|".join(_SCALES)
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+(?=\s+(?:thousand|million|billion)))?"
_LAST_UNITS: Final = "|".join(_UNITS)
_WORDS: Final = (
    rf"(?:(?:{_SMALL}|an?(?=\s+(?:{_SCALE})\b)|half\s+a(?=\s+dozen\b))(?:[\s-]+(?:{_LAST_UNITS}))?(?:[\s-]+(?:{_SCALE}))*"
    rf"(?:\s+(?:and\s+)?(?:{_SMALL})(?:-(?:{_LAST_UNITS}))?(?:\s+(?:{_SCALE}))+)*"
    rf"(?:(?<=hundred)\s+(?:and\s+)?(?:{_SMALL})(?:[\s-](?:{_LAST_UNITS}))?|(?<=thousand)\s+(?:and\s+)?(?:{_SMALL})(?:[\s-](?:{_LAST_UNITS}))?)?)"
)
_NUMBER: Final = rf"(?:(?:{_DIGITS})(?:\s+(?:{_SCALE}))*|{_WORDS})"
_LOOSE_WORDS: Final = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted((*_LOOSE, *_FIXED), key=len, reverse=True))
_PATTERN: Final = re.compile(
    rf"(?<![\w.$£€#/:-])(?:"
    rf"(?P<unknown>{'|'.join(_UNKNOWN)})"
    rf"|(?P<none>{'|'.join(w.replace(' ', chr(92) + 's+') for w in _NONE)})"
    rf"|(?P<loose>(?:(?:{_choice(_AT_LEAST)})\s+)?(?:{_LOOSE_WORDS}))"
    rf"|(?:(?P<between>between|from)\s+)?"
    rf"(?:(?P<least>{_choice(_AT_LEAST)})\s+|(?P<most>{_choice(_AT_MOST)})\s+|(?P<about>{_choice(_ABOUT)})\s+|(?:{_choice(_EXACT)})\s+)?"
    rf"(?P<first>{_NUMBER})"
    rf"(?:\s*(?P<joint>and|to|or|-|–)\s*(?P<second>{_NUMBER}))?"
    rf"(?P<after>\s+or\s+(?:more|so)\b)?"
    rf")(?![\w/]|[.:,]\d|-\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number in a text.

    Attributes:
        span: the number with its modifiers ("at least 11").
        amount: what it is worth.
        digits: whether it is written in digits.
    """

    span: Span
    amount: Amount
    digits: bool


def value_of(words: str) -> int | None:
    """The whole number that words or digits stand for ("twenty-six", "1,200", "half a dozen", "2.5 million"), or None."""
    parts = words.lower().replace("-", " ").split()
    if parts[:2] == ["half", "a"]:
        return 6 if parts[2:] == ["dozen"] else None
    total, current = 0.0, 0.0
    for part in parts:
        if part == "and":
            continue
        if part in ("a", "an"):
            current += 1
        elif part in _UNITS or part in _TENS:
            current += _UNITS.get(part, _TENS.get(part, 0))
        elif part in _SCALES:
            current = (current or 1) * _SCALES[part]
            if _SCALES[part] >= 1_000:
                total, current = total + current, 0.0
        elif re.fullmatch(r"[\d,]+(?:\.\d+)?", part):
            current += float(part.replace(",", ""))
        else:
            return None
    return round(total + current)


def numbers_in(chars: str) -> Iterator[NumberWords]:
    """All numbers of a text, in order, whatever they count; the caller sorts out dates, ages and sums of money."""
    position = 0
    while match := _PATTERN.search(chars, position):
        found = _read(match)
        yield from found
        position = max(match.end(), match.start() + 1)


def _read(match: re.Match[str]) -> tuple[NumberWords, ...]:
    span = Span(match.start(), match.end())
    if match["unknown"]:
        return (NumberWords(span, Amount(unknown=True), False),)
    if match["none"]:
        return (NumberWords(span, Amount(0, 0, 0), False),)
    if match["loose"]:
        return (_loose(span, match["loose"]),)
    first = value_of(match["first"])
    if first is None:
        return ()
    digits = match["first"][0].isdigit()
    second = value_of(match["second"]) if match["second"] else None
    if second is not None:
        if match["joint"] in ("to", "or", "-", "–") or (match["between"] or "").lower() == "between":
            return (NumberWords(span, Amount(first, None, second), digits),) if first < second else ()
        # "two and three soldiers": two numbers that only stand side by side
        left = NumberWords(Span(match.start(), match.end("first")), _bounded(match, first), digits)
        right = NumberWords(Span(match.start("second"), match.end("second")), Amount(second, second, second), digits)
        return (left, right)
    return (NumberWords(span, _bounded(match, first), digits),)


def _loose(span: Span, words: str) -> NumberWords:
    key = " ".join(words.lower().split())
    exact = next((n for name, n in _FIXED.items() if key.endswith(name)), None)
    if exact is not None:
        return NumberWords(span, Amount(exact, exact, exact), False)
    low = max(n for name, n in _LOOSE.items() if key.endswith(name))
    return NumberWords(span, Amount(low, None, None), False)


def _bounded(match: re.Match[str], n: int) -> Amount:
    if match["least"] or (match["after"] and "more" in match["after"].lower()):
        return Amount(n, None, None)
    if match["most"]:
        return Amount(None, None, n)
    return Amount(n, n, n)
