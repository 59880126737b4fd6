"""Words that support less than the value coded from them: rough numbers, people who are named but not counted, times without a day."""

from __future__ import annotations

import re
from typing import Final

from sayso.linking.says import Say
from sayso.records import Amount, Interval

_ONE_AMOUNT: Final = 2  # the words of the number and the word for what became of them
_ONE_PHRASE: Final = 80
_ROUGH: Final = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|or so|close to)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"\b(?:\d[\d,]*(?!-?\s?years?\b)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|dozens?|scores?|couple|pair|both|no|none|nobody|no-one|zero)\b",
    re.IGNORECASE,
)
_ONE_MORE: Final = re.compile(r"an?\b", re.IGNORECASE)
_TIME_OF_DAY: Final = re.compile(
    r"(?:(?:the|at|about|around|early|late|just|before|after|in|shortly)\s+)*"
    r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\.?)?|morning|afternoon|evening|night|noon|midnight)",
    re.IGNORECASE,
)


def is_rough(say: Say) -> bool:
    """Whether a number is said roughly ("about 30")."""
    return isinstance(say.assertion.value, Amount) and _ROUGH.search(say.assertion.words) is not None


def is_counted(say: Say) -> bool:
    """Whether the words hold a number. "The judge died" tells of one who died, not of how many did; nobody is a number."""
    value = say.assertion.value
    return isinstance(value, Amount) and (value.high == 0 or _NUMBER.search(say.assertion.words) is not None)


def is_added_up(say: Say) -> bool:
    """Whether a number was added up from words that stand far apart, where people may have been counted twice or left out."""
    spans = say.assertion.evidence
    spread = max(span.end for span in spans) - min(span.start for span in spans)
    return isinstance(say.assertion.value, Amount) and len(spans) > _ONE_AMOUNT and spread > _ONE_PHRASE


def is_told_of_one(say: Say) -> bool:
    """Whether the words count, or tell of "a guard", which in the first report of a happening means one."""
    return is_counted(say) or _ONE_MORE.match(say.assertion.words) is not None


def is_time_of_day(say: Say) -> bool:
    """Whether a date is only said as a time of day ("12.40 p.m."), so that its day is not the speaker's."""
    return isinstance(say.assertion.value, Interval) and _TIME_OF_DAY.fullmatch(say.assertion.words.strip()) is not None


def is_early(say: Say) -> bool:
    """Whether a morning is an early one, which to others is the night before."""
    value = say.assertion.value
    return isinstance(value, Interval) and value.part == "morning" and "early" in say.assertion.words.lower().split()
