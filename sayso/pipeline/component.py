"""What a step of the pipeline is."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from sayso.records import Sheet


@runtime_checkable
class Component(Protocol):
    """A step: takes a sheet, returns one with more on it. Same sheet in, same sheet out; no state between reports.

    A component can be pickled, so that a pipeline can be built in another process. Where one has settings or data they are
    given when it is made.
    """

    @property
    def name(self) -> str:
        """A short name, unique in the pipeline."""

    @property
    def version(self) -> str:
        """Goes up whenever the output for some text changes."""

    def __call__(self, sheet: Sheet) -> Sheet:
        """Do the step."""
