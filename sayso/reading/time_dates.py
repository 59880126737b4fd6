"""Rules for dates that name a month or a day of a month."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import day_value, made_day, month_value, plus_days, week_value
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import DIGITS, MONTHS, Rule, group, part_of, with_part
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import day_number, month_number, two_digit_year, vocabulary, weekday_number, year_number

FULL_YEAR: Final = r"""(?:,?_(?:of_|in_)?(?P<year>{year})
    |,?_(?P<rel>this_(?:past_)?year|last_year|next_year|(?:of_)?(?:the_same|that|the_following|the_previous)_year))"""
EARLY: Final = r"(?:(?P<early>{early})(?:-|_))?"

_SHARED_YEAR: Final = pattern(r",?_(?:and|or|to|through|until|-)_(?:{daynumber}_)?{month}(?:_{daynumber})?,?_(?P<year>{year4})")
_NEWS_DOUBT: Final = 100
"""Days that a coming date must be nearer than a past one: news tells of what has happened."""
_FUTURE_DOUBT: Final = 310
"""Days that a past date must be nearer than a coming one under a verb in the future: only the last weeks are."""
_CLAUSE_DOUBT: Final = 200
"""The same where the future verb is not the date's own: "there will be punishment for the massacre of 16 November"."""
_TERM: Final = re.compile(
    r"\b(?:to|until|till|through|by|for|effective|starting|beginning|set) +(?:the +)?(?:early|mid|late)?[ -]*$"
)
"""What sets a term, in the past tense too: "extended to May 5"."""
_NEAR: Final = 31
_TWO_MONTHS: Final = 62
_MONTH_AFTER: Final = re.compile(
    r"\b(?:in|since|until|till|last|next|of|by|during|early|mid|late|from|this|between|through|to|before|after|around) *-?$"
    r"|(?:uary|march|april|may|june|july|august|ber),? (?:and|or|to|through|until) $"
)


def said_year(m: re.Match[str], story: Story) -> int | None:
    """The year that the match says in full, in two digits or as "last year"; None if it says none or it is not known."""
    if words := group(m, "year"):
        return year_number(words)
    if words := group(m, "short"):
        return two_digit_year(words)
    words = group(m, "rel")
    if not words:
        return None
    if "same" in words or "that" in words:
        return story.year
    if "following" in words or "previous" in words:
        return story.year + (1 if "following" in words else -1) if story.year else None
    return story.now.year + (-1 if "last" in words else 1 if "next" in words else 0) if story.now else None


def nearest_year(story: Story, month: int, day: int | None, start: int, end: int) -> int | None:
    """The year of a month or day said without one.

    The year of a date it is joined to ("in April and June 1955"); in narratives the year last spoken of, moving on; in news the
    nearest to the reference day, past rather than coming unless the tense is future, and past where the verb of the date is;
    without reference day only a year that the text makes certain.
    """
    shared = _SHARED_YEAR.match(story.normal, end)
    if shared:
        return int(shared["year"])
    if story.narrative and story.year:
        return _narrated_year(story, month)
    now = story.now
    if now is None:
        return story.certain_year(start, month)
    gaps: dict[int, int] = {}
    for year in (now.year - 1, now.year, now.year + 1):
        found = made_day(year, month, day or 1)
        if found:
            gaps[year] = (found - now).days if day else 30 * ((year - now.year) * 12 + month - now.month)
    direct = story.direct_tense(start, end)
    if direct == "past" and not _TERM.search(story.before(start, 20)):
        gaps = {year: gap for year, gap in gaps.items() if gap <= 0}
    clause = story.tense(start, end)
    doubt_ahead = 0 if direct in ("future", "present") or clause == "future" else _NEWS_DOUBT
    doubt_behind = _FUTURE_DOUBT if direct == "future" else _CLAUSE_DOUBT if clause == "future" else 0
    return min(gaps, key=lambda year: (abs(gaps[year]) + (doubt_ahead if gaps[year] > 0 else doubt_behind), year), default=None)


