"""Commands about the people who work in an archive."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from sayso.cli.common import ArchiveOption, ByOption, Layout, LayoutOption, console, print_json, settings_for, stop, told
from sayso.cli.words import clean

people = typer.Typer(
    no_args_is_help=True,
    help="""Who works in an archive with others: names, roles and passwords for `sayso desk --team`.

    Roles: *reader* (all but the names of people at risk), *coder* (codes what was given to them), *editor* (decides, sees all names),
    *admin* (adds people and reports, too). There is no password by default: the first admin is made here.""",
)

Name = Annotated[str, typer.Argument(help="The person's name, under which decisions are logged.")]


@people.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option(help="reader, coder, editor or admin.")] = "reader",
    by: ByOption = "",
    archive: ArchiveOption = None,
) -> None:
    """Make an account. The password is asked for, twice, and not shown; from a pipe, one line is read."""
    from sayso.flow import add_person

    with told():
        who = add_person(name, role, _password(), by=by, settings=settings_for(archive))
    print(f"{clean(who.name)} is {who.role} now.")


@people.command("list")
def list_people(archive: ArchiveOption = None, format: LayoutOption = Layout.table) -> None:
    """Everybody, with their roles."""
    from rich.table import Table

    from sayso.flow import as_json
    from sayso.flow import people as everybody

    with told():
        found = everybody(settings_for(archive))
    if format is Layout.json:
        print_json(as_json(found))
        return
    if not found:
        print("Nobody has an account in this archive. The first admin is made with: sayso people add NAME --role admin")
        return
    table = Table(box=None, pad_edge=False)
    for head in ("name", "role", ""):
        table.add_column(head)
    for one in found:
        table.add_row(clean(one.name), one.role, "disabled" if one.disabled else "")
    console().print(table)


@people.command()
def role(
    name: Name,
    role: Annotated[str, typer.Argument(help="reader, coder, editor or admin.")],
    by: ByOption = "",
    archive: ArchiveOption = None,
) -> None:
    """Give somebody another role. It counts at once."""
    from sayso.flow import set_role

    with told():
        who = set_role(name, role, by=by, settings=settings_for(archive))
    print(f"{clean(who.name)} is {who.role} now.")


@people.command()
def password(name: Name, by: ByOption = "", archive: ArchiveOption = None) -> None:
    """Give somebody another password. All of their sessions end."""
    from sayso.flow import set_password

    with told():
        who = set_password(name, _password(), by=by, settings=settings_for(archive))
    print(f"{clean(who.name)} has a new password.")


@people.command()
def disable(name: Name, by: ByOption = "", archive: ArchiveOption = None) -> None:
    """Shut the door to somebody. Sessions end, tokens are taken back; what they decided stays under their name."""
    from sayso.flow import disable_person

    with told():
        who = disable_person(name, by=by, settings=settings_for(archive))
    print(f"{clean(who.name)} cannot come in any more. Open the door again with: sayso people enable")


@people.command()
def enable(name: Name, by: ByOption = "", archive: ArchiveOption = None) -> None:
    """Open the door to somebody again; the old password counts."""
    from sayso.flow import enable_person

    with told():
        who = enable_person(name, by=by, settings=settings_for(archive))
    print(f"{clean(who.name)} can come in again, as {who.role}.")


@people.command()
def token(
    name: Name,
    label: Annotated[str, typer.Argument(help="What the token is called: what will use it.")],
    days: Annotated[int, typer.Option(help="For how many days it is good.", min=1, max=366)] = 90,
    by: ByOption = "",
    archive: ArchiveOption = None,
) -> None:
    """Make a token by which a program may do by /api/v1 what the person may. It is printed once and never again."""
    from sayso.flow import make_token

    with told():
        made, secret = make_token(name, label, days=days, by=by, settings=settings_for(archive))
    print(secret)
    print(
        f"Good until {made.ends[:10]}. Take it back with: sayso people revoke {clean(made.person)!r} {made.id}", file=sys.stderr
    )


@people.command()
def tokens(name: Name, archive: ArchiveOption = None, format: LayoutOption = Layout.table) -> None:
    """Somebody's tokens, without what they open."""
    from rich.table import Table

    from sayso.flow import as_json
    from sayso.flow import tokens as tokens_of

    with told():
        found = tokens_of(name, settings=settings_for(archive))
    if format is Layout.json:
        print_json(as_json(found))
        return
    table = Table(box=None, pad_edge=False)
    for head in ("id", "name", "good until", "last used"):
        table.add_column(head)
    for one in found:
        table.add_row(one.id, clean(one.name), one.ends[:10], (one.used or "never")[:10])
    console().print(table)


@people.command()
def revoke(
    name: Name,
    id: Annotated[str, typer.Argument(help="Id of the token (tok-…), as 'sayso people tokens' gives it.")],
    by: ByOption = "",
    archive: ArchiveOption = None,
) -> None:
    """Make a token worthless."""
    from sayso.flow import revoke_token

    with told():
        revoke_token(name, id, by=by, settings=settings_for(archive))
    print(f"{id} is good for nothing now.")


def _password() -> str:
    """A password, typed twice on a terminal without being shown, or the first line of a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        stop("the two passwords are not the same; nothing was changed")
    return first
