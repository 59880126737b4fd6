"""What a text has told so far: the reference day, the times last spoken of, and the tense around a word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Final, Literal

from spacy.tokens import Doc, Token

from sayso.reading.time_calendar import Days, days_of, quarter_of
from sayso.reading.time_tense import Tense, clause_tense, direct_tense, is_supposed

_CURRENT_YEAR: Final = re.compile(r"\b(?:so far in|to date in|this year \() ?(\d{4})\b|\bin (\d{4}) so far\b")
_NEXT_CHAPTER: Final = 3
"""Years that a narrative may move on at once; a bare year further off is an aside."""
_HALF_A_YEAR: Final = 6
_PARAGRAPH: Final = 400
_COMPARED: Final = re.compile(
    r"\bquarter\b|\b(?P<longer>(?:six|nine|twelve|[69]|12)[ -]months?\b|half\b(?= of|-year| year)|full year\b)"
)
"""What a company report compares: a quarter, or more months than one."""
_RECENT: Final = 31


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of words.

    Attributes:
        value: TIMEX3 value.
        timex: TIMEX3 type.
        part: "early", "mid", "late" or a part of the day.
        clock: "HH:MM".
        zone: the time zone of the clock time, as in `Interval.zone`.
        days: the days, where they do not follow from the value.
    """

    value: str
    timex: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    part: str = ""
    clock: str = ""
    zone: str = ""
    days: Days | None = None


