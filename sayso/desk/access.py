"""Who is asking: a person with a role, or nobody.

Two ways in, both an `Access`: `Alone` (one person on a loopback address, by a token that is good once) and the team's, with a
password. Nothing else in the desk knows which of them is in use.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.requests import HTTPConnection

from sayso.records import ROLES, Person, Role


@dataclass(frozen=True, slots=True)
class Entered:
    """A person with what their session is known by.

    Attributes:
        person: who.
        csrf: what every form of this session carries.
        by_token: whether a token in the header said who it is, and no cookie: a browser cannot be made to send one.
    """

    person: Person
    csrf: str
    by_token: bool = False


class Access(Protocol):
    """A way of knowing who asks."""

    @property
    def entrance(self) -> str:
        """The path that somebody unknown is sent to."""

    @property
    def routers(self) -> Sequence[APIRouter]:
        """Pages for coming in and going out. Their paths begin with one of `open_paths`, or ask for a person like all others."""

    @property
    def open_paths(self) -> frozenset[str]:
        """Paths that answer to anybody."""

    def entered(self, connection: HTTPConnection) -> Entered | None:
        """Who asks, or None."""


@dataclass
class Alone:
    """One person on a loopback address, who may everything. A token in the address that is printed lets a browser in, once.

    Attributes:
        name: under which decisions are logged.
        tell: called with the path of the next way in, at the start and each time that one was used.
    """

    name: str
    tell: Callable[[str], None] = lambda path: None
    _token: str = ""
    _session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    entrance = "/enter"
    open_paths = frozenset({"/enter"})
    cookie: str = "sayso_desk"

    def new_way_in(self) -> str:
        """A path with a token that is good once; the one before it is good no more."""
        self._token = secrets.token_urlsafe(24)
        path = f"/enter?token={self._token}"
        self.tell(path)
        return path

    def take(self, token: str) -> str | None:
        """The session that a token opens, or None. A token that was used is worth nothing."""
        if not self._token or not hmac.compare_digest(token.encode(), self._token.encode()):
            return None
        self._token = ""
        self.new_way_in()
        return self._session

    def entered(self, connection: HTTPConnection) -> Entered | None:
        """The one person, if the cookie is right."""
        cookie = connection.cookies.get(self.cookie, "")
        if not hmac.compare_digest(cookie.encode(), self._session.encode()):
            return None
        return Entered(Person(self.name, "admin"), csrf_of(self._session))

    @property
    def routers(self) -> Sequence[APIRouter]:
        """The page that takes the token."""
        from sayso.desk.pages.enter import router

        return (router,)


def csrf_of(session: str) -> str:
    """What the forms of a session carry: nobody who does not know the session can make it."""
    return hmac.new(session.encode(), b"sayso desk form", hashlib.sha256).hexdigest()


def person(request: Request) -> Person:
    """Who asks: a dependency of routes. The gate has let nobody else through."""
    found: Entered = request.state.entered
    return found.person


def at_least(role: Role) -> Callable[[Request], Person]:
    """A dependency of routes that only some may use: ``who: Annotated[Person, Depends(at_least("editor"))]``."""

    def checked(request: Request) -> Person:
        who = person(request)
        if not who.may(role):
            raise HTTPException(403, f"This takes the role {role}; you are {who.name}, {who.role}: {ROLES[who.role]}.")
        return who

    return checked


AnyPerson = Annotated[Person, Depends(person)]
Coder = Annotated[Person, Depends(at_least("coder"))]
Editor = Annotated[Person, Depends(at_least("editor"))]
Admin = Annotated[Person, Depends(at_least("admin"))]
