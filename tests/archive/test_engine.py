"""Writers of SQLite wait for one another, and get their turn soon after it is free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.archive import Archive, engine, open_archive


def test_a_writer_looks_often_whether_the_one_before_has_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_archive(tmp_path / "a.sqlite") as one, open_archive(tmp_path / "a.sqlite") as other:
        slept: list[float] = []
        holding = one.writing()
        holding.__enter__()

        def look(seconds: float) -> None:
            slept.append(seconds)
            if len(slept) == 40:
                holding.__exit__(None, None, None)

        monkeypatch.setattr(engine, "sleep", look)
        with other.writing() as writer:
            writer.put_fact("who", "the second")
            assert writer.connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == engine.WAIT_SECONDS * 1000
        assert len(slept) == 40
        assert max(slept) < 0.01, "SQLite itself would have slept a tenth of a second each time by now"
        with one.reading() as reader:
            assert reader.fact("who") == "the second"


def test_words_of_new_texts_do_not_pile_up_on_a_server(new_archive: Callable[[str], Archive]) -> None:
    with new_archive("postgresql").writing() as writer:
        assert writer.connection.exec_driver_sql("SHOW gin_pending_list_limit").scalar() == "64kB"


def test_a_server_compiles_nothing(new_archive: Callable[[str], Archive]) -> None:
    with new_archive("postgresql").reading() as reader:
        assert reader.connection.exec_driver_sql("SHOW jit").scalar() == "off"
