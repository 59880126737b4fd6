"""One published item as it was received."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Report:
    """One published item as received. The bytes are kept by whoever holds the report and never changed.

    Attributes:
        sha256: hexadecimal SHA-256 of the bytes as received.
        name: the file, line or stream it came from, for messages; no part of the id.
        source: the outlet that published it, or None if not known.
        url: where it was published, or None.
        title: its headline, or None.
        byline: who wrote it, verbatim, or None.
        published: day of publication as ``YYYY-MM-DD``, or None; never guessed.
        retrieved: when it was fetched, ISO 8601, or None.
        language: ISO 639-1 code of its language.
        rights: what may be done with its text, or None if not known.
    """

    sha256: str
    name: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str = "en"
    rights: str | None = None

    @property
    def id(self) -> str:
        """Two reports are one if their bytes, outlet and day of publication are."""
        return content_id("rep", self.sha256, self.source or "", self.published or "")
