"""Double coding; the statements stand beside this file, one file for each store."""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; nothing is in them."""
    connection = op.get_bind()
    path = Path(__file__).with_name(f"doubles_0004.{connection.dialect.name}.sql")
    for statement in path.read_text(encoding="utf-8").split("\n--\n"):
        connection.exec_driver_sql(statement)
