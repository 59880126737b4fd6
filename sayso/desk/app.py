"""The application: its pages by hand, one line each, behind the guard and the gate."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, Depends, FastAPI
from fastapi.staticfiles import StaticFiles

import sayso.flow as flow
from sayso.desk import working
from sayso.desk.access import Access
from sayso.desk.api import PATH, create_api
from sayso.desk.errors import put_handlers
from sayso.desk.guard import LOOPBACK, Guard, gate
from sayso.desk.pages import (
    activity,
    belonging,
    coding,
    contradictions,
    decide,
    export,
    inbox,
    incident,
    lists,
    report,
    search,
    source,
    timeline,
    work,
)
from sayso.desk.pages import map as map_page
from sayso.desk.render import STATIC, Desk
from sayso.settings import Settings
from sayso.version import VERSION

PAGES: Final[tuple[APIRouter, ...]] = (
    lists.router,
    inbox.router,
    report.router,
    decide.router,
    belonging.router,
    incident.router,
    map_page.router,
    timeline.router,
    contradictions.router,
    source.router,
    search.router,
    export.router,
    activity.router,
    coding.router,
    work.router,
)
"""Every page of the desk. A new one: a router in ``pages/``, a template in ``templates/``, a line here, one in `navigation`."""


def create_app(settings: Settings, *, access: Access, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """The desk over one archive, which is held open as long as it runs.

    Args:
        settings: which archive and codebook.
        access: how it is known who asks.
        hosts: the host names, without ports, that it answers to.

    Raises:
        ArchiveError: when it starts, if the archive cannot be opened.
    """

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        with flow.held_open(settings, create=True):
            try:
                yield
            finally:
                working.end()

    app = FastAPI(
        title="Sayso desk",
        version=VERSION,
        lifespan=running,
        dependencies=[Depends(gate)],
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.desk = desk = Desk(settings, flow.codebook_in_use(settings), access)
    put_handlers(app)
    for router in (*access.routers, *PAGES):
        app.include_router(router)
    app.mount(PATH, create_api(desk), name="api")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, hosts=hosts)
    return app
