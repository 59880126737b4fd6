"""Rules for dates that name a month, a day of a month, a year, a decade or a century."""

from __future__ import annotations

import re
from datetime import date

from sayso.reading.time_calendar import day_value, holiday, made_day, month_value, plus_days, season_start, week_value
from sayso.reading.time_rules import Rule, part_of, with_part
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import number, pattern, vocabulary, year_number

_FULL_YEAR = r"(?:,?_(?:of_|in_)?(?P<year>{year})|,?_(?P<rel>this_(?:past_)?year|last_year|next_year|(?:of_)?(?:the_same|that|the_following|the_previous)_year))"
_NOT_COUNTED = re.compile(
    r" *(?:percent|per cent|%|people|points|persons|men|women|troops|soldiers|dollars|shares|tons|tonnes|miles|kilomet|met[er]{2}|feet|barrels|pesos"
    r"|workers|members|civilians|homes|houses|employees|others|pounds|rupees|jobs|deaths|victims|votes|calls|hours|-?yards?|square|m\b|km\b|kg\b|x\b|hrs|gmt)"
)
_COUNTED_BEFORE = re.compile(
    r"(?:[$£€#№+*/:.@&=-]|\b(?:no\.?|number|flight|room|about|some|nearly|almost|over|than|least|to a|section|article|law|resolution|page|pages|route|highway|mx|rs\.?|us|c|version|model|windows|boeing|building) ) *$"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|and|or|before|after|through|throughout|during|for|between|early|late|mid|around|fiscal|year|as|back in|the|summer|spring|winter|fall|autumn|class of)|,|\() *$"
)


_SHARED_YEAR = pattern(r",?_(?:and|or|to|through|until|-)_(?:{daynumber}_)?{month}(?:_{daynumber})?,?_(?P<year>{year4})")


def month_number(words: str) -> int:
    """The month that a matched word names."""
    return vocabulary().months[words.rstrip(".")]


def two_digit_year(words: str) -> int:
    """90 → 1990, 14 → 2014: two digits stand for the years from 1950 to 2049."""
    short = int(words.lstrip("'"))
    return 1900 + short if short >= 50 else 2000 + short


def _day_number(words: str) -> int | None:
    found = re.match(r"\d+", words)
    if found:
        return int(found.group())
    tens, _, ones = words.rpartition("-")
    ordinals = vocabulary().ordinals
    return {"twenty": 20, "thirty": 30}.get(tens, 0) + ordinals[ones] if ones in ordinals else None


def relative_year(words: str, story: Story) -> int | None:
    """The year that "this year", "last year", "that year" means, or None."""
    if "same" in words or "that" in words:
        return story.year
    if "following" in words:
        return story.year + 1 if story.year else None
    if "previous" in words:
        return story.year - 1 if story.year else None
    if story.now is None:
        return None
    return story.now.year + (-1 if "last" in words else 1 if "next" in words else 0)


def _said_year(m: re.Match[str], story: Story) -> int | None:
    groups = m.groupdict()
    if groups.get("year"):
        return year_number(groups["year"])
    if groups.get("short"):
        return two_digit_year(groups["short"])
    if groups.get("rel"):
        return relative_year(groups["rel"], story)
    return None


def nearest_year(story: Story, month: int, day: int | None, start: int, end: int) -> int | None:
    """The year of a month or day said without one.

    In narratives the year last spoken of (the next one when the months go far back); in news the year that puts it before the
    reference day, after it where the tense is future; without reference day only a year that the text makes certain.
    """
    ahead = _SHARED_YEAR.match(story.normal, end)
    if ahead:
        return int(ahead["year"])
    if story.narrative and story.year:
        return _narrated_year(story, month)
    if story.now is None:
        return story.certain_year(start, month)
    now = story.now
    candidates = [y for y in (now.year - 1, now.year, now.year + 1) if day is None or made_day(y, month, day)]
    if not candidates:
        return None

    def distance(year: int) -> int:
        return (year - now.year) * 12 + month - now.month

    gaps = {y: ((made_day(y, month, day) or now) - now).days if day is not None else 30 * distance(y) for y in candidates}
    if story.tense(start, end) == "future":
        candidates = [y for y in candidates if gaps[y] >= 0]
    # Without a year the nearest is meant; news tells of the past, and more so under a verb in the past tense.
    doubt = {"past": 150, "present": 0}.get(story.direct_tense(start, end), 60)
    return min(candidates, key=lambda y: (abs(gaps[y]) + (doubt if gaps[y] > 0 else 0), gaps[y]), default=None)


