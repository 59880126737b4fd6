"""What a text has told so far: the reference day, the day last spoken of, and the tense around a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from spacy.tokens import Doc, Token

from sayso.reading.time_calendar import Days, days_of, quarter_of

Tense = Literal["past", "present", "future", ""]

_PLANS: Final = frozenset(
    "plan expect schedule set hope intend aim want prepare slate ready due decide agree promise vow pledge threaten postpone delay"
    " likely propose arrange about bind warn urge call demand need invite order ask".split()
)
_SETTLED: Final = frozenset(("plan", "schedule", "slate", "postpone", "delay"))
_COMING: Final = frozenset("will shall 'll wo sha would may might could can must should".split())
_NEXT_CHAPTER: Final = 3
"""Years that a narrative may move on at once; a bare year further off is an aside."""
_CERTAIN_FUTURE: Final = frozenset("will shall 'll wo sha".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of words.

    Attributes:
        value: TIMEX3 value.
        timex: TIMEX3 type.
        part: "early", "mid", "late" or a part of the day.
        clock: "HH:MM".
        days: the days, where they do not follow from the value.
    """

    value: str
    timex: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    part: str = ""
    clock: str = ""
    days: Days | None = None


@dataclass
class Story:
    """The state of one reading of one text; changes as the text is walked from left to right.

    Attributes:
        chars: the text, verbatim.
        normal: the same in small letters (see `time_words.normal`).
        doc: its parse.
        now: the reference day, or None if it is not known.
        narrative: the text tells of other years than that of its publication: dates without a year follow those before them.
        full_dates: position, year and month (0 if only a year is said) of the dates that are said in full.
        day: the day last spoken of.
        month: year and month last spoken of.
        year: year last spoken of.
        quarter: TIMEX3 value of the quarter last spoken of, or "".
        results: year and number of the past quarter that the text reports on ("third-quarter profit").
    """

    chars: str
    normal: str
    doc: Doc
    now: date | None
    narrative: bool = False
    full_dates: tuple[tuple[int, int, int], ...] = ()
    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    quarter: str = ""
    results: tuple[int, int] | None = None

    def certain_year(self, position: int, month: int | None = None) -> int | None:
        """The year of a date without one, in a text without reference day, where the text makes it certain.

        It is certain where the full dates before and after it are of one year, or where the text names only one year in all
        and that in a date less than half a year from it.
        """
        before = [year for place, year, _ in self.full_dates if place < position]
        after = [year for place, year, _ in self.full_dates if place > position]
        if before and after and before[-1] == after[0]:
            return before[-1]
        if month is None or len({year for _, year, _ in self.full_dates}) != 1:
            return None
        near = any(named and abs(named - month) < 6 for _, _, named in self.full_dates)
        return self.full_dates[0][1] if near else None

    def tell(self, reading: Reading, *, derived: bool = False) -> None:
        """Remember what was just spoken of; a year that was only reckoned ("ten years ago") sets no scene."""
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
            self.day, self.month, self.year = start, (start.year, start.month), start.year
        elif precision == "month":
            self.month, self.year = (start.year, start.month), start.year
        elif precision in ("year", "season") and not derived:
            if self.narrative and self.month and not 0 <= start.year - self.month[0] <= _NEXT_CHAPTER:
                return
            self.year = start.year
            if precision == "year" and self.month and self.month[0] != start.year:
                self.month = None

    def reference(self) -> date | None:
        """The day that relative words count from: the day of publication, in narratives the day last spoken of."""
        return (self.day or self.now) if self.narrative else self.now

    def last_quarter(self) -> tuple[int, int] | None:
        """Year and number of the quarter that the text reports on, else of the last one that was over on the reference day."""
        if self.results:
            return self.results
        if self.now is None:
            return None
        year, number = quarter_of(self.now)
        return (year, number - 1) if number > 1 else (year - 1, 4)

    def token_at(self, start: int, end: int) -> Token | None:
        """The first token of the characters from `start` to `end`."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def head_at(self, start: int, end: int) -> Token | None:
        """The token of the characters whose own head is outside them."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.root if span is not None and len(span) else None

    def is_title(self, start: int) -> bool:
        """Whether the word at `start` has a capital that its place in the sentence does not ask for ("This Week", "High Noon")."""
        if not self.chars[start].isupper() or self.chars[start : start + 4].isupper():
            return False
        token = self.token_at(start, start + 1)
        return token is not None and not token.is_sent_start

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the clause around the characters from `start` to `end`; "" if there is no verb above them."""
        token = self.head_at(start, end)
        return _tense_above(token) if token is not None else ""

    def direct_tense(self, start: int, end: int) -> Tense:
        """The tense of the verb that the characters qualify themselves ("left on Monday", not "the Monday talks"), else ""."""
        token = self.head_at(start, end)
        if token is None:
            return ""
        if token.dep_ == "pobj" and token.head.dep_ == "prep":
            token = token.head
        elif token.dep_ not in ("npadvmod", "advmod", "nmod", "dobj"):
            return ""
        return _tense_above(token) if token.head.pos_ in ("VERB", "AUX") else ""

    def before(self, start: int, length: int = 40) -> str:
        """The normal characters just before a position."""
        return self.normal[max(0, start - length) : start]

    def after(self, end: int, length: int = 40) -> str:
        """The normal characters just after a position."""
        return self.normal[end : end + length]


def _tense_above(token: Token) -> Tense:
    """The tense of the nearest verb above a token; infinitives take it from what governs them."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            found = _verb_tense(token)
            if found:
                return found
        elif token.lemma_.lower() in _PLANS and token.pos_ in ("ADJ", "NOUN"):
            return "future"
        if token.head is token:
            return ""
        token = token.head
    return ""


def _verb_tense(verb: Token) -> Tense:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & _COMING and verb.tag_ != "VBN" and "have" not in words:
        return "future" if words & _CERTAIN_FUTURE or words & {"may", "can", "must", "should", "would", "could", "might"} else ""
    if "to" in words or verb.tag_ == "VB":
        governor = verb.head
        if governor is not verb and governor.lemma_.lower() in _PLANS:
            return "past" if any(child.lower_ == "had" for child in governor.children) else "future"
        if "going" in {governor.lower_}:
            return "future"
        return ""
    if verb.lemma_.lower() in _PLANS and verb.tag_ in ("VBN", "JJ") and any(h.lemma_.lower() == "be" for h in helpers):
        return "future"
    if words & _COMING:
        return "future"
    if verb.lemma_.lower() in _SETTLED and "had" not in words and any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children):
        return "future"
    if verb.tag_ in ("VBD", "VBN"):
        return "past"
    tags = {helper.tag_ for helper in helpers}
    if "VBD" in tags or words & {"has", "have", "had", "'ve"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return "present"
    return ""
