"""The one set of filters: of lists, map, timeline and search. They live in the address, so that a view can be sent to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Final, cast
from urllib.parse import urlencode

from fastapi import Depends, Request

from sayso.archive import Filter
from sayso.records import CardKind
from sayso.records.card import Review

PER_PAGE: Final = 50
_LAST_PAGE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for, as it stands in the address. Empty: everything.

    Attributes:
        since, until: days, months or years.
        place, type, actor, source: as in `sayso.archive.Filter`.
        status: ``machine``, ``mixed`` or ``reviewed``.
        news: ``news`` for what is reported, ``memory`` for what is only remembered.
        disputed: ``yes`` for what holds contradictions.
        at: id of a place of the map: only what is known to have been just there.
        words: what a search looks for.
        page: which page of the list, from 1 on.
    """

    since: str = ""
    until: str = ""
    place: str = ""
    type: str = ""
    actor: str = ""
    source: str = ""
    status: str = ""
    news: str = ""
    disputed: str = ""
    at: str = ""
    words: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """The filters of a query string; what is none of them is passed over."""
        names = [field.name for field in fields(cls) if field.name != "page"]
        number = query.get("page", "1")
        page = min(max(int(number), 1), _LAST_PAGE) if number.isascii() and number.isdigit() and len(number) < 9 else 1
        return cls(**{name: query.get(name, "").strip()[:200] for name in names}, page=page)

    def wanted(self, kind: CardKind | None = None) -> Filter:
        """As the archive takes them.

        Raises:
            SettingsError: if a day is no day, or `since` is after `until`.
        """
        return Filter(
            kind=kind,
            since=self.since or None,
            until=self.until or None,
            place=self.place or None,
            type=self.type or None,
            actor=self.actor or None,
            source=self.source or None,
            status=cast("Review | None", self.status or None),
            background={"news": False, "memory": True}.get(self.news),
            disputed=self.disputed == "yes",
            spot=self.at or None,
        )

    def query(self, **changes: Any) -> str:
        """The query string, with some of it changed; "" if nothing is asked for. A change of anything leads to the first page."""
        changed = replace(self, **{"page": 1, **changes})
        given = {field.name: getattr(changed, field.name) for field in fields(changed)}
        asked = {name: value for name, value in given.items() if value and not (name == "page" and value == 1)}
        return f"?{urlencode(asked)}" if asked else ""

    def for_programs(self, **changes: Any) -> str:
        """The query string as ``/api/v1`` takes it."""
        background = {"news": "false", "memory": "true"}.get(self.news)
        query = self.query(news="", **changes)
        return f"{query}{'&' if query else '?'}background={background}" if background else query

    @property
    def any(self) -> bool:
        """Whether anything is asked for but a page."""
        return bool(replace(self, page=1).query())

    @property
    def offset(self) -> int:
        """How many lines come before this page."""
        return (self.page - 1) * PER_PAGE


def filters_of(request: Request) -> Filters:
    """The filters of a request: a dependency of routes."""
    return Filters.of(request.query_params)


Narrowed = Annotated[Filters, Depends(filters_of)]