def _narrated_year(story: Story, month: int) -> int | None:
    """In a narrative, the year that puts a month nearest to the month last spoken of; going back counts double."""
    if story.month is None or story.year is None or story.month[0] != story.year:
        return story.year
    steps = {year: (year - story.month[0]) * 12 + month - story.month[1] for year in (story.year, story.year + 1, story.year - 1)}
    return min(steps, key=lambda year: steps[year] if steps[year] >= 0 else -2 * steps[year])


def _day_of_month(m: re.Match[str], story: Story) -> Reading | None:
    month, day = month_number(m["month"]), _day_number(m["day"])
    if day is None or not 1 <= day <= 31 or not _is_month(m, story, dated=True):
        return None
    year = _said_year(m, story)
    if year is None:
        year = _year_by_weekday(m, story, month, day) or nearest_year(story, month, day, m.start(), m.end())
    if year is None:
        return Reading(f"XXXX-{month:02d}-{day:02d}") if made_day(2000, month, day) else None
    found = made_day(year, month, day)
    if found is None:
        return None
    if m.groupdict().get("part"):
        return with_part(Reading(day_value(found)), m["part"])
    if m.groupdict().get("week"):
        return Reading(week_value(found))
    return part_of(m, Reading(day_value(found)))


def _listed_day(m: re.Match[str], story: Story) -> Reading | None:
    """The "5" of "5 and 7 May", the "25" of "April 24 and 25"."""
    reading = _day_of_month(m, story)
    return reading if reading and reading.value else None


def _year_by_weekday(m: re.Match[str], story: Story, month: int, day: int) -> int | None:
    """The year near the reference day in which the day falls on the weekday said."""
    words = m.groupdict().get("weekday")
    if not words or story.now is None:
        return None
    weekday = vocabulary().weekdays[words.rstrip(".")]
    years = [y for y in (story.now.year, story.now.year - 1, story.now.year + 1) if _weekday(y, month, day) == weekday]
    return years[0] if years else None


def _weekday(year: int, month: int, day: int) -> int | None:
    found = made_day(year, month, day)
    return found.isoweekday() if found else None


def _day_range(m: re.Match[str], story: Story) -> Reading | None:
    month, first, last = month_number(m["month"]), _day_number(m["day"]), _day_number(m["last"])
    if first is None or last is None or not _is_month(m, story, dated=True):
        return None
    year = _said_year(m, story) or nearest_year(story, month, first, m.start(), m.end())
    begin, end = made_day(year or 2000, month, first), made_day(year or 2000, month, last)
    if begin is None or end is None or begin >= end:
        return None
    if year is None:
        return Reading(f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}")
    return Reading(f"{day_value(begin)}/{day_value(end)}")


def _month_year(m: re.Match[str], story: Story) -> Reading | None:
    year = _said_year(m, story)
    month = month_number(m["month"])
    return part_of(m, Reading(month_value(year, month) if year else f"XXXX-{month:02d}"))


def _is_month(m: re.Match[str], story: Story, *, dated: bool = False) -> bool:
    """Whether "may", "march", "sun" … is the month here and not another word."""
    word = m["month"].rstrip(".")
    if word not in ("may", "march", "mar", "jan", "dec", "sep", "jun", "august"):
        return True
    start = m.start("month")
    if not story.chars[start].isupper():
        return False
    if dated:
        return True
    if word in ("jan", "dec", "sep", "mar", "jun"):
        return m["month"].endswith(".")
    token = story.token_at(start, start + len(word))
    if token is None or token.pos_ in ("AUX", "VERB", "ADJ"):
        return False
    if token.text.islower() or word == "march" or token.is_sent_start:
        return bool(
            re.search(
                r"\b(?:in|since|until|till|last|next|of|by|during|early|mid|late|from|this|between|through|for|to|before|after|around) *-?$",
                story.before(start),
            )
        )
    return token.ent_type_ in ("DATE", "TIME", "") or bool(
        re.search(r"\b(?:in|since|until|last|next|of|by|during|early|mid|late|from|this) *-?$", story.before(start))
    )


