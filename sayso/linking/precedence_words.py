"""The answer to a claim of precedence in a few sentences, which never say more than the archive supports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.linking.coverage_rule import FEWEST_REPORTS
from sayso.linking.elapsed import day_words, when
from sayso.linking.precedence_answer import Answer
from sayso.records import Card


def message(answer: Answer, why: str) -> str:
    """The answer for a person.

    Args:
        answer: the answer with its verdict.
        why: for ``too-thin`` and ``unclear`` the reason, as the end of a sentence.
    """
    return " ".join(filter(None, (_verdict(answer, why), _left_out(answer), *_sides(answer), _cover(answer))))


def _verdict(answer: Answer, why: str) -> str:
    if answer.verdict == "contradicted":
        number = len(answer.contradicting)
        counts = f"the archive holds {answer.counted}, not {answer.question.number}: " if answer.counted else ""
        only = ""
        if len(answer.remembered) == number:
            only = " Reports only recall " + ("it" if number == 1 else "them") + ", so the day is less sure than that of news."
        return f"Contradicted: {counts}{_named(answer.contradicting)}.{only}"
    if answer.verdict == "too-thin":
        return f"Too thin to say: nothing in this archive contradicts it, but {why}."
    if answer.verdict == "unclear":
        return f"Unclear: nothing in this archive contradicts it for sure, but {why}."
    return f"Holds as far as this archive goes: nothing in it contradicts the claim{_time(answer)}. That is no proof."


def _left_out(answer: Answer) -> str:
    """What of the claim was not understood, and what that means for the answer."""
    unread = answer.question.unread
    if not unread:
        return ""
    words = ", ".join(f"“{one}”" for one in unread)
    said = (
        f"Checked without {words}, which was not understood"
        if len(unread) == 1
        else f"Checked without {words}, which were not understood"
    )
    whose = "incidents" if len(answer.contradicting) > 1 else "incident"
    return f"{said}: see for yourself whether it fits the {whose} named." if answer.contradicting else f"{said}."


def _sides(answer: Answer) -> Iterator[str]:
    if answer.subject is not None and not answer.question.subject:
        yield f"The claim is taken to speak of {_name(answer.subject)}."
    elif answer.subject is None and answer.question.rank != "none":
        yield "The incident that the claim speaks of was not found in the archive."
    if answer.spoken_of is not None:
        yield f"The earlier one it names is taken to be {_name(answer.spoken_of)}."
    elif answer.previous is not None:
        yield f"The last one that the archive holds from before that time: {_name(answer.previous)}."
    if answer.remembered and len(answer.remembered) < len(answer.contradicting):
        yield f"{len(answer.remembered)} of those against it {_are(answer.remembered)} only recalled by reports."
    if answer.possible:
        number = len(answer.possible)
        first = answer.possible[0]
        more = f", and {number - 1} more" if number > 1 else ""
        yield f"Possibly against it: {_name(first.card)} ({first.words}){more}."
    if answer.unproven:
        yield f"Not counted, because foiled, threatened or alleged only: {_named(answer.unproven)}."
    if answer.remote:
        yield f"Of {answer.remote} more too little is known to compare them."


def _cover(answer: Answer) -> str:
    depth = answer.depth
    span = depth.first if depth.first == depth.last else f"{depth.first} to {depth.last}"
    gaps = f"; without any: {', '.join(depth.silent[:6])}{' …' if len(depth.silent) > 6 else ''}" if depth.silent else ""
    thin = f"; with fewer than {FEWEST_REPORTS}: {len(depth.thin)} of {depth.months} months" if depth.thin else ""
    wider = f", {depth.local} of them on {depth.place} itself" if depth.country else ""
    number = f"{depth.reports} report{'' if depth.reports == 1 else 's'}"
    where = f" on {depth.country or depth.place}" if depth.country or depth.place else " in all"
    return f"For {span} the archive holds {number}{where}{wider}{thin}{gaps}."


def _time(answer: Answer) -> str:
    since = answer.question.since
    return f" between “{since.words}” and {day_words(answer.until)}" if since else f" up to {day_words(answer.until)}"


def _named(cards: Sequence[Card]) -> str:
    names = "; ".join(_name(card) for card in cards[:3])
    return f"{names}; and {len(cards) - 3} more" if len(cards) > 3 else names


def _name(card: Card) -> str:
    told = card.subtype if not card.subtype.startswith("other_") else ""
    kind = (told or card.type or "incident").replace("_", " ").replace("other", "attack of an unstated kind")
    place = f" in {card.place}" if card.place else ""
    return f"{kind}{place} {when(card)} ({card.id})"


def _are(cards: Sequence[Card]) -> str:
    return "is" if len(cards) == 1 else "are"
