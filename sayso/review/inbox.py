"""Which reports to review first, and why: those by which the archive gains most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.archive import Filter, Reader
from sayso.archive.filters import STATUSES
from sayso.records import Card, Report
from sayso.records.card import CardKind, Review


@dataclass(frozen=True, slots=True)
class Waiting:
    """One incident or statement that waits for review, with the reports to read.

    Attributes:
        card: it.
        because: why it comes now, in words.
        reports: those that tell of it, one for each origin: copies need not be read again; those listed above already are left out.
        copies: how many copies are folded.
        open: for each of these reports how many of its values nobody has looked at.
    """

    card: Card
    because: tuple[str, ...]
    reports: tuple[Report, ...]
    copies: int
    open: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of what waits.

    Attributes:
        waiting: in order of use.
        total: how many incidents and statements wait.
    """

    waiting: tuple[Waiting, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Tier:
    """Cards of one kind that are of equal use: not reviewed or begun, with contradictions or without, news or only remembered."""

    kind: CardKind
    status: Review
    disputed: bool
    background: tuple[bool, ...] = (False, True)

    @property
    def flags(self) -> tuple[int, ...]:
        """What flags its cards have, as `sayso.archive.narrow.card_flags` makes them."""
        return tuple(STATUSES.index(self.status) + 4 * remembered + 8 * self.disputed for remembered in self.background)


_TIERS: Final = (
    _Tier("incident", "machine", True, (False,)),  # contradictions in the news that nobody has looked at
    _Tier("incident", "mixed", True),  # contradictions that somebody began to settle
    _Tier("incident", "mixed", False),  # what was begun
    _Tier("incident", "machine", False, (False,)),  # news
    _Tier("statement", "machine", True),
    _Tier("statement", "mixed", True),
    _Tier("incident", "machine", True, (True,)),  # contradictions about what is only remembered
    _Tier("statement", "mixed", False),
    _Tier("statement", "machine", False),
    _Tier("incident", "machine", False, (True,)),
)
"""Those that come first are shown first. No card is in two."""


def inbox(reader: Reader, wanted: Filter, limit: int, offset: int) -> Inbox:
    """A page of what waits for review, the most useful first, the latest first among equals.

    Args:
        wanted: only what this filter accepts; its own status is passed over.
    """
    wanted = replace(wanted, status=None)
    counts = reader.count_by_flags(wanted)
    found: list[Card] = []
    skip, total = offset, 0
    for tier in _TIERS:
        count = sum(counts.get((tier.kind, flags), 0) for flags in tier.flags)
        total += count
        if len(found) < limit and skip < count:
            found += reader.cards_with_flags(replace(wanted, kind=tier.kind), tier.flags, limit - len(found), skip)
        skip = max(0, skip - count)
    return Inbox(tuple(_waiting(reader, found)), total)


def _waiting(reader: Reader, cards: Sequence[Card]) -> list[Waiting]:
    members: dict[str, tuple[str, ...]] = {}
    for kind in ("incident", "statement"):
        members |= reader.members(kind, [card.id for card in cards if card.kind == kind])
    of_account = reader.report_ids_of([one for some in members.values() for one in some if not one.startswith("rep-")])
    reports = reader.reports(of_account.values())
    origins, left = reader.clusters("origin", reports), reader.open_values(reports)
    listed: set[str] = set()
    found = []
    for card in cards:
        telling = {of_account[one] for one in members.get(card.id, ()) if one in of_account}
        first: dict[str, Report] = {}
        for report in sorted((reports[one] for one in telling), key=lambda one: (one.published or "9999", one.id)):
            first.setdefault(origins.get(report.id, report.id), report)
        chosen = [one for one in first.values() if one.id not in listed]
        listed |= {one.id for one in chosen}
        open_ = tuple(left.get(one.id, 0) for one in chosen)
        found.append(Waiting(card, _because(card), tuple(chosen), len(telling) - len(first), open_))
    return found


def _because(card: Card) -> tuple[str, ...]:
    """Why something is worth reviewing, the strongest reason first."""
    reasons = []
    if card.contradictions:
        reasons.append("reports contradict each other" if card.origins > 1 else "the report contradicts itself")
    if card.review == "mixed":
        reasons.append("begun, not finished")
    if card.killed and (card.killed.low or card.killed.best or 0) >= _MANY:
        reasons.append("many dead")
    if any(party.role == "claimed" for party in card.parties) and any(party.role == "denied" for party in card.parties):
        reasons.append("claimed and denied")
    if card.origins > 1:
        reasons.append(f"told by {card.origins} outlets")
    elif not reasons:
        reasons.append("one outlet alone tells of it")
    if card.background:
        reasons.append("only remembered")
    return tuple(reasons)


_MANY: Final = 10
"""From how many dead on an incident is one of those that datasets are compared by."""
