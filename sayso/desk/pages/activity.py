"""Who changed what, from what, and why; and the codebook as help."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import sayso.flow as flow
from sayso.desk.render import at_once, desk_of, page
from sayso.export.order import place_of

router = APIRouter()
PER_PAGE: Final = 100


@router.get("/activity")
@at_once
def activity(request: Request, before: int = 0, did: str = "") -> HTMLResponse:
    """The log, the last entry first."""
    settings = desk_of(request).settings
    entries = flow.activity(before=before or None, limit=PER_PAGE + 1, settings=settings)
    return page(request, "activity.html", entries=entries[:PER_PAGE], more=len(entries) > PER_PAGE, first=before, did=did.split())


@router.get("/codebook")
def codebook(request: Request) -> HTMLResponse:
    """What may be coded, with its help for coders."""
    book = desk_of(request).codebook
    keys = sorted(book.properties, key=lambda key: (place_of(key), key))
    return page(request, "codebook.html", properties=keys)
