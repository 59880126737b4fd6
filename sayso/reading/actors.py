"""Who the text speaks of: the step that finds actors and which words name the same one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.language import doc_of, is_upper_case
from sayso.language.case import is_lower_case
from sayso.reading.actor_discourse import Discourse
from sayso.reading.actor_entity import Entity
from sayso.reading.actor_found import Found
from sayso.reading.actor_links import link_names
from sayso.reading.actor_names import names
from sayso.reading.actor_nouns import nouns
from sayso.records import Actor, Mention, Sheet

_SCORES = {"name": 1.0, "noun": 0.8, "pronoun": 0.6}


@dataclass(frozen=True)
class Actors:
    """Find the people, groups and bodies of a text, and who is who.

    Needs the parse; gives `Sheet.actors` and mentions of kind "actor": proper names, nouns ("gunmen", "the army", "the recording") and
    the pronouns and descriptions that could be resolved. Every mention points to one of the actors.
    """

    name: str = "actors"
    version: str = "6"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Names first, over the whole text; then nouns and pronouns, in order."""
        doc = doc_of(sheet)
        named = names(doc, sheet.text, recased=is_upper_case(sheet.text.chars) or is_lower_case(sheet.text.chars))
        taken = {i for found in named for i in range(found.start, found.end)}
        entities = link_names(named, sheet.text.chars)
        entities = _distinct(Discourse(doc, sheet.text, entities).walk(nouns(doc, sheet.text, taken)))
        actors = {id(entity): self._actor(sheet, entity) for entity in entities}
        for entity in entities:
            home = entity.affiliation
            if home is not None and home is not entity:
                name = home if isinstance(home, str) else home.name
                actors[id(entity)] = replace(actors[id(entity)], affiliation=name)
        mentions = [self._mention(sheet, found, actors[id(entity)]) for entity in entities for found in entity.members]
        return sheet.adding(mentions=tuple(mentions), actors=tuple(actors.values()))

    def _actor(self, sheet: Sheet, entity: Entity) -> Actor:
        name = entity.name
        aliases = {found.words for found in entity.members if found.sort != "pronoun"} - {name}
        return Actor(
            scope=sheet.text.id,
            name=name,
            kind=entity.kind,
            named=entity.named,
            aliases=tuple(sorted(aliases)),
            register_name=entity.group.name if entity.group else None,
            role=entity.role,
            country_code=entity.group.country_code if entity.group else None,
            minor=any(found.minor for found in entity.members),
        )

    def _mention(self, sheet: Sheet, found: Found, actor: Actor) -> Mention:
        return Mention(
            text_id=sheet.text.id,
            span=found.span,
            words=sheet.text.words(found.span),
            kind="actor",
            actor_id=actor.id,
            score=_SCORES[found.sort],
            made_by=f"{self.name}@{self.version}",
        )


def _distinct(entities: list[Entity]) -> list[Entity]:
    """Actors with one name are one: a name is what an actor is known by outside this step."""
    by_name: dict[str, Entity] = {}
    moved: dict[int, Entity] = {}
    for entity in entities:
        home = by_name.setdefault(entity.name, entity)
        if home is not entity:
            home.absorb(entity)
            moved[id(entity)] = home
    for entity in by_name.values():
        if isinstance(entity.affiliation, Entity):
            entity.affiliation = moved.get(id(entity.affiliation), entity.affiliation)
    return list(by_name.values())
