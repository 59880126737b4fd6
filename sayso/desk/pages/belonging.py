"""What belongs together: merge, split and attach, each with a preview, each undoable."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

import sayso.flow as flow
from sayso.desk.access import Coder, Editor
from sayso.desk.pages.decide import Chars, went
from sayso.desk.render import desk_of, page

router = APIRouter()
Together = Literal["same", "different"]


@router.get("/belonging")
def preview(
    request: Request, who: Editor, decision: Together, of: Annotated[list[str], Query(min_length=1)], back: str = "/"
) -> HTMLResponse:
    """What a merge or a split would make, before anything is changed."""
    settings = desk_of(request).settings
    subjects = [one.strip() for one in of if one.strip()]
    found = flow.preview(decision, *subjects, settings=settings)
    return page(request, "belonging.html", found=found, decision=decision, subjects=subjects, back=back)


@router.post("/belonging")
def decide(
    request: Request,
    who: Editor,
    decision: Annotated[Together, Form()],
    of: Annotated[list[str], Form()],
    back: Chars = "/",
    reason: Chars = "",
) -> Response:
    """Merge or split."""
    settings = desk_of(request).settings
    made = flow.judge(decision, *of, by=who.name, reason=reason, settings=settings)
    cards = flow.clusters_of(made.subjects, settings=settings)
    return went(f"/records/{cards[0]}" if cards else back, did=made.id)


@router.get("/reports/{report_id}/attach/{account_id}")
def choose(request: Request, who: Coder, report_id: str, account_id: str) -> HTMLResponse:
    """Incidents or statements that an account may be about instead."""
    settings = desk_of(request).settings
    seen = flow.review_report(report_id, settings=settings)
    account = flow.line_seen(account_id, settings=settings)
    near = flow.nearby(account_id, settings=settings)
    return page(request, "attach.html", seen=seen.report, account=account, near=near)


@router.post("/attach")
def attach(request: Request, who: Coder, account: Chars, to: Chars, back: Chars = "/", reason: Chars = "") -> Response:
    """Say that an account is about another incident or statement."""
    made = flow.attach(account, to.strip(), by=who.name, reason=reason, settings=desk_of(request).settings)
    return went(back, did=" ".join(one.id for one in made), at=account)
