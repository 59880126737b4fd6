"""When and where each incident was: of the times and places around its words, the one said of it.

Every time, place and facility that may be the incident's has traits: how it hangs on the incident's words, what it is, what stands
around it (`setting_traits`). Each trait has a weight (`data/when_where_weights.yaml`, fitted on coded reports by
``scripts/fit_when_where.py``); the heaviest one is taken, if it is heavier than the least that the same file names. Failing a place, it
is the country that most of the report's places lie in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from sayso.coding.assertions import assertion
from sayso.coding.incident_lexicon import word_list
from sayso.coding.incident_setting import FINE
from sayso.coding.incident_signs import is_another, is_set_apart
from sayso.coding.incident_ties import Candidate, Settings, Ties
from sayso.coding.relative_dates import counted_from_each_other
from sayso.coding.role_weapons import is_hit
from sayso.coding.setting_traits import holds, traits_of
from sayso.coding.whose import is_shared
from sayso.data_files import data_file
from sayso.language import head_of
from sayso.records import Account, Interval, Mention, Place, Sheet, Span

_OWN_TIES: Final = ("held", "beside")
"""What stands in a sentence with the incident's words; a value from any other sentence is borrowed."""
_OF_ITS_SENTENCES: Final = ("held", "beside", "scope")
_WAS_HIT: Final = 1.0
"""What it counts against a spot, in the odds' logarithm, that something was done to it."""
_A_MONTH: Final = 31
_DAY: Final = re.compile(r"-W..-\d|\d\dT")
"""In the value of a time: a day of the week or of the month."""
_LEADS: Final = ("the ", "a ", "an ", "at ", "in ", "on ", "outside ", "inside ", "near ")
_LIKELY: Final = 0.7
_LAW_WITHIN: Final = 4
_OF_SOMETHING_ELSE: Final = 3.0
"""What it counts against a time, in the odds' logarithm, that it is said of what was done before or after the act, or by the law."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """For "date", "place" and "site": trait → weight, and under "least" what a candidate must weigh."""
    loaded = data_file("sayso.coding", "when_where_weights.yaml")
    return {name: {str(trait): float(weight) for trait, weight in traits.items()} for name, traits in loaded.items()}


@dataclass(frozen=True)
class WhenWhere:
    """Give each incident its date, place and site. Needs incidents, times and places."""

    name: str = "when-where"
    version: str = "7"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet; its incidents carry `date`, `place` and `site` as far as the report says them."""
        if not sheet.incidents:
            return sheet
        settings = Settings.of(sheet)
        placed = {account.id: self._placed(settings, account, n) for n, account in enumerate(sheet.incidents)}
        made_by = f"{self.name}@{self.version}"
        for name, (when, words) in counted_from_each_other(sheet, settings.doc, tuple(placed.values())).items():
            bare = placed[name]
            bare = replace(bare, assertions=tuple(a for a in bare.assertions if a.property != "date"))
            dated = [assertion(sheet, bare, "date", when, words, made_by=made_by)] if when is not None else []
            placed[name] = bare.with_assertions(*dated)
        return sheet.with_accounts(tuple(placed.get(account.id, account) for account in sheet.accounts))

    def _placed(self, settings: Settings, account: Account, number: int) -> Account:
        for name, ties in (("date", settings.times), ("place", settings.places), ("site", settings.sites)):
            best = best_of(name, settings, ties, _own(settings.sheet, account) if name != "date" else account, number)
            if best is None and name == "place":
                best = settings.home_country
            if best is not None:
                account = said(name, settings, account, best, f"{self.name}@{self.version}")
        return account


def _own(sheet: Sheet, account: Account) -> Account:
    """The account named by its own words only: the sum of a list tells the day of each of its happenings, but not the place."""
    own = tuple(anchor for anchor in account.anchors if not is_shared(sheet, anchor))
    return replace(account, anchors=own or account.anchors)


def best_of(name: str, settings: Settings, ties: Ties, account: Account, number: int) -> Mention | None:
    """The best mention of the heaviest value for a property of an incident; None if none is heavy enough.

    Mentions with the same words speak for each other: the odds that their weights stand for are added up.
    """
    known = weights()[name]
    candidates = list(candidates_of(name, ties, account, settings.sheet.report.published))
    rows = zip(candidates, traits_of(settings, ties, account, number, candidates), strict=True)
    odds: dict[str, float] = {}
    best: dict[str, tuple[float, int, Mention]] = {}
    # a plot is foiled on the day of the arrests
    dated = name == "date" and account.first("stage") != "foiled"
    named = {token.i for token in ties.own(account)} if dated else set()
    for one, traits in rows:
        against = _OF_SOMETHING_ELSE if named and _is_of_something_else(settings, one.mention, named) else 0.0
        if name == "site" and _is_what_was_hit(settings, one.mention):
            against = _WAS_HIT
        if name == "date" and _is_only_a_clock(one.mention):
            against = _OF_SOMETHING_ELSE
        if name == "place" and one.tie not in _OWN_TIES and _is_of_the_law(settings, one.mention):
            against = _OF_SOMETHING_ELSE
        words, own = one.mention.words.lower(), math.exp(sum(known.get(t, 0.0) for t in traits) - against)
        odds[words] = odds.get(words, 0.0) + own
        best[words] = max(
            best.get(words, (0.0, 0, one.mention)), (own, -one.mention.span.start, one.mention), key=lambda row: row[:2]
        )
    heaviest = max(odds, key=lambda words: (odds[words], best[words][1]), default=None)
    if heaviest is None:
        return None
    if name == "place":
        heaviest = _finest(heaviest, odds, best, candidates)
    mention = best[heaviest][2]
    own = any(one.mention.id == mention.id and one.tie in _OWN_TIES for one in candidates)
    least = known["least"] if own else known.get("least borrowed", known["least"])
    return mention if odds[heaviest] > math.exp(least) else None


