"""A claim of precedence in plain English → a `Question`: "the first car bomb in Dahra since early September 2031"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sayso.codebook import Codebook, default_codebook
from sayso.errors import QuestionError
from sayso.gazetteer import country_of
from sayso.linking.question import Question, Rank, Since, Sought
from sayso.reading.times import read_times
from sayso.records import Card, Interval, Place, PlacePrecision
from sayso.review.question_bounds import Bound, bound_in, is_of_all_time
from sayso.review.question_kinds import kinds_of_key
from sayso.review.question_sought import Meant, meant_by
from sayso.settings import Settings

_ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_ORDINAL: Final = re.compile(rf"\b(?:({'|'.join(_ORDINALS)})|(\d{{1,3}})(?:st|nd|rd|th)(?! century))\b", re.IGNORECASE)
_WORST: Final = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|largest|gravest|(?:most|more)\s+(?:deadly|lethal|murderous|bloody|serious))\b",
    re.IGNORECASE,
)
_NEXT_TO_WORST: Final = re.compile(
    r"\b(?:second|third|fourth|fifth|next)[ -](?:deadliest|bloodiest|worst|biggest|largest|gravest|most)\b", re.IGNORECASE
)
_ONLY: Final = re.compile(r"\b(?:only|sole|single)\b(?!\s+(?:a|one|two|three|few)\b)", re.IGNORECASE)
_NONE: Final = re.compile(r"\b(?:no|not|never|nobody|none|without|free\s+of|neither)\b|n['’]t\b", re.IGNORECASE)
_DENIED: Final = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\s+(?:been\s+)?(?:the\s+)?(?:first|only|worst|deadliest|bloodiest|\w+th|second|third)\b",
    re.IGNORECASE,
)
_LAST: Final = re.compile(
    r"\b(?:last|latest|previous|most recent)\b.*?\b(?:was|is|were|happened|came|occurred|took place|dates?)\b", re.IGNORECASE
)
_ASKED: Final = re.compile(r"^(?:has|have|had|was|were|did|is|are)\b", re.IGNORECASE)
"""A question whether there was any asks whether there was none."""
_AS_MANY: Final = re.compile(r"\bin as many (days|weeks|months|years)\b", re.IGNORECASE)
_LONGEST: Final = 400
_EARLIEST: Final = "1900-01-01"
_BACK_REFERENCE: Final = re.compile(r"\b(?:such|its kind|this kind|the kind|like it|one)\b", re.IGNORECASE)
_PRECISIONS: Final[tuple[PlacePrecision, ...]] = ("exact", "near", "settlement", "district", "province", "country", "region")
_EXAMPLE: Final = "the first car bomb in Cairo since early September 2013"


def parse_question(words: str, settings: Settings, day: str, *, dated: bool = True, codebook: Codebook | None = None) -> Question:
    """Understand a claim of precedence.

    Args:
        words: the claim, as a phrase or a sentence.
        settings: whose language pipeline to read it with.
        day: the day of the claim, ``YYYY-MM-DD``: "March" and "this year" count from it, and it speaks of what happened up to it.
        dated: whether that day was given; False if it is only today's.
        codebook: whose types may be meant; the default one if none is given.

    Raises:
        QuestionError: if it is not understood; the message says what was and what was not, and gives an example.
    """
    return _parsed(" ".join(words.split()), settings, day, dated, codebook or default_codebook(), subject=None)


def reported_question(
    words: str, subject: Card, earlier: Card | None, settings: Settings, day: str, codebook: Codebook | None = None
) -> Question:
    """Understand a claim that a report makes about an incident.

    Args:
        words: the words that say it ("first attack of its kind in the city since …").
        subject: the incident that it is said of; it tells the kind and the place that the words leave to the sentences around them.
        earlier: the earlier incident, if the report's coding says which one the words name.
        settings, codebook: as for `parse_question`.
        day: the report's day of publication.

    Raises:
        QuestionError: if it is not understood.
    """
    question = _parsed(" ".join(words.split()), settings, day, True, codebook or default_codebook(), subject=subject)
    if earlier is None:
        return question
    said = question.since.words if question.since else earlier.title
    return replace(question, since=Since(said, earlier.start, earlier.end, card=earlier.id))


def _parsed(words: str, settings: Settings, day: str, dated: bool, codebook: Codebook, subject: Card | None) -> Question:
    if not words:
        raise QuestionError(f"the claim is empty; write one like “{_EXAMPLE}”")
    if day < _EARLIEST:
        raise QuestionError(f"{day}, the day of the claim, lies before {_EARLIEST}; give the day on which it was made")
    if len(words) > _LONGEST:
        raise QuestionError(f"the claim has {len(words)} characters; write one sentence of at most {_LONGEST}, like “{_EXAMPLE}”")
    rank, number = _rank(_without_since(words, day)) or (("first", 1) if subject is not None else _no_rank(words))
    words = _AS_MANY.sub(lambda found: f"in {max(number, 1)} {found[1]}", words)
    bound, core = _cut(words, day, rank)
    meant = meant_by(core, day, settings, codebook)
    sought = meant.sought if subject is None else _completed(meant, subject, codebook)
    since = _with_event(bound, day, settings, codebook, required=subject is None)
    if subject is None:
        _check(words, rank, meant, since)
    start, end = (None, day) if subject is None else (subject.start, subject.end or day)
    if subject is None and rank != "none":
        start, end = _own_day(core, day, bound)
    if bound.until is not None and subject is None:
        end = min(end, bound.until)
    known = dated or start is not None
    return Question(words, rank, number, sought, since, start, end, known, subject.id if subject else "", meant.unread)


def _rank(words: str) -> tuple[Rank, int] | None:
    """What is claimed, and its number."""
    if _DENIED.search(words):
        raise QuestionError(
            f"“{words}” denies a claim; ask for the claim itself, for example “{_EXAMPLE}”, and read from the answer whether it holds"
        )
    below = _NEXT_TO_WORST.search(words)
    if below is not None:
        raise QuestionError(
            f"“{below.group()}” cannot be checked, only “deadliest” can: write “the deadliest … since …”, or “the third … since …”"
        )
    ordinal = _ORDINAL.search(words)
    worst = _WORST.search(words)
    if worst is not None:
        return "deadliest", 0
    if ordinal is not None:
        number = _ORDINALS.index(ordinal[1].lower()) + 1 if ordinal[1] else int(ordinal[2])
        return ("first", 1) if number == 1 else ("nth", number)
    if _NONE.search(words) or _LAST.search(words) or _ASKED.search(words):
        return "none", 0
    return ("only", 1) if _ONLY.search(words) else None


def _no_rank(words: str) -> tuple[Rank, int]:
    raise QuestionError(
        f"“{words}” claims no precedence: no word like first, third, only, deadliest, none or never was found; "
        f"write for example “{_EXAMPLE}”"
    )


def _without_since(words: str, day: str) -> str:
    """The claim without what comes after "since": a rank in there is that of the earlier incident."""
    span = bound_in(words, day, "first").span
    return words if span is None else f"{words[: span.start]} {words[span.end :]}"


def _cut(words: str, day: str, rank: Rank) -> tuple[Bound, str]:
    """The bound of a claim, and the claim without it: the bound speaks of other incidents."""
    bound = bound_in(words, day, rank)
    said = _LAST.search(words) if rank == "none" else None
    if said is not None and (bound.since is None or bound.since.spell):
        # "The last car bomb in Dahra was in early September": there was none since then.
        rest = re.sub(r"^\s*(?:in|on|back in|from|to)\s+", "", words[said.end() :])
        told = bound_in(f"since {rest}", day, rank) if rest else bound
        return told, words[: said.end()]
    if bound.span is None:
        return bound, words
    return bound, " ".join(f"{words[: bound.span.start]} {words[bound.span.end :]}".split())


def _with_event(bound: Bound, day: str, settings: Settings, codebook: Codebook, required: bool) -> Since | None:
    """The bound with the event that it names, understood as an incident."""
    since = bound.since
    if since is None or not bound.event:
        return since
    meant = meant_by(bound.event, day, settings, codebook)
    event = meant.sought
    telling = bool(event.target or event.actor or event.place)
    kind = meant.kinds is not None and event.types and event.kind != "attack"
    if telling and (kind or meant.kinds is not None or event.attempts or since.start is not None):
        return replace(since, event=event)
    if kind and since.start is not None:
        return replace(since, event=event)
    if since.start is None and required:
        raise QuestionError(
            f"“since {bound.event}” names no date, nor an act of violence closely enough to be found in an archive; "
            f"give the date, for example “{_EXAMPLE}”"
        )
    return since


def _own_day(core: str, day: str, bound: Bound) -> tuple[str | None, str]:
    """The days on which the claim's own incident may have happened, where the words say so: "Friday's car bomb was the first …"."""
    whole = bound.since is None or bound.since.spell  # then "in May" is no day of the claim's own
    for mention in read_times(core, day):
        value = mention.value
        if not isinstance(value, Interval) or value.timex not in ("DATE", "TIME") or not (value.start and value.end):
            continue
        if value.start <= day and (value.precision == "day" or not whole):
            return value.start, min(value.end, day)
    return None, day


