"""Which triggers speak of one happening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_lexicon import ANY, word_list
from sayso.coding.incident_phrases import is_one_phrase
from sayso.coding.incident_reality import ACCIDENT
from sayso.coding.incident_setting import FINE, places_differ
from sayso.coding.incident_times import times_exclude
from sayso.coding.incident_triggers import Trigger
from sayso.records import Interval, Mention, Place

KIN: Final = (
    frozenset({"armed_assault", "assassination", "execution"}),
    frozenset({"armed_assault", "clash"}),
    frozenset({"airstrike", "bombing"}),
    frozenset({"airstrike", "shelling"}),
    frozenset({"bombing", "shelling"}),
    frozenset({"bombing", "arson"}),
)
"""Types that one happening is often told in."""
_KIN_NEARBY: Final = (
    frozenset({"riot", "arson"}),
    frozenset({"riot", "armed_assault"}),
    frozenset({"riot", "clash"}),
    frozenset({"kidnapping", "armed_assault"}),
    frozenset({"bombing", "armed_assault"}),
    frozenset({"bombing", "assassination"}),
    frozenset({"kidnapping", "assassination"}),
    frozenset({"clash", "bombing"}),
)
"""Types that one happening may be told in within a sentence or its neighbour."""
_ENOUGH_WORDS: Final = 2
_KEPT: Final = 12
_ONE_PHRASE: Final = 9.0
"""How well "attack" fits the "bomb" of "bomb attack"."""
_ONE_CLAUSE: Final = 4
"""So many of the last words of a group may be bound to the next one by a clause."""
_OPENING: Final = 7
"""Words at the beginning of a sentence in which it may turn to something else."""
_HALF_REAL: Final = 0.3
_REAL: Final = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign speaks for (or, if negative, against) two mentions of one happening; see `fit`."""

    joins: float = 1.2
    start: float = 1.0
    kin: float = -0.06
    kin_same: float = -0.36
    kin_next: float = -0.78
    unlike: float = -3.0
    day_differs: float = -2.0
    place_differs: float = -1.52
    same_victim: float = 0.6
    other_victim: float = -1.1
    other_noun_phrase: float = -1.5
    other_argument: float = -0.8
    same_day: float = 0.44
    same_place: float = 0.22
    definite: float = 0.3
    indefinite: float = -0.2
    other_noun: float = -0.4
    same_sentence: float = 0.4
    next_sentence: float = 0.2
    same_target: float = 0.4
    other_target: float = -0.33
    points_at_last: float = 0.8
    latest: float = 0.2
    main: float = 0.15
    new_hit: float = -0.18
    after_headline: float = 0.3
    lead: float = 0.4
    counted_among: float = 1.5
    recalled: float = -1.5
    accident: float = 0.3
    named_otherwise: float = -1.0
    set_apart: float = -1.2
    foiled_and_done: float = -3.0
    told_beside: float = -1.0


_WEIGHTS: Final = Weights()
_SERIES: Final = frozenset(("string", "series", "wave", "spate", "rash", "line", "sequence"))
_SERIES_REACH: Final = 8
_LEAD: Final = 2
"""Sentences between a headline and the lead: a dateline may stand between them."""
_LONG_BEFORE: Final = 30
"""Days before the news from which a date is that of something recalled."""


@dataclass(slots=True)
class Group:
    """Triggers taken to speak of one happening, while the text is read from its beginning to its end.

    Attributes:
        triggers: the triggers, in order.
        times, places: those said of it, each wording once and the first `_KEPT` only, so that long reports take no longer a word.
        types: the types its triggers tell.
        victims: the names of those it is said to have hit, in small letters.
        targets: common nouns of what it is said to have hit.
        nouns: the strong nouns that name it, in small letters, without a plural ending.
        sums: nouns that name it together with others ("34 strikes").
    """

    triggers: list[Trigger] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    sums: list[Trigger] = field(default_factory=list)

    def add(self, trigger: Trigger) -> Group:
        """Take in one more trigger; returns the group itself."""
        self.triggers.append(trigger)
        for held, more in ((self.times, trigger.times), (self.places, trigger.places)):
            have = {mention.words.lower() for mention in held}
            held.extend([m for m in more if m.words.lower() not in have][: max(0, _KEPT - len(held))])
        self.types |= {trigger.type} - {ANY}
        self.victims |= trigger.victims
        self.targets |= trigger.targets
        if trigger.nominal and trigger.strength > 1:
            self.nouns.add(_bare(trigger))
        return self


