"""A dataset to take away: the same filters as the lists, and what is to be in it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

import sayso.flow as flow
from sayso.desk.access import AnyPerson, Editor
from sayso.desk.dataset import FILE, Chosen, sent
from sayso.desk.filters import Filters, Narrowed
from sayso.desk.render import desk_of, page
from sayso.errors import SettingsError
from sayso.export.about import Choice
from sayso.export.tables import HELP, TABLES

router = APIRouter()


@router.get("/export")
def export(request: Request, who: AnyPerson, filters: Narrowed, choice: Chosen) -> HTMLResponse:
    """What a dataset would hold, and the way to it."""
    return _page(request, filters, choice)


@router.get(f"/export/{FILE}")
def dataset(request: Request, who: AnyPerson, filters: Narrowed, choice: Chosen) -> Response:
    """The dataset, without the names of victims, minors, detainees and witnesses."""
    try:
        return sent(flow.export_zip(filters.wanted(), choice, settings=desk_of(request).settings))
    except SettingsError as error:
        return _page(request, filters, choice, str(error))


@router.post("/export/names")
def with_names(request: Request, who: Editor, choice: Chosen, reason: Annotated[str, Form(max_length=10_000)] = "") -> Response:
    """The dataset with all names. That somebody took it, and why, stands in the log."""
    filters = Filters.of(request.query_params)
    named = Choice(choice.tables, choice.format, choice.review, names=True)
    try:
        pieces = flow.export_zip(filters.wanted(), named, by=who.name, reason=reason, settings=desk_of(request).settings)
    except SettingsError as error:
        return _page(request, filters, choice, str(error))
    return sent(pieces)


def _page(request: Request, filters: Filters, choice: Choice, problem: str = "") -> HTMLResponse:
    settings = desk_of(request).settings
    counts: dict[str, int] = {}
    try:
        counts = flow.export_counts(filters.wanted(), settings=settings)
    except SettingsError as error:
        problem = problem or str(error)
    return page(
        request,
        "export.html",
        status=400 if problem else 200,
        filters=filters,
        choice=choice,
        counts=counts,
        problem=problem,
        tables=TABLES,
        help=HELP,
        query=request.url.query,
    )
