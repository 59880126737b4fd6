"""Facts about the archive as a whole: how much there is of what, and what those who fill it note down for themselves."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Table, func, select, update

from sayso.archive.base import Base
from sayso.archive.tables import (
    account,
    assertion,
    blob,
    card,
    contradiction,
    judgement,
    log,
    meta,
    report,
    run,
    skip,
    text,
)

_COUNTED: Final[dict[str, Table]] = {
    "reports": report,
    "texts": text,
    "runs": run,
    "skips": skip,
    "contradictions": contradiction,
    "log": log,
}


class FactReader(Base):
    """Facts about the archive as a whole."""

    def counts(self) -> dict[str, int]:
        """How much there is: reports, bytes, accounts and assertions in force and retired, incidents, statements, actors, judgements, …"""
        found = {name: self._count(table) for name, table in _COUNTED.items()}
        found["bytes"] = self.connection.execute(select(func.coalesce(func.sum(blob.c.size), 0))).scalar_one()
        found["sources"] = self.connection.execute(select(func.count(func.distinct(report.c.source)))).scalar_one()
        for name, table in (("accounts", account), ("assertions", assertion)):
            gone = select(func.count()).select_from(table).where(table.c.retired_by.is_not(None))
            found[f"retired_{name}"] = self.connection.execute(gone).scalar_one()
            found[name] = self._count(table) - found[f"retired_{name}"]
        kinds = {"incident": 0, "statement": 0, "actor": 0}
        kinds |= {row[0]: row[1] for row in self.connection.execute(select(card.c.kind, func.count()).group_by(card.c.kind))}
        found |= {f"{kind}s": count for kind, count in kinds.items()}
        standing = select(func.count()).select_from(judgement).where(judgement.c.in_force, judgement.c.decision != "undo")
        found["judgements"] = self.connection.execute(standing).scalar_one()
        return dict(sorted(found.items()))

    def fact(self, key: str) -> str | None:
        """What was noted under a key, or None."""
        return self.connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()

    def _count(self, table: Table) -> int:
        return self.connection.execute(select(func.count()).select_from(table)).scalar_one()


class FactWriter(FactReader):
    """Facts, to be noted."""

    def put_fact(self, key: str, value: str) -> None:
        """Note something about the archive, for instance the version of a linker, in the place of what was noted before."""
        if self.fact(key) is None:
            self.insert(meta, [{"key": key, "value": value}])
        else:
            self.connection.execute(update(meta).where(meta.c.key == key).values(value=value))
