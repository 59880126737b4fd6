"""What produced a batch."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Skip:
    """One report that was not coded: its name, a reason code of `sayso.errors.REASONS`, and the message that was shown."""

    name: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """What produced a batch of records: enough to make it again and to say what was left out.

    Attributes:
        version: Sayso's version.
        codebook: name@version of the codebook.
        components: component@version of each step, in order.
        models: (name, version or hash) of each model used.
        reports: how many reports were given.
        coded: how many were coded.
        skips: the others, each with its reason.
    """

    version: str
    codebook: str
    components: tuple[str, ...]
    models: tuple[tuple[str, str], ...]
    reports: int = 0
    coded: int = 0
    skips: tuple[Skip, ...] = ()

    @property
    def id(self) -> str:
        """A run is its versions and models: the same ones give the same output."""
        models = [f"{name}={version}" for name, version in self.models]
        return content_id("run", self.version, self.codebook, *self.components, *models)
