"""What the reader of incidents learns from: coded reports as the rules code them, with the answers of their coders.

A *case* is one place of a report that may name an incident. Four sorts, by what the rules make of it:

- an incident of the rules, with all its words and values: the only sort that the network is asked about when a report is coded;
- a word of violence that they do not code;
- a word that they join to an incident which other words name better;
- the coders' own words for an incident, without anything that the rules say of it.

An incident of the rules is right if the scorer of the set pairs it with one of the coders'; another word is if it stands in the
words of one that the rules do not find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from benchmarks.calibration import FLOOR
from benchmarks.coder import received
from benchmarks.documents import Document
from benchmarks.records import record_of
from benchmarks.tallies import scorer_at
from sayso.codebook import default_codebook
from sayso.coding.incident_triggers import triggers_of
from sayso.coding.trained_marks import Mark, Marks
from sayso.language import doc_of
from sayso.pipeline import Pipeline, build
from sayso.records import Account, Sheet, Span
from sayso.settings import Settings
from sayso.trained.labels import ANOTHER, ROLES, STAGES, TIES, TYPES
from sayso.trained.pieces import Pieces, Vocabulary
from training.documents import NUMBERS, number_of, occurrences, pieces_in, strings_of, support

Sort = Literal["coded", "unclaimed", "joined", "gold"]
Pairing = Callable[[list[Any], list[Any]], list[tuple[int, int]]]
_TOLLS: Final = ("killed", "wounded", "abducted", "arrested")
_BASES: Final = {
    "perpetrator": "perpetrator stated",
    "claimed": "perpetrator claimed",
    "blamed": "perpetrator blamed",
    "suspected": "perpetrator blamed",
    "denied": "perpetrator denied",
}


@dataclass(slots=True)
class Case:
    """One place that may name an incident.

    Attributes:
        report: the report's id.
        ids: the pieces of the whole report.
        marks: what the rules say of it.
        sort: what the rules make of it.
        real: whether it is an incident.
        told: the number of the coders' incident that it is, or -1: then its kind and roles are unknown.
        type, stage, background: its kind.
        yes: (one of `labels.TIES`, first piece, end piece) of each answer.
        unknown: ranges that are neither yes nor no.
        silent: roles about which nothing is known.
    """

    report: str
    ids: tuple[int, ...]
    marks: tuple[Mark, ...]
    sort: Sort
    real: bool
    told: int = -1
    type: int = 0
    stage: int = 0
    background: bool = False
    yes: list[tuple[int, int, int]] = field(default_factory=list)
    unknown: list[tuple[int, int, int]] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)


def pairing_of(scorer: Path) -> Pairing:
    """How the set's own scorer pairs incidents: (coders', Sayso's) to pairs of their numbers."""
    module = scorer_at(scorer)
    return lambda gold, coded: module.pair(gold, coded, module.similarity, FLOOR)


def pipeline() -> Pipeline:
    """The rules up to where the network takes part."""
    steps = build(Settings(reader="rules"), default_codebook()).steps
    end = next(n for n, step in enumerate(steps) if step.name == "place-lists")
    return Pipeline(steps[:end])


def sheet_of(rules: Pipeline, record: dict[str, Any]) -> Sheet:
    """A report as the rules code it, with its parse."""
    document = Document(
        key="docid",
        id=record["docid"],
        text=record["text"],
        title=record.get("title") or "",
        published=record.get("published"),
        source=record.get("source") or "",
    )
    return rules.with_parse(Sheet(*received(document)))


def cases_of(sheet: Sheet, record: dict[str, Any], vocabulary: Vocabulary, pairing: Pairing) -> list[Case]:
    """All cases of one report."""
    chars, pieces = sheet.text.chars, vocabulary.pieces(sheet.text.chars)
    if not pieces.ids:
        return []
    marks = Marks(sheet, pieces)
    gold = record["incidents"]
    told = {coded: number for number, coded in pairing(gold, record_of(sheet)["incidents"])}  # type: ignore[arg-type]
    where = [_where(chars, incident) for incident in gold]
    missed = {n for n in range(len(gold)) if n not in told.values()}
    found: list[Case] = []

    def add(account: Account, sort: Sort, number: int, real: bool) -> None:
        made = marks.of(account)
        if not made:
            return
        one = Case(record["docid"], pieces.ids, made, sort, real)
        if number >= 0:
            place = where[number] or (account.anchors[0].start, account.anchors[0].end)
            _answer(one, gold[number], number, sheet, account, place, pieces)
        found.append(one)

    def number_at(span: Span, numbers: set[int]) -> int:
        return next((n for n in numbers if (at := where[n]) and span.start < at[1] and at[0] < span.end), -1)

    for position, account in enumerate(sheet.incidents):
        add(account, "coded", told.get(position, -1), position in told)
    spare: tuple[tuple[Sort, list[Account]], ...] = (("unclaimed", list(unclaimed(sheet))), ("joined", list(joined(sheet))))
    for sort, accounts in spare:
        for account in accounts:
            number = number_at(account.anchors[0], missed)
            if number < 0 and number_at(account.anchors[0], set(told.values())) >= 0:
                continue  # the words of an incident that the rules do find, by others of its words
            add(account, sort, number, number >= 0)
    for number, at in enumerate(where):
        if at is not None:
            add(Account(sheet.text.id, "incident", (Span(*at),)), "gold", number, True)
    for case in found:
        _tell_others(case, where, missed, pieces)
    return found


