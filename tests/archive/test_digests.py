"""What no id holds is verified too; and an archive from before that is brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from sayso.archive import Archive, open_archive
from sayso.archive.schema import HEAD, VERSION_TABLE, version_of
from sayso.archive.shelf import key_hashes
from sayso.archive.verify import verify
from tests.archive.samples import RUN
from tests.archive.shelves import fill

VERSIONS = Path(__file__).parents[2] / "sayso" / "archive" / "migrations" / "versions"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report SET title = 'Another title'",
        "UPDATE report SET url = 'https://example.org/other'",
        "UPDATE report SET byline = 'Somebody Else'",
        "UPDATE assertion SET score = 0.123",
        "UPDATE assertion SET certainty = 'possible'",
        "UPDATE assertion SET made_by = 'nobody@1'",
        "UPDATE account SET scope = '[[0, 3]]'",
        "UPDATE actor SET name = 'Somebody Else'",
        "UPDATE assertion SET retired_by = run",
    ],
)
def test_what_no_id_holds_is_found_out(archive: Archive, statement: str) -> None:
    with archive.writing() as writer:
        fill(writer)
        assert verify(writer.connection) == []
        writer.connection.execute(text(statement))
        found = {one.what: one for one in verify(writer.connection)}
    assert "not those that were put in" in found["coding"].says
    assert found["coding"].id.startswith("rep-")


def test_retiring_is_no_tampering(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        writer.retire(ids["assertion"][:1], writer.put_run(RUN, at="2031-06-03T12:00:00Z", by="tests"))
        assert verify(writer.connection) == []


DOUBLES = ("double_report", "double_done", "double_answer", "double_outcome", "double")
TOTALS = ("card_total", "outlet_total", "spot_total", "covered")


def outdated(archive: Archive) -> str:
    """The address of an archive that the first version of the tables holds."""
    with archive.writing() as writer:
        fill(writer)
        writer.connection.execute(text("UPDATE item_key SET key = key + 1"))
        for name in ("session", "token", "person", "attempt", "digest", *DOUBLES, "job", *TOTALS, "tally", "spot", "withheld"):
            writer.connection.execute(text(f"DROP TABLE {name}"))
        writer.connection.execute(text("DROP INDEX ix_card_kind_flags_day_id"))
        writer.connection.execute(text("DROP INDEX ix_actor_form_item_actor"))
        writer.connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))
    return archive.engine.url.render_as_string(hide_password=False)


def test_an_older_archive_is_brought_up_to_date(archive: Archive) -> None:
    address = outdated(archive)
    with open_archive(address, create=False) as upgraded:
        with upgraded.reading() as reader:
            ids = list(reader.item_ids("incident"))
            keys = {key for one in reader.items("incident", ids).values() for key in key_hashes(one)}
            assert keys
            assert set(reader.connection.execute(text("SELECT key FROM item_key")).scalars()) == keys
            assert version_of(reader.connection) == HEAD
            assert verify(reader.connection) == []
            reports = [report.id for report, _ in reader.each_report()]
            assert reports
        with upgraded.writing() as writer:
            serials = list(writer.connection.execute(text("SELECT serial FROM report")).scalars())
            assert writer.connection.execute(text("SELECT count(*) FROM digest")).scalar() == 0
            writer.put_digests(serials)
            assert verify(writer.connection) == []
            writer.connection.execute(text("UPDATE report SET title = 'Another title'"))
            assert [one.what for one in verify(writer.connection) if one.what == "coding"] == ["coding"]


def test_an_archive_that_the_first_tables_made(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        for statement in (VERSIONS / "first_0001.sqlite.sql").read_text(encoding="utf-8").split("\n--\n"):
            connection.execute(statement)
        connection.execute(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL)")
        connection.execute(f"INSERT INTO {VERSION_TABLE} VALUES ('0001')")
        connection.commit()
    with open_archive(path, create=False) as archive, archive.writing() as writer:
        assert version_of(writer.connection) == HEAD
        fill(writer)
        assert verify(writer.connection) == []
        assert writer.connection.execute(text("SELECT count(*) FROM digest")).scalar() == 3
