"""The application below ``/api/v1``: the routers by hand, behind the same gate as the pages."""

from __future__ import annotations

from typing import Any, Final

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse

from sayso.desk.api import coding, decisions, exporting, pictures, reading, work
from sayso.desk.api.answers import PROBLEMS, put_handlers
from sayso.desk.guard import gate
from sayso.desk.render import Desk
from sayso.version import VERSION

PATH: Final = "/api/v1"
_ABOUT: Final = """
What happened, who did it, and on whose say-so: an archive of coded reports, and the decisions of people about them.

**Who asks.** Send `Authorization: Bearer TOKEN`; people make tokens on the page of their account, or with `sayso people token`. A
token may do what its person may.
Readers and coders get every answer without the names of victims, minors, detainees and witnesses.

**Pages.** Lists take `limit` and `offset` and give `items`, `total` where it is known, and `next`, the path of the next page or null.

**Tags.** Every answer to GET has an `ETag`; with `If-None-Match` an unchanged one is 304 without a body. A decision about one value or
account needs `If-Match` with the tag that
`GET /lines/{id}` gave: if somebody has decided meanwhile, the answer is 412 and nothing is changed. `If-Match: *` decides whatever stands.

**Errors** are `application/problem+json` (RFC 9457); `detail` says what went wrong and what is allowed instead.
"""


def create_api(desk: Desk) -> FastAPI:
    """The API of a desk."""
    api = FastAPI(
        title="Sayso",
        version=VERSION,
        description=_ABOUT.strip(),
        dependencies=[Depends(gate)],
        openapi_url=None,  # below, behind the gate like all else
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
        servers=[{"url": PATH}],
        root_path_in_servers=False,
    )
    api.state.desk = desk
    put_handlers(api)

    @api.get("/openapi.json", include_in_schema=False)
    def description() -> JSONResponse:
        return JSONResponse(api.openapi())

    for router in (
        pictures.router,
        reading.router,
        decisions.router,
        coding.router,
        work.router,
        exporting.router,
        reading.lists,
    ):
        api.include_router(router)
    _describe(api)

    return api


def _describe(api: FastAPI) -> None:
    """Say in the description how a program shows who it is."""
    described = api.openapi

    def openapi() -> dict[str, Any]:
        found = described()
        found.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        found["security"] = [{"token": []}]
        return found

    api.openapi = openapi  # type: ignore[method-assign]  # as FastAPI's own manual does it
