"""The names that are hidden in each report; the statements stand beside this file, one file for each store."""

from pathlib import Path

from alembic import op

from sayso.archive.withheld import WithheldWriter

revision = "0008"
down_revision = "0007"
_AT_ONCE = 1000


def upgrade() -> None:
    """Make the table, and fill it from what is coded of each report."""
    connection = op.get_bind()
    path = Path(__file__).with_name(f"withheld_0008.{connection.dialect.name}.sql")
    for statement in path.read_text(encoding="utf-8").split("\n--\n"):
        connection.exec_driver_sql(statement)
    after, writer = 0, WithheldWriter(connection)
    where = f"serial > %d ORDER BY serial LIMIT {_AT_ONCE}"
    while serials := list(connection.exec_driver_sql(f"SELECT serial FROM report WHERE {where % after}").scalars()):
        writer.put_names_withheld(serials)
        after = serials[-1]
