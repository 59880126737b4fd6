"""What goes wrong, as a page with a way out."""

from __future__ import annotations

import logging
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException

from sayso.desk.api.answers import problem
from sayso.desk.render import page
from sayso.errors import SaysoError, UnknownId

_TITLES: Final = {
    400: "That cannot be done",
    401: "Nobody is logged in here",
    403: "Not allowed",
    404: "There is nothing here",
    405: "That address takes another kind of request",
    409: "Somebody else was quicker",
    422: "Something is missing in that form",
    429: "Too many tries",
    500: "Something broke",
}
_LOG: Final = logging.getLogger("sayso.desk")


def put_handlers(app: FastAPI) -> None:
    """Have the application answer errors with pages."""

    @app.exception_handler(SaysoError)
    def refused(request: Request, error: SaysoError) -> Response:
        return told(request, 404 if isinstance(error, UnknownId) else 400, str(error))

    @app.exception_handler(HTTPException)
    def stopped(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code in (301, 302, 303, 307):
            return Response(status_code=error.status_code, headers=headers)
        answer = told(request, error.status_code, str(error.detail))
        answer.headers.update(headers)
        return answer

    @app.exception_handler(RequestValidationError)
    def incomplete(request: Request, error: RequestValidationError) -> Response:
        fields = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors()}))
        return told(request, 422, f"These fields are missing or wrong: {fields}.")

    @app.exception_handler(Exception)
    def broke(request: Request, error: Exception) -> Response:
        _LOG.exception("a page of the desk broke", exc_info=error)
        return told(request, 500, "The page could not be made. What was decided before stays; the terminal tells more.")


def told(request: Request, status: int, message: str) -> Response:
    """An error as a page, as plain words where nobody is known, or as the API tells one: an odd path may not even lead to the API."""
    if request.url.path.startswith("/api/"):
        return problem(status, message)
    if getattr(request.state, "entered", None) is None:
        return PlainTextResponse(f"{_TITLES.get(status, 'Error')}. {message}\n", status)
    return page(request, "error.html", status=status, title=_TITLES.get(status, "Error"), message=message)
