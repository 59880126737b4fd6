"""Commands that fill an archive and look after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.common import (
    ArchiveOption,
    CodebookOption,
    Layout,
    LayoutOption,
    PlacesOption,
    ReaderOption,
    console,
    print_json,
    say,
    settings_for,
    told,
)
from sayso.cli.words import clean

if TYPE_CHECKING:
    from sayso.archive.checks import Break
    from sayso.flow import Added
    from sayso.settings import Settings

keeping = typer.Typer()


@keeping.command()
def add(
    files: Annotated[list[str], typer.Argument(help="Text, HTML or JSONL files, folders of them, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD. Without one, 'Thursday' stays 'Thursday'.", metavar="DATE")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="The outlet that published, the last link of every chain of say-so.", metavar="NAME")
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes to use.", min=1, max=64)] = 1,
    archive: ArchiveOption = None,
    codebook: CodebookOption = None,
    places: PlacesOption = None,
    reader: ReaderOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Code reports and put them into the archive.

    What is there already is passed over: after a break, give the same command again and it goes on where it stopped. Files that cannot be
    read are named with the reason, the others are added, and the exit status is 1.

    Examples:

        sayso add archive/ --jobs 2

        sayso add wire.txt --published 2031-05-04 --source "Torvik Courier"
    """
    from sayso.cli.progress import Counted, progress_bar
    from sayso.flow import add as add_reports
    from sayso.flow import as_json

    counted = Counted()
    with told(lambda: _stopped_adding(counted.done)), progress_bar(files) as counted.passed_on:
        done = add_reports(
            *files,
            published=published,
            source=source,
            settings=settings_for(archive, codebook, reader, places),
            jobs=jobs,
            progress=counted,
        )
    if format is Layout.json:
        print_json({"filed": as_json(done.filed), "known": done.known, "skipped": [as_json_skip(skip) for skip in done.skipped]})
    else:
        _say_added(done, settings_for(archive))
    for skip in done.skipped:
        say(str(skip))
    if done.skipped:
        say(f"{len(done.skipped)} not added.")
        raise typer.Exit(1)


def _stopped_adding(done: int) -> str:
    so_far = f"stopped after {done} report{'' if done == 1 else 's'}. What is done stays in the archive, each report whole"
    return f"{so_far}; of the one in work nothing was kept. To go on, give the same command again."


def _say_added(done: Added, settings: Settings) -> None:
    from sayso.archive import archive_url

    incidents = len({one for filed in done.filed for one in filed.incidents})
    joined = sum(1 for filed in done.filed if filed.joined)
    copies = sum(1 for filed in done.filed if filed.copies)
    print(f"{len(done.filed)} reports added, {done.known} known already.", end="\n" if not done.filed else " ")
    if done.filed:
        print(f"They tell of {incidents} incident{'' if incidents == 1 else 's'}.", end=" ")
        print(f"Reports that tell of what others tell too: {joined}; that are copies of others, or were copied: {copies}.")
    where = archive_url(settings.archive or None)
    print(
        f"The archive: {where.database if where.get_backend_name() == 'sqlite' else where.render_as_string(hide_password=True)}"
    )


def as_json_skip(skip: Exception) -> dict[str, str]:
    """A report that was left out, as JSON values."""
    return {name: str(getattr(skip, name)) for name in ("where", "reason", "detail")}