def _narrated_year(story: Story, month: int) -> int | None:
    """In a narrative, the year that puts a month nearest to the month last spoken of; going back counts double."""
    if story.month is None or story.year is None or story.month[0] != story.year:
        return story.year
    steps = {year: (year - story.month[0]) * 12 + month - story.month[1] for year in (story.year, story.year + 1, story.year - 1)}
    return min(steps, key=lambda year: steps[year] if steps[year] >= 0 else -2 * steps[year])


def _day_of_month(m: re.Match[str], story: Story) -> Reading | None:
    """ "3 January 1990", "Friday, Oct. 13", "the night of 5 May", "the week of March 6"."""
    month, day = month_number(m["month"]), day_number(m["day"])
    if day is None or not _is_month(m, story, dated=True):
        return None
    year = said_year(m, story) or _year_by_weekday(m, story, month, day)
    year = year or nearest_year(story, month, day, *_dated(m))
    if year is None:
        unknown = Reading(f"XXXX-{month:02d}-{day:02d}") if made_day(2000, month, day) else None
        return with_part(unknown, group(m, "part")) if unknown else None
    found = made_day(year, month, day)
    if found is None:
        return None
    if group(m, "week"):
        return Reading(week_value(found))
    return part_of(m, with_part(Reading(day_value(found)), group(m, "part")))


def _dated(m: re.Match[str]) -> tuple[int, int]:
    """Where the day and the month are, without what stands before them."""
    return min(m.start("month"), m.start("day")), max(m.end("month"), m.end("day"))


def _year_by_weekday(m: re.Match[str], story: Story, month: int, day: int) -> int | None:
    """The year near the reference day in which the day falls on the weekday said."""
    words = group(m, "weekday")
    if not words or story.now is None or story.narrative:
        return None
    for year in (story.now.year, story.now.year - 1, story.now.year + 1):
        found = made_day(year, month, day)
        if found and found.isoweekday() == weekday_number(words):
            return year
    return None


def _day_range(m: re.Match[str], story: Story) -> Reading | None:
    """ "May 5-7", "5 to 7 May 2013"."""
    month, first, last = month_number(m["month"]), day_number(m["day"]), day_number(m["last"])
    if first is None or last is None or not _is_month(m, story, dated=True):
        return None
    year = said_year(m, story) or nearest_year(story, month, first, m.start(), m.end())
    begin, end = made_day(year or 2000, month, first), made_day(year or 2000, month, last)
    if begin is None or end is None or begin >= end:
        return None
    known = f"{year:04d}" if year else "XXXX"
    both = f"{known}-{month:02d}-{first:02d}/{known}-{month:02d}-{last:02d}"
    part = group(m, "part")
    return Reading(both, "TIME", part=vocabulary().day_parts[part][1]) if part else Reading(both)


def _month_year(m: re.Match[str], story: Story) -> Reading | None:
    year, month = said_year(m, story), month_number(m["month"])
    return part_of(m, Reading(month_value(year, month) if year else f"XXXX-{month:02d}"))


def _month(m: re.Match[str], story: Story) -> Reading | None:
    """ "October", "last April", "late November"."""
    if not _is_month(m, story):
        return None
    month, lead = month_number(m["month"]), group(m, "lead")
    year = _led_year(story, month, lead) if lead else nearest_year(story, month, None, m.start(), m.end())
    return part_of(m, Reading(month_value(year, month) if year else f"XXXX-{month:02d}"))


def _led_year(story: Story, month: int, lead: str) -> int | None:
    """The year of "last April", "next May", "the following June"."""
    if "that" in lead or "same" in lead:
        return story.year
    now = story.reference()
    if now is None:
        return None
    if "following" in lead and story.year:
        return story.year if story.month and month > story.month[1] else story.year + 1
    if "last" in lead or "past" in lead or "previous" in lead:
        # "Last February", said in March, is not last month.
        return now.year if month < now.month - 1 else now.year - 1
    if "next" in lead or "coming" in lead:
        return now.year if month > now.month else now.year + 1
    return now.year


