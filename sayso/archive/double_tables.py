"""The tables of double coding: which reports two people code apart from each other, what each answers, and what was settled.

What is answered here is no judgement and touches no record. Only what is settled becomes judgements, in the log like all others.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table

from sayso.archive.characters import Verbatim
from sayso.archive.tables import ID, JSON, metadata


def _double() -> Column[str]:
    return Column("double", ID, ForeignKey("double.id"), primary_key=True)


double: Final = Table(
    "double",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Verbatim, nullable=False),
    Column("first", Verbatim, nullable=False),  # the coders, by name
    Column("second", Verbatim, nullable=False),
    Column("by", Verbatim, nullable=False),
    Column("made", ID, nullable=False),
    Column("codebook", Verbatim, nullable=False),
)

double_report: Final = Table(
    "double_report",
    metadata,
    _double(),
    Column("report", ID, primary_key=True),
    Column("place", Integer, nullable=False),
)

double_done: Final = Table(
    "double_done",
    metadata,
    _double(),
    Column("report", ID, primary_key=True),
    Column("coder", Verbatim, primary_key=True),
    Column("at", ID, nullable=False),
)
"""Who has finished which report. From then on the coder's answers stand."""

double_answer: Final = Table(
    "double_answer",
    metadata,
    _double(),
    Column("unit", ID, primary_key=True),  # id of an account
    Column("field", ID, primary_key=True),
    Column("coder", Verbatim, primary_key=True),
    Column("report", ID, nullable=False),
    Column("value", JSON, nullable=False),  # a list of values; empty: the report does not say
    Column("written", JSON, nullable=False),  # the same, as the coder wrote them
    Column("words", Verbatim, nullable=False),  # of the report, that say it
    Column("at", ID, nullable=False),
)

double_outcome: Final = Table(
    "double_outcome",
    metadata,
    _double(),
    Column("unit", ID, primary_key=True),
    Column("field", ID, primary_key=True),
    Column("report", ID, nullable=False),
    Column("value", JSON, nullable=False),
    Column("written", JSON, nullable=False),
    Column("by", Verbatim, nullable=False),
    Column("at", ID, nullable=False),
    Column("reason", Verbatim, nullable=False),
    Column("judgements", JSON, nullable=False),  # ids of what it became in the log
)
