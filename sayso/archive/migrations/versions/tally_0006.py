"""What map and timeline count; the statements stand beside this file, one file for each store."""

from pathlib import Path
from typing import Final

from alembic import op

from sayso.archive.cards import CardWriter, card_of

revision = "0006"
down_revision = "0005"
_AT_ONCE: Final = 1000


def upgrade() -> None:
    """Make the tables, and fill them from the cards that are there."""
    connection = op.get_bind()
    path = Path(__file__).with_name(f"tally_0006.{connection.dialect.name}.sql")
    for statement in path.read_text(encoding="utf-8").split("\n--\n"):
        connection.exec_driver_sql(statement)
    after, writer = 0, CardWriter(connection)
    where = f"kind = 'incident' AND serial > %d ORDER BY serial LIMIT {_AT_ONCE}"
    while rows := connection.exec_driver_sql(f"SELECT serial, body FROM card WHERE {where % after}").all():
        writer.put_tallies([(serial, card_of(body)) for serial, body in rows])
        after = rows[-1][0]
