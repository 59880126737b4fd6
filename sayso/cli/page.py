"""A coded report as a page to read in a terminal. Words of the report are printed as plain characters, never as markup."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Line

from sayso.cli.words import clean
from sayso.export.order import place_of

_LABELS: Final = {
    "type": "type",
    "subtype": "type",
    "first_since": "precedence",
    "nobody_claimed": "claimed by",
    "is_claim": "is a claim",
    "new_speaker": "new speaker",
}
_KEYS: Final = ("type", "subtype", "stage", "weapon", "act")
"""Properties whose values are keys of the codebook: shown with blanks for underscores."""
_SHORT: Final = 110


def print_record(console: Console, record: dict[str, Any], *, reviewed: bool = False) -> None:
    """Print one record as `sayso.flow.record` makes it; `reviewed` if people have judged some of it."""
    report = record["report"]
    console.print(Rule(Line(clean(report["title"] or report["name"]), style="bold"), align="left", characters="═"))
    name = report["name"].replace("\\", "/").rsplit("/", 1)[-1]
    where = [report["source"] or "outlet not given", report["published"] or "publication date not given", name]
    console.print(Line(" · ".join(map(clean, where)), style="dim"))
    review = (
        "Coded by machine; people have reviewed some of it." if reviewed else "Coded by machine; no person has reviewed this."
    )
    console.print(Line(review, style="dim italic"))
    names = _short_names(record)
    for kind in ("incidents", "statements"):
        for account in record[kind]:
            _account(console, account, names, report)
    if not record["incidents"] and not record["statements"]:
        console.print("\nNo incident and no statement found in this report.")
    _notes(console, record["notes"])
    console.print()


def _short_names(record: dict[str, Any]) -> dict[str, str]:
    """I1, I2, … and S1, S2, … for the ids of incidents and statements."""
    names = {account["id"]: f"I{n}" for n, account in enumerate(record["incidents"], 1)}
    return names | {account["id"]: f"S{n}" for n, account in enumerate(record["statements"], 1)}


def _account(console: Console, account: dict[str, Any], names: dict[str, str], report: dict[str, Any]) -> None:
    head = Line(f"\n{names[account['id']]}  ", style="bold cyan")
    head.append(_headline(account), style="bold")
    if account.get("background"):
        head.append("  (background)", style="dim")
    console.print(head)
    disputed = {id_ for c in account["contradictions"] for id_ in c["assertions"]}
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True, min_width=11)
    table.add_column(max_width=48, overflow="fold")
    table.add_column(overflow="fold")
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for assertion in account["assertions"]:
        if assertion["property"] == "type" and account["subtype"]:
            continue  # the finer type stands for it, with its family in front
        shown = value_words(assertion, names)
        if assertion["property"] == "subtype" and account["subtype"] != account["type"]:
            shown = f"{account['type_title']}: {shown}"
        grouped[(assertion["property"], shown)].append(assertion)
    last = ""
    for (name, shown), assertions in sorted(grouped.items(), key=lambda item: order_of(item[0][0])):
        label = _LABELS.get(name, name) if name != last else ""
        value = Line(shown)
        if any(assertion["id"] in disputed for assertion in assertions):
            value = Line("≠ ", style="bold red") + value
        table.add_row(label, value, _say_so(assertions, report))
        last = name
    console.print(Padding(table, (0, 0, 0, 4)))
    for contradiction in account["contradictions"]:
        console.print(Padding(Line(f"≠ contradiction on {contradiction['property']}: both are kept.", style="red"), (0, 0, 0, 4)))


def _headline(account: dict[str, Any]) -> str:
    """What an account is called: an incident by the words that name it, a statement by who makes it and what it does."""
    if "acts" not in account:
        return clean(account["words"])
    speaker, issuer = account["speaker"], account["issuer"]
    who = f"{speaker}, {issuer}" if speaker and issuer and speaker != issuer else speaker or issuer or "Somebody"
    acts = ", ".join(act.replace("_", " ") for act in account["acts"] if act != "other")
    medium = f" ({account['medium']})" if account["medium"] else ""
    return clean(f"{who}{medium}{': ' if acts else ''}{acts}")


def _say_so(assertions: list[dict[str, Any]], report: dict[str, Any]) -> Line:
    """The words in quotation marks and who says them, one line for each different saying."""
    line = Line()
    seen: set[str] = set()
    for assertion in assertions:
        chain = " ← ".join(clean(claimant["name"]) for claimant in assertion["claimants"])
        words = clean(assertion["words"]).strip('“”"„« »')
        key = words + chain
        if key in seen:
            continue
        seen.add(key)
        if line:
            line.append("\n")
        line.append(f"“{words if len(words) <= _SHORT else words[: _SHORT - 1] + '…'}”", style="green")
        line.append(f"  {chain}", style="dim")
        if assertion["stance"] != "asserted":
            line.append(f"  {assertion['stance']}", style="yellow")
        if assertion["certainty"] in ("suspected", "possible"):
            line.append(f"  {assertion['certainty']}", style="yellow")
    return line


def order_of(property: str) -> int:
    """Where a property stands on a page."""
    return place_of(property)


def value_words(assertion: dict[str, Any], names: dict[str, str]) -> str:
    """A coded value as a person reads it; `names` are what accounts are called on the page."""
    value = assertion["value"]
    if assertion["property"] == "nobody_claimed":
        return "nobody, so far"
    if value is True or value is False:
        return "yes" if value else "no"
    if value == "unknown":
        return "not known"
    if isinstance(value, dict) and "low" in value:
        return _amount(value)
    if isinstance(value, dict) and "timex" in value:
        return _date(value)
    if isinstance(value, dict):
        return _place(value)
    if assertion["property"] in _KEYS:
        value = str(value).replace("_", " ")
    return clean(names.get(value, str(value)))


def _amount(value: dict[str, Any]) -> str:
    low, best, high = value["low"], value["best"], value["high"]
    if low == high and low is not None:
        return str(low)
    bounds = [
        f"at least {low}" if low is not None else "",
        f"about {best}" if best is not None else "",
        f"at most {high}" if high is not None else "",
    ]
    return ", ".join(filter(None, bounds))


def _date(value: dict[str, Any]) -> str:
    start, end = value["start"], value["end"]
    if not start and not end:
        return "not resolved"
    span = start if start == end else f"{start or '…'} to {end or '…'}"
    details = [value["precision"] if value["precision"] != "day" else "", value["part"], value["clock"]]
    said = ", ".join(filter(None, details))
    return f"{span} ({said})" if said else str(span)


def _place(value: dict[str, Any]) -> str:
    name = ", ".join(filter(None, (value["name"], value["country"] if value["country"] != value["name"] else None)))
    where = (
        f" {value['lat']:.2f}, {value['lon']:.2f}"
        if value["lat"] is not None and value["precision"] not in ("country", "province")
        else ""
    )
    return clean(f"{name} ({value['precision']}){where}")


def _notes(console: Console, notes: list[dict[str, Any]]) -> None:
    if not notes:
        return
    counts: dict[str, int] = defaultdict(int)
    for note in notes:
        counts[note["code"]] += 1
    told = ", ".join(f"{code} {count}" for code, count in sorted(counts.items()))
    console.print(Line(f"\nLeft out or not resolved (see --format json): {told}", style="dim"))
