"""The way in for a team: with a password, or for a program with a token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Response
from starlette.requests import HTTPConnection

import sayso.flow as flow
from sayso.desk.access import Entered, csrf_of
from sayso.settings import Settings

API: Final = "/api/"
COOKIE: Final = "sayso_session"


@dataclass
class Team:
    """People with accounts in the archive.

    Attributes:
        settings: of the archive in which the accounts are.
    """

    settings: Settings

    entrance = "/login"
    open_paths = frozenset({"/login"})

    def entered(self, connection: HTTPConnection) -> Entered | None:
        """Whose session the cookie is of, or for whom the token of a program acts."""
        by_token = entered_by_token(connection, self.settings)
        if by_token is not None or "authorization" in connection.headers:
            return by_token
        secret = connection.cookies.get(COOKIE, "")
        who = flow.session_person(secret, settings=self.settings) if secret else None
        return Entered(who, csrf_of(secret)) if who else None

    @property
    def routers(self) -> Sequence[APIRouter]:
        """The pages for coming in, going out, and one's own account."""
        from sayso.desk.pages import account, login, people

        return (login.router, account.router, people.router)

    def let_in(self, answer: Response, secret: str, *, encrypted: bool) -> None:
        """Put the session's cookie on an answer.

        Args:
            encrypted: whether the browser came by https; the cookie then goes by nothing else.
        """
        answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", path="/", secure=encrypted)


def entered_by_token(connection: HTTPConnection, settings: Settings) -> Entered | None:
    """For whom the token in the header acts; it opens nothing but the API, which takes no cookie's word for a change."""
    kind, _, secret = connection.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not connection.url.path.startswith(API):
        return None
    who = flow.token_person(secret.strip(), settings=settings)
    return Entered(who, "", by_token=True) if who else None
