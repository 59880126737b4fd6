"""What Alembic runs: the steps that are missing, on the connection and in the transaction of whoever opens the archive."""

from alembic import context

from sayso.archive.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
)
context.run_migrations()
