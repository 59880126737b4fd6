"""Lists of the archive as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from sayso.archive import Hit, LogEntry
from sayso.cli.page import value_words
from sayso.cli.words import amount, clean, indented, short
from sayso.flow import Stats
from sayso.records import Card, Contradiction

_HEX: Final = 12
"""Characters of an id that are shown: the prefix and eight digits, enough to name it."""
_MARKS: Final = {"machine": "", "mixed": "◐", "reviewed": "●"}
_TITLE: Final = 60


def short_id(record_id: str) -> str:
    """An id as lists show it; any verb takes it as it is."""
    return record_id[:_HEX]


def print_cards(console: Console, cards: Sequence[Card], total: int, what: str) -> None:
    """A list of incidents, statements or actors, newest first, with a line that says how many more there are.

    Args:
        cards: of one kind.
        total: how many there are in all.
        what: what they are called, in the plural.
    """
    if not cards:
        console.print(f"No more {what}: there are {total}. Give a smaller --offset." if total else f"No {what} found.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    narrow = console.width < _NARROW
    columns = {"incident": _INCIDENT, "statement": _STATEMENT, "actor": _ACTOR}[cards[0].kind]
    for name, right in columns:
        if not (narrow and name == _WHO):
            whole = right or name in ("id", "when")
            table.add_column(name, justify="right" if right else "left", overflow="fold", no_wrap=whole)
    rows = {"incident": _under if narrow else _incident, "statement": _statement, "actor": _actor}[cards[0].kind]
    for card in cards:
        table.add_row(*(cell if isinstance(cell, Line) else Line(cell) for cell in rows(card)))
    console.print(table)
    shown = f"{len(cards)} of {total} {what}" if total > len(cards) else f"{total} {what}"
    console.print(Line(f"{shown}. See one with: sayso show {short_id(cards[0].id)}", style="dim"))


_NARROW: Final = 130
"""Columns of a terminal below which "who" stands under "what" and not beside it."""
_WHO: Final = "who, on whose say-so"
_INCIDENT: Final = (
    ("id", False),
    ("when", False),
    ("where", False),
    ("what", False),
    ("killed", True),
    ("wounded", True),
    ("reports", True),
    (_WHO, False),
    ("", False),
)
_STATEMENT: Final = (
    ("id", False),
    ("when", False),
    ("who", False),
    ("acts", False),
    ("medium", False),
    ("published", False),
    ("reports", True),
    ("", False),
)
_ACTOR: Final = (("id", False), ("name", False), ("kind", False), ("also called", False), ("reports", True))


def _incident(card: Card) -> tuple[Line | str, ...]:
    what = Line(clean((card.subtype or card.type).replace("_", " ")))
    if card.stage and card.stage != "accomplished":
        what.append(f" ({card.stage})", style="yellow")
    if card.background:
        what.append(" (remembered)", style="dim")
    return (
        Line(short_id(card.id), style="cyan"),
        when(card),
        clean(", ".join(filter(None, (card.place, card.country_code if card.country_code != card.place else "")))),
        what,
        amount(card.killed),
        amount(card.wounded),
        _reports(card),
        _responsible(card),
        _flags(card),
    )


def _under(card: Card) -> tuple[Line | str, ...]:
    """An incident in fewer columns."""
    key, day, where, what, killed, wounded, reports, who, flags = _incident(card)
    return (
        key,
        day,
        where,
        Line("\n").join(Line.assemble(part) for part in (what, who) if part),
        killed,
        wounded,
        reports,
        flags,
    )


def _statement(card: Card) -> tuple[Line | str, ...]:
    who = ", ".join(dict.fromkeys(clean(p.name) for p in card.parties if p.role in ("issuer", "speaker"))) or "somebody"
    acts = ", ".join(str(act).replace("_", " ") for act in card.details.get("act", ())) or "—"
    medium = ", ".join(str(one).replace("_", " ") for one in card.details.get("medium", ()))
    day = card.published or "—"
    return (Line(short_id(card.id), style="cyan"), when(card), who, acts, medium, day, _reports(card), _flags(card))


def _actor(card: Card) -> tuple[Line | str, ...]:
    aliases = [str(alias) for alias in card.details.get("aliases", ()) if str(alias) != card.title]
    also = short(", ".join(aliases), _TITLE)
    return (Line(short_id(card.id), style="cyan"), clean(card.title), card.type.replace("_", " "), also, str(card.reports))


def when(card: Card) -> str:
    """The date of a card at its precision; "—" if no report gives one."""
    if card.start is None and card.end is None:
        return "—"
    if card.start == card.end:
        return str(card.start)
    if card.start and card.end and card.precision == "month":
        return card.start[:7]
    if card.start and card.end and card.precision == "year":
        return card.start[:4]
    if card.start is None or card.end is None:
        return f"from {card.start}" if card.start else f"to {card.end}"
    return f"{card.start} to {card.end}"


def _reports(card: Card) -> str:
    copies = card.reports - card.origins
    return f"{card.reports} ({copies} {'copy' if copies == 1 else 'copies'})" if copies > 0 else str(card.reports)


def _responsible(card: Card) -> Line:
    line = Line()
    roles = ("perpetrator", "claimed", "blamed", "suspected", "denied")
    words = {"perpetrator": "said to be"}
    for role in roles:
        names = list(dict.fromkeys(clean(party.name) for party in card.parties if party.role == role))
        if names:
            line.append("; " if line else "").append(f"{words.get(role, role)} ", style="dim")
            line.append(short(", ".join(names), _TITLE))
    return line


def _flags(card: Card) -> Line:
    line = Line(_MARKS[card.review], style="green")
    if card.contradictions:
        line.append(f" ≠{card.contradictions}", style="bold red")
    return line


def print_hits(console: Console, hits: Sequence[Hit]) -> None:
    """Reports found by their words, each with a snippet in which the words found are set bold; without a terminal they stay in [[ ]]."""
    if not hits:
        console.print("No report found.")
        return
    for hit in hits:
        head = Line(f"{short_id(hit.report_id)}  ", style="cyan")
        head.append(clean(hit.title or "without a title"), style="bold")
        console.print(head)
        where = " · ".join((clean(hit.source or "outlet not given"), hit.published or "publication date not given"))
        told = f" · tells of {', '.join(map(short_id, hit.incidents))}" if hit.incidents else ""
        console.print(indented(Line(f"{where}{told}", style="dim")))
        console.print(indented(_marked(hit.snippet) if console.color_system else Line(clean(hit.snippet))))
    console.print(Line(f"See one with: sayso show {short_id(hits[0].report_id)}", style="dim"))


def _marked(snippet: str) -> Line:
    line = Line()
    for n, part in enumerate(clean(snippet).split("[[")):
        found, closing, rest = part.partition("]]")
        if n and closing:
            line.append(found, style="bold yellow").append(rest)
        else:
            line.append(f"[[{part}" if n else part)
    return line


def print_contradictions(console: Console, found: Sequence[Contradiction]) -> None:
    """Contradictions with what they are about and the assertions on both sides."""
    if not found:
        console.print("No contradiction found.")
        return
    for one in found:
        head = Line("≠ ", style="bold red").append(f"{one.kind}  ", style="bold").append(short_id(one.about), style="cyan")
        console.print(head)
        console.print(indented(Line(clean(one.says))))
        console.print(Line(f"    {short_id(one.first)} against {short_id(one.second)}", style="dim"))
    console.print(Line(f"See what it is about with: sayso show {short_id(found[0].about)}", style="dim"))


def print_stats(console: Console, found: Stats) -> None:
    """How much there is of what, the outlets with their grades, and the runs."""
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for name, count in found.counts.items():
        table.add_row(f"{count:,}", "log entries" if name == "log" else name.replace("_", " "))
    console.print(table)
    outlets = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, right in (("outlet", False), ("reports", True), ("grade", False)):
        outlets.add_column(name, justify="right" if right else "left", overflow="fold")
    for name, count, grade in sorted(found.sources, key=lambda row: (-row[1], row[0])):
        outlets.add_row(Line(clean(name)), f"{count:,}", grade or "not graded")
    console.print(outlets)
    for kept in found.runs:
        run = kept.run
        line = Line(f"{kept.at[:19]}  {clean(kept.by)}  version {run.version}, {run.codebook}: ")
        console.print(line.append(f"{run.coded} coded, {run.reports - run.coded} skipped"))


def print_log(console: Console, entries: Sequence[LogEntry], after: int = 0) -> None:
    """Entries of the log after one of them, one a line, with the first digits of their hashes."""
    if not entries:
        console.print(f"The log has no entry after number {after}." if after else "The log is empty.")
        return
    for entry in entries:
        line = Line(f"{entry.seq:>6}  {entry.at[:19]}  ", style="dim").append(f"{entry.hash[:8]}  ", style="cyan")
        line.append(f"{clean(entry.by)}  ", style="bold").append(_entry(entry))
        console.print(line)


def _entry(entry: LogEntry) -> str:
    body = entry.body
    if entry.kind == "person":
        more = "".join(f", {key} {body[key]}" for key in ("role", "token") if key in body)
        return f"{entry.kind}  " + clean(f"{body['deed']}: {body['name']}{more}")
    if entry.kind != "judgement":
        return f"{entry.kind}  " + clean(", ".join(f"{key} {body[key]}" for key in ("version", "codebook") if key in body))
    old = f" {_value(body['old'])} →" if body.get("old") is not None else ""
    new = f"{old} {_value(body['new'])}" if body.get("new") is not None else ""
    subjects = ", ".join(body["subjects"]) + (f" against {', '.join(body['against'])}" if body.get("against") else "")
    why = f"  “{body['reason']}”" if body.get("reason") else ""
    return clean(f"{body['decision']} {short(subjects, 90)}{new}{why}  {body['id']}")


def _value(found: object) -> str:
    """A value as the log holds it: numbers, dates and places lie in an object that says which they are."""
    inner = next(iter(found.values())) if isinstance(found, dict) and len(found) == 1 else found
    return value_words({"property": "", "value": inner}, {})
