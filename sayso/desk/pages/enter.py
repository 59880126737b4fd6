"""The way in for one person alone: a token that is good once, then a cookie."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from sayso.desk.access import Alone
from sayso.desk.render import desk_of

router = APIRouter()
_HOW = (
    "Open the address that 'sayso desk' printed last in its terminal: it lets one browser in, and the next one is printed then.\n"
)


@router.get("/enter")
def enter(request: Request, token: str = "") -> Response:
    """Take the token, leave the cookie, and show the first page."""
    access = desk_of(request).access
    if not isinstance(access, Alone):  # this router is only put in by `Alone`
        return PlainTextResponse(_HOW, 403)
    session = access.take(token)
    if session is None:
        if access.entered(request) is not None:
            return RedirectResponse("/", 303)
        return PlainTextResponse(f"{'That address was used already, or is not right. ' if token else ''}{_HOW}", 403)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(access.cookie, session, httponly=True, samesite="strict", path="/")
    return answer
