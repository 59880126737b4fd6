"""Rules that count in weeks, months and years from the reference day or from the time last spoken of."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import Days, month_days, month_value, plus_days, plus_months, quarter_of, week_value
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import UNITS, Rule, group, part_of
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import duration_value, number, unit_of, vocabulary

_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_A_FEW: Final = 7
"""The most that "a few" or "several" days are taken to be."""
UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",  # TimeML writes unknown digits of a date as X
    "century": "XX",
}
_PAST_STRETCH: Final = {
    "day": "P1D",
    "night": "P1D",
    "week": "P1W",
    "fortnight": "P2W",
    "weekend": "P2D",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "decade": "P10Y",
    "century": "P100Y",
}


def shift_value(base: date, unit: str, count: int) -> str:
    """The value of a base day moved by so many units, in the precision of the unit."""
    if unit in ("day", "night"):
        return plus_days(base, count).isoformat()
    if unit in _DAYS:
        return week_value(plus_days(base, _DAYS[unit] * count), weekend=unit == "weekend")
    moved = plus_months(base, _MONTHS[unit] * count)
    if unit == "month":
        return month_value(moved.year, moved.month)
    if unit == "quarter":
        year, quarter = quarter_of(moved)
        return f"{year:04d}-Q{quarter}"
    return f"{moved.year:04d}"[: {"year": 4, "decade": 3, "century": 2}[unit]]


def stretch(story: Story, unit: str, count: float, *, back: bool) -> Days | None:
    """The days from the reference day back, or on, over so many units; None without reference day."""
    now = story.reference()
    if now is None:
        return None
    sign = -1 if back else 1
    if unit not in UNKNOWN:
        count, unit = (max(1, round(count / 24)) if unit == "hour" else 0), "day"
    if unit in _DAYS:
        other = plus_days(now, sign * min(round(count * _DAYS[unit]), 10**6))
    else:
        other = plus_months(now, sign * min(round(count * _MONTHS[unit]), 10**5))
    return (other, now, "range") if back else (now, other, "range")


def recent_days(words: str, unit: str, story: Story) -> Days | None:
    """The month of "a few days ago", where a few days cannot lead out of it; None for all that is vaguer."""
    base = story.reference()
    if base is None or unit != "day" or base.day <= _A_FEW or not re.search(r"\b(?:few|several)\b", words):
        return None
    return *month_days(base.year, base.month), "month"


def _this_unit(m: re.Match[str], story: Story) -> Reading | None:
    """ "This week", "last year", "the following month", "the same day", "later that year"."""
    lead, unit = group(m, "lead"), m["unit"]
    if unit in ("second", "minute", "hour", "night") or story.is_title(m.start("unit")):
        return None
    if lead in ("the past", "past") and unit != "weekend":
        return Reading(_PAST_STRETCH[unit], "DURATION", days=stretch(story, unit, 1, back=True))
    if unit == "quarter" and story.quarter and ("that" in lead or "same" in lead):
        return Reading(story.quarter)
    shift = _direction(lead)
    base = _base(lead, unit, story, past=lead == "the next" and story.tense(m.start(), m.end()) == "past")
    if base is None:
        return part_of(m, Reading(UNKNOWN[unit]))
    if unit == "weekend":
        shift = _weekend_shift(base, lead, shift, story.tense(m.start(), m.end()))
    return part_of(m, Reading(shift_value(base, unit, shift)))


def _direction(lead: str) -> int:
    if re.search(r"last|past|previous|preceding", lead):
        return -1
    return 1 if re.search(r"next|coming|following", lead) else 0


def _base(lead: str, unit: str, story: Story, *, past: bool) -> date | None:
    """What "the following week" or "this week" counts from; "the next month" from the last one spoken of, if that is told as past."""
    if re.search(r"that|same|following|previous|preceding", lead):
        return last_base(story, unit) or (story.now if "that" not in lead else None)
    if lead.startswith("the") and "next" in lead and (past or unit in ("day", "night") or story.narrative):
        return last_base(story, unit) or story.now
    return story.reference()


def last_base(story: Story, unit: str) -> date | None:
    """The time last spoken of, as a day to count from, if it is precise enough for the unit."""
    if unit in _DAYS:
        return story.day
    if unit in ("month", "quarter"):
        return date(*story.month, 1) if story.month else None
    return date(story.year, 1, 1) if story.year and 1 <= story.year <= 9999 else None


def _weekend_shift(base: date, lead: str, shift: int, tense: str) -> int:
    """A weekend belongs to the week before it; on weekdays "this weekend" with a verb in the past is the one before."""
    if lead in ("this", "the") and tense == "past" and base.isoweekday() < 6:
        return -1
    return shift


def _ago(m: re.Match[str], story: Story) -> Reading | None:
    """ "Two years ago", "three days later", "a week from now", "hours later"."""
    unit, direction = unit_of(m["unit"]), group(m, "direction")
    back = direction in ("ago", "earlier", "previously", "back", "before")
    anchored = direction in ("earlier", "later", "afterward", "afterwards", "before")
    base = (last_base(story, unit) or story.day) if anchored else story.reference()
    if base is None and direction in ("earlier", "before"):
        base = story.now
    if vocabulary().units[unit][1] == "clock" or not (m["number"] or m["one"] or m["couple"]):
        return _vague_ago(m, story, direction, back=back, anchored=anchored)
    count = 2.0 if m["couple"] else number(m["number"]) if m["number"] else 1.0
    if count is None:
        return None
    count = min(count, 10**5) + (0.5 if m["half"] or m["halfway"] else 0)
    if unit == "year" and count == 1 and back and not story.narrative and story.results:
        compared = story.compared_quarter(m.start())
        if compared:
            return Reading(f"{compared[0] - 1:04d}-Q{compared[1]}")
        if anchored:  # the year before the one reported on, whichever year was compared with just before
            return Reading(f"{story.results[0] - 1:04d}")
    if base is None:
        return Reading(UNKNOWN[unit])
    sign = -1 if back else 1
    if unit == "year" and count != int(count):
        return Reading(shift_value(base, "month", sign * round(12 * count)))
    if unit in ("decade", "century"):
        return Reading(shift_value(base, "year", sign * round(count * (10 if unit == "decade" else 100))))
    return Reading(shift_value(base, unit, sign * round(count)))


def _vague_ago(m: re.Match[str], story: Story, direction: str, *, back: bool, anchored: bool) -> Reading:
    """Hours before or after a day (that day or its neighbour), and amounts without a number."""
    unit = unit_of(m["unit"])
    letters, kind = vocabulary().units[unit]
    count = 2.0 if m["couple"] else number(m["number"]) if m["number"] else 1.0 if m["one"] else None
    count = count + 0.5 if count and m["half"] else count
    if kind == "calendar":
        if direction in ("ago", "previously", "back"):
            return Reading("PAST_REF", days=recent_days(m.group(), unit, story))
        return Reading(
            "FUTURE_REF" if direction in ("from now", "hence") else f"PX{letters}", "DATE" if not anchored else "DURATION"
        )
    base = story.day if anchored else story.reference()
    days: Days | None = None
    if base is not None and unit == "hour":
        days = (plus_days(base, -1), base, "range") if back else (base, plus_days(base, 1), "range")
    elif base is not None:
        days = (base, base, "day")
    return Reading(duration_value(count, unit), "DURATION", days=days)


def _the_unit(m: re.Match[str], story: Story) -> Reading | None:
    """ "The end of the month", "later in the day", "earlier in the year"."""
    unit = m["unit"]
    base = story.day if unit == "day" and story.day else story.reference()
    return part_of(m, Reading(shift_value(base, unit, 0) if base else UNKNOWN[unit]))


def _the_weekend(m: re.Match[str], story: Story) -> Reading | None:
    base = story.reference()
    if base is None:
        return Reading(UNKNOWN["weekend"])
    past = base.isoweekday() < 6 and story.tense(m.start(), m.end()) not in ("future", "present")
    return Reading(week_value(plus_days(base, -7 if past else 0), weekend=True))


def _the_week(m: re.Match[str], story: Story) -> Reading | None:
    """ "For the week", "the week's losses": the week of the reference day; the one before in what is told as past on a Monday."""
    base = story.reference()
    if base is None:
        return Reading(UNKNOWN["week"])
    over = base.isoweekday() == 1 and story.tense(m.start(), m.end()) not in ("future", "present")
    return Reading(week_value(plus_days(base, -7 if over else 0)))


def _the_year(m: re.Match[str], story: Story) -> Reading | None:
    """ "For the year": the year of the reference day; "the year ended June 30" is a length of time."""
    if m["over"]:
        return Reading("P1Y", "DURATION")
    base = story.reference()
    return Reading(f"{base.year:04d}" if base else "XXXX")


BREAK = r"{gap}(?:[.,;:)\]\"?!]|$)|_(?:in|at|by|when|near|had|has|was|were)\b"
"""What shows that a "before" stands alone: "he had left three days before"."""

RULES: tuple[Rule, ...] = (
    Rule(
        "this-unit",
        pattern(
            r"\b(?:(?P<early>early|late|later|earlier|mid|sometime|the_(?:very_)?(?:beginning|start|middle|end|close)_of"
            r"|(?:earlier|later|early|late)_in)(?:_|-))?(?P<lead>{lead})_(?:fiscal_|calendar_)?(?P<unit>{unit})(?!-)"
        ),
        _this_unit,
        needs=UNITS,
    ),
    Rule(
        "ago",
        pattern(
            r"\b(?:{about}_)?(?:(?P<couple>a_couple_(?:of_)?)|{vague}_|(?:(?P<low>{number})(?:_to_|-to-|_or_|(?<=\d)-(?=\d)))?(?P<number>{number})"
            r"(?P<halfway>(?:_|-)and(?:_|-)a(?:_|-)half)?~|(?P<one>an?)_|(?=\w+s_))"
            r"(?:short_|more_|full_|or_(?:so|two)_)?(?P<unit>{anyunit})(?P<half>_and_a_half)?_(?:or_so_)?"
            rf"(?P<direction>ago|earlier|later|from_now|hence|afterwards?|previously|before(?={BREAK})|back(?!_(?:to|in|at|from|home|and|on|up|into)\b))\b"
        ),
        _ago,
        needs=("ago", "earlier", "later", "from now", "hence", "after", "previously", "before", "back"),
    ),
    Rule(
        "the-unit",
        pattern(
            r"\b(?P<early>the_(?:very_)?(?:beginning|start|middle|end|close)_of|(?:earlier|later|early|late)_in)_the_(?:fiscal_)?"
            r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b"
        ),
        _the_unit,
        needs=UNITS,
    ),
    Rule("the-weekend", pattern(r"\bthe_weekend\b"), _the_weekend, needs=("weekend",)),
    Rule(
        "the-week",
        pattern(
            r"\b(?:(?:for|during)_(?P<said>the_week)\b(?!'s|-|_(?:of|to|when|before|after|that|since|in|ending|ended|leading|following|prior))"
            r"|the_week(?='s\b))"
        ),
        _the_week,
        needs=("week",),
    ),
    Rule(
        "the-year",
        pattern(
            r"\b(?:for|of|in)_(?P<said>the_(?:full_|fiscal_|calendar_|current_fiscal_)?year)\b"
            r"(?!-|_(?:to|when|before|after|that|since))(?P<over>_(?:ended|ending))?"
        ),
        _the_year,
        needs=("year",),
    ),
)
