"""Totals of the whole archive, and an index for the reports that named an actor last.

The statements that make the tables stand beside this file, one file for each store.
"""

from pathlib import Path

from alembic import op

revision = "0009"
down_revision = "0008"
_FILL = (
    "INSERT INTO card_total (kind, flags, cards) SELECT kind, flags, count(*) FROM card GROUP BY kind, flags",
    "INSERT INTO outlet_total (source, reports) SELECT source, count(*) FROM report WHERE source IS NOT NULL GROUP BY source",
    "INSERT INTO spot_total (spot, incidents, killed, first, last) "
    "SELECT spot, count(*), sum(killed), min(day), max(last) FROM tally WHERE spot IS NOT NULL GROUP BY spot",
    "INSERT INTO covered (key, published, source, report) "
    "SELECT DISTINCT card_key.key, report.published, coalesce(report.source, ''), report.serial FROM card_key "
    "JOIN card_report ON card_report.card = card_key.card JOIN report ON report.serial = card_report.report "
    "WHERE card_key.kind = 'incident' AND length(card_key.key) = 8 AND substr(card_key.key, 1, 6) = 'place:' "
    "AND report.published IS NOT NULL",
    "CREATE INDEX ix_actor_form_item_actor ON actor_form (item, actor)",
)


def upgrade() -> None:
    """Make the tables, and fill them; both stores are filled alike."""
    connection = op.get_bind()
    path = Path(__file__).with_name(f"totals_0009.{connection.dialect.name}.sql")
    for statement in (*path.read_text(encoding="utf-8").split("\n--\n"), *_FILL):
        connection.exec_driver_sql(statement)
