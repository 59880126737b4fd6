"""What waits for review, the most useful first."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

import sayso.flow as flow
from sayso.desk.access import Coder
from sayso.desk.filters import Narrowed
from sayso.desk.pages.decide import Chars, went
from sayso.desk.render import at_once, desk_of, page
from sayso.errors import SettingsError

router = APIRouter()
PER_PAGE: Final = 20


@router.get("/inbox")
@at_once
def inbox(request: Request, filters: Narrowed, step: str = "", count: int = 0) -> HTMLResponse:
    """Incidents and statements that nobody has looked at, or not to the end, with the reports to read."""
    problem, found = "", None
    try:
        offset = (filters.page - 1) * PER_PAGE
        found = flow.inbox(filters.wanted(), limit=PER_PAGE, offset=offset, settings=desk_of(request).settings)
    except SettingsError as error:
        problem = str(error)
    total = found.total if found else 0
    return page(
        request,
        "inbox.html",
        status=400 if problem else 200,
        waiting=found.waiting if found else (),
        total=total,
        pages=max(1, -(-total // PER_PAGE)),
        filters=filters,
        problem=problem,
        step=step,
        count=count,
    )


@router.get("/inbox/next")
def following(request: Request, after: str = "") -> RedirectResponse:
    """The first report that waits, but for the one that somebody comes from."""
    found = flow.inbox(limit=PER_PAGE, settings=desk_of(request).settings)
    waiting = [report.id for one in found.waiting for report, left in zip(one.reports, one.open, strict=True) if left]
    return RedirectResponse(next((f"/reports/{one}" for one in waiting if one != after), "/inbox"), 303)


@router.post("/inbox")
def decide(
    request: Request,
    who: Coder,
    decision: Annotated[Literal["accept", "reject"], Form()],
    report: Annotated[list[str] | None, Form()] = None,
    back: Chars = "/inbox",
    reason: Chars = "",
) -> Response:
    """Accept or reject all that is open of several reports, in one step."""
    settings = desk_of(request).settings
    step = flow.judge_reports(decision, report or [], by=who.name, reason=reason, settings=settings)
    return went(back, step=step.at, count=str(step.judgements))


@router.post("/inbox/undo")
def undo(request: Request, who: Coder, step: Chars, back: Chars = "/inbox") -> Response:
    """Take a step back, with all its decisions."""
    flow.undo_step(step, by=who.name, settings=desk_of(request).settings)
    return went(back)
