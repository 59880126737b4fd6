"""What a text calls a person, and for whom the person speaks: "a spokesman for the Kelm Brigades, Abu Rif"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.reading.actor_entity import BODIES, Entity
from sayso.reading.actor_found import Found, plain, span_between
from sayso.reading.actor_words import actor_words
from sayso.records import Text

_FOR: Final = frozenset({"for", "of", "with", "from", "at", "in"})
_WINDOW: Final = 12
_LONGEST_PLACE: Final = 3
_NOT_FIRST: Final = frozenset({"another", "based", "other", "only", "year", "old"})
_NOT_ALONE: Final = frozenset({"former", "ex", "late", "then", "acting", "interim", "vice"})
_NO_OFFICE: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "the"})


class Roles:
    """Gives entities their role and affiliation, and joins noun phrases to the names they describe.

    Args:
        doc: the parse.
        text: the text.
        owner: index of a token → the entity whose name holds it.
    """

    def __init__(self, doc: Doc, text: Text, owner: dict[int, Entity]) -> None:
        self.doc = doc
        self.text = text
        self.owner = owner
        self.bodies: dict[int, Found] = {}

    def name(self, found: Found, entity: Entity) -> None:
        """Read the office before a person's name ("police chief Alan Marr") and the body that it belongs to."""
        if entity.kind != "person":
            return
        office = self._office_before(found.start)
        body = self._body_in(office)
        if body is not None:
            self.bodies[found.start] = body
        before = self.doc[max(0, found.start - 2) : found.start].text.lower()
        titles = (actor_words().title_nouns.get(word.rstrip(".")) for word in before.split())
        entity.title = entity.title or next(filter(None, titles), None)
        if office:
            self._give(entity, office)

    def noun(self, found: Found) -> Entity | None:
        """The actor whose name stands beside a noun as its apposition ("the militant group Ansar al-Fajr"); None if there is none.

        A person gets the noun as a role.
        """
        next_to = self.owner.get(found.end)
        if next_to is not None and next_to.kind in BODIES and found.kind in BODIES and not found.plural:
            return next_to
        for entity in self._named_beside(found):
            if entity.kind == "person" and not found.plural:
                tokens = list(self.doc[found.start : found.end])
                self._give(entity, tokens)
                return entity
            body = found.kind in BODIES and entity.kind in BODIES and not found.plural
            if body and (found.kind == entity.kind or self.doc[found.head].lower_ in actor_words().groups):
                return entity
        return None

    def affiliation_of(self, found: Found) -> Entity | str | None:
        """The body in front of or behind a noun of office: "Kelm Brigades spokesman", "police chief", "a spokesman for the army"."""
        office = list(self.doc[found.start : found.head + 1])
        return self._within(office) or self._before(found.start) or self._behind(office[-1])

    def _body_in(self, office: list[Token]) -> Found | None:
        """The police or army of an officer, with the place that it is of: "Kelm police" in "Kelm police Lt. Alan Marr"."""
        for n, token in enumerate(office[:-1]):
            kind = actor_words().nouns.get(token.lower_)
            police = token.lower_ == "police"
            if kind != "security_force" or (token.tag_ in ("NNS", "NNPS") and not police) or token.i in self.owner:
                continue
            first = n
            while first > 0 and office[first - 1].pos_ == "PROPN" and first > n - _LONGEST_PLACE:
                first -= 1
            own = office[first : n + 1]
            span = span_between(own)
            return Found(span, plain(self.text, span), "noun", kind, own[0].i, token.i + 1, token.i, plural=police)
        return None

    def _within(self, office: list[Token]) -> Entity | str | None:
        for token in office[:-1]:
            body = self.owner.get(token.i)
            if body is not None and body.kind in BODIES:
                return body
            if actor_words().nouns.get(token.lower_) in BODIES:
                return self.text.words(span_between([token]))
        return None

    def _before(self, start: int) -> Entity | None:
        i = start - 1
        while i >= 0 and (self.doc[i].lower_ in ("'s", "’s") or (self.doc[i].is_space and "\n" not in self.doc[i].text)):
            i -= 1
        body = self.owner.get(i)
        return body if body is not None and body.kind in BODIES else None

    def _behind(self, head: Token) -> Entity | None:
        """The first body named after "for", "of", "with" or "from" behind the noun, before a verb or a comma."""
        linked = False
        for token in self.doc[head.i + 1 : head.i + _WINDOW]:
            if (token.is_punct and token.text not in ("-", '"', "“", "'", "‘")) or token.pos_ == "VERB":
                return None
            if token.lower_ in _FOR:
                linked = True
            body = self.owner.get(token.i)
            if body is not None:
                return body if linked and body.kind in BODIES else None
        return None

    def _give(self, entity: Entity, office: list[Token]) -> None:
        kept = [t for t in office if t.lower_.rstrip(".") not in _NO_OFFICE and self.owner.get(t.i) is None]
        based = next((n for n, t in enumerate(kept) if t.lower_ == "based"), -1)
        kept = kept[based + 1 :]
        while kept and (
            kept[0].like_num or kept[0].lower_ in _NOT_FIRST or kept[0].is_punct or kept[0].ent_type_ in ("NORP", "GPE")
        ):
            kept = kept[1:]
        if kept and kept[-1].tag_ in ("NNS", "NNPS"):
            kept = []
        if kept and kept[-1].lower_.rstrip(".") not in (actor_words().roles | actor_words().titles) - _NOT_ALONE:
            kept = []
        words = " ".join(self.text.words(span_between(kept)).split()) if kept else ""
        if words and (entity.role is None or len(words) > len(entity.role)):
            entity.role = words
        if entity.affiliation is None and office:
            home = self._within(office) or self._before(office[0].i) or self._behind(office[-1])
            entity.affiliation = home if home is not entity else None

    def _office_before(self, start: int) -> list[Token]:
        words = actor_words()
        i = start - 1
        tokens: list[Token] = []
        while i >= 0 and not (self.doc[i].is_space and "\n" in self.doc[i].text):
            token = self.doc[i]
            fits = (
                token.pos_ in ("NOUN", "PROPN", "ADJ")
                or token.text == "-"
                or token.is_space
                or token.lower_.rstrip(".") in words.titles
            )
            if not fits or (not tokens and token.lower_.rstrip(".") not in words.roles | words.titles):
                break
            tokens.insert(0, token)
            if token.is_sent_start:
                break
            i -= 1
        while tokens and (tokens[0].text == "-" or tokens[0].is_space):
            tokens.pop(0)
        return tokens

    def _named_beside(self, found: Found) -> Iterator[Entity]:
        """Names in apposition to a noun: by the parse, or behind the comma that follows it and its "for …" phrase."""
        head = self.doc[found.head]
        if head.dep_ == "appos" and head.head.i in self.owner:
            yield self.owner[head.head.i]
        for child in head.children:
            if child.dep_ == "appos" and child.i in self.owner:
                yield self.owner[child.i]
        if head.lower_ in actor_words().roles or found.kind == "person":
            yield from self._behind_comma(head)
            yield from self._before_comma(found.start, found.head)

    def _behind_comma(self, head: Token) -> Iterator[Entity]:
        """ "A spokesman for the Kelm Brigades, Abu Rif, said": the name between two commas."""
        for token in self.doc[head.i + 1 : head.i + _WINDOW]:
            if token.text == ",":
                after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
                entity = self.owner.get(after.i)
                if entity is not None and entity.kind == "person":
                    end = next((n.end for n in entity.names if n.start == after.i), after.i + 1)
                    closing = self.doc[end] if end < len(self.doc) else token
                    if closing.text in (",", ".") or closing.pos_ in ("VERB", "AUX"):
                        yield entity
                return
            if token.pos_ in ("VERB", "AUX") or token.text in ".;:":
                return

    def _before_comma(self, start: int, head: int) -> Iterator[Entity]:
        """ "Alan Marr, a US-based analyst with …": the name right before the comma."""
        i = start - 1
        while (
            i > 0
            and (
                self.doc[i].pos_ in ("DET", "ADJ", "ADV", "NOUN", "PROPN", "NUM")
                or self.doc[i].text == "-"
                or self.doc[i].is_space
            )
            and start - i < 8
        ):
            if i in self.owner and self.owner[i].kind == "person":
                return
            i -= 1
        fronted = self.doc[i - 1].dep_ == "pobj" and self.doc[head].dep_ == "nsubj"  # "Of Rafi, the minister said …"
        if i > 0 and self.doc[i].text == "," and i - 1 in self.owner and self.owner[i - 1].kind == "person" and not fronted:
            yield self.owner[i - 1]
