"""Rules for days that are named by the weekday, by "yesterday" or by a part of the day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import Days, day_value, plus_days
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import WEEKDAYS, Rule, group, part_of, with_part
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import number, vocabulary, weekday_number

_UNKNOWN_DAY: Final = "XXXX-XX-XX"
_NAMED: Final = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
_NOWADAYS: Final = re.compile(r"'s (?:world|society|youth|standards|young|economy|generation)")
_DEADLINE: Final = re.compile(
    r"\b(?:until|till|by|as (?:soon|early|late) as|no later than|starting|beginning|effective) +(?:about +|the +|early +|late +|on +)?"
    r"(?:\d+(?::\d+)? ?[ap]\.?m\.? +(?:[a-z]{2,4} +)?)?$"
)

_WEEK_BEFORE: Final = re.compile(r"\b(last|this|next) +week,? +(?:on +)?$")
_DEADLINE_NAMED: Final = re.compile(r"(?:'s)? +(?:deadline|cutoff)")


def _value(day: date | None) -> str:
    return day_value(day) if day else _UNKNOWN_DAY


def named_shift(word: str) -> int:
    """Days from the reference day to "yesterday", "today", "tonight" or "tomorrow"."""
    return _NAMED[word]


def _named_day(m: re.Match[str], story: Story) -> Reading | None:
    """ "Yesterday", "late yesterday", "tomorrow morning", "the day before yesterday"."""
    word, lead = m["word"], group(m, "lead")
    if word == "today" and _NOWADAYS.match(story.after(m.end(), 20)):
        return None
    shift = _NAMED[word] + (-1 if "before" in lead else 1 if "after" in lead else 0)
    part = group(m, "part") or group(m, "first") or ("night" if word == "tonight" else "")
    return part_of(m, with_part(Reading(_value(plus_days(story.now, shift) if story.now else None)), part))


def _this_part(m: re.Match[str], story: Story) -> Reading | None:
    """ "This morning", "last night", "the next morning", "that evening"."""
    lead, part = group(m, "lead"), group(m, "part")
    if part in ("midnight", "noon", "midday", "daytime"):
        return None
    base = story.now if lead in ("this", "last") else story.day or story.now
    shift = 0
    if "next" in lead or "following" in lead:
        shift = 1
    elif "previous" in lead or (lead == "last" and part in ("night", "evening")):
        shift = -1
    return with_part(Reading(_value(plus_days(base, shift) if base else None)), part)


def weekday_date(story: Story, weekday: int, lead: str, start: int, end: int) -> date | None:
    """The day that a weekday means.

    "Last", "next", "the following" say it; a bare weekday is the last one (the reference day itself included), or the coming
    one where the tense of its clause is future. In narratives a bare weekday stays unresolved.
    """
    if re.search(r"following|previous|preceding|same|that", lead) or ("next" in lead and story.narrative):
        return _weekday_after(story.day or (None if "that" in lead else story.now), weekday, lead)
    now = story.now
    if now is None or story.narrative:
        return None
    behind, ahead = (now.isoweekday() - weekday) % 7, (weekday - now.isoweekday()) % 7
    if "last" in lead or "past" in lead:
        # "Last Wednesday", said on a Thursday, is not yesterday.
        return plus_days(now, -(behind if behind > 1 else behind + 7))
    if "next" in lead or "coming" in lead:
        return plus_days(now, ahead or 7)
    if behind and (_is_ahead(story, start, end) if not lead else story.tense(start, end) not in ("past", "")):
        return plus_days(now, ahead)
    return plus_days(now, -behind)


def _weekday_after(base: date | None, weekday: int, lead: str) -> date | None:
    """The weekday before, on or after the day last spoken of."""
    if base is None:
        return None
    if "previous" in lead or "preceding" in lead:
        return plus_days(base, -((base.isoweekday() - weekday - 1) % 7 + 1))
    if "same" in lead or "that" in lead:
        return plus_days(base, -((base.isoweekday() - weekday) % 7))
    return plus_days(base, (weekday - base.isoweekday() - 1) % 7 + 1)


def _is_ahead(story: Story, start: int, end: int) -> bool:
    """Whether the clause of a bare weekday speaks of what is still to come."""
    direct = story.direct_tense(start, end)
    if _DEADLINE.search(story.before(start, 30)) and not _DEADLINE_NAMED.match(story.after(end, 16)):
        return direct != "past"
    return direct in ("future", "present") or story.tense(start, end) == "future"


def _weekday(m: re.Match[str], story: Story) -> Reading | None:
    """ "Thursday", "last Friday", "early Sunday morning", "Mondays"."""
    start, end = m.start("weekday"), m.end("part") if group(m, "part") else m.end("weekday")
    word = m["weekday"]
    if m["plural"]:
        return Reading(f"XXXX-WXX-{weekday_number(word.removesuffix('s'))}", "SET")
    if word.rstrip(".") in vocabulary().short_weekdays and not (word.endswith(".") and story.capital(start)):
        return None
    weekday = weekday_number(word)
    found = _in_week(m, story, weekday) or weekday_date(story, weekday, group(m, "lead"), start, end)
    if group(m, "beside") and found:
        found = plus_days(found, -1 if "before" in group(m, "beside") else 1)
    value = day_value(found) if found else f"XXXX-WXX-{weekday}"
    return part_of(m, with_part(Reading(value), group(m, "part") or group(m, "first")))


def _in_week(m: re.Match[str], story: Story, weekday: int) -> date | None:
    """The weekday of "last week" and "next week", where they stand beside it: "Tuesday of last week", "last week on Tuesday"."""
    week = group(m, "week") or next(iter(_WEEK_BEFORE.findall(story.before(m.start("weekday"), 20))), "")
    if not week or story.now is None:
        return None
    shift = {"last": -7, "this": 0, "next": 7}[week]
    return plus_days(story.now, shift + weekday - story.now.isoweekday())


def _weekdays_ago(m: re.Match[str], story: Story) -> Reading | None:
    """ "Two Fridays ago"."""
    weekday, count = weekday_number(m["weekday"]), number(m["number"])
    if story.now is None or count is None:
        return Reading(f"XXXX-WXX-{weekday}")
    last = plus_days(story.now, -((story.now.isoweekday() - weekday) % 7 or 7))
    return Reading(day_value(plus_days(last, -7 * (min(round(count), 1000) - 1))))


def _weeks_ago_day(m: re.Match[str], story: Story) -> Reading | None:
    """ "Two weeks ago Friday", "a week ago today": so many weeks before the last such day."""
    count = number(m["number"]) if m["number"] else 1
    if story.now is None or count is None:
        return None
    behind = -_NAMED[m["word"]] if m["word"] else (story.now.isoweekday() - weekday_number(m["weekday"])) % 7
    return Reading(day_value(plus_days(story.now, -behind - 7 * min(round(count), 1000))))


def _overnight(m: re.Match[str], story: Story) -> Reading | None:
    """The night before the day that the sentence speaks of, else before the reference day: two days, and no clock."""
    if story.is_title(m.start()):
        return None
    base = story.day_in_sentence(m.start()) or story.reference()
    if m["weekday"]:
        base = weekday_date(story, weekday_number(m["weekday"]), "", *m.span("weekday"))
    if base is None:
        return Reading(f"{_UNKNOWN_DAY}TNI", "TIME", part="overnight")
    eve = plus_days(base, -1)
    days: Days = (eve, base, "range")
    return Reading(f"{day_value(eve)}TNI", "TIME", part="overnight", days=days)


def _part_alone(m: re.Match[str], story: Story) -> Reading | None:
    """ "At dawn", "in the morning", "a pre-dawn raid": of the day last spoken of, as long as that is not still to come."""
    if story.is_title(m.start("part")):
        return None
    base = story.day_in_sentence(m.start()) or story.scene_day(m.start())
    return with_part(Reading(_value(base)), group(m, "part"))


_PART_WORDS = r"pre-?dawn|daybreak|dawn|dusk|nightfall|midday|noon|midnight|mid(?:-|_)?(?:morning|afternoon)"

RULES: tuple[Rule, ...] = (
    Rule(
        "named-day",
        pattern(
            r"\b(?:(?P<early>early|late|later|earlier)_)?(?:(?P<first>{part})_(?:of_)?)?(?P<lead>the_day_(?:before|after)_)?"
            r"(?P<word>yesterday|today|tomorrow|tonight)\b(?:_(?P<part>{part}))?"
        ),
        _named_day,
    ),
    Rule(
        "this-part",
        pattern(
            r"\b(?:(?:early|late|later|earlier)_)?(?P<lead>this|last|that(?:_same)?|(?:the_)?(?:next|following|previous|same)(?:_day's)?)_"
            r"(?:early_|late_|mid-?)?(?P<part>{part})"
        ),
        _this_part,
    ),
    Rule(
        "weekday",
        pattern(
            r"\b(?:(?P<early>late|later|earlier|mid)_(?:on_)?)?(?P<said>(?:(?:the_)?(?P<beside>day_(?:before|after))_)?(?:early_)?(?:(?P<first>{part})_(?:of_|on_)?)?(?:(?P<lead>{lead})_)?"
            r"(?P<weekday>{weekday}(?!,?_{month}_(?:\d|{dayword})|,?_(?:the_)?\d+(?:\w\w)?_{month})|{dayname}(?P<plural>s)\b)"
            r"(?:,?_(?:early_|late_)?(?P<part>{part}))?(?:_(?:of_)?(?P<week>last|this|next)_week\b)?)"
        ),
        _weekday,
        needs=WEEKDAYS,
    ),
    Rule("weekdays-ago", pattern(r"\b(?P<number>{number})_(?P<weekday>{dayname})s_ago\b"), _weekdays_ago, needs=("ago",)),
    Rule(
        "weeks-ago-day",
        pattern(r"\b(?:(?P<number>{number})_weeks|a_week)_ago_(?:on_)?(?:(?P<weekday>{dayname})|(?P<word>today|yesterday))\b"),
        _weeks_ago_day,
        needs=("ago",),
    ),
    Rule("overnight", pattern(r"\bovernight(?:_(?:into|to)_(?P<weekday>{dayname}))?\b"), _overnight, needs=("overnight",)),
    Rule("part-of-day", pattern(rf"\b(?P<part>{_PART_WORDS})\b"), _part_alone),
    Rule(
        "part-of-that-day",
        pattern(
            r"\b(?:in|during|by|through|throughout)_(?P<said>the_(?:early_|late_)?(?P<part>morning|afternoon|evening|night|(?:early|small|wee)_hours)(?:_of_the_morning)?)\b(?!_of|_hours)"
        ),
        _part_alone,
    ),
)
