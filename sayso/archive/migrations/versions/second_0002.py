"""A table of hashes over what no id holds. Reports that are there already get theirs when they are coded again."""

from typing import Final

from alembic import op

revision = "0002"
down_revision = "0001"

_TABLES: Final = {
    "sqlite": "CREATE TABLE digest (\n\treport INTEGER NOT NULL, \n\tsha256 TEXT NOT NULL, \n"
    "\tCONSTRAINT pk_digest PRIMARY KEY (report), \n"
    "\tCONSTRAINT fk_digest_report FOREIGN KEY(report) REFERENCES report (serial)\n)",
    "postgresql": 'CREATE TABLE digest (\n\treport BIGINT NOT NULL, \n\tsha256 TEXT COLLATE "C" NOT NULL, \n'
    "\tCONSTRAINT pk_digest PRIMARY KEY (report), \n"
    "\tCONSTRAINT fk_digest_report FOREIGN KEY(report) REFERENCES report (serial)\n)",
}


def upgrade() -> None:
    """Make the table; it is filled by those who write."""
    connection = op.get_bind()
    connection.exec_driver_sql(_TABLES[connection.dialect.name])
