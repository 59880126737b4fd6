"""Rules for quarters and halves of years, and for the comparisons of companies' reports ("the year-ago quarter")."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.time_calendar import plus_months, quarter_of
from sayso.reading.time_patterns import pattern
from sayso.reading.time_rules import Rule, group
from sayso.reading.time_story import Reading, Story
from sayso.reading.time_words import month_number

_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ENDED: Final = pattern(r",?_(?:that_)?ended_(?P<month>{month})_\d")


def _quarter(m: re.Match[str], story: Story) -> Reading | None:
    """ "The third quarter", "fourth-quarter", "last year's second quarter"; without a year the last one that has begun."""
    nth, now = _NTH[m["nth"]], story.now
    said = group(m, "year") or group(m, "yearfirst")
    when = group(m, "when") or group(m, "whenfirst")
    year: int | None
    if said:
        year = int(said)
    elif now is None:
        year = story.certain_year(m.start())
    elif when:
        year = now.year + (0 if "this" in when else 1 if "next" in when else -1)
        if "this" in when and story.results is None and (now.month + 2) // 3 >= nth:
            story.results = (year, nth)
    else:
        begun, ahead = (now.month + 2) // 3 >= nth, story.tense(m.start(), m.end()) == "future"
        year = now.year if begun or ahead else now.year - 1
        over = (year, nth) < (now.year, (now.month + 2) // 3)
        if (over and (year, nth) > (story.results or (0, 0))) or (story.results is None and begun and not ahead):
            # Financial years begin when they like: "the fourth quarter" may be over in October.
            story.results = (year, nth)
    return Reading(f"{year:04d}-Q{nth}" if year else f"XXXX-Q{nth}")


def _the_quarter(m: re.Match[str], story: Story) -> Reading | None:
    """ "The quarter": the one that the report is about; "the quarter ended Sept. 30" says which.

    Companies' quarters end when they like: "the quarter ended July 31" has two of its three months in the second one.
    """
    over = _ENDED.match(story.normal, m.end())
    if over and story.now:
        month = month_number(over["month"])
        ended = date(story.now.year if month <= story.now.month else story.now.year - 1, month, 1)
        year, nth = quarter_of(plus_months(ended, -1))
        return Reading(f"{year:04d}-Q{nth}")
    found = story.last_quarter()
    return Reading(f"{found[0] - bool(group(m, 'ago')):04d}-Q{found[1]}" if found else "XXXX-QX")


def _year_period(m: re.Match[str], story: Story) -> Reading | None:
    """ "The 1988 period": the quarter that the report is about, in that year."""
    compared = story.compared_quarter(m.start())
    return Reading(f"{m['year']}-Q{compared[1]}" if compared else m["year"])


def _year_ago(m: re.Match[str], story: Story) -> Reading | None:
    """ "The year-ago quarter", "year-earlier"."""
    if story.now and group(m, "nth"):
        return Reading(f"{story.now.year - 1:04d}-Q{_NTH[m['nth']]}")
    if story.results and not story.compared_quarter(m.start()):
        return Reading(f"{story.results[0] - 1:04d}")
    found = story.last_quarter()
    return Reading(f"{found[0] - 1:04d}-Q{found[1]}" if found else "XXXX-QX")


def _half(m: re.Match[str], story: Story) -> Reading | None:
    year = m["year"] or (f"{story.now.year:04d}" if story.now else "XXXX")
    return Reading(f"{year}-H{1 if m['nth'] == 'first' else 2}")


def _year_end(m: re.Match[str], story: Story) -> Reading | None:
    """ "Year-end", "year-end 1988"."""
    year = group(m, "year") or (f"{story.now.year:04d}" if story.now else "XXXX")
    return Reading(year, part="late")


def _named_quarter(m: re.Match[str], story: Story) -> Reading | None:
    """ "Q3 2012", "the Q3 results"."""
    year = group(m, "year") or (f"{story.now.year:04d}" if story.now else "XXXX")
    return Reading(f"{year}-Q{m['nth']}")


_ORDINAL = r"(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))"

RULES: tuple[Rule, ...] = (
    Rule(
        "quarter",
        pattern(
            r"\b(?:the_(?!(?:fiscal~)?(?:first|second|third|fourth)-))?"
            r"(?:(?P<yearfirst>{year4})_|(?P<whenfirst>year-ago|year-earlier|last_year's|this_year's|next_year's)_)?(?:fiscal~)?"
            rf"{_ORDINAL}~quarter\b"
            r"(?:_(?:of_)?(?:fiscal_)?(?P<year>{year4})|_(?:of_)?(?P<when>last_year|this_year|next_year|a_year_(?:ago|earlier)))?"
        ),
        _quarter,
    ),
    Rule(
        "the-quarter",
        pattern(
            r"\bthe_(?:latest_(?:quarter|period)|(?:current_)?quarter)\b(?!-)(?P<ago>_(?:a_year_(?:ago|earlier)|last_year)\b(?!'s))?"
        ),
        _the_quarter,
        needs=("quarter", "period"),
    ),
    Rule("the-year-period", pattern(r"\bthe_(?P<year>{year4})_(?:quarter|period)\b"), _year_period, needs=("quarter", "period")),
    Rule(
        "year-ago",
        pattern(
            r"\b(?:the_(?=comparable|year-\w+_(?:period|quarter|first|second|third|fourth)))?(?:comparable_)?year-(?:ago|earlier)"
            rf"(?:_(?:period|quarter|{_ORDINAL}~quarter))?\b"
            r"|\b(?:the_(?:corresponding|comparable|same|like|similar)_(?:period|quarter)_(?:of_)?(?:last_year|a_year_(?:ago|earlier)|the_previous_year)"
            r"|last_year's_(?:quarter|period))\b(?!'s)"
        ),
        _year_ago,
        needs=("year-", "period", "quarter"),
    ),
    Rule(
        "half", pattern(r"\bthe_(?P<nth>first|second|last|latter)_half_of_(?:the_year|(?P<year>{year4}))"), _half, needs=("half",)
    ),
    Rule("quarter", pattern(r"\bq(?P<nth>[1-4])(?:_(?P<year>{year4}))?\b(?!\w)"), _named_quarter),
    Rule("year-end", pattern(r"\b(?:the_)?year(?:-|_|'s_)end\b(?:,?_(?P<year>{year4}))?"), _year_end, needs=("year",)),
)
