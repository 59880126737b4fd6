"""Records at rest: SQLAlchemy Core on SQLite and PostgreSQL, full-text search, the audit log."""

from sayso.archive.coverage import Month
from sayso.archive.filters import Filter
from sayso.archive.log import LogEntry
from sayso.archive.opening import Archive, archive_url, default_archive, open_archive
from sayso.archive.reader import Reader
from sayso.archive.runs import KeptRun
from sayso.archive.search import Hit
from sayso.archive.veil import SEALED, veil
from sayso.archive.writer import Writer

__all__ = [
    "SEALED",
    "Archive",
    "Filter",
    "Hit",
    "KeptRun",
    "LogEntry",
    "Month",
    "Reader",
    "Writer",
    "archive_url",
    "default_archive",
    "open_archive",
    "veil",
]
