"""Write the page that shows how an archive behaves as it grows, with its pictures, from benchmarks/scale.json,
benchmarks/growth.json and benchmarks/load.json.

Usage: python scripts/build_scale.py      (a test compares)
"""

from __future__ import annotations

import json
from math import log10
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
FIGURES: Final = ROOT / "benchmarks" / "scale.json"
GROWN: Final = ROOT / "benchmarks" / "growth.json"
LOAD: Final = ROOT / "benchmarks" / "load.json"
PAGE: Final = ROOT / "docs" / "explanation" / "scale.md"
STORES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ASKED: Final = {"show": "#0b7285", "search": "#e8590c", "list": "#5f3dc4", "precedents": "#2b8a3e"}
ADDED: Final = {"together": "#0b7285", "alone": "#e8590c"}
INTRODUCTION: Final = """\
What an archive costs when it holds 200,000 reports: to add one more, and to ask. Measured with invented reports that are coded
already (`benchmarks/synthetic.py`), so that only storing, linking, summing up and asking count. Coding a real report of 400 words
takes another 150 ms or so.

**Asking** stays below 100 ms (95th percentile) up to 200,000 reports in both stores.

**Adding** one report at a time costs the same however long the archive has gone on; many to a transaction, each costs an eighth
to two fifths more in an archive of 200,000 than in one of 2,000. The same new reports, of years after all that were there, were
filed by turns into a small archive and a great one (`python -m benchmarks growth`); processor time of a report, of the process
and, on PostgreSQL, of the server (the mean), medians of seven rounds and three:
"""
KEPT_FLAT: Final = """\
*Together* means many reports to a transaction, *alone* each in one of its own, as `sayso add` does, flushed to disk.

In an archive that gets *denser*, adding is not flat: a new report is compared with as many more as there are of its place and
season ([linking](linking.md)). The last tables below are of such archives, in which all reports lie in the same ten years and 600
towns.

**What keeps it flat.** What brings reports together counts for a time, from a week (ordinary words) to a year (two weighty
words), save full names, and copies that are the same nearly word for word. Near copies meet within a month or two: when a formula
("claimed responsibility for the attack in a statement", which stands in all invented reports) brought them together at any
distance, each new report was compared with 79 others at 208,000, a quarter of its time. The keys by which items are found stand
in the order of time, so that a new report touches a few pages of that table, and not one for each of its 170 keys: as much less
is written when it is committed.

**What still grows.** Ids are hashes: the 13 assertions of a report, its accounts and its actors lie anywhere in their indexes,
and so do the 40 keys that count at any time. Of a hundred reports in one transaction each took 1.2 ms more to commit and 1.4 ms
more to write its coding and its keys (SQLite). How much it is differs with what else the machine does: in three sittings it was
1.15, 1.27 and 1.42 times as much together, and 1.20, 0.91 and 1.09 times alone. Before near copies counted for a time and keys
stood in order it was 1.81 and 1.29; and on PostgreSQL the server worked 55 ms for each report at 202,000, fifty in a transaction,
against 23 ms in an empty archive.

**PostgreSQL** keeps words of new texts on a list of 64 kB until one report puts them into the index of words, which takes at most
0.04 s; with a list of 4 MB, as is usual, it was 0.2 s and more, while it held the archive.

**Looking after it.** `sayso verify` took 14 s of a processor for 3,610 reports, 4 ms each; `sayso recode`, which reads each text
anew, 19 s for 60, start included, 0.3 s each. Neither was run on a great archive. An archive of before keys stood in order is
brought up to date when it is opened: 8 minutes of a processor for 208,000 reports on SQLite, 5 and the server's on PostgreSQL.
Then `sayso recode` is due, since the rules of linking changed.
"""
TAKEN: Final = """\
Two cores, one process, on a machine that ran up to eight other things: times are two to three times those of a quiet one, and
processor time is the steadier figure; it differs by a fifth from hour to hour.

- *Show*: the page of an incident drawn at random. *Search*: a name, or a town with a word. *List*: incidents of a town or a
  province since a day, with their number. *Precedents*: of an incident drawn at random. Each is asked 200 times at each size.
- *Together*: five hundred to a transaction. Of the last hundred reports of each size each is filed *alone*.
- *Going on with 8 incidents a day*: 19 reports a day or so, year after year, so that a greater archive is a longer one.

Which version a row is of. SQLite going on: today's; the trial was ended by the clock. PostgreSQL going on: before near copies
counted for a time and keys stood in order. SQLite that gets denser is older: up to 100,000 of before lists of ids became one
parameter, which saves a quarter of the processor time of filing; a statement that took 700 ms for each transaction was found at
150,000 and mended, so *alone* is not shown in that row. PostgreSQL that gets denser is older still, up to 20,000; its archive of
200,000 is a copy that `sayso backup` made of the one in SQLite, asked with nothing else running.
"""
WIDE, HIGH, LEFT, BOTTOM = 640, 260, 56, 34


