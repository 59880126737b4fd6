"""Bounds: a date behind "since", "until", "by", "before" or "after" leaves one end of its interval open."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import plus_days
from sayso.reading.time_story import Reading, Story

Bounds = tuple[date | None, date | None]

_SIGN: Final = re.compile(r"\b(since|until|till|by|before|prior to|after) +(?:the +)?$")
_FAR: Final = 16
"""Characters before a date in which its sign stands."""
_COUNTED: Final = re.compile(
    r"\b(?:minute|hour|day|night|morning|evening|week|month|year)s?(?: and a half)? +(?:before|prior to|after) +(?:the +)?$"
)
"""Behind a length of time the sign belongs to that: "two days before 5 March"."""
_LENGTH: Final = 40


def bounds(story: Story, reading: Reading, span: tuple[int, int], days: tuple[date, date]) -> Bounds | None:
    """The first and last day of a time that its sign leaves open at one end; None where no sign sets a bound.

    "Since" and "until" include the days of the time, and so does "by"; "before" and "after" leave them out. These three set a bound
    only where a date itself hangs on them, not in "after Tuesday's attack" and "before the 2009 vote", and not a clock time:
    "shortly after 8 p.m." is told of that evening.

    Args:
        story: the state of the reading.
        reading: what the time means.
        span: where its words are.
        days: its first and last day.
    """
    first, last = days
    found = _SIGN.search(story.before(span[0], _FAR))
    if found is None:
        return None
    sign = found[1]
    if sign == "since":
        return first, None
    if sign in ("until", "till"):
        return None, last
    if reading.timex != "DATE" or not _hangs_on(story, span, sign) or _COUNTED.search(story.before(span[0], _LENGTH)):
        return None
    if sign == "after":
        return plus_days(last, 1), None
    return None, last if sign == "by" else plus_days(first, -1)


def _hangs_on(story: Story, span: tuple[int, int], sign: str) -> bool:
    """Whether the words are what a preposition governs."""
    head = story.head_at(*span)
    return head is not None and head.dep_ == "pobj" and head.head.lower_ == sign.split(" ")[-1]
