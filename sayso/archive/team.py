"""The people who work in an archive, at rest. What they may do, and how a password is held against its hash, is decided above."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final, cast

from sqlalchemy import bindparam, delete, func, select, update

from sayso.archive.base import Base
from sayso.archive.team_tables import person, session, token
from sayso.records.person import Person, Role

_PERSON: Final = select(person.c.name, person.c.role, person.c.disabled).order_by(person.c.key)
_OF_SESSION: Final = (
    select(person.c.name, person.c.role, person.c.disabled, session.c.seen, session.c.ends)
    .select_from(session.join(person, session.c.person == person.c.key))
    .where(session.c.hash == bindparam("hash"))
)
_OF_TOKEN: Final = (
    select(person.c.name, person.c.role, person.c.disabled, token.c.id, token.c.used, token.c.ends)
    .select_from(token.join(person, token.c.person == person.c.key))
    .where(token.c.hash == bindparam("hash"))
)


@dataclass(frozen=True, slots=True)
class Session:
    """What is kept of a log-in.

    Attributes:
        person: whose it is.
        seen: when it was last used, as far as that was written down.
        ends: when it ends whether it is used or not.
    """

    person: Person
    seen: str
    ends: str


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token by which a program acts for a person.

    Attributes:
        id: names it in lists; it opens nothing.
        person: whose it is.
        name: what the person calls it.
        made, ends: from when until when it is good.
        used: when it was last used, as far as that was written down, or None.
    """

    id: str
    person: str
    name: str
    made: str
    ends: str
    used: str | None


def person_key(name: str) -> str:
    """A name as it is compared: however it is composed and capitalised, and whatever the blanks, it is one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class TeamReader(Base):
    """Who works here."""

    def people(self) -> list[Person]:
        """Everybody, by name."""
        return [_person(*row) for row in self.connection.execute(_PERSON)]

    def person(self, name: str) -> Person | None:
        """Whoever has this name, however it is capitalised, or None."""
        row = self.connection.execute(_PERSON.where(person.c.key == person_key(name))).first()
        return _person(*row) if row else None

    def count_admins(self) -> int:
        """How many there are who may do everything and are not disabled."""
        statement = select(func.count()).select_from(person).where(person.c.role == "admin", person.c.disabled.is_(False))
        return self.connection.execute(statement).scalar_one()

    def password_hash(self, name: str) -> str | None:
        """The hash of somebody's password, or None if there is no such person or no password."""
        return self.connection.execute(select(person.c.password).where(person.c.key == person_key(name))).scalar()

    def session(self, hash: str) -> Session | None:
        """The session of that hash, or None."""
        row = self.connection.execute(_OF_SESSION, {"hash": hash}).first()
        return Session(_person(row[0], row[1], row[2]), row[3], row[4]) if row else None

    def token(self, hash: str) -> tuple[Person, Token] | None:
        """The token of that hash with whose it is, or None."""
        row = self.connection.execute(_OF_TOKEN, {"hash": hash}).first()
        if row is None:
            return None
        found = next(one for one in self.tokens(row[0]) if one.id == row[3])
        return _person(row[0], row[1], row[2]), found

    def tokens(self, name: str) -> list[Token]:
        """The tokens of one person, in the order in which they were made."""
        columns = (token.c.id, person.c.name, token.c.name, token.c.made, token.c.ends, token.c.used)
        statement = select(*columns).select_from(token.join(person, token.c.person == person.c.key))
        mine = statement.where(person.c.key == person_key(name)).order_by(token.c.made, token.c.id)
        return [Token(*row) for row in self.connection.execute(mine)]


class TeamWriter(TeamReader):
    """Puts people, their sessions and tokens in, and takes these out."""

    def put_person(self, who: Person, at: str) -> None:
        """Keep somebody who is new, without a password."""
        row = {"key": person_key(who.name), "name": who.name, "role": who.role, "disabled": who.disabled}
        self.insert(person, [{**row, "password": None, "made": at}])

    def change_person(self, who: Person) -> None:
        """Keep what somebody's role is now, and whether the door is shut."""
        mine = person.c.key == person_key(who.name)
        self.connection.execute(update(person).where(mine).values(role=who.role, disabled=who.disabled))

    def put_password_hash(self, name: str, hash: str) -> None:
        """Keep the hash of somebody's password in the place of the former one."""
        self.connection.execute(update(person).where(person.c.key == person_key(name)).values(password=hash))

    def put_session(self, hash: str, name: str, begun: str, ends: str) -> None:
        """Keep that somebody has come in; sessions that are over are forgotten."""
        self.connection.execute(delete(session).where(session.c.ends < begun))
        row = {"hash": hash, "person": person_key(name), "begun": begun, "seen": begun, "ends": ends}
        self.insert(session, [row])

    def touch_session(self, hash: str, seen: str) -> None:
        """Keep when a session was last used."""
        self.connection.execute(update(session).where(session.c.hash == hash).values(seen=seen))

    def drop_session(self, hash: str) -> None:
        """Forget one session."""
        self.connection.execute(delete(session).where(session.c.hash == hash))

    def drop_sessions_of(self, name: str) -> None:
        """Forget all sessions of one person."""
        self.connection.execute(delete(session).where(session.c.person == person_key(name)))

    def put_token(self, new: Token, hash: str) -> None:
        """Keep a token."""
        row = {"id": new.id, "hash": hash, "person": person_key(new.person), "name": new.name}
        self.insert(token, [{**row, "made": new.made, "ends": new.ends, "used": new.used}])

    def touch_token(self, token_id: str, used: str) -> None:
        """Keep when a token was last used."""
        self.connection.execute(update(token).where(token.c.id == token_id).values(used=used))

    def drop_token(self, token_id: str) -> None:
        """Forget a token."""
        self.connection.execute(delete(token).where(token.c.id == token_id))

    def drop_tokens_of(self, name: str) -> None:
        """Forget all tokens of one person."""
        self.connection.execute(delete(token).where(token.c.person == person_key(name)))


def _person(name: str, role: str, disabled: bool) -> Person:
    return Person(name, cast(Role, role), disabled)
