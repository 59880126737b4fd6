"""Precedents of an incident, and answers to claims of precedence, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.text import Text as Line

from sayso.cli.lists import short_id, when
from sayso.cli.words import amount, clean, indented, short
from sayso.errors import QuestionError
from sayso.linking.precedence_answer import Answer
from sayso.linking.precedents import Lead, Precedents
from sayso.records import Card

_STYLES: Final = {"holds": "bold green", "contradicted": "bold red", "too-thin": "bold yellow"}
_SHOWN: Final = 10
_WIDE: Final = 90


def print_precedents(console: Console, found: Precedents) -> None:
    """Earlier incidents like one, the time since the last, and the statements around it."""
    console.print(_line(found.incident, bold=True))
    if not found.earlier:
        console.print("  No earlier incident like it in the archive.")
    for last in found.last:
        elapsed = last.precedent.elapsed
        line = Line(f"  last one of {clean(last.what)}: ", style="dim").append(
            elapsed.words if elapsed else "no date", style="bold"
        )
        console.print(line.append(f" before, {short_id(last.precedent.card.id)}"))
    for one in found.earlier[:_SHOWN]:
        line = Line("  ").append_text(_line(one.card))
        console.print(line.append(f"  {one.elapsed.words} before" if one.elapsed else "", style="dim"))
        console.print(indented(Line(clean(", ".join(one.reasons)), style="dim"), 6))
    if len(found.earlier) > _SHOWN:
        console.print(Line(f"  and {len(found.earlier) - _SHOWN} more; --format json gives all", style="dim"))
    _leads(console, "Statements before it", found.before, "before")
    _leads(console, "Statements after it", found.after, "after")


def _leads(console: Console, title: str, leads: Sequence[Lead], side: str) -> None:
    if not leads:
        return
    console.print(Line(f"\n{title}", style="bold"))
    for lead in leads[:_SHOWN]:
        line = Line("  ").append(f"{short_id(lead.card.id)}  ", style="cyan").append(short(lead.card.title, _WIDE))
        acts = ", ".join(act.replace("_", " ") for act in lead.acts)
        console.print(line.append(f"  {acts}", style="bold"))
        ahead = f"{lead.elapsed.words} {side}; " if lead.elapsed else ""
        words = f"; “{short(lead.words, _WIDE)}”" if lead.words else ""
        console.print(indented(Line(f"{ahead}{clean(lead.why)}{words}", style="dim"), 6))


def print_answers(console: Console, answers: Sequence[Answer | QuestionError]) -> None:
    """What the archive says to one claim, or to all that the reports of an incident make."""
    if not answers:
        console.print("The reports of this incident make no claim of precedence.")
    for one in answers:
        if isinstance(one, QuestionError):
            console.print(Line(f"not understood: {clean(str(one))}", style="yellow"))
        else:
            _answer(console, one)


def _answer(console: Console, answer: Answer) -> None:
    head = Line(f"{answer.verdict.replace('-', ' ')}  ", style=_STYLES.get(answer.verdict, "bold"))
    console.print(head.append(f"“{short(answer.question.words, _WIDE)}”", style="bold"))
    console.print(indented(Line(clean(answer.message)), 2))
    remembered = {card.id for card in answer.remembered}
    for card in answer.contradicting[:_SHOWN]:
        line = Line("  ≠ ", style="bold red").append_text(_line(card))
        console.print(line.append("  only remembered" if card.id in remembered else "", style="dim"))
    for match in answer.possible[:_SHOWN]:
        doubts = "; ".join(clean(doubt.words) for doubt in match.doubts)
        console.print(Line("  ? ", style="bold yellow").append_text(_line(match.card)).append(f"  {doubts}", style="dim"))
    for card in answer.unproven[:_SHOWN]:
        console.print(Line("  · ", style="dim").append_text(_line(card)).append(f"  {card.stage}, decides nothing", style="dim"))
    for label, one in (("spoken of", answer.spoken_of), ("the last before", answer.previous)):
        if one is not None:
            console.print(Line(f"  {label}: ", style="dim").append_text(_line(one)))


def _line(card: Card, bold: bool = False) -> Line:
    line = Line(f"{short_id(card.id)}  ", style="cyan")
    what = (card.subtype or card.type).replace("_", " ")
    killed = f", killed {amount(card.killed)}" if card.killed else ""
    where = ", ".join(filter(None, (clean(card.place), card.country_code)))
    return line.append(f"{when(card)}  {what}{', ' if where else ''}{where}{killed}", style="bold" if bold else "")
