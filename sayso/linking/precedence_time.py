"""The time that a claim of precedence is about: the incident it speaks of, the earlier one it names, and what lies between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.linking.elapsed import days
from sayso.linking.precedence_match import UNPROVEN, Match, match
from sayso.linking.question import Question, Since, Sought
from sayso.records import Card

SUBJECT_DAYS: Final = 7
"""How many days before the day of a claim the incident that it speaks of may lie: such claims are made in the news about it."""
_ATTEMPTS: Final = ("failed", "foiled")


def subject_of(question: Question, cards: Sequence[Card]) -> Card | None:
    """The incident that a claim speaks of.

    The one named by id; else, among those meant for sure, the latest (for "the deadliest" the one that killed most) of the days that
    the claim speaks of, or of the `SUBJECT_DAYS` before the claim; without a day, of all. None for a claim that there was none.
    """
    if question.rank == "none":
        return None
    if question.subject:
        return next((card for card in cards if card.id == question.subject), None)
    fitting = [card for card in cards if card.stage not in UNPROVEN and _is_of_its_day(question, card) and _meant(question, card)]
    if question.rank == "deadliest":
        return max(fitting, key=lambda card: (_toll(card), card.end or "", card.id), default=None)
    return max(fitting, key=lambda card: (card.end or "", not card.background, card.reports, card.id), default=None)


def _is_of_its_day(question: Question, card: Card) -> bool:
    start, end = days_left_open(card)
    if not (start and end) or start > question.end:
        return False
    if question.start is not None:
        return end >= question.start
    if question.dated:
        return not card.background and days(end, question.end) <= SUBJECT_DAYS
    return True


def days_left_open(card: Card) -> tuple[str | None, str | None]:
    """The first and last day on which it may have happened: of what has no last day, that on which it was first told of."""
    if card.start and not card.end and card.published and card.published >= card.start:
        return card.start, card.published
    return card.start, card.end


def _meant(question: Question, card: Card) -> bool:
    found = match(question.sought, card)
    return found is not None and found.sure


def _toll(card: Card) -> int:
    amount = card.killed
    known = [] if amount is None else [n for n in (amount.best, amount.low, amount.high) if n is not None]
    return known[0] if known else -1


def earlier_one(question: Question, others: Sequence[Card], until: str) -> Card | None:
    """The earlier incident that a claim names: by id, as an event, or by a date on which one such incident is known."""
    since = question.since
    if since is None or since.spell or question.rank == "nth":
        return None
    if since.card:
        return next((card for card in others if card.id == since.card), None)
    before = [card for card in others if card.end and card.end <= until]
    low, high = since.start or "", since.end or ""
    if since.event is not None:
        dated = [card for card in before if not low or (card.start and card.end and card.start <= high and card.end >= low)]
        return _best(since.event, question.sought, dated)
    near = [card for card in before if card.start and card.end and card.start <= high and card.end >= low]
    found = [m for card in near if card.stage not in UNPROVEN and (m := match(question.sought, card)) and (m.sure or m.likely)]
    best = max(
        found, key=lambda m: (_lies_within(m.card, low, high), m.sure, m.card.end or "", m.card.reports, m.card.id), default=None
    )
    return best.card if best else None


def _lies_within(card: Card, low: str, high: str) -> bool:
    """Whether it happened within the bound for sure, and not only perhaps ("in September" of "early September")."""
    return bool(card.start and card.end and low <= card.start and card.end <= high)


def _best(event: Sought, sought: Sought, cards: Sequence[Card]) -> Card | None:
    """The event that is meant: in the place of the claim if there is one, an attempt if it is called one; the latest."""
    if event.target:  # whom it hit is what it is named after
        cards = [card for card in cards if any(party.role == "target" for party in card.parties)]
    here = replace(event, place=event.place or sought.place, attempts=True)
    named = bool(event.target or event.actor)  # else it is only known by its kind, and one in any place would do
    for wanted in (here, replace(event, attempts=True)) if named else (here,):
        found = [m for card in cards if (m := match(wanted, card)) and (m.sure or m.likely)]
        if found:
            return max(found, key=lambda m: (m.sure, _is_attempt(event, m.card), m.card.end or "", m.card.id)).card
    return None


def _is_attempt(event: Sought, card: Card) -> bool:
    return (card.stage in _ATTEMPTS) == event.attempts


def bound_of(since: Since | None, named: Card | None) -> Since | None:
    """The bound with its days: those of the earlier incident, where the claim names one, for the archive may know its day better."""
    if since is None or named is None or (since.start is not None and since.event is None):
        return since
    return replace(since, start=named.start, end=named.end)


@dataclass(frozen=True, slots=True)
class Window:
    """The time that a claim is about: from its bound to the incident that it speaks of.

    Attributes:
        question: the claim.
        since: its bound, or None for all time.
        subject: the incident that it speaks of, or None.
    """

    question: Question
    since: Since | None
    subject: Card | None

    @property
    def until(self) -> str:
        """The last day looked at."""
        last = self.subject.end if self.subject is not None and self.question.rank != "only" else None
        return last or self.question.end

    def placed(self, found: Match) -> Match | None:
        """An incident with what its date leaves open; None if it lies outside the window for sure."""
        for part in (self._after_bound, self._before_subject):
            one = part(found)
            if one is None:
                return None
            found = one
        return found

    def before(self, found: Sequence[Match]) -> Card | None:
        """The last incident, among those meant for sure, that came before the window."""
        low = self.since.start if self.since else None
        earlier = [m.card for m in found if low and m.sure and m.card.end and m.card.end < low and m.card.stage not in UNPROVEN]
        return max(earlier, key=lambda card: (card.end or "", card.id), default=None)

    def _after_bound(self, found: Match) -> Match | None:
        card, since = found.card, self.since
        start, end = days_left_open(card)
        if since is None:
            return found
        if since.start is None or since.end is None:
            return found.doubting(f"when “{since.words}” was is not known")
        if not (start and end):
            return None if card.published and card.published < since.start else found
        if end < since.start or (since.spell and end == since.start == since.end):
            return None
        if start > since.end:
            return found
        if since.start <= start and end <= since.end:
            return found.doubting(f"it lies within “{since.words}”, which the claim leaves open", bound=True)
        return found.doubting(f"whether it came before or after “{since.words}” is not known")

    def _before_subject(self, found: Match) -> Match | None:
        card, question = found.card, self.question
        start, end = days_left_open(card)
        if not (start and end):
            return found.doubting("its day is not known", far=card.background or not card.published)
        if start > self.until:
            return None
        if question.rank in ("none", "only"):
            return found if end <= self.until else found.doubting("it may have happened later")
        first = (self.subject.start if self.subject else None) or question.start
        if first is None:
            return found if end <= self.until else found.doubting("it may have happened later")
        if end < first:
            return found
        if start >= first and question.rank != "nth":
            return None
        return found.doubting("whether it came before the one that the claim speaks of is not known", bound=start >= first)