def _completed(meant: Meant, subject: Card, codebook: Codebook) -> Sought:
    """What the words leave open, from the incident that they are said of."""
    sought = meant.sought
    kinds = kinds_of_key(subject.subtype or subject.type, codebook) or kinds_of_key(subject.type, codebook)
    vague = not sought.types or (sought.kind == "attack" and _BACK_REFERENCE.search(sought.words))
    if kinds is not None and vague:
        sought = replace(sought, kind=kinds.kind, types=kinds.types, related=kinds.related, remote=kinds.remote)
        sought = replace(sought, families=kinds.families, weapons=kinds.weapons)
    if sought.place is None and subject.place:
        wide = meant.where.loose in ("country", "nation")
        sought = replace(sought, place=_country_of(subject) if wide else _place_of(subject))
    if meant.unnamed:
        sought = replace(sought, actor=next((p.name for p in subject.parties if p.role in ("claimed", "perpetrator")), ""))
    return sought


def _country_of(card: Card) -> Place | None:
    country = country_of(card.country_code)
    return Place(country.name, country.name, country.code, precision="country") if country is not None else None


def _place_of(card: Card) -> Place:
    precision: PlacePrecision = next((p for p in _PRECISIONS if p == card.place_precision), "unresolved")
    return Place(
        name=card.place,
        country_code=card.country_code or None,
        lat=card.lat,
        lon=card.lon,
        precision=precision,
        admin1=card.admin1 or None,
    )