def _bare(trigger: Trigger) -> str:
    return trigger.token.lower_.rstrip("s")


def grouped(triggers: list[Trigger], news: date | None = None) -> list[Group]:
    """Put triggers together that speak of one happening.

    Each trigger, in the order of the text, joins the group that it fits best, or founds a new one if it is strong and
    particular enough, or is dropped. An accident is a happening too: it takes up the words that speak of it, and is left out in
    the end.

    Args:
        triggers: all of the text.
        news: the day of the report's news, as far as it is known.
    """
    groups: list[Group] = []
    latest: Group | None = None
    for trigger in triggers:
        accident = trigger.reality.stage == ACCIDENT
        if trigger.reality.score < _HALF_REAL and not accident:
            continue
        ranked = [(fit(trigger, group, main=n == 0, latest=group is latest, news=news), n) for n, group in enumerate(groups)]
        best, where = max(ranked, default=(-9.0, -1))
        if best >= _WEIGHTS.joins and not accident:
            groups[where].add(trigger)
            latest = groups[where]
        elif best < _WEIGHTS.joins and (accident or founds(trigger, first=not groups)):
            latest = Group().add(trigger)
            groups.append(latest)
    return [group for group in groups if is_particular(group)]


def is_particular(group: Group) -> bool:
    """Whether anything makes it one happening and no generality: a day, a place, a victim, a strong verb, or more than one word."""
    if group.triggers[0].reality.stage == ACCIDENT:
        return False
    strong = [t for t in group.triggers if t.strength > 1 and t.reality.score >= _REAL]
    return (
        bool(group.times or group.places or group.victims) or len(strong) >= _ENOUGH_WORDS or any(not t.nominal for t in strong)
    )


def founds(trigger: Trigger, *, first: bool) -> bool:
    """Whether a trigger may speak of a happening that nothing before it has spoken of."""
    if trigger.reality.score < _REAL:
        return False
    if trigger.strength < 2:
        return trigger.token.lower_ in word_list("happenings") and bool(named_by(trigger))
    another = is_set_apart(trigger.token) or (is_other(trigger.token) and trigger.token.tag_ not in ("NNS", "NNPS"))
    particular = bool(trigger.times or trigger.places or trigger.victims) or another
    return first or ((particular or trigger.strength == 3) and not is_counted_among(trigger.token))


