"""How people come in: attempts that are counted, sessions that end, and tokens for programs.

The secret of a session or a token is 256 random bits. Only its SHA-256 is kept: whoever reads the archive cannot come in with it, and a
slow hash would protect nothing that cannot be guessed anyway.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sayso.archive import Reader, Writer
from sayso.archive.team import Token, person_key
from sayso.errors import LoginError, PersonError
from sayso.records import Person, content_id
from sayso.review.team import log_of_team, named_person

SESSION_HOURS: Final = 12
"""A session ends then, used or not: one working day."""
IDLE_HOURS: Final = 2
"""A session that nobody uses for so long is over."""
TOKEN_DAYS: Final = 90
LONGEST_TOKEN_DAYS: Final = 366
WINDOW_MINUTES: Final = 15
"""For how long an attempt counts."""
_FOR_PERSON_FROM_ADDRESS: Final = 5
_FROM_ADDRESS: Final = 20
_FOR_PERSON: Final = 40
"""Attempts within the window. The last one is high, so that nobody can lock a person out by trying from elsewhere."""
_TOUCH_MINUTES: Final = 5
"""How exactly it is kept when a session or token was last used: not every page may wait for the one writer."""
_PREFIX: Final = "sayso_"
"""So that a token that strays into a public place is known for what it is."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A way in that is good.

    Attributes:
        person: who comes in.
        stale: whether it should be written down that it is used.
    """

    person: Person
    stale: bool


def begin_attempt(writer: Writer, name: str, address: str, at: str) -> None:
    """Count an attempt before the password is looked at, so that many at once do not get past the limit.

    Raises:
        LoginError: if there were too many lately; says when to try again.
    """
    since = shifted(at, minutes=-WINDOW_MINUTES)
    keys = _keys(name, address)
    for key, most in keys.items():
        count, first = writer.count_attempts(key, since)
        if count >= most and first:
            wait = 1 + int((_time(shifted(first, minutes=WINDOW_MINUTES)) - _time(at)).total_seconds())
            raise LoginError(f"too many attempts; try again in {1 + wait // 60} minutes", wait=max(1, wait))
    writer.put_attempts(keys, at, since)


def end_attempt(writer: Writer, name: str, address: str, at: str) -> None:
    """It was the right person: this attempt does not count, nor what that person tried from there before."""
    own, *others = _keys(name, address)
    writer.drop_attempts(own)
    for key in others:
        writer.drop_attempts(key, at)


def begin_session(writer: Writer, who: Person, at: str) -> str:
    """Let somebody in.

    Returns:
        the secret that the browser keeps.
    """
    secret = secrets.token_urlsafe(32)
    writer.put_session(secret_hash(secret), who.name, at, shifted(at, hours=SESSION_HOURS))
    return secret


def person_of_session(reader: Reader, secret: str, at: str) -> Entered | None:
    """Whose session it is, or None if it is over, was ended, or never was."""
    found = reader.session(secret_hash(secret))
    if found is None or found.person.disabled or at >= found.ends or at >= shifted(found.seen, hours=IDLE_HOURS):
        return None
    return Entered(found.person, at >= shifted(found.seen, minutes=_TOUCH_MINUTES))


def make_token(writer: Writer, name: str, label: str, days: int, *, by: str, at: str) -> tuple[Token, str]:
    """Make a token by which a program acts for somebody, with all that this person may do.

    Args:
        label: what the person calls it.
        days: for how long it is good.

    Returns:
        what is kept of it, and the token itself, which nobody can see again.

    Raises:
        PersonError: if there is no such person, or the label or the days cannot be.
    """
    who = named_person(writer, name)
    label = " ".join(label.split())
    if not 1 <= len(label) <= 60 or not label.isprintable():
        raise PersonError("a token needs a name of 1 to 60 letters, by which to know it again: what will use it")
    if not 1 <= days <= LONGEST_TOKEN_DAYS:
        raise PersonError(f"a token is good for 1 to {LONGEST_TOKEN_DAYS} days, not {days}")
    if who.disabled:
        raise PersonError(f"{who.name} is disabled; let them in first: sayso people enable")
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = Token(content_id("tok", who.name, label, at), who.name, label, at, shifted(at, hours=24 * days), None)
    writer.put_token(token, secret_hash(secret))
    log_of_team(writer, "token made", who.name, by, at, token=token.id, ends=token.ends)
    return token, secret


def take_token_back(writer: Writer, name: str, token_id: str, *, by: str, at: str) -> None:
    """Make a token worthless.

    Raises:
        PersonError: if the person has none of that id.
    """
    if token_id not in {token.id for token in writer.tokens(name)}:
        raise PersonError(f"{name} has no token {token_id}")
    writer.drop_token(token_id)
    log_of_team(writer, "token taken back", name, by, at, token=token_id)


def person_of_token(reader: Reader, secret: str, at: str) -> tuple[Entered, Token] | None:
    """For whom a token acts, or None if it is over, was taken back, or never was."""
    found = reader.token(secret_hash(secret)) if secret.startswith(_PREFIX) else None
    if found is None or found[0].disabled or at >= found[1].ends:
        return None
    person, token = found
    return Entered(person, token.used is None or at >= shifted(token.used, minutes=_TOUCH_MINUTES)), token


def secret_hash(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def shifted(at: str, *, hours: int = 0, minutes: int = 0) -> str:
    """A moment, earlier or later, in the form of all moments of the archive."""
    moved = _time(at) + timedelta(hours=hours, minutes=minutes)
    return moved.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _keys(name: str, address: str) -> dict[str, int]:
    """Under what an attempt counts, and how many there may be; the first is dropped once the right person comes in."""
    key = person_key(name)
    return {
        f"both\x1f{key}\x1f{address}": _FOR_PERSON_FROM_ADDRESS,
        f"address\x1f{address}": _FROM_ADDRESS,
        f"person\x1f{key}": _FOR_PERSON,
    }


def _time(at: str) -> datetime:
    return datetime.fromisoformat(at)
