"""Text → times: dates, clock times, lengths of time and repeated times, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from sayso.language import doc_of, parse
from sayso.reading import time_clock, time_dates, time_days, time_events, time_lengths, time_quarters, time_units, time_years
from sayso.reading.time_bounds import bounds
from sayso.reading.time_calendar import days_of, plus_days
from sayso.reading.time_dateline import full_dates, is_narrative, is_uncapitalised, reference_day
from sayso.reading.time_events import remember
from sayso.reading.time_rules import Rule
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import normal
from sayso.records import Interval, Mention, Sheet, Span, content_id

_FROM: Final = re.compile(r"\b(?:from|between) +(?:the +)?$")
_LINES: Final = re.compile(r"[^\n]+")
_FROM_NOW: Final = ("ago", "back", "previously", "now", "hence")
_TO: Final = re.compile(r" *(to|and|until|till|through|-) *(?:the +)?")


@dataclass(frozen=True)
class Times:
    """Find the times of a text and resolve them. Needs the parse; gives mentions of kind "time" with an `Interval` each.

    Words count from the day of publication, else from the dateline inside the text, else what is relative stays unresolved.
    """

    name: str = "times"
    version: str = "7"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The sheet with its times."""
        made_by = f"{self.name}@{self.version}"
        return sheet.adding(mentions=_mentions(sheet.text.chars, doc_of(sheet), sheet.report.published, sheet.text.id, made_by))


def read_times(chars: str, published: str | None = None) -> tuple[Mention, ...]:
    """The times in a string of characters.

    Args:
        chars: English text.
        published: its day of publication, ``YYYY-MM-DD`` (anything after that is ignored), or None if it is not known.

    Returns:
        mentions of kind "time" in order, none overlapping another; `Mention.text_id` is made of the characters alone.

    Raises:
        ValueError: if `published` is not a date.
    """
    return times_of(chars, parse(chars), published)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules; where two of them find equally long words at one place, the earlier wins."""
    families = (time_dates, time_years, time_days, time_units, time_events, time_clock, time_lengths, time_quarters)
    return tuple(rule for family in families for rule in family.RULES)


def times_of(chars: str, doc: Doc, published: str | None) -> tuple[Mention, ...]:
    """As `read_times`, of characters that are parsed already."""
    step = Times()
    return _mentions(chars, doc, published, content_id("txt", "", chars), f"{step.name}@{step.version}")


def _mentions(chars: str, doc: Doc, published: str | None, text_id: str, made_by: str) -> tuple[Mention, ...]:
    words = normal(chars)
    now = reference_day(chars, date.fromisoformat(published[:10]) if published else None)
    full = full_dates(words)
    story = Story(
        chars=chars,
        normal=words,
        doc=doc,
        now=now,
        narrative=is_narrative(words, full, now),
        uncapitalised=is_uncapitalised(chars),
        full_dates=full,
    )
    found = [(Span(start, end), _interval(story, rule, reading, start, end)) for start, end, rule, reading in _readings(story)]
    return tuple(
        Mention(text_id, span, span.words(chars), "time", made_by, value=interval) for span, interval in _joined(words, found)
    )


def _readings(story: Story) -> Iterator[tuple[int, int, Rule, Reading]]:
    """Walk the text from left to right: the longest words at a place that a rule accepts, none overlapping."""
    candidates = [(*rule.span(match), order, rule, match) for order, rule, match in _matches(story.normal)]
    candidates.sort(key=lambda candidate: (candidate[0], -candidate[1], candidate[2]))
    position = 0
    for start, end, _, rule, match in candidates:
        if start < position or start == end:
            continue
        reading = rule.build(match, story)
        if reading is not None:
            derived = (rule.name == "ago" and story.normal[start:end].endswith(_FROM_NOW)) or (
                rule.name == "year" and story.narrative and story.is_aside(start, end)
            )
            story.tell(reading, start, derived=derived)
            if story.day is not None and story.day_at == start:
                remember(story, start, end, story.day)
            position = end
            yield start, end, rule, reading


def _matches(words: str) -> Iterator[tuple[int, Rule, re.Match[str]]]:
    """What the patterns find, line by line, with the order of their rules. No pattern looks beyond a line."""
    known = tuple(enumerate(rules()))
    for line in _LINES.finditer(words):
        start, end = line.span()
        held = {needs: any(word in line[0] for word in needs) for needs in {rule.needs for _, rule in known}}
        for order, rule in known:
            if held[rule.needs] or not rule.needs:
                for match in rule.pattern.finditer(words, start, end):
                    yield order, rule, match


def _interval(story: Story, rule: Rule, reading: Reading, start: int, end: int) -> Interval:
    """The days of a reading; after words like "since" and "before" one end is open."""
    base = Interval(None, None, "unresolved", reading.value, reading.timex, reading.part, reading.clock, reading.zone, rule.name)
    days = reading.days or (days_of(reading.value) if reading.timex in ("DATE", "TIME") else None)
    if days is None:
        return base
    first, last, precision = days
    opened = bounds(story, reading, (start, end), (first, last))
    if opened:
        return replace(base, start=_iso(opened[0]), end=_iso(opened[1]), precision="range")
    if reading.part in ("early", "mid", "late") and precision == "month":
        precision = "part-of-month"
    return replace(base, start=first.isoformat(), end=last.isoformat(), precision=precision)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _joined(words: str, found: list[tuple[Span, Interval]]) -> list[tuple[Span, Interval]]:
    """ "From Monday to Thursday": both mentions keep their value, and both carry the days of the whole range."""
    joined = list(found)
    for i in range(len(found) - 1):
        (left, first), (right, last) = found[i], found[i + 1]
        sign = _TO.fullmatch(words, left.end, right.start)
        before = _FROM.search(words, max(0, left.start - 16), left.start)
        years = sign and sign[1] == "-" and first.rule == last.rule == "year"
        if not sign or (not years and (not before or (sign[1] == "and") != before.group().startswith("between"))):
            continue
        if "DURATION" in (first.timex, last.timex) or first.clock or last.clock:
            continue
        first = _before(first, last)
        if not first.start or not last.end or first.start > last.end:
            continue
        joined[i] = (left, replace(first, end=last.end, precision="range"))
        joined[i + 1] = (right, replace(last, start=first.start, precision="range"))
    return joined


def _before(first: Interval, last: Interval) -> Interval:
    """ "Between Monday and Wednesday", said on a Monday: the Monday before that Wednesday."""
    if first.rule != "weekday" or last.rule != "weekday" or not first.start or not last.start or first.start <= last.start:
        return first
    day = plus_days(date.fromisoformat(first.start), -7).isoformat()
    return replace(first, start=day, end=day, value=first.value.replace(first.start, day))
