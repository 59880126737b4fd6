"""What a rule is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import vocabulary


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that a pattern finds, and what they mean.

    Attributes:
        name: the rule's name, kept in `Interval.rule`.
        pattern: over `time_words.normal` characters; a group named ``said`` marks the words to keep, if not all are.
        build: makes a `Reading` of a match, or None where the words are no time after all.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Story], Reading | None]

    def span(self, m: re.Match[str]) -> tuple[int, int]:
        """Where the words of the mention are."""
        return m.span("said") if "said" in self.pattern.groupindex and m["said"] else m.span()


def part_of(m: re.Match[str], reading: Reading) -> Reading:
    """The reading with "early", "mid" or "late" where the group ``early`` says so."""
    words = m.groupdict().get("early") or ""
    if not words:
        return reading
    for part, signs in (
        ("early", ("early", "beginning", "start", "first", "opening")),
        ("mid", ("mid",)),
        ("late", ("late", "end", "last", "final", "closing", "close", "turn", "second", "latter")),
    ):
        if any(sign in words for sign in signs):
            return replace(reading, part=part)
    return reading


def with_part(reading: Reading, words: str | None) -> Reading:
    """A day's reading with the part of the day that the words name; parts are never made into clock times."""
    if not words or not reading.value:
        return reading
    suffix, name = vocabulary().day_parts[re.sub(" +", " ", words.strip())]
    clock = {"noon": "12:00", "midnight": "00:00"}.get(name, "")
    if suffix.startswith("T2") or suffix.startswith("T1"):
        return Reading(reading.value + suffix, "TIME", part=name, clock=clock)
    return Reading(reading.value + suffix, "TIME", part=name)
