"""Walking through a text in order: which noun phrases and pronouns name an actor that was named before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Token

from sayso.reading.actor_entity import BODIES, Entity, Sex
from sayso.reading.actor_found import Found, span_between
from sayso.reading.actor_memory import SUBJECTS, Memory
from sayso.reading.actor_pronouns import PRONOUNS, Pronouns
from sayso.reading.actor_roles import Roles
from sayso.reading.actor_words import actor_words
from sayso.records import Text

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_NEW: Final = frozenset(
    {"a", "an", "another", "other", "some", "several", "more", "one", "two", "three", "four", "five", "many", "no", "any"}
)
# Nouns that take up a person named before, whoever it is.
_TAKES_UP: Final = frozenset({"man", "woman", "boy", "girl", "suspect", "accused", "teenager", "defendant", "victim", "youth"})
# Nouns that take up a body named before, whatever its name; "the front" or "the party" must be a part of it.
_ANY_BODY: Final = frozenset(
    {"group", "organisation", "organization", "movement", "outfit", "faction", "network", "militia", "cartel"}
)
_ARMED: Final = frozenset(
    {"terrorist", "militant", "armed", "rebel", "extremist", "jihadist", "insurgent", "guerrilla", "islamist", "terror"}
)
_TELLS_NOTHING: Final = _ARMED | {
    "outlawed",
    "banned",
    "proscribed",
    "illegal",
    "clandestine",
    "underground",
    "shadowy",
    "separatist",
}
"""What is said of an armed group before its noun and does not tell it from another one."""
_BACK: Final = 3
_ALIKE: Final = 10
"""Sentences back in which "the attackers" finds its "gunmen"."""
_BYSTANDERS: Final = frozenset(
    {"witnesses", "residents", "villagers", "people", "reporters", "journalists", "officials", "doctors"}
)


class Discourse:
    """Joins noun phrases and pronouns to the actors of a text, in order.

    Args:
        doc: the parse.
        text: the text.
        entities: the actors that have names, with their names as members.
    """

    def __init__(self, doc: Doc, text: Text, entities: list[Entity]) -> None:
        self.doc = doc
        self.text = text
        self.entities = entities
        self.owner = {i: entity for entity in entities for name in entity.names for i in range(name.start, name.end)}
        self.roles = Roles(doc, text, self.owner)
        self.by_head: dict[tuple[str, bool], list[Entity]] = {}
        self.armed: dict[int, Entity] = {}
        """The armed groups named so far."""
        self.described: dict[int, tuple[set[str], set[str]]] = {}
        """For each actor, the modifiers and the numbers of the nouns that named it."""
        self.memory = Memory(doc, self.owner)
        self.pronouns = Pronouns(self.memory)

    def walk(self, nouns: list[Found]) -> list[Entity]:
        """All actors, in the order of their first mention."""
        names = [(found, entity) for entity in self.entities for found in entity.names]
        for found, entity in names:
            self.roles.name(found, entity)
            entity.sex = entity.sex or self._sex_beside(found)
        events: list[tuple[int, Callable[[], None]]] = [(f.start, lambda f=f, e=e: self._note(f.head, e)) for f, e in names]  # type: ignore[misc]  # mypy cannot type a lambda with defaults
        bodies = [(self.roles.bodies[f.start], e) for f, e in names if f.start in self.roles.bodies]
        events += [(f.start, lambda f=f, e=e: self._office(f, e)) for f, e in bodies]  # type: ignore[misc]  # mypy cannot type a lambda with defaults
        events += [(f.start, lambda f=f: self._noun(f)) for f in nouns]  # type: ignore[misc]  # mypy cannot type a lambda with defaults
        events += [(t.i, lambda t=t: self._pronoun(t)) for t in self.doc if self._is_pronoun(t)]  # type: ignore[misc]  # mypy cannot type a lambda with defaults
        for _, event in sorted(events, key=lambda pair: pair[0]):
            event()
        return sorted(self.entities, key=lambda entity: entity.first)

    def _note(self, head: int, entity: Entity) -> None:
        self.memory.note(head, entity)
        if entity.kind == "armed_group" and entity.named:
            self.armed[id(entity)] = entity

    def _is_pronoun(self, token: Token) -> bool:
        return token.tag_ in ("PRP", "PRP$") and token.lower_ in PRONOUNS

    def _office(self, body: Found, officer: Entity) -> None:
        """ "Kelm police Lt. Alan Marr": the police of that place speak through him, and "police" before and after are they."""
        self._noun(body)
        home = next(entity for entity in reversed(self.entities) if body in entity.members)
        officer.affiliation = home

    def _noun(self, found: Found) -> None:
        entity = self._antecedent(found)
        if entity is None:
            entity = Entity.of(found)
            self.entities.append(entity)
            if found.kind in ("person", "people"):
                entity.affiliation = self.roles.affiliation_of(found) or self._spoken_for(found)
        else:
            entity.add(found)
        head = self.doc[found.head]
        entity.sex = entity.sex or _sex(head.lower_)
        modifiers, numbers = self.described.setdefault(id(entity), (set(), set()))
        modifiers |= self._modifiers(found)
        numbers |= {number} if (number := self._number(found)) else set()
        known = self.by_head.setdefault((head.lemma_.lower(), found.plural), [])
        if entity not in known:
            known.append(entity)
        self._note(found.head, entity)

    def _antecedent(self, found: Found) -> Entity | None:
        head = self.doc[found.head]
        low, before = head.lower_, {t.lower_ for t in head.lefts if t.pos_ in ("DET", "NUM", "ADJ", "PRON")}
        definite = bool(before & _DEFINITE)
        named = self.roles.noun(found) or self._predicated(found)
        if named is not None:
            if definite and named.kind == "person":
                self._unite(self._same_words(found), named)
            return named
        if low in _ANY_BODY and found.kind in ("organisation", "armed_group") and not found.plural and not self._modified(found):
            return self._any_body(low) if definite or before & {"his", "her", "their"} else None
        if found.kind == "armed_group" and found.plural and definite and not self._modified(found):
            return self._only_group() or self._same_words(found) or self._alike(found)
        if found.kind in BODIES and definite and not found.plural and not self._modified(found):
            return self._part_of_name(found) or self._same_words(found) or self._alike(found)
        if found.kind in ("person", "people") and not found.plural and definite:
            office = self._holder(found)
            if office is not None:
                return office
            if low in _TAKES_UP or low.endswith("old"):
                return self._only_person(found) or self._same_words(found) or self._alike(found)
        fresh = bool(before & _NEW) and not definite
        same = None if fresh and found.kind == "person" else self._same_words(found)
        return same or (self._alike(found) if definite and not self._modified(found) else None)

    def _any_body(self, low: str) -> Entity | None:
        """ "The movement": the body last named whose name says that it is one; else the one last named, an armed group first."""
        by_name = self._recent(lambda e: e.kind in BODIES and e.named and low in e.name.lower().split(), 30)
        return by_name or self._recent(lambda e: e.kind in ("armed_group", "organisation") and e.named, 30, prefer="armed_group")

    def _part_of_name(self, found: Found) -> Entity | None:
        """ "The ministry" after "Qadrian Interior Ministry": the body last named in whose name the noun stands."""
        low = self.doc[found.head].lower_
        return self._recent(lambda e: e.kind in BODIES and e.named and low in e.name.lower().split(), 60)

    def _alike(self, found: Found) -> Entity | None:
        """ "The attackers" after "two gunmen", "the newspaper" after its name: the last actor whose nouns are of one list with these."""
        head, words = self.doc[found.head], actor_words()
        mine = words.takes_up.get(head.lower_, frozenset())
        if found.kind == "media":
            return self._recent(lambda e: e.kind == "media" and e.named, _ALIKE) if mine else None
        if found.kind == "people" and head.lower_ in ("men", "women"):
            return self._recent(lambda e: e.kind == "people" and e.plural and self._heads(e).isdisjoint(_BYSTANDERS), 1)
        if not mine:
            return None
        return self._recent(lambda e: self._is_alike(e, found, mine), _ALIKE)

    def _is_alike(self, entity: Entity, found: Found, mine: frozenset[str]) -> bool:
        """Whether a nameless actor, not just now another's, was named by a noun that a later one can take up."""
        if entity.named or entity.plural != found.plural or (entity.kind in BODIES) != (found.kind in BODIES):
            return False
        theirs = {name for word in self._heads(entity) for name in actor_words().takes_up.get(word, ())}
        sex = _sex(self.doc[found.head].lower_)
        return not mine.isdisjoint(theirs) and (sex is None or entity.sex in (None, sex))

    def _heads(self, entity: Entity) -> set[str]:
        return {self.doc[one.head].lower_ for one in entity.members if one.sort == "noun"}

    def _unite(self, nameless: Entity | None, named: Entity) -> None:
        """ "A lawyer … said the lawyer, Jon Sand": whom the report named later is who spoke before."""
        if nameless is None or nameless is named or nameless.named or nameless.kind != named.kind:
            return
        named.absorb(nameless)
        self.entities.remove(nameless)
        for known in self.by_head.values():
            known[:] = [entity for entity in known if entity is not nameless]
        self.memory.replace(nameless, named)

    def _spoken_for(self, found: Found) -> Entity | None:
        """For whom a bare "spokesman" speaks: the one body that the sentence has named before him."""
        if not self.doc[found.head].lower_.startswith("spokes"):
            return None
        sentence = self.memory.sentence_of[found.head]
        here = takewhile(lambda entry: entry[0] == sentence, reversed(self.memory.said))
        bodies = {id(entity): entity for _, entity, _, _ in here if entity.kind in BODIES and entity.named}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _only_group(self) -> Entity | None:
        """The one armed group named so far, for "the rebels"; None if there are several."""
        return next(iter(self.armed.values())) if len(self.armed) == 1 else None

    def _predicated(self, found: Found) -> Entity | None:
        """ "Omar Rafi was a former officer": the named person of whom it is said, not denied."""
        head = self.doc[found.head]
        if head.dep_ != "attr" or found.plural or found.kind != "person" or any(c.dep_ == "neg" for c in head.head.children):
            return None
        subject = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ in ("who", "that") and head.head.dep_ == "relcl":
            subject = head.head.head
        entity = self.owner.get(subject.i) if subject is not None else None
        if entity is None or entity.kind != "person":
            return None
        entity.role = entity.role or found.role
        return entity

    def _holder(self, found: Found) -> Entity | None:
        """The person last named whose office ends in the same words: "the minister" after "Interior Minister Omar Rafi"."""
        words = found.words.lower().split()
        if self.doc[found.head].lower_ not in actor_words().roles | actor_words().titles:
            return None
        return self._recent(lambda e: e.kind == "person" and (_ends(e.role, words) or _ends(e.title, words)), 60)

    def _only_person(self, found: Found) -> Entity | None:
        """The one person, of fitting sex, that the last sentences speak of; None if there are several."""
        sentence, sex = self.memory.sentence_of[found.head], _sex(self.doc[found.head].lower_)
        near: list[Entity] = []
        for at, entity, _, _ in reversed(self.memory.said):
            if sentence - at > _BACK:
                break
            fits = entity.kind == "person" and not entity.plural and (sex is None or entity.sex in (None, sex))
            if fits and entity not in near and entity is not self._current_speaker():
                near.append(entity)
        return near[0] if len(near) == 1 else None

    def _current_speaker(self) -> Entity | None:
        return self.memory.speaker[1] if self.memory.speaker else None

    def _same_words(self, found: Found) -> Entity | None:
        """An actor named by the same noun whose modifiers do not contradict."""
        head = self.doc[found.head]
        mine = self._modifiers(found)
        definite = any(t.lower_ in _DEFINITE for t in head.lefts)
        number = self._number(found)
        for entity in reversed(self.by_head.get((head.lemma_.lower(), found.plural), [])):
            theirs, numbers = self.described[id(entity)]
            if number and numbers and number not in numbers:
                continue
            if found.kind in BODIES:
                same = mine <= theirs or (not theirs and len(mine) == 1)
            else:
                same = mine <= theirs if definite else (mine == theirs and (number in numbers or not (number or numbers)))
            if same:
                return entity
        return None

    def _number(self, found: Found) -> str:
        return next((t.lower_ for t in self.doc[found.start : found.head] if t.like_num), "")

    def _modifiers(self, found: Found) -> set[str]:
        """The words before the head that tell one "soldiers" from another, and the name before a possessive."""
        tokens = self.doc[found.start : found.head]
        kept = {
            t.lower_ for t in tokens if t.pos_ in ("ADJ", "NOUN", "PROPN", "VERB") and t.lower_ not in _NEW and not t.like_num
        }
        i = found.start - 1
        if i > 0 and self.doc[i].lower_ in ("'s", "’s"):
            kept.add(self.doc[i - 1].lower_)
        return kept

    def _modified(self, found: Found) -> bool:
        return bool(self._modifiers(found) - _TELLS_NOTHING) or any(
            c.dep_ == "prep" and c.lower_ == "of" for c in self.doc[found.head].children
        )

    def _recent(self, fits: Callable[[Entity], bool], reach: int, prefer: str = "") -> Entity | None:
        """The actor last named that fits, within some sentences; one of the preferred kind first."""
        if not self.memory.said:
            return None
        last = self.memory.said[-1][0]
        found = None
        for at, entity, _, _ in reversed(self.memory.said):
            if last - at > reach:
                break
            if fits(entity):
                if not prefer or entity.kind == prefer:
                    return entity
                found = found or entity
        return found

    def _pronoun(self, token: Token) -> None:
        entity = self.pronouns.of(token)
        if entity is None:
            return
        span = span_between([token])
        entity.add(Found(span, self.text.words(span), "pronoun", entity.kind, token.i, token.i + 1, token.i))
        self._note(token.i, entity)

    def _sex_beside(self, found: Found) -> Sex | None:
        """The sex that a title before the name tells, or a "his" or "her" soon after it as a subject ("Omar Rafi and his brother")."""
        for token in self.doc[max(0, found.start - 2) : found.start]:
            sex = _sex(token.lower_.rstrip("."))
            if sex and token.pos_ != "PRON":
                return sex
        if self.doc[found.head].dep_ in SUBJECTS:
            for token in self.doc[found.end : found.end + 7]:
                if token.is_sent_start or token.lower_ in ("and", "'s", "’s") or token.i in self.owner:
                    break
                if token.tag_ == "PRP$" and token.lower_ in ("his", "her"):
                    return "male" if token.lower_ == "his" else "female"
        return None


def _ends(office: str | None, words: list[str]) -> bool:
    """Whether an office ends in some words."""
    return office is not None and office.lower().replace("-", " ").split()[-len(words) :] == words


def _sex(word: str) -> Sex | None:
    words = actor_words()
    return "male" if word in words.male else "female" if word in words.female else None
