"""What can be asked: lists, single things, search, contradictions, claims of precedence, the log, the numbers."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

import sayso.flow as flow
from sayso.archive import Filter
from sayso.desk.access import Admin, AnyPerson
from sayso.desk.api.answers import answer
from sayso.desk.api.narrowing import Narrowed, Words
from sayso.desk.guarded import without_hidden
from sayso.desk.render import desk_of
from sayso.errors import QuestionError, UnknownId
from sayso.linking.says import BestRule
from sayso.records import CONTRADICTION_KINDS

router = APIRouter(tags=["asking"])
lists = APIRouter(tags=["asking"])
"""Comes after all others: its path would catch theirs."""
Limit = Annotated[int, Query(ge=1, le=500, description="How many to give.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to leave out first.")]
Kind = Literal["incidents", "statements", "actors"]
Id = Annotated[str, Path(max_length=200, description="An id, or its first six digits or more.")]


class Page(BaseModel):
    """One page of a list."""

    items: list[dict[str, Any]]
    total: int | None = Field(description="How many there are in all, or null where that is not counted.")
    limit: int
    offset: int
    next: str | None = Field(description="Path and query of the next page, or null.")


class Thing(BaseModel):
    """One thing, with all that is behind it; `kind` says what it is."""

    kind: str
    model_config = {"extra": "allow"}


class Me(BaseModel):
    """Who the token acts for."""

    name: str
    role: str


_VERBS: Final = {"incidents": flow.incidents, "statements": flow.statements, "actors": flow.actors}


@router.get("/me", response_model=Me)
def me(request: Request, who: AnyPerson) -> Response:
    """For whom the token acts, and with which role."""
    return answer(request, {"name": who.name, "role": who.role})


@router.get("/stats", response_model=dict[str, Any])
def stats(request: Request, who: AnyPerson) -> Response:
    """How much there is of what, by which outlets, coded by which runs."""
    return answer(request, flow.stats(desk_of(request).settings))


@router.get("/schema", response_model=dict[str, Any])
def schema(request: Request, who: AnyPerson) -> Response:
    """The JSON Schema of a coded report."""
    return answer(request, flow.schema(desk_of(request).settings))


@router.get("/log", response_model=Page)
def log(request: Request, who: AnyPerson, after: Annotated[int, Query(ge=0, le=2**53)] = 0, limit: Limit = 100) -> Response:
    """What was done to the archive, in order, each entry chained to the one before by its hash."""
    entries = flow.log(after, settings=desk_of(request).settings)
    following = (
        f"{request.url.path}?{urlencode({'after': entries[limit - 1].seq, 'limit': limit})}" if len(entries) > limit else None
    )
    return answer(request, {"items": entries[:limit], "total": None, "limit": limit, "offset": 0, "next": following})


@router.get("/people", response_model=Page)
def people(request: Request, who: Admin) -> Response:
    """Everybody who has an account, with their roles."""
    found = flow.people(desk_of(request).settings)
    return answer(request, {"items": found, "total": len(found), "limit": len(found), "offset": 0, "next": None})


@router.get("/search", response_model=Page)
def search(
    request: Request,
    who: AnyPerson,
    q: Annotated[str, Query(min_length=1, max_length=200, description='Words that all must be there; "so"; -not; begin*.')],
    source: Words = None,
    since: Words = None,
    until: Words = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """Reports that hold the words, the best first, each with a snippet in which [[ ]] stand round the words found."""
    settings = desk_of(request).settings
    hits = flow.search(q, Filter(source=source, since=since, until=until), limit=limit + 1, offset=offset, settings=settings)
    return _page(
        request, without_hidden(request, " ".join((q, source or "")), hits[:limit]), None, limit, offset, more=len(hits) > limit
    )


@router.get("/inbox", response_model=Page)
def inbox(request: Request, who: AnyPerson, limit: Limit = 20, offset: Offset = 0) -> Response:
    """Incidents and statements that wait for review, the most useful first, with why."""
    found = flow.inbox(limit=limit, offset=offset, settings=desk_of(request).settings)
    return _page(request, found.waiting, found.total, limit, offset, more=offset + limit < found.total)


@router.get("/sources/{name:path}", response_model=dict[str, Any])
def source(request: Request, who: AnyPerson, name: Annotated[str, Path(max_length=500)]) -> Response:
    """One outlet: its grade, what it covers, how it agrees with others."""
    return answer(request, flow.source(name, settings=desk_of(request).settings))


@router.get("/contradictions", response_model=Page)
def contradictions(
    request: Request,
    who: AnyPerson,
    kind: Annotated[str | None, Query(description=f"One of {', '.join(CONTRADICTION_KINDS)}.")] = None,
    about: Annotated[str | None, Query(max_length=200, description="Id of an incident or a statement.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Where reports contradict each other or themselves."""
    settings = desk_of(request).settings
    found = flow.contradictions(kind=kind, about=about, limit=limit + 1, offset=offset, settings=settings)
    return _page(request, found[:limit], None, limit, offset, more=len(found) > limit)