def _is_month(m: re.Match[str], story: Story, *, dated: bool = False) -> bool:
    """Whether "may", "march", "dec" … is the month here and not another word."""
    word, start = m["month"].rstrip("."), m.start("month")
    if word not in ("may", "march", "august") and len(word) > 3:
        return True
    if not story.capital(start):
        return dated and bool(re.search(r"\b(?:on|since|until|till|of) *$", story.before(start, 8)))
    if dated or (word != "may" and len(word) == 3):
        return dated or m["month"].endswith(".") or bool(_MONTH_AFTER.search(story.before(start)))
    if _MONTH_AFTER.search(story.before(start)):
        return True
    token = story.token_at(start, start + len(word))
    if token is None or token.pos_ not in ("PROPN", "NOUN") or token.text.islower():
        return False
    if word == "march":  # "the March elections", not "the March on the capital"
        return token.dep_ in ("compound", "nmod") and token.head.i > token.i and token.head.text.islower()
    return not token.is_sent_start or token.dep_ in ("nsubj", "nsubjpass")


def _numeric(m: re.Match[str], story: Story) -> Reading | None:
    """ "13/04/2015", "3.1.90". Where day and month could change places, the reading within a month of the reference day counts;
    if neither or both are that near, only the year is known.
    """
    first, second, sign = int(m["first"]), int(m["second"]), m["sign"]
    year = int(m["year"]) if len(m["year"]) == 4 else two_digit_year(m["year"])
    found = {made_day(year, second, first), *(() if sign == "." else (made_day(year, first, second),))} - {None}
    days = sorted(day for day in found if day)
    if len(days) > 1 and story.now:
        days = [day for day in days if abs((day - story.now).days) <= _NEAR] or days
    if len(days) == 1:
        return Reading(day_value(days[0]))
    return Reading(f"{year:04d}-XX-XX") if days else None


def _iso(m: re.Match[str], story: Story) -> Reading | None:
    """ "2014-01-24", "2014-01-24T10:30:00Z"."""
    found = made_day(int(m["year"]), int(m["number"]), int(m["day"]))
    if found is None:
        return None
    clock = group(m, "clock")
    return Reading(f"{day_value(found)}T{clock}", "TIME", clock=clock[:5]) if clock else Reading(day_value(found))


def _bare_day(m: re.Match[str], story: Story) -> Reading | None:
    """ "On the 25th": of the month last spoken of, else the last such day before the reference day, or the next if it is to come."""
    day = day_number(m["day"])
    if day is not None and group(m, "weekday") and story.now:
        return _weekday_of_month(story.now, weekday_number(m["weekday"]), day)
    if day is None or (story.month is None and story.now is None):
        return Reading(f"XXXX-XX-{day:02d}") if day else None
    year, month = story.month or (0, 0)
    if story.month is None and story.now:
        year, month = story.now.year, story.now.month
        if day > story.now.day and story.tense(m.start(), m.end()) != "future":
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    found = made_day(year, month, day)
    return Reading(day_value(found)) if found else None


def _weekday_of_month(now: date, weekday: int, day: int) -> Reading | None:
    """ "Tuesday the 4th": the nearest day of both names within two months."""
    near = (plus_days(now, sign * gap) for gap in range(_TWO_MONTHS) for sign in (-1, 1))
    return next((Reading(day_value(found)) for found in near if (found.day, found.isoweekday()) == (day, weekday)), None)


_PART = r"(?:(?:the_)?(?:early_)?(?P<part>{part})_(?:of_|on_)(?:the_)?)?"
_WEEKDAY = r"(?:(?P<weekday>{weekday}),?_(?:the_)?)?"
_SHORT = r"[-_](?P<short>'\d\d|[5-9]\d|[0-4]\d(?=_(?:--|-_|[(\[])|[)\]]|$))(?![\d:,%]|_(?:people|percent))"
_TO = r"(?:{gap}-{gap}|_(?:to|through|until)_)"

