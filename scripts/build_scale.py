"""Write the page that shows how an archive behaves as it grows, with its pictures, from benchmarks/scale.json and benchmarks/load.json.

Usage: python scripts/build_scale.py      (a test compares)
"""

from __future__ import annotations

import json
from math import log10
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
FIGURES: Final = ROOT / "benchmarks" / "scale.json"
LOAD: Final = ROOT / "benchmarks" / "load.json"
PAGE: Final = ROOT / "docs" / "explanation" / "scale.md"
STORES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ASKED: Final = {"show": "#0b7285", "search": "#e8590c", "list": "#5f3dc4", "precedents": "#2b8a3e"}
INTRODUCTION: Final = """\
Measured with invented reports that are coded already (`benchmarks/synthetic.py`): what is measured is storing, linking, summing up
and asking. Coding a real report of 400 words takes another 150 ms or so. Two cores, one process; other work was running on the
machine, so that processor time is the steadier figure.

- *Together*: reports filed five hundred to a transaction. *Alone*: each in a transaction of its own, as `sayso add` does, and flushed
  to disk.
- *Show*: the page of an incident drawn at random. *Search*: a name, or a town with a word. *List*: incidents of a town or a
  province since a day, with their number. *Precedents*: of an incident drawn at random. Each is asked 200 times at each size.
- *Going on with 8 incidents a day*: 19 reports a day or so, year after year, so that a greater archive is a longer one. The other
  archives get denser: all their reports lie in the same ten years and 600 towns.

**What the curves say.** Asking stays below 100 ms up to 200,000 reports in both stores. Adding does not stay flat in an archive that gets
denser: a new report is compared with as many more as there are of its place and season ([linking](linking.md)). Nor was it flat in one
that goes on. The same new reports, of years after all that were there, were filed by turns into an archive of 208,000 and into one of
2,000, under the same load; processor time of a report, medians of three to four rounds of 100 reports in one transaction and 15 alone:

| SQLite | 2,000 reports | 210,000 reports | as much |
|---|---:|---:|---:|
| together, before | 19.7 ms | 44.8 ms | 2.3 |
| together, today | 14.6 ms | 24.6 ms | 1.7 |
| alone, before | 61.9 ms | 102.4 ms | 1.7 |
| alone, today | 43.6 ms | 58.1 ms | 1.3 |

Two things grew with the archive and no longer do: a report was compared with all others, however old, that share a name and one more
word with it (52 instead of 7), and all actors of a group that thousands name were sorted to take the first sixty. What still grows, by
its processor time: near copies are sought among 79 reports that share a formula with it ("claimed responsibility for the attack in a
statement": all invented reports do), which is most of the difference; and rows are put into tables whose pages no longer lie side by
side (keys of items, and the commit).

**PostgreSQL** was filled for the first time by going on, and 295 reports were filed by turns into the archive of 202,000 and into an empty
one of the same server, fifty in a transaction: 38 ms of the process and 55 ms of the server each, against 26 and 23. The server keeps
128 MB of its 6 GB in its memory, and reads the other pages anew. Words of new texts waited on a list of 4 MB until one report had to put
all of them into the index of words: 0.2 s, on a busy machine 2 s, while it held the archive. The list is of 64 kB now: at most 0.04 s, for
half a millisecond of the server's time more a report; each search reads the list, too, and takes it 0.4 ms less.

**How the rows were taken.** All of it on a machine that ran up to eight other things, so that times are two to three times those of a
quiet one, and processor times differ by a fifth from hour to hour: what is compared in the tables of text above was taken by turns. Rows of
archives that go on are processor time alone, of the version before the two mends; the trial was ended when its time was up.
SQLite that gets denser, up to 100,000: the version before lists of ids became one parameter, which saves a quarter of the processor time
of filing; from there to 200,000 the version with it. A statement that then took 700 ms for each transaction was found at 150,000 and
mended, so *alone* is not shown in that row. PostgreSQL that gets denser, up to 20,000, is an older version on a quieter machine; its
archive of 200,000 is a copy that `sayso backup` made of the one in SQLite. It was asked with nothing else running on the machine. All rows
of archives that get denser are older than the change by which one more copy of a report (every fifth is one) is no reason to sum up again
what the others tell.
"""
WIDE, HIGH, LEFT, BOTTOM = 640, 260, 56, 34


def page() -> str:
    """The whole page."""
    figures: dict[str, list[dict[str, Any]]] = json.loads(FIGURES.read_text(encoding="utf-8"))
    lines = [
        "# How an archive behaves as it grows",
        "",
        "<!-- Written by scripts/build_scale.py from benchmarks/scale.json; run `python -m benchmarks scale`, then it. -->",
        "",
        *INTRODUCTION.splitlines(),
        "",
    ]
    for store, rows in figures.items():
        lines += [f"## {_growth(store)}", "", *_table(rows), ""]
        if drawable(rows):
            lines += [f"![{_alt(store, rows)}]({_file(store)})", ""]
    return "\n".join([*lines, *_load(json.loads(LOAD.read_text(encoding="utf-8")))])


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


def picture(rows: list[dict[str, Any]]) -> str:
    """The 95th percentile of each question, or its processor time, over the number of reports: both axes logarithmic, as SVG."""
    rows = drawable(rows)
    kind = "CPU" if _only_worked(rows) else "p95"
    sizes = [row["reports"] for row in rows]
    top = max(100.0, *(_drawn(row, name, kind) for row in rows for name in ASKED))

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
    for name, colour in ASKED.items():
        points = " ".join(f"{x(row['reports']):.1f},{y(_drawn(row, name, kind)):.1f}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    ends = sorted((y(_drawn(rows[-1], name, kind)), name) for name in ASKED)
    last = 0.0
    for at, name in ends:
        last = max(at, last + 14)
        parts.append(f'<text x="{WIDE - 96}" y="{last + 4:.1f}" fill="{ASKED[name]}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _drawn(row: dict[str, Any], name: str, kind: str) -> float:
    """The figure of a picture: the 95th percentile, or the processor time of the process and the server."""
    return float(row[f"{name} {kind} ms"]) + float(row.get(f"{name} server CPU ms", 0.0) if kind == "CPU" else 0.0)


def _table(rows: list[dict[str, Any]]) -> list[str]:
    worked = _only_worked(rows)
    names = [name for name in ("alone", *ASKED) if not worked or any(_worked(row, name) for row in rows)]
    heads = ["reports", "together, CPU ms each", *(f"{name}, {'CPU ms each' if worked else 'p50 / p95 ms'}" for name in names)]
    lines = [f"| {' | '.join([*heads, 'KB a report'])} |", "|" + "---:|" * (len(heads) + 1)]
    for row in rows:
        cells = [_worked(row, name) if worked else _pair(row, name) for name in names]
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


def _file(store: str) -> str:
    return f"scale-{store.partition(',')[0]}{'-going-on' if ',' in store else ''}.svg"


def _short(size: int) -> str:
    return f"{size // 1000}k" if size >= 1000 else str(size)


def main() -> None:
    """Write the page and its pictures."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    PAGE.write_text(page(), encoding="utf-8")
    for store, rows in figures.items():
        if drawable(rows):
            (PAGE.parent / _file(store)).write_text(picture(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
