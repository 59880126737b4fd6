"""Reports of our own making, from two countries that do not exist: the demo, the tutorial and the tests read them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def example_paths() -> list[Path]:
    """The example files in reading order: by the country and the day of what they report. See ``README.md`` beside this file."""
    folder = Path(str(files("sayso.examples"))) / "data"
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