def fit(trigger: Trigger, group: Group, *, main: bool, latest: bool, news: date | None = None) -> float:
    """How well a trigger fits a group: without anything that tells them apart it joins.

    Args:
        trigger: the words.
        group: what they may speak of.
        main: the group is the first of the report.
        latest: the group is the one spoken of last.
        news: the day of the report's news, as far as it is known.
    """
    w = _WEIGHTS
    before = group.triggers[-1].token
    if before.dep_ == "compound" and before.head.i == trigger.token.i:
        return _ONE_PHRASE
    if any(is_one_phrase(trigger.token, held.token) for held in group.triggers[-_ONE_CLAUSE:]):
        return _ONE_PHRASE
    distance = sentences_between(group.triggers[-1].token, trigger.token)
    score = w.start + _kinship(trigger, group, distance) + _setting(trigger, group, distance)
    counted = is_counted_among(trigger.token)
    if is_other(trigger.token) and not counted:
        score += w.other_noun_phrase if trigger.nominal else w.other_argument
    if is_definite(trigger.token):
        score += w.definite
    elif trigger.nominal and trigger.strength != 1:
        score += w.indefinite
    if trigger.nominal and trigger.strength > 1 and group.nouns and _bare(trigger) not in group.nouns:
        score += w.other_noun
    score += w.same_sentence if distance == 0 else w.next_sentence if distance == 1 else 0.0
    if latest and points_at_last(trigger.token):
        score += w.points_at_last
    if trigger.hits_new:
        score += w.new_hit
    if group.triggers[-1].headline and not trigger.headline:
        score += w.after_headline + (w.lead if distance <= _LEAD and trigger.type in group.types else 0.0)
    if _is_done(trigger) and {t.reality.stage for t in group.triggers if t.strength > 1} == {"foiled"}:
        score += w.foiled_and_done
    if distance and is_set_apart(trigger.token):
        score += w.set_apart
    if latest and counted:
        score += w.counted_among
    if _is_told_beside(trigger, group):
        score += w.told_beside
    if main and not group.times and is_recalled(trigger, news):
        score += w.recalled
    if group.triggers[0].reality.stage == ACCIDENT:
        score += w.accident
    return score + w.latest * latest + w.main * main


def _setting(trigger: Trigger, group: Group, distance: int) -> float:
    """What the days, places, victims, things and numbers say that are told of a trigger and of a group."""
    w = _WEIGHTS
    score = 0.0
    if trigger.times and group.times and any(times_exclude(a, b) for a in trigger.times for b in group.times):
        score += w.day_differs
    shared = _shared(trigger.places, group.places)
    if distance > _LEAD or not any(_is_fine(mention) and _shared((mention,), group.places) for mention in trigger.places):
        score += w.place_differs * max((places_differ(a, b) for a in trigger.places for b in group.places), default=0.0)
    name = named_by(trigger)
    if name and not any(set(name.lower().split()) & set(m.words.lower().split()) for m in group.places):
        score += w.named_otherwise
    if _shared(trigger.times, group.times):
        score += w.same_day
    if shared:
        score += w.same_place
    for own, held, same, other in (
        (trigger.victims, group.victims, w.same_victim, w.other_victim),
        (trigger.targets, group.targets, w.same_target, w.other_target),
    ):
        if own and held:
            score += same if own & held else other
    return score


def is_other(token: Token) -> bool:
    """Whether the noun phrase says that it means a further one: "another attack", "a second bomb"."""
    near = [token, *(child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "dobj"))]
    return any(child.lower_ in word_list("other") and child.dep_ in ("det", "amod") for head in near for child in head.children)


def _is_done(trigger: Trigger) -> bool:
    """Whether words tell of harm that was done, and do not point back: what a foiled plot would have done is none."""
    told = trigger.reality.stage == "accomplished" and trigger.reality.score >= _REAL
    return told and trigger.strength > 1 and not is_definite(trigger.token) and (bool(trigger.victims or trigger.hits_new))


def is_set_apart(token: Token) -> bool:
    """Whether its sentence begins by turning to something else: "Meanwhile, …", "Elsewhere, …", "In another incident, …"."""
    begins = [t for t in token.sent[:_OPENING] if not t.is_space and not t.is_punct]
    if not begins or is_definite(token) or (token.dep_ == "compound" and is_definite(token.head)):
        return False
    if begins[0].lower_ in ("meanwhile", "elsewhere", "separately"):
        return True
    noun = next((t for t in begins if t.dep_ == "pobj" and t.head.i == begins[0].i), None)
    turned = noun is not None and any(
        c.lower_ in ("another", "other", "separate", "different", "unrelated") for c in noun.children
    )
    return begins[0].lower_ == "in" and turned and noun is not None and noun.i != token.i


