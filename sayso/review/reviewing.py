"""One report as somebody reviews it: its text, what was coded from it, and how each value stands, rejected ones included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.archive import Reader
from sayso.errors import UnknownId
from sayso.linking.judged import judged
from sayso.records import Account, Actor, Assertion, Card, Judgement, Note, Report, Text, Value
from sayso.review.deciding import DECIDES

State = Literal["machine", "accepted", "corrected", "added", "rejected"]

_STATES: Final[dict[str, State]] = {"accept": "accepted", "reject": "rejected", "add": "added"}


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that stands about a value or an account."""

    id: str
    decision: str
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value that was coded.

    Attributes:
        id: of the assertion as it was coded, which decisions name whatever became of its value.
        stands: of the assertion with the value as it stands now: what somebody accepts who accepts what they see.
        property, value: as they stand now; of a rejected one, as they stood.
        before: the value as it was coded, if it was corrected.
        words: the words of the first evidence.
        evidence: ranges in the text: first the words of the value, then words it rests on.
        says: who says so, nearest speaker first, the outlet last.
        stance, certainty, score, made_by: as in `Assertion`.
        state: how it stands.
        decided: the decision behind that, or None.
    """

    id: str
    stands: str
    property: str
    value: Value
    before: Value | None
    words: str
    evidence: tuple[tuple[int, int], ...]
    says: tuple[str, ...]
    stance: str
    certainty: str
    score: float
    made_by: str
    state: State
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """One account of a report.

    Attributes:
        id, kind: as in `Account`.
        words, anchor: the words that name it, and where they stand.
        cluster, title: id and title of the incident or statement that it is part of today; None and "" if of none.
        others: how many other reports tell of that.
        state: ``machine``, ``accepted`` or ``rejected``; ``added`` if a person made it.
        decided: the decision behind that, or None.
        lines: its values.
    """

    id: str
    kind: str
    words: str
    anchor: tuple[int, int]
    cluster: str | None
    title: str
    others: int
    state: State
    decided: Decided | None
    lines: tuple[Line, ...]

    @property
    def open(self) -> int:
        """How many of its values nobody has looked at."""
        return sum(1 for line in self.lines if line.state == "machine") if self.state != "rejected" else 0


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report under review.

    Attributes:
        report, text: it, and its readable text.
        accounts: incidents and statements, in the order of the text.
        actors: who it speaks of.
        notes: what coding left out.
        copies: reports that are copies of it.
        source_grade, grade: how its outlet and it itself were graded, or None.
        decisions: all that stand about it, the last one first.
        titles: what to call the accounts that values name, by their ids.
    """

    report: Report
    text: Text
    accounts: tuple[AccountSeen, ...]
    actors: tuple[Actor, ...]
    notes: tuple[Note, ...]
    copies: tuple[Report, ...]
    source_grade: str | None
    grade: str | None
    decisions: tuple[Judgement, ...]
    titles: dict[str, str]

    @property
    def open(self) -> int:
        """How many values nobody has looked at."""
        return sum(account.open for account in self.accounts)

    @property
    def total(self) -> int:
        """How many values there are."""
        return sum(len(account.lines) for account in self.accounts)


def report_seen(reader: Reader, given: str) -> ReportSeen:
    """A report with all that a reviewer has to see.

    Raises:
        UnknownId: if there is no such report.
    """
    report_id = reader.resolve(given)
    report, text = reader.report(report_id), reader.text_of(report_id)
    if report is None or text is None:
        raise UnknownId(f"{given} is no report that can be read; ids of reports begin with rep-")
    accounts = reader.accounts_of(report_id)
    subjects = [report_id, *(a.id for a in accounts), *(x.id for a in accounts for x in a.assertions)]
    decisions = reader.judgements_on(subjects)
    cards = _cards(reader, accounts)
    origin = reader.clusters("origin", [report_id]).get(report_id)
    copies = [one for one in reader.members("origin", [origin])[origin] if one != report_id] if origin else []
    grades = reader.grades()
    seen = [_account(account, text, decisions, cards.get(account.id)) for account in accounts]
    return ReportSeen(
        report=report,
        text=text,
        accounts=tuple(sorted((one for one in seen if one is not None), key=lambda one: (one.anchor, one.id))),
        actors=reader.actors_of(report_id),
        notes=reader.notes_of(report_id),
        copies=tuple(reader.reports(copies).values()),
        source_grade=grades.get(report.source or ""),
        grade=grades.get(report_id),
        decisions=tuple(reversed(decisions)),
        titles={account_id: card.title for account_id, card in cards.items()},
    )


def line_of(assertion: Assertion, decisions: Sequence[Judgement]) -> Line | None:
    """One value with the decisions in force about it; None for one that a person added and took back."""
    mine = [one for one in decisions if assertion.id in one.subjects and one.decision in DECIDES]
    added = [one for one in mine if one.decision == "add"]
    if assertion.made_by.startswith("added:") and not added:
        return None
    last = mine[-1] if mine else None
    alone = Account(text_id="", kind="incident", anchors=assertion.evidence[:1])
    alone = replace(alone, assertions=(replace(assertion, account_id=alone.id),))
    names = {assertion.id: alone.assertions[0].id}
    others = [replace(one, subjects=(names[assertion.id],)) for one in mine if one.decision != "reject"]
    found = judged(alone, others)
    now = found[0].assertions[0] if found and found[0].assertions else assertion
    changed = now.value != assertion.value
    state: State = (
        "rejected" if last and last.decision == "reject" else "corrected" if changed else "added" if added else "machine"
    )
    if state == "machine" and last:
        state = "accepted"
    return Line(
        id=assertion.id,
        stands=replace(assertion, value=now.value).id,
        property=assertion.property,
        value=now.value,
        before=assertion.value if changed else None,
        words=assertion.words,
        evidence=tuple((span.start, span.end) for span in assertion.evidence),
        says=tuple(claimant.name for claimant in assertion.claimants),
        stance=assertion.stance,
        certainty=assertion.certainty,
        score=assertion.score,
        made_by=now.made_by,
        state=state,
        decided=_decided(last),
    )


def _account(account: Account, text: Text, decisions: Sequence[Judgement], card: Card | None) -> AccountSeen | None:
    mine = [one for one in decisions if account.id in one.subjects and one.decision in DECIDES]
    last = mine[-1] if mine else None
    lines = [line for assertion in account.assertions if (line := line_of(assertion, decisions)) is not None]
    if not lines:
        return None
    state = _STATES.get(last.decision, "machine") if last else "machine"
    anchor = account.anchors[0]
    return AccountSeen(
        id=account.id,
        kind=account.kind,
        words=text.words(anchor),
        anchor=(anchor.start, anchor.end),
        cluster=card.id if card else None,
        title=card.title if card else "",
        others=max(0, card.reports - 1) if card else 0,
        state=state,
        decided=_decided(last),
        lines=tuple(lines),
    )


def _decided(one: Judgement | None) -> Decided | None:
    return Decided(one.id, one.decision, one.by, one.at, one.reason) if one else None


def _cards(reader: Reader, accounts: Sequence[Account]) -> dict[str, Card]:
    """The card of what each account, and each account that a value names, is part of today."""
    linked = {str(a.value) for one in accounts for a in one.of("after", "before", "first_since", "about")}
    ids = sorted({one.id for one in accounts} | {one for one in linked if one.startswith(("inc-", "sta-"))})
    of = {**reader.clusters("incident", ids), **reader.clusters("statement", ids)}
    cards = reader.cards_by_id(set(of.values()))
    return {account_id: cards[cluster] for account_id, cluster in of.items() if cluster in cards}
