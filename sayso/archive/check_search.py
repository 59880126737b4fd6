"""Checks of the full-text index against the texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy import text as statement

from sayso.archive.base import AnyRow
from sayso.archive.checks import Break, shown, stream
from sayso.archive.index import Words, words_for
from sayso.archive.seals import sealed_names
from sayso.archive.tables import text

_CURRENT: Final = select(text.c.serial, text.c.id, text.c.title, text.c.chars).where(text.c.current)
_LEXEME: Final = re.compile(r"'(\w+)':([0-9AD,]+)")
_MEND: Final = "; it can be made anew from the texts"


def search_in_step(connection: Connection) -> Iterator[Break | None]:
    """The index holds the words of every current text, without sealed names, and nothing else."""
    names = sealed_names(connection)
    sqlite = connection.dialect.name == "sqlite"
    counted: Counter[str] = Counter()
    count = 0
    for rows in stream(connection, _CURRENT, text.c.serial, 200):
        found = _indexed(connection, rows[0].serial, rows[-1].serial, sqlite)
        for row in rows:
            wanted = words_for(row.title, row.chars, names)
            if sqlite:
                counted.update({*wanted.title.split(), *wanted.body.split()})
            kept = found.get(row.serial)
            count += kept is not None
            yield _break(row, wanted, kept, sqlite)
    there = connection.execute(statement("SELECT count(*) FROM text_search")).scalar_one()
    if there != count:
        yield Break("search", "index", str(count), str(there), f"the index holds {there - count} texts that are not read today")
    if sqlite:
        yield from _vocabulary(connection, counted)


def _indexed(connection: Connection, first: int, last: int, sqlite: bool) -> dict[int, AnyRow]:
    sql = (
        "SELECT rowid AS serial, title, words FROM text_search WHERE rowid BETWEEN :first AND :last"
        if sqlite
        else "SELECT serial, CAST(lexemes AS text) AS lexemes, words FROM text_search WHERE serial BETWEEN :first AND :last"
    )
    return {row.serial: row for row in connection.execute(statement(sql), {"first": first, "last": last})}


def _break(row: AnyRow, wanted: Words, kept: AnyRow | None, sqlite: bool) -> Break | None:
    if kept is None:
        return Break("search", row.id, "an entry", "none", f"text {row.id} is not in the full-text index{_MEND}")
    if sqlite:
        right = (kept.title, kept.words) == (wanted.title, wanted.body)
        found = kept.words
    elif wanted.long:
        right = kept.words == wanted.line()
        found = kept.words
    else:
        lexemes = {word: places.split(",") for word, places in _LEXEME.findall(kept.lexemes)}
        right = kept.words is None and lexemes == wanted.places()
        found = kept.lexemes
    says = f"the full-text index does not hold the words of text {row.id}{_MEND}"
    return None if right else Break("search", row.id, shown(wanted.body), shown(found), says)


def _vocabulary(connection: Connection, counted: Counter[str]) -> Iterator[Break | None]:
    """Whether FTS5 finds each word in as many texts as hold it: its index could differ from the words that it keeps."""
    connection.execute(statement("CREATE VIRTUAL TABLE temp.text_search_words USING fts5vocab('main', 'text_search', 'row')"))
    try:
        for word, count in connection.execute(statement("SELECT term, doc FROM temp.text_search_words")):
            wanted = counted.pop(word, 0)
            says = f"the full-text index finds {word!r} in {count} texts, and {wanted} hold it{_MEND}"
            yield None if wanted == count else Break("search", word, str(wanted), str(count), says)
    finally:
        connection.execute(statement("DROP TABLE temp.text_search_words"))
    for word, count in sorted(counted.items()):
        yield Break(
            "search", word, str(count), "0", f"the full-text index does not find {word!r}, which {count} texts hold{_MEND}"
        )
