"""Where incidents were, as precisely as that is known: a map, and the same as a table."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import sayso.flow as flow
from sayso.desk.counted import counted, placed, told_at
from sayso.desk.filters import Narrowed
from sayso.desk.render import at_once, desk_of, page
from sayso.errors import SettingsError

router = APIRouter()
ROWS: Final = 200
"""Places in the table: who wants more narrows it."""


@router.get("/map")
@at_once
def map_(request: Request, filters: Narrowed) -> HTMLResponse:
    """The map. What it draws, the page asks of ``/api/v1/map``; without JavaScript the table says the same."""
    settings = desk_of(request).settings
    problem, hint = "", ""
    found: dict[str, Any] = {"items": [], "total": 0, "nowhere": 0, "places": 0}
    try:
        without = counted(request, filters.wanted())
        if without is not None:
            found = placed(request, flow.places(filters.wanted("incident"), limit=ROWS, without=without, settings=settings))
        if not found["total"] and filters.any:
            hint = flow.why_nothing(filters.wanted("incident"), "incidents", settings=settings)
    except SettingsError as error:
        problem = str(error)
    parts = {
        "filters": filters,
        "problem": problem,
        "hint": hint,
        "places": found.pop("items"),
        "found": found,
        "at": told_at(request, filters),
    }
    return page(request, "map.html", status=400 if problem else 200, **parts)