def _month(m: re.Match[str], story: Story) -> Reading | None:
    if not _is_month(m, story):
        return None
    month, lead = month_number(m["month"]), m["lead"] or ""
    if m["month"].rstrip(".") != m["month"] and story.after(m.end("month"), 3).strip()[:1].isdigit():
        return None
    now = story.reference()
    if not lead or now is None:
        year = nearest_year(story, month, None, m.start(), m.end()) if not lead else None
    elif "last" in lead or "past" in lead:
        # "Last February", said in March, is not last month.
        year = now.year if month < now.month - 1 else now.year - 1
    elif "next" in lead or "coming" in lead:
        year = now.year if month > now.month else now.year + 1
    elif "following" in lead:
        year = story.year if story.year and story.month and month > story.month[1] else (story.year or now.year) + 1
    elif "that" in lead or "same" in lead:
        year = story.year
    else:
        year = now.year
    return part_of(m, Reading(month_value(year, month) if year else f"XXXX-{month:02d}"))


def _year(m: re.Match[str], story: Story) -> Reading | None:
    year = year_number(m["year"])
    if year is None:
        return None
    lead = m.groupdict().get("lead") or m["early"]
    before = story.before(m.start("year"), 16)
    if m["year"].isdigit() and not lead:
        if _NOT_COUNTED.match(story.after(m.end("year"), 14)) or _COUNTED_BEFORE.search(before):
            return None
        if not 1900 <= year <= 2049 and not re.search(
            r"\b(?:in|since|until|till|by|during|from|between|to|early|late|year|of|and|before|after|through|about|around) *$",
            before,
        ):
            return None
        token = story.token_at(m.start("year"), m.end("year"))
        counts = token is not None and token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
        if counts and not 1950 <= year <= 2035:
            return None
    return part_of(m, Reading(f"{year:04d}"))


def _decade(m: re.Match[str], story: Story) -> Reading | None:
    groups = m.groupdict()
    if groups.get("long"):
        value = groups["long"]
    elif groups.get("short"):
        value = (
            "20"
            if groups["short"] in "01" and story.now and story.now.year > 2019
            else "19"
            if groups["short"] not in "01"
            else "20"
        ) + groups["short"]
    else:
        value = f"19{vocabulary().decades[m['decade']]}"
    return part_of(m, Reading(value))


def _century(m: re.Match[str], story: Story) -> Reading | None:
    words = m["ordinal"]
    ordinals = vocabulary().ordinals
    count = int(words[:-2]) if words[0].isdigit() else _day_number(words) or ordinals.get(words, 0)
    return part_of(m, Reading(f"{count - 1:02d}")) if 1 < count <= 21 else None


def _season(m: re.Match[str], story: Story) -> Reading | None:
    word, lead = m["season"], m["lead"] or ""
    season = vocabulary().seasons[word]
    year = _said_year(m, story)
    if year is None and not lead:
        token = story.token_at(m.start("season"), m.end("season"))
        if token is None or token.pos_ not in ("NOUN", "PROPN"):
            return None
        if word in ("fall", "spring") and not re.search(
            r"\b(?:in|by|during|since|until|for|early|late|mid|of|each|every)(?: the| next| last)? *-?$",
            story.before(m.start("season")),
        ):
            return None
        if word in ("fall", "spring") and re.match(r" *(?:of|in|from)\b", story.after(m.end("season"))):
            return None
    if year is None and m.groupdict().get("rel") is None:
        year = _season_year(season, lead, m, story)
    return part_of(m, Reading(f"{year:04d}-{season}" if year else f"XXXX-{season}"))


