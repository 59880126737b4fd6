"""Check a claim of precedence against what an archive holds: it holds, it is contradicted, or the archive cannot say.

*Holds* never means more than that nothing in this archive contradicts it, and only where the archive covers the place and the
time well enough that it would have heard (`coverage_rule`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.linking.coverage_rule import Coverage, depth
from sayso.linking.elapsed import when
from sayso.linking.precedence_answer import Answer, Verdict
from sayso.linking.precedence_match import UNPROVEN, Match, match
from sayso.linking.precedence_time import Window, bound_of, earlier_one, subject_of
from sayso.linking.precedence_toll import killed_more, known
from sayso.linking.precedence_words import message
from sayso.linking.question import Question
from sayso.records import Card


def check(question: Question, incidents: Sequence[Card], coverage: Coverage) -> Answer:
    """Check a claim.

    Args:
        question: the claim.
        incidents: the archive's incidents that may bear on it; better too many than too few.
        coverage: how many reports the archive holds on the place and its country.
    """
    cards = sorted((c for c in incidents if c.kind == "incident"), key=lambda c: (c.start or "9999", c.end or "9999", c.id))
    subject = subject_of(question, cards)
    others = [card for card in cards if subject is None or card.id != subject.id]
    named = earlier_one(question, others, (subject.start if subject else None) or question.end)
    window = Window(question, bound_of(question.since, named), subject)
    meant = [m for card in others if named is None or card.id != named.id if (m := match(question.sought, card))]
    sides = _sides(question, subject, [placed for m in meant if (placed := window.placed(m))])
    counted = len(sides.against) + (subject is not None) if question.rank == "nth" else 0
    against = sides.against if question.rank != "nth" or counted > question.number else ()
    since = window.since.start if window.since else None
    answer = Answer(
        question=question,
        verdict="holds",
        message="",
        subject=subject,
        spoken_of=named,
        previous=window.before(meant),
        contradicting=tuple(m.card for m in against),
        remembered=tuple(m.card for m in against if m.card.background),
        possible=sides.possible,
        unproven=sides.unproven,
        remote=sides.remote,
        counted=counted,
        since=since,
        until=window.until,
        depth=depth(coverage, since, window.until),
    )
    verdict, why = _verdict(answer)
    answer = replace(answer, verdict=verdict)
    return replace(answer, message=message(answer, why))


@dataclass(frozen=True, slots=True)
class _Sides:
    """The incidents of the time in question, by what they do to the claim; see `Answer`."""

    against: tuple[Match, ...]
    possible: tuple[Match, ...]
    unproven: tuple[Card, ...]
    remote: int


def _sides(question: Question, subject: Card | None, found: Sequence[Match]) -> _Sides:
    if question.rank == "deadliest":
        found = [more for one in found if (more := killed_more(one, subject))]
    firm = [m for m in found if m.card.stage not in UNPROVEN or question.sought.attempts]
    soft = [m.card for m in found if m.card.stage in UNPROVEN and not question.sought.attempts and (m.sure or m.likely)]
    against = tuple(m for m in firm if m.sure)
    possible = tuple(m for m in firm if m.listed)
    return _Sides(against, possible, tuple(soft), len(firm) - len(against) - len(possible))


def _verdict(answer: Answer) -> tuple[Verdict, str]:
    """The verdict and, where it needs one, its reason as the end of a sentence."""
    question, since = answer.question, answer.question.since
    if answer.contradicting:
        return "contradicted", ""
    if since is not None and answer.since is None:
        if answer.spoken_of is not None:
            return "unclear", f"the day of “{since.words}” is not known"
        return "unclear", f"no incident that “{since.words}” may mean was found; give its date instead"
    if since is None:
        return "too-thin", f"the claim is about all time, and the archive tells of nothing before {answer.depth.first}"
    if answer.depth.why:
        return "too-thin", answer.depth.why
    if question.rank == "deadliest" and (answer.subject is None or known(answer.subject.killed) is None):
        return "unclear", "the archive does not hold how many the incident that the claim speaks of killed"
    decisive = [m for m in answer.possible if m.likely]
    if question.rank == "nth":
        return _count(answer, len(decisive))
    if decisive:
        first = decisive[0]
        more = f" (and {len(decisive) - 1} more)" if len(decisive) > 1 else ""
        return (
            "unclear",
            f"of one that may be against it{more} something is open: {first.words}, {when(first.card)} ({first.card.id})",
        )
    return "holds", ""


def _count(answer: Answer, open_ones: int) -> tuple[Verdict, str]:
    """A claim that counts holds if the archive holds as many, and nothing that may make it more."""
    number, counted = answer.question.number, answer.counted
    if counted == number and not open_ones:
        return "holds", ""
    if counted == number:
        return "unclear", f"besides the {number} that the archive holds, {open_ones} may count as well"
    return "unclear", f"the archive holds {counted} for sure and {len(answer.possible)} that may count, not {number}"
