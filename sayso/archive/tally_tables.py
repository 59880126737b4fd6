"""The tables that map and timeline count in: one narrow row for each incident, and the places that these name."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table

from sayso.archive.characters import Verbatim
from sayso.archive.tables import ID, SERIAL, metadata

spot: Final = Table(
    "spot",
    metadata,
    Column("serial", SERIAL, primary_key=True, autoincrement=False),
    Column("id", ID, nullable=False, unique=True),
    Column("name", Verbatim, nullable=False),
    Column("admin1", Verbatim, nullable=False),
    Column("country_code", ID, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", ID, nullable=False),
)
"""A place with the precision that it is known to; see `sayso.records.Spot`. What no incident names any more stays, and counts nothing."""

tally: Final = Table(
    "tally",
    metadata,
    Column("card", SERIAL, ForeignKey("card.serial"), primary_key=True, autoincrement=False),
    Column("spot", SERIAL, ForeignKey("spot.serial")),  # none: nobody says where
    Column("day", ID, nullable=False),  # this and the following two as in the card
    Column("last", ID, nullable=False),
    Column("flags", Integer, nullable=False),
    Column("open", Boolean, nullable=False),  # only one end of the date is known
    Column("type", ID, nullable=False),
    Column("stage", ID, nullable=False),
    Column("killed", Integer),  # the best number, else the lowest, else the highest; none if nobody says one
    Index("ix_tally_where", "spot", "day", "last", "flags", "killed"),
    Index("ix_tally_when", "day", "last", "type", "stage", "flags", "open", "killed"),
)
"""What is counted of each incident: its card is some hundred times as long. Both indexes hold all that is counted,
in the order that it is counted in."""
