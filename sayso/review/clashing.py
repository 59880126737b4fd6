"""The two sides of a contradiction, each with the sentence that says it."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.archive import Reader
from sayso.filing.gathering import original_of
from sayso.records import Card, Contradiction, Report
from sayso.review.reviewing import Line, line_of

_AROUND = 400


@dataclass(frozen=True, slots=True)
class Side:
    """One side.

    Attributes:
        line: the value with how it stands.
        report: whose it is.
        account: id of its account.
        before, words, after: the sentence about it, cut round the words of the value.
    """

    line: Line
    report: Report
    account: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction with both sides.

    Attributes:
        id, kind, property, says: as in `Contradiction`.
        about: the incident or statement it is about, or None if it has no card.
        sides: both, that of the earlier report first.
    """

    id: str
    kind: str
    property: str
    says: str
    about: Card | None
    sides: tuple[Side, ...]

    @builtins.property
    def settled(self) -> bool:
        """Whether people have judged both sides."""
        return bool(self.sides) and all(side.line.state != "machine" for side in self.sides)


def clashes(reader: Reader, found: Sequence[Contradiction]) -> list[Clash]:
    """Contradictions with their sides, in their order."""
    about = reader.cards_by_id({one.about for one in found})
    sides = _sides(reader, {given for one in found for given in (one.first, one.second)})
    return [
        Clash(
            one.id,
            one.kind,
            one.property,
            one.says,
            about.get(one.about),
            tuple(sides[given] for given in (one.first, one.second) if given in sides),
        )
        for one in found
    ]


def _sides(reader: Reader, given: Iterable[str]) -> dict[str, Side]:
    wanted = sorted(given)
    there = reader.assertions(wanted)
    originals = {one: one if one in there else original_of(reader, one) or "" for one in wanted}
    there |= reader.assertions([one for one in originals.values() if one and one not in there])
    accounts = reader.accounts_owning(there)
    reports_of = reader.report_ids_of(accounts.values())
    reports = reader.reports(reports_of.values())
    decisions = reader.judgements_on(there)
    texts = reader.texts_of(reports)
    found = {}
    for name, original in originals.items():
        assertion = there.get(original)
        line = line_of(assertion, decisions) if assertion else None
        report = reports.get(reports_of.get(accounts.get(original, ""), ""))
        if assertion is None or line is None or report is None:
            continue
        text = texts.get(report.id)
        start, end = line.evidence[0]
        before, after = _around(text.chars if text else "", start, end)
        found[name] = Side(line, report, assertion.account_id, before, line.words, after)
    return found


def _around(chars: str, start: int, end: int) -> tuple[str, str]:
    """What of its sentence stands before and after some words."""
    first = max((chars.rfind(mark, 0, start) + len(mark) for mark in (". ", ".” ", "\n") if mark in chars[:start]), default=0)
    lasts = [at + 1 for mark in (". ", ".” ", ".\n", "\n") if (at := chars.find(mark, end)) >= 0]
    last = min(lasts, default=len(chars))
    return chars[max(first, start - _AROUND) : start].lstrip(), chars[end : min(last, end + _AROUND)].rstrip()
