"""Attempts to log in, at rest: as many as there were lately, and no more than hashes of whose and from where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import delete, func, select

from sayso.archive.base import Base
from sayso.archive.team_tables import attempt


class AttemptWriter(Base):
    """Counts attempts and keeps them for as long as they count."""

    def count_attempts(self, key: str, since: str) -> tuple[int, str | None]:
        """How many attempts of a key there were from a moment on, and when the first of them was."""
        wanted = select(func.count(), func.min(attempt.c.at)).where(attempt.c.key == _hash(key), attempt.c.at >= since)
        count, first = self.connection.execute(wanted).one()
        return int(count), first

    def put_attempts(self, keys: Iterable[str], at: str, forget_before: str) -> None:
        """Keep an attempt under each of its keys; those that do not count any more are forgotten."""
        self.connection.execute(delete(attempt).where(attempt.c.at < forget_before))
        self.connection.execute(self.missing(attempt), [{"key": _hash(key), "at": at} for key in keys])

    def drop_attempts(self, key: str, at: str | None = None) -> None:
        """Forget the attempts of a key, or the one of that moment: it was the right person after all."""
        mine = delete(attempt).where(attempt.c.key == _hash(key))
        self.connection.execute(mine if at is None else mine.where(attempt.c.at == at))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
