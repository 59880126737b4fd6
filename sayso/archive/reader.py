"""What an archive can be asked, in one consistent view of it. Each part stands in a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from sayso.archive import judgements, log
from sayso.archive.accounts import AccountReader
from sayso.archive.cards import CardReader
from sayso.archive.doubles import DoubleReader
from sayso.archive.facts import FactReader
from sayso.archive.forms import FormReader
from sayso.archive.glances import GlanceReader
from sayso.archive.jobs import JobReader
from sayso.archive.lists import ListReader
from sayso.archive.log import LogEntry
from sayso.archive.naming import Resolver
from sayso.archive.reports import ReportReader
from sayso.archive.runs import RunReader
from sayso.archive.shelf import ShelfReader
from sayso.archive.sources import SourceReader
from sayso.archive.stale import StaleReader
from sayso.archive.tables import judgement
from sayso.archive.tallies import TallyReader
from sayso.archive.team import TeamReader
from sayso.archive.totals import TotalReader
from sayso.archive.withheld import WithheldReader
from sayso.records import Judgement


class Reader(
    ReportReader,
    RunReader,
    AccountReader,
    ShelfReader,
    FormReader,
    CardReader,
    FactReader,
    GlanceReader,
    WithheldReader,
    ListReader,
    TallyReader,
    StaleReader,
    SourceReader,
    TeamReader,
    DoubleReader,
    JobReader,
    TotalReader,
    Resolver,
):
    """What an archive can be asked. Everything it gives is sorted, and of one moment."""

    def judgements(self) -> list[Judgement]:
        """The judgements in force, in order of the log: without those undone or replaced, and without the undoings themselves."""
        return judgements.in_force(self.connection)

    def judgement(self, judgement_id: str) -> Judgement | None:
        """One judgement, be it in force or not, or None."""
        rows = self.connection.execute(select(judgement).where(judgement.c.id == judgement_id)).all()
        found = judgements.judgements_of(self.connection, rows)
        return found[0] if found else None

    def stands(self, judgement_id: str) -> bool:
        """Whether a judgement (an undoing, too) is in force: there, and neither undone nor replaced."""
        found = self.connection.execute(select(judgement.c.in_force).where(judgement.c.id == judgement_id)).scalar()
        return bool(found)

    def standing(self, judgement_ids: Iterable[str]) -> frozenset[str]:
        """Those of some judgements (undoings, too) that are in force."""
        rows = self.found(select(judgement.c.id).where(judgement.c.in_force), judgement.c.id, judgement_ids)
        return frozenset(row[0] for row in rows)

    def judgements_at(self, by: str, at: str) -> list[Judgement]:
        """The judgements in force that somebody took at one moment, in order of the log."""
        return judgements.in_force_of(self.connection, by, at)

    def judgements_on(self, subject_ids: Iterable[str]) -> list[Judgement]:
        """The judgements in force that name any of these on either side, in order of the log."""
        return judgements.in_force_on(self.connection, subject_ids)

    def grades(self) -> dict[str, str]:
        """The grade in force of each source (``A`` to ``F``, by name) and of each report or account (``1`` to ``6``, by id)."""
        return judgements.grades(self.connection)

    def log(self, after: int = 0) -> Iterator[LogEntry]:
        """All entries of the log in order, or those after one of them."""
        return log.entries(self.connection, after)

    def latest_log(self, before: int | None, limit: int) -> list[LogEntry]:
        """The last entries of the log, the latest first, or the last ones before the one of that number."""
        return log.latest(self.connection, before, limit)
