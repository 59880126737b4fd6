"""The tables of the archive. `docs/explanation/archive.md` tells what each is for.

Every record has the content id that `sayso.records` gives it (`id`) and, where rows of other tables point to it, a small integer
(`serial`) that is given in order of arrival and means nothing outside of one archive. JSON stands in columns of text, written
by `sayso.archive.codec`, so that both stores keep the same characters.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table
from sqlalchemy import Text as Chars
from sqlalchemy import text as text_clause
from sqlalchemy.types import TypeEngine

from sayso.archive.characters import Verbatim

_NAMES: Final = {kind: f"{kind}_%(table_name)s_%(column_0_N_name)s" for kind in ("uq", "ix", "fk")}
metadata: Final = MetaData(naming_convention={**_NAMES, "pk": "pk_%(table_name)s"})

ID: Final[TypeEngine[str]] = Chars().with_variant(Chars(collation="C"), "postgresql")
"""Ids, days and names that are looked up or sorted by: in the order of their bytes, on both stores."""
SERIAL: Final[TypeEngine[int]] = BigInteger().with_variant(Integer(), "sqlite")
JSON: Final = Chars
FAMILIES: Final = {"incident": 1, "statement": 2, "actor": 3, "origin": 4}
"""How the families of linking are written down."""


def _serial() -> Column[int]:
    return Column("serial", SERIAL, primary_key=True, autoincrement=False)


def _to(name: str, target: str, *, key: bool = False, nullable: bool = False, index: bool = False) -> Column[int]:
    there = ForeignKey(f"{target}.serial")
    return Column(name, SERIAL, there, primary_key=key, nullable=nullable, index=index, autoincrement=False)


def _retired(table: str) -> Index:
    """An index of the few rows that are retired, to count them without reading the others."""
    there = text_clause("retired_by IS NOT NULL")
    return Index(f"ix_{table}_retired_by", "retired_by", sqlite_where=there, postgresql_where=there)


def _id(name: str = "id") -> Column[str]:
    return Column(name, ID, nullable=False, unique=True)


meta = Table("meta", metadata, Column("key", ID, primary_key=True), Column("value", Chars, nullable=False))
"""Facts about the archive itself, for instance the version of each linker that compared its items."""

blob = Table(
    "blob",
    metadata,
    Column("sha256", ID, primary_key=True),
    Column("size", Integer, nullable=False),  # of the bytes as received
    Column("data", LargeBinary, nullable=False),  # compressed by zlib; see codec.packed
    Index(None, "size"),  # to sum them up without reading the bytes
)
"""The bytes as received, under their SHA-256."""

report = Table(
    "report",
    metadata,
    _serial(),
    _id(),
    Column("sha256", ID, ForeignKey("blob.sha256"), nullable=False),
    Column("name", Verbatim, nullable=False),
    Column("source", Verbatim, index=True),
    Column("url", Verbatim),
    Column("title", Verbatim),
    Column("byline", Verbatim),
    Column("published", ID, index=True),
    Column("retrieved", Verbatim),
    Column("language", Verbatim, nullable=False),
    Column("rights", Verbatim),
)

text = Table(
    "text",
    metadata,
    _serial(),
    _id(),
    _to("report", "report", index=True),
    Column("title", Verbatim),  # of the report, once more, because the full-text index reads its columns from one table
    Column("chars", Verbatim, nullable=False),
    Column("reader", Verbatim, nullable=False),
    Column("encoding", Verbatim),
    Column("origins", JSON, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("current", Boolean, nullable=False),  # the one text of its report that is read and searched today
)

run = Table(
    "run",
    metadata,
    _serial(),
    Column("key", ID, nullable=False, unique=True),  # names this one run; `id` is shared by all runs of the same versions
    Column("id", ID, nullable=False),
    Column("at", ID, nullable=False),
    Column("by", Verbatim, nullable=False),
    Column("version", Chars, nullable=False),
    Column("codebook", Chars, nullable=False),
    Column("components", JSON, nullable=False),
    Column("models", JSON, nullable=False),
)

skip = Table(
    "skip",
    metadata,
    _serial(),
    _to("run", "run", index=True),
    Column("name", Verbatim, nullable=False),
    Column("reason", Chars, nullable=False),
    Column("message", Verbatim, nullable=False),
)

coding = Table(
    "coding",
    metadata,
    _serial(),
    _to("report", "report", index=True),
    _to("text", "text"),
    _to("run", "run", index=True),
)
"""Which run coded which text; the one with the highest serial speaks for its report."""

account = Table(
    "account",
    metadata,
    _serial(),
    _id(),
    _to("report", "report", index=True),
    _to("text", "text"),
    Column("kind", Chars, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("scope", JSON, nullable=False),
    Column("place", Integer, nullable=False),  # its place in the order of its report's accounts
    _to("run", "run"),  # the run that wrote it as it stands
    _to("retired_by", "run", nullable=True),
    _retired("account"),
)

assertion = Table(
    "assertion",
    metadata,
    _serial(),
    _id(),
    _to("account", "account", index=True),
    Column("property", ID, nullable=False),
    Column("value", JSON, nullable=False),
    Column("words", Verbatim, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("claimants", JSON, nullable=False),
    Column("stance", Chars, nullable=False),
    Column("certainty", Chars, nullable=False),
    Column("score", Float, nullable=False),
    Column("made_by", Chars, nullable=False),
    Column("place", Integer, nullable=False),  # its place in the order of its account
    _to("run", "run"),  # the run that wrote it as it stands
    _to("retired_by", "run", nullable=True),
    _retired("assertion"),
)

actor = Table(
    "actor",
    metadata,
    _serial(),
    _id(),
    _to("report", "report", index=True),
    Column("name", Verbatim, nullable=False),
    Column("body", JSON, nullable=False),  # the whole record
    Column("place", Integer, nullable=False),
    _to("run", "run"),
    _to("retired_by", "run", nullable=True),
)
"""Who the text of a report speaks of."""

note = Table(
    "note",
    metadata,
    _serial(),
    _to("coding", "coding", index=True),
    Column("code", Chars, nullable=False),
    Column("message", Verbatim, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("made_by", Chars, nullable=False),
)

digest = Table("digest", metadata, _to("report", "report", key=True), Column("sha256", ID, nullable=False))
"""For each report one hash over what no id holds: title, address, scores, certainty; see `sayso.archive.digests`."""

withheld = Table(
    "withheld",
    metadata,
    _to("report", "report", key=True),
    Column("rule", Integer, nullable=False),  # by which they were found; see sayso.records.at_risk.RULE
    Column("names", JSON, nullable=False),
)
"""For each report the names in it that are hidden from most people; see `sayso.archive.withheld`."""

log = Table(
    "log",
    metadata,
    Column("seq", SERIAL, primary_key=True, autoincrement=False),  # 1, 2, 3, … without a gap
    Column("at", ID, nullable=False),
    Column("kind", ID, nullable=False),  # "judgement", "run", "seal", …
    Column("by", Verbatim, nullable=False),
    Column("body", JSON, nullable=False),
    Column("previous", ID, nullable=False),  # hash of the entry before
    Column("hash", ID, nullable=False),
)
"""What was done to the archive, each entry chained to the one before by its hash. Rows are added, never changed."""

judgement = Table(
    "judgement",
    metadata,
    Column("seq", SERIAL, ForeignKey("log.seq"), primary_key=True, autoincrement=False),
    _id(),
    Column("decision", ID, nullable=False, index=True),
    Column("by", Verbatim, nullable=False),
    Column("at", ID, nullable=False),
    Column("value", JSON),
    Column("reason", Verbatim, nullable=False),
    Column("replaces", ID),
    Column("ends", ID, index=True),  # the judgement that this one undoes or takes the place of
    Column("in_force", Boolean, nullable=False),
)

judged = Table(
    "judged",
    metadata,
    Column("subject", Verbatim, primary_key=True),
    Column("judgement", SERIAL, ForeignKey("judgement.seq"), primary_key=True, autoincrement=False),
    Column("side", Integer, nullable=False, primary_key=True, autoincrement=False),  # 0: subjects, 1: against
    Column("place", Integer, nullable=False),
    Index(None, "judgement"),
)
"""What each judgement is about."""

seal = Table(
    "seal",
    metadata,
    Column("judgement", SERIAL, ForeignKey("judgement.seq"), primary_key=True, autoincrement=False),
    Column("name", Verbatim, primary_key=True),
    Column("subject", ID, nullable=False),
    Index(None, "subject"),
)
"""Names that no view and no export may show; the log says that something was sealed and why, not what."""

item = Table(
    "item",
    metadata,
    _serial(),
    Column("family", Integer, nullable=False),  # see FAMILIES
    Column("id", ID, nullable=False),
    _to("report", "report", nullable=True, index=True),  # none for the form of an actor, which many reports share
    Column("day", ID),
    Column("body", LargeBinary, nullable=False),  # features and keys as JSON, compressed
    Index(None, "family", "id", unique=True),
)
"""What linking compares."""

actor_form = Table(
    "actor_form",
    metadata,
    _to("actor", "actor", key=True),
    Column("item", ID, nullable=False, index=True),  # id of the item in the family of actors
    Index(None, "item", "actor"),  # to find those that came last, of a group that thousands name
)
"""Actors that look the same in every respect are compared as one item; see `sayso.filing.forms`."""

item_key = Table(
    "item_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # 64 bits of a hash over family and key
    Column("item", SERIAL, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Which items share a key. The longest table, so it holds two integers and nothing else."""

