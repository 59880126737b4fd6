"""Write down the tables of `sayso/archive/tables.py` and `dialects.py` as the SQL of the first migration, for both stores.

Only until the first release that has an archive: from then on a migration is never changed, and each change of the tables gets its own.
Tables that later migrations make are left out.

    python scripts/build_schema.py
"""

from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from sayso.archive.dialects import GUARD_DDL, SEARCH_DDL
from sayso.archive.tables import metadata

FOLDER = Path(__file__).parents[1] / "sayso" / "archive" / "migrations" / "versions"
LATER = {"digest"}
DIALECTS: dict[str, type[Dialect]] = {"sqlite": sqlite.dialect, "postgresql": postgresql.dialect}


def statements(name: str) -> list[str]:
    """All statements that make the tables of one store, in order."""
    dialect = DIALECTS[name]()
    made = []
    for table in (table for table in metadata.sorted_tables if table.name not in LATER):
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [*made, *SEARCH_DDL[name], *GUARD_DDL[name]]


def page(name: str) -> str:
    """The file of one store: statements with a line of two dashes between them."""
    lines = ("\n".join(line.rstrip() for line in one.strip().splitlines()) for one in statements(name))
    return "\n--\n".join(lines) + "\n"


if __name__ == "__main__":
    for store in DIALECTS:
        (FOLDER / f"first_0001.{store}.sql").write_text(page(store), encoding="utf-8")
