"""Full-text search over the reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    and_,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy import text as statement
from sqlalchemy.dialects.postgresql import TSQUERY

from sayso.archive.among import among
from sayso.archive.batches import batches
from sayso.archive.filters import Filter
from sayso.archive.index import index, unindex
from sayso.archive.matching import fts5, line_condition, loose_tsquery, tsquery
from sayso.archive.query import Query, parse_query
from sayso.archive.seals import names_a_sealed_one, sealed_names
from sayso.archive.snippet import snippet
from sayso.archive.tables import card, card_report, report, text
from sayso.archive.telling import Telling, telling
from sayso.archive.veil import veil

__all__ = ["Hit", "index", "search", "unindex"]

_RANKED: Final = 1000
"""Reports that are ranked: of a query that finds more, those that came last."""
_RARE: Final = 2000
"""Hits that are so few that each of them can be asked whether the filter accepts it."""
_ROWS: Final = table("text_search", column("rowid", Integer))
_ROWID: Final = _ROWS.c.rowid
_INDEX: Final = table("text_search", column("serial"), column("lexemes"), column("words"))
_TOLD: Final = (
    select(card_report.c.report, card.c.id).join(card, card.c.serial == card_report.c.card).where(among(card_report.c.report))
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One report that was found.

    Attributes:
        report_id, title, source, published: as in `Report`, without sealed names.
        snippet: about thirty words of its text, with ``[[ ]]`` round what was looked for.
        rank: how well it fits, the higher the better; the two stores count differently.
        incidents: ids of the incidents that it tells of, sorted.
    """

    report_id: str
    title: str | None
    source: str | None
    published: str | None
    snippet: str
    rank: float
    incidents: tuple[str, ...] = ()


def search(connection: Connection, chars: str, wanted: Filter | None = None, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The reports that a query finds, the best first; of those that fit equally well the one that came last.

    A word that stands in the title counts more. `since` and `until` of the filter are held against the day of publication, `source`
    against the outlet; whatever else it asks for, one incident or statement that the report tells of must have all of it. Sealed
    names find nothing and are not shown.

    Args:
        chars: see `parse_query`; a query without words finds nothing.
        wanted: what the search is narrowed to.
    """
    query = parse_query(chars)
    wanted = wanted or Filter()
    if not query or names_a_sealed_one(connection, chars, wanted.actor, wanted.place, wanted.source):
        return []
    page = _page(connection, query, wanted, limit, offset)
    with _by_index(connection):
        rows = connection.execute(page).all()
    names = sealed_names(connection)
    incidents = _incidents(connection, [row.report for row in rows])
    return [
        Hit(
            report_id=row.id,
            title=veil(row.title, names),
            source=veil(row.source, names),
            published=row.published,
            snippet=snippet(veil(row.chars, names), query.terms),
            rank=float(row.rank),
            incidents=incidents.get(row.report, ()),
        )
        for row in rows
    ]


def matches(connection: Connection, query: Query) -> list[int]:
    """The serials of all texts that a query finds, sorted."""
    if connection.dialect.name == "sqlite":
        return sorted(connection.execute(_matching_sqlite(query)).scalars())
    return sorted(connection.execute(_possible_postgresql(query).where(_holds(query))).scalars())


@contextmanager
def _by_index(connection: Connection) -> Iterator[None]:
    """Have PostgreSQL use its full-text index. It takes lexemes for as cheap to read as numbers, and reads all texts without it."""
    if connection.dialect.name == "sqlite":
        yield
        return
    connection.execute(statement("SET LOCAL enable_seqscan = off"))
    yield
    connection.execute(statement("SET LOCAL enable_seqscan TO DEFAULT"))


def _page(connection: Connection, query: Query, wanted: Filter, limit: int, offset: int) -> Select[Any]:
    """One page of the hits of a query, ranked."""
    sqlite = connection.dialect.name == "sqlite"
    accepted = telling(connection, wanted, one_by_one=sqlite and wanted != Filter() and _are_rare(connection, query))
    hit = (_ranked_sqlite if sqlite else _ranked_postgresql)(query, accepted, max(_RANKED, limit + offset)).cte("hit")
    best = select(hit).order_by(hit.c.rank.desc(), hit.c.serial.desc()).limit(limit).offset(offset).cte("best")
    return (
        select(text.c.report, report.c.id, report.c.title, report.c.source, report.c.published, text.c.chars, best.c.rank)
        .select_from(best.join(text, text.c.serial == best.c.serial).join(report, report.c.serial == text.c.report))
        .order_by(best.c.rank.desc(), best.c.serial.desc())
    )


def _ranked_sqlite(query: Query, accepted: Telling, most: int) -> Select[Any]:
    rank: ColumnElement[float] = literal_column("-bm25(text_search, 5.0, 1.0)").label("rank")
    found = _narrowed(_matching_sqlite(query).add_columns(rank), _ROWS, _ROWID, accepted)
    return found.order_by(_ROWID.desc()).limit(most)


def _ranked_postgresql(query: Query, accepted: Telling, most: int) -> Select[Any]:
    found = _possible_postgresql(query).cte("found").prefix_with("MATERIALIZED", dialect="postgresql")
    some = _narrowed(select(found.c.serial), found, found.c.serial, accepted)
    if query.has_phrases:  # read from the last one on, until there are enough
        some = some.join_from(found, _INDEX, _INDEX.c.serial == found.c.serial).where(_holds(query))
    latest = some.order_by(found.c.serial.desc()).limit(most).cte("latest")
    rank = func.ts_rank(_INDEX.c.lexemes, cast(tsquery(query), TSQUERY), 1).label("rank")
    return select(latest.c.serial, rank).join(_INDEX, _INDEX.c.serial == latest.c.serial)


def _are_rare(connection: Connection, query: Query) -> bool:
    """Whether a query has so few hits that each of them can be looked at."""
    some = _matching_sqlite(query).limit(_RARE + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= _RARE


def _narrowed(found: Select[Any], hits: FromClause, serial: ColumnElement[int], accepted: Telling) -> Select[Any]:
    if not accepted.conditions:
        return found
    if accepted.few:  # the sum keeps SQLite from asking the full-text index anew for each of the texts
        return found.where((serial + literal_column("0")).in_(accepted.texts))
    joined = found.join_from(hits, text, text.c.serial == serial).join(report, report.c.serial == text.c.report)
    return joined.where(*accepted.conditions)


def _matching_sqlite(query: Query) -> Select[Any]:
    return select(_ROWID.label("serial")).where(statement("text_search MATCH :query").bindparams(query=fts5(query)))


def _possible_postgresql(query: Query) -> Select[Any]:
    return select(_INDEX.c.serial).where(_INDEX.c.lexemes.op("@@")(cast(loose_tsquery(query), TSQUERY)))


def _holds(query: Query) -> ColumnElement[bool]:
    """Whether a text holds what a query wants, phrases and all."""
    short = and_(_INDEX.c.words.is_(None), _INDEX.c.lexemes.op("@@")(cast(tsquery(query), TSQUERY)))
    return or_(short, and_(_INDEX.c.words.is_not(None), statement(line_condition(query, "text_search.words"))))


def _incidents(connection: Connection, reports: list[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in (row for some in batches(reports, 500) for row in connection.execute(_TOLD, {"ids": some})):
        if row.id.startswith("ict-"):  # asked of the kind instead, SQLite would look at all incidents
            found.setdefault(row.report, []).append(row.id)
    return {serial: tuple(sorted(ids)) for serial, ids in found.items()}
