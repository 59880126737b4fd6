"""What a reader of a text remembers of whom it has named so far."""

from __future__ import annotations

from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from sayso.reading.actor_entity import Entity
from sayso.reading.actor_words import actor_words

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
SAYS: Final = frozenset(
    {"say", "tell", "add", "write", "claim", "state", "warn", "deny", "explain", "insist", "recall", "note", "ask", "reply"}
)


class Said(NamedTuple):
    """One mention: the number of its sentence, the actor, whether it is a subject, and the token that stands for it."""

    sentence: int
    entity: Entity
    subject: bool
    head: int


class Memory:
    """The mentions so far, in order, the last speaker, and where quotation marks stand.

    Args:
        doc: the parse.
        owner: index of a token → the entity whose name holds it.
    """

    def __init__(self, doc: Doc, owner: dict[int, Entity]) -> None:
        self.doc = doc
        self.owner = owner
        self.said: list[Said] = []
        self.entity_at: dict[int, Entity] = {}
        """The actor that the token at the head of a mention names."""
        self.speaker: tuple[int, Entity] | None = None
        self.sentence_of = [n for n, sentence in enumerate(doc.sents) for _ in sentence]
        self.quoted = quoted_tokens(doc)

    def note(self, head: int, entity: Entity) -> None:
        """Remember a mention."""
        token = self.doc[head]
        subject = token.dep_ in SUBJECTS
        self.said.append(Said(self.sentence_of[head], entity, subject, head))
        self.entity_at[head] = entity
        cited = token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
        if (subject and token.head.lemma_.lower() in SAYS | actor_words().acts) or cited:
            self.speaker = (self.sentence_of[head], entity)

    def replace(self, old: Entity, new: Entity) -> None:
        """Remember one actor wherever another was, because the two are the same."""
        self.said = [said._replace(entity=new) if said.entity is old else said for said in self.said]
        self.entity_at = {i: new if entity is old else entity for i, entity in self.entity_at.items()}
        if self.speaker is not None and self.speaker[1] is old:
            self.speaker = (self.speaker[0], new)

    def named(self, token: Token | None) -> Entity | None:
        """The actor that a token names, by a proper name or otherwise, or None."""
        if token is None:
            return None
        return self.owner.get(token.i) or self.entity_at.get(token.i)


def quoted_tokens(doc: Doc) -> list[bool]:
    """For each token, whether it stands inside quotation marks; a paragraph's end closes them."""
    inside = False
    quoted = []
    for token in doc:
        if token.text in ("“", "”", '"', "``", "''"):
            inside = token.text in ("“", "``") or (token.text == '"' and not inside)
        elif token.is_space and "\n" in token.text:
            inside = False
        quoted.append(inside)
    return quoted
