"""The loop a report goes through: one step after the other, each blamed by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.errors import CodebookError, ComponentError, GazetteerError, SettingsError
from sayso.gazetteer import use_places
from sayso.pipeline.component import Component
from sayso.records import Sheet

_DIGITS: Final = 16


@dataclass(frozen=True)
class Pipeline:
    """Steps in order. Pickles, so that other processes can have the same one.

    Attributes:
        steps: what is done, in order.
        places: path of the user's own list of places, or "".
    """

    steps: Sequence[Component]
    places: str = ""

    def __call__(self, sheet: Sheet) -> Sheet:
        """Walk one sheet, which holds a report, its text and what intake noted, down the steps.

        Returns:
            the sheet with everything read and coded; its parse is dropped, for it is large and the records stand without it.

        Raises:
            ComponentError: if a step fails; it names the step and the report.
            SettingsError, GazetteerError, CodebookError: if the installation is at fault, and not this report.
        """
        return replace(self.with_parse(sheet), parse=None)

    def with_parse(self, sheet: Sheet) -> Sheet:
        """The same, and the parse is kept: for what reads on in a coded report."""
        use_places(self.places)
        for step in self.steps:
            try:
                sheet = step(sheet)
            except (SettingsError, GazetteerError, CodebookError):
                raise  # what is wrong with the installation is wrong for every report
            except Exception as error:
                raise ComponentError(f"{step.name}@{step.version}", sheet.report.name, error) from error
        return sheet

    @property
    def names(self) -> tuple[str, ...]:
        """component@version of each step, in order; before them the user's own list of places with the beginning of its hash."""
        own = (f"own-places@{use_places(self.places).digest[:_DIGITS]}",) if self.places else ()
        return (*own, *(f"{step.name}@{step.version}" for step in self.steps))
