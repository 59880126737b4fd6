"""Contradictions as a queue: both sides with their sentences."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import sayso.flow as flow
from sayso.desk.filters import Narrowed
from sayso.desk.render import at_once, desk_of, page
from sayso.errors import SettingsError
from sayso.records import CONTRADICTION_KINDS

router = APIRouter()
PER_PAGE: Final = 20


@router.get("/contradictions")
@at_once
def contradictions(request: Request, filters: Narrowed, kind: str = "", did: str = "", all: str = "") -> HTMLResponse:
    """Those about the latest incidents first; those whose both sides people have judged are left out unless all are asked for."""
    settings = desk_of(request).settings
    chosen = kind if kind in CONTRADICTION_KINDS else ""
    problem, found = "", []
    try:
        asked: dict[str, Any] = {"kind": chosen or None, "settings": settings}
        found = flow.clashing(filters.wanted(), **asked, limit=PER_PAGE + 1, offset=(filters.page - 1) * PER_PAGE)
    except SettingsError as error:
        problem = str(error)
    shown = [one for one in found[:PER_PAGE] if all or not one.settled]
    return page(
        request,
        "contradictions.html",
        status=400 if problem else 200,
        clashes=shown,
        settled=len(found[:PER_PAGE]) - len(shown),
        more=len(found) > PER_PAGE,
        filters=filters,
        problem=problem,
        kinds=[(key, f"{key}: {told}") for key, told in CONTRADICTION_KINDS.items()],
        chosen=chosen,
        did=did.split(),
        all=all,
    )
