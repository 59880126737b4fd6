"""What all commands share: options, errors, printing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from sayso.errors import SaysoError

if TYPE_CHECKING:  # what takes long to import is imported where it is used: `sayso --help` answers at once
    from sayso.settings import Settings


class Layout(StrEnum):
    """How what an archive says is printed."""

    table = "table"
    json = "json"


ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive",
        help="The archive: a file, or postgresql+psycopg://USER@HOST/NAME. Without it, SAYSO_ARCHIVE or the one in your data folder.",
        metavar="ARCHIVE",
    ),
]
LayoutOption = Annotated[Layout, typer.Option("--format", help="A table to read, or JSON.")]
CodebookOption = Annotated[
    Path | None, typer.Option("--codebook", help="A codebook of your own (YAML), whole or with 'extends: sayso'.")
]
PlacesOption = Annotated[
    Path | None, typer.Option("--places", help="A list of places of your own (CSV). Without it, SAYSO_PLACES or none.")
]


class Reader(StrEnum):
    """What codes."""

    trained = "trained"
    rules = "rules"


ReaderOption = Annotated[
    Reader | None,
    typer.Option("--reader", help="Rules with the trained network, or rules alone. Without it, SAYSO_READER or the default."),
]
LimitOption = Annotated[int, typer.Option("--limit", help="How many to show.", min=1, max=10_000)]
OffsetOption = Annotated[int, typer.Option("--offset", help="How many to leave out first.", min=0)]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="First day (or month, or year) on which it may have been.", metavar="DATE")
]
UntilOption = Annotated[str | None, typer.Option("--until", help="Last day, month or year.", metavar="DATE")]
PlaceOption = Annotated[
    str | None, typer.Option("--place", help="Town, province or country, by name or country code.", metavar="NAME")
]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", help="Name or id of somebody who has a part in it, however held responsible.", metavar="NAME"),
]
SourceOption = Annotated[str | None, typer.Option("--source", help="An outlet that reports it.", metavar="NAME")]
ByOption = Annotated[
    str, typer.Option("--by", help="Who decides. Without it, SAYSO_USER or your account's name.", metavar="NAME")
]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why: it stands in the log.", metavar="WORDS")]


def settings_for(
    archive: str | None = None, codebook: Path | None = None, reader: Reader | None = None, places: Path | None = None
) -> Settings:
    """The settings of the file and the environment under what the command line says."""
    from sayso.settings import load_settings

    settings = load_settings()
    settings = replace(settings, archive=archive) if archive else settings
    settings = replace(settings, reader=reader.value) if reader else settings
    settings = replace(settings, places=str(places)) if places else settings
    return replace(settings, codebook=str(codebook)) if codebook else settings


@contextmanager
def told(stopped: Callable[[], str] | None = None) -> Iterator[None]:
    """Errors that Sayso raises on purpose become a message and exit status 1.

    Args:
        stopped: what is said after Ctrl-C, of work that takes long; the exit status is 130 then, as after any Ctrl-C.
    """
    try:
        yield
    except SaysoError as error:
        stop(str(error))
    except KeyboardInterrupt:
        if stopped is None:
            raise
        stop(stopped(), 130)


def console() -> Console:
    """Where pages and tables go. A pipe has no width but COLUMNS: without it lines are long, so that nothing is broken."""
    wide = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 200
    return Console(highlight=False, soft_wrap=False, markup=False, width=wide)


def print_json(value: object, indent: int | None = 1) -> None:
    """JSON to standard output, in UTF-8 whatever the terminal thinks."""
    # Lone surrogates, which a hostile file may hold, cannot be written as UTF-8: they go out as JSON escapes.
    chars = json.dumps(value, ensure_ascii=False, indent=indent)
    if any("\ud800" <= c <= "\udfff" for c in chars):
        chars = json.dumps(value, ensure_ascii=True, indent=indent)
    sys.stdout.buffer.write(chars.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def new_file(path: Path, what: str = "the dataset") -> Iterator[IO[bytes]]:
    """A file that is not there yet; one that is ends the command."""
    try:
        with path.open("xb") as file:
            yield file
    except FileExistsError:
        stop(f"{path} is there already; name another file or folder, or remove it")
    except OSError as error:
        stop(f"{path}: {what} cannot be written there: {error.strerror}")


def say(message: str) -> None:
    """A message to standard error."""
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(message)


def stop(message: str, status: int = 1) -> NoReturn:
    """A message to standard error, and the end."""
    say(f"sayso: {message}")
    raise typer.Exit(status)
