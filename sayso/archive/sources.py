"""Outlets, as the reports name them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from sqlalchemy import bindparam, select

from sayso.archive.characters import folded
from sayso.archive.tables import report
from sayso.archive.total_tables import outlet_total
from sayso.archive.totals import TotalReader
from sayso.errors import UnknownId

_PUBLISHED: Final = select(outlet_total.c.reports).where(outlet_total.c.source == bindparam("name"))

_NAMED: Final = select(report.c.source).where(report.c.source == bindparam("name")).limit(1)


class SourceReader(TotalReader):
    """Outlets and how much they published."""

    def sources(self) -> dict[str, int]:
        """How many reports each outlet published, by name; reports of unknown outlets are left out."""
        return dict(sorted(self.reports_by_outlet().items()))

    def published_by(self, name: str) -> int:
        """How many reports an outlet of just this name published."""
        return int(self.connection.execute(_PUBLISHED, {"name": name}).scalar() or 0)

    def source_named(self, name: str) -> str:
        """The outlet of that name, however it is capitalised.

        Raises:
            UnknownId: if no report names it; says which names are close.
        """
        if self.connection.execute(_NAMED, {"name": name}).first() is not None:
            return name
        known = self.sources()
        alike = [one for one in known if folded(one) == folded(name)]
        if len(alike) == 1:
            return alike[0]
        close = get_close_matches(name, known, n=3, cutoff=0.5) or list(known)[:3]
        hint = f" Do you mean {', '.join(repr(one) for one in close)}?" if close else " No report names its outlet."
        raise UnknownId(f"no report in the archive was published by {name!r}.{hint}")
