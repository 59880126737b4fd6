"""When incidents were: bars drawn on the server, each a way to the list narrowed to it, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

import sayso.flow as flow
from sayso.desk.counted import by_of, counted, told_at
from sayso.desk.drawn_time import drawn
from sayso.desk.filters import Filters, Narrowed
from sayso.desk.render import at_once, desk_of, page
from sayso.errors import SettingsError
from sayso.review.timeline import STEPS

router = APIRouter()
_BY: Final = (("type", "type"), ("stage", "stage"))


@router.get("/timeline")
@at_once
def timeline(request: Request, filters: Narrowed) -> HTMLResponse:
    """Incidents by day, week, month or year."""
    desk = desk_of(request)
    step, by = request.query_params.get("step", ""), by_of(request)
    problem, hint, found = "", "", None
    try:
        without = counted(request, filters.wanted())
        if without is not None:
            found = flow.timeline(filters.wanted("incident"), step=step, by=by, without=without, settings=desk.settings)
        if (found is None or not found.total) and filters.any:
            hint = flow.why_nothing(filters.wanted("incident"), "incidents", settings=desk.settings)
    except SettingsError as error:
        problem = str(error)
    drawing = drawn(found, lambda key: desk.codebook.title_of(by, key), _lists(filters)) if found else None
    choices = {
        "step": [(one, one or "as fits", _with(filters, step=one, by=by)) for one in ("", *STEPS)],
        "by": [(key, title, _with(filters, step=step, by=key)) for key, title in _BY],
    }
    return page(
        request,
        "timeline.html",
        status=400 if problem else 200,
        filters=filters,
        problem=problem,
        hint=hint,
        drawing=drawing,
        choices=choices,
        step=step if step in STEPS else "",
        by=by,
        at=told_at(request, filters),
        total=found.total if found else 0,
    )


def _lists(filters: Filters) -> Callable[[str, str], str]:
    """What leads to the list narrowed to some days of those that are asked for."""
    wanted, others = filters.wanted(), filters.query(since="", until="").removeprefix("?")
    since, until, more = wanted.first_day or "", wanted.last_day, f"&{others}" if others else ""

    def link(start: str, end: str) -> str:
        return f"/incidents?since={max(start, since)}&until={min(end, until or end)}{more}"

    return link


def _with(filters: Filters, *, step: str, by: str) -> str:
    """This page by another step, or parted otherwise."""
    more = "&".join(f"{name}={value}" for name, value, usual in (("step", step, ""), ("by", by, "type")) if value != usual)
    query = filters.query()
    return "/timeline" + (f"{query}&{more}" if query and more else query or (f"?{more}" if more else ""))
