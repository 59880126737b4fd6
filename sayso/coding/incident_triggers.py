"""Where a text speaks of violence: the words, what they mean, and whether they present it as real."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.incident_lexicon import ANY, Entry, Hint, Lexicon, lexicon, word_list
from sayso.coding.incident_reality import Reality, reality_of
from sayso.coding.toll_syntax import agents_of
from sayso.language import Last
from sayso.records import Mention, Span

_HINT_WINDOW: Final = 9
_WITH_WINDOW: Final = 8
_LINKED: Final = (
    "dobj",
    "prt",
    "prep",
    "advmod",
    "oprd",
    "nsubjpass",
    "xcomp",
    "acomp",
    "ccomp",
    "pobj",
    "nsubj",
    "compound",
    "conj",
    "npadvmod",
    "attr",
    "dep",
    "advcl",
)
_ONE_SHOT: Final = frozenset(["a", "no", "any", "one", "opening", "warning", "parting", "first", "long"])
"""Beside a "shot" that is a noun, and no verb that the tagger takes for one."""
_MOB_VIOLENCE: Final = Hint(re.compile(""), "riot", "mob_violence", frozenset({ANY, "armed_assault"}))


@dataclass(frozen=True, slots=True)
class Trigger:
    """One place where the text speaks of violence.

    Attributes:
        token: the word itself.
        type, subtype: the kind it tells, after the words around it; `any` and "" if they leave it open.
        strength: 3 founds an incident by itself, 2 with something particular, 1 never.
        nominal: a noun ("the attack"), not a verb.
        reality: whether the words present it as having happened.
        times, places: mentions of the sheet that are said of it.
        told: whether its own words, not only the hints, tell the type.
        victims: last names of those it is said to have hit, in small letters.
        targets: common nouns of what it is said to have hit.
        hits_new: those it is said to have hit were not spoken of before ("a man", "four men").
        counts: how many it is said to have hit, from two on.
        headline: it stands in the title.
    """

    token: Token
    type: str
    subtype: str
    strength: int
    nominal: bool
    reality: Reality
    told: bool
    times: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    victims: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    hits_new: bool = False
    counts: frozenset[int] = frozenset()
    headline: bool = False

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.token.idx, self.token.idx + len(self.token))


_LAST: Final[Last[list[Trigger]]] = Last()


def triggers_of(doc: Doc, title_end: int = 0) -> list[Trigger]:
    """The trigger words of a text, in order; those that the text presents as unreal are among them, with a low reality.

    Args:
        doc: the parse.
        title_end: where the title ends (0 if there is none): headlines tell the past in the present tense.
    """
    return list(_LAST.answer(lambda: _triggers(doc, title_end), doc, title_end))


def _triggers(doc: Doc, title_end: int) -> list[Trigger]:
    words = lexicon()
    chars = doc.text
    barred = [match.span() for match in words.never.finditer(chars)]
    found: list[Trigger] = []
    for token in doc:
        entry, nominal = _entry(token, words)
        if entry is None or any(start <= token.idx < end for start, end in barred):
            continue
        hint = _of_crowd(token, entry) or _hint(token, entry, words)
        found.append(
            Trigger(
                token=token,
                type=hint.type if hint else entry.type,
                subtype=hint.subtype if hint else entry.subtype,
                strength=1 if nominal and _is_charge(token) else entry.strength,
                nominal=nominal,
                reality=reality_of(token, nominal=nominal, headline=token.idx < title_end),
                told=entry.type != ANY,
                victims=victims_of(token),
                targets=targets_of(token),
                hits_new=hits_new(token),
                headline=token.idx < title_end,
            )
        )
    return found


def of_air(triggers: list[Trigger]) -> list[Trigger]:
    """The triggers with every "strike" an air strike, if the text calls one so."""
    called = next(
        (t for t in triggers if t.type == "airstrike" and t.nominal and t.token.lower_.rstrip("s").endswith("strike")), None
    )
    if called is None:
        return triggers
    kind, subtype = called.type, called.subtype
    return [
        replace(t, type=kind, subtype=subtype) if t.nominal and t.token.lower_ in ("strike", "strikes") and t.type != kind else t
        for t in triggers
    ]


def of_one_kind(triggers: list[Trigger]) -> list[Trigger]:
    """The triggers with every verb of the kind of the act that is its subject: what "two air strikes destroyed" was by air strikes."""
    acts = {trigger.token.i: trigger for trigger in triggers if trigger.nominal and trigger.type != ANY}
    return [_of_its_subject(trigger, acts) for trigger in triggers]


def _of_its_subject(trigger: Trigger, acts: dict[int, Trigger]) -> Trigger:
    if trigger.nominal or trigger.told:
        return trigger
    verb = trigger.token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        verb = verb.head
    act = next((acts[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in acts), None)
    return trigger if act is None else replace(trigger, type=act.type, subtype=act.subtype)


def targets_of(token: Token) -> frozenset[str]:
    """The common nouns of what is hit, in small letters, without those that may be anybody ("people", "man")."""
    return frozenset(head.lower_ for head in struck(token) if head.pos_ == "NOUN") - word_list("anybody")


def hits_new(token: Token) -> bool:
    """Whether those hit were not spoken of before: an indefinite article or a number, and no pronoun or definite article."""
    heads = [*struck(token), *(c for c in token.children if c.dep_ in ("dobj", "nsubjpass") and c.lower_ in word_list("thrown"))]
    if any(head.pos_ == "PRON" or any(child.lower_ in ("the", "this", "that") for child in head.children) for head in heads):
        return False
    return any(child.lower_ in ("a", "an") or child.dep_ == "nummod" for head in heads for child in head.children)


def struck(token: Token) -> list[Token]:
    """The heads of what a trigger hits; of a compound ("assassination attempt on …") those of the whole.

    "Fired a missile at the station" hits the station, and not the missile.
    """
    heads: list[Token] = []
    thrown = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass") and c.lower_ in word_list("thrown")]
    for child in (*token.children, *(token.head.children if token.dep_ == "compound" else ())):
        if child.dep_ in ("dobj", "nsubjpass") and child not in thrown:
            heads.append(child)
        elif child.dep_ == "prep" and (child.lower_ in ("of", "on", "against") or (thrown and child.lower_ in ("at", "into"))):
            heads.extend(child.children)
    return heads or thrown


def persons_struck(token: Token) -> list[Token]:
    """Like `struck`, for whose names are asked: also the noun before a participle ("Ortega, 16, killed by police") or "who was shot"."""
    heads = [_meant(head) for head in struck(token)]
    if not heads and token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") and token.head.pos_ in ("NOUN", "PROPN"):
        heads.append(token.head)
    return heads


def _meant(token: Token) -> Token:
    """The noun that a relative pronoun stands for ("a teacher who was shot"); any other word itself."""
    clause = token.head
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ == "VERB":
        clause = clause.head
    is_relative = token.lower_ in ("who", "whom", "that", "which") and clause.dep_ == "relcl"
    return clause.head if is_relative and clause.head.pos_ in ("NOUN", "PROPN") else token


def _is_charge(token: Token) -> bool:
    """Whether a noun is the name of a charge: "convicted of murder", "on charges of kidnapping"."""
    if any(child.dep_ in ("det", "poss") or (child.dep_ == "prep" and child.lower_ in ("of", "on")) for child in token.children):
        return False
    above = [t for t, _ in zip(token.ancestors, range(3), strict=False)]
    return any(t.lemma_.lower() in word_list("legal") for t in (*above, *token.children))


def victims_of(token: Token) -> frozenset[str]:
    """The last names of the persons among the objects of a verb, its passive subjects, and what a noun's "of" and "on" hold."""
    heads = persons_struck(token)
    named = [near for head in heads for near in (head, *head.children, *head.conjuncts) if near.ent_type_ == "PERSON"]
    return frozenset(near.lower_ for near in named if near.dep_ != "compound")


