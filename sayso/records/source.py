"""Who published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.ids import content_id

Grade = Literal["A", "B", "C", "D", "E", "F"]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet.

    Attributes:
        name: its name.
        country_code: ISO 3166-1 alpha-2 code of its home, or None.
        grade: reliability from A (completely reliable) to F (cannot be judged), the NATO scale of AJP-2.1; set by a person, never
            computed; None if nobody has graded it.
    """

    name: str
    country_code: str | None = None
    grade: Grade | None = None

    @property
    def id(self) -> str:
        """A source is its name."""
        return content_id("src", self.name)
