"""Commands that ask an archive."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.common import (
    ActorOption,
    ArchiveOption,
    Layout,
    LayoutOption,
    LimitOption,
    OffsetOption,
    PlaceOption,
    SinceOption,
    SourceOption,
    UntilOption,
    console,
    print_json,
    say,
    settings_for,
    told,
)
from sayso.cli.words import clean

if TYPE_CHECKING:
    from sayso.archive import Filter
    from sayso.flow import Listing
    from sayso.flow.hints import ListName

asking = typer.Typer()


class Status(StrEnum):
    """How far people have judged it."""

    machine = "machine"
    mixed = "mixed"
    reviewed = "reviewed"


class Best(StrEnum):
    """How the number is chosen that stands for all."""

    graded = "graded"
    latest = "latest"
    conservative = "conservative"


TypeOption = Annotated[
    str | None, typer.Option("--type", help="A type or subtype of the codebook (bombing, car_bomb …).", metavar="KEY")
]
StatusOption = Annotated[
    Status | None, typer.Option("--status", help="Whether people have judged none, some or all of its values.")
]
DisputedOption = Annotated[bool, typer.Option("--disputed", help="Only with contradictions.")]
RememberedOption = Annotated[
    bool | None, typer.Option("--remembered/--news", help="Only what is merely remembered, or only what is reported as news.")
]


@asking.command()
def incidents(
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    type: TypeOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    status: StatusOption = None,
    remembered: RememberedOption = None,
    disputed: DisputedOption = False,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """List incidents, the latest first.

    Example: sayso incidents --place Egypt --since 2013-09 --type car_bomb
    """
    from sayso.flow import incidents as list_incidents

    with told():
        wanted = card_filter(since, until, place, type, actor, source, status, remembered, disputed)
        found = list_incidents(wanted, limit=limit, offset=offset, settings=settings_for(archive))
        _listing(found, "incidents", wanted, archive, format)


@asking.command()
def statements(
    since: SinceOption = None,
    until: UntilOption = None,
    act: Annotated[
        str | None, typer.Option("--act", help="An act of the codebook (threaten, claim_responsibility …).", metavar="KEY")
    ] = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    status: StatusOption = None,
    disputed: DisputedOption = False,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """List statements, the latest first: who said what, in which medium.

    Example: sayso statements --actor "Northern Dawn Front" --act threaten
    """
    from sayso.flow import statements as list_statements

    with told():
        wanted = card_filter(since, until, None, act, actor, source, status, None, disputed)
        found = list_statements(wanted, limit=limit, offset=offset, settings=settings_for(archive))
        _listing(found, "statements", wanted, archive, format)


@asking.command()
def actors(
    name: Annotated[str | None, typer.Argument(help="A name in full, in any spelling of its capitals and accents.")] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="person, armed_group, security_force, government, organisation, media.", metavar="KIND"),
    ] = None,
    source: SourceOption = None,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """List people, groups and bodies that act, speak or are spoken of, with what else they are called."""
    from sayso.flow import actors as list_actors

    with told():
        wanted = card_filter(None, None, None, kind, name, source, None, None, False)
        found = list_actors(wanted, limit=limit, offset=offset, settings=settings_for(archive))
        _listing(found, "actors", wanted, archive, format)


@asking.command()
def show(
    id: Annotated[str, typer.Argument(help="An id, or its first six digits or more: ict-4f09ab.", metavar="ID")],
    best: Annotated[
        Best, typer.Option("--best", help="Which number stands for all: best graded source, latest, or lowest firm one.")
    ] = Best.graded,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Show one incident, statement, actor, report, assertion or judgement, with who says what of it."""
    from sayso.flow import show as show_one

    with told():
        page = show_one(id, best=best.value, settings=settings_for(archive))
    if format is Layout.json:
        print_json(page)
        return
    from sayso.cli.shown import print_shown

    print_shown(console(), page)


