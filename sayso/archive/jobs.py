"""Long work at rest: what was asked for, how far it is, what came of it."""

from __future__ import annotations

import json
from typing import Final

from sqlalchemy import delete, select, update

from sayso.archive.base import AnyRow, Base
from sayso.archive.codec import dumped
from sayso.archive.work_tables import job
from sayso.records import OPEN_STATES, Job

_COLUMNS: Final = [column for column in job.c if column.name != "to_stop"]


class JobReader(Base):
    """Long work as it stands."""

    def jobs(self, limit: int = 50) -> list[Job]:
        """What was asked for, the latest first."""
        rows = self.connection.execute(select(*_COLUMNS).order_by(job.c.made.desc(), job.c.id).limit(limit))
        return [_job(row) for row in rows]

    def open_jobs(self) -> list[Job]:
        """What is not ended, in the order in which it was asked for."""
        query = select(*_COLUMNS).where(job.c.state.in_(OPEN_STATES)).order_by(job.c.made, job.c.id)
        return [_job(row) for row in self.connection.execute(query)]

    def job(self, job_id: str) -> Job | None:
        """One piece of work, or None."""
        row = self.connection.execute(select(*_COLUMNS).where(job.c.id == job_id)).first()
        return _job(row) if row else None

    def is_to_stop(self, job_id: str) -> bool:
        """Whether somebody has asked it to end."""
        return bool(self.connection.execute(select(job.c.to_stop).where(job.c.id == job_id)).scalar())


class JobWriter(JobReader):
    """Keeps long work."""

    def put_job(self, new: Job) -> None:
        """Keep a piece of work as it stands now, in the place of how it stood before."""
        row = {
            "kind": new.kind,
            "by": new.by,
            "made": new.made,
            "given": dumped(new.given),
            "state": new.state,
            "count": new.count,
            "total": new.total,
            "at_work_on": new.at_work_on,
            "seen": new.seen,
            "ended": new.ended,
            "result": None if new.result is None else dumped(new.result),
        }
        if self.job(new.id) is None:
            self.insert(job, [{"id": new.id, "to_stop": False, **row}])
        else:
            self.connection.execute(update(job).where(job.c.id == new.id).values(**row))

    def put_seen(self, job_id: str, seen: str) -> None:
        """Keep that its process lives, and nothing else."""
        self.connection.execute(update(job).where(job.c.id == job_id).values(seen=seen))

    def ask_to_stop(self, job_id: str) -> None:
        """Ask a piece of work to end after the report it is at."""
        self.connection.execute(update(job).where(job.c.id == job_id).values(to_stop=True))

    def drop_jobs(self, made_before: str) -> None:
        """Forget work that ended and was asked for before a moment."""
        self.connection.execute(delete(job).where(job.c.made < made_before, job.c.state.not_in(OPEN_STATES)))


def _job(row: AnyRow) -> Job:
    return Job(
        row.kind,
        row.by,
        row.made,
        json.loads(row.given),
        row.state,
        row._mapping["count"],
        row.total,
        row.at_work_on,
        row.seen,
        row.ended,
        None if row.result is None else json.loads(row.result),
    )