def page() -> str:
    """The whole page."""
    figures: dict[str, list[dict[str, Any]]] = json.loads(FIGURES.read_text(encoding="utf-8"))
    lines = [
        "# How an archive behaves as it grows",
        "",
        "<!-- Written by scripts/build_scale.py from benchmarks/scale.json and growth.json; run `python -m benchmarks scale`, then it. -->",
        "",
        *INTRODUCTION.splitlines(),
        "",
        *_flat(json.loads(GROWN.read_text(encoding="utf-8"))),
        "",
        *KEPT_FLAT.splitlines(),
        "",
    ]
    for store, rows in sorted(figures.items(), key=lambda one: ("," not in one[0], one[0])):
        lines += [f"## {_growth(store)}", "", *_table(rows), ""]
        if drawable(rows):
            lines += [f"![{_alt(store, rows)}]({_file(store)})", ""]
        if "," in store and drawable(rows):
            lines += [
                f"![Processor time to add a report, over the number of reports in the archive, {_growth(store)}]({_file(store, ADDED)})",
                "",
            ]
    lines += ["## How it was measured", "", *TAKEN.splitlines(), ""]
    return "\n".join([*lines, *_load(json.loads(LOAD.read_text(encoding="utf-8")))])


def _flat(grown: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Adding to a small archive beside adding to a great one, for each store and way of adding."""
    lines = ["| | reports | together, CPU ms each | alone, CPU ms each |", "|---|---:|---:|---:|"]
    for store, (small, great) in sorted(grown.items(), reverse=True):
        for row in (small, great):
            cells = f"{_worked(row, 'together')} | {_worked(row, 'alone')}"
            lines.append(f"| {STORES[store]} | {row['reports']:,} | {cells} |")
        times = (f"{_spent(great, name) / _spent(small, name):.2f} times as much" for name in ADDED)
        lines.append(f"| | | {' | '.join(times)} |")
    return lines


def _spent(row: dict[str, Any], name: str) -> float:
    return float(row[f"{name} CPU ms"]) + float(row.get(f"{name} server CPU ms", 0.0))


LOADED: Final = """\
`python -m benchmarks load`: {people} people, most of them coders, from whom names are hidden, click on a page, wait for it, look at
it for some four seconds and click again, while {adders} others add reports: at the same pace, or without a pause, as `sayso add` does
with a folder. All of it runs on the same two cores: the desk, the people, the adders and, for PostgreSQL, its server.

A page costs 5 to 55 ms of processor time. Dearest are a claim of precedence, held against all incidents of its place and country, and
what came before and after an incident: its page fetches that by itself once it is there, as these people do, too, and it has a row of
its own. What pages tell of the whole archive (how many cards there are, how many reports of each outlet, what happened at each place,
which reports tell of which country) stands in tables of totals, which change with each report; a page asks for nothing twice;
PostgreSQL is told keys with the statement, else it makes one plan for rare and frequent ones, and starts no helpers for a statement. A
decision waits for the report that is being filed.

The files of the archive were read once before each trial, as on a machine where people have worked for a while. Trials without that
gave p95 127 ms on SQLite and 231 ms on PostgreSQL, which read from the disk all the time. Before there were totals, p95 was 169 and 391
ms; the trial without a pause is of that time.

A trial that has no row of what came before and after is of the time before five mends: that part is fetched by itself; what stays in
memory is not looked through for garbage, which stopped all pages for a tenth of a second; the statement of a list is made once and then
told its values; whose names are hidden is asked of the reports of each card at once; and a timeline is written with half as many
values. Processor time of a page before and after, on SQLite, medians of thirty, the lesser of two rounds by turns on a busy machine: an
incident 53 and 28 ms (and 27 for what is fetched), a timeline 38 and 28, a claim of precedence 62 and 55, a search 33 and 25.
"""


def _load(found: dict[str, dict[str, Any]]) -> list[str]:
    """The desk under load, one column for each store."""
    trials = list(found.values())
    heads = " | ".join(f"{_named(trial)}, p50 / p95 ms" for trial in trials)
    lines = [f"## The desk while {trials[0]['people']} people click", "", *LOADED.format(**trials[0]).splitlines(), ""]
    lines += [_trial(trial) for trial in trials]
    lines += ["", f"| page | {heads} |", f"|---|{'---:|' * len(trials)}"]
    for name in sorted({page for trial in trials for page in trial["pages"]}):
        cells = [f"{row['p50 ms']:.0f} / {row['p95 ms']:.0f}" if (row := trial["pages"].get(name)) else "" for trial in trials]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def _named(trial: dict[str, Any]) -> str:
    return STORES[trial["store"]] + ("" if trial["pace"] else ", no pause")


def _trial(trial: dict[str, Any]) -> str:
    whole = trial["all"]
    return (
        f"- **{_named(trial)}**: {trial['reports']:,} reports, {trial['added']} added meanwhile; {whole['clicks']} clicks in "
        f"{trial['seconds']:.0f} s, p50 {whole['p50 ms']:.0f} ms, p95 {whole['p95 ms']:.0f} ms; wrong: {_wrong(trial)}."
    )


def _wrong(trial: dict[str, Any]) -> str:
    return ", ".join(f"{what} ({count})" for what, count in sorted(trial["wrong"].items())) or "nothing"


def drawable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows in which the questions were asked."""
    return [row for row in rows if "show p95 ms" in row or "show CPU ms" in row]


def picture(rows: list[dict[str, Any]], lines: dict[str, str] = ASKED) -> str:
    """The 95th percentile of each question, or its processor time, over the number of reports: both axes logarithmic, as SVG.

    Args:
        lines: what is drawn, with its colour; of adding it is the processor time.
    """
    rows = drawable(rows)
    kind = "CPU" if lines is ADDED or _only_worked(rows) else "p95"
    sizes = [row["reports"] for row in rows]
    top = max(100.0, *(_drawn(row, name, kind) for row in rows for name in lines))

    def x(size: float) -> float:
        span = log10(max(sizes)) - log10(min(sizes)) or 1.0
        return LEFT + (WIDE - LEFT - 110) * (log10(size) - log10(min(sizes))) / span

    def y(ms: float) -> float:
        return 10 + (HIGH - BOTTOM - 10) * (1 - log10(max(1.0, ms)) / log10(top * 1.3))

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">']
    parts.append(f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>')
    for ms in (1, 10, 100, 1000):
        if ms <= top * 1.3:
            parts.append(f'<line x1="{LEFT}" x2="{WIDE - 100}" y1="{y(ms):.1f}" y2="{y(ms):.1f}" stroke="#ced4da"/>')
            parts.append(f'<text x="{LEFT - 8}" y="{y(ms) + 4:.1f}" text-anchor="end" fill="#495057">{ms} ms</text>')
    parts += [
        f'<text x="{x(size):.1f}" y="{HIGH - 12}" text-anchor="middle" fill="#495057">{_short(size)}</text>' for size in sizes
    ]
    for name, colour in lines.items():
        points = " ".join(f"{x(row['reports']):.1f},{y(_drawn(row, name, kind)):.1f}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    ends = sorted((y(_drawn(rows[-1], name, kind)), name) for name in lines)
    last = 0.0
    for at, name in ends:
        last = max(at, last + 14)
        parts.append(f'<text x="{WIDE - 96}" y="{last + 4:.1f}" fill="{lines[name]}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _drawn(row: dict[str, Any], name: str, kind: str) -> float:
    """The figure of a picture: the 95th percentile, or the processor time of the process and the server."""
    return float(row[f"{name} {kind} ms"]) + float(row.get(f"{name} server CPU ms", 0.0) if kind == "CPU" else 0.0)


def _table(rows: list[dict[str, Any]]) -> list[str]:
    worked = _only_worked(rows)
    names = [name for name in ("alone", *ASKED) if not worked or any(_worked(row, name) for row in rows)]
    told = ADDED if all("alone CPU ms" in row for row in rows) else ()
    heads = ["reports", "together, CPU ms each"]
    heads += [f"{name}, {'CPU ms each' if worked or name in told else 'p50 / p95 ms'}" for name in names]
    lines = [f"| {' | '.join([*heads, 'KB a report'])} |", "|" + "---:|" * (len(heads) + 1)]
    for row in rows:
        cells = [_worked(row, name) if worked or name in told else _pair(row, name) for name in names]
        count, size = f"{row['reports']:,}", f"{row['bytes'] / row['reports'] / 1000:.1f}"
        lines.append(f"| {' | '.join([count, _worked(row, 'together') or 'not taken', *cells, size])} |")
    return lines


def _only_worked(rows: list[dict[str, Any]]) -> bool:
    """Whether the machine was so busy that only the time that processors worked is told."""
    return not any(f"{name} p95 ms" in row for row in rows for name in ASKED)


def _worked(row: dict[str, Any], name: str) -> str:
    """Processor time: "21.1" of the process, "21.1 + 7.3" with the server's."""
    parts = [f"{row[key]:.1f}" for key in (f"{name} CPU ms", f"{name} server CPU ms") if key in row]
    return " + ".join(parts)


def _pair(row: dict[str, Any], name: str) -> str:
    return f"{row[f'{name} p50 ms']:.0f} / {row[f'{name} p95 ms']:.0f}" if f"{name} p50 ms" in row else ""


def _alt(store: str, rows: list[dict[str, Any]]) -> str:
    told = "Mean processor time to answer" if _only_worked(rows) else "Time to answer, 95th percentile"
    return f"{told}, over the number of reports in the archive, {_growth(store)}"


def _growth(store: str) -> str:
    """The store, and how the archive grows in it, as a heading."""
    name, _, a_day = store.partition(", ")
    return STORES[name] + (f", going on with {a_day}" if a_day else "")


def _file(store: str, lines: dict[str, str] = ASKED) -> str:
    return f"scale-{store.partition(',')[0]}{'-going-on' if ',' in store else ''}{'-adding' if lines is ADDED else ''}.svg"


def _short(size: int) -> str:
    return f"{size // 1000}k" if size >= 1000 else str(size)


def main() -> None:
    """Write the page and its pictures."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    PAGE.write_text(page(), encoding="utf-8")
    for store, rows in figures.items():
        if drawable(rows):
            (PAGE.parent / _file(store)).write_text(picture(rows), encoding="utf-8")
        if "," in store and drawable(rows):
            (PAGE.parent / _file(store, ADDED)).write_text(picture(rows, ADDED), encoding="utf-8")


if __name__ == "__main__":
    main()
