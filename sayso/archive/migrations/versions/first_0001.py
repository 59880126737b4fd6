"""The first tables."""

from alembic import op

from sayso.archive.tables import GUARD_DDL, SEARCH_DDL, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for statement in (*SEARCH_DDL[connection.dialect.name], *GUARD_DDL[connection.dialect.name]):
        connection.exec_driver_sql(statement)
