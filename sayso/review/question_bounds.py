"""Since when, in the words of a claim: a date, a named event, or a length of time up to the claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from sayso.errors import QuestionError
from sayso.language import parse
from sayso.linking.question import Rank, Since
from sayso.reading.times import read_times
from sayso.records import Interval, Mention, Span

_SINCE: Final = re.compile(r"\b(?:ever\s+)?since\s+(?!then\b)(?P<rest>[^;?!]+?)(?=[;?!]|[.]\s*$|$)", re.IGNORECASE)
_AFTER: Final = re.compile(r"\bfirst\b.*?\bafter\s+(?P<rest>[^;?!]+?)(?=[;?!]|[.]\s*$|$)", re.IGNORECASE)
_SPELL: Final = re.compile(
    r"\b(?:in|for|over|within|during)\s+(?:what\s+\w+\s+)?(?:the\s+|its\s+)?(?:past\s+|last\s+)?$", re.IGNORECASE
)
_OF: Final = re.compile(r"\b(?:in|of|during|so\s+far|within)\s+(?:the\s+)?$", re.IGNORECASE)
_EVER: Final = re.compile(r"\b(?:ever|in history|on record|in living memory|never)\b", re.IGNORECASE)
_NEAR: Final = 14
"""Characters that may stand between "since" and the date: "the end of", "at least", "a day in"."""
_FEW: Final = 3
"""Words that may stand between a date and the noun that it tells of: "the May suicide car bombing"."""
_TELLING: Final = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod")
_LENGTH: Final = re.compile(r"P(\d+(?:\.\d+)?|X)(DE|[DWMYC])")
_MORE: Final = re.compile(
    r"\b(?:more than|over|at least|longer than)\s+$|^(?:more than|over|at least|longer than)\b", re.IGNORECASE
)
_LESS: Final = re.compile(
    r"\b(?:almost|nearly|less than|under|about|around)\s+$|^(?:almost|nearly|less than|under|about)\b", re.IGNORECASE
)
_UNITS: Final = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "DE": 3652.5, "C": 36525.0}
_PART: Final = {"early": (0, 10), "mid": (10, 20), "late": (20, 31)}
_SOME: Final = (2, 9)
"""How many "years" or "months" without a number may be."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a claim says since when.

    Attributes:
        span: the words that say so, with "since" or "in", in the claim; None if there are none.
        since: the bound as far as dates tell it, or None for all time.
        event: the words of a named event, or "".
        until: last day of the time named ("in 2030"), if that is over, else None.
    """

    span: Span | None = None
    since: Since | None = None
    event: str = ""
    until: str | None = None


def bound_in(words: str, day: str, rank: Rank) -> Bound:
    """The bound of a claim made on a day.

    Raises:
        QuestionError: if it begins after that day.
    """
    return _since(words, day) or _spell(words, day, rank) or Bound()


def is_of_all_time(words: str) -> bool:
    """Whether a claim says that it is about all time."""
    return bool(_EVER.search(words))


@lru_cache(maxsize=64)  # it is asked for again and again while one claim is understood, and parses the words each time
def _since(words: str, day: str) -> Bound | None:
    found = _SINCE.search(words) or _AFTER.search(words)
    if found is None:
        return None
    rest, start = found["rest"], found.start("rest")
    head = found.start() if found.re is _SINCE else words.lower().rindex("after", 0, start)
    time = _first_date(rest, day)
    plain = time is not None and time.span.start <= _NEAR and not _noun_before(rest[: time.span.start])
    if time is not None and plain and not _tells_of_noun(rest, time.span):
        said = rest[: time.span.end]
        return Bound(Span(head, start + time.span.end), _dated(said, time, day))
    event = rest.split(",")[0].strip()
    since = _dated(event, time, day) if time is not None and time.span.end <= len(event) else Since(event)
    return Bound(Span(head, start + len(event)), since, event=event)


def _noun_before(words: str) -> bool:
    """Whether something other than "the end of" stands before a date, so that the words name an event: "the siege of May"."""
    left = re.sub(
        r"\b(?:the|at|least|a|day|in|of|end|start|beginning|middle|on|about|around|some|time|back)\b", "", words.lower()
    )
    return bool(re.search(r"\w", left))


def _tells_of_noun(rest: str, time: Span) -> bool:
    """Whether a date only tells which event is meant: "the May bombing", "Friday's attack", "the spring offensive"."""
    doc = parse(rest)
    last = doc.char_span(time.start, time.end, alignment_mode="expand")
    if last is None:
        return False
    for token in last:
        head = token.head
        if head.i >= last.end and head.i - last.end <= _FEW and head.pos_ in ("NOUN", "PROPN") and token.dep_ in _TELLING:
            return True
    return False


def _first_date(rest: str, day: str) -> Mention | None:
    """The first date in some words; "March" alone is one only after a preposition."""
    direct = [m for m in read_times(rest, day) if _resolved(m)]
    if direct:
        return direct[0]
    shifted = [m for m in read_times(f"in {rest}", day) if _resolved(m) and m.span.start >= 3]
    if not shifted:
        return None
    first = shifted[0]
    span = Span(first.span.start - 3, first.span.end - 3)
    return Mention(first.text_id, span, first.words, "time", first.made_by, value=first.value)


def _resolved(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Interval) and value.timex in ("DATE", "TIME") and bool(value.start and value.end)


def _dated(said: str, time: Mention, day: str) -> Since:
    """A bound with a date: the days that its words leave open, none of them after the claim."""
    value = time.value
    if not (isinstance(value, Interval) and value.start and value.end):
        return Since(said)
    if value.start > day and not re.search(r"\d{4}", time.words):  # "March", said in January: that of last year
        last_year = _first_date(said, _year_back(date.fromisoformat(day)).isoformat())
        value = last_year.value if last_year is not None and isinstance(last_year.value, Interval) else value
    if not (value.start and value.end):
        return Since(said)
    start, end = date.fromisoformat(value.start), date.fromisoformat(value.end)
    if start.isoformat() > day:
        raise QuestionError(
            f"“since {said}” begins after {day}, the day of the claim; if the claim was made later, give its day as well"
        )
    if re.search(r"\b(?:start|beginning)\s+of\b", said, re.IGNORECASE):
        before = (start - timedelta(days=1)).isoformat()
        return Since(said, before, before, spell=True)
    start, end = _narrowed(start, end, value.part, ends="end of" in said.lower())
    return Since(said.strip(), start.isoformat(), max(start, min(end, date.fromisoformat(day))).isoformat())


def _narrowed(start: date, end: date, part: str, ends: bool) -> tuple[date, date]:
    """ "Early September" is its first ten days, "late 2012" its last four months, "the end of 2012" its December."""
    length = (end - start).days + 1
    if part not in _PART or length < 28:
        return start, end
    first, last = _PART[part]
    if length <= 31:
        return start + timedelta(days=first), min(end, start + timedelta(days=last - 1))
    if ends and length > 300:
        return date(end.year, 12, 1), end
    third = length / 3
    number = ("early", "mid", "late").index(part)
    return start + timedelta(days=round(number * third)), start + timedelta(days=round((number + 1) * third) - 1)


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _spell(words: str, day: str, rank: Rank) -> Bound | None:
    """ "This year", "in two months", "for more than a year", "in 2030": a length of time up to the claim."""
    for mention in read_times(words, day):
        value = mention.value
        if not isinstance(value, Interval):
            continue
        before = words[: mention.span.start]
        found = _SPELL.search(before)
        length = _LENGTH.fullmatch(value.value)
        if (
            value.timex == "DURATION"
            and length
            and (found or re.match(r"(?:the )?(?:past|last)\b", mention.words, re.IGNORECASE))
        ):
            span = Span(found.start() if found else mention.span.start, mention.span.end)
            return Bound(span, _of_length(span.words(words), mention.words, before, length, day, rank))
        whole = value.precision in ("week", "month", "year", "season", "range") and value.timex == "DATE"
        if whole and value.start and value.end and value.start <= day and (_OF.search(before) or _is_current(mention.words)):
            found = _OF.search(before)
            span = Span(found.start() if found else mention.span.start, mention.span.end)
            low = (date.fromisoformat(value.start) - timedelta(days=1)).isoformat()
            return Bound(span, Since(mention.words, low, low, spell=True), until=value.end if value.end < day else None)
    return None


def _is_current(words: str) -> bool:
    return bool(re.match(r"(?:so far )?(?:this|last|the (?:past|current))\b", words, re.IGNORECASE))


def _of_length(said: str, words: str, before: str, length: re.Match[str], day: str, rank: Rank) -> Since:
    """A length of time counted back from the claim, with what such words leave open.

    A number is taken at its word but for a tenth ("in two months" may be seven and a half weeks) and on the far side half a unit
    (nine weeks); "more than" puts the earlier one before, "nearly" up to a fifth after; "years" may be two to nine. For claims that
    count, the time named counts whole, and only what lies before it is open.
    """
    unit = _UNITS[length[2]]
    if length[1] == "X":
        low, high = _SOME[1] * unit, _SOME[0] * unit
    else:
        number = float(length[1]) * unit
        low, high = number + max(unit / 2, number / 10), number - max(1.0, number / 10)
        if _MORE.search(words) or _MORE.search(before):
            low, high = number + max(unit, number / 10), number
        elif _LESS.search(words) or _LESS.search(before):
            low, high = number, number - number / 5
        if rank in ("nth", "only"):
            high = max(high, number)
    now = date.fromisoformat(day)
    first = max(timedelta(days=round(low)), timedelta(days=1))
    if now - date.min < first:
        return Since(said, "0001-01-01", (now - timedelta(days=round(high))).isoformat(), spell=True)
    return Since(said, (now - first).isoformat(), (now - timedelta(days=round(high))).isoformat(), spell=True)
