"""One incident, statement or actor: everything that is known, and who says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

import sayso.flow as flow
from sayso.desk.drawn import SAID, responsibility
from sayso.desk.render import at_once, desk_of, page
from sayso.export.order import place_of
from sayso.linking.precedents import Precedents

router = APIRouter()
_HELD: Final = frozenset({"perpetrator", "claimed", "blamed", "suspected", "denied", "nobody_claimed"})
"""Properties that the drawing shows."""
_EARLIER: Final = 15
_LEADS: Final = 10
"""How many earlier incidents, and how many statements before and after it, a page lists."""


@router.get("/incidents/{incident_id}")
@at_once
def incident(request: Request, incident_id: str, did: str = "") -> Response:
    """One incident."""
    settings = desk_of(request).settings
    shown = flow.show(incident_id, settings=settings)
    if shown["kind"] != "incident" or shown["card"] is None:
        return _elsewhere(request, shown, incident_id)
    if shown["card"]["id"] != incident_id:
        return _today(request, shown)
    return page(
        request,
        "incident.html",
        shown=_with_order(shown),
        drawing=responsibility(shown["responsibility"]),
        said=SAID,
        clashes=flow.clashing(about=shown["card"]["id"], limit=100, settings=settings),
        folded=_folded(shown["reports"]),
        near=flow.nearby(shown["card"]["id"], settings=settings)[:8],
        did=did.split(),
    )


@router.get("/incidents/{incident_id}/before")
@at_once
def before(request: Request, incident_id: str) -> Response:
    """What came before and after one incident. Its own page fetches it by itself, for to find it takes as long as all the rest of it."""
    found = flow.precedents(incident_id, settings=desk_of(request).settings)
    if found.incident.id != incident_id:
        return RedirectResponse(f"/incidents/{found.incident.id}/before", 303)
    return page(request, "before.html", before=_nearest(found), alike=len(found.earlier))


@router.get("/statements/{statement_id}")
@at_once
def statement(request: Request, statement_id: str, did: str = "") -> Response:
    """One statement."""
    settings = desk_of(request).settings
    shown = flow.show(statement_id, settings=settings)
    if shown["kind"] != "statement" or shown["card"] is None:
        return _elsewhere(request, shown, statement_id)
    if shown["card"]["id"] != statement_id:
        return _today(request, shown)
    return page(
        request,
        "statement.html",
        shown=_with_order(shown),
        clashes=flow.clashing(about=shown["card"]["id"], limit=100, settings=settings),
        folded=_folded(shown["reports"]),
        near=flow.nearby(shown["card"]["id"], settings=settings)[:8],
        did=did.split(),
    )


@router.get("/actors/{actor_id}")
@at_once
def actor(request: Request, actor_id: str, did: str = "") -> Response:
    """One actor: what it is called, and what it is said to have done, claimed, denied and said."""
    settings = desk_of(request).settings
    shown = flow.show(actor_id, settings=settings)
    if shown["kind"] != "actor" or shown["card"] is None:
        return _elsewhere(request, shown, actor_id)
    card_id = shown["card"]["id"]
    if card_id != actor_id:
        return _today(request, shown)
    roles: dict[str, list[dict[str, Any]]] = {}
    for card in shown["incidents"]:
        for role in dict.fromkeys(party["role"] for party in card["parties"] if party["actor"] == card_id):
            roles.setdefault(role, []).append(card)
    order = sorted(roles, key=place_of)
    return page(
        request,
        "actor.html",
        shown=shown,
        roles=[(role, roles[role]) for role in order],
        near=flow.nearby(card_id, settings=settings)[:8],
        did=did.split(),
    )


def _elsewhere(request: Request, shown: dict[str, Any], given: str) -> Response:
    """An id of something else leads to its page; an incident whose accounts are all rejected has none."""
    if shown["kind"] in ("incident", "statement", "actor") and shown.get("card"):
        return _today(request, shown)
    reports = [one["id"] for one in shown.get("same_story", ())] + [one["report"] for one in shown.get("reports", ())]
    message = "No account of this is left: people rejected them all, or nothing was coded from its reports."
    return page(
        request, "error.html", status=404, title="Nothing is left of this", message=f"{message} {' '.join(reports)}".strip()
    )


def _today(request: Request, shown: dict[str, Any]) -> Response:
    """To the page under the id of today, with what the address says of the last decision."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{shown['kind']}s/{shown['card']['id']}{query}", 303)


def _with_order(shown: dict[str, Any]) -> dict[str, Any]:
    """The properties in the order of a page, without those that are drawn, the one with most to say first among equals."""
    known = [one for one in shown["properties"] if one["property"] not in _HELD or shown["kind"] == "statement"]
    known.sort(key=lambda one: place_of(one["property"]))
    return {**shown, "properties": known}


def _nearest(before: Precedents) -> Precedents:
    """What the page lists: of everything that came before only that need be told whose names are hidden."""
    return replace(before, earlier=before.earlier[:_EARLIER], before=before.before[:_LEADS], after=before.after[:_LEADS])


def _folded(reports: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Reports by origin, in order of publication: the first of each, then its copies."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in reports:
        groups.setdefault(one["origin"], []).append(one)
    return list(groups.values())
