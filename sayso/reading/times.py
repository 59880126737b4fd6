"""Text → times: dates, clock times, durations and repeated times, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from sayso.language import doc_of, parse
from sayso.reading import time_dates, time_lengths, time_relative
from sayso.reading.time_calendar import days_of
from sayso.reading.time_dateline import dateline, full_dates, is_narrative
from sayso.reading.time_rules import Rule
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import normal
from sayso.records import Interval, Mention, Sheet, Span, content_id

_SINCE: Final = re.compile(r"\b(?:ever since|since|from|after) *$")
_UNTIL: Final = re.compile(r"\b(?:until|till|through|up to) *$")


_FROM: Final = re.compile(r"\b(?:from|between) +(?:the +|early +|late +|mid-?)?$")
_TO: Final = re.compile(r" *(to|and|until|till|through|-) *(?:the +)?")


@dataclass(frozen=True)
class Times:
    """Find the times of a text and resolve them. Needs the parse; gives mentions of kind "time" with an `Interval` each."""

    name: str = "times"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Words count from the day of publication, else from the dateline in the text, else they stay unresolved."""
        made_by = f"{self.name}@{self.version}"
        found = tuple(_mentions(sheet.text.chars, doc_of(sheet), sheet.report.published, sheet.text.id, made_by))
        return sheet.adding(mentions=found)


def read_times(chars: str, published: str | None = None) -> tuple[Mention, ...]:
    """The times in a string of characters.

    Args:
        chars: English text.
        published: its day of publication, ``YYYY-MM-DD`` (anything after that is ignored), or None if it is not known.

    Returns:
        mentions of kind "time" in order, none overlapping another; `Mention.text_id` is the hash of the characters.

    Raises:
        ValueError: if `published` is not a date.
    """
    step = Times()
    return tuple(_mentions(chars, parse(chars), published, content_id("txt", "", chars), f"{step.name}@{step.version}"))


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules; where two of them find equally long words at one place, the earlier wins."""
    return (*time_dates.RULES, *time_relative.RULES, *time_lengths.RULES)


def _mentions(chars: str, doc: Doc, published: str | None, text_id: str, made_by: str) -> Iterator[Mention]:
    words = normal(chars)
    now = date.fromisoformat(published[:10]) if published else dateline(words)
    full = full_dates(words)
    story = Story(chars=chars, normal=words, doc=doc, now=now, full_dates=full, narrative=is_narrative(words, full, now))
    found = [(start, end, _interval(story, rule, reading, start)) for start, end, rule, reading in _readings(story)]
    for start, end, interval in _joined(words, found):
        span = Span(start, end)
        yield Mention(text_id, span, span.words(chars), "time", made_by, value=interval)


def _joined(words: str, found: list[tuple[int, int, Interval]]) -> list[tuple[int, int, Interval]]:
    """ "From Monday to Thursday": both mentions keep their value, and both carry the days of the whole range."""
    joined = list(found)
    for i in range(len(found) - 1):
        (start, end, first), (next_start, next_end, last) = found[i], found[i + 1]
        sign = _TO.fullmatch(words[end:next_start])
        if not sign or not first.resolved or not last.resolved or "DURATION" in (first.timex, last.timex):
            continue
        before = words[max(0, start - 10) : start]
        if not _FROM.search(before) or (sign[1] == "and") != ("between" in before) or not first.start or not last.end:
            continue
        if first.start <= last.end:
            joined[i] = (start, end, replace(first, end=last.end, precision="range"))
            joined[i + 1] = (next_start, next_end, replace(last, start=first.start, end=last.end, precision="range"))
    return joined


def _readings(story: Story) -> Iterator[tuple[int, int, Rule, Reading]]:
    """Walk the text from left to right: the longest words at a place that a rule accepts, none overlapping."""
    candidates: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(story.normal):
            start, end = rule.span(match)
            candidates.append((start, -end, order, rule, match))
    candidates.sort(key=lambda candidate: candidate[:3])
    position = 0
    for start, negative_end, _, rule, match in candidates:
        if start < position:
            continue
        reading = rule.build(match, story)
        if reading is None:
            continue
        story.tell(reading, derived=rule.name == "ago")
        position = -negative_end
        yield start, position, rule, reading


def _interval(story: Story, rule: Rule, reading: Reading, start: int) -> Interval:
    days = reading.days or (days_of(reading.value) if reading.timex in ("DATE", "TIME") else None)
    base = Interval(None, None, "unresolved", reading.value, reading.timex, reading.part, reading.clock, rule.name)
    if days is None:
        return base
    first, last, precision = days
    before = story.before(start, 14)
    if reading.part in ("early", "mid", "late") and precision == "month":
        precision = "part-of-month"
    if _SINCE.search(before) and "since" in before:
        return replace(base, start=first.isoformat(), precision="range")
    if _UNTIL.search(before):
        return replace(base, end=last.isoformat(), precision="range")
    return replace(base, start=first.isoformat(), end=last.isoformat(), precision=precision)
