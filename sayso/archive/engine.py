"""A connection to either store, with transactions that begin when a verb says so and end when it says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

WAIT_SECONDS: float = 10
"""How long a writer waits for another one before it gives up."""
_LOOK_SECONDS: Final = 0.004
"""How often a writer of SQLite looks whether the one before has finished."""
_ANSWER_SECONDS: Final = 10
"""How long a server may take to answer at all."""
_KEPT_OPEN: Final = 20
_AT_ONCE: Final = 40
"""Connections to a server: as many as a desk has threads, half of them kept, so that no page waits for another one's to be free."""
_LOCK: Final = 0x5A_59_50
"""The advisory lock of PostgreSQL that writers queue for; any number does, as long as it is always the same."""
_PRAGMAS: Final = (
    "journal_mode = WAL",  # readers and the one writer do not wait for each other
    "synchronous = FULL",  # each commit reaches the disk before it is reported: a power cut loses nothing that was committed
    "foreign_keys = ON",
    "cache_size = -65536",  # KiB of pages in memory
    "temp_store = MEMORY",
    "secure_delete = FAST",  # what is changed or removed is overwritten where that costs no writing of its own
    "wal_autocheckpoint = 4000",  # pages; fewer, longer copies of the log into the file
)


def make_engine(url: URL) -> Engine:
    """An engine for SQLite or PostgreSQL; nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_size=_KEPT_OPEN,
        max_overflow=_AT_ONCE - _KEPT_OPEN,
        pool_use_lifo=True,  # the connection that was used last has what it needs in memory
        connect_args={"connect_timeout": _ANSWER_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.execute("SET jit = off")  # to compile a statement takes longer than to run any of ours
        connection.execute(
            "SET max_parallel_workers_per_gather = 0"
        )  # to start helpers takes longer, too, and other pages want them
        # Words of new texts wait on a list that each search reads, until one of those who add has to put all into the index: at 4 MB, which
        # is usual, some thousand reports wait, and that one holds the archive for half a second and more.
        connection.execute("SET gin_pending_list_limit = '64kB'")
        connection.commit()

    return engine


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    """One transaction: it ends with a commit, or with a rollback if anything is raised.

    A writer is the only one from its first moment on; other writers wait for it. A reader sees the archive as it stands at its
    first moment, whatever others write meanwhile, and waits for nobody.
    """
    with engine.connect() as connection:
        connection = connection.execution_options(sayso_writing=writing)
        if engine.dialect.name == "postgresql" and not writing:
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                _settle_postgresql(connection, writing)
            elif not writing:
                connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1")  # the snapshot is taken by the first read
            yield connection


def _settle_postgresql(connection: Connection, writing: bool) -> None:
    if not writing:
        connection.exec_driver_sql("SELECT 1")  # the snapshot is taken by the first statement
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, pool_use_lifo=True, connect_args={"timeout": WAIT_SECONDS, "cached_statements": 512})

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.isolation_level = None  # Python's sqlite3 begins no transaction by itself any more; "begin" below does
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("sayso_writing", True):
            _begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _begin_writing(connection: Connection) -> None:
    """Become the one writer of an SQLite archive, as soon as the one before has finished.

    SQLite itself looks ever more rarely, in the end ten times a second. Beside somebody who adds reports without a pause, a decision that
    takes a moment then waited for seconds, for it slept whenever the archive was free.
    """
    wait = int(WAIT_SECONDS * 1000)
    deadline = monotonic() + WAIT_SECONDS
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as error:
                kind = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF  # above that stands why it is busy
                if kind != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                    raise
            sleep(_LOOK_SECONDS)
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {wait}")
