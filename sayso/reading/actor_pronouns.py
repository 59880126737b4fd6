"""Who "he", "their" and "it" are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Token

from sayso.reading.actor_entity import BODIES, Entity, Sex
from sayso.reading.actor_memory import SAYS, SUBJECTS, Memory
from sayso.reading.actor_words import actor_words

_MALE: Final = frozenset({"he", "him", "his", "himself"})
_FEMALE: Final = frozenset({"she", "her", "hers", "herself"})
_THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT: Final = frozenset({"it", "its", "itself"})
PRONOUNS: Final = _MALE | _FEMALE | _THEY | _IT
_BACK: Final = 3
_NEAR: Final = 1
"""Sentences that "they" and "it" reach back: things are named in between, and are not remembered."""
_CASES: Final = {"nsubj": 4.0, "nsubjpass": 4.0, "dobj": 2.0, "dative": 2.0, "agent": 2.0, "poss": 1.0, "pobj": 1.0}
_STEP: Final = 1.5
_BESIDE: Final = 12
"""Words between a quotation and its "she said", at most."""
_NO_THINGS: Final = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
_WEATHER: Final = frozenset({"be", "seem", "appear", "take", "remain", "become"})
"""Verbs whose "it" often means nothing ("it was not clear whether")."""

Fits = Callable[[Entity], bool]


class Pronouns:
    """Finds the actor that a pronoun stands for, among those remembered.

    Args:
        memory: who was named so far; it grows while the text is read.
    """

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def of(self, token: Token) -> Entity | None:
        """The actor behind a pronoun of the third person, or None where it is not clear or no actor."""
        low = token.lower_
        if low in _MALE or low in _FEMALE:
            sex: Sex = "male" if low in _MALE else "female"
            entity = self._referent(token, lambda e: e.kind == "person" and not e.plural and e.sex in (None, sex))
            if entity is not None:
                entity.sex = sex
            return entity
        words = actor_words()
        acts = token.dep_ == "nsubj" and token.head.lemma_.lower() in words.acts | words.fights | words.tells
        fits: Fits = _can_be_they if low in _THEY else _can_be_it
        if acts and not self.memory.quoted[token.i]:
            return self._referent(token, fits)
        return None if low in _IT and _means_nothing(token) else self._most_likely(token, fits, plural=low in _THEY)

    def _referent(self, token: Token, fits: Fits) -> Entity | None:
        """A subject of this sentence that fits; for who "added", the last speaker; else a subject just before."""
        memory = self.memory
        sentence = memory.sentence_of[token.i]
        barred = self._barred(token)
        quoted = memory.quoted[token.i]
        says = token.dep_ == "nsubj" and token.head.lemma_.lower() in SAYS and not quoted
        by_sentence: dict[int, list[tuple[Entity, bool]]] = {}
        for at, entity, subject, head in reversed(memory.said):
            if sentence - at > _BACK:
                break
            if fits(entity) and id(entity) not in barred and (quoted or not memory.quoted[head]):
                by_sentence.setdefault(at, []).append(
                    (entity, subject and not (says and at == sentence and self._is_told(head, token)))
                )
        here = next((entity for entity, subject in by_sentence.get(sentence, []) if subject), None)
        if here is not None:
            return here
        if says and memory.speaker and sentence - memory.speaker[0] <= _BACK + 2 and fits(memory.speaker[1]):
            return memory.speaker[1]
        for at in sorted(by_sentence, reverse=True):
            near = by_sentence[at]
            # In an earlier sentence the first subject is what it was about ("Rafi was hurt, the doctor said. He …").
            return next((entity for entity, subject in reversed(near) if subject), near[0][0])
        return None

    def _most_likely(self, token: Token, fits: Fits, *, plural: bool) -> Entity | None:
        """The noun that a "they" or "it" which does nothing takes up, if it names an actor: things compete with actors for it.

        Subjects come before objects, what is near before what is far, and for "they" many before one body.
        """
        memory, doc = self.memory, self.memory.doc
        sentence, barred = memory.sentence_of[token.i], self._barred(token)
        best: tuple[float, Entity | None] = (0.0, None)
        for i in range(token.i - 1, -1, -1):
            back = sentence - memory.sentence_of[i]
            if back > _NEAR:
                break
            other = doc[i]
            if memory.quoted[i] and not memory.quoted[token.i]:
                continue
            entity = memory.entity_at.get(i)
            many = other.tag_ in ("NNS", "NNPS") or other.lower_ in _THEY or other.lower_ in ("police", "people")
            if entity is not None:
                if not fits(entity) or id(entity) in barred or (not plural and many and not entity.named):
                    continue
            elif not _is_thing(other, plural=plural) or i in memory.owner:
                continue
            likely = _CASES.get(other.dep_, 0.5) - _STEP * back
            if plural:
                likely += 1.0 if many else -1.0
            if back == 0 and other.dep_ in SUBJECTS and entity is not None and _governs(other.head, token):
                likely += 1.0
            if likely > best[0]:
                best = (likely, entity)
        return best[1]

    def _barred(self, token: Token) -> set[int]:
        """The actors that a pronoun cannot be: the subject of the verb that it is an object of, and who speaks of "him"."""
        memory = self.memory
        barred: set[int] = set()
        if token.dep_ not in SUBJECTS and token.tag_ == "PRP" and not token.lower_.endswith(("self", "selves")):
            verb = token.head if token.head.pos_ != "ADP" else token.head.head
            barred = {id(e) for c in verb.children if c.dep_ in SUBJECTS and (e := memory.named(c)) is not None}
        if memory.quoted[token.i]:
            barred |= self._speakers(token)
        return barred

    def _speakers(self, token: Token) -> set[int]:
        """The actors that may be saying what is quoted here: they would not speak of themselves as "he"."""
        memory, found = self.memory, set()
        for verb in self._saying(token):
            for subject in (*(child for child in verb.children if child.dep_ in SUBJECTS), *_quoted_as(verb)):
                entity = memory.named(subject)
                low = subject.lower_
                if low in PRONOUNS and memory.speaker is not None:
                    entity = entity or memory.speaker[1]
                found |= {id(entity)} if entity is not None else set()
                for said in memory.said:
                    words = (said.entity.role or "").lower().split()
                    if low in words[-1:] or memory.doc[said.head].lower_ == low:
                        found.add(id(said.entity))
        return found

    def _saying(self, token: Token) -> Iterator[Token]:
        """The verbs of saying outside quotation marks in the paragraph of a quoted word, as far as its own quotation is theirs."""
        doc, quoted = self.memory.doc, self.memory.quoted
        for step in (1, -1):
            i = token.i
            while 0 <= i < len(doc) and quoted[i]:
                i += step
            for _ in range(_BESIDE):
                if not 0 <= i < len(doc) or (quoted[i] and doc[i].text not in ("“", "”", '"')) or "\n" in doc[i].text:
                    break
                if doc[i].lemma_.lower() in SAYS:
                    yield doc[i]
                    return
                i += step

    def _is_told(self, head: int, token: Token) -> bool:
        """Whether an actor stands in what "he said", not beside it: "Rafi had left, he said", but not "When Rafi came, he said …"."""
        verb = self.memory.doc[head].head
        beside = verb.head == token.head and verb.dep_ == "advcl"
        return not beside and not (token.head.dep_ == "conj" and token.head.head == verb)


def _quoted_as(verb: Token) -> Iterator[Token]:
    """Who speaks in "the paper quoted Ana Bel as saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        yield from (child for child in verb.head.head.children if child.dep_ in ("dobj", "nsubjpass"))


def _can_be_they(entity: Entity) -> bool:
    return entity.plural and entity.kind != "document"


def _can_be_it(entity: Entity) -> bool:
    return entity.kind in BODIES or entity.kind == "document"


def _is_thing(token: Token, *, plural: bool) -> bool:
    """Whether a noun that names no actor could be what "they" or "it" takes up."""
    if (
        token.pos_ not in ("NOUN", "PROPN")
        or token.ent_type_ in _NO_THINGS
        or token.dep_ in ("compound", "npadvmod", "amod", "nmod")
    ):
        return False
    return (token.tag_ in ("NNS", "NNPS")) == plural


def _governs(verb: Token, token: Token) -> bool:
    """Whether a pronoun stands in the clause that a verb governs ("the army said it …")."""
    return verb == token.head or verb in token.ancestors


def _means_nothing(token: Token) -> bool:
    """ "It was clear that …", "it took an hour to …": an "it" that stands for the clause behind it."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.lemma_.lower() not in _WEATHER:
        return False
    return any(c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl", "npadvmod") for c in verb.rights)
