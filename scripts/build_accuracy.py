"""Write the tables of ``docs/explanation/accuracy.md`` from what ``make bench`` leaves: ``benchmarks/figures.json`` and ``intervals.json``.

Usage: python scripts/build_accuracy.py      (a test compares the page with the figures)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "accuracy.md"
MARK = "<!-- tables: written by scripts/build_accuracy.py -->\n"


def tables() -> str:
    """All measured figures with the peers' beside them."""
    figures: dict[str, Any] = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
    peers: dict[str, Any] = yaml.safe_load((ROOT / "benchmarks" / "peers.yaml").read_text(encoding="utf-8"))
    spread: dict[str, Any] = json.loads((ROOT / "benchmarks" / "intervals.json").read_text(encoding="utf-8"))
    lines: list[str] = []
    for title, measured in figures["accuracy"].items():
        lines += [f"\n### {title}\n", "| figure | Sayso | 95 % interval | others |", "|---|---:|---|---|"]
        for name, value in measured.items():
            beside = ", ".join(f"{who} {figure}" for who, figure in peers.get(title, {}).get(name, {}).items())
            around = "{:.1f}–{:.1f}".format(*spread[title][name]) if name in spread.get(title, {}) else ""
            lines.append(f"| {name} | {value:.1f} | {around} | {beside} |")
    lines += [
        "\n### Speed and memory\n",
        "On the same texts in the same run.\n",
        "| program | words per CPU second | peak memory, MB |",
        "|---|---:|---:|",
    ]
    for key, name in (("sayso", "Sayso, whole coding"), ("spacy", "spaCy alone")):
        row = figures["speed"][key]
        lines.append(f"| {name} | {row['words per CPU second']:.0f} | {row['peak memory MB']:.0f} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """The page: its own prose as it stands, and the tables below the mark."""
    prose = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    return prose + MARK + tables()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
