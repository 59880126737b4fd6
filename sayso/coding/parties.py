"""Who some words name: the actor of the report, or the words themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from sayso.coding.attribution import speaker_of, speeches_over
from sayso.coding.responsibility_words import responsibility_words
from sayso.language import doc_of, head_of, span_of, tokens_in
from sayso.language.words import common_words
from sayso.records import Actor, Mention, Place, Sheet, Span

_RELATIVE: Final = frozenset({"who", "that", "which", "whom"})
_OWN_PRONOUNS: Final = frozenset({"it", "they"})
_WE: Final = frozenset({"we", "us", "i", "me"})
_CLAUSES_UP: Final = 2
_NO_PARTY: Final = frozenset({"media", "document"})
_CAN_BE_TOWNS: Final = frozenset({"person", "armed_group", "security_force", "people"})
_ENTITIES: Final = frozenset({"ORG", "PERSON", "NORP", "GPE"})
_VOICES: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "leader", "commander", "member"})
_ONE: Final = frozenset(
    {"man", "woman", "official", "officer", "resident", "witness", "minister", "president", "owner", "person"}
)
_PARTITIVE: Final = frozenset(
    (
        *("member", "group", "gang", "mob", "number", "crowd", "unit", "team", "fighter", "faction", "band", "supporter", "wing"),
        *(
            "column",
            "squad",
            "patrol",
            "platoon",
            "command",
            "commando",
            "contingent",
            "detachment",
            "element",
            "front",
            "pair",
            "remnant",
        ),
    )
)
_LOOKS: Final = 5
_QUOTED: Final = 8
"""Words after a noun within which a quotation that begins with it ends."""
_DROPPED: Final = frozenset(
    {
        "suspected",
        "alleged",
        "presumed",
        "dead",
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "some",
        "other",
        "another",
        "ablaze",
        "afire",
    }
)


_SOME_OF: Final = frozenset({"one", "two", "three", "four", "five", "some", "several", "many", "dozens", "hundreds"})


@dataclass(frozen=True, slots=True)
class Party:
    """Someone held responsible, or who says so.

    Attributes:
        name: fullest name of the actor, or the verbatim words without article.
        span: the words that name it here.
        head: the head of those words.
        actor: the actor of the report, if reading found one.
        named: whether it has a proper name.
    """

    name: str
    span: Span
    head: Token
    actor: Actor | None
    named: bool


class Parties:
    """Finds the party that a word names in one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        """Index the mentions of actors by their tokens; where mentions nest, the longer one counts."""
        self._sheet = sheet
        self._doc = doc_of(sheet)
        self._actors = {actor.id: actor for actor in sheet.actors}
        self._mentions: dict[int, Mention] = {}
        self._towns = {
            token.i: m.span
            for m in sheet.mentions
            if m.kind in ("place", "facility") and isinstance(m.value, Place) and m.value.precision != "country"
            for token in tokens_in(self._doc, m.span)
        }
        for mention in sorted((m for m in sheet.mentions if m.kind == "actor"), key=lambda m: len(m.span)):
            for token in tokens_in(self._doc, mention.span):
                self._mentions[token.i] = mention

    def at(self, token: Token) -> Party | None:
        """The party that a noun or pronoun names; None if it names nobody who can act."""
        token = antecedent(token)
        words = responsibility_words()
        if token.i not in self._mentions and token.lower_ in _OWN_PRONOUNS and (speaker := said_by(token)) is not None:
            nobody = any(c.lower_ in ("no", "neither") for c in speaker.children)
            return None if nobody else self.at(speaker)  # "no group has said it was behind the attack"
        if token.lower_ in _WE and token.i not in self._mentions:
            return next(iter(self.speaking_over(token)), None)
        mention = self._mentions.get(token.i)
        actor = self._actors.get(mention.actor_id) if mention and mention.actor_id else None
        if token.lemma_.lower() in words.never or (actor is not None and actor.kind in _NO_PARTY):
            return None
        if mention is not None and actor is not None and actor.kind not in _CAN_BE_TOWNS and self._is_town(token, mention.span):
            return None
        if actor is None or not actor.named:
            called = self._called(token)
            if called is not None:
                return called
            # "a rival group, the Kelm Brigades": the name set beside the description
            beside = next((self.at(c) for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
            if beside is not None and beside.named:
                return beside
        if actor is not None and mention is not None:
            if token.pos_ == "PRON" or actor.named:
                span = span_of(token) if token.pos_ == "PRON" else self._name_before(token, mention)
                return Party(actor.name, span, token, actor, actor.named)
            return self._described(token, actor)
        if token.pos_ == "PROPN" and token.left_edge.pos_ != "ADP" and (token.ent_type_ in _ENTITIES or not token.ent_type_):
            span = phrase(token)
            if not self._is_name(token, span):
                return None
            return Party(self._sheet.text.words(span), span, token, None, True)
        if token.lower_ in ("someone", "somebody"):
            return self._described(token, None)
        if token.pos_ in ("NOUN", "NUM") and token.lemma_.lower() in words.doers:
            return self._described(token, None)
        if token.dep_ == "amod" and token.lemma_.lower() in words.groups:  # "a rebel attack"
            return Party(self._sheet.text.words(span_of(token)), span_of(token), token, None, False)
        return self._one_of(token)

    def _name_before(self, token: Token, mention: Mention) -> Span:
        """The name in "the Kelm Brigades group", where the noun and the name are mentions of one actor; else the mention."""
        inside = (self._mentions.get(c.i) for c in token.children if c.dep_ in ("compound", "nmod", "poss"))
        same = next((m for m in inside if m is not None and m.actor_id == mention.actor_id), None)
        return mention.span if same is None else same.span

    def _one_of(self, token: Token) -> Party | None:
        """ "one of his bodyguards", "some of the rebels": those of whom it is said."""
        if token.lower_ not in _SOME_OF:
            return None
        of = next((n for c in token.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"), None)
        whole = self.at(of) if of is not None and of.pos_ != "PRON" else None
        if of is None or whole is None:
            return None
        span = Span(token.idx, max(whole.span.end, of.idx + len(of)))
        return Party(self._sheet.text.words(span), span, of, None, whole.named)

    def _called(self, token: Token) -> Party | None:
        """ "a group calling itself the Cedar Brigade", "a man known as Abu Rif": the name."""
        for clause in token.children:
            if clause.dep_ in ("acl", "relcl") and clause.lemma_.lower() in ("call", "know", "name", "style"):
                for inner in clause.subtree:
                    mention = self._mentions.get(inner.i) if inner.i > clause.i and inner.pos_ == "PROPN" else None
                    actor = self._actors.get(mention.actor_id) if mention and mention.actor_id else None
                    if mention is not None and actor is not None and actor.named:
                        return Party(actor.name, mention.span, inner, actor, True)
                itself = any(c.lower_ in ("itself", "themselves") for c in clause.children)
                for inner in (c for c in clause.children if itself and c.dep_ == "oprd" and c.pos_ == "PROPN"):
                    span = phrase(inner)  # a name that reading does not know: what an outfit calls itself is one
                    return Party(self._sheet.text.words(span), span, inner, None, True)
        return None

    def state_at(self, token: Token) -> Party | None:
        """The state by whose adjective or short name a word goes: "Israeli", "U.S."; None for other words."""
        if token.pos_ != "ADJ" and not (token.text.isupper() and "." in token.text):
            return None
        for mention in self._sheet.mentions:
            value = mention.value
            if mention.span.start <= token.idx < mention.span.end and isinstance(value, Place) and value.precision == "country":
                return Party(self._sheet.text.words(mention.span), mention.span, token, None, True)
        return None

    def is_named(self, token: Token) -> bool:
        """Whether a word is part of the name of an actor."""
        mention = self._mentions.get(token.i)
        actor = self._actors.get(mention.actor_id) if mention is not None and mention.actor_id else None
        return actor is not None and actor.named

    def bears_arms(self, party: Party) -> bool:
        """Whether a party is an armed group: so read, so named ("the Orland Front"), or so described ("the White Palm, a death squad").

        Reading often takes a group that it does not know for a person; persons have no article and are no militia.
        """
        actor, words = party.actor, responsibility_words()
        if actor is not None and actor.kind == "armed_group":
            return True
        if not party.named or (actor is not None and actor.kind not in ("organisation", "person")):
            return False
        spans = [m.span for m in self._sheet.mentions if actor is not None and m.kind == "actor" and m.actor_id == actor.id]
        heads = [party.head, *(head for span in spans if (head := head_of(self._doc, span)) is not None)]
        heads = [head for head in heads if head.pos_ == "PROPN"]
        called = any(word.lower().removesuffix("s") in words.armed_names for word in party.name.replace("-", " ").split())
        if called and (any(c.lower_ == "the" for head in heads for c in head.children) or actor is None):
            return True
        beside = [c for head in heads for c in head.children if c.dep_ in ("appos", "compound", "nmod")]
        beside += [head.head for head in heads if head.dep_ in ("appos", "oprd")]
        return any(t.lemma_.lower() in words.armed_bodies for t in beside)

    def persons_at(self, places: Iterable[int]) -> set[str]:
        """Ids of the persons with a name whom the words at the given places name."""
        named = (self._actors.get(m.actor_id) for i in places if (m := self._mentions.get(i)) is not None and m.actor_id)
        return {actor.id for actor in named if actor is not None and actor.named and actor.kind == "person"}

    def _described(self, token: Token, actor: Actor | None) -> Party:
        """ "masked gunmen", "rebels of the Kelm Brigades": the words themselves; a name inside them makes them a name."""
        span = _dressed(token, _with_body(token, phrase(token)))
        inside = [t for t in tokens_in(self._doc, span) if t.i > token.i and t.pos_ == "PROPN"]
        mention = self._mentions.get(inside[-1].i) if inside else None
        if mention is not None and mention.span.end > span.end:
            span = Span(span.start, mention.span.end)
        if not inside and (group := self._sent_by(token)) is not None:  # "a bomber from the Kelm Brigades"
            span, inside = Span(span.start, max(span.end, group.end)), [token]
        return Party(self._sheet.text.words(span), span, token, actor, bool(inside) or self._is_of_group(token))

    def _sent_by(self, token: Token) -> Span | None:
        """The armed group that somebody is from: "guerrillas from the Kelm Brigades"; None for those from a place."""
        after = next((c for c in token.rights if c.lower_ == "from" and c.i == token.i + 1), None)
        for noun in after.children if after is not None else ():
            mention = self._mentions.get(noun.i) if noun.dep_ == "pobj" else None
            group = self._actors.get(mention.actor_id) if mention is not None and mention.actor_id else None
            if mention is not None and group is not None and group.named and group.kind == "armed_group":
                return mention.span
        return None

    def _is_town(self, token: Token, span: Span) -> bool:
        """Whether some words name a place that is no country, or begin as only places do ("Near Kelm")."""
        town = self._towns.get(token.i)
        return town is not None and (town.covers(span) or self._doc[tokens_in(self._doc, span)[0].i].pos_ in ("ADP", "SCONJ"))

    def _is_name(self, token: Token, span: Span) -> bool:
        """Whether words without an actor can be a party's name: no town, no ordinary word, no piece of a quotation."""
        if self._is_town(token, span):
            return False
        words = self._sheet.text.words(span)
        if not words[0].isalnum() or any(c in words for c in '"“”(){}'):
            return False
        return not (words.lower() in common_words() and token.i == token.sent.start)

    def _is_of_group(self, token: Token) -> bool:
        """ "NDF rebels": described by the name of an armed group."""
        for child in token.children:
            mention = self._mentions.get(child.i) if child.dep_ in ("compound", "amod", "nmod", "poss") else None
            group = self._actors.get(mention.actor_id) if mention is not None and mention.actor_id else None
            if group is not None and group.named and group.kind == "armed_group":
                return True
        return False

    def speakers_at(self, token: Token) -> list[Party]:
        """Like `all_at`, for words that say who speaks: any noun can."""
        found = self.all_at(token)
        token = antecedent(token)
        if found or token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() in responsibility_words().acts:
            return found
        span = phrase(token)
        return [Party(self._sheet.text.words(span), span, token, None, token.pos_ == "PROPN")]

    def speaking_over(self, token: Token) -> list[Party]:
        """Whom those who say the words around a token speak for, nearest first; empty where nobody says them."""
        for speech in speeches_over(self._sheet, span_of(token)):
            link = speaker_of(self._sheet, speech)
            head = head_of(self._doc, link.span) if link is not None and link.span is not None else None
            if (
                head is not None and antecedent(head).lower_ not in _WE
            ):  # "we say" names nobody, and would be asked for its own speaker
                return self.spoken_for_at(head)
        return []

    def person_at(self, token: Token) -> list[Party]:
        """Like `all_at`, for a noun that is known to be said of a person: any noun is enough."""
        found = self.all_at(token)
        if found or token.pos_ != "NOUN":
            return found
        span = phrase(token)
        return [Party(self._sheet.text.words(span), span, token, None, False)]

    def accused_at(self, token: Token) -> list[Party]:
        """Like `all_at`, for whom somebody blames: kinds of people are enough ("the cattle barons"), also in quotation marks."""
        found, current = [self._accused(token)], antecedent(token)
        while following := [c for c in current.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")]:
            current = following[0]
            found.append(self._accused(current))
        return [party for party in found if party is not None]

    def _accused(self, token: Token) -> Party | None:
        token = antecedent(token)
        party = self.at(token)
        quoted = _quotation(token) if token.pos_ in ("NOUN", "PROPN") else None
        if party is not None and quoted is not None and not party.named and token.tag_ == "NNS":
            name = self._sheet.text.words(quoted)
            return Party(name, quoted, token, party.actor, False)
        if party is not None or token.pos_ not in ("NOUN", "PROPN"):
            return party
        plural = token.tag_ == "NNPS" or (quoted is not None and token.tag_ == "NNS")
        span = quoted or phrase(token)
        if not (plural or token.lemma_.lower() in responsibility_words().accusable) or self._is_town(token, span):
            return None
        return Party(self._sheet.text.words(span), span, token, None, token.tag_ == "NNPS")

    def spoken_for_at(self, token: Token) -> list[Party]:
        """Whom the speaker speaks for ("a spokesman for the Northern Dawn Front"), else the speaker."""
        if token.lemma_.lower() in _VOICES:
            for child in token.children:
                if child.lower_ in ("for", "of") or child.dep_ in ("compound", "poss"):
                    nouns = [n for n in child.children if n.dep_ == "pobj"] if child.dep_ == "prep" else [child]
                    found = [party for noun in nouns for party in self.all_at(noun) if party.named]
                    if found:
                        return found
        return [self._voice_of(party) or party for party in self.speakers_at(token)]

    def _voice_of(self, party: Party) -> Party | None:
        """The body that a named spokesman speaks for ("Police spokesman Omar Rafi"); None for those who speak for themselves."""
        actor = party.actor
        if actor is None or actor.kind != "person" or not actor.affiliation:
            return None
        if not _VOICES & set((actor.role or "").lower().split()):
            return None
        body = next((other for other in self._actors.values() if other.name == actor.affiliation), None)
        return Party(actor.affiliation, party.span, party.head, body or actor, True)

    def all_at(self, token: Token) -> list[Party]:
        """The party that a noun names and those coordinated with it."""
        found, current = [self.at(token)], antecedent(token)
        while following := [c for c in current.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")]:
            current = following[0]
            found.append(self.at(current))
        return [party for party in found if party is not None]

    def listed_at(self, token: Token) -> list[Party]:
        """Like `all_at`, for lists that the parser takes for appositions ("are X, 16; Y, 20; and Z, 19")."""
        found = self.all_at(token)
        for child in antecedent(token).children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                found += [party for party in self.all_at(child) if all(party.name != other.name for other in found)]
        return found


def said_by(pronoun: Token) -> Token | None:
    """ "the navy said it had sunk the ship": the subject of the verb of saying, for which the subject of what is said stands."""
    verb = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for _ in range(_CLAUSES_UP):
        while verb.dep_ in ("conj", "xcomp", "auxpass") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        if verb.dep_ not in ("ccomp", "pcomp") or verb.head == verb:
            return None
        verb = verb.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "xcomp" and not any(c.dep_ == "nsubj" for c in verb.children):
            verb = verb.head  # "telephoned a newspaper to say it had executed a spy"
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
            # "it" is a body, "they" are several or a body: no person is either
            person = subject.ent_type_ == "PERSON" or subject.lemma_.lower() in _VOICES | _ONE
            return None if person or (pronoun.lower_ == "it" and subject.tag_ == "NNS") else subject
    return None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower_ in _RELATIVE:
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.dep_ in ("xcomp", "conj", "ccomp", "auxpass", "aux"):
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def _with_body(head: Token, span: Span) -> Span:
    """ "Workers of the ruling party", "mutineers of the parachute regiment": people with the body that they are of."""
    of = next((c for c in head.rights if c.lower_ == "of" and c.i == head.i + 1), None)
    body = next((n for n in of.children if n.dep_ == "pobj"), None) if of is not None and head.tag_ == "NNS" else None
    if body is None or body.lemma_.lower() not in responsibility_words().bodies or body.i - head.i > _LOOKS:
        return span
    return Span(span.start, max(span.end, body.idx + len(body)))


def _quotation(head: Token) -> Span | None:
    """The words in quotation marks that begin with a noun and what stands before it: "enemies of the ballot"; None if there are none."""
    start = max(0, head.left_edge.i - 1)
    opening = next((t for t in reversed(list(head.doc[start : head.i])) if t.is_quote), None)
    if opening is None:
        return None
    first = opening.nbor()
    for token in head.doc[head.i + 1 : head.i + _QUOTED]:
        if token.is_quote:
            return Span(first.idx, token.nbor(-1).idx + len(token.nbor(-1)))
    return None


def _is_of_date(token: Token) -> bool:
    """ "on 12 October armed men broke in": the day before the men; "a 12-year-old boy" is no day."""
    around = token.doc[max(0, token.i - 1) : token.i + 2]
    return token.ent_type_ == "DATE" and any(t.pos_ == "PROPN" and t.ent_type_ == "DATE" for t in around)


def _dressed(head: Token, span: Span) -> Span:
    """The words for a doer with what he wore: "men wearing military uniforms" says more than "men"."""
    for child in head.rights:
        if child.dep_ == "acl" and child.lemma_.lower() in ("wear", "dress", "disguise"):
            clothes = next((c for c in child.children if c.dep_ == "dobj" or c.lower_ in ("as", "in", "like")), child)
            last = max(t.i for t in clothes.subtree)
            if clothes != child and last - head.i <= _LOOKS:
                return Span(span.start, head.doc[last].idx + len(head.doc[last]))
    return span


def phrase(head: Token) -> Span:
    """The noun with its modifiers, without article and number words' determiners; "of …" belongs to "members of …", "rebels of X"."""
    left = [
        c
        for c in head.lefts
        if c.dep_ in ("amod", "compound", "nmod", "nummod", "quantmod", "punct") and c.lower_ not in _DROPPED
    ]
    start = min([head.i, *(t.i for c in left if c.dep_ != "punct" for t in c.subtree)])
    while start < head.i and (head.doc[start].lower_ in _DROPPED or _is_of_date(head.doc[start])):
        start += 1
    end = head.i
    for child in head.rights:
        if child.lower_ == "of" and child.i == head.i + 1:
            nouns = [n for n in child.children if n.dep_ == "pobj"]
            if nouns and (head.lemma_.lower() in _PARTITIVE or nouns[0].pos_ == "PROPN"):
                end = nouns[0].i
                after = nouns[0].nbor() if end + 1 < len(head.doc) else nouns[0]
                end += after.pos_ == "NOUN" and nouns[0].ent_type_ == "NORP"  # "a group of Qadrian men", cut by the parser
            break
    part = head.doc[start : end + 1]
    return Span(part.start_char, part.end_char)
