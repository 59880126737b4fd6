"""What a rule is, and the small words that many rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import vocabulary

DIGITS: Final = tuple("0123456789")
MONTHS: Final = tuple(sorted({word[:3] for word in vocabulary().months}))
WEEKDAYS: Final = tuple(sorted({word[:3] for word in vocabulary().weekdays}))
UNITS: Final = tuple(sorted(word.removesuffix("y") for word in vocabulary().units))
_PARTS: Final = (
    ("early", ("early", "beginning", "start", "first", "opening")),
    ("mid", ("mid",)),
    ("late", ("late", "end", "last", "final", "close", "closing", "turn")),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that a pattern finds, and what they mean.

    Attributes:
        name: the rule's name, kept in `Interval.rule`.
        pattern: see `time_patterns.pattern`; a group named ``said`` marks the words to keep, if not all are.
        needs: characters of which a line holds some wherever the pattern matches; the pattern is tried on no other. Empty: on all.
        build: makes a `Reading` of a match, or None where the words are no time after all.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Story], Reading | None]
    needs: tuple[str, ...] = ()

    def span(self, m: re.Match[str]) -> tuple[int, int]:
        """Where the words of the mention are."""
        return m.span("said") if "said" in self.pattern.groupindex and m["said"] else m.span()


def group(m: re.Match[str], name: str) -> str:
    """The words of a group with single blanks; "" if the pattern has no such group or it matched nothing."""
    return re.sub(" +", " ", (m[name] or "").strip()) if name in m.re.groupindex else ""


def part_of(m: re.Match[str], reading: Reading) -> Reading:
    """The reading with "early", "mid" or "late" where the group ``early`` says so."""
    words = group(m, "early")
    if not words or reading.part:
        return reading
    return next((replace(reading, part=part) for part, signs in _PARTS if any(sign in words for sign in signs)), reading)


def with_part(reading: Reading, words: str) -> Reading:
    """A day's reading with the part of the day that the words name; only noon and midnight are clock times."""
    if not words or not reading.value:
        return reading
    suffix, name = vocabulary().day_parts[words]
    clock = {"T12:00": "12:00", "T24:00": "00:00"}.get(suffix, "")
    return Reading(reading.value + suffix, "TIME", part=name, clock=clock, days=reading.days)
