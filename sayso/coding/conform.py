"""The last step: what was coded, held against the codebook in use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.codebook import Codebook, Entry, default_codebook
from sayso.records import Account, Assertion, Note, Sheet


@dataclass(frozen=True)
class Conform:
    """Make every assertion one that the codebook allows, and say what was changed or taken out.

    - A property that the codebook does not have is taken out.
    - A value that its list does not have becomes the nearest parent (in the default codebook) that the list has, else it is taken out.
    - A type or weapon is refined to an entry of the user's own, if that entry's parent was coded and one of its words stands in the
      evidence.

    Attributes:
        codebook: the codebook in use.
    """

    codebook: Codebook = field(default_factory=default_codebook)
    name: str = "conform"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Return the sheet with accounts that conform, and a note for everything that was taken out."""
        notes: list[Note] = []
        accounts: list[Account] = []
        for account in sheet.accounts:
            kept = [self._conform(sheet, account, assertion, notes) for assertion in account.assertions]
            accounts.append(replace(account, assertions=tuple(a for a in kept if a is not None)))
        return sheet.with_accounts(tuple(accounts)).adding(notes=tuple(notes))

    def _conform(self, sheet: Sheet, account: Account, assertion: Assertion, notes: list[Note]) -> Assertion | None:
        definition = self.codebook.properties.get(assertion.property)
        if definition is None or definition.of not in (account.kind, "both"):
            self._note(
                notes,
                assertion,
                f"{assertion.property!r} is not a property of {account.kind}s in the codebook {self.codebook.name}",
            )
            return None
        if definition.type != "choice" or not isinstance(assertion.value, str):
            return assertion
        allowed = self.codebook.allowed(assertion.property)
        value: str | None = assertion.value
        if value not in allowed:
            value = self._nearest_parent(definition.values, value or "", allowed)
        if value is None:
            self._note(
                notes,
                assertion,
                f"{assertion.value!r} is not a value of {assertion.property!r} in the codebook {self.codebook.name}",
            )
            return None
        if isinstance(definition.values, str) and assertion.property != "type":
            words = " ".join(sheet.text.words(span) for span in (*assertion.evidence, *account.anchors)).lower()
            value = _refined(value, self.codebook.entries(definition.values).values(), words)
        return replace(assertion, value=value)

    def _nearest_parent(self, values: tuple[str, ...] | str, key: str, allowed: tuple[str, ...]) -> str | None:
        if not isinstance(values, str):
            return None
        known = default_codebook().entries(values)
        while key in known:
            parent = known[key].parent
            if parent is None or parent in allowed:
                return parent
            key = parent
        return None

    def _note(self, notes: list[Note], assertion: Assertion, why: str) -> None:
        message = f"left out {assertion.property} = {assertion.value!r} ({assertion.words!r}): {why}"
        notes.append(Note("not-in-codebook", message, f"{self.name}@{self.version}", assertion.evidence[0]))


def _refined(value: str, entries: Iterable[Entry], words: str) -> str:
    """A child of the coded value whose own words stand in the evidence, else the value itself."""
    padded = f" {words} "
    for entry in entries:
        if entry.parent == value and any(f" {word.lower()} " in padded for word in entry.words):
            return entry.key
    return value
