"""What narrows a list, a map, a timeline or a dataset, as programs say it in the query."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from sayso.archive import Filter
from sayso.records.card import Review

Words = Annotated[str | None, Query(max_length=200)]
Spot = Annotated[str | None, Query(max_length=40, description="Id of a place of `/map`: only what was known to be just there.")]
Memory = Annotated[bool | None, Query(description="Only what is merely remembered, or only what is reported as news.")]


def narrowed(
    since: Words = None,
    until: Words = None,
    place: Words = None,
    type: Words = None,
    actor: Words = None,
    source: Words = None,
    status: Review | None = None,
    disputed: bool = False,
    background: Memory = None,
    at: Spot = None,
) -> Filter:
    """The filter of a request: a dependency of routes."""
    return Filter(
        since=since,
        until=until,
        place=place,
        type=type,
        actor=actor,
        source=source,
        status=status,
        disputed=disputed,
        background=background,
        spot=at,
    )


Narrowed = Annotated[Filter, Depends(narrowed)]
