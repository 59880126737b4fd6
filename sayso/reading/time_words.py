"""The vocabulary of times, the pieces that patterns are built from, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

_APOSTROPHES: Final = str.maketrans(
    {"’": "'", "‘": "'", "\t": " ", "\u00a0": " ", "\u2009": " ", "–": "-", "‑": "-", "‐": "-", "\r": " "}
)


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``data/times.yaml``.

    Attributes:
        months, weekdays: word → number (Monday is 1).
        short_weekdays: weekday words that are also other words.
        units: unit → (TIMEX3 letters, "clock" or "calendar").
        seasons: season → TIMEX3 letters.
        day_parts: part of the day → (TIMEX3 suffix, the word kept in `Interval.part`).
        numbers, ordinals, decades: word → number.
        vague_numbers: amounts without a number.
        holidays: feast → rule for its day.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: tuple[str, ...]
    units: dict[str, tuple[str, str]]
    seasons: dict[str, str]
    day_parts: dict[str, tuple[str, str]]
    numbers: dict[str, float]
    ordinals: dict[str, int]
    vague_numbers: tuple[str, ...]
    holidays: dict[str, str]
    decades: dict[str, int]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Load the vocabulary, once a process."""
    data: dict[str, Any] = yaml.safe_load((files("sayso.reading") / "data" / "times.yaml").read_text(encoding="utf-8"))
    pairs = {key: {word: (a, b) for word, (a, b) in data.pop(key).items()} for key in ("units", "day_parts")}
    lists = {key: tuple(data.pop(key)) for key in ("short_weekdays", "vague_numbers")}
    return Vocabulary(**data, **pairs, **lists)


def one_of(words: Iterable[str]) -> str:
    """A group that matches any of the given words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "_") for word in ordered) + ")"


@lru_cache(maxsize=1)
def pieces() -> dict[str, str]:
    """Named pieces of patterns: ``{month}``, ``{weekday}``, ``{number}``, … for `pattern`."""
    v = vocabulary()
    digits = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?(?:[ -]\d/\d)?|\d/\d"
    word = one_of(w for w in v.numbers if w not in ("half", "zero"))
    small = one_of(w for w, n in v.numbers.items() if 1 <= n <= 9)
    tens = one_of(w for w, n in v.numbers.items() if 20 <= n <= 90) + rf"(?:[ -]{small})?"
    teens = one_of(w for w, n in v.numbers.items() if 10 <= n < 20 and w != "dozen")
    year4 = r"(?:1[0-9]\d\d|20\d\d)"
    spoken = rf"(?:(?:sixteen|seventeen|eighteen|nineteen|twenty)[ -](?:{tens}|{teens})|two_thousand(?:_(?:and_)?(?:{teens}|{small}))?)"
    meridian = r"(?:[ap]\.m\.?|[ap]m\b)"
    return {
        "month": _named(v.months),
        "weekday": _named(v.weekdays),
        "dayname": one_of(w for w in v.weekdays if w.endswith("day")),
        "season": one_of(v.seasons) + r"\b",
        "part": one_of(v.day_parts) + r"\b",
        "holiday": one_of(v.holidays) + r"(?!\w)",
        "decade": one_of(v.decades) + r"\b",
        "unit": one_of(v.units) + r"\b",
        "anyunit": "(?:centuries|" + one_of(v.units) + r"s?)\b",
        "number": rf"(?:{digits}|(?:an?_(?=hundred|thousand|dozen))?{word}(?:(?:[ -]|_and_){word}){{0,4}})",
        "vague": one_of(v.vague_numbers),
        "daynumber": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|\w|:\d|,\d{3}|\.\d|%)",
        "dayword": "(?:(?:twenty|thirty)-" + one_of(w for w, n in v.ordinals.items() if n < 10) + "|" + one_of(v.ordinals) + ")",
        "year4": year4 + r"(?![\d\w]|,\d|\.\d)",
        "year": rf"(?:{year4}(?![\d\w]|,\d|\.\d)|(?:the_year_)?{spoken}\b)",
        "ordinal": "(?:" + one_of(v.ordinals) + r"|\d{1,2}(?:st|nd|rd|th))",
        "clock": rf"(?:(?:[01]?\d|2[0-4])(?::[0-5]\d){{1,2}}(?: ?{meridian})?|(?:1[0-2]|0?\d)(?:\.[0-5]\d)? ?{meridian})",
        "zone": r"(?:e[sd]?t|c[sd]?t|m[sd]t|p[sd]?t|gmt|utc|bst|cet|local_time|eastern_time|eastern|pacific)\b",
        "early": r"(?:early|mid|late|the_(?:very_)?(?:beginning|start|middle|end|close|turn)_of|the_(?:early|mid|late)"
        r"|the_(?:early|first|latter|last|final|closing|opening|later)_(?:part|half|week|weekend|days|weeks|months|years)_of)",
        "about": r"(?:at_least|at_most|about|around|almost|nearly|more_than|less_than|up_to|as_many_as|roughly|approximately|no_more_than|no_less_than"
        r"|fewer_than|close_to|well_over)",
    }


def _named(words: Iterable[str]) -> str:
    """Names of months or weekdays; the short ones take the full stop that shortens them."""
    short, long = [w for w in words if len(w) <= 5 and not w.endswith("y") and w not in ("march", "april", "june", "july")], []
    long = [w for w in words if w not in short]
    return rf"(?:{one_of(long)}|{one_of(short)}\.?)(?!\w)"


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern over `normal` characters: ``{name}`` stands for a piece, ``_`` for one or more blanks."""
    for name, piece in pieces().items():
        source = source.replace("{" + name + "}", piece)
    return re.compile(source.replace("_", " +"))


