"""One's own account: another password, and tokens for programs."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

import sayso.flow as flow
from sayso.desk.access import AnyPerson
from sayso.desk.pages.decide import went
from sayso.desk.render import desk_of, page
from sayso.desk.team import Team
from sayso.errors import LoginError, PersonError
from sayso.records import ROLES
from sayso.review.logins import LONGEST_TOKEN_DAYS, TOKEN_DAYS

router = APIRouter()
Short = Annotated[str, Form(max_length=1000)]
_CHANGED: Final = "Your password is changed. All your other sessions are ended."


@router.get("/account")
def account(request: Request, who: AnyPerson, changed: bool = False) -> Response:
    """Who one is, what one may, and one's tokens."""
    return _account(request, who.name, told=_CHANGED if changed else "")


@router.post("/account/password")
def change_password(request: Request, who: AnyPerson, old: Short, new: Short, again: Short) -> Response:
    """Another password, for whoever knows the one there is."""
    desk = desk_of(request)
    address = request.client.host if request.client else ""
    if new != again:
        return _account(request, who.name, problem="The two new passwords are not the same.", status=400)
    try:
        flow.log_in(who.name, old, address=address, settings=desk.settings)
        flow.set_password(who.name, new, by=who.name, settings=desk.settings)
        _, secret = flow.log_in(who.name, new, address=address, settings=desk.settings)
    except LoginError as error:
        told = f"{error}." if error.wait else "That is not your password."
        return _account(request, who.name, problem=told, status=429 if error.wait else 400)
    except PersonError as error:
        return _account(request, who.name, problem=f"{error}.", status=400)
    answer = went("/account?changed=true")
    if isinstance(desk.access, Team):
        desk.access.let_in(answer, secret, encrypted=request.url.scheme == "https")
    return answer


@router.post("/account/tokens")
def make_token(request: Request, who: AnyPerson, label: Short, days: Annotated[int, Form()] = TOKEN_DAYS) -> Response:
    """A token for a program. It is shown on the answer to this form and never again."""
    try:
        _, secret = flow.make_token(who.name, label, days=days, by=who.name, settings=desk_of(request).settings)
    except PersonError as error:
        return _account(request, who.name, problem=f"{error}.", status=400)
    return _account(request, who.name, secret=secret)


@router.post("/account/tokens/revoke")
def revoke_token(request: Request, who: AnyPerson, token: Short) -> Response:
    """Make a token worthless."""
    flow.revoke_token(who.name, token, by=who.name, settings=desk_of(request).settings)
    return went("/account")


def _account(request: Request, name: str, *, told: str = "", problem: str = "", secret: str = "", status: int = 200) -> Response:
    return page(
        request,
        "account.html",
        status=status,
        tokens=flow.tokens(name, settings=desk_of(request).settings),
        roles=dict(ROLES),
        days=TOKEN_DAYS,
        most=LONGEST_TOKEN_DAYS,
        told=told,
        problem=problem,
        secret=secret,
    )
