"""Rules for years, decades, centuries, seasons and feasts."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import day_value, holiday, plus_days, season_start, week_value
from sayso.reading.time_dates import EARLY, FULL_YEAR, said_year
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import DIGITS, Rule, group, part_of
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import day_number, month_number, vocabulary, year_number

_LIKELY: Final = range(1900, 2050)
"""Numbers that are years without a word that says so."""
_CERTAIN: Final = range(1950, 2036)
_SEASON_DAYS: Final = 92
_COUNTED: Final = re.compile(
    r" *(?:percent|per cent|%|people|points|persons|men|women|troops|soldiers|dollars|shares|tons|tonnes|miles|kilomet|met(?:er|re)|feet"
    r"|barrels|pesos|workers|members|civilians|homes|houses|employees|others|pounds|rupees|jobs|deaths|victims|votes|calls|hours|hrs|gmt"
    r"|-?yards?|square|m\b|km\b|kg\b|x\b)"
)
_NUMBERED: Final = re.compile(
    r"(?:[$£€#№+*/:@&=-]|\b(?:no\.?|number|flight|room|about|some|nearly|almost|over|than|least|to a|section|article|law|resolution"
    r"|page|pages|route|highway|mx|rs\.?|us|c|version|model|boeing|building) ) *$"
)
_DATED: Final = re.compile(
    r"\b(?:in|since|until|till|by|during|from|between|to|early|late|year|of|and|before|after|through|throughout|about|around|as|spring|summer"
    r"|autumn|fall|winter) *$"
)
_SOON: Final = re.compile(r"\b(?:shortly|just|soon|right|moments|minutes) (?:before|after) *$")
"""What stands before an hour rather than a year, in news: "shortly before 1700"."""
_BRACKETED: Final = re.compile(r" *[)-]")
_DATED_OLD: Final = re.compile(r"\b(?:in|since|year|early|late) *$")
_IN_SEASON: Final = re.compile(r"\b(?:in|by|during|since|until|for|early|late|mid|of|each|every)(?: the| next| last)? *-?$")


def _year(m: re.Match[str], story: Story) -> Reading | None:
    year = year_number(m["year"])
    if year is None:
        return None
    if m["year"].isdigit() and not group(m, "lead") and not m["early"] and not _is_year(m, story, year):
        return None
    return part_of(m, Reading(f"{year:04d}"))


def _before_christ(m: re.Match[str], story: Story) -> Reading | None:
    """ "490 BC", "the spring of 480 B.C.", "April 480 BC": no days, because calendars of days begin with the year 1."""
    year = f"BC{int(m['year']):04d}"
    if month := group(m, "month"):
        return part_of(m, Reading(f"{year}-{month_number(month):02d}"))
    season = vocabulary().seasons.get(group(m, "season"), "")
    return part_of(m, Reading(f"{year}-{season}" if season else year))


def _years(m: re.Match[str], story: Story) -> Reading | None:
    """ "2011-12"."""
    first, last = int(m["first"]), int(m["first"][:2] + m["last"])
    return Reading(f"{first:04d}/{last:04d}") if first < last and first in _LIKELY else None


def _last_year(m: re.Match[str], story: Story) -> Reading | None:
    """The "1990" of "1975-1990"."""
    return Reading(m["year"]) if int(m["first"]) < int(m["year"]) <= int(m["first"]) + 200 else None


def _is_year(m: re.Match[str], story: Story, year: int) -> bool:
    """Whether four digits are a year and not a number of things or of a house."""
    start, end = m.span("year")
    before = story.before(start, 16)
    told = story.told_years
    if told and min(told) <= year <= max(told) and before.endswith("(") and _BRACKETED.match(story.after(end, 2)):
        return True
    if _COUNTED.match(story.after(end, 14)) or _NUMBERED.search(before.rstrip(": ") if year in told else before):
        return False
    if story.narrative and year in told:
        return True
    if not story.narrative and year not in _LIKELY and _SOON.search(story.before(start, 24)):
        return False
    if year not in _LIKELY and not (_DATED if year >= 1500 else _DATED_OLD).search(before):
        return False
    token = story.token_at(start, end)
    counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    return not counts or year in _CERTAIN


def _decade(m: re.Match[str], story: Story) -> Reading | None:
    """ "The 1990s", "the early '80s", "the nineties"."""
    if words := group(m, "long"):
        # "The 1800s" are a century; the 2000s are not over yet, and mean a decade.
        return part_of(m, Reading(words[:2] if words.endswith("0") and words != "200" else words))
    tens = int(m["short"]) if group(m, "short") else vocabulary().decades[m["decade"]]
    return part_of(m, Reading(f"{'20' if tens < 2 else '19'}{tens}"))


def _century(m: re.Match[str], story: Story) -> Reading | None:
    nth = day_number(m["ordinal"]) or 0
    return part_of(m, Reading(f"{nth - 1:02d}")) if 1 < nth <= 21 else None


def _season(m: re.Match[str], story: Story) -> Reading | None:
    """ "Last summer", "the winter of 1994", "this spring"."""
    word, lead = m["season"], group(m, "lead")
    season, year = vocabulary().seasons[word], said_year(m, story)
    if year is None and not lead and not _is_season(m, story, word):
        return None
    if year is None and not group(m, "rel"):
        year = _season_year(season, lead, m, story)
    return part_of(m, Reading(f"{year:04d}-{season}" if year else f"XXXX-{season}"))


def _is_season(m: re.Match[str], story: Story, word: str) -> bool:
    start, end = m.span("season")
    token = story.token_at(start, end)
    if token is None or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if word not in ("fall", "spring"):
        return True
    return bool(_IN_SEASON.search(story.before(start))) and not re.match(r" *(?:of|in|from)\b", story.after(end))


def _season_year(season: str, lead: str, m: re.Match[str], story: Story) -> int | None:
    if "that" in lead or "same" in lead:
        return story.year
    if story.narrative and story.year and "last" not in lead and "next" not in lead:
        return story.year + (1 if "following" in lead else 0)
    now = story.reference()
    if now is None:
        return None if lead else story.certain_year(m.start())
    begins = season_start(now.year, season)
    if "last" in lead or "past" in lead or "previous" in lead:
        return now.year if plus_days(begins, _SEASON_DAYS) <= now else now.year - 1
    if "next" in lead or "coming" in lead:
        return now.year if begins > now else now.year + 1
    if not lead.startswith("this") and begins > now and story.tense(m.start(), m.end()) == "past":
        return now.year - 1
    return now.year


def _holiday(m: re.Match[str], story: Story) -> Reading | None:
    """ "Christmas Day", "last Easter", "Thanksgiving 1999"."""
    if not story.capital(m.start("holiday")):
        return None
    words, v = group(m, "holiday"), vocabulary()
    rule, year = v.holidays[words], said_year(m, story)
    if year is None and story.narrative:
        year = story.year
    now = story.reference()
    if year is None and now is not None:
        days = [holiday(y, rule, v.weekdays) for y in (now.year - 1, now.year, now.year + 1) if 1 < y < 9999]
        tense = "" if group(m, "week") else story.tense(m.start(), m.end())  # a week may have begun before its feast
        year = _nearest_feast(days, now, group(m, "lead"), tense)
    if year is None or not 1 < year < 9999:
        return Reading(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "")
    found = holiday(year, rule, v.weekdays)
    return part_of(m, Reading(week_value(found) if group(m, "week") else day_value(found)))


def _nearest_feast(days: list[date], now: date, lead: str, tense: str) -> int | None:
    if "next" in lead or "coming" in lead or (not lead and tense == "future"):
        return next((day.year for day in days if day >= now), None)
    if "last" in lead or "past" in lead or tense == "past":
        return next((day.year for day in reversed(days) if day <= now), None)
    return min(days, key=lambda day: abs((day - now).days)).year if days else None


def _september_11(m: re.Match[str], story: Story) -> Reading | None:
    """The day that is a name, for who wrote a year after it or later."""
    return Reading("2001-09-11") if story.now and story.now > date(2002, 9, 11) else None


RULES: tuple[Rule, ...] = (
    Rule(
        "year",
        pattern(
            rf"(?<![\w$£€#.,/:'-]){EARLY}(?P<lead>fiscal_year_|fiscal~|the_year_|calendar_)?(?P<year>{{year}})"
            r"(?!s\b|(?<=0)'s\b|_{anyunit}|_{vague}|[/:]\d|-(?:\w*-)?(?:year|foot|mile|member|page|seat|pound|acre|strong))"
        ),
        _year,
    ),
    Rule(
        "year-bc",
        pattern(
            rf"(?<![\w.,/'-]){EARLY}(?:(?P<month>{{month}})_|(?:the_)?(?P<season>{{season}})_(?:of_)?|(?:ca\.|circa|c\.)_)?"
            r"(?P<year>[1-9]\d{1,3})_(?:bc|bce|b\.c\.?)(?!\w)"
        ),
        _before_christ,
        needs=("bc", "b.c"),
    ),
    Rule(
        "years",
        pattern(r"(?<![\w$£€#.,/:'-])(?P<first>[12]\d{3}){gap}-{gap}(?P<last>\d\d)(?![\w/-]|[.,:]\d)"),
        _years,
        needs=DIGITS,
    ),
    Rule(
        "year",
        pattern(r"(?<![\w$£€#.,/:'-])(?P<first>[12]\d{3}){gap}-{gap}(?P<said>(?P<year>[12]\d{3}))(?![\w/-]|[.,:]\d)"),
        _last_year,
    ),
    Rule(
        "decade",
        pattern(
            r"(?<![\w$])(?:the_)?(?:(?P<early>early|mid|late|later|middle)~)?(?:(?P<long>1[0-9]\d|20\d)0'?s\b|'(?P<short>\d)0s\b)"
        ),
        _decade,
        needs=DIGITS,
    ),
    Rule(
        "decade-words",
        pattern(r"\bthe_(?:(?P<early>early|mid|late)~)?(?:nineteen~)?(?P<decade>{decade})"),
        _decade,
        needs=("ties",),
    ),
    Rule(
        "century",
        pattern(r"\b(?:the_)?(?:(?P<early>early|mid|late)~)?(?P<ordinal>{ordinal})~century\b"),
        _century,
        needs=("century",),
    ),
    Rule(
        "season",
        pattern(rf"\b{EARLY}(?:(?P<lead>{{lead}})_|the_)?(?:early_|late_|mid-?)?(?P<season>{{season}})(?:{FULL_YEAR})?"),
        _season,
    ),
    Rule(
        "september-11",
        pattern(r"(?<![\w./-])9/11(?![\w/]|[.,]\d)|\bseptember_11(?:th)?(?=,?_(?:terror\w*_)?attacks)"),
        _september_11,
        needs=("9/11", "11"),
    ),
    Rule("holiday", pattern(rf"\b(?:(?P<lead>{{lead}})_)?(?P<holiday>{{holiday}})(?P<week>_week\b)?(?:{FULL_YEAR})?"), _holiday),
)
