"""Commands by which people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from sayso.cli.common import ArchiveOption, ByOption, Layout, LayoutOption, ReasonOption, print_json, settings_for, told
from sayso.cli.words import clean

if TYPE_CHECKING:
    from sayso.records import Decision, Judgement

judge = typer.Typer(
    no_args_is_help=True,
    help="""Decide: accept, reject or correct a value; say that two things are the same or different; seal a person.

    Every decision is logged with who, when and why, and 'sayso undo' takes it back. No later coding overrides it.""",
)
judging = typer.Typer()

_SHOWN: Final = 4
"""Ids of what a decision is about that are named."""
_UNDONE: Final = "Taken back"
_BACK: Final = "An undoing can be undone too; 'sayso log' gives its id."
Value = Annotated[str, typer.Argument(help="Id of an assertion (ass-…), as 'sayso show' of an incident or a report gives it.")]
Things = Annotated[
    list[str], typer.Argument(help="Ids: incidents (ict-…), statements (stm-…), actors (who-…), or their accounts.")
]


@judge.command()
def accept(
    id: Value, reason: ReasonOption = "", by: ByOption = "", archive: ArchiveOption = None, format: LayoutOption = Layout.table
) -> None:
    """A value is right. (An account, inc-… or sta-…: it is one.)"""
    _judge("accept", [id], "", reason, by, archive, format)


@judge.command()
def reject(
    id: Value, reason: ReasonOption = "", by: ByOption = "", archive: ArchiveOption = None, format: LayoutOption = Layout.table
) -> None:
    """A value is wrong and goes. (An account, inc-… or sta-…: there was no such incident or statement.)"""
    _judge("reject", [id], "", reason, by, archive, format)


@judge.command()
def correct(
    id: Value,
    value: Annotated[str, typer.Argument(help="The right value: 4, 'at least 4', 2031-05-04, 'Kelm, Vasrland', bombing, yes …")],
    reason: ReasonOption = "",
    by: ByOption = "",
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Another value is right; the words and who says so stay."""
    _judge("correct", [id], value, reason, by, archive, format)


@judge.command()
def same(
    ids: Things, reason: ReasonOption = "", by: ByOption = "", archive: ArchiveOption = None, format: LayoutOption = Layout.table
) -> None:
    """These are one: merge incidents, statements or actors."""
    _judge("same", ids, "", reason, by, archive, format)


@judge.command()
def different(
    ids: Things, reason: ReasonOption = "", by: ByOption = "", archive: ArchiveOption = None, format: LayoutOption = Layout.table
) -> None:
    """The first is none of the others: keep them apart. One account alone: split it off from the rest of its incident."""
    _judge("different", ids, "", reason, by, archive, format)


@judge.command()
def seal(
    id: Annotated[str, typer.Argument(help="Id of a person (who-…), as 'sayso actors' gives it.")],
    reason: ReasonOption = "",
    by: ByOption = "",
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Hide a person: the names go from every list, page, snippet and search. The log says that and why, not whom."""
    _judge("seal", [id], "", reason, by, archive, format)


@judging.command()
def undo(
    id: Annotated[str, typer.Argument(help="Id of the judgement (jdg-…). Without one: your last decision.")] = "",
    reason: ReasonOption = "",
    by: ByOption = "",
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Take a decision back. Undoing an undoing brings it back."""
    from sayso.flow import undo as take_back

    with told():
        undone = take_back(id, by=by, reason=reason, settings=settings_for(archive))
        if format is Layout.json:
            from sayso.flow import as_json

            print_json(as_json(undone))
        else:
            _done(undone.judgement, "In force again" if undone.in_force else _UNDONE, format)


@judging.command()
def grade(
    subject: Annotated[str, typer.Argument(help="An outlet's name, or the id of a report or an account.")],
    grade: Annotated[str, typer.Argument(help="An outlet: A (completely reliable) to F (cannot be judged). A report: 1 to 6.")],
    reason: ReasonOption = "",
    by: ByOption = "",
    archive: ArchiveOption = None,
    format: LayoutOption = Layout.table,
) -> None:
    """Say how reliable an outlet is, or how credible a report. Only people do; nothing is graded by machine."""
    from sayso.flow import grade as give_grade

    with told():
        _done(give_grade(subject, grade, by=by, reason=reason, settings=settings_for(archive)), "Graded", format)


def _judge(decision: Decision, ids: list[str], value: str, reason: str, by: str, archive: str | None, format: Layout) -> None:
    from sayso.flow import judge as decide

    with told():
        _done(decide(decision, *ids, value=value, by=by, reason=reason, settings=settings_for(archive)), "Decided", format)


def _done(made: Judgement, what: str, format: Layout) -> None:
    from sayso.cli.lists import short_id
    from sayso.flow import as_json

    if format is Layout.json:
        print_json(as_json(made))
        return
    shown = made.subjects if made.decision == "grade" else [short_id(one) for one in made.subjects[:_SHOWN]]
    about = clean(", ".join(shown)) + (f" and {len(made.subjects) - _SHOWN} more" if len(made.subjects) > _SHOWN else "")
    decided = f"{about} {made.value}" if made.decision == "grade" else f"{made.decision} {about}"
    print(f"{what}: {decided}, by {clean(made.by)}. {_BACK if what == _UNDONE else f'Undo it with: sayso undo {made.id}'}")
