"""Outlets: how much each published, its grade, what it covers, and how far it agrees with others."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

import sayso.flow as flow
from sayso.desk.access import Editor
from sayso.desk.pages.decide import Chars, went
from sayso.desk.render import desk_of, page
from sayso.review.deciding import SOURCE_GRADES

router = APIRouter()


@router.get("/sources")
def sources(request: Request) -> HTMLResponse:
    """All outlets, those that published most first."""
    found = flow.stats(desk_of(request).settings).sources
    ordered = sorted(found, key=lambda one: (-one[1], one[0]))
    return page(request, "sources.html", sources=ordered, grades=SOURCE_GRADES)


@router.get("/sources/{name:path}")
def source(request: Request, name: str, did: str = "") -> HTMLResponse:
    """One outlet."""
    found = flow.source(name, settings=desk_of(request).settings)
    return page(request, "source.html", found=found, grades=SOURCE_GRADES, did=did.split())


@router.post("/grade")
def grade(request: Request, who: Editor, subject: Chars, value: Chars, back: Chars = "/sources", reason: Chars = "") -> Response:
    """Say how reliable an outlet is."""
    made = flow.grade(subject, value, by=who.name, reason=reason, settings=desk_of(request).settings)
    return went(back, did=made.id)
