"""The command by which a dataset leaves the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.asking import DisputedOption, RememberedOption, StatusOption, TypeOption, card_filter
from sayso.cli.common import (
    ActorOption,
    ArchiveOption,
    ByOption,
    PlaceOption,
    ReasonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    new_file,
    say,
    settings_for,
    stop,
    told,
)
from sayso.cli.words import clean

if TYPE_CHECKING:
    from sayso.export.files import File
    from sayso.export.tables import TableName

exporting = typer.Typer()


class TableChoice(StrEnum):
    """The tables of a dataset."""

    incidents = "incidents"
    statements = "statements"
    values = "values"


class ReviewChoice(StrEnum):
    """Which values a dataset holds."""

    all = "all"
    accepted = "accepted"


class FileChoice(StrEnum):
    """The form of the tables."""

    csv = "csv"
    jsonl = "jsonl"
    acled = "acled"
    gtd = "gtd"
    ucdp = "ucdp"
    geojson = "geojson"


@exporting.command()
def export(
    to: Annotated[Path, typer.Argument(help="A file that ends in .zip, or a folder. What is there already is not overwritten.")],
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    type: TypeOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    status: StatusOption = None,
    remembered: RememberedOption = None,
    disputed: DisputedOption = False,
    review: Annotated[
        ReviewChoice,
        typer.Option("--review", help="Every value that nobody rejected, or only what people accepted, corrected or added."),
    ] = ReviewChoice.all,
    table: Annotated[list[TableChoice] | None, typer.Option("--table", help="Only this table; can be given again.")] = None,
    format: Annotated[
        FileChoice,
        typer.Option(
            "--format",
            help="CSV, one JSON object a line, or CSV with incidents in the columns of ACLED, GTD or UCDP GED or as GeoJSON.",
        ),
    ] = FileChoice.csv,
    with_names: Annotated[
        bool,
        typer.Option(
            "--with-names", help="With names of victims, minors, detainees and witnesses. Needs --reason; the log keeps both."
        ),
    ] = False,
    by: ByOption = "",
    reason: ReasonOption = "",
    archive: ArchiveOption = None,
) -> None:
    """Write a dataset: incidents, statements and values, and README.md, which says what the columns mean and how it was made.

    Each value stands beside its words, their place, the outlet and who says so. Names of victims, minors, detainees and witnesses are
    replaced unless they are asked for. The same archive and options give the same bytes.

    Examples:

        sayso export dataset.zip

        sayso export folder/ --since 2031-05 --place Vasrland --review accepted --format jsonl

        sayso export for-acled-users.zip --format acled
    """
    from sayso.export.about import Choice
    from sayso.export.tables import TABLES
    from sayso.flow import export as export_files
    from sayso.flow import export_zip

    tables: tuple[TableName, ...] = tuple(name for name in TABLES if not table or name in {one.value for one in table})
    choice = Choice(tables, format.value, review.value, with_names)
    with told(lambda: "stopped. What was written is not whole; delete it."):
        wanted = card_filter(since, until, place, type, actor, source, status, remembered, disputed)
        settings = settings_for(archive)
        if to.suffix.lower() == ".zip":
            pieces = export_zip(wanted, choice, by=by, reason=reason, settings=settings)
            with new_file(to) as file:
                for piece in pieces:
                    file.write(piece)
            written = [to]
        else:
            written = list(_into(to, export_files(wanted, choice, by=by, reason=reason, settings=settings)))
    for path in written:
        print(f"{clean(str(path))}  {path.stat().st_size:,} bytes")
    if not with_names:
        say("Names of victims, minors, detainees and witnesses are withheld. README.md says what else to know.")


def _into(folder: Path, files: Iterable[File]) -> Iterator[Path]:
    """Write files into a folder that is new or holds none of them."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"{folder}: the dataset cannot be written there: {error.strerror}")
    for name, pieces in files:
        with new_file(folder / name) as file:
            for piece in pieces:
                file.write(piece)
        yield folder / name
