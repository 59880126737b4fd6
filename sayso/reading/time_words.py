"""The vocabulary of times, the text as the patterns see it, and numbers in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sayso.data_files import data_file

_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", **dict.fromkeys("\t\r\f\v\u00a0\u2009\u202f", " ")}
)
_LINE_BREAK: Final = re.compile(r"(?<=\S)( *)\n(?= *\S)")


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
        adverbs: adverb of a repeated time → TIMEX3 duration.
        vague_numbers: amounts without a number.
        vague: words for the past, the present and the future as such → TIMEX3 value.
        holidays: feast → rule for its day.
        violence: "general" and "particular" words for violence, as `time_events.event_word` gives them.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: tuple[str, ...]
    units: dict[str, tuple[str, str]]
    seasons: dict[str, str]
    day_parts: dict[str, tuple[str, str]]
    numbers: dict[str, float]
    ordinals: dict[str, int]
    adverbs: dict[str, str]
    vague_numbers: tuple[str, ...]
    vague: dict[str, str]
    holidays: dict[str, str]
    decades: dict[str, int]
    violence: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Load the vocabulary, once a process."""
    data: dict[str, Any] = data_file("sayso.reading", "times.yaml")
    for key in ("units", "day_parts"):
        data[key] = {word: tuple(pair) for word, pair in data[key].items()}
    for key in ("short_weekdays", "vague_numbers"):
        data[key] = tuple(data[key])
    data["violence"] = {kind: tuple(words) for kind, words in data["violence"].items()}
    data["vague"] = {words: value for value, said in data["vague"].items() for words in said}
    return Vocabulary(**data)


def normal(chars: str) -> str:
    """The same number of characters in small letters, with plain apostrophes and hyphens, and a blank for a single line break."""
    lowered = chars.lower()
    if len(lowered) != len(chars):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in chars)
    return _LINE_BREAK.sub(r"\1 ", lowered.translate(_PLAIN))


def unit_of(words: str) -> str:
    """The unit that a matched word names: "weeks" → "week"."""
    return "century" if words == "centuries" else words.removesuffix("s")


def month_number(words: str) -> int:
    """The month that a matched word names."""
    return vocabulary().months[words.rstrip(".")]


def weekday_number(words: str) -> int:
    """The weekday that a matched word names; Monday is 1."""
    return vocabulary().weekdays[words.rstrip(".")]


def day_number(words: str) -> int | None:
    """The day of a month that digits or an ordinal give ("3rd", "twenty-first"), or None if no month has such a day."""
    digits = re.match(r"\d+", words)
    if digits:
        day = int(digits.group())
    else:
        tens, _, ones = words.rpartition("-")
        day = {"twenty": 20, "thirty": 30}.get(tens, 0) + vocabulary().ordinals.get(ones, 99)
    return day if 1 <= day <= 31 else None


def number(words: str) -> float | None:
    """The number that words or digits give ("2 1/2", "twenty-four", "a hundred and ten"), or None."""
    words = words.strip().replace(",", "")
    digits = re.fullmatch(r"(?:(\d+(?:\.\d+)?)(?:[ -]+|$))?(?:(\d)/([1-9]))?", words)
    if digits and words:
        whole, top, bottom = digits.groups()
        return float(whole or 0) + (int(top) / int(bottom) if bottom else 0)
    known = vocabulary().numbers
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[ -]+", words):
        if word in ("a", "an", "and"):
            continue
        if word not in known:
            return None
        if word in ("dozen", "hundred", "thousand"):
            current = (current or 1) * known[word]
            if word == "thousand":
                total, current = total + current, 0.0
        else:
            current += known[word]
        seen = True
    return total + current if seen else None


def year_number(words: str) -> int | None:
    """The year that four digits or words give ("1997", "nineteen ninety-six", "the year two thousand"), or None."""
    words = re.sub(r"^the year +", "", words.strip())
    if re.fullmatch(r"\d{4}", words):
        return int(words)
    parts = re.split(r"[ -]+", words)
    if parts[:2] == ["two", "thousand"]:
        rest = number(" ".join(parts[2:]) or "zero")
        return int(2000 + rest) if rest is not None and rest < 100 else None
    head, rest = number(parts[0]), number(" ".join(parts[1:]))
    return int(head * 100 + rest) if head is not None and rest is not None and rest < 100 else None


def two_digit_year(words: str) -> int:
    """90 → 1990, 14 → 2014: two digits stand for the years from 1950 to 2049."""
    short = int(words.lstrip("'"))
    return 1900 + short if short >= 50 else 2000 + short


def duration_value(count: float | None, unit: str) -> str:
    """``P2W``, ``PT5H30M``, ``P2Y6M``; ``PXD`` without a number."""
    letters, kind = vocabulary().units[unit]
    time = "T" if kind == "clock" else ""
    if count is None:
        return f"P{time}X{'C' if unit == 'century' else letters}"
    years = {"decade": 10, "century": 100}.get(unit)
    if years:
        return f"P{count * years:g}Y"
    if unit in ("fortnight", "weekend"):
        return f"P{count * 2:g}{'W' if unit == 'fortnight' else 'D'}"
    whole, rest = int(count), count - int(count)
    smaller = {"hour": ("M", 60), "minute": ("S", 60), "year": ("M", 12)}.get(unit)
    if rest and smaller:
        return f"P{time}{f'{whole}{letters}' if whole else ''}{round(rest * smaller[1])}{smaller[0]}"
    return f"P{time}{count:.10g}{letters}"
