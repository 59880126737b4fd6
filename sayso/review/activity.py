"""The log as people read it: who did what to which value, account, incident or outlet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.archive import LogEntry, Reader
from sayso.archive.codec import value_of
from sayso.records import Assertion, Judgement, Value


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done.

    Attributes:
        seq, at, by, kind: as in the log.
        decision: of a judgement, what was decided; else "".
        property: of a decision about a value, which; else "".
        about: what it was about, in words.
        record: id of the record that it was about, for a link, or "".
        old, new: the value before and after or None.
        reason: why.
        judgement: id of the judgement, or "".
        in_force: whether that stands.
    """

    seq: int
    at: str
    by: str
    kind: str
    decision: str
    property: str
    about: str
    record: str
    old: Value | None
    new: Value | None
    reason: str
    judgement: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up for all entries at once.

    Attributes:
        standing: ids of the judgements that are in force.
        undone: judgements that others took back, by id.
        said: assertions that judgements are about, by id.
        reports: the report of each account.
    """

    standing: frozenset[str]
    undone: dict[str, Judgement]
    said: dict[str, Assertion]
    reports: dict[str, str]


def done_lately(reader: Reader, before: int | None, limit: int) -> list[Done]:
    """The last things that were done, the latest first."""
    entries = reader.latest_log(before, limit)
    bodies = [entry.body for entry in entries if entry.kind == "judgement"]
    taken_back = [_first(body) for body in bodies if body.get("decision") == "undo"]
    undone = {one: found for one in taken_back if (found := reader.judgement(one)) is not None}
    firsts = {_first(body) for body in bodies} | {one.subjects[0] for one in undone.values()}
    said = reader.assertions([one for one in firsts if one.startswith("ass-")])
    accounts = {one.account_id for one in said.values()} | {one for one in firsts if one.startswith(("inc-", "sta-"))}
    standing = reader.standing([str(body.get("id", "")) for body in bodies])
    known = _Known(standing, undone, said, reader.report_ids_of(sorted(accounts)))
    return [_done(reader, entry, known) for entry in entries]


def _done(reader: Reader, entry: LogEntry, known: _Known) -> Done:
    body = entry.body
    judgement = str(body.get("id", "")) if entry.kind == "judgement" else ""
    name, about, record = _about(reader, body, known) if judgement else ("", _run(body), "")
    return Done(
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        kind=entry.kind,
        decision=str(body.get("decision", "")),
        property=name,
        about=about,
        record=record,
        old=_value(body.get("old")),
        new=_value(body.get("new")),
        reason=str(body.get("reason", "")),
        judgement=judgement,
        in_force=judgement in known.standing,
    )


def _about(reader: Reader, body: Mapping[str, Any], known: _Known) -> tuple[str, str, str]:
    """The property, the words and the record that a judgement is about."""
    subjects: Sequence[str] = body.get("subjects", ())
    first = _first(body)
    if body.get("decision") == "undo":
        undone = known.undone.get(first)
        if undone is None:
            return "", first, ""
        name, about, record = _about(reader, {"decision": undone.decision, "subjects": undone.subjects}, known)
        return name, f"{undone.decision} of {undone.by}: {about}", record
    if first.startswith("ass-"):
        found = known.said.get(first)
        return (found.property, found.words, known.reports.get(found.account_id, "")) if found else ("", first, "")
    if first.startswith(("inc-", "sta-")) and body.get("decision") not in ("same", "different"):
        return "", "an account", known.reports.get(first, "")
    if first.startswith(("inc-", "sta-", "act-")):
        others = [*subjects, *body.get("against", ())]
        of = {**reader.clusters("incident", others), **reader.clusters("statement", others), **reader.clusters("actor", others)}
        cards = reader.cards_by_id(set(of.values()))
        return "", " / ".join(card.title for card in cards.values()), next(iter(sorted(cards)), "")
    return "", first, first if first.startswith(("rep-", "who-")) else ""


def _first(body: Mapping[str, Any]) -> str:
    subjects: Sequence[str] = body.get("subjects", ())
    return subjects[0] if subjects else ""


def _run(body: Mapping[str, Any]) -> str:
    if "tables" in body:
        narrowed = ", ".join(f"{name} {value}" for name, value in body.get("filters", {}).items())
        return f"of {', '.join(body['tables'])} with all names" + (f", narrowed to {narrowed}" if narrowed else "")
    version, codebook = body.get("version", ""), body.get("codebook", "")
    if version:
        return f"a run of Sayso {version} with codebook {codebook}"
    return ", ".join(f"{key} {value}" for key, value in body.items() if isinstance(value, str | int))


def _value(logged: Any) -> Value | None:
    """The value that the log holds in the form in which the archive keeps values."""
    return None if logged is None else value_of(json.dumps(logged))
