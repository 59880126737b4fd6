"""Which triggers speak of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.coding.incident_group import Group, bare_noun
from sayso.coding.incident_lexicon import ANY, word_list
from sayso.coding.incident_phrases import is_one_phrase
from sayso.coding.incident_reality import ACCIDENT, cost_lives
from sayso.coding.incident_relations import (
    REAL,
    agree,
    are_long_before,
    have_in_common,
    is_after_it,
    is_counted_from_another,
    is_done,
    is_fine,
    is_plot,
    is_recalled,
    is_set_beside,
    is_the_headline,
    is_told_beside,
    named_by,
    relates,
)
from sayso.coding.incident_setting import places_differ
from sayso.coding.incident_signs import (
    has_begun,
    is_by_those_doers,
    is_counted_among,
    is_definite,
    is_during_it,
    is_elsewhere,
    is_other,
    is_set_apart,
    points_at_last,
    sentences_between,
)
from sayso.coding.incident_times import times_exclude
from sayso.coding.incident_triggers import Trigger

KIN: Final = (
    frozenset({"armed_assault", "assassination", "execution"}),
    frozenset({"armed_assault", "clash"}),
    frozenset({"airstrike", "bombing"}),
    frozenset({"airstrike", "shelling"}),
    frozenset({"bombing", "shelling"}),
    frozenset({"bombing", "arson"}),
    frozenset({"chemical_attack", "airstrike"}),
    frozenset({"chemical_attack", "bombing"}),
    frozenset({"chemical_attack", "shelling"}),
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
    frozenset({"armed_assault", "arson"}),
    frozenset({"kidnapping", "clash"}),
)
"""Types that one happening may be told in within a sentence or its neighbour."""
_ENOUGH_WORDS: Final = 2
_ONE_PHRASE: Final = 9.0
"""How well "attack" fits the "bomb" of "bomb attack"."""
_ONE_CLAUSE: Final = 4
"""So many of the last words of a group may be bound to the next one by a clause."""
_HALF_REAL: Final = 0.3


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
    told_beside: float = -1.2
    same_count: float = 0.5
    same_doers: float = 1.5
    after_it: float = 0.3
    relates: float = -1.5
    counted_from: float = -0.8
    recalled_back: float = -0.4
    same_noun: float = 0.6


_WEIGHTS: Final = Weights()
_HURTING: Final = ("wounded", "injured", "hurt")
_LEAD: Final = 2
"""Sentences between a headline and the lead: a dateline may stand between them."""


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
            plot = next((group for group in groups if is_plot(group)), None) if trigger.reality.stage == "foiled" else None
            if (
                plot is not None
                and fit(trigger, plot, main=plot is groups[0], latest=plot is latest, news=news) >= _WEIGHTS.joins
            ):
                plot.add(trigger)
            continue
        ranked = [(fit(trigger, group, main=n == 0, latest=group is latest, news=news), n) for n, group in enumerate(groups)]
        best, where = max(ranked, default=(-9.0, -1))
        if best >= _WEIGHTS.joins and not accident:
            groups[where].add(trigger)
            latest = groups[where]
        elif best < _WEIGHTS.joins and (accident or founds(trigger, first=not groups) or is_set_beside(trigger, groups)):
            latest = Group().add(trigger)
            groups.append(latest)
    return [group for group in groups if is_particular(group)]


def is_particular(group: Group) -> bool:
    """Whether anything makes it one happening and no generality: a day, a place, a victim or the dead, a strong verb, or two words."""
    if group.triggers[0].reality.stage == ACCIDENT:
        return False
    strong = [t for t in group.triggers if t.strength > 1 and t.reality.score >= REAL]
    return (
        bool(group.times or group.places or group.victims)
        or len(strong) >= _ENOUGH_WORDS
        or any(not t.nominal or is_elsewhere(t.token) or cost_lives(t.token) for t in strong)
    )


def founds(trigger: Trigger, *, first: bool) -> bool:
    """Whether a trigger may speak of a happening that nothing before it has spoken of."""
    if trigger.reality.score < REAL:
        return False
    if trigger.strength < 2 and not _is_told_in_full(trigger):
        return trigger.token.lower_ in word_list("happenings") and bool(named_by(trigger))
    if trigger.nominal and is_other(trigger.token) and _is_uncounted(trigger):
        return False  # "other recent attacks against the people of Kelm"
    another = is_set_apart(trigger.token) or (is_other(trigger.token) and trigger.token.tag_ not in ("NNS", "NNPS"))
    particular = bool(trigger.times or trigger.places or trigger.victims) or another
    return first or ((particular or trigger.strength == 3) and not is_counted_among(trigger.token))


def _is_uncounted(trigger: Trigger) -> bool:
    """Whether a plural says neither how many nor when: a generality."""
    counted = any(child.dep_ == "nummod" for child in trigger.token.children)
    return trigger.token.tag_ in ("NNS", "NNPS") and not counted and not trigger.times


def _is_told_in_full(trigger: Trigger) -> bool:
    """ "On 25 September a man wounded two people with a cleaver": who did what to whom and when, though the verb is a weak one."""
    parts = {child.dep_ for child in trigger.token.children}
    told = bool(trigger.times or trigger.places) and not trigger.nominal
    return told and {"nsubj", "dobj"} <= parts and trigger.token.lower_ in _HURTING


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
    if is_definite(trigger.token) or is_during_it(trigger.token):
        score += w.definite  # "the attack", "was shot dead in the attack"
    elif trigger.nominal and trigger.strength != 1:
        score += w.indefinite
    if trigger.nominal and trigger.strength > 1 and group.nouns and bare_noun(trigger) not in group.nouns:
        score += w.other_noun
    score += w.same_sentence if distance == 0 else w.next_sentence if distance == 1 else 0.0
    if latest and points_at_last(trigger.token):
        score += w.points_at_last
    if trigger.hits_new:
        score += w.new_hit
    if group.triggers[-1].headline and not trigger.headline:
        score += w.after_headline + (w.lead if distance <= _LEAD and trigger.type in group.types else 0.0)
    if is_done(trigger) and {t.reality.stage for t in group.triggers if t.strength > 1} == {"foiled"}:
        score += w.foiled_and_done
    if distance and is_set_apart(trigger.token):
        score += w.set_apart
    if latest and counted:
        score += w.counted_among
    beside = is_told_beside(trigger, group)
    if beside:
        score += w.told_beside
    if main and not group.times and is_recalled(trigger, news) and not is_the_headline(trigger, group):
        score += w.recalled
    if trigger.counts & group.counts and group.triggers[-1].headline and not trigger.headline:
        score += w.same_count
    recalled = not main and are_long_before(group.times, news)  # what points back without saying so far is rather the news
    if distance and is_by_those_doers(trigger.token) and not recalled:
        score += w.same_doers
    if (
        trigger.nominal
        and is_definite(trigger.token)
        and bare_noun(trigger) in group.nouns
        and not recalled
        and not beside
        and not _is_named_otherwise(trigger, group)
    ):
        score += w.same_noun
    if distance and recalled and trigger.nominal and is_definite(trigger.token) and not points_at_last(trigger.token):
        score += w.recalled_back
    if latest and is_after_it(trigger.token, group):
        score += w.after_it
    if distance and is_counted_from_another(trigger.token, group):
        score += w.counted_from
    if relates(trigger.token, group):
        score += w.relates
    if group.triggers[0].reality.stage == ACCIDENT:
        score += w.accident
    return score + w.latest * latest + w.main * main


def _is_named_otherwise(trigger: Trigger, group: Group) -> bool:
    """Whether a noun has a place in its name ("the Kelm massacre") that is none of those where the group was."""
    name = named_by(trigger)
    return bool(name) and not any(set(name.lower().split()) & set(m.words.lower().split()) for m in group.places)


def _setting(trigger: Trigger, group: Group, distance: int) -> float:
    """What the days, places, victims, things and numbers say that are told of a trigger and of a group."""
    w = _WEIGHTS
    score = 0.0
    excluded = trigger.times and group.times and any(times_exclude(a, b) for a in trigger.times for b in group.times)
    if excluded and not has_begun(trigger.token):
        score += w.day_differs
    common = have_in_common(trigger.places, group.places)
    if distance > _LEAD or not any(is_fine(mention) and have_in_common((mention,), group.places) for mention in trigger.places):
        score += w.place_differs * max((places_differ(a, b) for a in trigger.places for b in group.places), default=0.0)
    if _is_named_otherwise(trigger, group):
        score += w.named_otherwise
    if have_in_common(trigger.times, group.times) or any(agree(a, b) for a in trigger.times for b in group.times):
        score += w.same_day
    if common:
        score += w.same_place
    for own, held, same, other in (
        (trigger.victims, group.victims, w.same_victim, w.other_victim),
        (trigger.targets, group.targets, w.same_target, w.other_target),
    ):
        if own and held:
            score += same if own & held else other
    return score


def _kinship(trigger: Trigger, group: Group, distance: int) -> float:
    types = group.types
    if trigger.type == ANY or not types or trigger.type in types:
        return 0.0
    if distance <= _LEAD and group.triggers[-1].headline:
        distance = min(distance, 1)
    if any({trigger.type, other} <= kin for other in types for kin in KIN):
        return _WEIGHTS.kin
    if distance <= 1 and any({trigger.type, other} <= kin for other in types for kin in _KIN_NEARBY):
        return _WEIGHTS.kin_next if distance else _WEIGHTS.kin_same
    return _WEIGHTS.kin_next if is_by_those_doers(trigger.token) else _WEIGHTS.unlike
