"""The tables that migrations make are those that the code works with."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from sayso.archive import Archive, open_archive
from sayso.archive.schema import HEAD, KNOWN, VERSION_TABLE, version_of
from sayso.archive.tables import metadata
from tests.archive.samples import RUN
from tests.stores import STORES

ROOT = Path(__file__).parents[2]


def test_a_migrated_archive_has_the_tables_of_the_code(archive: Archive) -> None:
    with archive.reading() as reader:
        ours = set(metadata.tables)
        options = {"version_table": VERSION_TABLE, "include_name": lambda name, kind, _: kind != "table" or name in ours}
        context = MigrationContext.configure(reader.connection, opts=options)
        assert compare_metadata(context, metadata) == []
        there = set(inspect(reader.connection).get_table_names())
        assert {name for name in there - ours if not name.startswith("text_search")} == {VERSION_TABLE}
        assert {name for name in there - ours if name.startswith("text_search")}
        assert version_of(reader.connection) == HEAD


def test_the_version_that_the_code_knows_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "sayso.archive:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(KNOWN)


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_schema", ROOT / "scripts" / "build_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("store", STORES)
def test_the_migrations_are_what_the_tables_say(store: str) -> None:
    for migration in builder().FILES:
        path = ROOT / "sayso" / "archive" / "migrations" / "versions" / f"{migration}.{store}.sql"
        assert path.read_text(encoding="utf-8") == builder().page(store, migration), "run: python scripts/build_schema.py"


def test_sqlite_writes_ahead_and_to_the_disk(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.sqlite") as archive, archive.reading() as reader:
        asked = {name: reader.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")}
        assert asked == {"journal_mode": "wal", "synchronous": 2}
        assert reader.connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def _refused(connection: Connection, statement: str) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(text(statement))
    except DBAPIError as error:
        return "only ever added to" in str(error.orig)
    return False


def test_the_log_can_only_be_added_to(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.put_run(RUN, at="2031-06-01T12:00:00Z", by="tests")
        assert _refused(writer.connection, "UPDATE log SET body = '{}'")
        assert _refused(writer.connection, "DELETE FROM log")
        assert len(list(writer.log())) == 1
