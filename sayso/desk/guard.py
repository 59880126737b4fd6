"""What stands between the desk and the network: headers, host names, the gate that nobody passes unknown, and forged forms."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.desk.access import Access, Entered

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""No script, style, picture or connection but our own, and none that stands in a page itself."""
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
OWN: Final = ("/logout", "/account")
"""Where everybody may change something: what is their own."""
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_FIELD: Final = "csrf"
CSRF_HEADER: Final = "X-CSRF-Token"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Guard:
    """Middleware: refuses requests for other host names, and puts the headers on every answer.

    A page of another host that gets a browser to send requests to a loopback address (DNS rebinding) names its own host; so the
    name alone tells it.

    Args:
        app: what is guarded.
        hosts: the names, without ports, that the desk answers to.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if _name(host) not in self.hosts:
            refused = PlainTextResponse("This desk does not answer to that host name. Start it with --name to add one.\n", 421)
            await refused(scope, receive, sending)
            return
        await self.app(scope, receive, sending)


async def gate(request: Request) -> None:
    """A dependency of the whole application: nobody unknown passes, and no change without the token of the session's own forms.

    Raises:
        HTTPException: 303 to the entrance, or 401; 403 for a forged form, or a change by somebody who may only read.
    """
    access: Access = request.app.state.desk.access
    found = await run_in_threadpool(access.entered, request)  # it may ask the archive, and nobody else should wait for that
    request.state.entered = found
    if request.url.path in access.open_paths:
        if request.method not in SAFE:
            check_origin(request)
        return
    if found is None:
        raise unknown(request, access)
    if request.method in SAFE:
        return
    if found.by_token:
        check_role(request, found)
        return
    check_origin(request)
    await check_csrf(request, found)
    check_role(request, found)


def check_role(request: Request, entered: Entered) -> None:
    """Whether somebody may change anything at all, but what is their own.

    Raises:
        HTTPException: 403 if not.
    """
    if not entered.person.may("coder") and not request.url.path.startswith(OWN):
        raise HTTPException(403, "You may read here, and change nothing. Ask an admin for the role of a coder.")


def unknown(request: Request, access: Access) -> HTTPException:
    """What somebody unknown is told: where the entrance is, if it is a person with a browser."""
    if request.method == "GET" and "text/html" in request.headers.get("accept", "") and "hx-request" not in request.headers:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return HTTPException(303, headers={"Location": f"{access.entrance}?back={quote(back, safe='/')}"})
    return HTTPException(401, "Nobody is logged in here, or no longer.", headers={"HX-Redirect": access.entrance})


def check_origin(request: Request) -> None:
    """Whether a change is asked for by a page of this desk, as far as the browser tells.

    Raises:
        HTTPException: 403 if not.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    foreign = origin not in (None, "null") and urlsplit(origin or "").netloc.lower() != request.headers.get("host", "").lower()
    if foreign or site not in ("same-origin", "none"):
        raise HTTPException(403, "The request came from another page than one of this desk.")


async def check_csrf(request: Request, entered: Entered) -> None:
    """Whether a form was made by this session, by its hidden field or, from a script, by the header.

    Raises:
        HTTPException: 403 if not.
    """
    given = request.headers.get(CSRF_HEADER)
    if given is None and "form" in request.headers.get("content-type", ""):
        value = (await request.form()).get(CSRF_FIELD)
        given = value if isinstance(value, str) else None
    if given is None or not hmac.compare_digest(given.encode(), entered.csrf.encode()):
        raise HTTPException(403, "The form is older than this session. Load the page again, and nothing is lost but this click.")


def _name(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()