def _is_told_beside(trigger: Trigger, group: Group) -> bool:
    """Whether "and" joins two acts each of which has its own victims or place: "the murder of a priest and the killing of two nuns"."""
    token = trigger.token
    others = [held for held in group.triggers if held.token.sent.start == token.sent.start and held.token.i in _joined_to(token)]
    return any(_apart(trigger, held) for held in others)


def _joined_to(token: Token) -> set[int]:
    """What stands before a word in one coordination with it, by index."""
    found: set[int] = set()
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
        found.add(token.i)
    return found


def _apart(one: Trigger, other: Trigger) -> bool:
    """Whether two acts have each something that the other has not."""
    if one.nominal != other.nominal:
        return False
    own_doer = one.nominal or any(child.dep_ in ("nsubj", "nsubjpass") for child in one.token.children)
    struck = (one.targets | one.victims, other.targets | other.victims) if own_doer else (frozenset[str](), frozenset[str]())
    places = ({m.words.lower() for m in one.places}, {m.words.lower() for m in other.places})
    return any(a and b and not a & b for a, b in (struck, places))


def is_definite(token: Token) -> bool:
    """Whether the noun phrase points back: "the attack", "that day's blast", "Monday's shooting"."""
    return any(child.lower_ in word_list("back") or child.dep_ == "poss" for child in token.children)


def is_counted_among(token: Token) -> bool:
    """Whether the noun phrase counts the happening just told among others like it: "in the third such attack this year",
    "the latest in a string of attacks"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _SERIES:
        return any(near.lower_ == "latest" for near in token.doc[max(0, token.i - _SERIES_REACH) : token.i])
    told = {child.lower_ for child in token.children if child.dep_ in ("amod", "det", "nummod", "advmod")}
    return "the" in told and bool(told & word_list("ordinals")) and bool(told & {"such"} or token.dep_ in ("pobj", "appos"))


def is_recalled(trigger: Trigger, news: date | None) -> bool:
    """Whether a trigger is dated long before the news: what has no date of its own is taken to be of the news."""
    ends = [m.value.end or m.value.start for m in trigger.times if isinstance(m.value, Interval)]
    days = [date.fromisoformat(end) for end in ends if end]
    return news is not None and bool(days) and all((news - day).days > _LONG_BEFORE for day in days)


def points_at_last(token: Token) -> bool:
    """Whether the noun phrase points at what was spoken of last: "that attack", "this killing"."""
    return any(child.lower_ in ("this", "that") and child.dep_ == "det" for child in token.children)


def sentences_between(one: Token, other: Token) -> int:
    """How many sentences apart two tokens stand, counted up to four."""
    first, second = sorted((one, other), key=lambda token: token.i)
    count, at = 0, first.sent.end
    while at <= second.i and count < 4:
        count += 1
        at = first.doc[at].sent.end
    return count


def named_by(trigger: Trigger) -> str:
    """The place that a noun is named after ("the Kelm massacre"), or nothing."""
    if not trigger.nominal:
        return ""
    within = [child for child in trigger.token.children if child.dep_ in ("compound", "nmod", "amod")]
    held = (m for m in trigger.places if any(m.span.start <= child.idx < m.span.end for child in within))
    return next((mention.words for mention in held), "")


def _is_fine(mention: Mention) -> bool:
    return isinstance(mention.value, Place) and mention.value.precision in FINE


def _shared(some: Iterable[Mention], others: list[Mention]) -> bool:
    return any(a.words.lower() == b.words.lower() for a in some for b in others)


def _kinship(trigger: Trigger, group: Group, distance: int) -> float:
    types = group.types
    if trigger.type == ANY or not types or trigger.type in types:
        return 0.0
    if any({trigger.type, other} <= kin for other in types for kin in KIN):
        return _WEIGHTS.kin
    if distance <= 1 and any({trigger.type, other} <= kin for other in types for kin in _KIN_NEARBY):
        return _WEIGHTS.kin_next if distance else _WEIGHTS.kin_same
    return _WEIGHTS.unlike
