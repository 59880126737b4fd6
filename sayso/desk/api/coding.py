"""Double codings, and how far their coders agree."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

import sayso.flow as flow
from sayso.desk.access import AnyPerson, Editor
from sayso.desk.api.answers import answer
from sayso.desk.api.reading import Page
from sayso.desk.render import desk_of

router = APIRouter(prefix="/double-codings", tags=["double coding"])
Id = Annotated[str, Path(max_length=200)]


@router.get("", response_model=Page)
def codings(request: Request, who: AnyPerson) -> Response:
    """All double codings with how far they are, the latest first."""
    found = flow.doubles(settings=desk_of(request).settings)
    return answer(request, {"items": found, "total": len(found), "limit": len(found), "offset": 0, "next": None})


@router.get("/{double_id}/agreement", response_model=Page)
def agreement(request: Request, who: Editor, double_id: Id) -> Response:
    """Krippendorff's alpha by field with its interval, over the reports that both have finished."""
    found = flow.agreement(double_id, settings=desk_of(request).settings)
    return answer(request, {"items": found, "total": len(found), "limit": len(found), "offset": 0, "next": None})


@router.get("/{double_id}/reports/{report_id}", response_model=Page)
def compare(request: Request, who: Editor, double_id: Id, report_id: Id) -> Response:
    """Both coders' answers to one report that both have finished."""
    found = flow.compare_double(double_id, report_id, settings=desk_of(request).settings)
    return answer(request, {"items": found, "total": len(found), "limit": len(found), "offset": 0, "next": None})
