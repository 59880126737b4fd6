"""The verbs that ask an archive. What was sealed is hidden in everything they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, get_args

from sayso.archive import Filter, Hit, LogEntry, Reader, veil
from sayso.archive.query import parse_query
from sayso.errors import QuestionError, SettingsError
from sayso.export import plain
from sayso.flow.coding import check_day, codebook_in_use
from sayso.flow.hints import ListName
from sayso.flow.hints import why_nothing as find_hint
from sayso.flow.keeping import now
from sayso.flow.opened import reading
from sayso.linking.precedence_answer import Answer
from sayso.linking.precedents import Precedents
from sayso.linking.says import BestRule
from sayso.records import ActorKind, Card, CardKind, Contradiction
from sayso.review.checking import answer, precedents_of, reported_claims
from sayso.review.question import parse_question
from sayso.review.showing import shown
from sayso.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list.

    Attributes:
        cards: the page, the latest first.
        total: how many there are in all.
    """

    cards: tuple[Card, ...]
    total: int


def incidents(wanted: Filter | None = None, *, limit: int = 50, offset: int = 0, settings: Settings | None = None) -> Listing:
    """Incidents, the latest first."""
    return _cards("incident", wanted, limit, offset, settings)


def statements(wanted: Filter | None = None, *, limit: int = 50, offset: int = 0, settings: Settings | None = None) -> Listing:
    """Statements, the latest first."""
    return _cards("statement", wanted, limit, offset, settings)


def actors(wanted: Filter | None = None, *, limit: int = 50, offset: int = 0, settings: Settings | None = None) -> Listing:
    """People, groups and bodies that speak, act or are acted upon, those first named last at the top."""
    return _cards("actor", wanted, limit, offset, settings)


def show(record_id: str, *, best: BestRule = "graded", settings: Settings | None = None) -> dict[str, Any]:
    """One incident, statement, actor, report, assertion or judgement with all that is behind it.

    Args:
        record_id: its id, or the first six digits of it or more ("ict-4f09ab").
        best: how the number is chosen that stands for all: ``graded``, ``latest`` or ``conservative``.

    Returns:
        JSON values; ``kind`` says what it is.

    Raises:
        UnknownId: if there is nothing of that id.
    """
    settings = settings or load_settings()
    with reading(settings) as reader:
        return veil(shown(reader, codebook_in_use(settings), record_id, best), reader.sealed())


def search(
    words: str, wanted: Filter | None = None, *, limit: int = 20, offset: int = 0, settings: Settings | None = None
) -> list[Hit]:
    """Reports that hold the words, the best first, each with a snippet in which ``[[ ]]`` stand round the words found.

    Args:
        words: words that must all stand in a report; ``"car bomb"`` must stand so; ``-word`` must not; ``Torv*`` begins so; ``OR`` between.

    Raises:
        SettingsError: if no word is left to look for, or a beginning has fewer than three letters.
    """
    if not parse_query(words):
        only = "; it only says what they must not hold" if words.strip() else ""
        raise SettingsError(f"a search needs a word that the reports must hold, and {words!r} has none{only}")
    with reading(settings) as reader:
        return veil(reader.search(words, settled(reader, wanted), limit, offset), reader.sealed())


def contradictions(
    wanted: Filter | None = None,
    *,
    kind: str | None = None,
    about: str | None = None,
    limit: int = 50,
    offset: int = 0,
    settings: Settings | None = None,
) -> list[Contradiction]:
    """Where reports contradict each other or themselves, about the latest incidents and statements first.

    Args:
        kind: a key of `sayso.records.CONTRADICTION_KINDS`.
        about: id of an incident or statement.
    """
    with reading(settings) as reader:
        found = reader.resolve(about) if about else None
        return veil(
            reader.contradictions(settled(reader, wanted), kind=kind, about=found, limit=limit, offset=offset), reader.sealed()
        )


def precedents(incident_id: str, *, days: int = 30, settings: Settings | None = None) -> Precedents:
    """What came before an incident: earlier ones like it, the time since the last, and statements of the same actor.

    Args:
        days: how far before and after the incident statements are looked for.
    """
    with reading(settings) as reader:
        return veil(precedents_of(reader, reader.resolve(incident_id), days), reader.sealed())


