"""Who works in an archive: made, given another role, shut out. Each change is logged with who made it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, get_args

from sayso.archive import Writer
from sayso.errors import PersonError
from sayso.records import ROLES, Person, Role
from sayso.review.passwords import hash_of

_LONGEST: Final = 60


def add_person(writer: Writer, name: str, role: str, password: str, *, by: str, at: str) -> Person:
    """Make an account for somebody.

    Args:
        password: one that `passwords.check_password` has let pass.

    Raises:
        PersonError: if the name is taken or none, or there is no such role.
    """
    who = Person(checked_name(name), checked_role(role))
    if (taken := writer.person(who.name)) is not None:
        raise PersonError(
            f"there is somebody called {taken.name} already{' (disabled)' if taken.disabled else ''}; choose another name"
        )
    writer.put_person(who, at)
    writer.put_password_hash(who.name, hash_of(password))
    _log(writer, "added", who, by, at, role=who.role)
    return who


def set_role(writer: Writer, name: str, role: str, *, by: str, at: str) -> Person:
    """Give somebody another role. It counts from the next page on that the person asks for.

    Raises:
        PersonError: if there is no such person or role, or nobody would be left who may do everything.
    """
    who = named_person(writer, name)
    changed = replace(who, role=checked_role(role))
    if changed != who:
        _change(writer, changed)
        _log(writer, "role", changed, by, at, role=changed.role, before=who.role)
    return changed


def shut_out(writer: Writer, name: str, *, by: str, at: str) -> Person:
    """Shut the door to somebody: sessions end, tokens are taken back. What the person decided stays, under their name.

    Raises:
        PersonError: if there is no such person, or nobody would be left who may do everything.
    """
    who = named_person(writer, name)
    changed = replace(who, disabled=True)
    if changed != who:
        _change(writer, changed)
        writer.drop_sessions_of(who.name)
        writer.drop_tokens_of(who.name)
        _log(writer, "disabled", changed, by, at)
    return changed


def let_in(writer: Writer, name: str, *, by: str, at: str) -> Person:
    """Open the door again. The old password counts; tokens have to be made anew.

    Raises:
        PersonError: if there is no such person.
    """
    who = named_person(writer, name)
    changed = replace(who, disabled=False)
    if changed != who:
        _change(writer, changed)
        _log(writer, "enabled", changed, by, at)
    return changed


def set_password(writer: Writer, name: str, password: str, *, by: str, at: str) -> Person:
    """Give somebody another password. All of the person's sessions end.

    Args:
        password: one that `passwords.check_password` has let pass.

    Raises:
        PersonError: if there is no such person.
    """
    who = named_person(writer, name)
    writer.put_password_hash(who.name, hash_of(password))
    writer.drop_sessions_of(who.name)
    _log(writer, "password", who, by, at)
    return who


def named_person(writer: Writer, name: str) -> Person:
    """Whoever has this name.

    Raises:
        PersonError: if nobody has.
    """
    found = writer.person(name)
    if found is None:
        raise PersonError(f"there is nobody called {name!r}; 'sayso people list' names everybody")
    return found


def checked_name(name: str) -> str:
    """A name in its simplest form.

    Raises:
        PersonError: if it cannot be one.
    """
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or not name.isprintable() or "@" in name:
        raise PersonError(f"a name has 1 to {_LONGEST} letters and signs, and no @, which marks what a program decided")
    return name


def checked_role(role: str) -> Role:
    """A role by its name.

    Raises:
        PersonError: if there is none of that name.
    """
    for known in get_args(Role):
        if known == role:
            return known  # type: ignore[no-any-return]
    raise PersonError(f"there is no role {role!r}; roles: {', '.join(ROLES)}")


def log_of_team(writer: Writer, deed: str, name: str, by: str, at: str, **more: Any) -> None:
    """Write into the log what was done about a person. Passwords and tokens themselves never stand there."""
    writer.append_log("person", by=by, at=at, body={"deed": deed, "name": name, **more})


def _log(writer: Writer, deed: str, who: Person, by: str, at: str, **more: Any) -> None:
    log_of_team(writer, deed, who.name, by, at, **more)


def _change(writer: Writer, changed: Person) -> None:
    writer.change_person(changed)
    if not writer.count_admins():
        raise PersonError(f"{changed.name} is the only admin; make somebody else one first: sayso people role NAME admin")