def normal(chars: str) -> str:
    """The same number of characters in small letters, with plain apostrophes and hyphens, and a blank for a single line break."""
    lowered = chars.lower()
    if len(lowered) != len(chars):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in chars)
    return re.sub(r"(?<=[^\s])( *)\n(?= *[^\s])", r"\1 ", lowered.translate(_APOSTROPHES))


def number(words: str) -> float | None:
    """The number that words or digits give ("2 1/2", "twenty-four", "a hundred and ten"), or None."""
    words = words.strip().replace(",", "")
    mixed = re.fullmatch(r"(\d+(?:\.\d+)?)(?:[ -]+(\d)/(\d))?", words)
    if mixed:
        whole, top, bottom = mixed.groups()
        return float(whole) + (int(top) / int(bottom) if bottom and int(bottom) else 0)
    known = vocabulary().numbers
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[ -]+", words):
        if word == "a" or word == "an":
            if not seen:
                current, seen = 1.0, True
        elif word in known:
            n = known[word]
            if n in (12, 100, 1000) and word in ("dozen", "hundred", "thousand"):
                current = (current or 1) * n
                if n == 1000:
                    total, current = total + current, 0.0
            else:
                current += n
            seen = True
        elif word != "and":
            return None
    return total + current if seen else None


def year_number(words: str) -> int | None:
    """The year that four digits or words give ("1997", "nineteen ninety-six", "the year two thousand")."""
    words = re.sub(r"^the year +", "", words.strip())
    if re.fullmatch(r"\d{4}", words):
        return int(words)
    parts = re.split(r"[ -]+", words)
    if parts[:2] == ["two", "thousand"]:
        rest = number(" ".join(p for p in parts[2:] if p != "and") or "zero")
        return int(2000 + rest) if rest is not None and rest < 100 else None
    head = number(parts[0])
    tail = [p for p in parts[1:] if p not in ("oh", "hundred")]
    rest = number(" ".join(tail)) if tail else 0
    return int(head * 100 + rest) if head is not None and rest is not None and rest < 100 else None
