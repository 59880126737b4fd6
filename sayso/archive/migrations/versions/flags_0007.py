"""An index by which the inbox counts what waits without walking through all cards."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make it; both stores say it alike."""
    op.get_bind().exec_driver_sql("CREATE INDEX ix_card_kind_flags_day_id ON card (kind, flags, day, id)")
