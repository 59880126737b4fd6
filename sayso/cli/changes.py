"""What a new coding says otherwise, as a diff."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Line

from sayso.cli.words import clean, short
from sayso.flow import Recoded
from sayso.review.recoding import ValueChange

_WIDE = 100


def print_changes(console: Console, done: Recoded, try_out: bool) -> None:
    """Every value that is gone with -, every new one with +, under the account and the report it stands in."""
    for report_id, changes in done.changed:
        console.print(Line(report_id, style="bold"))
        last = ""
        for change in changes:
            if change.account_id != last:
                console.print(Line(f"  {change.account_id}  “{short(change.words, _WIDE)}”", style="cyan"))
            last = change.account_id
            _print_change(console, change)
    verb = "would be" if try_out else "were"
    reports = f"{done.coded} reports {verb} coded again, {len(done.changed)} of them otherwise than before."
    console.print(reports if done.coded else "Every report was coded by the versions in use; there is nothing to code again.")


def _print_change(console: Console, change: ValueChange) -> None:
    for sign, style, values in (("-", "red", change.before), ("+", "green", change.after)):
        for value in values:
            console.print(Line(f"    {sign} {change.property}: {clean(value)}", style=style))
