"""Rules for times told from something that happened ("two days after the blast") or from the day last spoken of ("the day before")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from spacy.tokens import Token

from sayso.reading.time_calendar import Days, day_value, days_of, plus_days
from sayso.reading.time_lengths import COUNT, count_of
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import Rule, group, with_part
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_units import UNKNOWN, last_base, shift_value
from sayso.reading.time_words import duration_value, unit_of, vocabulary

_SIGN: Final = re.compile(r" +(before|after|following) +")
_STAGED: Final = frozenset(("carry", "stage", "launch", "hold", "commit", "mount", "conduct", "schedule", "set", "suffer"))
"""Verbs that say that their object takes place: "held a vote", "the vote was scheduled"."""
_KNOWN: Final = frozenset(("the", "this", "that", "these", "those"))
_MOST: Final = 10**5
"""Units that are counted at most."""


def event_of(sign: Token) -> str:
    """What stands under a "before" or "after", as `Story.events` knows it; "" if it is new to the reader.

    Known are "the vote" and what "he" or "the envoy" did; "a vote" and "a bomb killed six" are new.
    """
    if sign.dep_ == "mark":
        subject = next((child for child in sign.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        return event_word(sign.head) if subject is not None and _is_known(subject) else ""
    noun = next((child for child in sign.children if child.dep_ == "pobj"), None)
    return event_word(noun) if noun is not None and _is_known(noun) else ""


def _is_known(noun: Token) -> bool:
    return noun.pos_ in ("PRON", "PROPN") or any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in noun.children)


def event_word(token: Token) -> str:
    """One word for what happens, as a noun or as a verb: "bombing", "bombed" → "bomb"."""
    word = token.lemma_.lower()
    return word.removesuffix("ing") if len(word) > 5 else word


def happenings(story: Story, start: int, end: int) -> Iterator[str]:
    """What the words at a place say to have happened then: their verb and what it tells of, or the noun that they stand with."""
    token = story.head_at(start, end)
    if token is None:
        return
    if token.dep_ == "pobj":
        token = token.head
    governor = token.head
    if governor == token:
        return
    if governor.pos_ == "NOUN":
        yield event_word(governor)
    elif governor.pos_ == "VERB":
        yield event_word(governor)
        staged = governor.lemma_.lower() in _STAGED
        for child in governor.children:
            if child.pos_ == "NOUN" and (child.dep_ == "nsubj" or (staged and child.dep_ in ("dobj", "nsubjpass"))):
                yield event_word(child)


def remember(story: Story, start: int, end: int, day: date) -> None:
    """Keep the day of what happened then; what happened on two days has none."""
    for word in happenings(story, start, end):
        story.events[word] = day if story.events.get(word, day) == day else None


def _from_event(m: re.Match[str], story: Story) -> Reading | None:
    """ "Two days after the blast", where the day of the blast has been told; None otherwise, and the words are a length of time."""
    sign = _SIGN.match(story.normal, m.end())
    base = _day_of_event(story, sign) if sign else None
    if base is None or sign is None or story.day_in_sentence(m.start()):
        return None  # "on Sunday, a day after the vote": the day is Sunday
    unit, count = unit_of(m["unit"]), count_of(m)
    direction = -1 if sign[1] == "before" else 1
    return Reading(duration_value(count, unit), "DURATION", days=_shifted(base, unit, count, direction))


def _day_of_event(story: Story, sign: re.Match[str]) -> date | None:
    token = story.token_at(sign.start(1), sign.end(1))
    word = event_of(token) if token is not None else ""
    return story.events[word] if word in story.events else _day_of_violence(story, word)


def _day_of_violence(story: Story, word: str) -> date | None:
    """The day of "the attack", if what the text told by other words was on one day: "he was shot on Tuesday".

    A general word stands for any violence, a particular one ("the shooting") only for what a general one told ("were killed").
    """
    general, particular = vocabulary().violence["general"], vocabulary().violence["particular"]
    told = (*general, *particular) if word in general else general if word in particular else ()
    days = {story.events[other] for other in told if other in story.events}
    return days.pop() if len(days) == 1 else None


def _shifted(base: date, unit: str, count: float | None, direction: int) -> Days | None:
    """The day that is so many days off; the week, month or year for longer units; for hours the day and its neighbour."""
    if vocabulary().units[unit][1] == "clock":
        if unit != "hour":
            return base, base, "day"
        return (plus_days(base, -1), base, "range") if direction < 0 else (base, plus_days(base, 1), "range")
    if count is None or count != int(count):
        return None
    return days_of(shift_value(base, unit, direction * int(min(count, _MOST))))


def _unit_beside(m: re.Match[str], story: Story) -> Reading | None:
    """ "The day before", "the week after": of the day last spoken of; "the day after the blast": of the blast, if its day is known."""
    unit, part = group(m, "unit"), group(m, "part")
    direction = -1 if m["direction"] == "before" else 1
    if m["alone"] is not None:
        base = last_base(story, unit or "day") or (story.now if direction < 0 else None)
    else:
        sign = _SIGN.match(story.normal, m.start("direction") - 1)
        base = _day_of_event(story, sign) if sign else None
    if base is None:
        return with_part(Reading(UNKNOWN[unit or "day"]), part) if m["alone"] is not None else None
    if part:
        return with_part(Reading(day_value(plus_days(base, direction))), part)
    return Reading(shift_value(base, unit, direction))


_STOP = r"{gap}(?:[.,;:)\]\"?!]|$)|_(?:and|but|in|at|by|when|near|outside|he|she|they|it|had|has|was|were)\b"

RULES: tuple[Rule, ...] = (
    Rule(
        "from-event",
        pattern(rf"\b(?:{{about}}_)?(?:{COUNT}|(?P<one>an?)_|(?=\w+s\b))(?P<unit>{{anyunit}})(?=_(?:before|after|following)_)"),
        _from_event,
        needs=("before", "after", "following"),
    ),
    Rule(
        "unit-beside",
        pattern(
            r"\bthe_(?:(?P<unit>day|week|month|year)|(?P<part>morning|afternoon|evening|night))_(?P<direction>before|after)\b"
            rf"(?!_last|_next|_yesterday|_tomorrow)(?:(?={_STOP})(?P<alone>))?"
        ),
        _unit_beside,
        needs=("before", "after"),
    ),
)
