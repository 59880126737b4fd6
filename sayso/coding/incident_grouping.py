"""Which triggers speak of one happening."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import ANY
from sayso.coding.incident_setting import places_exclude, times_exclude
from sayso.coding.incident_triggers import Trigger
from sayso.records import Mention

_OTHER: Final = frozenset("another other second third separate earlier previous similar different fourth past prior".split())
_BACK: Final = frozenset("the this that these those".split())
_FAMILIES: Final = (
    frozenset({"armed_assault", "assassination", "execution", "kidnapping_killing"}),
    frozenset({"armed_assault", "clash"}),
    frozenset({"bombing", "arson_bombing"}),
    frozenset({"riot", "arson"}),
    frozenset({"riot", "armed_assault"}),
    frozenset({"clash", "riot"}),
    frozenset({"airstrike", "bombing"}),
    frozenset({"airstrike", "shelling"}),
    frozenset({"bombing", "shelling"}),
    frozenset({"bombing", "arson"}),
)
_LINK: Final = 1.0


@dataclass(slots=True)
class Group:
    """Triggers taken to speak of one happening, while the text is read from its beginning to its end."""

    triggers: list[Trigger] = field(default_factory=list)

    @property
    def times(self) -> list[Mention]:
        """The times said of it."""
        return [mention for trigger in self.triggers for mention in trigger.times]

    @property
    def places(self) -> list[Mention]:
        """The places said of it."""
        return [mention for trigger in self.triggers for mention in trigger.places]

    @property
    def types(self) -> set[str]:
        """The types its triggers tell."""
        return {trigger.type for trigger in self.triggers if trigger.type != ANY}


def grouped(triggers: list[Trigger], title_end: int) -> list[Group]:
    """Put triggers together that speak of one happening.

    Each trigger, in the order of the text, joins the group that it fits best, or founds a new one if it is strong and
    particular enough, or is dropped.
    """
    groups: list[Group] = []
    for trigger in triggers:
        if trigger.reality.score < 0.3:
            continue
        ranked = [(fit(trigger, group, groups, title_end), n) for n, group in enumerate(groups)]
        best, where = max(ranked, key=lambda pair: (pair[0], pair[1]), default=(-9.0, -1))
        if best >= _LINK:
            groups[where].triggers.append(trigger)
        elif founds(trigger):
            groups.append(Group([trigger]))
    return groups


def founds(trigger: Trigger) -> bool:
    """Whether a trigger may speak of a happening that nothing before it has spoken of."""
    if trigger.strength < 2 or trigger.reality.score < 0.5:
        return False
    if trigger.strength == 3:
        return True
    return bool(trigger.times or trigger.places) or trigger.reality.score >= 0.8


def fit(trigger: Trigger, group: Group, groups: list[Group], title_end: int) -> float:
    """How well a trigger fits a group; at least 1 joins."""
    if not _types_fit(trigger, group):
        return -9.0
    if any(times_exclude(a, b) for a in trigger.times for b in group.times):
        return -5.0
    if any(places_exclude(a, b) for a in trigger.places for b in group.places):
        return -4.0
    score = 0.4
    last = group.triggers[-1]
    distance = _sentences_between(last.token, trigger.token)
    if _is_other(trigger):
        return 0.0
    if distance == 0:
        score += 0.8 if _joined(last.token, trigger.token) else 0.5
    elif distance <= 2:
        score += 0.3
    if trigger.nominal and _is_definite(trigger.token):
        score += 0.6
    if trigger.strength == 1:
        score += 0.4
    if trigger.type in group.types:
        score += 0.3
    if any(a.words.lower() == b.words.lower() for a in trigger.places for b in group.places):
        score += 0.5
    if any(a.words.lower() == b.words.lower() for a in trigger.times for b in group.times):
        score += 0.5
    if group is groups[0]:
        score += 0.3
        if group.triggers[0].token.idx < title_end or distance <= 3:
            score += 0.2
    return score


def _is_other(trigger: Trigger) -> bool:
    return any(child.lower_ in _OTHER and child.dep_ in ("det", "amod") for child in trigger.token.children)


def _is_definite(token: Token) -> bool:
    return any(child.lower_ in _BACK or child.dep_ == "poss" for child in token.children)


def _sentences_between(one: Token, other: Token) -> int:
    """How many sentences apart two tokens stand, counted up to four."""
    doc = one.doc
    count, at = 0, one.sent.end
    while at <= other.i and count < 4:
        count += 1
        at = doc[at].sent.end if at < len(doc) else len(doc) + 1
    return count


def _joined(one: Token, other: Token) -> bool:
    """Whether one of two tokens of a sentence hangs on the other."""
    return any(above.i == one.i for above in other.ancestors) or any(above.i == other.i for above in one.ancestors)


def _types_fit(trigger: Trigger, group: Group) -> bool:
    if trigger.type == ANY or not group.types or trigger.type in group.types:
        return True
    return any({trigger.type, other} <= family for other in group.types for family in _FAMILIES)
