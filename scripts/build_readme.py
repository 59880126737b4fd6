"""Write into README.md what Sayso prints for one of its example reports and for an archive of them, and the measured figures.

Usage: python scripts/build_readme.py      (a test compares)
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sayso.examples import example_paths

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REPORT = "02-vasrland-press-claim.txt"
WIDTH = "110"
ASKED = (("incidents", "--news"), ("contradictions", "--kind", "claim-denial"))
ROWS = (
    ("whole reports: all values of incidents", "records, dev", "incident values, all fields F1", "two coders 91"),
    ("whole reports: incidents found", "records, dev", "INCIDENT F1", "two coders 98"),
    ("whole reports: statements found", "records, dev", "STATEMENT F1", "two coders 92"),
    ("dates and times, value", "times, dev", "value F1", "HeidelTime 77.5, SUTime 68.8"),
    ("who said what, joint", "who said what, dev", "joint F1", "Citron 57.1, two people 78.4 (other texts of the set)"),
    ("places, end to end within 161 km", "places, LGL", "end-to-end F@161", "context rules 53.7, population 35.1"),
    ("killed, exact", "tolls, GVA: killed", "exact", "number pattern 77.4 (other texts of the set)"),
    ("wounded, exact", "tolls, GVA: wounded", "exact", "number pattern 62.2 (other texts of the set)"),
)


def output() -> str:
    """What the terminal shows of one report."""
    path = next(path for path in example_paths() if path.name == REPORT)
    return _block(_printed("code", str(path)))


def archive_output() -> str:
    """What the terminal shows of an archive of all of them."""
    with tempfile.TemporaryDirectory() as folder:
        archive = ["--archive", str(Path(folder) / "archive.sqlite")]
        _printed("add", *map(str, example_paths()), *archive)
        parts = [f"$ sayso {' '.join(words)}\n{_printed(*words, *archive)}" for words in ASKED]
    return _block("\n\n".join(parts), "console")


def _printed(*words: str) -> str:
    environment = {"COLUMNS": WIDTH, "PATH": "/usr/bin:/bin", **_cache()}
    command = [str(Path(sys.executable).parent / "sayso"), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")


def _block(chars: str, kind: str = "text") -> str:
    return f"```{kind}\n{chars}\n```\n"


def _cache() -> dict[str, str]:
    return {name: os.environ[name] for name in ("HOME", "SAYSO_CACHE", "XDG_CACHE_HOME") if name in os.environ}


def figures() -> str:
    """A small table; the large one is in the documentation."""
    found: dict[str, Any] = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
    lines = ["| what | Sayso | others |", "|---|---:|---|"]
    lines += [f"| {what} | {found['accuracy'][bench][name]:.1f} | {others} |" for what, bench, name, others in ROWS]
    ours, plain = (found["speed"][name]["words per CPU second"] for name in ("sayso", "spacy"))
    lines.append(f"| speed, words per CPU second | {ours:.0f} | spaCy's pipeline alone {plain:.0f} |")
    return "\n".join(lines) + "\n"


def readme() -> str:
    """The whole file, with its parts written anew."""
    chars = README.read_text(encoding="utf-8")
    for name, part in (("output", output()), ("archive", archive_output()), ("figures", figures())):
        mark = f"<!-- {name}: written by scripts/build_readme.py -->\n"
        pattern = re.escape(mark) + ".*?<!-- end -->"
        chars = re.sub(pattern, lambda _, mark=mark, part=part: f"{mark}{part}<!-- end -->", chars, count=1, flags=re.DOTALL)
    return chars


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
