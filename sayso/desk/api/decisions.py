"""What can be decided. A decision about one value or account says which one it saw in force (`If-Match`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, HTTPException, Path, Request, Response
from pydantic import BaseModel, Field

import sayso.flow as flow
from sayso.desk.access import Coder, Editor
from sayso.desk.api.answers import answer
from sayso.desk.api.reading import tag_of
from sayso.desk.render import desk_of
from sayso.review.adding import Words as Pointed
from sayso.review.adding_statement import StatementWords

router = APIRouter(tags=["deciding"])
Id = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=10_000)]


class Decided(BaseModel):
    """A decision to take."""

    decision: Literal["accept", "reject", "correct", "same", "different", "seal"]
    subjects: list[Id] = Field(min_length=1, max_length=200, description="Ids; one for accept, reject, correct and seal.")
    value: Words = Field("", description="With correct: the right value, in words.")
    reason: Words = ""


class Added(BaseModel):
    """A value that was missed."""

    to: Id = Field(description="Id of an account (inc-…, sta-…).")
    property: Annotated[str, Field(min_length=1, max_length=100)]
    value: Words = ""
    words: Words = Field(description="Words of the report that say it.")
    says: Words = Field("", description="Who says so, besides the outlet.")
    reason: Words = ""


class AddedIncident(BaseModel):
    """An incident that was missed."""

    report: Id
    type: Annotated[str, Field(min_length=1, max_length=100, description="A type of incident of the codebook.")]
    words: Words = Field(description="Words of the report that name it.")
    reason: Words = ""


class AddedStatement(BaseModel):
    """A statement that was missed."""

    report: Id
    act: Annotated[str, Field(min_length=1, max_length=100, description="What it does: an act of the codebook.")]
    words: Words = Field(description="Words of the report that say it.")
    speaker: Words = Field("", description="Words of the report that name the person who speaks.")
    issuer: Words = Field(
        "", description="Words of the report that name the group or body that issued it. One of the two is needed."
    )
    about: list[Id] = Field([], max_length=200, description="Ids of accounts of incidents of the report (inc-…).")
    reason: Words = ""


class Graded(BaseModel):
    """A grade of a source (A to F), or of a report or account (1 to 6)."""

    subject: Id
    grade: Annotated[str, Field(min_length=1, max_length=1)]
    reason: Words = ""


class Attached(BaseModel):
    """An account that belongs to another incident or statement."""

    account: Id
    to: Id = Field(description="Id of the incident or statement.")
    reason: Words = ""


class Undoing(BaseModel):
    """Why something is taken back."""

    reason: Words = ""


@router.post("/judgements", status_code=201, response_model=dict[str, Any])
def judge(
    request: Request,
    who: Coder,
    body: Decided,
    if_match: Annotated[str | None, Header(description="The tag of `GET /lines/{id}`, or `*`.")] = None,
) -> Response:
    """Take a decision. Merging, parting and sealing takes an editor."""
    one = body.decision in ("accept", "reject", "correct")
    if not one and not who.may("editor"):
        raise HTTPException(403, f"'{body.decision}' takes the role editor; {who.name} is {who.role}.")
    if one and if_match is None:
        raise HTTPException(
            428, "A decision about a value or account says which version it saw: send If-Match with its tag, or *."
        )
    made = flow.judge(
        body.decision,
        *body.subjects,
        value=body.value,
        by=who.name,
        reason=body.reason,
        seen=_seen(if_match) if one else None,
        settings=desk_of(request).settings,
    )
    return answer(request, made, status=201, tag=tag_of(made.id))


@router.post("/values", status_code=201, response_model=dict[str, Any])
def add_value(request: Request, who: Coder, body: Added) -> Response:
    """Add a value that was missed, with the words of the report that say it."""
    made = flow.add_value(
        body.to,
        body.property,
        body.value,
        body.words,
        by=who.name,
        says=body.says,
        reason=body.reason,
        settings=desk_of(request).settings,
    )
    return answer(request, made, status=201, tag=tag_of(made.id))


@router.post("/incidents", status_code=201, response_model=dict[str, Any])
def add_incident(request: Request, who: Coder, body: AddedIncident) -> Response:
    """Add an incident that was missed, with the words of the report that name it."""
    made, account = flow.add_incident(
        body.report, body.type, body.words, by=who.name, reason=body.reason, settings=desk_of(request).settings
    )
    return answer(request, {"account": account, "judgements": [made]}, status=201)


@router.post("/statements", status_code=201, response_model=dict[str, Any])
def add_statement(request: Request, who: Coder, body: AddedStatement) -> Response:
    """Add a statement that was missed: what it does, who makes it and what it is about."""
    given = StatementWords(
        body.act,
        Pointed(body.words),
        Pointed(body.speaker) if body.speaker.strip() else None,
        Pointed(body.issuer) if body.issuer.strip() else None,
        body.about,
    )
    made, account = flow.add_statement(body.report, given, by=who.name, reason=body.reason, settings=desk_of(request).settings)
    return answer(request, {"account": account, "judgements": made}, status=201)


@router.post("/attachments", status_code=201, response_model=dict[str, Any])
def attach(request: Request, who: Coder, body: Attached) -> Response:
    """Take an account out of the incident or statement that it is part of, and put it to another one."""
    made = flow.attach(body.account, body.to, by=who.name, reason=body.reason, settings=desk_of(request).settings)
    return answer(request, {"judgements": made}, status=201)


@router.post("/judgements/{judgement_id}/undo", response_model=dict[str, Any])
def undo(
    request: Request, who: Coder, judgement_id: Annotated[str, Path(max_length=200)], body: Undoing | None = None
) -> Response:
    """Take a decision back; undoing an undoing brings it back. Of others', only an editor may."""
    settings = desk_of(request).settings
    (done,) = flow.undo_all(
        [judgement_id], by=who.name, anybody=who.may("editor"), reason=body.reason if body else "", settings=settings
    )
    return answer(request, done)


@router.post("/grades", status_code=201, response_model=dict[str, Any])
def grade(request: Request, who: Editor, body: Graded) -> Response:
    """Grade a source, a report or an account."""
    made = flow.grade(body.subject, body.grade, by=who.name, reason=body.reason, settings=desk_of(request).settings)
    return answer(request, made, status=201)


def _seen(if_match: str | None) -> str | None:
    """The decision that was seen; None for whatever stands."""
    tag = (if_match or "").strip().removeprefix("W/").strip('"').partition(".")[0]
    return None if tag == "*" else "" if tag == tag_of("") else tag
