"""The people who work in an archive, their sessions and tokens; the statements stand beside this file, one file for each store."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; there is nobody in them."""
    connection = op.get_bind()
    path = Path(__file__).with_name(f"people_0003.{connection.dialect.name}.sql")
    for statement in path.read_text(encoding="utf-8").split("\n--\n"):
        connection.exec_driver_sql(statement)
