"""The commands of `sayso`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sayso.cli.asking import asking
from sayso.cli.common import CodebookOption, PlacesOption, ReaderOption, print_json, say, settings_for, stop
from sayso.cli.desk import desking
from sayso.cli.exporting import exporting
from sayso.cli.judging import judge, judging
from sayso.cli.keeping import keeping
from sayso.cli.people import people
from sayso.cli.skills import skills
from sayso.errors import SaysoError
from sayso.version import VERSION

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="""Read published reports of political violence into a record that can be defended:
    *what happened, who did it, and on whose say-so*. Every value stands beside the words that say it.

    Try `sayso demo` first, then `sayso code report.html --published 2031-05-04`; then `sayso add FOLDER` and `sayso incidents`.""",
)


class Format(StrEnum):
    """How coded reports are printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def _version(value: bool) -> None:
    if value:
        print(f"sayso {VERSION}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options that come before the command."""


@app.command()
def code(
    files: Annotated[list[str], typer.Argument(help="Text, HTML or JSONL files, folders of them, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD. Without one, 'Thursday' stays 'Thursday'.", metavar="DATE")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="The outlet that published, the last link of every chain of say-so.", metavar="NAME")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="A page to read, JSON, or one JSON record a line.")] = Format.text,
    codebook: CodebookOption = None,
    places: PlacesOption = None,
    reader: ReaderOption = None,
    jobs: Annotated[int, typer.Option(help="Processes to use.", min=1, max=64)] = 1,
    withhold_names: Annotated[
        bool, typer.Option("--withhold-names", help="Replace names of victims, minors, detainees and witnesses.")
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Put the readable text into the JSON, for offsets to count in.")
    ] = False,
) -> None:
    """Code reports: which incidents and statements they tell of, each value with its words and who says so.

    Files that cannot be read are named with the reason, the others are coded, and the exit status is 1.

    Examples:

        sayso code article.html

        sayso code wire.txt --published 2031-05-04 --source "Torvik Courier"

        sayso code archive/ --format jsonl --jobs 2 > records.jsonl
    """
    from sayso.cli.progress import progress_bar
    from sayso.flow import code as code_reports

    _check(with_text, withhold_names, format)
    try:
        with progress_bar(files) as progress:
            settings = settings_for(codebook=codebook, reader=reader, places=places)
            batch = code_reports(*files, published=published, source=source, settings=settings, jobs=jobs, progress=progress)
    except SaysoError as error:
        stop(str(error))
    records = list(batch.records(with_text=with_text, withhold_names=withhold_names))
    if format is Format.text:
        from sayso.cli.page import print_record

        console = Console(highlight=False, soft_wrap=False)
        for found in records:
            print_record(console, found)
    elif format is Format.jsonl:
        for found in records:
            print_json(found, indent=None)
    elif records:
        print_json(records[0] if len(records) == 1 else records, indent=1)
    for skip in batch.skipped:
        say(str(skip))
    if batch.skipped:
        say(f"{len(batch.skipped)} of {batch.run.reports} not coded.")
        raise typer.Exit(1)


@app.command()
def schema(codebook: CodebookOption = None) -> None:
    """Print the JSON Schema of a coded report (what `sayso code --format json` gives)."""
    from sayso.flow import schema as record_schema

    try:
        print_json(record_schema(settings_for(codebook=codebook)), indent=1)
    except SaysoError as error:
        stop(str(error))


@app.command()
def demo(
    format: Annotated[Format, typer.Option("--format", help="A page to read, JSON, or one JSON record a line.")] = Format.text,
    to: Annotated[
        Path | None, typer.Option("--to", help="Only copy the example reports into this folder.", metavar="FOLDER")
    ] = None,
    places: Annotated[
        bool, typer.Option("--places", help="Only say where the list of the invented places is, for SAYSO_PLACES.")
    ] = False,
) -> None:
    """Code the example reports that come with Sayso: invented countries, groups and outlets.

    Examples:

        sayso demo

        SAYSO_PLACES=$(sayso demo --places) sayso add reports
    """
    from sayso.examples import copy_examples, example_paths, example_places

    if places:
        print(example_places())
        return

    if to is not None:
        try:
            for path in copy_examples(to):
                print(path)
        except OSError as error:
            stop(f"{to}: the example reports cannot be copied there: {error.strerror}")
        return
    paths = [str(path) for path in example_paths()]
    if format is Format.text:
        print(f"Sayso {VERSION} codes its {len(paths)} example files (invented countries, groups and outlets).\n", flush=True)
    code(paths, format=format, places=example_places())


for verbs in (skills, keeping, asking, judging, exporting, desking):
    app.add_typer(verbs)
app.add_typer(judge, name="judge")
app.add_typer(people, name="people")


def main() -> None:
    """Run the command line."""
    try:
        app()
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        raise SystemExit(1) from None


def _check(with_text: bool, withhold_names: bool, format: Format) -> None:
    if with_text and withhold_names:
        stop("--with-text and --withhold-names exclude each other: the whole text holds the names.", 2)
    if with_text and format is Format.text:
        stop("--with-text goes with --format json or jsonl.", 2)
