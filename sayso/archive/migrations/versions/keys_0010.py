"""The keys of items are put into the table anew, the time of each in front: what came lately stands together."""

from __future__ import annotations

import json
from typing import cast

from alembic import op
from sqlalchemy import select

from sayso.archive.base import Base
from sayso.archive.codec import unpacked
from sayso.archive.shelf import key_hashes
from sayso.archive.tables import FAMILIES, item, item_key
from sayso.records.link import Family, Item

revision = "0010"
down_revision = "0009"
_AT_ONCE = 2000


def upgrade() -> None:
    """Take all of them out, and put back what the items say."""
    connection = op.get_bind()
    connection.exec_driver_sql("TRUNCATE item_key" if connection.dialect.name == "postgresql" else "DELETE FROM item_key")
    families = {number: cast("Family", family) for family, number in FAMILIES.items()}
    query = select(item.c.serial, item.c.id, item.c.family, item.c.body).order_by(item.c.serial).limit(_AT_ONCE)
    after = -1
    while rows := connection.execute(query.where(item.c.serial > after)).all():
        keys = [
            {"key": key, "item": row.serial}
            for row in rows
            for key in key_hashes(Item(row.id, families[row.family], "", None, {}, tuple(json.loads(unpacked(row.body))[1])))
        ]
        Base(connection).insert(item_key, sorted(keys, key=lambda row: (row["key"], row["item"])))
        after = rows[-1].serial
