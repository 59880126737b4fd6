"""Runs: what produced the codings, and what they left out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, func, select

from sayso.archive.base import AnyRow, Base
from sayso.archive.codec import dumped
from sayso.archive.log import append
from sayso.archive.tables import coding, run, skip
from sayso.errors import UnknownId
from sayso.records import Run, Skip, content_id

_CODED: Final = select(func.count(func.distinct(coding.c.report))).where(coding.c.run == run.c.serial).scalar_subquery()
_SKIPPED: Final = select(func.count()).where(skip.c.run == run.c.serial).scalar_subquery()
_RUN: Final = select(
    run.c.key, run.c.at, run.c.by, run.c.version, run.c.codebook, run.c.components, run.c.models, _CODED, _SKIPPED
).order_by(run.c.serial)
_SERIAL: Final = select(run.c.serial).where(run.c.key == bindparam("key"))


@dataclass(frozen=True, slots=True)
class KeptRun:
    """One run as the archive keeps it.

    Attributes:
        key: names this one run; runs of the same versions have one `Run.id`, but each its own key.
        at: when it began, ISO 8601 in UTC.
        by: who started it.
        run: what produced it; its counts are of what is in the archive now, its skips are given by `Reader.skips`.
    """

    key: str
    at: str
    by: str
    run: Run


class RunReader(Base):
    """Runs and what they left out."""

    def runs(self) -> list[KeptRun]:
        """All runs, in the order in which they began."""
        return [_kept(row) for row in self.connection.execute(_RUN)]

    def run(self, run_key: str) -> KeptRun | None:
        """One run, or None."""
        row = self.connection.execute(_RUN.where(run.c.key == run_key)).first()
        return _kept(row) if row else None

    def skips(self, run_key: str) -> tuple[Skip, ...]:
        """The reports that a run did not code, in the order in which it met them."""
        rows = self.connection.execute(
            select(skip.c.name, skip.c.reason, skip.c.message)
            .join(run, skip.c.run == run.c.serial)
            .where(run.c.key == run_key)
            .order_by(skip.c.serial)
        )
        return tuple(Skip(*row) for row in rows)

    def run_serial(self, run_key: str) -> int:
        """The serial of a run.

        Raises:
            UnknownId: if there is none.
        """
        serial: int | None = self.connection.execute(_SERIAL, {"key": run_key}).scalar()
        if serial is None:
            raise UnknownId(f"there is no run {run_key!r} in the archive; 'sayso stats' lists them.")
        return serial


class RunWriter(RunReader):
    """Puts runs in."""

    def put_run(self, new: Run, *, at: str, by: str) -> str:
        """Begin a run, and write so into the log.

        Counts and skips of `new` are not kept: they are counted from what the run puts into the archive.

        Returns:
            the key that `put_coding` and `put_skip` ask for.
        """
        serial = self.next_serial(run)
        key = content_id("run", new.id, at, by, str(serial))
        body = {
            "run": key,
            "version": new.version,
            "codebook": new.codebook,
            "components": list(new.components),
            "models": [list(model) for model in new.models],
        }
        append(self.connection, "run", by, at, body)
        row = {"serial": serial, "key": key, "id": new.id, "at": at, "by": by, "version": new.version, "codebook": new.codebook}
        self.insert(run, [{**row, "components": dumped(body["components"]), "models": dumped(body["models"])}])
        return key

    def put_skip(self, run_key: str, new: Skip) -> None:
        """Keep why a report was not coded; the same skip of one run is kept once."""
        serial = self.run_serial(run_key)
        if new not in self.skips(run_key):
            row = {
                "serial": self.next_serial(skip),
                "run": serial,
                "name": new.name,
                "reason": new.reason,
                "message": new.message,
            }
            self.insert(skip, [row])


def _kept(row: AnyRow) -> KeptRun:
    key, at, by, version, codebook, components, models, coded, skipped = row
    kinds = tuple((name, number) for name, number in json.loads(models))
    return KeptRun(key, at, by, Run(version, codebook, tuple(json.loads(components)), kinds, coded + skipped, coded))