@dataclass
class Story:
    """The state of one reading of one text; changes as the text is walked from left to right.

    Attributes:
        chars: the text, verbatim.
        normal: the same in small letters (see `time_words.normal`).
        doc: its parse.
        now: the reference day, or None if it is not known.
        narrative: the text tells history: dates without a year follow those before them.
        uncapitalised: the text is written without capitals.
        full_dates: position, year and month (0 if only a year is said) of the dates that are said in full.
        day: the day last spoken of.
        day_at: where it was spoken of.
        month: year and month last spoken of.
        year: year last spoken of.
        quarter: TIMEX3 value of the quarter last spoken of, or "".
        results: year and number of the past quarter that the text reports on ("third-quarter profit").
        moment: where a clock time was last said, and what it is.
        events: what happened on a day that was told → that day, None if on several; see `time_events.event_word`.
    """

    chars: str
    normal: str
    doc: Doc
    now: date | None
    narrative: bool = False
    uncapitalised: bool = False
    full_dates: tuple[tuple[int, int, int], ...] = ()
    day: date | None = None
    day_at: int = -1
    month: tuple[int, int] | None = None
    year: int | None = None
    quarter: str = ""
    results: tuple[int, int] | None = None
    moment: tuple[int, datetime] | None = None
    events: dict[str, date | None] = field(default_factory=dict)

    @cached_property
    def told_years(self) -> frozenset[int]:
        """The years that the text says in a date or after a word like "in"."""
        return frozenset(year for _, year, _ in self.full_dates)

    def tell(self, reading: Reading, position: int, *, derived: bool = False) -> None:
        """Remember what was spoken of at a position; a year that was only reckoned ("ten years ago") sets no scene."""
        if reading.timex not in ("DATE", "TIME"):
            return
        value = reading.value.split("/")[-1]
        if re.fullmatch(r"\d{4}-Q[1-4]", value):
            self.quarter = value
            return
        found = days_of(value)
        if found is None:
            return
        start, _, precision = found
        if precision == "day":
            self.day, self.day_at = start, position
            self.month, self.year = (start.year, start.month), start.year
        elif precision == "month":
            self.month, self.year = (start.year, start.month), start.year
        elif precision in ("year", "season") and not derived:
            if self.narrative and self.month and not 0 <= start.year - self.month[0] <= _NEXT_CHAPTER:
                return
            self.year = start.year
            if precision == "year" and self.month and self.month[0] != start.year:
                self.month = None

    def is_aside(self, start: int, end: int) -> bool:
        """Whether a year said alone is told beside the story: the end of a range, a plan, a term, a year in brackets after a name."""
        before = self.before(start, 12)
        if before.endswith("-") or re.search(r"\b(?:until|till|by|than|since) *$", before):
            return True
        if before.endswith("("):
            return "\n" not in self.chars[end : end + 8]
        head = self.head_at(start, end)
        return head is not None and (is_supposed(head) or clause_tense(head) == "future")

    def reference(self) -> date | None:
        """The day that relative words count from: the day of publication, in narratives the day last spoken of."""
        return (self.day or self.now) if self.narrative else self.now

    def day_in_sentence(self, position: int) -> date | None:
        """The day last spoken of, if it was in the sentence of the position."""
        token = self.token_at(position, position + 1)
        return self.day if token is not None and self.day_at >= token.sent.start_char else None

    def scene_day(self, position: int) -> date | None:
        """The day that a clock time or a part of the day belongs to, if none is said beside it.

        The day last spoken of, if that was just now or is not far from the reference day and not still to come; else the
        reference day.
        """
        if self.day is None or self.now is None or self.narrative:
            return self.day or self.now
        just_now = position - self.day_at <= _PARAGRAPH
        near = 0 <= (self.now - self.day).days <= _RECENT
        return self.day if near or (just_now and self.day < self.now) else self.now

    def certain_year(self, position: int, month: int | None = None) -> int | None:
        """The year of a date without one, in a text without reference day, where the text makes it certain.

        It is certain where the nearest dates with month and year before and after it are of one year, where the text says
        which year it is ("so far in 2015"), or where the text names only one year in all, in a date less than half a year
        from it. A year said alone ("arrested in 2009") tells nothing of the dates around it.
        """
        dated = [(place, year, named) for place, year, named in self.full_dates if named]
        before = [year for place, year, _ in dated if place < position]
        after = [year for place, year, _ in dated if place > position]
        if before and after and before[-1] == after[0]:
            return before[-1]
        current = _CURRENT_YEAR.search(self.normal)
        if current:
            return int(current[1] or current[2])
        if month is None or len({year for _, year, _ in self.full_dates}) != 1:
            return None
        near = any(abs(named - month) < _HALF_A_YEAR for _, _, named in dated)
        return dated[0][1] if near else None

    def compared_quarter(self, position: int) -> tuple[int, int] | None:
        """Year and number of the quarter that a comparison at a position is with, a year on.

        None if the text reports on no quarter, or where more months than a quarter has were spoken of last: "for the nine months,
        profit was $9 million, up from $8 million a year earlier".
        """
        said = list(_COMPARED.finditer(self.normal, max(0, position - _PARAGRAPH), position))
        return None if said and said[-1]["longer"] else self.results

    def last_quarter(self) -> tuple[int, int] | None:
        """Year and number of the quarter that the text reports on, else of the last one that was over on the reference day."""
        if self.results:
            return self.results
        if self.now is None:
            return None
        year, nth = quarter_of(self.now)
        return (year, nth - 1) if nth > 1 else (year - 1, 4)

    def token_at(self, start: int, end: int) -> Token | None:
        """The first token of the characters from `start` to `end`."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def capital(self, start: int) -> bool:
        """Whether the word at `start` may be a name: it has a capital, or the text as a whole has none."""
        return self.chars[start].isupper() or self.uncapitalised

    def is_title(self, start: int) -> bool:
        """Whether the word at `start` has a capital that its place in the sentence does not ask for ("This Week", "High Noon")."""
        if not self.chars[start].isupper() or self.chars[start : start + 4].isupper():
            return False
        token = self.token_at(start, start + 1)
        return token is not None and not token.is_sent_start

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause around the characters from `start` to `end`; "" if there is no verb above them."""
        head = self.head_at(start, end)
        return clause_tense(head) if head is not None else ""

    def direct_tense(self, start: int, end: int) -> Tense:
        """The tense of the verb that the characters qualify themselves ("left on Monday", not "the Monday talks"), else ""."""
        head = self.head_at(start, end)
        return direct_tense(head) if head is not None else ""

    def head_at(self, start: int, end: int) -> Token | None:
        """The token that the others of the characters from `start` to `end` hang on."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    def before(self, start: int, length: int = 40) -> str:
        """The normal characters just before a position."""
        return self.normal[max(0, start - length) : start]

    def after(self, end: int, length: int = 40) -> str:
        """The normal characters just after a position."""
        return self.normal[end : end + length]
