"""Ask an archive: what came before an incident, and whether a claim of precedence stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sayso.archive import Filter, Reader
from sayso.codebook import Codebook
from sayso.errors import QuestionError, UnknownId
from sayso.gazetteer import country_of
from sayso.linking.coverage_rule import FEWEST_SOURCES, Coverage, of_rows
from sayso.linking.likeness import doers
from sayso.linking.model import Family
from sayso.linking.precedence import check
from sayso.linking.precedence_answer import Answer
from sayso.linking.precedence_match import may_lie_in
from sayso.linking.precedents import Order, Precedents, precedents
from sayso.linking.question import Question
from sayso.records import Account, Assertion, Card, Place
from sayso.review.events import with_event
from sayso.review.question import reported_question
from sayso.settings import Settings

_PAGE: Final = 500
_MOST: Final = 20_000
"""Cards looked at for one claim, the latest first."""
_UNDER_OTHER: Final = ("other_attack",)
"""Kinds that are found by the key of their family, which is asked for as well."""
_LIKE: Final = {"place": 100, "actor": 100, "kind in the country": 50, "kind": 25}
"""Cards compared with one incident for each thing that they may have in common with it, the latest first: fewer the less it tells."""
_WHOLES: Final = ("country", "region")


def answer(reader: Reader, question: Question) -> Answer:
    """Check a claim of precedence against the archive."""
    question = _with_known_place(reader, question)
    place = question.sought.place
    name = place.name if place is not None else None
    code = place.country_code if place is not None else None
    whole = place is not None and place.precision in _WHOLES and code is not None
    named = list(_incidents(reader, question, code if whole else name, _kinds(question, near=True)))
    if name is not None and code is None:
        codes = {card.country_code for card in named if card.country_code}
        code = codes.pop() if len(codes) == 1 else None
        question = _in_country(question, code)
    wide = list(_elsewhere(reader, question, code)) if code is not None and not whole else []
    told = [reader.card(one) for one in (question.subject, question.since.card if question.since else "") if one]
    cards = {card.id: card for card in (*named, *wide, *filter(None, told))}
    question = with_event(reader, question, list(cards.values()))
    return check(question, list(cards.values()), _coverage(reader, question, name, code))


def reported_claims(
    reader: Reader, incident_id: str, settings: Settings, codebook: Codebook
) -> tuple[tuple[Assertion, Answer | QuestionError], ...]:
    """The claims of precedence that reports make about an incident, each checked.

    Returns:
        each assertion of the property ``first_since`` with its answer, or with the reason why it is not understood.

    Raises:
        UnknownId: if there is no such incident.
    """
    subject = _card(reader, incident_id)
    found: list[tuple[Assertion, Answer | QuestionError]] = []
    for account in _accounts(reader, subject):
        report = reader.report(reader.report_ids_of([account.id])[account.id])
        day = (report.published if report is not None else None) or subject.end or subject.published
        for assertion in account.of("first_since"):
            if day is None:
                found.append((assertion, QuestionError(f"“{assertion.words}”: neither the report nor the incident has a date")))
                continue
            try:
                earlier = _earlier(reader, assertion)
                question = reported_question(assertion.words, subject, earlier, settings, day, codebook)
                found.append((assertion, answer(reader, question)))
            except QuestionError as error:
                found.append((assertion, error))
    return tuple(found)


def precedents_of(reader: Reader, incident_id: str, days: int) -> Precedents:
    """What came before an incident of the archive.

    Args:
        reader: the archive.
        incident_id: the incident.
        days: how many days before and after it statements may lie.

    Raises:
        UnknownId: if there is no such incident.
    """
    incident = _card(reader, incident_id)
    orders = list(_orders(reader, incident))
    ordered = {end for order in orders for end in (order.later, order.earlier)}
    statements = {card.id: card for end in sorted(ordered) if (card := reader.card(end)) and card.kind == "statement"}
    statements |= {card.id: card for card in _statements(reader, incident, days)}
    earlier = _like(reader, incident)
    return precedents(incident, list(earlier.values()), list(statements.values()), days, orders)


def _elsewhere(reader: Reader, question: Question, code: str) -> Iterator[Card]:
    """The incidents of a country that may bear on a claim about a part of it, though they do not name that part.

    Only those where they may have been in it, or close by; all, where the bound may be an incident of any place.
    """
    place = question.sought.place
    at = None
    if place is not None and not _named_by_event(question):
        at = tuple(spot_id for spot_id, spot in reader.spots_in(code).items() if may_lie_in(place, spot))
        if not at:
            return
    yield from _incidents(reader, question, code, _kinds(question, near=False), at)


def _incidents(
    reader: Reader, question: Question, place: str | None, kinds: Sequence[str | None], at: tuple[str, ...] | None = None
) -> Iterator[Card]:
    """The incidents of a place that may bear on a claim, the latest first, back to before its bound.

    Args:
        at: only those at one of these places of the map.
    """
    low = question.since.start if question.since and not _named_by_event(question) else None
    for kind in kinds:
        wanted = Filter(kind="incident", place=place, type=kind, until=question.end, spot=at)
        for seen, card in enumerate(_paged(reader, wanted), start=1):
            yield card
            if seen >= _MOST or (low and seen >= _PAGE and (card.start or card.published or low) < low):
                break
        if low:  # what may have been any day of a year stands under its first one
            yield from reader.cards(replace(wanted, since=low, until=low), limit=_PAGE)


def _kinds(question: Question, *, near: bool) -> tuple[str | None, ...]:
    """The kinds to ask the archive for, None for all: near the place also those that are barely likely, for they are counted."""
    sought = question.sought
    remote = [key for key in sought.remote if key not in _UNDER_OTHER] if near else []
    return tuple(dict.fromkeys([*sought.families, *remote])) if sought.families and not _named_by_event(question) else (None,)


def _named_by_event(question: Question) -> bool:
    """Whether the bound may be an incident of any kind."""
    return question.since is not None and question.since.event is not None and not question.since.card


def _paged(reader: Reader, wanted: Filter) -> Iterator[Card]:
    """Cards page by page, each page twice as long as the one before: few are read where few are wanted, and few pages where many are."""
    offset, length = 0, _PAGE
    while page := reader.cards(wanted, limit=length, offset=offset):
        yield from page
        if len(page) < length:
            break
        offset, length = offset + length, length * 2


def _with_known_place(reader: Reader, question: Question) -> Question:
    """The claim with what it says was attacked, or words of it that nobody understood, as its place: where it names none, and the archive
    knows a place of that name. No list knows all villages, and to leave one out would ask about the whole world."""
    sought = question.sought
    if sought.place is not None:
        return question
    for name in (sought.target, *question.unread):
        if name[:1].isupper() and reader.cards(Filter(kind="incident", place=name), limit=1):
            target = "" if name == sought.target else sought.target
            left = tuple(words for words in question.unread if words != name)
            return replace(question, sought=replace(sought, place=Place(name=name), target=target), unread=left)
    return question


def _in_country(question: Question, code: str | None) -> Question:
    """The claim with the country that the archive knows its place in."""
    place = question.sought.place
    if place is None or code is None:
        return question
    country = country_of(code)
    told = replace(place, country_code=code, country=country.name if country else None)
    return replace(question, sought=replace(question.sought, place=told))


def _coverage(reader: Reader, question: Question, name: str | None, code: str | None) -> Coverage:
    since = question.since.start if question.since else None
    span = Filter(since=since[:7] if since else None, until=question.end[:7])  # whole months
    country = country_of(code)
    place = question.sought.place
    whole = place is None or place.precision in _WHOLES or code is None
    here = span if name is None else replace(span, kind="incident", place=code if whole and code else name)
    around = here if whole else replace(span, kind="incident", place=code)
    months = of_rows(reader.coverage(here))
    wider = months if whole else of_rows(reader.coverage(around))
    told_apart = any(month.sources >= FEWEST_SOURCES for month in wider)
    return Coverage(
        place=name or "",
        country="" if whole else (country.name if country else code or ""),
        months=months,
        wider=wider,
        sources=0 if told_apart else reader.outlets(around),
    )


def _card(reader: Reader, incident_id: str) -> Card:
    card = reader.card(reader.resolve(incident_id))
    if card is None or card.kind != "incident":
        raise UnknownId(f"{incident_id}: this is no incident; `sayso incidents` lists them with their ids (ict-…)")
    return card


def _accounts(reader: Reader, incident: Card) -> list[Account]:
    """The accounts of an incident; a report without any may stand among its members as well."""
    members = reader.members("incident", [incident.id]).get(incident.id, ())
    accounts = reader.accounts([member for member in members if member.startswith("inc-")])
    return [accounts[key] for key in sorted(accounts)]


def _earlier(reader: Reader, assertion: Assertion) -> Card | None:
    """The earlier incident that a report's coding names, if it names one and not only words."""
    value = assertion.value
    if not isinstance(value, str) or not value.startswith("inc-"):
        return None
    return _of_account(reader, value)