def _entry(token: Token, words: Lexicon) -> tuple[Entry | None, bool]:
    form = token.lower_
    verbs, nouns = words.verbs.get(form, ()), words.nouns.get(form, ())
    if not verbs and not nouns:
        return None, False
    verbal = token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.pos_ != "NOUN")
    if nouns and not (verbal and verbs):
        infinitive = token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children)
        return (None if infinitive else nouns[0]), True
    if not verbal and (token.pos_ not in ("ADJ", "NOUN", "PROPN") or token.ent_type_ == "PERSON"):
        return None, False  # "Sheriff Lynch"
    fitting = [entry for entry in verbs if not entry.needs or _has_with(token, entry.needs)]
    told = form.endswith(("ed", "ing", "ot")) and not any(child.lower_ in _ONE_SHOT for child in token.children)
    if not verbal and fitting and token.pos_ == "NOUN" and not told:
        return None, False
    return (fitting[0] if fitting else None), False


def _has_with(token: Token, needs: frozenset[str]) -> bool:
    """Whether one of the words stands near the verb and hangs on it, directly or through one or two others."""
    if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") and token.head.lower_ in needs:
        return True  # "the 36 people seized on Monday"
    near = token.doc[max(0, token.i - _WITH_WINDOW) : token.i + _WITH_WINDOW + 1]
    for other in near:
        if other.lower_ in needs and other.i != token.i:
            above: Token = other
            for _ in range(3):
                if above.head.i == token.i and above.dep_ in _LINKED:
                    return True
                above = above.head
    return False


def _of_crowd(token: Token, entry: Entry) -> Hint | None:
    """ "A mob beat a man to death": what a crowd does is a riot, whatever it does it with."""
    crowd = word_list("crowds")
    by_crowd = token.pos_ == "VERB" and any(agent.lemma_.lower() in crowd for agent in agents_of(token))
    return _MOB_VIOLENCE if by_crowd and entry.type in _MOB_VIOLENCE.over else None


def _hint(token: Token, entry: Entry, words: Lexicon) -> Hint | None:
    """The first hint among the words around a trigger that may tell or overrule its kind."""
    sentence = token.sent
    start, end = max(sentence.start, token.i - _HINT_WINDOW), min(sentence.end, token.i + _HINT_WINDOW + 1)
    chars = token.doc[start:end].text
    for hint in words.hints:
        may = entry.type in hint.over or entry.type == ANY or (hint.type == entry.type and not entry.subtype)
        if may and hint.pattern.search(chars):
            return hint
    return None
