"""Who: people, groups and bodies that act, speak or are spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.ids import content_id

ActorKind = Literal["person", "organisation", "armed_group", "security_force", "government", "media", "people", "document"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of one report; the archive joins those of many reports.

    Attributes:
        scope: id of the text (or, in an archive, of the register) within which the name means this actor.
        name: the fullest name the text gives, verbatim ("Usama Hadi", "the recording", "gunmen").
        kind: ``people`` are groups without a name ("gunmen", "residents"); ``document`` a recording or paper that "says" something.
        named: whether it has a proper name.
        aliases: other words the text uses for it, sorted; the alias list's canonical name, if it has one, is `register_name`.
        register_name: canonical name in the gazetteer's list of groups, or None.
        role: what the text calls the person ("spokesman", "interior minister"), or None.
        affiliation: name of the actor this one speaks or acts for, or None.
        country_code: ISO 3166-1 alpha-2 code where the text or the list gives it, or None.
        minor: the text says that this is a child.
        speaks: it is the source of words or of what is reported. Set when a report is filed, for speeches are not kept.
    """

    scope: str
    name: str
    kind: ActorKind
    named: bool = True
    aliases: tuple[str, ...] = ()
    register_name: str | None = None
    role: str | None = None
    affiliation: str | None = None
    country_code: str | None = None
    minor: bool = False
    speaks: bool = False

    @property
    def id(self) -> str:
        """Within its scope an actor is its fullest name."""
        return content_id("act", self.scope, self.name)
