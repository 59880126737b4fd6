"""The version of an archive's tables, and how they are brought to the one that this version of Sayso works with."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, inspect

from sayso.archive.tables import metadata
from sayso.errors import ArchiveError

VERSION_TABLE: Final = "sayso_schema"
HEAD: Final = "0010"
"""The last step of `sayso/archive/migrations/versions`."""
KNOWN: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")


def version_of(connection: Connection) -> str | None:
    """The version of the tables, or None if there are none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
    return None if found is None else str(found)


def check(connection: Connection, version: str | None, name: str) -> None:
    """Whether the database is an archive that this Sayso can work with, or an empty one.

    Raises:
        ArchiveError: if a newer Sayso wrote it, or something else than Sayso.
    """
    if version is not None and version not in KNOWN:
        raise ArchiveError(
            f"archive {name}: its tables are of version {version}, and this Sayso knows versions up to {HEAD}. "
            "A newer Sayso wrote it; install that one, or name another archive."
        )
    if version is None:
        there = set(inspect(connection).get_table_names())
        foreign = there if connection.dialect.name == "sqlite" else there & set(metadata.tables)
        if foreign:
            raise ArchiveError(
                f"archive {name}: this database holds tables of another program ({', '.join(sorted(foreign)[:3])}). "
                "Name a new file or an empty database."
            )


def upgrade(connection: Connection) -> None:
    """Run the steps that are missing, inside the transaction that is open."""
    from alembic import command  # slow to import, and needed once in the life of an archive
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "sayso.archive:migrations")
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    command.upgrade(config, "head")
