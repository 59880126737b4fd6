"""The verbs about the people who work in an archive: who they are, and how they come in."""

from __future__ import annotations

from contextlib import suppress

from sayso.archive.team import Token
from sayso.errors import ArchiveError, LoginError
from sayso.flow.keeping import now, user_name
from sayso.flow.opened import opened, reading, writing
from sayso.records import Person
from sayso.review import logins
from sayso.review import team as changes
from sayso.review.passwords import check_password, fits, hash_of, is_outdated
from sayso.settings import Settings, load_settings


def people(settings: Settings | None = None) -> list[Person]:
    """Everybody who has an account in the archive, by name."""
    with reading(settings) as reader:
        return reader.people()


def add_person(name: str, role: str, password: str, *, by: str = "", settings: Settings | None = None) -> Person:
    """Make an account for somebody; an archive that is not there yet is made, for a team may begin with its people.

    Args:
        role: reader, coder, editor or admin; see `sayso.records.ROLES`.
        by: who does; the user of the settings if nobody is given.

    Raises:
        PersonError: if the name, the role or the password cannot be.
    """
    settings = settings or load_settings()
    check_password(changes.checked_name(name), password)
    with opened(settings, create=True) as archive, archive.writing() as writer:
        return changes.add_person(writer, name, role, password, by=by or user_name(settings), at=now())


def set_role(name: str, role: str, *, by: str = "", settings: Settings | None = None) -> Person:
    """Give somebody another role.

    Raises:
        PersonError: if there is no such person or role, or nobody would be left who may do everything.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        return changes.set_role(writer, name, role, by=by or user_name(settings), at=now())


def disable_person(name: str, *, by: str = "", settings: Settings | None = None) -> Person:
    """Shut the door to somebody: sessions end and tokens are taken back; what the person decided stays.

    Raises:
        PersonError: if there is no such person, or nobody would be left who may do everything.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        return changes.shut_out(writer, name, by=by or user_name(settings), at=now())


def enable_person(name: str, *, by: str = "", settings: Settings | None = None) -> Person:
    """Open the door to somebody again.

    Raises:
        PersonError: if there is no such person.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        return changes.let_in(writer, name, by=by or user_name(settings), at=now())


def set_password(name: str, password: str, *, by: str = "", settings: Settings | None = None) -> Person:
    """Give somebody another password; all of the person's sessions end.

    Raises:
        PersonError: if there is no such person, or the password will not do.
    """
    settings = settings or load_settings()
    check_password(name, password)
    with writing(settings) as writer:
        return changes.set_password(writer, name, password, by=by or user_name(settings), at=now())


def log_in(name: str, password: str, *, address: str = "", settings: Settings | None = None) -> tuple[Person, str]:
    """Let somebody in who knows the password.

    Args:
        address: where the attempt comes from, to count attempts by.

    Returns:
        who it is, and the secret by which the session is known from now on.

    Raises:
        LoginError: if name and password do not go together, or too many attempts were made.
    """
    settings = settings or load_settings()
    with opened(settings) as archive:
        with archive.writing() as writer:
            begun = now()
            logins.begin_attempt(writer, name, address, begun)
            kept = writer.password_hash(name)
        good = fits(password, kept)  # takes a while, and nobody should have to wait for it
        with archive.writing() as writer:
            who = writer.person(name)
            if not good or kept is None or who is None or who.disabled or writer.password_hash(name) != kept:
                raise LoginError("this name and this password do not go together")
            logins.end_attempt(writer, name, address, begun)
            if is_outdated(kept):
                writer.put_password_hash(who.name, hash_of(password))
            return who, logins.begin_session(writer, who, now())


def log_out(secret: str, *, settings: Settings | None = None) -> None:
    """End a session; one that is over already is none the worse for it."""
    settings = settings or load_settings()
    with writing(settings) as writer:
        writer.drop_session(logins.secret_hash(secret))


def session_person(secret: str, *, settings: Settings | None = None) -> Person | None:
    """Whose session it is, with the role of today, or None if it is over."""
    settings = settings or load_settings()
    with opened(settings) as archive:
        with archive.reading() as reader:
            found = logins.person_of_session(reader, secret, now())
        if found is not None and found.stale:
            with suppress(ArchiveError), archive.writing() as writer:  # somebody else writes: then the next page does it
                writer.touch_session(logins.secret_hash(secret), now())
        return found.person if found else None


def make_token(
    name: str, label: str, *, days: int = logins.TOKEN_DAYS, by: str = "", settings: Settings | None = None
) -> tuple[Token, str]:
    """Make a token by which a program acts for somebody.

    Args:
        label: what it is called.
        days: for how long it is good.

    Returns:
        what is kept of it, and the token itself, which nobody can see again.

    Raises:
        PersonError: if there is no such person, or the label or the days cannot be.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        return logins.make_token(writer, name, label, days, by=by or user_name(settings), at=now())


def tokens(name: str, *, settings: Settings | None = None) -> list[Token]:
    """The tokens of one person, without what they open."""
    with reading(settings) as reader:
        return reader.tokens(name)


def revoke_token(name: str, token_id: str, *, by: str = "", settings: Settings | None = None) -> None:
    """Make one of a person's tokens worthless.

    Raises:
        PersonError: if the person has none of that id.
    """
    settings = settings or load_settings()
    with writing(settings) as writer:
        logins.take_token_back(writer, name, token_id, by=by or user_name(settings), at=now())


def token_person(secret: str, *, settings: Settings | None = None) -> Person | None:
    """For whom a token acts, with the role of today, or None if it is good for nothing."""
    settings = settings or load_settings()
    with opened(settings) as archive:
        with archive.reading() as reader:
            found = logins.person_of_token(reader, secret, now())
        if found is None:
            return None
        if found[0].stale:
            with suppress(ArchiveError), archive.writing() as writer:
                writer.touch_token(found[1].id, now())
        return found[0].person
