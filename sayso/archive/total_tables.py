"""The tables of totals: what pages would else count anew in the whole archive each time somebody looks at them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from sayso.archive.characters import Verbatim
from sayso.archive.tables import ID, SERIAL, metadata

card_total: Final = Table(
    "card_total",
    metadata,
    Column("kind", ID, primary_key=True),
    Column("flags", Integer, primary_key=True, autoincrement=False),
    Column("cards", Integer, nullable=False),
)
"""How many cards there are of each kind, by their flags."""

outlet_total: Final = Table(
    "outlet_total",
    metadata,
    Column("source", Verbatim, primary_key=True),
    Column("reports", Integer, nullable=False),
)
"""How many reports each outlet published; reports of unknown outlets are in no row."""

spot_total: Final = Table(
    "spot_total",
    metadata,
    Column("spot", SERIAL, ForeignKey("spot.serial"), primary_key=True, autoincrement=False),
    Column("incidents", Integer, nullable=False),
    Column("killed", Integer),
    Column("first", ID, nullable=False),
    Column("last", ID, nullable=False),
)
"""What `tally` holds of each place; places of which it holds nothing are in no row."""

covered: Final = Table(
    "covered",
    metadata,
    Column("key", ID, primary_key=True),  # of `card_key`: "place:" and two characters, as the codes of countries are
    Column("published", ID, primary_key=True),
    Column("source", Verbatim, primary_key=True),  # "": none
    Column("report", SERIAL, ForeignKey("report.serial"), primary_key=True, autoincrement=False),
    Index(None, "report"),
    sqlite_with_rowid=False,
)
"""Which reports with a day of publication tell of any incident in which country: a step from its cards to the reports of each, and
from these to their outlets, took a tenth of a second and more."""
