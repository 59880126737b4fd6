"""Progress of long work, on a terminal only, beside the output and not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


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
    columns = (
        SpinnerColumn(),
        TextColumn("coding"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("coding", total=len(files) if single else None, name="loading the language pipeline")
        yield lambda name: bar.update(task, advance=1, name=name[-60:])


@contextmanager
def counter() -> Iterator[Callable[[str, int], None] | None]:
    """A line that says what is being looked at and how many of it have been; nothing when standard error is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with console.status("opening the archive") as status:
        yield lambda what, count: status.update(f"{what}: {count:,}")
