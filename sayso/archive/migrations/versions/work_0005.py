"""Long work; the statements stand beside this file, one file for each store."""

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; nothing is in it."""
    connection = op.get_bind()
    path = Path(__file__).with_name(f"work_0005.{connection.dialect.name}.sql")
    for statement in path.read_text(encoding="utf-8").split("\n--\n"):
        connection.exec_driver_sql(statement)
