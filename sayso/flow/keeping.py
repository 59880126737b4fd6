"""The verbs that fill an archive and look after it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sayso.archive import Archive, KeptRun, Reader
from sayso.archive.backup import Backup
from sayso.archive.backup import backup as copy_archive
from sayso.archive.checks import Break
from sayso.archive.verify import verify as verify_rows
from sayso.codebook import Codebook
from sayso.errors import ArchiveError, UnreadableReport
from sayso.filing.filing import Filed, file_sheet
from sayso.filing.renewing import check_linkers, finish_linkers, linker_versions, renew_linkers
from sayso.flow.coding import check_day, codebook_in_use, describe_run
from sayso.flow.opened import opened
from sayso.giving_way import giving_way
from sayso.intake import open_items
from sayso.pipeline import code_many
from sayso.records import Run, Sheet, Skip
from sayso.review.recoding import ValueChange, file_again, file_as_stored
from sayso.settings import Settings, load_settings

Progress = Callable[[str], None]
Steps = Callable[[str, int], None]
"""Told what is being looked at, and how many of it have been."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding reports gave.

    Attributes:
        filed: the reports that were new, in the order they were given.
        known: how many were in the archive already.
        skipped: those that could not be read or coded, each with its reason.
    """

    filed: tuple[Filed, ...]
    known: int
    skipped: tuple[UnreadableReport, ...]


def add(
    *paths: str | Path,
    published: str | None = None,
    source: str | None = None,
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Added:
    """Code reports and put them into the archive, one by one, each whole or not at all.

    What is in the archive already is passed over, so that a run that was broken off goes on where it stopped.

    Args:
        paths, published, source, settings, jobs, progress: as in `code`.

    Raises:
        ArchiveError: if the archive cannot be opened or written; what was added before stays.
        SettingsError, CodebookError, GazetteerError: if nothing can be coded at all.
    """
    check_day(published)
    settings = settings or load_settings()
    codebook = codebook_in_use(settings)
    with opened(settings, create=True) as archive:
        keeper = Keeper(archive, settings, codebook)
        fresh = keeper.fresh(paths, published, source, progress)
        for outcome in giving_way(code_many(fresh, settings, codebook, jobs)):
            keeper.keep(outcome)
            if progress:
                progress(outcome.report.name if isinstance(outcome, Sheet) else outcome.where)
        return Added(tuple(keeper.filed), keeper.known, tuple(keeper.skipped))


class Keeper:
    """Puts what a run codes into an archive."""

    def __init__(self, archive: Archive, settings: Settings, codebook: Codebook) -> None:
        self.archive, self.settings, self.codebook = archive, settings, codebook
        self.filed: list[Filed] = []
        self.known = 0
        self.skipped: list[UnreadableReport] = []
        self._data: dict[str, bytes] = {}
        self._run_key = ""

    def fresh(
        self, paths: tuple[str | Path, ...], published: str | None, source: str | None, progress: Progress | None
    ) -> Iterator[Sheet | UnreadableReport]:
        """The reports that are not in the archive yet, uncoded, and those that cannot be read."""
        for item in open_items(paths, published=published, source=source):
            if isinstance(item, UnreadableReport):
                yield item
                continue
            with self.archive.reading() as reader:
                known = reader.has_report(item.report.id)
            if known or item.report.id in self._data:
                self.known += 1
                if progress:
                    progress(item.report.name)
                continue
            self._data[item.report.id] = item.data
            yield Sheet(item.report, item.text, notes=item.notes)

    def keep(self, outcome: Sheet | UnreadableReport) -> None:
        """Put one report in, or the reason why it is left out, in a transaction of its own."""
        with self.archive.writing() as writer:
            if not self._run_key:
                check_linkers(writer)
                self._run_key = writer.put_run(keeping_run(self.settings, self.codebook), at=now(), by=user_name(self.settings))
            if isinstance(outcome, UnreadableReport):
                writer.put_skip(self._run_key, Skip(outcome.where, outcome.reason, str(outcome)))
                self.skipped.append(outcome)
            elif writer.has_report(outcome.report.id):  # another program was quicker
                self.known += 1
            else:
                self.filed.append(file_sheet(writer, self.codebook, outcome, self._data[outcome.report.id], self._run_key))
        if isinstance(outcome, Sheet):
            self._data.pop(outcome.report.id, None)


@dataclass(frozen=True, slots=True)
class Recoded:
    """What coding anew gave.

    Attributes:
        coded: how many reports were coded anew.
        changed: for each report that is coded otherwise now, its id with what changed.
        skipped: those that a step failed on; they stay as they were.
    """

    coded: int
    changed: tuple[tuple[str, tuple[ValueChange, ...]], ...]
    skipped: tuple[UnreadableReport, ...]


def recode(
    *, settings: Settings | None = None, jobs: int = 1, try_out: bool = False, progress: Progress | None = None
) -> Recoded:
    """Code the stored texts again that were last coded by other versions than those in use.

    What people have judged stays; everything else is replaced, and what was there before is kept as retired. A run that was broken
    off goes on where it stopped.

    Args:
        settings, jobs, progress: as in `code`.
        try_out: only tell what would change.
    """
    settings = settings or load_settings()
    codebook = codebook_in_use(settings)
    run = keeping_run(settings, codebook)
    found: list[tuple[str, tuple[ValueChange, ...]]] = []
    skipped: list[UnreadableReport] = []
    coded = 0
    with opened(settings) as archive:
        with archive.reading() as reader:
            stale = list(reader.coded_otherwise(run.id))
        if not try_out:
            with archive.writing() as writer:
                renew_linkers(writer)
        run_key = ""
        uncoded = (_uncoded(archive, report_id) for report_id in stale)
        coded_anew = giving_way(code_many(uncoded, settings, codebook, jobs))
        for report_id, outcome in zip(stale, coded_anew, strict=True):
            with suppress(_OnlyTried), archive.writing() as writer:
                if isinstance(outcome, UnreadableReport):
                    skipped.append(outcome)
                    file_as_stored(writer, codebook, report_id)  # it stays as it was, also where everything is linked anew
                else:
                    key = run_key or writer.put_run(run, at=now(), by=user_name(settings))
                    changed = file_again(writer, codebook, outcome, key)
                    coded += 1
                    found += [(report_id, changed)] if changed else []
                    run_key = "" if try_out else key
                if try_out:
                    raise _OnlyTried  # which takes the transaction back
            if progress and isinstance(outcome, Sheet):
                progress(outcome.report.name)
        if not try_out:
            with archive.writing() as writer:
                finish_linkers(writer)
    return Recoded(coded, tuple(found), tuple(skipped))


def keeping_run(settings: Settings, codebook: Codebook) -> Run:
    """What produces an archive: what codes its reports, and what links them."""
    run = describe_run(settings, codebook, 0, ())
    return replace(run, components=(*run.components, *linker_versions()))


class _OnlyTried(Exception):
    """Ends a transaction that was not meant to stay."""


def _uncoded(archive: Archive, report_id: str) -> Sheet:
    """A stored report as it is before any step, with what intake noted."""
    with archive.reading() as reader:
        report, text = reader.reports([report_id])[report_id], reader.text_of(report_id)
        if text is None:
            raise ArchiveError(f"{report_id} has no text; 'sayso verify' says what else is missing")
        key = reader.coding_run(report_id)
        kept = reader.run(key) if key else None
        steps = set(kept.run.components) if kept else set()
        return Sheet(report, text, notes=tuple(note for note in reader.notes_of(report_id) if note.made_by not in steps))


def verify(settings: Settings | None = None, progress: Steps | None = None) -> list[Break]:
    """Recompute every hash of the archive: bytes, texts, the words of every assertion at their place, the log.

    Returns:
        the first break of each kind; none if the archive is sound.
    """
    with opened(settings) as archive, archive.reading() as reader:
        return verify_rows(reader.connection, progress)


def backup(place: str | Path, *, settings: Settings | None = None, progress: Steps | None = None) -> Backup:
    """Copy the archive, in one consistent state, into one SQLite file or into a database of PostgreSQL, and verify the copy.

    Args:
        place: the file to write, which must not be there yet, or the URL of an empty database.

    Returns:
        where it is, and what `verify` says of it.

    Raises:
        ArchiveError: if it cannot be written, is there already, or is not empty.
    """
    with opened(settings) as archive:
        return copy_archive(archive, place, progress)


@dataclass(frozen=True, slots=True)
class Stats:
    """What an archive holds.

    Attributes:
        counts: how much there is of what.
        sources: for each outlet how many reports it published, and its grade, "" if nobody has graded it.
        runs: what coded them, in order.
    """

    counts: dict[str, int]
    sources: tuple[tuple[str, int, str], ...]
    runs: tuple[KeptRun, ...]


def outlets(settings: Settings | None = None) -> tuple[tuple[str, int, str], ...]:
    """The outlets: of each its name, how many reports it published, and its grade, "" if nobody has graded it; by name."""
    with opened(settings) as archive, archive.reading() as reader:
        return _outlets(reader)


def stats(settings: Settings | None = None) -> Stats:
    """How much there is of what in the archive, by which outlets, coded by which runs."""
    with opened(settings) as archive, archive.reading() as reader:
        return Stats(reader.counts(), _outlets(reader), tuple(reader.runs()))


def _outlets(reader: Reader) -> tuple[tuple[str, int, str], ...]:
    grades = reader.grades()
    return tuple((name, count, grades.get(name, "")) for name, count in reader.sources().items())


def now() -> str:
    """The time, ISO 8601 in UTC, to the microsecond: two decisions of one second are two."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def user_name(settings: Settings) -> str:
    """The name under which runs and judgements are logged."""
    if settings.user:
        return settings.user
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "somebody"
