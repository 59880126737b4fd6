"""Which of ACLED's sub-event types (or five labels beside them) a snippet tells of, by rules.

ACLED's codebook (2023) gives each type by what happened, by what means and between whom, and lets one event have one type: the
means go before the parties, violence before demonstrations, both before strategic developments. The rules in
`data/event_types.yaml` stand in that order; they ask only for words, so that a reader can see why a label was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.data_files import data_file
from sayso.language import doc_of, subjects_of
from sayso.records import Sheet

_ASIDE: Final = ("advcl", "relcl", "acl")
_BACKGROUND: Final = frozenset(
    {"after", "since", "following", "amid", "over", "despite", "during", "for", "connection", "against"}
)
_CLAIMING: Final = ("claim", "say", "take")
_BY_PARTIES: Final = ("ATTACK", "ARMED_CLASH")
_BY_MEANS: Final = ("CHEM_WEAP", "SUIC_BOMB", "AIR_STRIKE", "GRENADE", "ART_MISS_ATTACK", "REM_EXPLOS")
_DEMONSTRATIONS: Final = ("FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR", "PROTEST_WITH_INTER", "PEACE_PROTEST")
_OF_PROTESTERS: Final = ("ARREST", "DIPLO", "MOB_VIOL", "OTHER")
UNSURE: Final = "OTHER"


@dataclass(frozen=True, slots=True)
class Rule:
    """A label, the features that a text must show and those that it must not."""

    label: str
    needed: tuple[str, ...]
    barred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rules for labels, from `data/event_types.yaml`.

    Attributes:
        labels: label → name of the type in ACLED's codebook, or a description.
        features: feature → pattern over lemmas.
        rules: in order of precedence.
        main_verbs: lemma of a main verb → the label that it gives by itself.
        words: lists of words for the features that the parse makes.
    """

    labels: Mapping[str, str]
    features: Mapping[str, re.Pattern[str]]
    rules: tuple[Rule, ...]
    main_verbs: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Load the rules once."""
    data = data_file("sayso.coding", "event_types.yaml")
    lists = ("state_words", "group_words", "ground_words", "regaining", "taking")
    return Lexicon(
        labels=data["labels"],
        features={name: re.compile(rf"\b(?:{'|'.join(parts)})\b") for name, parts in data["features"].items()},
        rules=tuple(Rule(r["label"], tuple(r["all"]), tuple(r.get("none", ()))) for r in data["rules"]),
        main_verbs={lemma: label for label, lemmas in data["main_verbs"].items() for lemma in lemmas},
        words={name: frozenset(data[name]) for name in lists},
    )


def type_by_rules(sheet: Sheet) -> str:
    """The label of a short text by the rules alone; ``OTHER`` where none fits.

    First the main clause of the first sentence is tried, read together with the whole text where a rule says so; what stands
    in subordinate clauses ("after the bombing", "who had attacked") counts only if the main clause tells nothing.
    """
    doc = doc_of(sheet)
    words = lexicon()
    sentence = next((s for s in doc.sents if any(t.is_alpha for t in s)), None)
    if sentence is None:
        return UNSURE
    root = sentence.root.lemma_.lower()
    main = _Features(_lemmas(_main_clause(sentence.root)), doc[sentence.start : sentence.end].as_doc())
    told = _Features(_lemmas(_without_background(list(sentence))), doc)
    whole = _Features(_lemmas(list(doc)), doc)
    if root in _CLAIMING and main.has("attribution"):
        return "ATTRIB"
    label = words.main_verbs.get(root) or _first(main, whole) or _first(whole, whole) or UNSURE
    if label in (*_BY_PARTIES, *_BY_MEANS) and not main.has("fight"):
        # "One person was killed in a blast": the means are told outside the main clause, and they give the type.
        label = _first(told, whole, _BY_MEANS) or label
    if label == "ATTACK":
        return _first(told, whole, ("FORCE_AGAINST_PROTEST",)) or label
    if label in (*_DEMONSTRATIONS, *_OF_PROTESTERS):
        # "Activists who demonstrated were detained": what befell the demonstrators gives the type.
        return _first(told, whole, _DEMONSTRATIONS) or label
    return label


def _first(first: _Features, others: _Features, allowed: tuple[str, ...] = ()) -> str | None:
    """The label of the first rule that fits, among the allowed ones if any are named."""
    rules = (rule for rule in lexicon().rules if not allowed or rule.label in allowed)
    return next((rule.label for rule in rules if _fits(rule, first.has, others.has)), None)


def _fits(rule: Rule, first: Callable[[str], bool], others: Callable[[str], bool]) -> bool:
    """The first feature of a rule must show in the main clause, the others anywhere; a barred one nowhere."""
    head, *rest = rule.needed
    return first(head) and all(others(name) for name in rest) and not any(others(name) for name in rule.barred)


class _Features:
    """The features of some words, each looked up once."""

    def __init__(self, lemmas: str, doc: Doc) -> None:
        self._lemmas, self._doc = lemmas, doc
        self._known: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        if name not in self._known:
            if name in ("captor_state", "captor_group"):
                self._known[name] = _captor(self._doc) == name
            else:
                self._known[name] = bool(lexicon().features[name].search(self._lemmas))
        return self._known[name]


def _lemmas(tokens: list[Token]) -> str:
    """Lemmas in small letters, one blank between words; a noun or verb the tagger took for a name keeps its own letters."""
    return " ".join(token.lemma_.lower() for token in tokens if token.is_alpha or token.like_num)


def _main_clause(root: Token) -> list[Token]:
    """The tokens of a sentence without its subordinate clauses and what they hang on."""
    cut: set[int] = set()
    for token in root.subtree:
        # "were killed when a bomb went off": the clause with "when" or "as" is the event.
        aside = token.dep_ in _ASIDE and not any(c.lower_ in ("when", "as", "while") for c in token.children)
        if aside and token != root:
            cut.update(t.i for t in token.subtree)
    return _without_background([token for token in root.subtree if token.i not in cut])


def _without_background(tokens: list[Token]) -> list[Token]:
    """The tokens but for what comes after "after", "since", "following" and the like."""
    cut: set[int] = set()
    for token in tokens:
        if token.lower_ in _BACKGROUND and token.dep_ in ("prep", "mark"):
            cut.update(t.i for t in (token.head if token.dep_ == "mark" else token).subtree)
    return [token for token in tokens if token.i not in cut]


def _captor(doc: Doc) -> str:
    """Who takes ground in a text: ``captor_state``, ``captor_group``, or "" if nobody does."""
    words = lexicon().words
    for verb in doc:
        lemma = verb.lemma_.lower()
        regains = lemma in words["regaining"]
        if verb.pos_ != "VERB" or not (regains or lemma in words["taking"]) or not _takes_ground(verb):
            continue
        agents = [token for child in verb.children if child.dep_ == "agent" for token in child.subtree]
        passive = any(child.dep_ == "nsubjpass" for child in verb.children)
        by = {t.lemma_.lower() for t in (agents if passive else [t for s in subjects_of(verb) for t in s.subtree])}
        if by & words["group_words"] and not by & {"army", "government"}:
            return "captor_group"
        if by & words["state_words"] or regains:
            return "captor_state"
        if by:
            return "captor_group"
    return ""


def _takes_ground(verb: Token) -> bool:
    """Whether a place is what the verb takes, or what it takes "control of"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass", "pobj"):
            continue
        taken = [child, *(conjunct for conjunct in child.conjuncts)]
        if child.lemma_.lower() == "control":
            taken = [t for t in child.subtree if t.dep_ in ("pobj", "conj")]
        elif verb.lemma_.lower() in ("take", "gain") and child.ent_type_ != "GPE":
            taken = [t for t in taken if t.lemma_.lower() in ("town", "village", "city", "base", "camp", "outpost", "territory")]
        if any(
            t.ent_type_ in ("GPE", "LOC")
            or (t.pos_ == "PROPN" and verb.lemma_.lower() in lexicon().words["regaining"])
            or t.lemma_.lower() in lexicon().words["ground_words"]
            for t in taken
        ):
            return True
    return False
