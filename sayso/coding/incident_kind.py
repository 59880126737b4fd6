"""What kind of happening a group of triggers speaks of, how far it went, and which words name it best."""

from __future__ import annotations

from collections import Counter
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_group import Group
from sayso.coding.incident_lexicon import ANY, word_list
from sayso.coding.incident_signs import is_definite
from sayso.coding.incident_triggers import Trigger
from sayso.language import noun_phrase, span_of
from sayso.records import Span

_LONGEST_NAME: Final = 10
_REAL: Final = 0.5
_FIRST_WORDS: Final = 2


def type_of(group: Group) -> tuple[str, str, Trigger]:
    """Type, subtype and the trigger that tells them."""
    votes: Counter[str] = Counter()
    for order, trigger in enumerate(group.triggers):
        if trigger.type != ANY:
            votes[trigger.type] += (2 if trigger.told else 1) * trigger.strength * (3 if order == 0 else 1)
    best = votes.most_common(1)[0][0] if votes else "other"
    if best == "bombing":
        best = _from_afar(group) or best
    if best in ("armed_assault", "assassination", "other") and any(_singles_out(trigger) for trigger in group.triggers):
        best = "assassination"
    telling = [trigger for trigger in group.triggers if trigger.type == best] or group.triggers
    plain = _PLAIN.get(best, "")
    subtypes = Counter(
        trigger.subtype for trigger in telling if trigger.subtype not in ("", plain)
    )  # "bombing" takes nothing from "car bomb"
    return best, subtypes.most_common(1)[0][0] if subtypes else plain, telling[0]


def _from_afar(group: Group) -> str:
    """What made the explosions that were heard, where the report says so: "50 explosions; soldiers were shelling rebel positions"."""
    heard = all(trigger.token.lemma_.lower() in word_list("heard") for trigger in group.triggers if trigger.type == "bombing")
    fired = (t.type for t in group.triggers if t.type in _FROM_AFAR and t.strength > 1 and t.reality.score >= _REAL)
    return next(fired, "") if heard else ""


_FROM_AFAR: Final = ("shelling", "airstrike")
_PLAIN: Final = {
    "bombing": "other_bomb",
    "armed_assault": "other_assault",
    "airstrike": "air_strike",
    "shelling": "artillery",
    "assassination": "assassination",
    "kidnapping": "abduction",
    "riot": "mob_violence",
    "arson": "arson",
    "clash": "armed_clash",
    "execution": "execution",
    "chemical_attack": "chemical_attack",
    "other": "other_attack",
}


def _singles_out(trigger: Trigger) -> bool:
    """Whether the words say that the one killed, or meant to be killed, holds an office: "murder of Mayor …", "killed the senator"."""
    if trigger.subtype == "assassination":
        return True
    if not trigger.token.lower_.startswith(("kill", "murder", "shot", "shoot", "slay", "slain", "gunned")):
        return False
    for child in trigger.token.children:
        if child.dep_ in ("dobj", "nsubjpass") or (child.dep_ == "prep" and child.lower_ == "of"):
            heads = list(child.children) if child.dep_ == "prep" else [child]
            for head in heads:
                names = [head, *(t for t in head.children if t.dep_ in ("compound", "appos", "nmod"))]
                if any(t.lemma_.lower() in word_list("offices") for t in names) and head.tag_ not in ("NNS",):
                    return True
    return False


def stage_of(group: Group) -> tuple[str, Trigger]:
    """How far it went, and the trigger that says so.

    The first strong trigger decides, unless one of those next to it says that the act failed or was foiled: "tried to", "attempt".
    """
    strong = [t for t in group.triggers if t.strength >= 2 and t.reality.score >= _REAL] or group.triggers
    telling = next((t for t in strong[:_FIRST_WORDS] if t.reality.stage in ("failed", "foiled")), strong[0])
    if telling.reality.stage == "accomplished":
        safe = next((t for t in strong if _is_made_safe(t)), None)
        if safe is not None and not any(_has_gone_off(t) for t in group.triggers):
            return "failed", safe
    return telling.reality.stage, telling


def _is_made_safe(trigger: Trigger) -> bool:
    """ "an explosive device was defused", "police found a car bomb": what was planted and did not go off."""
    top = trigger.token
    while top.dep_ == "compound" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    verb = top.head if trigger.nominal and top.dep_ in ("dobj", "nsubjpass") else trigger.token
    return verb.pos_ == "VERB" and verb.lemma_.lower() in word_list("making_safe") and trigger.type == "bombing"


def _has_gone_off(trigger: Trigger) -> bool:
    """Whether a trigger tells of more than a bomb lying or being laid there: "exploded", "the blast", "killed"."""
    if _is_made_safe(trigger) or trigger.reality.score < _REAL or trigger.strength < 2:
        return False
    return trigger.token.lemma_.lower() not in word_list("lying" if trigger.nominal else "laying")


def name_of(group: Group) -> Span:
    """The shortest words that best name the happening; "the bombing", which only points back, after "a car bomb"."""
    best = max(group.triggers, key=lambda t: (t.reality.score >= _REAL, t.strength - _only_points_back(t), -t.token.i))
    return words_of(best)


def _only_points_back(trigger: Trigger) -> bool:
    """Whether a noun stands with nothing but an article: "the bombing", "this attack", not "Monday's attack"."""
    told = [child for child in trigger.token.children if child.dep_ not in ("det", "punct")]
    return trigger.nominal and is_definite(trigger.token) and not told and trigger.token.dep_ != "compound"


def words_of(trigger: Trigger) -> Span:
    """The words around one trigger that name what it speaks of: its noun phrase, or the verb with its subject and object."""
    token = trigger.token
    if trigger.nominal:
        top = token
        while top.dep_ == "compound" and top.head.pos_ in ("NOUN", "PROPN"):
            top = top.head
        phrase = list(token.doc.char_span(*_ends(noun_phrase(top)), alignment_mode="expand") or [top])
        return _trimmed(phrase, token)
    subject = [t for child in token.children if child.dep_ in ("nsubj", "nsubjpass") for t in child.subtree if t.i < token.i]
    after = [
        t for child in token.children if child.dep_ in ("dobj", "prt", "oprd", "dative") for t in child.subtree if t.i > token.i
    ]
    if not after:
        after = [t for child in token.children if child.dep_ in ("prep", "agent") for t in child.subtree if t.i > token.i]
    phrase = list(token.doc[min([t.i for t in subject] or [token.i]) : max([t.i for t in after] or [token.i]) + 1])
    return _trimmed(phrase, token)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _trimmed(phrase: list[Token], core: Token) -> Span:
    """Cut a phrase to ten tokens around its core word; no article, punctuation or line break at its ends."""
    at = next((n for n, t in enumerate(phrase) if t.i == core.i), 0)
    start = max(0, at - _LONGEST_NAME // 2)
    kept = phrase[start : start + _LONGEST_NAME]
    for n, token in enumerate(kept):
        if token.is_space and "\n" in token.text and n:
            kept = kept[:n] if token.i > core.i else kept[n:]
            break
    while len(kept) > 1 and (kept[0].is_punct or kept[0].is_space or kept[0].lower_ in ("a", "an", "the")):
        kept = kept[1:]
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].is_space or kept[-1].pos_ in ("ADP", "DET", "CCONJ", "PART")):
        kept = kept[:-1]
    return span_of(*kept)