def _of_account(reader: Reader, account_id: str) -> Card | None:
    """The incident or statement that an account is part of."""
    family: Family = "incident" if account_id.startswith("inc-") else "statement"
    cluster = reader.clusters(family, [account_id]).get(account_id)
    return reader.card(cluster) if cluster else None


def _orders(reader: Reader, incident: Card) -> Iterator[Order]:
    """What the incident's reports say came before or after it."""
    mine = _accounts(reader, incident)
    ids = {account.id for account in mine}
    for account in mine:
        for assertion in account.of("after", "before"):
            other = _of_account(reader, str(assertion.value)) if str(assertion.value).startswith(("inc-", "sta-")) else None
            if other is not None and assertion.stance == "asserted":
                yield _order(assertion, incident.id, other.id)
    for accounts in reader.accounts_of_reports(reader.report_ids_of(sorted(ids)).values()).values():
        for account in accounts:
            for assertion in account.of("after", "before"):
                if account.kind == "statement" and str(assertion.value) in ids and assertion.stance == "asserted":
                    other = _of_account(reader, account.id)
                    if other is not None:
                        yield _order(assertion, other.id, incident.id)


def _order(assertion: Assertion, subject: str, other: str) -> Order:
    later, earlier = (subject, other) if assertion.property == "after" else (other, subject)
    return Order(later, earlier, assertion.words)


