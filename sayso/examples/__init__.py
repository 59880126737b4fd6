"""Reports of our own making, from two countries that do not exist: the demo, the tutorial and the tests read them."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path


def example_paths() -> list[Path]:
    """The example files in reading order: by the country and the day of what they report. See ``README.md`` beside this file."""
    folder = Path(str(files("sayso.examples"))) / "data"
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


def example_places() -> Path:
    """Where the invented places are: a list as `sayso.gazetteer.use_places` reads it. Both countries lie in open sea."""
    return Path(str(files("sayso.examples"))) / "places.csv"


def copy_examples(folder: Path) -> list[Path]:
    """Copy the example files into a folder, which is made if it is not there.

    Returns:
        the copies, in reading order.

    Raises:
        OSError: if a file of that name cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copyfile(path, folder / path.name)) for path in example_paths()]
