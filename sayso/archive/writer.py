"""What can be put into an archive. All of it is kept or none: the transaction is that of `Archive.writing`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.archive import judgements, log
from sayso.archive.attempts import AttemptWriter
from sayso.archive.cards import CardWriter
from sayso.archive.codings import CodingWriter
from sayso.archive.doubles import DoubleWriter
from sayso.archive.facts import FactWriter
from sayso.archive.forms import FormWriter
from sayso.archive.jobs import JobWriter
from sayso.archive.log import LogEntry
from sayso.archive.reader import Reader
from sayso.archive.reports import ReportWriter
from sayso.archive.shelf import ShelfWriter
from sayso.archive.team import TeamWriter
from sayso.records import Judgement


class Writer(
    ReportWriter,
    CodingWriter,
    ShelfWriter,
    FormWriter,
    CardWriter,
    FactWriter,
    TeamWriter,
    AttemptWriter,
    DoubleWriter,
    JobWriter,
    Reader,
):
    """All that a `Reader` can be asked, and what can be put in. It sees what it has written itself."""

    def append_log(self, kind: str, *, by: str, at: str, body: Mapping[str, Any]) -> LogEntry:
        """Write something that was done into the log; judgements and runs write themselves."""
        return log.append(self.connection, kind, by, at, body)

    def put_judgement(self, judgement: Judgement, names: Iterable[str] = ()) -> LogEntry | None:
        """Keep a decision and write it into the log.

        Args:
            names: with ``seal``: all that the person is called in the archive; they are hidden and not logged.

        Returns:
            the entry of the log, or None if exactly this decision was there already.

        Raises:
            JudgementError: if it undoes or replaces a judgement that is not in the archive, or seals without names.
        """
        return judgements.put_judgement(self.connection, judgement, names)
