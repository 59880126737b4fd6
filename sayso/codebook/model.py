"""What may be coded: incident types, statement acts, weapons and properties, with their help for coders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

PropertyType = Literal["choice", "text", "actor", "flag", "amount", "date", "place", "link"]
PROPERTY_TYPES: Final[tuple[PropertyType, ...]] = ("choice", "text", "actor", "flag", "amount", "date", "place", "link")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a value list.

    Attributes:
        key: what is stored.
        title: what is shown.
        help: what it means and where its bounds are, for coders.
        parent: key of the entry it is a kind of, or None.
        words: words that name it in a text. A type or weapon whose parent was coded becomes this one where the report's words for the
            incident hold one of them, so that a codebook of one's own can make finer types than ours.
        scope: for an incident type, ``event`` if it is no act of violence and never coded as an incident.
        acled, gtd, plover, gtd_type, gtd_subtype: the value of the other codebook that comes nearest, or "".
    """

    key: str
    title: str
    help: str
    parent: str | None = None
    words: tuple[str, ...] = ()
    scope: Literal["incident", "event"] = "incident"
    acled: str = ""
    gtd: str = ""
    plover: str = ""
    gtd_type: str = ""
    gtd_subtype: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of incidents or statements.

    Attributes:
        key: its name in assertions.
        of: whose property it is.
        type: what its values are; see the head of ``properties.yaml``.
        help: how to code it.
        repeats: whether several values stand side by side without contradicting each other.
        values: for a choice: the keys allowed, or the name of a value list of the codebook.
    """

    key: str
    of: Literal["incident", "statement", "both"]
    type: PropertyType
    help: str
    repeats: bool
    values: tuple[str, ...] | str = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that may be coded. Lists are dicts from key to entry, in the order of the file.

    Attributes:
        name, version, title: which codebook this is.
    """

    name: str
    version: str
    title: str
    incident_types: dict[str, Entry] = field(default_factory=dict)
    statement_acts: dict[str, Entry] = field(default_factory=dict)
    weapons: dict[str, Entry] = field(default_factory=dict)
    properties: dict[str, Property] = field(default_factory=dict)

    def entries(self, name: str) -> dict[str, Entry]:
        """The value list of that name: incident_types, statement_acts or weapons."""
        lists = {"incident_types": self.incident_types, "statement_acts": self.statement_acts, "weapons": self.weapons}
        return lists[name]

    def allowed(self, property: str) -> tuple[str, ...]:
        """The keys that a choice may have; empty for properties that are no choice."""
        values = self.properties[property].values
        return tuple(self.entries(values)) if isinstance(values, str) else values

    def family(self, type_key: str) -> str:
        """The top of the line of parents of an incident type (itself, if it has none)."""
        parent = self.incident_types[type_key].parent
        return type_key if parent is None else self.family(parent)

    def title_of(self, property: str, key: str) -> str:
        """What to show for a value of a choice."""
        values = self.properties[property].values if property in self.properties else ()
        entry = self.entries(values).get(key) if isinstance(values, str) else None
        return entry.title if entry else key
