"""One thing of the archive as a page for a terminal. Words of reports are printed as plain characters, never as markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Line

from sayso.cli.lists import short_id
from sayso.cli.page import order_of, print_record, value_words
from sayso.cli.words import clean, indented, short

_WIDE: Final = 100
_STANDING: Final = {"machine": "", "accepted": "  ✓ accepted", "corrected": "  ✎ corrected"}


def print_shown(console: Console, page: dict[str, Any]) -> None:
    """Print what `sayso.flow.show` gives."""
    _PAGES[page["kind"]](console, page)
    if page.get("judgements"):
        console.print(Line("\nJudgements in force", style="bold"))
        for one in page["judgements"]:
            value = f" {value_words({'property': '', 'value': one['value']}, {})}" if one["value"] is not None else ""
            why = f"  “{clean(one['reason'])}”" if one["reason"] else ""
            console.print(
                Line(f"  {one['id']}  {one['at'][:16]}  {clean(one['by'])}: {one['decision']}{value}{why}", style="dim")
            )


def _incident(console: Console, page: dict[str, Any]) -> None:
    card = page["card"]
    if card is None:
        console.print("No account of this is left: people rejected them all, or nothing was coded from its reports.")
        _same_story(console, page)
        return
    _head(console, card)
    _properties(console, page["properties"], page["names"], skip=("about",))
    _tolls(console, page["tolls_over_time"])
    _responsibility(console, page["responsibility"])
    _contradictions(console, page["contradictions"])
    _cards(console, "Statements about it", page["statements"])
    _reports(console, page["reports"])
    _same_story(console, page)


def _statement(console: Console, page: dict[str, Any]) -> None:
    if page["card"] is None:
        console.print("No account of this is left: people rejected them all.")
        return
    _head(console, page["card"])
    _properties(console, page["properties"], page["names"], skip=("about",))
    _contradictions(console, page["contradictions"])
    _cards(console, "About", page["about"])
    _reports(console, page["reports"])


def _actor(console: Console, page: dict[str, Any]) -> None:
    card = page["card"]
    _head(console, card)
    for name in ("aliases", "roles", "affiliations"):
        if values := card["details"].get(name):
            console.print(Line(f"  {name}: ", style="cyan").append(clean(", ".join(values))))
    _cards(console, f"Incidents ({page['incidents_in_all']})", page["incidents"])
    _cards(console, f"Statements ({page['statements_in_all']})", page["statements"])


def _report(console: Console, page: dict[str, Any]) -> None:
    print_record(console, page["record"], reviewed=bool(page["judgements"]))
    accounts = [*page["record"]["incidents"], *page["record"]["statements"]]
    for account in accounts:
        cluster = page["clusters"].get(account["id"], "")
        console.print(
            Line(f"{short_id(account['id'])} → {short_id(cluster)}  ", style="cyan").append(short(account["words"], _WIDE))
        )
        for assertion in account["assertions"]:
            how = page["standing"].get(assertion["id"], "machine")
            value = value_words(assertion, {})
            line = Line(f"    {short_id(assertion['id'])}  {assertion['property']}: ", style="dim").append(short(value, _WIDE))
            console.print(line.append(_STANDING[how], style="green"))
    for copy in page["copies"]:
        console.print(Line(f"copy: {short_id(copy['id'])}  {clean(copy['source'] or 'outlet not given')}", style="dim"))


def _assertion(console: Console, page: dict[str, Any]) -> None:
    assertion, report = page["assertion"], page["report"]
    chain = " ← ".join(clean(claimant["name"]) for claimant in assertion["claimants"])
    console.print(Line(f"{assertion['id']}  ", style="cyan").append(assertion["property"], style="bold"))
    console.print(Line(f"  {short(value_words(assertion, {}), _WIDE)}", style="bold").append(f"  {chain}", style="dim"))
    console.print(Line(f"  {assertion['stance']}, {assertion['certainty']}; {assertion['made_by']}", style="dim"))
    before, found, after = page["context"].partition(assertion["words"])
    line = Line(f"  …{clean(before)} ").append(clean(found), style="bold yellow").append(f" {clean(after)}…")
    console.print(line)
    where = " · ".join((clean(report["source"] or "outlet not given"), report["published"] or "no date", report["id"]))
    console.print(Line(f"  {where}; part of {page['cluster'] or 'nothing now'}", style="dim"))
    if not page["in_force"]:
        console.print(Line("  A later coding no longer says this.", style="yellow"))


def _judgement(console: Console, page: dict[str, Any]) -> None:
    one = page["judgement"]
    console.print(Line(f"{one['id']}  ", style="cyan").append(one["decision"], style="bold"))
    console.print(Line(f"  {one['at']}, by {clean(one['by'])}: {clean(one['reason']) or 'no reason given'}"))
    console.print(
        Line(f"  on {', '.join(one['subjects'])}" + (f" against {', '.join(one['against'])}" if one["against"] else ""))
    )
    console.print("  in force" if page["in_force"] else "  not in force")


def _origin(console: Console, page: dict[str, Any]) -> None:
    console.print(Line(f"{len(page['reports'])} reports of one origin: copies and near copies, counted once", style="bold"))
    for report in page["reports"]:
        console.print(_report_line(report["id"], report))


_PAGES: Final[dict[str, Callable[[Console, dict[str, Any]], None]]] = {
    "incident": _incident,
    "statement": _statement,
    "actor": _actor,
    "report": _report,
    "assertion": _assertion,
    "judgement": _judgement,
    "origin": _origin,
}


def _head(console: Console, card: dict[str, Any]) -> None:
    console.print(Rule(Line(clean(card["title"]), style="bold"), align="left", characters="═"))
    copies = card["reports"] - card["origins"]
    copied = f"{copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    counts = [f"{card['reports']} report{'s' if card['reports'] != 1 else ''}", copied]
    console.print(Line(" · ".join(filter(None, (card["id"], *counts, clean(", ".join(card["sources"]))))), style="dim"))
    review = {
        "machine": "Coded by machine; no person has reviewed this.",
        "mixed": "People have reviewed some of this.",
        "reviewed": "",
    }
    if review[card["review"]]:
        console.print(Line(review[card["review"]], style="dim italic"))


def _properties(console: Console, properties: Sequence[dict[str, Any]], names: dict[str, str], skip: Sequence[str]) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True, min_width=11)
    table.add_column(max_width=48, overflow="fold")
    table.add_column(overflow="fold")
    for one in sorted(properties, key=lambda p: order_of(p["property"])):
        if one["property"] in skip:
            continue
        for n, value in enumerate(one["values"]):
            several = len(one["values"]) > 1 and n == 0 and one["headline"] is not None
            shown = Line(
                value_words({"property": one["property"], "value": value["value"]}, names), style="bold" if several else ""
            )
            table.add_row("" if n else one["property"].replace("_", " "), shown, _say_so(value))
        if one["range"] and len(one["values"]) > 1:
            table.add_row(
                "",
                Line(f"→ {_range(one['range'])}"),
                Line(one["because"], style="dim"),
            )
    console.print(Padding(table, (1, 0, 0, 2)))


def _range(found: dict[str, Any]) -> str:
    """Lowest, highest and best of a number over all reports: "4–9, best 9"."""
    low, best, high = found["low"], found["best"], found["high"]
    ends = f"{low}–{high}" if low is not None and high is not None else f"at least {low}" if high is None else f"at most {high}"
    return f"{ends}, best {best}" if best is not None else ends


def _say_so(value: dict[str, Any]) -> Line:
    line = Line(f"“{short(value['words'], _WIDE)}”", style="green")
    said = sorted({" ← ".join(clean(name) for name in assertion["claimants"]) for assertion in value["assertions"]})
    line.append(f"  {'; '.join(said[:3])}{f' and {len(said) - 3} more' if len(said) > 3 else ''}", style="dim")
    if value["stance"] != "asserted":
        line.append(f"  {value['stance']}", style="yellow")
    line.append(_STANDING[value["standing"]], style="green")
    return line.append(f"  {' '.join(short_id(a['id']) for a in value['assertions'][:3])}", style="dim cyan")


def _tolls(console: Console, stories: Sequence[dict[str, Any]]) -> None:
    for story in stories:
        if len({str(step["amount"]) for step in story["steps"]}) < 2:
            continue
        console.print(Line(f"\n{story['property'].capitalize()} over time", style="bold"))
        for step in story["steps"]:
            words = value_words({"property": story["property"], "value": step["amount"]}, {})
            who = clean(", ".join(dict.fromkeys((*step["speakers"], *step["outlets"]))))
            console.print(Line(f"  {step['day'] or 'no date'}  ").append(words, style="bold").append(f"  {who}", style="dim"))


def _responsibility(console: Console, found: dict[str, Any]) -> None:
    roles = ("stated", "claimed", "denied", "blamed", "suspected")
    if not any(found[role] for role in roles) and not found["nobody"]:
        return
    console.print(Line("\nResponsibility", style="bold"))
    for role in roles:
        for held in found[role]:
            by = clean(held["by"] or ", ".join(held["outlets"]))
            line = Line(f"  {role:<10}", style="cyan").append(clean(held["name"]), style="bold")
            through = f", in {clean(', '.join(held['outlets']))}" if held["by"] else ""
            console.print(line.append(f"  says {by}{through}{_STANDING[held['standing']]}", style="dim"))
    if found["nobody"]:
        console.print(
            Line("  nobody has claimed it", style="cyan").append(f"  {clean(', '.join(found['nobody']['outlets']))}", style="dim")
        )
    if found["competing"]:
        console.print(Line(f"  competing claims: {clean(', '.join(found['competing']))}", style="red"))


def _contradictions(console: Console, found: Sequence[dict[str, Any]]) -> None:
    for one in found:
        console.print(Line(f"\n≠ {one['kind']}: ", style="bold red").append(clean(one["says"])))


def _cards(console: Console, title: str, cards: Sequence[dict[str, Any]]) -> None:
    if not cards:
        return
    console.print(Line(f"\n{title}", style="bold"))
    for card in cards:
        console.print(
            Line(f"  {short_id(card['id'])}  ", style="cyan")
            .append(f"{card['start'] or '—'}  ")
            .append(short(card["title"], _WIDE))
        )


def _reports(console: Console, reports: Sequence[dict[str, Any]]) -> None:
    console.print(Line("\nReports", style="bold"))
    seen: set[str] = set()
    for one in reports:
        copy = "  copy" if one["origin"] in seen else ""
        seen.add(one["origin"])
        console.print(_report_line(one["report"], one).append(copy, style="yellow"))
        words = f"{short_id(one['account'])}  “{short(one['words'], _WIDE)}”{'  remembered' if one['remembered'] else ''}"
        console.print(indented(Line(words, style="dim"), 6))


def _report_line(report_id: str, one: dict[str, Any]) -> Line:
    line = Line(f"  {short_id(report_id)}  ", style="cyan").append(f"{one['published'] or 'no date'}  ")
    grade = f" (graded {one['grade']})" if one.get("grade") else ""
    line.append(f"{clean(one['source'] or 'outlet not given')}{grade}", style="bold")
    return line.append(f"  {short(one['title'] or one['name'], _WIDE)}")


def _same_story(console: Console, page: dict[str, Any]) -> None:
    if page["same_story"]:
        console.print(Line("\nReports on the same story from which no incident was coded", style="bold"))
        for report in page["same_story"]:
            console.print(_report_line(report["id"], report))
