"""A template with what it shows, as an answer. Everything passes through the veil on its way; text never becomes markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import sayso.flow as flow
from sayso.codebook import Codebook
from sayso.desk.access import Access, Entered
from sayso.desk.navigation import ENTRIES, Entry
from sayso.desk.say import TESTS, WORDS
from sayso.desk.veil import shown_to
from sayso.settings import Settings
from sayso.version import VERSION

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
_HERE: Final = Path(__file__).parent
TEMPLATES: Final = _HERE / "templates"
STATIC: Final = _HERE / "static"


@dataclass(frozen=True)
class Desk:
    """What every page may need.

    Attributes:
        settings: of the archive and the codebook.
        codebook: the one in use.
        access: how people come in.
    """

    settings: Settings
    codebook: Codebook
    access: Access


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    found: Desk = request.app.state.desk
    return found


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page.

    Args:
        template: its file in ``templates/``.
        status: of the answer.
        context: what it shows: values, records, lists and dicts of them, which go through the veil.
    """
    entered: Entered | None = getattr(request.state, "entered", None)
    desk = desk_of(request)
    shown = shown_to(entered.person, desk.settings, context) if entered else context
    team = desk.access.entrance == "/login"
    chars = _ENVIRONMENT.get_template(template).render(
        shown,
        path=request.url.path,
        here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        query=dict(request.query_params),
        who=entered.person if entered else None,
        csrf=entered.csrf if entered else "",
        navigation=_navigation(entered, team) if entered else {},
        codebook=desk.codebook,
        version=VERSION,
        team=team,
    )
    return HTMLResponse(chars.encode("utf-8", "replace"), status)


def at_once(shows: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """A page whose parts all show the archive as it stood at one moment, which is also quicker; it must not write.

    Args:
        shows: answers a request, which is its first parameter.
    """

    @wraps(shows)
    def answered(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        request = kwargs["request"]
        assert isinstance(request, Request)
        with flow.one_view(desk_of(request).settings):
            return shows(*args, **kwargs)

    return answered


def ready_templates() -> None:
    """Compile all templates; else the first page of each kind waits for that."""
    for name in _ENVIRONMENT.list_templates():
        _ENVIRONMENT.get_template(name)


def _navigation(entered: Entered, team: bool) -> dict[str, list[Entry]]:
    """The entries that somebody sees, by group."""
    groups: dict[str, list[Entry]] = {}
    for entry in ENTRIES:
        if entered.person.may(entry.role) and (team or not entry.team):
            groups.setdefault(entry.group, []).append(entry)
    return groups


class _Templates(Environment):
    """Most of what templates show are dicts: their keys are looked up first, for to fail as an attribute takes longer than to be found."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj and not hasattr(dict, attribute):
            return obj[attribute]
        return super().getattr(obj, attribute)


def _environment() -> Environment:
    made = _Templates(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(WORDS)
    made.tests.update(TESTS)
    return made


_ENVIRONMENT: Final = _environment()