def _season_year(season: str, lead: str, m: re.Match[str], story: Story) -> int | None:
    now = story.reference()
    if story.narrative and story.year and "last" not in lead and "next" not in lead:
        return story.year + (1 if "following" in lead else 0)
    if now is None:
        return story.certain_year(m.start()) if not lead else None
    begins = season_start(now.year, season)
    if "last" in lead or "past" in lead or "previous" in lead:
        over = plus_days(begins, 92) <= now
        return now.year if over else now.year - 1
    if "next" in lead or "coming" in lead:
        return now.year if begins > now else now.year + 1
    if "that" in lead or "same" in lead:
        return story.year
    if not lead.startswith("this") and story.tense(m.start(), m.end()) == "past" and begins > now:
        return now.year - 1
    return now.year


def _numeric(m: re.Match[str], story: Story) -> Reading | None:
    first, second, sign = int(m["first"]), int(m["second"]), m["sign"]
    year = int(m["year"]) if len(m["year"]) == 4 else two_digit_year(m["year"])
    as_day_month, as_month_day = made_day(year, second, first), made_day(year, first, second)
    if sign == "." and (len(m["year"]) == 2 and not as_day_month):
        return None
    found = [d for d in (as_month_day, as_day_month) if d]
    if not found:
        return None
    if len(set(found)) == 1 or sign == ".":
        return Reading(day_value(as_day_month or found[0]) if sign == "." else day_value(found[0]))
    near = [d for d in found if story.now and abs((d - story.now).days) <= 31]
    return Reading(day_value(near[0])) if len(near) == 1 else Reading(f"{year:04d}-XX-XX")


def _iso(m: re.Match[str], story: Story) -> Reading | None:
    found = made_day(int(m["y"]), int(m["m"]), int(m["d"]))
    if found is None:
        return None
    if m["clock"]:
        return Reading(f"{day_value(found)}T{m['clock']}", "TIME", clock=m["clock"][:5])
    return Reading(day_value(found))


def _holiday(m: re.Match[str], story: Story) -> Reading | None:
    words = re.sub(" +", " ", m["holiday"])
    if not story.chars[m.start("holiday")].isupper():
        return None
    rule, v = vocabulary().holidays[words], vocabulary()
    lead = m["lead"] or ""
    year = _said_year(m, story)
    now = story.reference()
    if year is None and story.narrative and story.year:
        year = story.year
    if year is None and now is not None:
        days = [holiday(y, rule, v.weekdays) for y in (now.year - 1, now.year, now.year + 1) if 2 <= y <= 9998]
        ahead = "next" in lead or "coming" in lead or (not lead and story.tense(m.start(), m.end()) == "future")
        year = _chosen(days, now, ahead=ahead, behind="last" in lead or story.tense(m.start(), m.end()) == "past")
    if year is None:
        return Reading(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "")
    return part_of(m, Reading(day_value(holiday(year, rule, v.weekdays))))


def _chosen(days: list[date], now: date, *, ahead: bool, behind: bool) -> int | None:
    if ahead:
        return next((d.year for d in days if d >= now), None)
    if behind:
        return next((d.year for d in reversed(days) if d <= now), None)
    return min(days, key=lambda d: abs((d - now).days)).year if days else None


_WEEKDAY = r"(?:(?:the_)?(?P<part>{part})_of_)?(?:(?P<weekday>{weekday}),?_(?:the_)?)?"
_EARLY = r"(?:(?P<early>{early})(?:-|_))?"
_LEAD = r"(?P<lead>last|next|this(?:_past|_coming)?|the_(?:past|coming|following|previous|same)|that(?:_same)?)_"

