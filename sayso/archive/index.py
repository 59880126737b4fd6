"""The full-text index: one row for each current text, its words folded and without sealed names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy import text as statement

from sayso.archive.batches import batches
from sayso.archive.checks import Progress
from sayso.archive.folding import words_of
from sayso.archive.query import Query, Term
from sayso.archive.seals import sealed_names
from sayso.archive.tables import text
from sayso.archive.veil import SEALED, veil

_PLACES: Final = 16_383
_TIMES: Final = 255
"""How far PostgreSQL counts the places of a word in a text, and how often one word may stand there."""
_BYTES: Final = 900_000
"""Bytes that the different words of one text may take; PostgreSQL allows 1 MB for them. A text beyond that is indexed so far."""
_UNNESTED: Final = statement(
    "INSERT INTO text_search (serial, lexemes, words) SELECT one, CAST(two AS tsvector), three FROM "
    "unnest(CAST(:serials AS bigint[]), CAST(:lexemes AS text[]), CAST(:words AS text[])) AS given (one, two, three)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What is indexed of one text: folded words between single spaces."""

    title: str
    body: str

    @property
    def long(self) -> bool:
        """Whether the places of its words are more than PostgreSQL can count."""
        words = [*self.title.split(), *self.body.split()]
        if len(words) + 2 > _PLACES:
            return True
        return any(len(places) > _TIMES for places in self.places().values())

    def places(self) -> dict[str, list[str]]:
        """The places of each word: title first, with the weight A, then, one place left out, the body."""
        found: dict[str, list[str]] = defaultdict(list)
        title = self.title.split()
        for at, word in enumerate(title, 1):
            found[word].append(f"{at}A")
        for at, word in enumerate(self.body.split(), len(title) + 2):
            found[word].append(str(at))
        return dict(found)

    def lexemes(self) -> str:
        """The words in the form of PostgreSQL's tsvector, with as many places as it can count."""
        return " ".join(f"'{word}':{','.join(places[:_TIMES])}" for word, places in sorted(self.places().items()))

    def line(self) -> str:
        """All words in one line that begins and ends with a space, two spaces between title and body."""
        return f" {self.title}  {self.body} "


def words_for(title: str | None, chars: str, names: Sequence[str]) -> Words:
    """What is indexed of a title and a text.

    Args:
        names: those that are sealed; "sealed" stands in their place.
    """
    heading = words_of(veil(title or "", names))
    left = _BYTES
    seen: set[str] = set()
    body: list[str] = []
    for word in words_of(veil(chars, names)):
        if word not in seen:
            seen.add(word)
            left -= len(word) + 8
            if left < 0:
                break
        body.append(word)
    return Words(" ".join(heading[:_TIMES]), " ".join(body))


def index(connection: Connection, serial: int) -> None:
    """Put a text into the index; what stood there for it is replaced."""
    reindex(connection, (serial,))


def index_new(connection: Connection, serial: int, title: str | None, chars: str) -> None:
    """Put a text into the index that is not in it yet."""
    _insert(connection, {serial: words_for(title, chars, sealed_names(connection))})


def unindex(connection: Connection, serial: int) -> None:
    """Take a text out of the index."""
    column = "rowid" if connection.dialect.name == "sqlite" else "serial"
    connection.execute(statement(f"DELETE FROM text_search WHERE {column} = :serial"), {"serial": serial})


def reindex(connection: Connection, serials: Iterable[int]) -> None:
    """Index some texts anew, as the seals of this moment want it."""
    names = sealed_names(connection)
    for some in batches(sorted(set(serials)), 200):
        rows = connection.execute(
            select(text.c.serial, text.c.title, text.c.chars).where(text.c.serial.in_(some)).order_by(text.c.serial)
        )
        found = {row.serial: words_for(row.title, row.chars, names) for row in rows}
        for serial in found:
            unindex(connection, serial)
        if found:
            _insert(connection, found)


def reindex_all(connection: Connection, progress: Progress | None = None) -> int:
    """Make the whole index anew.

    Args:
        progress: told how many texts are in it by now.

    Returns:
        how many texts are in it.
    """
    connection.execute(statement("DELETE FROM text_search"))
    serials = list(connection.execute(select(text.c.serial).where(text.c.current).order_by(text.c.serial)).scalars())
    names = sealed_names(connection)
    done = 0
    for some in batches(serials, 200):
        rows = connection.execute(select(text.c.serial, text.c.title, text.c.chars).where(text.c.serial.in_(some))).all()
        _insert(connection, {row.serial: words_for(row.title, row.chars, names) for row in rows})
        done += len(rows)
        if progress:
            progress("text_search", done)
    return done


def holding(names: Sequence[str]) -> Query:
    """The query for texts that hold one of the names, or that hide one already."""
    terms = [Term(words) for name in names if (words := tuple(words_of(name)))]
    return Query(((*terms, Term(tuple(words_of(SEALED)))),))


def _insert(connection: Connection, texts: Mapping[int, Words]) -> None:
    if connection.dialect.name == "sqlite":
        rows = [{"serial": serial, "title": words.title, "words": words.body} for serial, words in sorted(texts.items())]
        connection.execute(statement("INSERT INTO text_search (rowid, title, words) VALUES (:serial, :title, :words)"), rows)
        return
    ordered = sorted(texts.items())
    given = {
        "serials": [serial for serial, _ in ordered],
        "lexemes": [words.lexemes() for _, words in ordered],
        "words": [words.line() if words.long else None for _, words in ordered],
    }
    connection.execute(_UNNESTED, given)
