"""Rules for clock times, durations, times that repeat, vague times, and the quarters of companies' reports."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import day_value, made_day, plus_days
from sayso.reading.time_dates import nearest_year
from sayso.reading.time_relative import weekday_date
from sayso.reading.time_rules import Rule, part_of
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import number, pattern, vocabulary

_DAY_AFTER: Final = pattern(
    r"(?:_?\(?(?:\d{4}_)?{zone}\)?)?(?:_\([^)]{1,30}\))?,?_(?:on_)?(?:(?P<weekday>{weekday})(?!\w)|(?P<named>yesterday|today|tomorrow))"
)


_ENDED: Final = pattern(r",?_(?:that_)?ended_(?P<month>{month})_\d")


def _unit(words: str) -> str:
    return "century" if words == "centuries" else words.removesuffix("s")


def _clock(m: re.Match[str], story: Story) -> Reading | None:
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap])?", m["clock"])
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] == "p" and hour < 12:
        hour += 12
    if found[3] == "a" and hour == 12:
        hour = 0
    if hour > 24:
        return None
    return _at(m, story, hour, minute)


def _at(m: re.Match[str], story: Story, hour: int, minute: int) -> Reading:
    day = _clock_day(m, story)
    value = day_value(day) if day else "XXXX-XX-XX"
    return Reading(f"{value}T{hour:02d}:{minute:02d}", "TIME", clock=f"{hour % 24:02d}:{minute:02d}")


def _clock_day(m: re.Match[str], story: Story) -> date | None:
    """The day of a clock time: the one said beside it, else the day last spoken of, else the reference day."""
    groups = m.groupdict()
    if groups.get("month"):
        month, number_of_day = vocabulary().months[m["month"].rstrip(".")], int(re.sub(r"\D", "", m["day"]))
        year = nearest_year(story, month, number_of_day, m.start("month"), m.end("day"))
        return made_day(year, month, number_of_day) if year else None
    beside = m if groups.get("weekday") or groups.get("named") else _DAY_AFTER.match(story.normal, m.end())
    if beside is not None and beside["weekday"]:
        v = vocabulary()
        return weekday_date(story, v.weekdays[beside["weekday"].rstrip(".")], "", beside.start("weekday"), beside.end("weekday"))
    if beside is not None:
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[beside["named"]]
        return plus_days(story.now, shift) if story.now else None
    return story.day or story.now


def _military(m: re.Match[str], story: Story) -> Reading | None:
    hour, minute = int(m["hour"]), int(m["minute"])
    return _at(m, story, hour, minute) if hour <= 24 and minute < 60 else None


def _in_words(m: re.Match[str], story: Story) -> Reading | None:
    hour = number(m["hour"])
    if hour is None or not 1 <= hour <= 12:
        return None
    part = m["part"] or ""
    late = part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    return _at(m, story, int(hour) % 12 + (12 if late else 0), 0) if part else None


def duration_value(count: float | None, unit: str) -> str:
    """``P2W``, ``PT5H30M``, ``P2Y6M``; ``PXD`` without a number."""
    letters, kind = vocabulary().units[unit]
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        return f"P{count * years:g}Y" if count is not None else f"PX{letters}".replace("CE", "C")
    if unit == "fortnight" and count is not None:
        count *= 2
    if unit == "weekend":
        return f"P{(count or 1) * 2:g}D"
    time = "T" if kind == "clock" else ""
    if count is None:
        return f"P{time}X{letters}"
    whole, rest = int(count), count - int(count)
    smaller = {"H": ("M", 60), "M": ("S", 60)}.get(letters) if time else {"Y": ("M", 12)}.get(letters)
    if rest and smaller and whole:
        return f"P{time}{whole}{letters}{round(rest * smaller[1])}{smaller[0]}"
    if rest and smaller:
        return f"P{time}{round(rest * smaller[1])}{smaller[0]}"
    return f"P{time}{count:g}{letters}"


def _duration(m: re.Match[str], story: Story) -> Reading | None:
    unit = _unit(m["unit"])
    groups = m.groupdict()
    count: float | None = None
    if groups.get("one") and unit in ("second", "quarter") or (unit == "quarter" and "-" in m.group()):
        return None
    if groups.get("couple"):
        count = 2
    elif groups.get("number"):
        count = number(groups["number"])
        if count is None or (unit == "second" and not m["unit"].endswith("s")):
            return None
        if 1800 <= count <= 2100 and "," not in groups["number"]:
            return None
    elif groups.get("one"):
        count = 1
    if groups.get("half"):
        count = (count or 0) + 0.5
    if re.match(r"[ -](?:olds?\b|of age)", story.after(m.end(), 8)) and unit in ("year", "month", "day", "week"):
        return None
    return Reading(duration_value(count, unit), "DURATION")


def _recent(m: re.Match[str], story: Story) -> Reading | None:
    """ "the past two weeks", "the next few days": a length of time that ends or begins at the reference day."""
    reading = _duration(m, story)
    if m["lead"] == "the" and "-" in m.group():
        return None
    if reading is None or story.now is None:
        return reading
    count = re.match(r"P(T?)([\d.]+)([DWMY])$", reading.value)
    if not count or count[1]:
        return reading
    from sayso.reading.time_relative import stretch

    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[count[3]]
    back = any(word in m["lead"] for word in ("past", "last", "previous", "preceding", "recent"))
    if "first" in m["lead"] or "final" in m["lead"]:
        return reading
    return Reading(reading.value, "DURATION", days=stretch(story, unit, float(count[2]), back=back))


def _set(m: re.Match[str], story: Story) -> Reading | None:
    groups = m.groupdict()
    if groups.get("adverb"):
        word = m["adverb"]
        token = story.token_at(m.start(), m.end())
        if word == "quarterly" and token is not None and token.dep_ == "amod":
            return None
        values = {
            "hourly": "PT1H",
            "daily": "P1D",
            "nightly": "P1D",
            "weekly": "P1W",
            "fortnightly": "P2W",
            "biweekly": "P2W",
            "monthly": "P1M",
            "quarterly": "P3M",
            "yearly": "P1Y",
            "annually": "P1Y",
            "biannually": "P6M",
        }
        return Reading(values[word], "SET")
    if groups.get("weekday"):
        return Reading(f"XXXX-WXX-{vocabulary().weekdays[m['weekday']]}", "SET")
    if groups.get("month"):
        return Reading(f"XXXX-{vocabulary().months[m['month'].rstrip('.')]:02d}", "SET")
    count = number(m["number"]) if groups.get("number") else 1.0
    return Reading(duration_value(count, _unit(m["unit"])), "SET")


def _per(m: re.Match[str], story: Story) -> Reading | None:
    return Reading(duration_value(1, _unit(m["unit"])), "SET")


_VAGUE: Final = {
    "PRESENT_REF": "now|right now|just now|by now|nowadays|currently|at present|at the moment|at this moment|presently|these days|at this time|this moment|the present",
    "PAST_REF": "recently|more recently|most recently|lately|the past|the recent past|the distant past|in recent times|not long ago|long ago|a while ago|some time ago|formerly",
    "FUTURE_REF": "the future|the near future|the foreseeable future|the not-too-distant future|as soon as possible|the near term|the short term|the long term|the days ahead|the coming days|the coming weeks|the coming months|the coming years",
}


def _vague(m: re.Match[str], story: Story) -> Reading | None:
    words = re.sub(" +", " ", m.group())
    return next((Reading(ref) for ref, said in _VAGUE.items() if words in said.split("|")), None)


def _recent_units(m: re.Match[str], story: Story) -> Reading | None:
    unit = _unit(m["unit"])
    return (
        Reading(duration_value(None, unit), "DURATION")
        if False
        else Reading("PAST_REF" if m["lead"] == "recent" else "FUTURE_REF")
    )


def _quarter(m: re.Match[str], story: Story) -> Reading | None:
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}[
        m["nth"]
    ]
    year = _quarter_year(m, story, nth)
    said = m["year"] or m["yearfirst"] or m["when"] or m["whenfirst"]
    if year and story.now and not said and (year, nth) < (story.now.year, (story.now.month + 2) // 3):
        story.results = (year, nth)
    return Reading(f"{year:04d}-Q{nth}" if year else f"XXXX-Q{nth}")


def _quarter_year(m: re.Match[str], story: Story, nth: int) -> int | None:
    if m["year"] or m["yearfirst"]:
        return int(m["year"] or m["yearfirst"])
    if story.now is None:
        return story.certain_year(m.start())
    when = m["when"] or m["whenfirst"] or ""
    if "last" in when or "ago" in when or "earlier" in when:
        return story.now.year - 1
    if "next" in when:
        return story.now.year + 1
    if "this" in when:
        return story.now.year
    begun = (story.now.month - 1) // 3 + 1 >= nth
    ahead = story.tense(m.start(), m.end()) == "future"
    return story.now.year if begun or ahead else story.now.year - 1


def _the_quarter(m: re.Match[str], story: Story) -> Reading | None:
    over = _ENDED.match(story.normal, m.end())
    if over and story.now:
        month = vocabulary().months[over["month"].rstrip(".")]
        year = story.now.year if month <= story.now.month else story.now.year - 1
        return Reading(f"{year:04d}-Q{(month + 2) // 3}")
    found = story.last_quarter()
    if found is None:
        return Reading("XXXX-QX")
    year, nth = found
    return Reading(f"{year:04d}-Q{nth}")


def _the_year(m: re.Match[str], story: Story) -> Reading | None:
    if m["over"]:
        return Reading("P1Y", "DURATION")
    return Reading(f"{story.now.year:04d}" if story.now else "XXXX")


def _year_period(m: re.Match[str], story: Story) -> Reading | None:
    """ "the 1988 period": the quarter that the report is about, in that year."""
    return Reading(f"{m['year']}-Q{story.results[1]}" if story.results else m["year"])


def _year_ago(m: re.Match[str], story: Story) -> Reading | None:
    said = re.search(r"(first|second|third|fourth)", m.group())
    found = story.last_quarter()
    if said and story.now:
        return Reading(f"{story.now.year - 1:04d}-Q{('first', 'second', 'third', 'fourth').index(said[1]) + 1}")
    if found is None:
        return Reading("XXXX-QX")
    return Reading(f"{found[0] - 1:04d}-Q{found[1]}")


def _half(m: re.Match[str], story: Story) -> Reading | None:
    year = int(m["year"]) if m["year"] else story.now.year if story.now else None
    return Reading(f"{year:04d}-H{1 if m['nth'] == 'first' else 2}" if year else f"XXXX-H{1 if m['nth'] == 'first' else 2}")


def _year_end(m: re.Match[str], story: Story) -> Reading | None:
    return part_of(m, Reading(f"{story.now.year:04d}" if story.now else "XXXX", part="late"))


_ABOUT = r"(?:{about}_)?"
_COUNT = r"(?:(?P<couple>(?:a_)?couple_(?:of_)?(?:more_)?)|(?:{vague})(?:_|-)(?:more_)?|(?P<number>{number})(?:_|-)(?:more_|full_|straight_|consecutive_|additional_|trading_|working_|business_|long_)?)"

RULES: tuple[Rule, ...] = (
    Rule(
        "clock",
        pattern(
            r"(?<![\d:.$])(?P<clock>{clock})(?:[ ,]?_?{zone})?(?:,?_(?:on_)?(?:(?P<weekday>{weekday})(?!\w)|(?P<named>yesterday|today|tomorrow)|(?P<month>{month})_(?P<day>{daynumber})))?"
        ),
        _clock,
    ),
    Rule(
        "clock-24",
        pattern(r"(?<![\d:.$-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:_(?:hours|hrs|gmt|utc|local)\b|z\b)"),
        _military,
    ),
    Rule(
        "o-clock",
        pattern(r"\b(?P<hour>{number})_(?:o'clock_)?(?:in_the_|at_)(?P<part>morning|afternoon|evening|night)\b"),
        _in_words,
    ),
    Rule("duration", pattern(rf"\b(?:(?:at_least|at_most|almost|nearly|more_than|less_than|up_to|as_many_as|no_more_than|no_less_than|fewer_than)_)?{_COUNT}(?P<unit>{{anyunit}})(?P<half>_and_a_half)?"), _duration),
    Rule(
        "duration-one",
        pattern(rf"\b{_ABOUT}(?P<one>an?|one|a_full|a_whole|another|an_additional)_(?P<unit>{{unit}})(?P<half>_and_a_half)?(?!-)"),
        _duration,
    ),
    Rule(
        "duration-bare",
        pattern(
            r"\b(?:many_)?(?P<unit>(?:second|minute|hour|day|week|month|year|decade)s|centuries)(?:_or_(?:weeks|months|years|days))?(?!-(?!long))(?:-long)?\b"
        ),
        _duration,
    ),
    Rule(
        "recent",
        pattern(
            rf"\b(?P<lead>the_(?:past|last|next|coming|following|previous|first|final|preceding|latest)|past|last|next|the)_{_COUNT}(?P<unit>{{anyunit}})"
        ),
        _recent,
    ),
    Rule(
        "set",
        pattern(
            r"\b(?:(?P<adverb>hourly|daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)|(?:each|every)_(?:other_)?(?:(?P<number>{number})_)?(?:(?P<unit>{anyunit})|(?P<weekday>{weekday})s?|(?P<month>{month})))\b"
        ),
        _set,
    ),
    Rule("per", pattern(r"(?<=per )(?P<unit>{unit})|\ba_(?P<never>zzz)"), _per),
    Rule(
        "vague",
        pattern(
            r"\b(?:"
            + "|".join(sorted("|".join(_VAGUE.values()).replace(" ", "_").split("|"), key=len, reverse=True))
            + r")\b(?!-)"
        ),
        _vague,
    ),
    Rule(
        "recent-units",
        pattern(r"\b(?P<lead>recent|coming|future)_(?P<unit>days|weeks|months|years|decades|quarters)\b"),
        _recent_units,
    ),
    Rule(
        "quarter",
        pattern(
            r"\b(?:the_(?!fiscal[ -](?:first|second|third|fourth)-|(?:first|second|third|fourth)-))?(?:(?P<yearfirst>{year4})_|(?P<whenfirst>year-ago|year-earlier|last_year's|this_year's|next_year's)_)?(?:fiscal[ -])?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))[ -]quarter\b(?:_(?:of_)?(?:fiscal_)?(?P<year>{year4})|_(?:of_)?(?P<when>last_year|this_year|next_year|a_year_(?:ago|earlier)))?"
        ),
        _quarter,
    ),
    Rule("the-quarter", pattern(r"\bthe_(?:latest_(?:quarter|period)|(?:current_)?quarter)\b(?!-)"), _the_quarter),
    Rule("the-year-period", pattern(r"\bthe_(?P<year>{year4})_(?:quarter|period)\b"), _year_period),
    Rule("the-year", pattern(r"\b(?:for|of|in)_(?P<said>the_(?:full_|fiscal_|calendar_|current_fiscal_)?year)\b(?!-|_(?:to|when|before|after|that|since))(?P<over>_(?:ended|ending))?"), _the_year),
    Rule(
        "year-ago",
        pattern(
            r"\b(?:the_(?=year-\w+_(?:period|quarter|first|second|third|fourth|nine|six)|comparable))?(?:comparable_)?year-(?:ago|earlier)(?:_(?:period|quarter|(?:first|second|third|fourth)[ -]quarter))?\b"
        ),
        _year_ago,
    ),
    Rule("half", pattern(r"\bthe_(?P<nth>first|second|last|latter)_half(?:_of_(?:the_year|(?P<year>{year4})))"), _half),
    Rule("year-end", pattern(r"\b(?:the_)?year(?:-|_|'s_)end\b"), _year_end),
)
