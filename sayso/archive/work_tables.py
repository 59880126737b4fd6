"""The table of long work."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Integer, Table

from sayso.archive.characters import Verbatim
from sayso.archive.tables import ID, JSON, metadata

job: Final = Table(
    "job",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", ID, nullable=False),
    Column("by", Verbatim, nullable=False),
    Column("made", ID, nullable=False, index=True),
    Column("given", JSON, nullable=False),
    Column("state", ID, nullable=False),
    Column("count", Integer, nullable=False),
    Column("total", Integer),
    Column("at_work_on", Verbatim, nullable=False),
    Column("seen", ID),
    Column("ended", ID),
    Column("result", JSON),
    Column("to_stop", Boolean, nullable=False),  # somebody has asked it to end
)
"""Long work: kept in the archive, so that every page and every program sees how far it is."""