def _finest(
    heaviest: str, odds: Mapping[str, float], best: Mapping[str, tuple[float, int, Mention]], all_: list[Candidate]
) -> str:
    """For a country, the likely place in it that hangs on the incident's own words, if there is one: the finest is wanted."""
    outer = best[heaviest][2]
    if not isinstance(outer.value, Place) or outer.value.precision != "country":
        return heaviest
    inside = [
        words
        for words in {c.mention.words.lower() for c in all_ if c.tie == "held"}
        if holds(outer.value, best[words][2].value) and odds[words] > math.exp(_LIKELY)
    ]
    return max(inside, key=lambda words: (odds[words], best[words][1]), default=heaviest)


def _is_what_was_hit(settings: Settings, mention: Mention) -> bool:
    """ "Two strikes destroyed a building": rather what was attacked than where."""
    head = head_of(settings.doc, mention.span)
    return head is not None and head.dep_ != "pobj" and is_hit(head)


def _is_only_a_clock(mention: Mention) -> bool:
    """ "5:30 p.m.", of no day that is known: it dates nothing, and "Friday" does."""
    when = mention.value
    return isinstance(when, Interval) and bool(when.clock) and not when.resolved and not _DAY.search(when.value)


def _is_of_something_else(settings: Settings, mention: Mention, named: set[int]) -> bool:
    """ "Was arrested on Monday", "had parked the car on Sunday", "were buried on Friday": the day of what came before or after.

    Before a verb of condemning stands the day on which it was said; after it ("condemned the bombing on Friday"), it may be the act's.
    """
    head = head_of(settings.doc, mention.span)
    if head is None:
        return False
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if verb.dep_ == "dobj" and verb.head.lemma_.lower() == "claim" and verb.i < head.i:
        verb = verb.head  # "claimed that attack on Tuesday": the parser hangs the day on the attack
    lemma = verb.lemma_.lower()
    spoken = lemma == "claim" or (lemma in word_list("condemning") and mention.span.end <= verb.idx)
    done = not any(child.i in named for child in verb.children)  # "flew 19 strikes" is the act itself
    another = lemma in word_list("of_the_law") or (
        done and (lemma in word_list("beforehand") or lemma in word_list("afterwards"))
    )
    return verb.pos_ == "VERB" and verb.i not in named and (spoken or another)


def _is_of_the_law(settings: Settings, mention: Mention) -> bool:
    """ "Was arrested in the district of Kelm": where the law came to somebody."""
    head = head_of(settings.doc, mention.span)
    above = [t for t, _ in zip(head.ancestors, range(_LAW_WITHIN), strict=False)] if head is not None else []
    verb = next((t for t in above if t.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_.lower() in word_list("of_the_law")


def candidates_of(name: str, ties: Ties, account: Account, published: str | None = None) -> Iterator[Candidate]:
    """What may be the date, place or site of an incident.

    A place carries on from sentence to sentence, but to what is recalled of more than a month before only the country or the province
    does; so does the date of the news, but not to what is recalled nor to "another attack". A site never does.
    """
    if name == "site":
        return ties.candidates(account, carried=False)
    if name == "place":
        found = ties.candidates(account)
        return (
            (c for c in found if c.tie in _OF_ITS_SENTENCES or not _is_town(c.mention))
            if is_long_past(account, published)
            else found
        )
    own = ties.own(account)
    apart = bool(own) and ((own[0].pos_ == "NOUN" and is_another(own[0])) or is_set_apart(own[0]))
    return ties.candidates(account, carried=not apart and not account.first("background"))


def is_long_past(account: Account, published: str | None) -> bool:
    """Whether an incident is recalled and dated more than a month before the report: the town of the news is seldom where it was."""
    when = account.first("date")
    if not account.first("background") or published is None or not isinstance(when, Interval):
        return False
    day = when.end or when.start
    return day is not None and (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days > _A_MONTH


def _is_town(mention: Mention) -> bool:
    return isinstance(mention.value, Place) and mention.value.precision in FINE


def said(name: str, settings: Settings, account: Account, mention: Mention, made_by: str) -> Account:
    """The account with a mention as its date, place or site."""
    sheet, value = settings.sheet, mention.value
    if name == "date" and isinstance(value, Interval):
        return account.with_assertions(assertion(sheet, account, "date", value, mention.span, made_by=made_by))
    if name == "place" and isinstance(value, Place):
        place, grounds = with_country(settings, value)
        return account.with_assertions(assertion(sheet, account, "place", place, mention.span, *grounds, made_by=made_by))
    if name == "site":
        span = without_lead(sheet.text.chars, mention.span)
        return account.with_assertions(assertion(sheet, account, "site", sheet.text.words(span), span, made_by=made_by))
    return account


def with_country(settings: Settings, place: Place) -> tuple[Place, tuple[Span, ...]]:
    """A place that the gazetteer does not know, in the country that most of the report's other places lie in.

    Returns:
        the place, and the words that the country rests on: the first that name that country; none if it had a country already.
    """
    if place.country or place.precision != "unresolved" or settings.home is None or not isinstance(settings.home.value, Place):
        return place, ()
    home = settings.home.value
    return replace(place, country=home.country, country_code=home.country_code), (settings.home.span,)


def without_lead(chars: str, span: Span) -> Span:
    """A span without the article or preposition that it begins with."""
    words = span.words(chars).lower()
    lead = next((lead for lead in _LEADS if words.startswith(lead)), "")
    return Span(span.start + len(lead), span.end)
