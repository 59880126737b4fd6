"""What came before an incident: earlier ones like it, and what those said to have done it had made known before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.linking.elapsed import Elapsed, between, days
from sayso.linking.likeness import LIKE, ROLES, doers, likeness, same_party
from sayso.records import Card


@dataclass(frozen=True, slots=True)
class Order:
    """Somebody says which of two came first.

    Attributes:
        later, earlier: ids of the two, incidents or statements.
        words: how it is said, verbatim ("A few hours later").
    """

    later: str
    earlier: str
    words: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """One earlier incident.

    Attributes:
        card: the incident.
        likeness: 0 to 1.
        reasons: what it has in common with the later one.
        elapsed: time from it to the later one, or None if one of the dates is not known.
    """

    card: Card
    likeness: float
    reasons: tuple[str, ...]
    elapsed: Elapsed | None


@dataclass(frozen=True, slots=True)
class Last:
    """The last earlier incident that has one thing in common with this one: what ("same kind, same place"), and which."""

    what: str
    precedent: Precedent


@dataclass(frozen=True, slots=True)
class Lead:
    """One statement near an incident.

    Attributes:
        card: the statement.
        acts: codebook keys of what was done by it ("threaten", "claim_responsibility").
        why: what ties it to the incident ("Kelm Brigades, said to have claimed it").
        elapsed: time between the two, from the earlier one to the later one; None if one of the dates is not known.
        words: how a report says which came first, verbatim ("A few hours later"), or "".
    """

    card: Card
    acts: tuple[str, ...]
    why: str
    elapsed: Elapsed | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Precedents:
    """What came before one incident, and what was said around it.

    Attributes:
        incident: the incident.
        earlier: incidents before it that are like it, the most like first, then the latest first.
        last: the last one of the same kind in the same place, of the same kind, by the same actor; as far as there is one.
        before, after: statements of those said to have done it, and those that a report puts before or after it; the nearest first.
            Of the same day, with nobody to say which came first: after. Dates that overlap: where the greater part lies.
    """

    incident: Card
    earlier: tuple[Precedent, ...]
    last: tuple[Last, ...]
    before: tuple[Lead, ...]
    after: tuple[Lead, ...]


def precedents(
    incident: Card, earlier: Sequence[Card], statements: Sequence[Card], days: int, orders: Sequence[Order] = ()
) -> Precedents:
    """What came before an incident.

    Args:
        incident: the incident.
        earlier: incidents to compare it with; those that did not come before it are left out.
        statements: statements to look for those of the same actors among.
        days: how many days before and after the incident a statement may lie.
        orders: what reports say about which came first. They find statements whose day is not known, and those of other actors.
    """
    found = sorted(_like(incident, earlier), key=lambda p: (-p.likeness, _backwards(p.card), p.card.id))
    before, after = _leads(incident, statements, days, orders)
    return Precedents(incident, tuple(found), tuple(_last(found)), before, after)


def _like(incident: Card, others: Iterable[Card]) -> Iterator[Precedent]:
    for other in others:
        if other.id == incident.id or not _came_before(other, incident):
            continue
        found = likeness(incident, other)
        if found.value >= LIKE:
            yield Precedent(other, found.value, found.reasons, between(other, incident))


def _came_before(other: Card, incident: Card) -> bool:
    """Whether it came earlier as far as the dates tell; where a date is not known, what is recalled came before what is news."""
    if other.end and incident.start:
        return other.end < incident.start or bool(other.start and other.start < incident.start and incident.start <= other.end)
    if incident.published and other.end:
        return other.end < incident.published
    return other.background and not incident.background


def _last(found: Sequence[Precedent]) -> Iterator[Last]:
    """The latest of those with a known date, for each thing worth naming."""
    wanted = (("same kind", "same place"), ("same kind",), ("same actor",))
    for starts in wanted:
        fitting = [
            p
            for p in found
            if p.elapsed and p.elapsed.ordered and all(any(r.startswith(start) for r in p.reasons) for start in starts)
        ]
        if fitting:
            yield Last(", ".join(starts), max(fitting, key=lambda p: (p.card.end or "", p.likeness, p.card.id)))


def _backwards(card: Card) -> int:
    """A key that sorts the latest first; what has no date comes last."""
    return -days("0001-01-01", card.end) if card.end else 1


def _leads(
    incident: Card, statements: Sequence[Card], span: int, orders: Sequence[Order]
) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
    before: list[Lead] = []
    after: list[Lead] = []
    for statement in sorted(statements, key=lambda s: s.id):
        why = _tie(incident, statement)
        said_before = next((o for o in orders if o.later == incident.id and o.earlier == statement.id), None)
        said_after = next((o for o in orders if o.later == statement.id and o.earlier == incident.id), None)
        if not (why or said_before or said_after):
            continue
        ahead, behind = between(statement, incident), between(incident, statement)
        words = (said_before or said_after or Order("", "", "")).words
        if said_before or (not said_after and ahead and ahead.fewest + ahead.most > 0 and ahead.fewest <= span):
            before.append(Lead(statement, _acts(statement), why or "a report puts it before", ahead, words))
        elif said_after or (behind and behind.fewest + behind.most >= 0 and behind.fewest <= span):
            after.append(Lead(statement, _acts(statement), why or "a report puts it after", behind, words))
    return tuple(sorted(before, key=_nearness)), tuple(sorted(after, key=_nearness))


def _nearness(lead: Lead) -> tuple[int, int, str]:
    return (lead.elapsed.fewest, lead.elapsed.most, lead.card.id) if lead.elapsed else (10**6, 10**6, lead.card.id)


def _tie(incident: Card, statement: Card) -> str:
    """Whom of those said to have done it the statement is by, in words; "" if it is by none of them."""
    voices = [p for p in statement.parties if p.role in ("issuer", "speaker")]
    for doer in doers(incident):
        if any(same_party(doer, voice) for voice in voices):
            return f"{doer.name}, {ROLES[doer.role]}"
    return ""


def _acts(statement: Card) -> tuple[str, ...]:
    told = statement.details.get("act", ())
    acts = [str(act) for act in told] if isinstance(told, list | tuple) else []
    return tuple(dict.fromkeys([statement.type, *acts] if statement.type else acts))
