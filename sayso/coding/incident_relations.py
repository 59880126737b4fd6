"""What the words of a trigger and those of a group say of each other: told beside it, counted from it, of the same day or place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from spacy.tokens import Token

from sayso.coding.incident_group import Group, bare_noun
from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_setting import FINE
from sayso.coding.incident_signs import OPENING, is_definite
from sayso.coding.incident_triggers import Trigger
from sayso.records import Interval, Mention, Place

REAL: Final = 0.5
"""How real the words must present an act for it to have been done."""
_LENGTHS: Final = ("minute", "hour", "day", "week", "month", "year")
_WEEK: Final = 7
_LONG_BEFORE: Final = 30
"""Days before the news from which a date is that of something recalled."""


def is_the_headline(trigger: Trigger, group: Group) -> bool:
    """ "Kelm attacks" as the headline and "the 2015 attacks in Kelm" below it: what the report is about may be long past."""
    only = all(held.headline for held in group.triggers if held.strength > 1)
    return only and trigger.nominal and bare_noun(trigger) in group.nouns and have_in_common(trigger.places, group.places)


def is_after_it(token: Token, group: Group) -> bool:
    """Whether its sentence goes on from the happening: "After the blast gunmen opened fire"."""
    begins = [t for t in token.sent[:OPENING] if not t.is_space and not t.is_punct]
    if not begins or begins[0].lower_ not in ("after", "following"):
        return False
    held = {t.token.i for t in group.triggers}
    return any(t.i in held and t.dep_ == "pobj" and t.head.i == begins[0].i for t in begins)


def is_counted_from_another(token: Token, group: Group) -> bool:
    """Whether its sentence begins by counting the time from another happening: "Hours after the blast, soldiers clashed …"."""
    begins = [t for t in token.sent[:OPENING] if not t.is_space and not t.is_punct and t.i < token.i]
    link = next((t for t in begins[1:] if t.lower_ in ("after", "before")), None)
    if link is None or not any(t.ent_type_ in ("TIME", "DATE") or t.lemma_ in _LENGTHS for t in begins if t.i < link.i):
        return False
    counted = [t for t in begins if t.dep_ == "pobj" and t.head.i == link.i and t.i != token.i]
    return bool(counted) and not any(held.token.i in {t.i for t in counted} for held in group.triggers)


def is_set_beside(trigger: Trigger, groups: list[Group]) -> bool:
    """ "The ambush followed the death of a teacher": a particular happening of its own, though its word is weak."""
    return bool(trigger.victims | trigger.targets) and any(relates(trigger.token, group) for group in groups)


def relates(token: Token, group: Group) -> bool:
    """Whether a verb sets two happenings beside each other: "the ambush followed the death of a teacher"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in word_list("relating"):
        return False
    return any(held.token.head.i == verb.i and held.token.dep_ == "nsubj" for held in group.triggers)


def is_told_beside(trigger: Trigger, group: Group) -> bool:
    """Whether "and" joins two acts each of which has its own victims or place: "the murder of a priest and the killing of two nuns"."""
    joined = _joined_to(trigger.token)
    if not joined:
        return False
    sentence = trigger.token.sent.start
    others = [held for held in group.triggers if held.token.i in joined and held.token.sent.start == sentence]
    return any(_apart(trigger, held) for held in others)


def _joined_to(token: Token) -> set[int]:
    """What stands before a word in one coordination with it, by index."""
    found: set[int] = set()
    while token.dep_ == "conj" and token.head.i < token.i:
        if token.pos_ == "NOUN" and token.head.pos_ == "VERB":  # "condemned the raid …, and the blasts …", hung on the verb
            found |= {child.i for child in token.head.children if child.dep_ == "dobj" and child.i < token.i}
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
    times = ({m.words.lower() for m in one.times}, {m.words.lower() for m in other.times})
    return any(a and b and not a & b for a, b in (struck, places, times))


def is_done(trigger: Trigger) -> bool:
    """Whether words tell of harm that was done, and do not point back: what a foiled plot would have done is none."""
    told = trigger.reality.stage == "accomplished" and trigger.reality.score >= REAL
    return told and trigger.strength > 1 and not is_definite(trigger.token) and (bool(trigger.victims or trigger.hits_new))


def is_plot(group: Group) -> bool:
    """Whether a group is of what was foiled, and of nothing that was done."""
    return all(t.reality.stage == "foiled" for t in group.triggers if t.strength > 1)


def are_long_before(times: Iterable[Mention], news: date | None) -> bool:
    """Whether all days told lie long before the news."""
    ends = [m.value.end or m.value.start for m in times if isinstance(m.value, Interval)]
    days = [date.fromisoformat(end) for end in ends if end]
    return news is not None and bool(days) and all((news - day).days > _LONG_BEFORE for day in days)


def is_recalled(trigger: Trigger, news: date | None) -> bool:
    """Whether a trigger is dated long before the news: what has no date of its own is taken to be of the news."""
    return are_long_before(trigger.times, news)


def named_by(trigger: Trigger) -> str:
    """The place that a noun is named after ("the Kelm massacre"), or nothing."""
    if not trigger.nominal:
        return ""
    within = [child for child in trigger.token.children if child.dep_ in ("compound", "nmod", "amod")]
    held = (m for m in trigger.places if any(m.span.start <= child.idx < m.span.end for child in within))
    return next((mention.words for mention in held), "")


def is_fine(mention: Mention) -> bool:
    """Whether a place is a settlement, a part of one, or a spot."""
    return isinstance(mention.value, Place) and mention.value.precision in FINE


def have_in_common(some: Iterable[Mention], others: list[Mention]) -> bool:
    """Whether two lists of mentions have one in the same words."""
    return any(a.words.lower() == b.words.lower() for a in some for b in others)


def agree(one: Mention, other: Mention) -> bool:
    """Whether one time lies within the other, and that is no longer than a week: "three weeks ago" and "11 August"."""
    a, b = one.value, other.value
    if not isinstance(a, Interval) or not isinstance(b, Interval) or not (a.start and a.end and b.start and b.end):
        return False
    if (date.fromisoformat(a.end) - date.fromisoformat(a.start)).days > (
        date.fromisoformat(b.end) - date.fromisoformat(b.start)
    ).days:
        a, b = b, a
    week = (date.fromisoformat(b.end or "") - date.fromisoformat(b.start or "")).days < _WEEK
    return week and (b.start or "") <= (a.start or "") and (a.end or "") <= (b.end or "")
