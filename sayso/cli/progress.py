"""Progress of long work, on a terminal only, beside the output and not in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_LOADING: Final = "loading the language pipeline"


class Counted:
    """Progress that is counted and passed on, so that what is done can be said after Ctrl-C.

    Attributes:
        done: how many reports there have been.
        passed_on: who is told of each as well.
    """

    def __init__(self) -> None:
        self.done = 0
        self.passed_on: Callable[[str], None] | None = None

    def __call__(self, name: str) -> None:
        """One more report is done."""
        self.done += 1
        if self.passed_on:
            self.passed_on(name)


@contextmanager
def progress_bar(files: Sequence[str]) -> Iterator[Callable[[str], None] | None]:
    """A bar that counts reports as they are done; nothing when standard error is no terminal.

    The number of reports in folders and JSONL files is not known beforehand: the bar then counts without an end.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    single = all(not file.endswith((".jsonl", "/")) and file != "-" for file in files)
    with _bar(console) as bar:
        task = bar.add_task("coding", total=len(files) if single else None, name=_LOADING)
        yield lambda name: bar.update(task, advance=1, name=name[-60:])


@contextmanager
def row_bar(rows: int, to_output: bool) -> Iterator[Callable[[], None] | None]:
    """A bar that counts rows of a table as they are typed; nothing when standard error is no terminal.

    Args:
        to_output: whether the rows go to standard output; on a terminal they are seen coming then, and a bar would stand among them.
    """
    console = Console(stderr=True)
    if not console.is_terminal or (to_output and sys.stdout.isatty()):
        yield None
        return
    with _bar(console) as bar:
        task = bar.add_task("typing", total=rows, name=_LOADING)
        yield lambda: bar.update(task, advance=1, name="")


def _bar(console: Console) -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    return Progress(*columns, console=console, transient=True)


@contextmanager
def counter() -> Iterator[Callable[[str, int], None] | None]:
    """A line that says what is being looked at and how many of it have been; nothing when standard error is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with console.status("opening the archive") as status:
        yield lambda what, count: status.update(f"{what}: {count:,}")