@router.get("/check", response_model=dict[str, Any])
def check(
    request: Request,
    who: AnyPerson,
    claim: Annotated[str, Query(min_length=1, max_length=1000, description="A claim of precedence, or the id of an incident.")],
    day: Annotated[
        str | None, Query(max_length=10, description="The day of the claim, YYYY-MM-DD; today if none is given.")
    ] = None,
) -> Response:
    """Hold a claim of precedence against the archive: "the first car bomb in Dahra since early September 2013"."""
    found = flow.check(claim, day=day, settings=desk_of(request).settings)
    items = [{"not_understood": str(one)} if isinstance(one, QuestionError) else flow.as_json(one) for one in found]
    return answer(request, {"answers": items})


@router.get("/precedents/{incident_id}", response_model=dict[str, Any])
def precedents(request: Request, who: AnyPerson, incident_id: Id, days: Annotated[int, Query(ge=0, le=3660)] = 30) -> Response:
    """What came before an incident."""
    return answer(request, flow.precedents(incident_id, days=days, settings=desk_of(request).settings))


@router.get("/records/{record_id}", response_model=Thing)
def record(request: Request, who: AnyPerson, record_id: Id, best: BestRule = "graded") -> Response:
    """An incident, a statement, an actor, a report, a value or a decision, with all that is behind it."""
    return answer(request, flow.show(record_id, best=best, settings=desk_of(request).settings))


@router.get("/lines/{subject}", response_model=dict[str, Any])
def line(request: Request, who: AnyPerson, subject: Id) -> Response:
    """One value (ass-…) or account (inc-…, sta-…) as it stands. Its tag is what `If-Match` of a decision about it takes."""
    found = flow.line_seen(subject, settings=desk_of(request).settings)
    return answer(request, found, tag=tag_of(found.decided.id if found.decided else ""))


@router.get("/reports/{report_id}", response_model=dict[str, Any])
def report(request: Request, who: AnyPerson, report_id: Id) -> Response:
    """A report under review: its text, and all that was coded from it, rejected values included."""
    settings = desk_of(request).settings
    found = flow.resolve(report_id, settings=settings)
    if not found.startswith("rep-"):
        raise UnknownId(f"{report_id} is no report")
    seen = flow.review_report(found, settings=settings)
    return answer(request, {**flow.as_json(seen), "text": seen.text})


@lists.get("/{kind}", response_model=Page)
def listed(request: Request, who: AnyPerson, kind: Kind, wanted: Narrowed, limit: Limit = 50, offset: Offset = 0) -> Response:
    """Incidents, statements or actors, the latest first."""
    found = _VERBS[kind](wanted, limit=limit, offset=offset, settings=desk_of(request).settings)
    asked = " ".join(words for words in (wanted.actor, wanted.place, wanted.source) if words)
    return _page(
        request, without_hidden(request, asked, found.cards), found.total, limit, offset, more=offset + limit < found.total
    )


def tag_of(decision_id: str) -> str:
    """What the tag of a value begins with: the decision in force about it."""
    return decision_id or "undecided"


def _page(request: Request, items: Any, total: int | None, limit: int, offset: int, *, more: bool) -> Response:
    query = {**request.query_params, "limit": limit, "offset": offset + limit}
    following = f"{request.url.path}?{urlencode(query)}" if more else None
    return answer(request, {"items": list(items), "total": total, "limit": limit, "offset": offset, "next": following})