RULES: tuple[Rule, ...] = (
    Rule(
        "iso",
        pattern(
            r"(?<![\d-])(?P<year>[12]\d{3})-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])"
            r"(?:t(?P<clock>\d\d:\d\d(?::\d\d)?)z?)?(?![\d-])"
        ),
        _iso,
        needs=DIGITS,
    ),
    Rule(
        "numeric",
        pattern(
            r"(?<![\d/.,-])(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>[12]\d{3}|\d\d)(?![\d/-]|\.\d)"
        ),
        _numeric,
        needs=DIGITS,
    ),
    Rule(
        "month-day",
        pattern(
            rf"\b(?P<week>the_week_of_)?{_PART}{_WEEKDAY}{EARLY}(?:(?:last|this|next)_)?"
            rf"(?P<month>{{month}})_(?:the_)?(?P<day>{{daynumber}}|{{dayword}})(?:{FULL_YEAR})?"
        ),
        _day_of_month,
        needs=MONTHS,
    ),
    Rule(
        "day-month",
        pattern(
            rf"\b(?P<week>the_week_of_)?{_PART}{_WEEKDAY}(?:the_(?=\d+[snrt]|[a-z]))?(?P<day>{{daynumber}}|{{dayword}})(?:_of)?(?:_|-)(?P<month>{{month}})"
            rf"(?:{FULL_YEAR}|{_SHORT})?"
        ),
        _day_of_month,
        needs=MONTHS,
    ),
    Rule(
        "month-days",
        pattern(rf"\b(?P<month>{{month}})_(?P<day>{{daynumber}}){_TO}(?P<last>{{daynumber}})(?:{FULL_YEAR})?"),
        _day_range,
        needs=MONTHS,
    ),
    Rule(
        "days-month",
        pattern(
            rf"\b{_PART}(?P<day>{{daynumber}})(?:{_TO}|(?<=between.\d)_and_|(?<=between.\d\d)_and_)(?P<last>{{daynumber}})"
            rf"(?:_of)?_(?P<month>{{month}})(?:{FULL_YEAR}|{_SHORT})?"
        ),
        _day_range,
        needs=MONTHS,
    ),
    Rule(
        "listed-day",
        pattern(
            rf"\b(?P<month>{{month}})_{{daynumber}}(?:,_{{daynumber}})*,?_(?:and|or)_(?P<said>(?P<day>{{daynumber}}))"
            rf"(?!_{{month}})(?:{FULL_YEAR})?"
        ),
        _day_of_month,
        needs=MONTHS,
    ),
    Rule(
        "listed-day",
        pattern(
            r"\b(?P<said>(?P<day>{daynumber}))(?:,_{daynumber})*,?_(?:and|or)_{daynumber}(?:_of)?_(?P<month>{month})(?:,?_(?P<year>{year}))?"
        ),
        _day_of_month,
        needs=MONTHS,
    ),
    Rule("month-year", pattern(rf"\b{EARLY}(?P<month>{{month}})(?:{FULL_YEAR}|_(?P<short>'\d\d)\b)"), _month_year, needs=MONTHS),
    Rule("month", pattern(rf"\b{EARLY}(?:(?P<lead>{{lead}})_)?(?P<month>{{month}})(?!_\d|-\d)"), _month, needs=MONTHS),
    Rule(
        "day-of-month",
        pattern(
            r"\b(?:on|since|until|by|of|from|and)_(?P<said>(?:(?P<weekday>{dayname}),?_)?the_(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))"
            r"(?!\w|_(?!in|at|of|when|after|before|and|the)\w)"
        ),
        _bare_day,
        needs=DIGITS,
    ),
)
