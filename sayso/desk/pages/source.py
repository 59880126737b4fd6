"""Outlets: how much each published, its grade, what it covers, and how far it agrees with others."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

import sayso.flow as flow
from sayso.desk.access import Editor
from sayso.desk.filters import Narrowed
from sayso.desk.pages.decide import Chars, went
from sayso.desk.render import at_once, desk_of, page
from sayso.review.deciding import SOURCE_GRADES

router = APIRouter()
PER_PAGE: Final = 100


@router.get("/sources")
@at_once
def sources(request: Request, filters: Narrowed) -> HTMLResponse:
    """All outlets, those that published most first."""
    ordered = sorted(flow.outlets(desk_of(request).settings), key=lambda one: (-one[1], one[0]))
    pages = max(1, -(-len(ordered) // PER_PAGE))
    shown = ordered[(filters.page - 1) * PER_PAGE : filters.page * PER_PAGE]
    return page(request, "sources.html", sources=shown, total=len(ordered), pages=pages, filters=filters, grades=SOURCE_GRADES)


@router.get("/sources/{name:path}")
@at_once
def source(request: Request, name: str, did: str = "") -> HTMLResponse:
    """One outlet."""
    found = flow.source(name, settings=desk_of(request).settings)
    return page(request, "source.html", found=found, grades=SOURCE_GRADES, did=did.split())


@router.post("/grade")
def grade(request: Request, who: Editor, subject: Chars, value: Chars, back: Chars = "/sources", reason: Chars = "") -> Response:
    """Say how reliable an outlet is."""
    made = flow.grade(subject, value, by=who.name, reason=reason, settings=desk_of(request).settings)
    return went(back, did=made.id)
