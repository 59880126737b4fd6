"""The trained reader's step, each report of `records` train in the hands of a network that has not seen it.

The network that comes with Sayso has learned from all of these reports, so what it says of them is better than elsewhere. Two others, each
trained without one half of them (`training.train --without`), read the half that each has not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.coding.trained import Trained, read_by
from sayso.coding.trained_opinion import Opinions
from sayso.pipeline import Component
from sayso.records import Sheet
from sayso.trained.incident_reader import IncidentNetwork
from training.documents import half_of


@dataclass(frozen=True)
class ByHalves:
    """Stands where `Trained` stands.

    Attributes:
        networks: that trained without the first half of the reports, and that without the second.
    """

    networks: Sequence[IncidentNetwork]
    name: str = field(default=Trained.name)
    version: str = field(default=Trained.version)

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet with its incidents judged."""
        return read_by(Opinions(sheet, self.networks[half_of(sheet.report.name)]), f"{self.name}@{self.version}")


def by_halves(steps: Sequence[Component], folders: Sequence[Path]) -> list[Component]:
    """Steps with the networks of two folders in the place of the one that comes with Sayso."""
    networks = [IncidentNetwork(folder) for folder in folders]
    return [ByHalves(networks) if isinstance(step, Trained) else step for step in steps]