def check(words: str, *, day: str | None = None, settings: Settings | None = None) -> tuple[Answer | QuestionError, ...]:
    """Hold a claim of precedence against the archive: "the first car bomb in Dahra since early September 2013".

    Args:
        words: the claim; or the id of an incident, and then every claim of precedence that its reports make.
        day: the day of the claim, ``YYYY-MM-DD``; today if none is given.

    Returns:
        one answer, or one for each claim of the reports. A report's claim that is not understood is a `QuestionError` in its place.

    Raises:
        QuestionError: if the claim is not understood.
    """
    check_day(day, "the day of the claim")
    settings = settings or load_settings()
    codebook = codebook_in_use(settings)
    with reading(settings) as reader:
        if words.startswith(("ict-", "inc-")):
            found = reported_claims(reader, reader.resolve(words), settings, codebook)
            return tuple(veil(result, reader.sealed()) for _, result in found)
        question = parse_question(words, settings, day or now()[:10], dated=day is not None, codebook=codebook)
        return (veil(answer(reader, question), reader.sealed()),)


def log(after: int = 0, *, settings: Settings | None = None) -> list[LogEntry]:
    """What was done to the archive, in order: runs, judgements, seals; each entry chained to the one before by its hash.

    Args:
        after: only entries with a higher number.
    """
    with reading(settings) as reader:
        return veil(list(reader.log(after)), reader.sealed())


def why_nothing(wanted: Filter, what: ListName, *, words: str = "", settings: Settings | None = None) -> str:
    """Why a list is empty: what was looked for and is not there, and the nearest names that are.

    Args:
        wanted: the filter by which nothing was found.
        what: which list.
        words: the words, of a search for reports.

    Returns:
        some sentences, or "" if nothing was asked for in particular.
    """
    with reading(settings) as reader:
        return find_hint(reader, wanted, what, words)


def as_json(value: object) -> Any:
    """Whatever a verb gives, as plain JSON values."""
    return plain(value)


def _cards(kind: CardKind, wanted: Filter | None, limit: int, offset: int, settings: Settings | None) -> Listing:
    with reading(settings) as reader:
        narrowed = replace(settled(reader, wanted, kind), kind=kind)
        cards = veil(tuple(reader.cards(narrowed, limit, offset)), reader.sealed())
        total = reader.count_cards(narrowed)
    if not total and narrowed.type:
        check_type((kind,), narrowed.type, settings)
    return Listing(cards, total)


def check_type(kinds: Sequence[CardKind], key: str | None, settings: Settings | None) -> None:
    """Whether there is such a type at all: a slip must not look like an archive without a single car bomb.

    Args:
        kinds: the lists in which it may be.

    Raises:
        SettingsError: if neither the archive nor the codebook in use knows it.
    """
    codebook = codebook_in_use(settings or load_settings())
    lists = {"incident": codebook.incident_types, "statement": codebook.statement_acts, "actor": get_args(ActorKind)}
    what = {"incident": "type of incident", "statement": "act", "actor": "kind of actor"}
    known = [one for kind in kinds for one in lists[kind]]
    if key is None or key in known:
        return
    with reading(settings) as reader:
        if any(reader.count_cards(Filter(kind=kind, type=key)) for kind in kinds):
            return  # an archive may be older than its codebook
    close = get_close_matches(key, known, n=3) or known
    told = " or ".join(what[kind] for kind in kinds)
    raise SettingsError(f"there is no {told} {key!r} in the archive or in the codebook in use; try {', '.join(close)}")


def settled(reader: Reader, wanted: Filter | None, kind: CardKind | None = None) -> Filter:
    """The filter with an actor's name replaced by the actor, if the archive knows just one of that name: then all spellings count."""
    if wanted is None or wanted.actor is None or kind == "actor":
        return wanted or Filter()
    if wanted.actor.startswith("who-"):
        return replace(wanted, actor=reader.resolve(wanted.actor))
    named = reader.cards(Filter(kind="actor", actor=wanted.actor), limit=2)
    return replace(wanted, actor=named[0].id) if len(named) == 1 else wanted
