"""A dataset to take away: the same filters as the lists, and what is to be in it."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

import sayso.flow as flow
from sayso.archive import Filter
from sayso.desk.access import AnyPerson, Editor
from sayso.desk.counted import counted
from sayso.desk.dataset import FILE, Chosen, sent
from sayso.desk.filters import Filters, Narrowed
from sayso.desk.render import desk_of, page
from sayso.errors import SettingsError
from sayso.export.about import Choice
from sayso.export.layouts import FORMATS, file_name, help_of
from sayso.export.tables import TABLES
from sayso.settings import Settings

router = APIRouter()
_KINDS: Final[dict[str, Literal["incident", "statement"]]] = {"incidents": "incident", "statements": "statement"}


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
        counts = _counts(request, filters.wanted(), settings)
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
        tables={table: (file_name(table, choice.format), help_of(table, choice.format)) for table in TABLES},
        forms=FORMATS,
        query=request.url.query,
    )


def _counts(request: Request, wanted: Filter, settings: Settings) -> dict[str, int]:
    """How much a dataset would hold, without what was found by a name that is hidden from who asks: that is not in it either."""
    found = flow.export_counts(wanted, settings=settings)
    kept = {}
    for table, kind in _KINDS.items():
        without = counted(request, wanted, kind)
        kept[table] = 0 if without is None else found[table] - len(without)
    return kept