RULES: tuple[Rule, ...] = (
    Rule(
        "iso",
        pattern(
            r"(?<![\d-])(?P<y>{year4})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-2]\d|3[01])(?:t(?P<clock>\d\d:\d\d(?::\d\d)?)z?)?(?![\d-])".replace(
                "{year4}", r"[12]\d{3}"
            )
        ),
        _iso,
    ),
    Rule(
        "numeric",
        pattern(
            r"(?<![\d/.,-])(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>[12]\d{3}|\d\d)(?![\d/-]|\.\d)"
        ),
        _numeric,
    ),
    Rule(
        "month-day",
        pattern(rf"\b(?P<week>the_week_of_)?{_WEEKDAY}{_EARLY}(?:(?P<lead>last|this|next)_)?(?P<month>{{month}})_(?:the_)?(?P<day>{{daynumber}}|{{dayword}}\b)(?:{_FULL_YEAR})?"),
        _day_of_month,
    ),
    Rule(
        "day-month",
        pattern(
            rf"\b{_WEEKDAY}(?:the_)?(?P<day>{{daynumber}}|{{dayword}})(?:_of)?(?:_|-)(?P<month>{{month}})(?:{_FULL_YEAR}|[_-](?P<short>'\d\d|[5-9]\d|[0-4]\d(?=_?(?:--|[(\[\])]|$)))(?![\d:,%]|_(?:people|percent)))?"
        ),
        _day_of_month,
    ),
    Rule(
        "month-days",
        pattern(
            rf"\b(?P<month>{{month}})_(?P<day>{{daynumber}})(?:_?-_?|_(?:to|through|until)_)(?P<last>{{daynumber}})(?:{_FULL_YEAR})?"
        ),
        _day_range,
    ),
    Rule(
        "days-month",
        pattern(
            rf"\b(?P<day>{{daynumber}})(?:_?-_?|_(?:to|through|until)_|(?<=between \d)_and_|(?<=between \d\d)_and_)(?P<last>{{daynumber}})(?:_of)?_(?P<month>{{month}})(?:{_FULL_YEAR}|_(?P<short>'\d\d|[5-9]\d)(?![\d:,%]))?"
        ),
        _day_range,
    ),
    Rule("listed-day", pattern(rf"\b(?P<month>{{month}})_{{daynumber}}(?:,_{{daynumber}})*,?_(?:and|or)_(?P<said>(?P<day>{{daynumber}}))(?!_{{month}})(?:{_FULL_YEAR})?"), _listed_day),
    Rule("listed-day", pattern(r"\b(?P<said>(?P<day>{daynumber}))(?:,_{daynumber})*,?_(?:and|or)_{daynumber}(?:_of)?_(?P<month>{month})(?:,?_(?P<year>{year}))?"), _listed_day),
    Rule("month-year", pattern(rf"\b{_EARLY}(?P<month>{{month}})(?:{_FULL_YEAR}|_(?P<short>'\d\d)\b)"), _month_year),
    Rule("month", pattern(rf"\b{_EARLY}(?:{_LEAD})?(?P<month>{{month}})(?!\w|_\d|-\d)"), _month),
    Rule(
        "year",
        pattern(
            rf"(?<![\w$£€#.,/:'-]){_EARLY}(?P<lead>fiscal_year_|fiscal[_-]|the_year_|calendar_)?(?P<year>{{year}})(?!'?s\b|_{{anyunit}}|_{{vague}}|[/:]\d|-(?:\w*-)?(?:year|foot|mile|member|page|seat|pound|acre|strong))"
        ),
        _year,
    ),
    Rule(
        "decade",
        pattern(
            rf"(?<![\w$])(?:(?:in_|of_|during_|since_)?(?:the_))?(?:(?P<early>early|mid|late|later|middle)[ -]_?)?(?:(?P<long>1[0-9]\d|20\d)0'?s\b|'(?P<short>\d)0s\b)".replace(
                "(?:in_|of_|during_|since_)?", ""
            ).replace("[ -]_?", "(?:-|_)")
        ),
        _decade,
    ),
    Rule("decade-words", pattern(r"\bthe_(?:(?P<early>early|mid|late)(?:-|_))?(?:nineteen[ -])?(?P<decade>{decade})"), _decade),
    Rule("century", pattern(r"\b(?:the_)?(?:(?P<early>early|mid|late)(?:-|_))?(?P<ordinal>{ordinal})[ -]century\b"), _century),
    Rule(
        "season", pattern(rf"\b{_EARLY}(?:{_LEAD}|the_)?(?:early_|late_|mid-?)?(?P<season>{{season}})(?:{_FULL_YEAR})?"), _season
    ),
    Rule("holiday", pattern(rf"\b(?:{_LEAD})?(?P<holiday>{{holiday}})(?:{_FULL_YEAR})?"), _holiday),
)


def number_or_none(words: str | None) -> float | None:
    """The number of matched words, None for no words."""
    return number(words) if words else None
