"""How the API answers: through the veil, with a tag by which a program knows whether anything changed, and errors as RFC 9457 says."""

from __future__ import annotations

import hashlib
import json
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

import sayso.flow as flow
from sayso.desk.access import person
from sayso.desk.render import desk_of
from sayso.desk.veil import shown_to
from sayso.errors import JudgementConflict, JudgementError, PersonError, SaysoError, UnknownId
from sayso.records import Text

PROBLEM: Final = "application/problem+json"


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field("about:blank", description="About what kind of problem: none but the status tells.")
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="What went wrong here, and what is allowed instead.")
    now: str | None = Field(None, description="With 412: id of the judgement that stands now, or an empty string.")


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Problem, "description": told, "content": {PROBLEM: {}}}
    for status, told in {
        400: "It cannot be done as it was asked for.",
        401: "No token, or one that is good for nothing.",
        403: "The token's person may not.",
        404: "There is nothing of that id.",
        409: "A decision stands against it.",
        412: "Somebody else has decided meanwhile (If-Match).",
        422: "A parameter or field is missing or wrong.",
        428: "A decision needs If-Match.",
    }.items()
}


def answer(request: Request, value: Any, *, status: int = 200, tag: str = "") -> Response:
    """A value as JSON, as who asks may see it.

    Args:
        value: what verbs give. The items of a list, or of a dict's list, are veiled each by itself.
        tag: what the answer's tag begins with, before a hash of what is sent.
    """
    desk = desk_of(request)
    given = value if isinstance(value, dict) else {"value": value}
    # As JSON first, for ids are made of what records hold; but a text as it is, for only so spans still count in it.
    parts = {key: one if isinstance(one, Text) else flow.as_json(one) for key, one in given.items()}
    veiled = shown_to(person(request), desk.settings, parts)
    shown = {key: _without_id(flow.as_json(one)) if isinstance(one, Text) else one for key, one in veiled.items()}
    body = _json(shown if isinstance(value, dict) else shown["value"])
    digest = hashlib.sha256(body).hexdigest()[:32]
    etag = f'"{tag}.{digest}"' if tag else f'"{digest}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
    if request.method == "GET" and _matches(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, "application/json")


def problem(status: int, detail: str, *, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """An error."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return Response(_json(body), status, headers, PROBLEM)


def put_handlers(api: FastAPI) -> None:
    """Have the API answer errors as problems."""

    @api.exception_handler(SaysoError)
    def refused(request: Request, error: SaysoError) -> Response:
        detail = _veiled(request, str(error))
        if isinstance(error, JudgementConflict):
            return problem(412, detail, now=error.now)
        status = 404 if isinstance(error, UnknownId) else 409 if isinstance(error, JudgementError | PersonError) else 400
        return problem(status, detail)

    @api.exception_handler(HTTPException)
    def stopped(request: Request, error: HTTPException) -> Response:
        headers = {"WWW-Authenticate": "Bearer"} if error.status_code == 401 else dict(error.headers or {})
        return problem(error.status_code, str(error.detail), headers=headers)

    @api.exception_handler(RequestValidationError)
    def incomplete(_: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors())
        return problem(422, told)


def _veiled(request: Request, words: str) -> str:
    """A message without the names that who asks may not see, as far as it names the records that they stand in."""
    entered = getattr(request.state, "entered", None)
    if entered is None:
        return words
    return str(shown_to(entered.person, desk_of(request).settings, {"detail": words})["detail"])


def _json(value: Any) -> bytes:
    # Lone surrogates, which a hostile file may hold, cannot be written as UTF-8: escapes hold everything.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _without_id(text: dict[str, Any]) -> dict[str, Any]:
    """A text without its id, which would be that of the text as it is shown."""
    return {key: one for key, one in text.items() if key != "id"}


def _matches(given: str, etag: str) -> bool:
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    return "*" in tags or etag in tags
