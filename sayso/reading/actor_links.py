"""Which proper names of a text name the same actor: "Omar Rafi" and "Rafi", "Northern Dawn Front" and "NDF"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sayso.reading.actor_entity import BODIES, Entity
from sayso.reading.actor_found import Found, link_key
from sayso.reading.place_facilities import facility_nouns

_ENOUGH: Final = 20
_BRACKET: Final = re.compile(r"[\"'”’]?\s*[(\[]([^()\[\]]{1,200})[)\]]")
_QUOTED: Final = re.compile(r"[\"“']+([^\"“”]{3,60}?)[\"”']+")
_SMALL: Final = frozenset({"of", "for", "the", "and", "in", "de", "la", "del", "al", "el", "e", "i", "y", "on", "to"})


def link_names(found: list[Found], chars: str) -> list[Entity]:
    """Group proper names by the actor they name.

    Args:
        found: proper names in order.
        chars: the text, to see which short forms stand in brackets behind a name.

    Returns:
        the actors, in the order of their first mention.
    """
    entities: dict[str, Entity] = {}
    by_word: dict[str, list[Entity]] = {}
    rest: list[tuple[Found, list[Entity]]] = []
    keys = {one: link_key(one.words) or one.words.lower() for one in found}
    # Full names before short ones, so that a surname that comes first still finds its name.
    for one in sorted(found, key=lambda f: (-len(keys[f].split()), f.start)):
        key = keys[one]
        if key in entities:
            entities[key].add(one)
            continue
        near = {id(entity): entity for word in key.split() for entity in by_word.get(word, [])}
        fuller = [entity for entity in near.values() if _is_short_for(one, key, entity)]
        if fuller:
            rest.append((one, fuller))
        else:
            entities[key] = Entity.of(one)
            for word in key.split():
                by_word.setdefault(word, []).append(entities[key])
    for one, fuller in sorted(rest, key=lambda pair: pair[0].start):
        _nearest(one, fuller).add(one)
    _join_acronyms(list(entities.values()), chars)
    _join_glosses(list(entities.values()), chars)
    alive = _join_registered(entity for entity in entities.values() if entity.members)
    return sorted(alive, key=lambda entity: entity.first)


def _is_short_for(one: Found, key: str, entity: Entity) -> bool:
    """Whether a shorter name can stand for a fuller one: a person's surname, or the distinctive part of a body's name."""
    words = key.split()
    for name in entity.names[:_ENOUGH]:
        fuller = link_key(name.words).split()
        if len(fuller) <= len(words):
            continue
        if one.kind == "person" and entity.kind == "person":
            ends = len(words) > 1 and (fuller[0], fuller[-1]) == (words[0], words[-1])
            return ends or fuller[-len(words) :] == words or (len(words) == 1 and words[0] in fuller and len(words[0]) > 2)
        if one.kind in BODIES and entity.kind in BODIES:
            ends = fuller[-len(words) :] == words
            if len(words) == 1 and not ends and fuller[-1] in facility_nouns():
                return False  # the first word of "Torvik General Hospital" is the town
            alike = one.kind == entity.kind or (ends and entity.kind == "armed_group")  # "the Front"
            starts = fuller[: len(words)] == words
            return (starts or ends) and (len(words) > 1 or alike) and " of " not in f" {one.words.lower()} "
    return False


def _nearest(one: Found, entities: list[Entity]) -> Entity:
    """The actor last named before the words; the one named first if none was."""

    def distance(entity: Entity) -> tuple[int, int]:
        before = [name.start for name in entity.names if name.start < one.start]
        return (0, one.start - max(before)) if before else (1, entity.first)

    return min(entities, key=distance)


def initials(name: str) -> set[str]:
    """The acronyms a name can have: first letters of its words, with and without small words, hyphens apart or not."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", name))
    content = [w for w in words if w.lower() not in _SMALL]
    return {"".join(w[0] for w in part).upper() for part in (words, content) if len(part) > 1}


def _join_acronyms(entities: list[Entity], chars: str) -> None:
    """Join short forms to full names: those in brackets behind the name, then those that are its initials."""
    full = [entity for entity in entities if any(" " in name.words or "-" in name.words for name in entity.names)]
    by_initials: dict[str, list[Entity]] = {}
    behind: dict[int, Entity] = {}
    for entity in full:
        for name in entity.names:
            for short in initials(name.words):
                if entity not in by_initials.setdefault(short, []):
                    by_initials[short].append(entity)
            bracket = re.match(r"[\"'”’]?\s*[(\[]\s?[\"“']?(?=[A-Za-z])", chars[name.span.end : name.span.end + 6])
            if bracket:
                behind[name.span.end + bracket.end()] = entity
    for entity in entities:
        if entity in full or not entity.members:
            continue
        introduced = next((behind[name.span.start] for name in entity.names if name.span.start in behind), None)
        matching = by_initials.get(re.sub(r"[^\w]", "", entity.name).upper(), []) if _looks_short(entity.name) else []
        matching = [other for other in matching if other.kind != "person"]
        home = introduced or (matching[0] if len(matching) == 1 else None)
        if home is not None and home is not entity and home.kind != "person":
            home.absorb(entity)
            entity.members.clear()


def _join_glosses(entities: list[Entity], chars: str) -> None:
    """Join to a body's name its translation, quoted in the brackets behind it: "Sanat al-Fajr (Year of …, "Dawn Brigade")"."""
    at = {name.span.start: entity for entity in entities if entity.kind in BODIES for name in entity.names}
    for entity in entities:
        for name in entity.names if entity.kind in BODIES else ():
            bracket = _BRACKET.match(chars, name.span.end)
            quoted = _QUOTED.search(bracket[1]) if bracket else None
            if bracket is None or quoted is None:
                continue
            other = at.get(bracket.start(1) + quoted.start(1))
            if other is not None and other is not entity and other.members and other.names[0].words == quoted[1].strip():
                entity.glosses |= {link_key(found.words) for found in other.names}
                entity.absorb(other)
                other.members.clear()
                break


def _looks_short(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 8


def _join_registered(entities: Iterable[Entity]) -> list[Entity]:
    """Two names of one registered group are one actor."""
    kept: dict[int | str, Entity] = {}
    for entity in sorted(entities, key=lambda e: e.first):
        mark: int | str = entity.group.name if entity.group else id(entity)
        if mark in kept:
            kept[mark].absorb(entity)
        else:
            kept[mark] = entity
    return list(kept.values())