def _statements(reader: Reader, incident: Card, days: int) -> Iterator[Card]:
    """Statements of those said to have done it, near the incident in time."""
    if not (incident.start and incident.end):
        return
    first = (date.fromisoformat(incident.start) - timedelta(days=days)).isoformat()
    last = (date.fromisoformat(incident.end) + timedelta(days=days)).isoformat()
    for actor in _actors(incident):
        yield from reader.cards(Filter(kind="statement", actor=actor, since=first, until=last), limit=_LIKE["actor"])


def _like(reader: Reader, incident: Card) -> dict[str, Card]:
    """Incidents up to this one that share something with it, by their ids."""
    wide = Filter(kind="incident", until=incident.end or incident.published)
    wanted = [("place", replace(wide, place=incident.place))] if incident.place else []
    wanted += [("actor", replace(wide, actor=actor)) for actor in _actors(incident)]
    kind = incident.type if incident.type not in ("", "other") else None
    if kind is not None and incident.country_code:
        wanted.append(("kind in the country", replace(wide, place=incident.country_code, type=kind)))
    if kind is not None:
        wanted.append(("kind", replace(wide, type=incident.subtype or kind)))
    return {card.id: card for shared, one in wanted for card in reader.cards(one, limit=_LIKE[shared])}


def _actors(incident: Card) -> Sequence[str]:
    return list(dict.fromkeys(party.actor or party.name for party in doers(incident)))
