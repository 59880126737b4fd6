"""Long work: how far it is, and coding again."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

import sayso.flow as flow
from sayso.desk.access import Admin, Editor
from sayso.desk.api.answers import answer
from sayso.desk.api.reading import Page
from sayso.desk.render import desk_of
from sayso.desk.working import begin

router = APIRouter(prefix="/work", tags=["work"])
Id = Annotated[str, Path(max_length=200)]


@router.get("", response_model=Page)
def work(request: Request, who: Editor) -> Response:
    """Long work, the latest first."""
    found = flow.work(settings=desk_of(request).settings)
    return answer(request, {"items": found, "total": len(found), "limit": len(found), "offset": 0, "next": None})


@router.get("/{job_id}", response_model=dict[str, Any])
def one(request: Request, who: Editor, job_id: Id) -> Response:
    """One piece of work as it stands."""
    return answer(request, flow.job_named(job_id, settings=desk_of(request).settings))


@router.post("/recode", status_code=202, response_model=dict[str, Any])
def recode(request: Request, who: Admin) -> Response:
    """Code again the stored texts that other versions coded last."""
    settings = desk_of(request).settings
    job = flow.start_recoding(by=who.name, settings=settings)
    begin(settings)
    return answer(request, job, status=202)


@router.post("/{job_id}/stop", status_code=202, response_model=dict[str, Any])
def stop(request: Request, who: Admin, job_id: Id) -> Response:
    """Ask a piece of work to end after the report it is at."""
    settings = desk_of(request).settings
    flow.stop_job(job_id, settings=settings)
    return answer(request, flow.job_named(job_id, settings=settings), status=202)
