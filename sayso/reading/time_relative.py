"""Rules for times that count from the reference day or from the time last spoken of."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import Days, day_value, days_of, month_value, plus_days, plus_months, quarter_of, week_value
from sayso.reading.time_rules import Rule, part_of, with_part
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import number, pattern, vocabulary

_BACK: Final = ("last", "past", "previous", "preceding", "recent")
_AHEAD: Final = ("next", "coming", "following")


_DEADLINE: Final = re.compile(
    r"\b(?:until|till|by|as (?:soon|early|late) as|no later than|starting|beginning|effective) +(?:about +|the +|early +|late +|on +)?"
    r"(?:\d+ [ap]\.m\. +)?$"
)


def _named_day(m: re.Match[str], story: Story) -> Reading | None:
    word = m["word"]
    shift = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}[word]
    lead = m["lead"] or ""
    if "before" in lead:
        shift -= 1
    elif "after" in lead:
        shift += 1
    now = story.reference() if not story.narrative else story.now
    value = day_value(plus_days(now, shift)) if now else "XXXX-XX-XX"
    if word == "today" and _nowadays(m, story):
        return None
    words = m["part"] or m["first"] or ("night" if word == "tonight" else None)
    return _early_late(m, with_part(Reading(value), words))


def _nowadays(m: re.Match[str], story: Story) -> bool:
    """ "today's youth": the present, not the day."""
    return bool(re.match(r"'s (?:world|society|youth|standards|young|economy|generation)", story.after(m.end(), 20)))


def _early_late(m: re.Match[str], reading: Reading) -> Reading:
    return part_of(m, reading) if not reading.part else reading


def _this_part(m: re.Match[str], story: Story) -> Reading | None:
    """ "this morning", "last night", "the next morning", "that evening", "the morning"."""
    lead, part = m["lead"], m["part"]
    if part == "midnight" or part.endswith("day"):
        return None
    if lead == "this" or lead == "later this" or lead == "earlier this":
        base, shift = story.now, 0
    elif lead == "last":
        base, shift = story.now, -1 if part in ("night", "evening") else 0
    elif "next" in lead or "following" in lead:
        base, shift = story.day or story.now, 1
    elif "previous" in lead:
        base, shift = story.day or story.now, -1
    else:
        base, shift = story.day or story.now, 0
    value = day_value(plus_days(base, shift)) if base else "XXXX-XX-XX"
    return with_part(Reading(value), part)


def weekday_date(story: Story, weekday: int, lead: str, start: int, end: int) -> date | None:
    """The day that a weekday means.

    "last", "next", "the following" say it; a bare weekday is the last one (the reference day itself included), or the coming
    one where the tense of its clause is future. In narratives weekdays are unresolved: the day last spoken of is no base for them.
    """
    if "following" in lead or "previous" in lead or "same" in lead or "that" in lead or ("next" in lead and story.narrative):
        base = story.day or (story.now if "that" not in lead else None)
        if base is None:
            return None
        if "previous" in lead:
            return plus_days(base, -((base.isoweekday() - weekday - 1) % 7 + 1))
        if "same" in lead or "that" in lead:
            return plus_days(base, -((base.isoweekday() - weekday) % 7))
        return plus_days(base, (weekday - base.isoweekday() - 1) % 7 + 1)
    now = story.now
    if now is None or story.narrative:
        return None
    behind, ahead = (now.isoweekday() - weekday) % 7, (weekday - now.isoweekday()) % 7
    if "last" in lead or "past" in lead:
        return plus_days(now, -(behind or 7))
    if "next" in lead:
        return plus_days(now, ahead or 7)
    if "coming" in lead:
        return plus_days(now, ahead)
    if "this" in lead:
        return plus_days(now, weekday - now.isoweekday()) if story.tense(start, end) != "past" else plus_days(now, -behind)
    if behind and _is_ahead(story, start, end):
        return plus_days(now, ahead)
    return plus_days(now, -behind)


def _is_ahead(story: Story, start: int, end: int) -> bool:
    """Whether the clause of a bare weekday speaks of what is still to come."""
    direct = story.direct_tense(start, end)
    if _DEADLINE.search(story.before(start, 30)):
        return direct != "past"
    return direct in ("future", "present") or story.tense(start, end) == "future"


def _weekday(m: re.Match[str], story: Story) -> Reading | None:
    word = m["weekday"].rstrip(".")
    v = vocabulary()
    if m["plural"]:
        word = word.removesuffix("s")
    start = m.start("weekday")
    if word in v.short_weekdays and not (story.chars[start].isupper() and m["weekday"].endswith(".")):
        return None
    if not story.chars[start].isupper():
        return None
    if m["plural"]:
        return Reading(f"XXXX-WXX-{v.weekdays[word]}", "SET")
    found = weekday_date(story, v.weekdays[word], m["lead"] or "", start, m.end("weekday"))
    value = day_value(found) if found else f"XXXX-WXX-{v.weekdays[word]}"
    return _early_late(m, with_part(Reading(value), m["part"] or m["first"]))


def _shift_value(base: date, unit: str, count: int) -> str:
    """The value of a base day moved by so many units, in the precision of the unit."""
    if unit in ("day", "night"):
        return day_value(plus_days(base, count))
    if unit in ("week", "fortnight"):
        return week_value(plus_days(base, 7 * count * (2 if unit == "fortnight" else 1)))
    if unit == "weekend":
        return week_value(plus_days(base, 7 * count), weekend=True)
    moved = plus_months(base, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    if unit == "month":
        return month_value(moved.year, moved.month)
    if unit == "quarter":
        year, quarter = quarter_of(moved)
        return f"{year:04d}-Q{quarter}"
    if unit == "year":
        return f"{moved.year:04d}"
    return f"{moved.year:04d}"[: 3 if unit == "decade" else 2]


_UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def _this_unit(m: re.Match[str], story: Story) -> Reading | None:
    """ "this week", "last year", "the following month", "the same day", "later that year"."""
    lead, unit = re.sub(" +", " ", m["lead"]), m["unit"]
    if unit in ("second", "minute", "hour", "night") or story.is_title(m.start("unit")):
        return None
    if lead in ("the past", "past", "the last") and unit not in ("weekend",):
        return _recent_unit(lead, unit, story)
    if lead in ("the coming",) and unit in ("year", "decade", "century", "month", "quarter"):
        return part_of(m, Reading(_shift_value(story.now, unit, 1) if story.now else _UNKNOWN[unit]))
    back, ahead = any(w in lead for w in _BACK), any(w in lead for w in _AHEAD)
    if "that" in lead or "same" in lead or "following" in lead or "previous" in lead or "preceding" in lead or lead == "the next":
        base = _last_base(story, unit) or (story.now if "that" not in lead else None)
        if (
            lead == "the next"
            and unit in ("week", "month", "quarter", "year", "decade", "century", "weekend")
            and not story.narrative
        ):
            base = story.now
    else:
        base = story.reference()
    if base is None:
        return part_of(m, Reading(_UNKNOWN[unit]))
    shift = -1 if back else 1 if ahead else 0
    if unit == "weekend":
        shift = _weekend_shift(base, lead, shift, story, m)
    if unit == "quarter" and story.quarter and ("that" in lead or "same" in lead):
        return Reading(story.quarter)
    return part_of(m, Reading(_shift_value(base, unit, shift)))


def _recent_unit(lead: str, unit: str, story: Story) -> Reading:
    """ "the past year" is a stretch of time up to now; "the last week" the week before this one."""
    if lead == "the last" and unit in ("week", "month", "quarter", "day", "year") and story.now:
        return Reading(_shift_value(story.now, unit, -1))
    letters = {
        "day": "P1D",
        "night": "P1D",
        "week": "P1W",
        "fortnight": "P2W",
        "month": "P1M",
        "quarter": "P1Q",
        "year": "P1Y",
        "decade": "P10Y",
        "century": "P100Y",
    }
    return Reading(letters[unit], "DURATION", days=stretch(story, unit, 1, back=True))


def stretch(story: Story, unit: str, count: float, *, back: bool) -> Days | None:
    """The days from the reference day back or on by so many units."""
    now = story.now
    if now is None or unit not in _UNKNOWN:
        return None
    size = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
    sign = -1 if back else 1
    if unit in size:
        other = plus_days(now, sign * round(count * size[unit]))
    else:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        other = plus_months(now, sign * round(count * months))
    return (other, now, "range") if back else (now, other, "range")


def _weekend_shift(base: date, lead: str, shift: int, story: Story, m: re.Match[str]) -> int:
    if lead == "last" and base.isoweekday() >= 6:
        return -1
    if lead in ("the", "this") and story.tense(m.start(), m.end()) == "past" and base.isoweekday() < 6:
        return -1
    return shift


def _last_base(story: Story, unit: str) -> date | None:
    """The time last spoken of, as a day to count from, if it is precise enough for the unit."""
    if unit in ("day", "night", "week", "weekend", "fortnight"):
        return story.day
    if unit in ("month", "quarter"):
        return date(*story.month, 1) if story.month else None
    return date(story.year, 1, 1) if story.year and 1 <= story.year <= 9999 else None


def _ago(m: re.Match[str], story: Story) -> Reading | None:
    """ "two years ago", "three days later", "a week from now", "a year earlier"."""
    unit = m["unit"].removesuffix("s") if m["unit"] != "centuries" else "century"
    direction = re.sub(" +", " ", m["direction"])
    back = direction in ("ago", "earlier", "before", "previously", "back")
    anchored = direction in ("earlier", "later", "before", "after", "afterward", "afterwards")
    base = (_last_base(story, unit) or story.day) if anchored else story.reference()
    if direction in ("earlier",) and base is None:
        base = story.now
    count = 2.0 if m["couple"] else number(m["number"]) if m["number"] else (1.0 if m["one"] else None)
    letters, kind = vocabulary().units[unit]
    if unit == "year" and count == 1 and story.results and back and not story.narrative:
        return Reading(f"{story.results[0] - 1:04d}-Q{story.results[1]}")
    if count is None:
        return _vague_ago(letters, kind, direction, story)
    if kind == "clock":
        duration = f"PT{_plain(count)}{letters}"
        return Reading(duration, "DURATION", days=_clock_days(story, back, anchored))
    if base is None:
        return Reading(_UNKNOWN[unit])
    whole = round(count) if count >= 1 else 0
    sign = -1 if back else 1
    if unit == "year" and count != whole:
        return Reading(_shift_value(base, "month", sign * round(12 * count)))
    if unit in ("decade", "century"):
        return Reading(_shift_value(base, "year", sign * whole * (10 if unit == "decade" else 100)))
    return Reading(_shift_value(base, unit, sign * whole))


def _vague_ago(letters: str, kind: str, direction: str, story: Story) -> Reading:
    if direction == "ago":
        return Reading("PAST_REF")
    if direction in ("from now", "hence"):
        return Reading("FUTURE_REF")
    back = direction in ("earlier", "before", "previously", "back")
    return Reading(
        f"P{'T' if kind == 'clock' else ''}X{letters}",
        "DURATION",
        days=_clock_days(story, back, True) if kind == "clock" else None,
    )


def _clock_days(story: Story, back: bool, anchored: bool) -> Days | None:
    """Hours before or after a day: that day or its neighbour."""
    base = story.day if anchored else story.now
    if base is None:
        return None
    return (plus_days(base, -1), base, "range") if back else (base, plus_days(base, 1), "range")


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def _the_unit(m: re.Match[str], story: Story) -> Reading | None:
    """ "the end of the month", "later in the day", "earlier in the year"."""
    unit, base = m["unit"], story.reference()
    if unit in ("day", "night") and story.day:
        base = story.day
    if base is None:
        return part_of(m, Reading(_UNKNOWN[unit]))
    if unit == "weekend":
        return Reading(week_value(base, weekend=True))
    return part_of(m, Reading(_shift_value(base, unit, 0)))


def _the_weekend(m: re.Match[str], story: Story) -> Reading | None:
    base = story.reference()
    if base is None:
        return Reading("XXXX-WXX-WE")
    past = base.isoweekday() < 6 and story.tense(m.start(), m.end()) not in ("future", "present")
    return Reading(week_value(plus_days(base, -7 if past else 0), weekend=True))


def _part_alone(m: re.Match[str], story: Story) -> Reading | None:
    """ "overnight", "at dawn", "before dawn", "in the morning": a part of the day last spoken of."""
    words = m["part"]
    if story.is_title(m.start("part")):
        return None
    sentence_day = story.day or story.now
    value = day_value(sentence_day) if sentence_day else "XXXX-XX-XX"
    return with_part(Reading(value), words)


def _bare_day(m: re.Match[str], story: Story) -> Reading | None:
    """ "on the 25th": the day of the month last spoken of, else of the reference day's month or the one before."""
    day = int(re.sub(r"\D", "", m["day"]))
    if story.month:
        value = f"{month_value(*story.month)}-{day:02d}"
        return Reading(value) if days_of(value) else None
    if story.now is None:
        return Reading(f"XXXX-XX-{day:02d}")
    base = story.now if day <= story.now.day or story.tense(m.start(), m.end()) == "future" else plus_months(story.now, -1)
    value = f"{month_value(base.year, base.month)}-{day:02d}"
    return Reading(value) if days_of(value) else None


