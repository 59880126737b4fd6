"""Statements that stand ready find their rows by an index: one that looked through a table would be slower with every report."""

from __future__ import annotations

from importlib import import_module

import pytest
from sqlalchemy import Executable, event
from sqlalchemy.sql.visitors import iterate

from sayso.archive import Archive, Filter, open_archive
from sayso.archive.among import among

MODULES = ("accounts", "cards", "digests", "forms", "glances", "reports", "search", "shelf", "totals")
READY = [
    pytest.param(statement, id=f"{module}.{name}")
    for module in MODULES
    for name, statement in sorted(vars(import_module(f"sayso.archive.{module}")).items())
    if isinstance(statement, Executable) and any(isinstance(part, among) for part in iterate(statement))
]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return open_archive(tmp_path_factory.mktemp("plans") / "archive.sqlite")


def test_there_are_statements_to_look_at() -> None:
    assert len(READY) > 15


@pytest.mark.parametrize("statement", READY)
def test_a_ready_statement_looks_through_no_table(statement: Executable, blank: Archive) -> None:
    sent: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, sql: str, given: object, context: object, many: bool) -> None:
        sent.append((sql, given))

    event.listen(blank.engine, "before_cursor_execute", note)
    with blank.writing() as writer:
        writer.connection.execute(statement, {"ids": [1, 2], "family": 1, "properties": ["place"], "most": 20})
        event.remove(blank.engine, "before_cursor_execute", note)
        sql, given = sent[-1]
        rows = writer.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given).all()  # type: ignore[call-overload]
    own = (
        "SCAN listed VIRTUAL TABLE",
        "SCAN (subquery-",
        "SCAN anon_",
    )  # what the statement is given, and what it has found so far
    scanned = [row[3] for row in rows if row[3].startswith("SCAN") and not row[3].startswith(own)]
    assert not scanned, f"{scanned} in {sql}"
    # What people have decided about pairs is little, and all of it stands in one index.
    whole_family = [row[3] for row in rows if row[3].endswith("(family=?)") and " link_constraint " not in row[3]]
    assert not whole_family, f"{whole_family} walks through all items of a family: {sql}"


def test_postgresql_is_told_keys_and_flags_with_the_statement(archive: Archive) -> None:
    """Of a statement that comes again it would else make one plan for all values, by which every key is as rare as any other."""
    sent: list[str] = []

    def note(connection: object, cursor: object, sql: str, given: object, context: object, many: bool) -> None:
        sent.append(sql)

    event.listen(archive.engine, "before_cursor_execute", note)
    with archive.reading() as reader:
        assert reader.cards(Filter(kind="incident", place="Torvik", type="bombing", disputed=True)) == []
    event.remove(archive.engine, "before_cursor_execute", note)
    told = archive.engine.dialect.name == "postgresql"
    assert ("'place:torvik'" in sent[-1], "'type:bombing'" in sent[-1]) == (told, told)
    assert ("flags IN" in sent[-1], "flags &" in sent[-1]) == (told, not told)
