"""Incidents, statements and actors as lists, narrowed by filters and paged."""

from __future__ import annotations

from typing import Any, Final, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

import sayso.flow as flow
from sayso.desk.counted import told_at
from sayso.desk.filters import PER_PAGE, Filters, Narrowed
from sayso.desk.guarded import without_hidden
from sayso.desk.render import at_once, desk_of, page
from sayso.errors import SettingsError
from sayso.records import ActorKind, CardKind

router = APIRouter()
_PATHS: Final[dict[str, str]] = {
    "rep": "/reports/",
    "ict": "/incidents/",
    "stm": "/statements/",
    "who": "/actors/",
    "inc": "/incidents/",
    "sta": "/statements/",
    "act": "/actors/",
}
_KINDS: Final = [(kind, kind.replace("_", " ")) for kind in get_args(ActorKind)]


@router.get("/")
def first() -> RedirectResponse:
    """The page that work begins with."""
    return RedirectResponse("/inbox", 303)


@router.get("/incidents")
@at_once
def incidents(request: Request, filters: Narrowed) -> HTMLResponse:
    """Incidents, the latest first."""
    return _list(request, filters, "incident")


@router.get("/statements")
@at_once
def statements(request: Request, filters: Narrowed) -> HTMLResponse:
    """Statements, the latest first."""
    return _list(request, filters, "statement")


@router.get("/actors")
@at_once
def actors(request: Request, filters: Narrowed) -> HTMLResponse:
    """People, groups and bodies."""
    return _list(request, filters, "actor")


@router.get("/records/{record_id}")
def record(request: Request, record_id: str) -> Response:
    """The page of whatever has this id, as it is today."""
    found = flow.resolve(record_id, settings=desk_of(request).settings)
    path = _PATHS.get(found.partition("-")[0])
    if path is None:  # an assertion is shown in its report
        shown = flow.show(found, settings=desk_of(request).settings)
        report_id = shown["report"]["id"] if shown["kind"] == "assertion" else ""
        return RedirectResponse(f"/reports/{report_id}?at={found}#{found}" if report_id else "/activity", 303)
    return RedirectResponse(f"{path}{found}{'?' if request.url.query else ''}{request.url.query}", 303)


def _list(request: Request, filters: Filters, kind: CardKind) -> HTMLResponse:
    settings = desk_of(request).settings
    problem, cards, total, hint = "", (), 0, ""
    verbs: dict[str, Any] = {"incident": flow.incidents, "statement": flow.statements, "actor": flow.actors}
    try:
        wanted = filters.wanted(kind)
        found = verbs[kind](wanted, limit=PER_PAGE, offset=filters.offset, settings=settings)
        asked = " ".join((filters.actor, filters.place, filters.source))
        cards = without_hidden(request, asked, found.cards)
        total = found.total - (len(found.cards) - len(cards))
        if not total and filters.any:
            hint = flow.why_nothing(wanted, f"{kind}s", settings=settings)  # type: ignore[arg-type]  # three literals
    except SettingsError as error:
        problem = str(error)
    status = 400 if problem else 200
    pages = max(1, -(-total // PER_PAGE))
    parts = {"cards": cards, "total": total, "pages": pages, "filters": filters, "problem": problem, "hint": hint}
    return page(request, f"{kind}s.html", status=status, kind=kind, kinds=_KINDS, at=told_at(request, filters), **parts)
