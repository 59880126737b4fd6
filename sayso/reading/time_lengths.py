"""Rules for lengths of time, times that repeat, and words for the past, the present and the future as such."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import Days, plus_days, plus_months
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import UNITS, Rule, group
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_units import recent_days, stretch
from sayso.reading.time_words import duration_value, month_number, number, unit_of, vocabulary, weekday_number

_PER: Final = re.compile(
    r"\b(?:once|twice|times|hours|minutes)\s+$|[$£€%]\s?[\d.,]*\d(?: (?:thousand|million|billion|trillion))? +$|\bpercent +$"
)
"""What a "a week" is the measure of: "twice a week", "$40 a week"."""
_YEAR_LIKE: Final = range(1800, 2101)


def count_of(m: re.Match[str]) -> float | None:
    """The number of units that a match of `COUNT`, or of "a" and a unit, says; None where it says none."""
    half = 0.5 if group(m, "half") else 0.0
    if group(m, "halfof"):
        return 0.5
    if group(m, "quarterof"):
        return 0.25
    if group(m, "couple"):
        return 2 + half
    if group(m, "one"):
        return 1 + half
    words = group(m, "low") or group(m, "number")
    found = number(words) if words else None
    return found + half if found is not None else None


def _duration(m: re.Match[str], story: Story) -> Reading | None:
    """ "Two weeks", "five-year", "an hour and a half", "several months", "years"."""
    unit, count = unit_of(m["unit"]), count_of(m)
    if unit in ("second", "quarter") and (group(m, "one") or "-" in m.group() or (unit == "second" and m["unit"] == "second")):
        return None
    if count is not None and int(count) in _YEAR_LIKE and m["number"].isdigit():
        return None
    if re.search(r"(?<!long )(?<!little )\bas $", story.before(m.start(), 12)):
        return None
    if unit in ("year", "month", "week", "day") and re.match(r"[ -]+(?:olds?\b|of age)", story.after(m.end(), 10)):
        return None
    if group(m, "one").startswith("a") and _PER.search(story.before(m.start(), 30)):
        return Reading(duration_value(1, unit), "SET")
    if m.group() == "one day" and story.tense(m.start(), m.end()) == "future":
        return Reading("FUTURE_REF")
    return Reading(duration_value(count, unit), "DURATION")


def _long(m: re.Match[str], story: Story) -> Reading | None:
    """ "Day-long"."""
    return Reading(duration_value(1, m["unit"]), "DURATION")


def _recent(m: re.Match[str], story: Story) -> Reading | None:
    """ "The past two weeks", "the next few days": a length of time that ends or begins at the reference day."""
    lead = group(m, "lead")
    if lead == "the" and ("-" in m.group() or m["unit"] == unit_of(m["unit"])):
        return None  # "the two-day rally"
    reading, count = _duration(m, story), count_of(m)
    unit = unit_of(m["unit"])
    if count is None and unit in ("hour", "minute"):
        count = 1.0
    if reading and count and lead == "the first" and unit in ("month", "quarter", "week", "day"):
        return Reading(reading.value, "DURATION", days=_of_year(m, story, unit, count))
    back = bool(re.search(r"past|last|previous|preceding|latest", lead))
    if reading and count is None and back:
        return Reading(reading.value, "DURATION", days=recent_days(m.group(), unit, story))
    if reading is None or count is None or lead in ("the", "the first", "the final"):
        return reading
    return Reading(reading.value, "DURATION", days=stretch(story, unit, count, back=back))


def _of_year(m: re.Match[str], story: Story, unit: str, count: float) -> Days | None:
    """The days of "the first three months of 2014"."""
    year = re.match(r" +of +(\d{4})\b", story.after(m.end(), 12))
    if not year or not 1 <= int(year[1]) <= 9998 or count > 366:
        return None
    first = date(int(year[1]), 1, 1)
    months = {"month": 1, "quarter": 3}.get(unit)
    over = plus_months(first, round(months * count)) if months else plus_days(first, round(count * (7 if unit == "week" else 1)))
    return first, plus_days(over, -1), "range"


def _recent_units(m: re.Match[str], story: Story) -> Reading | None:
    """ "Recent years", "coming months", "the past hours"."""
    unit = unit_of(m["unit"])
    back = m["lead"] in ("recent", "past", "last")
    days = stretch(story, unit, 1, back=back) if unit in ("hour", "minute") else None
    return Reading(duration_value(None, unit), "DURATION", days=days)


def _set(m: re.Match[str], story: Story) -> Reading | None:
    """ "Daily", "every two weeks", "each Thursday", "every July"."""
    if word := group(m, "adverb"):
        token = story.token_at(m.start(), m.end())
        if story.is_title(m.start()):
            return None
        if word == "quarterly" and token is not None and token.dep_ == "amod":
            return None
        return Reading(vocabulary().adverbs[word], "SET")
    if group(m, "weekday"):
        return Reading(f"XXXX-WXX-{weekday_number(m['weekday'])}", "SET")
    if group(m, "month"):
        return Reading(f"XXXX-{month_number(m['month']):02d}", "SET")
    count = number(m["number"]) if group(m, "number") else 1.0
    return Reading(duration_value(count, unit_of(m["unit"])), "SET")


def _vague(m: re.Match[str], story: Story) -> Reading | None:
    words = group(m, "reference")
    token = story.token_at(m.end() - 1, m.end())
    if words == "the past" and token is not None and token.pos_ == "ADJ" and token.head.i > token.i:
        return None  # "the past three summers"
    return Reading(vocabulary().vague[words])


COUNT = r"""(?:(?P<couple>(?:a_)?couple_(?:of_)?(?:more_)?)|{vague}~(?:more_)?
    |(?:(?P<low>{number})(?:_to_|-to-|_or_|(?<=\d)-(?=\d)))?(?P<number>{number})(?P<half>(?:_|-)and(?:_|-)a(?:_|-)half)?~(?:more_|full_|straight_|consecutive_|additional_|trading_|working_|business_|long_)?)"""

RULES: tuple[Rule, ...] = (
    Rule("duration", pattern(rf"\b(?:{{bound}}_)?{COUNT}(?P<unit>{{anyunit}})"), _duration, needs=UNITS),
    Rule(
        "duration-one",
        pattern(
            r"\b(?:{about}_)?(?:(?P<halfof>half_an?)|(?P<quarterof>(?:an?_)?quarter(?:_of_a)?)(?=_century)|(?P<one>an?|one|a_full|a_whole|another|an_additional))_"
            r"(?P<unit>{unit})(?P<half>_and_a_half)?(?!-)"
        ),
        _duration,
        needs=UNITS,
    ),
    Rule(
        "duration-bare",
        pattern(
            r"\b(?:many_)?(?P<unit>(?:second|minute|hour|day|week|month|year|decade)s|centuries)(?:_or_(?:weeks|months|years|days))?(?:-long|(?!-))\b"
        ),
        _duration,
        needs=UNITS,
    ),
    Rule(
        "duration-long", pattern(r"\b(?P<unit>day|night|week|weekend|month|year|decade|century)-long\b"), _long, needs=("-long",)
    ),
    Rule(
        "recent",
        pattern(
            r"\b(?P<lead>the_(?:past|last|next|coming|following|previous|first|final|preceding|latest)|past|last|next|the)_"
            rf"{COUNT}(?P<unit>{{anyunit}})"
        ),
        _recent,
        needs=UNITS,
    ),
    Rule(
        "recent-units",
        pattern(
            r"\b(?:the_(?=coming|past|last))?(?P<lead>recent|past|last|coming|future)_(?P<unit>minutes|hours|days|weeks|months|years|decades|quarters)"
            r"(?:_(?:and|or)_(?:hours|days|weeks|months|years|decades))?\b"
        ),
        _recent_units,
        needs=UNITS,
    ),
    Rule(
        "set",
        pattern(
            r"\b(?:(?P<adverb>{adverb})|(?:each|every)_(?:other_)?(?:(?P<number>{number})_)?(?:(?P<unit>{anyunit})|(?P<weekday>{weekday})s?"
            r"|(?P<month>{month})))"
        ),
        _set,
    ),
    Rule("vague", pattern(r"\b(?P<reference>{reference})(?!-)"), _vague),
)
