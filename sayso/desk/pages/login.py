"""The log-in page of a team, and the way out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

import sayso.flow as flow
from sayso.desk.pages.decide import went
from sayso.desk.render import desk_of, page
from sayso.desk.team import COOKIE, Team
from sayso.errors import LoginError

router = APIRouter()
Short = Annotated[str, Form(max_length=1000)]


@router.get("/login")
def form(request: Request, back: str = "/") -> Response:
    """The form. Whoever is in already is led on."""
    if desk_of(request).access.entered(request) is not None:
        return went(back)
    return page(request, "login.html", back=back, name="", problem="")


@router.post("/login")
def log_in(request: Request, name: Short, password: Short, back: Short = "/") -> Response:
    """Let somebody in who knows the password. What is wrong is not said: whether there is such a name is nobody's business."""
    access = desk_of(request).access
    address = request.client.host if request.client else ""
    try:
        _, secret = flow.log_in(name, password, address=address, settings=desk_of(request).settings)
    except LoginError as error:
        status = 429 if error.wait else 401
        told = str(error)[:1].upper() + str(error)[1:] + "."
        answer: Response = page(request, "login.html", status=status, back=back, name=name, problem=told)
        if error.wait:
            answer.headers["Retry-After"] = str(error.wait)
        return answer
    answer = went(back)
    if isinstance(access, Team):
        access.let_in(answer, secret, encrypted=request.url.scheme == "https")
    return answer


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session, here and in the archive."""
    flow.log_out(request.cookies.get(COOKIE, ""), settings=desk_of(request).settings)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