def _check(words: str, rank: Rank, meant: Meant, since: Since | None) -> None:
    """Whether enough was understood.

    Raises:
        QuestionError: if not.
    """
    sought = meant.sought
    if meant.where.missing:
        raise _error(words, meant, since, meant.where.missing)
    if meant.unnamed:
        raise _error(words, meant, since, f"who is meant by “{meant.unnamed}”; name the group")
    if meant.kinds is None and not (sought.actor or sought.target):
        raise _error(
            words, meant, since, "of what it is said: no word for an act of violence (attack, car bomb, kidnapping …) was found"
        )
    if since is None and rank == "none" and not is_of_all_time(words):
        raise _error(
            words, meant, since, "since when: no date and no length of time was found; write “since March 2031” or “never”"
        )


def _error(words: str, meant: Meant, since: Since | None, missing: str) -> QuestionError:
    sought = meant.sought
    parts = [
        f"kind: {sought.kind}" if meant.kinds else "",
        f"place: {sought.place.name}" if sought.place else "",
        f"by: {sought.actor}" if sought.actor else "",
        f"against: {sought.target}" if sought.target else "",
        f"since: {since.words}" if since else "",
    ]
    known = "; ".join(filter(None, parts)) or "nothing"
    return QuestionError(f"“{words}”: understood {known}. Not understood: {missing}. A claim that works: “{_EXAMPLE}”")
