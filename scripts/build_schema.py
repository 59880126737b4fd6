"""Write down the tables of `sayso/archive/tables.py` and `dialects.py` as the SQL of the first migration, for both stores.

Only until the first release that has an archive: from then on a migration is never changed, and each change of the tables gets its own.
Tables that later migrations make stand in files of those.

    python scripts/build_schema.py
"""

from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from sayso.archive.dialects import GUARD_DDL, SEARCH_DDL
from sayso.archive.tables import metadata

FOLDER = Path(__file__).parents[1] / "sayso" / "archive" / "migrations" / "versions"
LATER = {"digest": "0002"}
LATER |= dict.fromkeys(("person", "session", "token", "attempt"), "people_0003")
LATER |= dict.fromkeys(("double", "double_report", "double_done", "double_answer", "double_outcome"), "doubles_0004")
LATER |= {"job": "work_0005"}
LATER |= dict.fromkeys(("spot", "tally"), "tally_0006")
LATER |= {"withheld": "withheld_0008"}
LATER |= dict.fromkeys(("card_total", "outlet_total", "spot_total", "covered"), "totals_0009")
"""Which migration makes which table, where it is not the first; 0002 holds its statements itself."""
FIRST = "first_0001"
FILES = (FIRST, "people_0003", "doubles_0004", "work_0005", "tally_0006", "withheld_0008", "totals_0009")
LATER_INDEXES = {"ix_card_kind_flags_day_id": "0007", "ix_actor_form_item_actor": "0009"}
"""Which migration makes which index of a table that was there before; it holds the statement itself."""
DIALECTS: dict[str, type[Dialect]] = {"sqlite": sqlite.dialect, "postgresql": postgresql.dialect}


def statements(name: str, migration: str) -> list[str]:
    """All statements by which a migration makes its tables on one store, in order."""
    dialect = DIALECTS[name]()
    made = []
    for table in (table for table in metadata.sorted_tables if LATER.get(table.name, FIRST) == migration):
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted((one for one in table.indexes if str(one.name) not in LATER_INDEXES), key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [*made, *SEARCH_DDL[name], *GUARD_DDL[name]] if migration == FIRST else made


def page(name: str, migration: str = FIRST) -> str:
    """The file of one migration and store: statements with a line of two dashes between them."""
    lines = ("\n".join(line.rstrip() for line in one.strip().splitlines()) for one in statements(name, migration))
    return "\n--\n".join(lines) + "\n"


if __name__ == "__main__":
    for store in DIALECTS:
        for migration in FILES:
            (FOLDER / f"{migration}.{store}.sql").write_text(page(store, migration), encoding="utf-8")
