"""Datasets: a zip of tables, and README.md, which says what their columns mean."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

import sayso.flow as flow
from sayso.desk.access import AnyPerson, Editor
from sayso.desk.api.narrowing import Narrowed
from sayso.desk.dataset import ZIP, Chosen, sent
from sayso.desk.render import desk_of
from sayso.export.about import Choice

router = APIRouter(prefix="/export", tags=["exporting"])
_SENT: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}, "description": "The dataset."}
}


class Reason(BaseModel):
    """Why names are wanted."""

    reason: Annotated[str, Field(min_length=1, max_length=10_000, description="It stands in the log.")]


@router.get("", responses=_SENT, response_class=Response)
def export(request: Request, who: AnyPerson, wanted: Narrowed, choice: Chosen) -> Response:
    """A dataset without the names of victims, minors, detainees and witnesses, whoever asks."""
    return sent(flow.export_zip(wanted, choice, settings=desk_of(request).settings))


@router.post("", responses=_SENT, response_class=Response)
def export_with_names(request: Request, who: Editor, wanted: Narrowed, choice: Chosen, body: Reason) -> Response:
    """A dataset with all names but sealed ones. That somebody took it, and why, stands in the log."""
    named = Choice(choice.tables, choice.format, choice.review, names=True)
    return sent(flow.export_zip(wanted, named, by=who.name, reason=body.reason, settings=desk_of(request).settings))