@asking.command(context_settings={"ignore_unknown_options": True})  # a search may begin with -word
def search(
    words: Annotated[
        str, typer.Argument(help='Words that a report must hold; "two words" together; -word not; Torv* begins so; OR.')
    ],
    since: Annotated[
        str | None, typer.Option("--since", help="Published on or after this day, month or year.", metavar="DATE")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Published on or before it.", metavar="DATE")] = None,
    place: PlaceOption = None,
    type: TypeOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    status: StatusOption = None,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Search the texts of the reports; place, type, actor and status are those of the incidents that they tell of.

    Example: sayso search '"car bomb" directorate' --place Cairo
    """
    from sayso.flow import as_json
    from sayso.flow import search as search_texts

    with told():
        wanted = card_filter(since, until, place, type, actor, source, status, None, False)
        hits = search_texts(words, wanted, limit=limit, offset=offset, settings=settings_for(archive))
    if format is Layout.json:
        print_json(as_json(hits))
    else:
        from sayso.cli.lists import print_hits

        print_hits(console(), hits)
    if not hits:
        _say_why("reports", wanted, archive, format, words)


@asking.command()
def contradictions(
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", help="toll, date, place, type, claim-denial, blame-blame, claim-claim, is-claim, authentic, other."
        ),
    ] = None,
    about: Annotated[str | None, typer.Option("--about", help="Of one incident or statement.", metavar="ID")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    limit: LimitOption = 30,
    offset: OffsetOption = 0,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """List where reports contradict each other, or themselves. Differences of precision and later updates are none."""
    from sayso.flow import as_json
    from sayso.flow import contradictions as list_contradictions
    from sayso.records import CONTRADICTION_KINDS

    with told():
        if kind is not None and kind not in CONTRADICTION_KINDS:
            raise typer.BadParameter(f"{kind!r} is no kind; kinds: {', '.join(CONTRADICTION_KINDS)}")
        wanted = card_filter(since, until, place, None, actor, source, None, None, False)
        found = list_contradictions(wanted, kind=kind, about=about, limit=limit, offset=offset, settings=settings_for(archive))
    if format is Layout.json:
        print_json(as_json(found))
    else:
        from sayso.cli.lists import print_contradictions

        print_contradictions(console(), found)
    if not found and about is None:
        _say_why("contradictions", wanted, archive, format)


@asking.command()
def precedents(
    id: Annotated[str, typer.Argument(help="Id of an incident.", metavar="ID")],
    days: Annotated[
        int, typer.Option("--days", help="How far before and after it statements are looked for.", min=1, max=3650)
    ] = 30,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """What came before an incident: others like it, the time since the last, and what the same actor had said."""
    from sayso.flow import as_json
    from sayso.flow import precedents as find_precedents

    with told():
        found = find_precedents(id, days=days, settings=settings_for(archive))
    if format is Layout.json:
        print_json(as_json(found))
        return
    from sayso.cli.answers import print_precedents

    print_precedents(console(), found)


@asking.command()
def check(
    words: Annotated[
        str, typer.Argument(help="A claim of precedence; or the id of an incident, for the claims its reports make.")
    ],
    day: Annotated[
        str | None, typer.Option("--day", help="The day of the claim, YYYY-MM-DD; today if none is given.", metavar="DATE")
    ] = None,
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Hold a claim such as "the first car bomb in Cairo since early September 2013" against the archive.

    Answers that it holds (nothing in the archive contradicts it), that it is contradicted, and by what, or that the archive is too thin
    to say; with how well it covers that place and time.
    """
    from sayso.errors import QuestionError
    from sayso.flow import as_json
    from sayso.flow import check as check_claim

    with told():
        found = check_claim(words, day=day, settings=settings_for(archive))
    if format is Layout.json:
        print_json([{"error": str(one)} if isinstance(one, QuestionError) else as_json(one) for one in found])
        return
    from sayso.cli.answers import print_answers

    print_answers(console(), found)


def card_filter(
    since: str | None,
    until: str | None,
    place: str | None,
    type: str | None,
    actor: str | None,
    source: str | None,
    status: Status | None,
    remembered: bool | None,
    disputed: bool,
) -> Filter:
    """The filter that options of the command line ask for."""
    from sayso.archive import Filter

    return Filter(
        since=since,
        until=until,
        place=place,
        type=type,
        actor=actor,
        source=source,
        status=status.value if status else None,
        background=remembered,
        disputed=disputed,
    )


def _listing(found: Listing, what: ListName, wanted: Filter, archive: str | None, format: Layout) -> None:
    if format is Layout.json:
        from sayso.flow import as_json

        value: dict[str, Any] = as_json(found)
        print_json(value)
    else:
        from sayso.cli.lists import print_cards

        print_cards(console(), found.cards, found.total, what)
    if not found.total:
        _say_why(what, wanted, archive, format)


def _say_why(what: ListName, wanted: Filter, archive: str | None, format: Layout, words: str = "") -> None:
    """Why nothing was found: below an empty table, beside empty JSON."""
    from sayso.flow import why_nothing

    with told():
        why = clean(why_nothing(wanted, what, words=words, settings=settings_for(archive)))
    if why and format is Layout.json:
        say(why)
    elif why:
        console().print(why)
