"""An actor while it is being put together from the words that name it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from sayso.gazetteer.groups import Group
from sayso.reading.actor_found import Found, link_key
from sayso.records import ActorKind

Sex = Literal["male", "female"]
BODIES: Final = frozenset({"armed_group", "organisation", "security_force", "government", "media"})


@dataclass(eq=False)
class Entity:
    """One actor and all words that name it. The only thing in reading that is changed in place; it never leaves this step.

    Attributes:
        members: the words that name it, in the order they were joined.
        kind: the kind of actor.
        sex: of a person, where words tell it.
        role: what the text calls it.
        title: the noun of the title before its name ("colonel" of "Col."), which is no office by itself.
        affiliation: the body it speaks or acts for; its words, if the text names it nowhere else.
        group: its entry in the register of groups.
        glosses: translations of its name given in brackets, which are not what the text calls it first; as `link_key` has them.
    """

    members: list[Found] = field(default_factory=list)
    kind: ActorKind = "people"
    sex: Sex | None = None
    role: str | None = None
    title: str | None = None
    affiliation: Entity | str | None = None
    group: Group | None = None
    glosses: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, found: Found) -> Entity:
        """An actor with one mention."""
        entity = cls(kind=found.kind)
        entity.add(found)
        return entity

    def add(self, found: Found) -> None:
        """Join words that name it; what they say of it is kept if nothing was known."""
        self.members.append(found)
        self.role = self.role or found.role
        self.group = self.group or found.group

    def absorb(self, other: Entity) -> None:
        """Join another actor that turned out to be the same."""
        for found in other.members:
            self.add(found)
        self.role = self.role or other.role
        self.sex = self.sex or other.sex
        self.affiliation = self.affiliation or other.affiliation

    @property
    def names(self) -> list[Found]:
        """The proper names among its mentions."""
        return [found for found in self.members if found.sort == "name"]

    @property
    def named(self) -> bool:
        """Whether it has a proper name. Peoples ("villagers", "Qadrians") have none."""
        return bool(self.names) and self.kind != "people"

    @property
    def plural(self) -> bool:
        """Whether it is more than one person, or a body of people."""
        return self.kind in BODIES or any(found.plural for found in self.members if found.sort != "pronoun")

    @property
    def name(self) -> str:
        """The fullest name: the longest proper name, or the longest noun phrase if there is none."""
        called = [found for found in self.names if link_key(found.words) not in self.glosses]
        pool = called or self.names or [found for found in self.members if found.sort == "noun"] or self.members
        return max(pool, key=lambda found: (len(link_key(found.words).split()), len(found.words), -found.start)).words

    @property
    def first(self) -> int:
        """Where it is named first."""
        return min(found.start for found in self.members)
