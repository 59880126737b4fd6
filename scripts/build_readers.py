"""Write the measured tables and pictures of the pages on scores and on the trained reader from ``benchmarks/readers.json``.

Usage: python scripts/build_readers.py      (a test compares the pages with the figures)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
FOUND: Final = ROOT / "benchmarks" / "readers.json"
EXPLANATION: Final = ROOT / "docs" / "explanation"
MARKS: Final = "<!-- {}: written by scripts/build_readers.py -->\n", "<!-- end of {} -->\n"
PARTS: Final = {"train": "train, by halves", "dev": "dev", "real": "real, kept", "invented": "invented, kept", "muc": "MUC-4"}
READERS: Final = {"rules": "rules", "both": "both"}
COLOURS: Final = {"rules": "#0b7285", "both": "#e8590c"}
SIZE, EDGE = 300, 40


def reader_table(found: Mapping[str, Any]) -> str:
    """Figures of both readers on each part, with intervals."""
    lines = []
    for part, title in PARTS.items():
        made = found[part]
        lines += [
            f"**{title}**, {made['reports']} reports",
            "",
            "| F1 | rules | both | both over rules |",
            "|---|---|---|---|",
        ]
        for name in made["both over rules"]:
            cells = [_figure(made["figures"][reader].get(name)) for reader in READERS]
            change, low, high = made["both over rules"][name]
            lines.append(f"| {name.removesuffix(' F1')} | {' | '.join(cells)} | {change:+.1f} ({low:+.1f} to {high:+.1f}) |")
        lines.append("")
    return "\n".join(lines) + "\n"


def _figure(row: Sequence[float] | None) -> str:
    return "" if row is None or not any(row) else f"{row[0]:.1f} ({row[1]:.0f}–{row[2]:.0f})"


def score_table(found: Mapping[str, Any]) -> str:
    """Expected error and ranking of scores."""
    lines = ["| values of incidents | how many | right | expected error | ranking |", "|---|---:|---:|---:|---:|"]
    for part in ("train", "dev", "real"):
        for reader, row in found[part]["scores"].items():
            right = sum(count * share for count, _, share in row["bins"]) / row["values"]
            lines.append(
                f"| {PARTS[part]}, {READERS[reader]} | {row['values']} | {100 * right:.0f} % | {row['error']:.1f} | {row['ranking']:.1f} |"
            )
    return "\n".join(lines) + "\n"


def relevance_table(found: Mapping[str, Any]) -> str:
    """Recall of reports that tell of an incident."""
    lines = ["| reports | of which tell | by | recall at precision 90 | ranking |", "|---|---:|---|---|---:|"]
    for part, title in PARTS.items():
        for reader, row in found[part]["relevance"].items():
            low, high = row["interval"]
            lines.append(
                f"| {title}, {found[part]['reports']} | {row['share that tell']:.0f} % | {READERS[reader]} "
                f"| {row['recall']:.1f} ({low:.0f}–{high:.0f}) | {row['ranking']:.1f} |"
            )
    return "\n".join(lines) + "\n"


def picture(curves: Mapping[str, Sequence[Sequence[float]]], across: str, up: str, *, diagonal: bool) -> str:
    """Lines over two axes from 0 to 100, as SVG: reader → points (across, up) in per cent."""

    def x(value: float) -> float:
        return EDGE + value / 100 * (SIZE - EDGE - 10)

    def y(value: float) -> float:
        return SIZE - EDGE - value / 100 * (SIZE - EDGE - 10)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + 90} {SIZE}" font-family="sans-serif" font-size="12">',
        f'<rect width="{SIZE + 90}" height="{SIZE}" fill="#ffffff"/>',
    ]
    for value in range(0, 101, 20):
        parts += [
            f'<line x1="{x(0):.0f}" x2="{x(100):.0f}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#e9ecef"/>',
            f'<text x="{x(0) - 6:.0f}" y="{y(value) + 4:.1f}" text-anchor="end" fill="#495057">{value}</text>',
            f'<text x="{x(value):.1f}" y="{y(0) + 16:.0f}" text-anchor="middle" fill="#495057">{value}</text>',
        ]
    if diagonal:
        ends = f'x1="{x(0):.1f}" y1="{y(0):.1f}" x2="{x(100):.1f}" y2="{y(100):.1f}"'
        parts.append(f'<line {ends} stroke="#868e96" stroke-dasharray="4 4"/>')
    for number, (reader, points) in enumerate(curves.items()):
        line = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[reader]}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="2.5" fill="{COLOURS[reader]}"/>' for a, b in points]
        parts.append(f'<text x="{SIZE}" y="{30 + 18 * number}" fill="{COLOURS[reader]}">{READERS[reader]}</text>')
    middle = (x(0) + x(100)) / 2
    parts.append(f'<text x="{middle:.0f}" y="{SIZE - 6}" text-anchor="middle" fill="#212529">{across}</text>')
    parts.append(f'<text transform="translate(12 {middle:.0f}) rotate(-90)" text-anchor="middle" fill="#212529">{up}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def pictures(found: Mapping[str, Any]) -> dict[str, str]:
    """File name → SVG."""
    made = {}
    for part in ("train", "dev"):
        curves = {
            reader: [(100 * score, 100 * right) for _, score, right in row["bins"]]
            for reader, row in found[part]["scores"].items()
        }
        made[f"reliability-{part}.svg"] = picture(curves, "score", "right, per cent", diagonal=True)
    made["relevance-muc.svg"] = picture(
        {reader: row["curve"] for reader, row in found["muc"]["relevance"].items()}, "recall", "precision", diagonal=False
    )
    return made


def pages() -> dict[Path, str]:
    """File → what it must hold: pages with their tables written in, and pictures."""
    found = json.loads(FOUND.read_text(encoding="utf-8"))
    tables = {
        "sureness.md": {"scores": score_table(found), "relevance": relevance_table(found)},
        "trained-reader.md": {"readers": reader_table(found)},
    }
    made: dict[Path, str] = {}
    for name, own in tables.items():
        text = (EXPLANATION / name).read_text(encoding="utf-8")
        for key, table in own.items():
            first, last = (mark.format(key) for mark in MARKS)
            before, rest = text.split(first)
            text = f"{before}{first}\n{table}{last}{rest.split(last)[1]}"
        made[EXPLANATION / name] = text
    return made | {EXPLANATION / name: svg for name, svg in pictures(found).items()}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