@keeping.command()
def recode(
    try_out: Annotated[bool, typer.Option("--try", help="Only show what would change; change nothing.")] = False,
    jobs: Annotated[int, typer.Option(help="Processes to use.", min=1, max=64)] = 1,
    archive: ArchiveOption = None,
    codebook: CodebookOption = None,
    places: PlacesOption = None,
    reader: ReaderOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Code the stored texts again with the version, language pipeline, codebook and list of places in use today.

    Only reports that other versions coded are taken. What people have judged stays as they judged it; everything else is replaced by the
    new coding and kept as retired. What changed is shown, old values with -, new ones with +.
    """
    from sayso.cli.changes import print_changes
    from sayso.cli.progress import Counted, progress_bar
    from sayso.flow import as_json
    from sayso.flow import recode as code_again

    counted = Counted()
    with told(lambda: _stopped_recoding(counted.done, try_out)), progress_bar(["-"]) as counted.passed_on:
        done = code_again(settings=settings_for(archive, codebook, reader, places), jobs=jobs, try_out=try_out, progress=counted)
    if format is Layout.json:
        print_json(
            {"coded": done.coded, "changed": as_json(done.changed), "skipped": [as_json_skip(skip) for skip in done.skipped]}
        )
    else:
        print_changes(console(), done, try_out)
    for skip in done.skipped:
        say(str(skip))
    if done.skipped:
        raise typer.Exit(1)


def _stopped_recoding(done: int, try_out: bool) -> str:
    if try_out:
        return "stopped. Nothing was changed; it was only tried."
    so_far = (
        f"stopped after {done} report{'' if done == 1 else 's'}, which are coded anew and stay so; the others are as they were"
    )
    return f"{so_far}. To go on, give the same command again; until it has come to its end, lists may be short."


@keeping.command()
def verify(archive: ArchiveOption = None, format: LayoutOption = Layout.table) -> None:
    """Recompute every hash in the archive: bytes, texts, the words of each assertion at their place, the log. Names the first break."""
    from sayso.cli.progress import counter
    from sayso.flow import as_json
    from sayso.flow import verify as verify_archive

    with told(), counter() as progress:
        breaks = verify_archive(settings_for(archive), progress)
    if format is Layout.json:
        print_json(as_json(breaks))
    elif not breaks:
        print("The archive is sound: every hash, every word in evidence and the log are as they were put in.")
    if format is Layout.table:
        _say_breaks(breaks)
    if breaks:
        raise typer.Exit(1)


@keeping.command()
def backup(
    place: Annotated[
        str, typer.Argument(help="The file to write, which must not be there yet, or the URL of an empty database.")
    ],
    archive: ArchiveOption = None,
) -> None:
    """Copy the archive into one file or onto a PostgreSQL server, while others go on working. Use the copy with --archive."""
    from sayso.cli.progress import counter
    from sayso.flow import backup as back_up

    with told(), counter() as progress:
        done = back_up(place, settings=settings_for(archive), progress=progress)
    _say_breaks(done.breaks)
    print(f"{done.place} written, {done.size:,} bytes. 'sayso incidents --archive {done.place}' reads it.")
    if done.breaks:
        say("The copy is as the archive is: what is wrong in it was wrong there.")
        raise typer.Exit(1)


@keeping.command()
def stats(archive: ArchiveOption = None, format: LayoutOption = Layout.table) -> None:
    """How much there is of what, by which outlets, coded by which runs."""
    from sayso.flow import as_json
    from sayso.flow import stats as count

    with told():
        found = count(settings_for(archive))
    if format is Layout.json:
        print_json(as_json(found))
        return
    from sayso.cli.lists import print_stats

    print_stats(console(), found)


@keeping.command()
def log(
    after: Annotated[int, typer.Option("--after", help="Only entries with a higher number.", min=0)] = 0,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Who did what to the archive, when and why, in order. Each entry is chained to the one before by its hash."""
    from sayso.flow import as_json
    from sayso.flow import log as read_log

    with told():
        entries = read_log(after, settings=settings_for(archive))
    if format is Layout.json:
        print_json(as_json(entries))
        return
    from sayso.cli.lists import print_log

    print_log(console(), entries, after)


def _say_breaks(breaks: Sequence[Break]) -> None:
    for found in breaks:
        more = f" ({found.others} more of this kind)" if found.others else ""
        say(f"{clean(found.what)}: {clean(found.says)}{more}")
