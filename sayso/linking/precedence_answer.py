"""What an archive says to a claim of precedence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sayso.linking.coverage_rule import Depth
from sayso.linking.precedence_match import Match
from sayso.linking.question import Question
from sayso.records import Card

Verdict = Literal["holds", "contradicted", "too-thin", "unclear"]
VERDICTS: Final[dict[Verdict, str]] = {
    "holds": "nothing in this archive contradicts it, and the archive covers the place and the time",
    "contradicted": "at least one incident of this archive is against it",
    "too-thin": "nothing in this archive contradicts it, but the archive holds too little on the place and the time to say",
    "unclear": "whether it is contradicted depends on something that the archive leaves open; the message says what",
}
"""What each verdict means."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an archive says to a claim of precedence.

    Attributes:
        question: the claim as it was understood.
        verdict: see `VERDICTS`.
        message: the answer for a person, in a few sentences.
        subject: the incident that the claim speaks of, or None if the archive does not hold it.
        spoken_of: the earlier incident that the claim names as its bound, or None.
        previous: the last incident that is meant for sure and came before the time in question, or None.
        contradicting: incidents that are against it, by date; those in `remembered` are among them.
        remembered: of those the ones that reports only recall; their days are less sure.
        possible: incidents that may be against it, each with the one thing that is open, by date.
        unproven: incidents that would be against it, had they happened for sure: foiled, threatened, alleged. They decide nothing.
        remote: how many more would be against it only if several things, or a mere possibility, spoke against it.
        counted: for a claim that counts ("the third"): how many incidents the archive holds for sure, this one included; else 0.
        since, until: first and last day of the time looked at; `since` is None for all time, or where the bound is not known.
        depth: how well the archive covers the place and the time.
    """

    question: Question
    verdict: Verdict
    message: str
    subject: Card | None
    spoken_of: Card | None
    previous: Card | None
    contradicting: tuple[Card, ...]
    remembered: tuple[Card, ...]
    possible: tuple[Match, ...]
    unproven: tuple[Card, ...]
    remote: int
    counted: int
    since: str | None
    until: str
    depth: Depth