def _tell_others(case: Case, where: list[tuple[int, int] | None], missed: set[int], pieces: Pieces) -> None:
    """Where the words of incidents stand that the rules miss; nothing is known of the coders' words for those that they find."""
    for number, at in enumerate(where):
        if at is not None and (found := pieces_in(pieces, *at)):
            answers = case.yes if number in missed and number != case.told else case.unknown
            answers.append((TIES.index(ANOTHER), *found))


def unclaimed(sheet: Sheet) -> Iterator[Account]:
    """Words of violence that belong to no incident of the rules, each as an incident of which nothing is said. Needs the parse."""
    taken = [anchor for account in sheet.incidents for anchor in account.anchors]
    for trigger in triggers_of(doc_of(sheet), sheet.text.body_start):
        if not any(trigger.span.overlaps(anchor) for anchor in taken):
            yield Account(sheet.text.id, "incident", (trigger.span,))


def joined(sheet: Sheet) -> Iterator[Account]:
    """Words that the rules join to an incident which other words name better, each as an incident of which nothing is said."""
    best = [account.anchors[0] for account in sheet.incidents]
    for account in sheet.incidents:
        for anchor in account.anchors[1:]:
            if not any(anchor.overlaps(other) for other in best):
                yield Account(sheet.text.id, "incident", (anchor,))


def _where(chars: str, incident: dict[str, Any]) -> tuple[int, int] | None:
    """Where an incident's own words stand: of several places the one with most of its values around it."""
    return max(occurrences(chars, incident["words"]), key=lambda place: support(chars, place, incident), default=None)


def _answer(
    case: Case, incident: dict[str, Any], number: int, sheet: Sheet, account: Account, at: tuple[int, int], pieces: Pieces
) -> None:
    """The answers of one incident. Of several places where a string stands, the rules' own is the answer, or the nearest."""
    chars = sheet.text.chars
    kind = incident.get("intended") or "other" if incident["type"] == "foiled" else incident["type"]
    case.told = number
    case.type = TYPES.index(kind if kind in TYPES else "other")
    case.stage = STAGES.index(incident.get("stage") or "accomplished")
    case.background = bool(incident.get("background"))
    own: dict[str, list[Span]] = {}
    for said in account.assertions:
        own.setdefault(_BASES.get(said.property, said.property), []).append(said.evidence[0])
    for role, words in strings_of(incident):
        ranked = sorted(occurrences(chars, words), key=lambda place: _rank(place, own.get(role, []), at))
        for rank, place in enumerate(ranked):
            if found := pieces_in(pieces, *place):
                (case.unknown if rank else case.yes).append((ROLES.index(role), *found))
    for role in _TOLLS:
        if role not in incident:
            continue
        number_at = _own_number(chars, incident[role], own.get(role, [])) or number_of(chars, incident[role], at)
        found = pieces_in(pieces, *number_at) if number_at else None
        if found:
            case.yes.append((ROLES.index(role), *found))
        else:
            case.silent.add(ROLES.index(role))


def _rank(place: tuple[int, int], own: list[Span], at: tuple[int, int]) -> tuple[bool, int]:
    """Places that the rules take, too, come first, then the nearest to the incident's words."""
    return not any(Span(*place).overlaps(other) for other in own), max(place[0] - at[1], at[0] - place[1], 0)


def _own_number(chars: str, toll: Any, own: list[Span]) -> tuple[int, int] | None:
    """Where the rules read the number that the coders give, if they do."""
    if not isinstance(toll, dict):
        return None
    wanted = {toll.get("low"), toll.get("high")} - {None}
    for span in own:
        for match in re.finditer(r"\d[\d,]*|[A-Za-z]+", span.words(chars)):
            words = match.group().lower().replace(",", "")
            if (int(words) if words.isdigit() else NUMBERS.get(words)) in wanted:
                return span.start + match.start(), span.start + match.end()
    return None
