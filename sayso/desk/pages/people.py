"""Who works here: accounts and roles, for admins."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

import sayso.flow as flow
from sayso.desk.access import Admin
from sayso.desk.pages.decide import went
from sayso.desk.render import desk_of, page
from sayso.errors import PersonError
from sayso.records import ROLES

router = APIRouter()
Short = Annotated[str, Form(max_length=1000)]
Deed = Literal["role", "disable", "enable", "password"]


@router.get("/people")
def people(request: Request, who: Admin) -> Response:
    """Everybody, with what each may do."""
    return _people(request)


@router.post("/people")
def add(request: Request, who: Admin, name: Short, role: Short, password: Short) -> Response:
    """Make an account."""
    try:
        flow.add_person(name, role, password, by=who.name, settings=desk_of(request).settings)
    except PersonError as error:
        return _people(request, problem=f"{error}.", name=name, role=role, status=400)
    return went("/people")


@router.post("/people/change")
def change(request: Request, who: Admin, name: Short, deed: Annotated[Deed, Form()], value: Short = "") -> Response:
    """Another role or password, or a door that is shut or opened."""
    settings = desk_of(request).settings
    try:
        if deed == "role":
            flow.set_role(name, value, by=who.name, settings=settings)
        elif deed == "password":
            flow.set_password(name, value, by=who.name, settings=settings)
        elif deed == "disable":
            flow.disable_person(name, by=who.name, settings=settings)
        else:
            flow.enable_person(name, by=who.name, settings=settings)
    except PersonError as error:
        return _people(request, problem=f"{error}.", status=400)
    return went("/people")


def _people(request: Request, *, problem: str = "", name: str = "", role: str = "coder", status: int = 200) -> Response:
    found = flow.people(desk_of(request).settings)
    parts = {"people": found, "roles": dict(ROLES), "problem": problem, "name": name, "role": role}
    return page(request, "people.html", status=status, **parts)