_LEAD = r"last|next|this(?:_past|_coming)?|the_(?:past|last|next|coming|following|previous|preceding|same|current|very_next)|that(?:_same)?|past|the_very_same"
_MOD = r"(?:(?P<early>early|late|later|earlier|mid|sometime|the_(?:very_)?(?:beginning|start|middle|end|close)_of|(?:earlier|later|early|late)_in)(?:_|-))?"

RULES: tuple[Rule, ...] = (
    Rule(
        "named-day",
        pattern(
            r"\b(?:(?P<early>early|late|later|earlier)_)?(?:(?P<first>{part})_(?:of_)?)?(?P<lead>the_day_(?:before|after)_)?(?P<word>yesterday|today|tomorrow|tonight)\b(?:_(?P<part>{part}))?"
        ),
        _named_day,
    ),
    Rule(
        "this-part",
        pattern(
            r"\b(?:(?P<early>early|late|later|earlier)_)?(?P<lead>this|last|that(?:_same)?|(?:the_)?(?:next|following|previous|same)(?:_day's)?)_(?:early_|late_|mid-?)?(?P<part>{part})"
        ),
        _this_part,
    ),
    Rule(
        "weekday",
        pattern(
            rf"\b(?:(?P<early>late|later|earlier|mid)_(?:on_)?)?(?P<said>(?:early_)?(?:(?P<first>{{part}})_(?:of_|on_)?)?(?:(?P<lead>{_LEAD})_)?(?P<weekday>{{weekday}}(?!\w|,?_{{month}}_\d)|{{dayname}}(?P<plural>s)\b)(?:,?_(?:early_|late_)?(?P<part>{{part}}))?)"
        ),
        _weekday,
    ),
    Rule("this-unit", pattern(rf"\b{_MOD}(?P<lead>{_LEAD})_(?:fiscal_|calendar_)?(?P<unit>{{unit}})(?!-)"), _this_unit),
    Rule(
        "ago",
        pattern(
            rf"\b(?:{{about}}_)?(?:(?P<couple>a_couple_(?:of_)?)|(?P<vague>{{vague}})_|(?P<number>{{number}})(?:_|-)|(?P<one>an?)_)(?:short_|more_|full_|or_(?:so|two)_)?(?P<unit>{{anyunit}})_(?:or_so_)?(?P<direction>ago|earlier|later|from_now|hence|afterwards?|previously|back\b)"
        ),
        _ago,
    ),
    Rule(
        "the-unit",
        pattern(
            r"\b(?P<early>the_(?:very_)?(?:beginning|start|middle|end|close)_of|(?:earlier|later|early|late)_in)_the_(?:fiscal_)?(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b"
        ),
        _the_unit,
    ),
    Rule("the-weekend", pattern(r"\bthe_weekend\b"), _the_weekend),
    Rule(
        "part-of-day",
        pattern(
            r"\b(?P<said>(?P<part>overnight|pre-?dawn|daybreak|dawn|dusk|nightfall|midday|noon|midnight"
            r"|mid-?(?:morning|afternoon)))\b"
        ),
        _part_alone,
    ),
    Rule("part-of-that-day", pattern(r"\b(?:in|during|by|through|throughout)_(?P<said>the_(?:early_|late_)?(?P<part>morning|afternoon|evening|night))\b(?!_of)"), _part_alone),
    Rule(
        "day-of-month",
        pattern(r"\b(?:on|since|until|by|of|from|and)_(?P<said>the_(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))(?!_\w|\w)"),
        _bare_day,
    ),
)