edge = Table(
    "edge",
    metadata,
    Column("one", SERIAL, primary_key=True, autoincrement=False),
    Column("other", SERIAL, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Scores of compared items; each stands twice, once from either side, so that the edges of an item stand together."""

cluster = Table(
    "cluster",
    metadata,
    Column("item", SERIAL, primary_key=True, autoincrement=False),
    Column("cluster", ID, nullable=False),
    Index(None, "cluster"),
)
"""The cluster of each item."""

link_constraint = Table(
    "link_constraint",
    metadata,
    Column("family", Integer, primary_key=True, autoincrement=False),
    Column("first", ID, primary_key=True),
    Column("second", ID, primary_key=True),
    Column("kind", ID, primary_key=True),
    Index(None, "family", "second"),
)
"""What people have decided about two items. By id and not by serial: it outlives the items."""

card = Table(
    "card",
    metadata,
    _serial(),
    _id(),
    Column("kind", ID, nullable=False),
    Column("day", ID, nullable=False),  # what lists are sorted by: start, else end, else published, else ""
    Column("last", ID, nullable=False),  # the last day it may have been on: end, 9999-12-31 if that is open, "" without a date
    Column("flags", Integer, nullable=False),  # see narrow.card_flags
    Column("body", JSON, nullable=False),  # the whole card
    Index(None, "kind", "day", "id", "last", "flags"),
    Index(None, "kind", "flags", "day", "id"),  # for the inbox, which counts and lists those of some flags
)

card_key = Table(
    "card_key",
    metadata,
    Column("key", ID, primary_key=True),  # "place:torvik", "type:bombing", "actor:who-…"; see narrow.card_keys
    Column("kind", ID, primary_key=True),  # this and the following as in the card, so that a list is read in its order
    Column("day", ID, primary_key=True),
    Column("last", ID, primary_key=True),
    _to("card", "card", key=True),
    Column("flags", Integer, primary_key=True, autoincrement=False),
    Index(None, "card"),
    sqlite_with_rowid=False,
)
"""What a card is found by."""

card_report = Table(
    "card_report",
    metadata,
    _to("card", "card", key=True),
    _to("report", "report", key=True),
    Index(None, "report"),
    sqlite_with_rowid=False,
)
"""Which reports tell of which incident or statement (not of which actor: that is asked of the shelf)."""

contradiction = Table(
    "contradiction",
    metadata,
    Column("about", ID, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("kind", ID, nullable=False, index=True),
    Column("property", ID, nullable=False),
    Column("first", ID, nullable=False),
    Column("second", ID, nullable=False),
    Column("says", Verbatim, nullable=False),
)
