"""Verify names what was changed behind the archive's back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from sayso.archive import Archive, Writer
from sayso.archive.checks import Break
from sayso.archive.verify import CHECKS, verify
from tests.archive.samples import report_of
from tests.archive.shelves import fill, judgement

WHO = "who-00000000000000cc"


def whole(writer: Writer) -> dict[str, list[str]]:
    ids = fill(writer)
    writer.put_judgement(judgement(ids["assertion"][0], "correct", value="five"))
    writer.put_judgement(judgement(ids["assertion"][1]))
    writer.put_judgement(judgement(judgement(ids["assertion"][1]).id, "undo", "2031-06-02"))
    writer.put_judgement(judgement(WHO, "seal"), ["Usama Hadi"])
    return ids


@pytest.fixture
def tampered(archive: Archive) -> Callable[..., list[Break]]:
    """Fills an archive, runs statements on it without its guards, and verifies it."""

    def run(*statements: str) -> list[Break]:
        found: list[Break] = []
        with suppress(KeyboardInterrupt), archive.writing() as writer:
            whole(writer)
            unguard(writer.connection)
            for statement in statements:
                assert writer.connection.execute(text(statement)).rowcount != 0, statement
            found = verify(writer.connection)
            raise KeyboardInterrupt  # a store that checks references would refuse to keep this
        return found

    return run


def unguard(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for (name,) in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).all():
        connection.execute(text(f"DROP TRIGGER {name}"))


def test_an_empty_archive_is_clean(archive: Archive) -> None:
    with archive.reading() as reader:
        assert verify(reader.connection) == []


def test_a_whole_archive_is_clean_and_progress_is_told(archive: Archive) -> None:
    told: dict[str, int] = {}
    with archive.writing() as writer:
        whole(writer)
    with archive.reading() as reader:
        assert verify(reader.connection, told.__setitem__) == []
    assert list(told) == list(CHECKS)
    assert (told["bytes"], told["texts"], told["evidence"], told["log"], told["judgements"]) == (3, 3, 9, 5, 4)


FIRST_ACCOUNT = "(SELECT min(serial) FROM account)"
CHANGES = {
    "bytes": (
        "UPDATE blob SET data = (SELECT max(data) FROM blob) WHERE sha256 = (SELECT min(sha256) FROM blob WHERE data < (SELECT max(data) FROM blob))",
        "bytes",
    ),
    "bytes that cannot be unpacked": (
        "UPDATE blob SET size = 1, data = substr(data, 1, 9) WHERE sha256 = (SELECT min(sha256) FROM blob)",
        "bytes",
    ),
    "outlet": ("UPDATE report SET source = 'Another Wire' WHERE serial = 1", "report"),
    "day of publication": ("UPDATE report SET published = '2031-05-05' WHERE serial = 1", "report"),
    "text": ("UPDATE text SET chars = replace(chars, 'police', 'nobody') WHERE serial = 1", "text"),
    "words": (f"UPDATE assertion SET words = 'forty' WHERE account = {FIRST_ACCOUNT} AND property = 'killed'", "evidence"),
    "offsets": (f"UPDATE assertion SET evidence = '[[2,6]]' WHERE account = {FIRST_ACCOUNT} AND property = 'killed'", "evidence"),
    "offsets behind the end": (
        f"UPDATE assertion SET evidence = replace(evidence, ']]', '],[900,901]]') WHERE account = {FIRST_ACCOUNT}",
        "evidence",
    ),
    "value": (
        f"UPDATE assertion SET value = replace(value, '4', '40') WHERE account = {FIRST_ACCOUNT} AND property = 'killed'",
        "assertion",
    ),
    "value that is none": (f"UPDATE assertion SET value = '{{' WHERE account = {FIRST_ACCOUNT}", "assertion"),
    "speakers": (
        f"UPDATE assertion SET claimants = replace(claimants, 'Torvik', 'Kelm') WHERE account = {FIRST_ACCOUNT}",
        "assertion",
    ),
    "stance": ("UPDATE assertion SET stance = 'denied' WHERE serial = 1", "assertion"),
    "anchors": (f"UPDATE account SET anchors = '[[0,1]]' WHERE serial = {FIRST_ACCOUNT}", "account"),
    "log body": ("UPDATE log SET body = replace(body, 'Mara', 'Nora') || ' ' WHERE seq = 2", "log"),
    "log author": ("UPDATE log SET by = 'Nora Lind' WHERE seq = 1", "log"),
    "log hash": ("UPDATE log SET hash = previous WHERE seq = 2", "log"),
    "judgement's value": ("UPDATE judgement SET value = '\"six\"' WHERE seq = 2", "judgement"),
    "judgement's author": ("UPDATE judgement SET by = 'Nora Lind' WHERE seq = 2", "judgement"),
    "judgement's subject": ("UPDATE judged SET subject = 'ass-0000000000000000' WHERE judgement = 2", "judgement"),
    "judgement's subjects": ("DELETE FROM judged WHERE judgement = 2", "judgement"),
    "judgement's end": ("UPDATE judgement SET ends = NULL WHERE decision = 'undo'", "judgement"),
    "judgement in force": ("UPDATE judgement SET in_force = NOT in_force WHERE seq = 2", "in force"),
    "undone judgement in force": ("UPDATE judgement SET in_force = NOT in_force WHERE seq = 3", "in force"),
    "seal": ("DELETE FROM seal", "judgement"),
    "run": ("UPDATE run SET version = '0.1'", "run"),
    "cluster": ("DELETE FROM cluster WHERE item = 1", "cluster"),
    "cluster's name": ("UPDATE cluster SET cluster = 'ict-0000000000000000' WHERE item = 3", "cluster"),
    "item": ("DELETE FROM item WHERE serial = 3", "cluster"),
    "score": ("INSERT INTO edge (one, other, score) VALUES (1, 99, 0.5)", "score"),
    "score from one side": ("UPDATE edge SET score = 0.1 WHERE one < other", "score"),
    "key": ("INSERT INTO item_key (key, item) VALUES (5, 99)", "key"),
    "card": ("UPDATE card SET body = replace(body, '2031-05-04', '2031-05-05')", "card"),
    "card that cannot be read": ("UPDATE card SET body = '[]' WHERE serial = 1", "card"),
    "card's keys": ("DELETE FROM card_key WHERE key = 'place:torvik'", "card"),
    "card's report": ("UPDATE card_report SET report = 99 WHERE report = 1", "card"),
    "contradiction": ("UPDATE contradiction SET first = 'ass-0000000000000000'", "contradiction"),
    "contradiction about nothing": ("UPDATE contradiction SET about = 'ict-0000000000000000'", "contradiction"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_named(tampered: Callable[..., list[Break]], name: str) -> None:
    statement, what = CHANGES[name]
    found = {one.what: one for one in tampered(statement)}
    assert what in found, found
    assert found[what].id
    assert found[what].says
    assert found[what].expected != found[what].found


def test_an_entry_taken_out_of_the_log_is_missed(tampered: Callable[..., list[Break]]) -> None:
    found = {
        one.what: one
        for one in tampered(
            "DELETE FROM judged WHERE judgement = 3", "DELETE FROM judgement WHERE seq = 3", "DELETE FROM log WHERE seq = 3"
        )
    }
    assert found["log"].id == "3"
    assert "entry 3 of the log is missing" in found["log"].says


def test_a_judgement_taken_out_is_missed(tampered: Callable[..., list[Break]]) -> None:
    found = {one.what: one for one in tampered("DELETE FROM judged WHERE judgement = 3", "DELETE FROM judgement WHERE seq = 3")}
    assert found["judgement"].id == "3"


def test_a_judgement_put_in_beside_the_log_is_seen(tampered: Callable[..., list[Break]]) -> None:
    copy = (
        "INSERT INTO judgement (seq, id, decision, by, at, reason, in_force) SELECT 1, 'jdg-0000000000000000', decision, by, at, reason, in_force "
        "FROM judgement WHERE seq = 3"
    )
    found = {one.what: one for one in tampered(copy)}
    assert found["judgement"].id == "jdg-0000000000000000"


def test_the_first_break_is_named_and_the_others_counted(tampered: Callable[..., list[Break]]) -> None:
    (found,) = [
        one for one in tampered("UPDATE assertion SET words = 'forty' WHERE property = 'killed'") if one.what == "evidence"
    ]
    assert found.others == 2
    assert found.expected == "forty"


def index_change(sqlite: str, postgresql: str) -> dict[str, str]:
    return {"sqlite": sqlite, "postgresql": postgresql}


@pytest.mark.parametrize(
    "change",
    [
        index_change("DELETE FROM text_search WHERE rowid = 2", "DELETE FROM text_search WHERE serial = 2"),
        index_change(
            "UPDATE text_search SET words = 'nothing' WHERE rowid = 2",
            "UPDATE text_search SET lexemes = CAST('''nothing'':3' AS tsvector) WHERE serial = 2",
        ),
        index_change(
            "UPDATE text_search SET title = 'nothing' WHERE rowid = 2",
            "UPDATE text_search SET lexemes = setweight(lexemes, 'B') WHERE serial = 2",
        ),
        index_change(
            "INSERT INTO text_search (rowid, title, words) VALUES (99, '', 'more')",
            "INSERT INTO text_search (serial, lexemes) VALUES (99, CAST('''more'':3' AS tsvector))",
        ),
        index_change("UPDATE text SET current = FALSE WHERE serial = 2", "UPDATE text SET current = FALSE WHERE serial = 2"),
        index_change(
            "CREATE TABLE was AS SELECT c1 FROM text_search_content WHERE id = 2; UPDATE text_search SET words = 'nothing' WHERE rowid = 2; "
            "UPDATE text_search_content SET c1 = (SELECT c1 FROM was) WHERE id = 2; DROP TABLE was",
            "UPDATE text_search SET words = ' x ' WHERE serial = 1",
        ),
    ],
)
def test_an_index_out_of_step_is_seen(archive: Archive, store: str, change: dict[str, str]) -> None:
    with archive.writing() as writer:
        whole(writer)
        unguard(writer.connection)
        for statement in change[store].split("; "):
            writer.connection.exec_driver_sql(statement)
        assert [one.what for one in verify(writer.connection)] == ["search"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=5))
def test_whatever_is_put_in_is_clean(archive: Archive, some: list[str]) -> None:
    with archive.writing() as writer:
        for chars in some:
            writer.put_report(*report_of(chars, source=chars[:5], title=chars[:20]))
    with archive.reading() as reader:
        assert verify(reader.connection) == []


def test_a_long_text_is_clean(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.put_report(*report_of(" ".join(f"the word{number}" for number in range(20_000))))
        writer.put_report(*report_of("the " * 300 + "end"))
        assert verify(writer.connection) == []
