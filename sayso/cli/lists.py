"""Lists of the archive as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from sayso.cli.words import amount, clean, short
from sayso.records import Card

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
        console.print(f"No {what} found.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    columns = {"incident": _INCIDENT, "statement": _STATEMENT, "actor": _ACTOR}[cards[0].kind]
    for name, right in columns:
        table.add_column(name, justify="right" if right else "left", overflow="fold", no_wrap=name == "id")
    rows = {"incident": _incident, "statement": _statement, "actor": _actor}[cards[0].kind]
    for card in cards:
        table.add_row(*(cell if isinstance(cell, Line) else Line(cell) for cell in rows(card)))
    console.print(table)
    shown = f"{len(cards)} of {total} {what}" if total > len(cards) else f"{total} {what}"
    console.print(Line(f"{shown}. See one with: sayso show {short_id(cards[0].id)}", style="dim"))


_INCIDENT: Final = (
    ("id", False),
    ("when", False),
    ("where", False),
    ("what", False),
    ("killed", True),
    ("wounded", True),
    ("reports", True),
    ("who, on whose say-so", False),
    ("", False),
)
_STATEMENT: Final = (
    ("id", False),
    ("when", False),
    ("who", False),
    ("acts", False),
    ("about", False),
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


def _statement(card: Card) -> tuple[Line | str, ...]:
    who = ", ".join(dict.fromkeys(clean(p.name) for p in card.parties if p.role in ("issuer", "speaker"))) or "somebody"
    acts = ", ".join(str(act).replace("_", " ") for act in card.details.get("acts", ())) or "—"
    return (Line(short_id(card.id), style="cyan"), when(card), who, acts, short(card.title, _TITLE), _reports(card), _flags(card))


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
    return f"{card.start or '…'} to {card.end or '…'}"


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
