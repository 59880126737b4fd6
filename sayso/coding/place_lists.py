"""One incident a place, where the report says one thing of a list of places: "bombs went off in Kelm, Torvik and Ouban".

Until here such a list has one account. It becomes one for each place, alike in all that the report says of them together; a toll that
they share is only the most that any of them can have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from sayso.coding.incident_grouping import KIN
from sayso.coding.incident_ties import Settings
from sayso.coding.incident_triggers import triggers_of
from sayso.coding.place_list_words import lists_of, places_of
from sayso.coding.setting_traits import holds
from sayso.coding.when_where import said
from sayso.records import Account, Amount, Assertion, Interval, Mention, Place, Sheet, Span

_TOLLS: Final = ("killed", "wounded", "abducted", "arrested")
_MORE: Final = re.compile(r"\b(?:more|another|others?|further|additional)\b", re.IGNORECASE)
_OWN: Final = ("site", "target", "weapon")
"""What is said of a further place of a list only where it stands beside it."""
_BESIDE: Final = 12
"""Characters behind a number within which "others" still belongs to it."""
_SHARED: Final = (("date",), ("perpetrator", "claimed", "blamed", "suspected", "denied"), ("target",), ("weapon",))
"""What is said of all places of a list is said of each: properties that go together."""
_LONGEST: Final = 200
"""Characters of the name of an incident from the words of the act to the place."""


@dataclass(frozen=True)
class PlaceLists:
    """Split the account of a list of places. Needs incident accounts with all their values."""

    name: str = "place-lists"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet; an account whose words are said of several places is followed by one for each further place."""
        if not sheet.incidents:
            return sheet
        settings = Settings.of(sheet)
        triggers = {trigger.token.i: trigger for trigger in triggers_of(settings.doc, sheet.text.body_start)}
        lists = list(lists_of(settings))
        wanted = {account.id: places_of(settings, account, triggers, lists) for account in sheet.incidents} if lists else {}
        if not any(wanted.values()):
            return sheet
        return sheet.with_accounts(_Splitting(settings, wanted, f"{self.name}@{self.version}").accounts())


@dataclass
class _Splitting:
    """The accounts of a report on their way from one for a list of places to one for each place.

    Attributes:
        settings: what is known of the report.
        wanted: by account id, the list of places that it is said of, or nothing.
        made_by: component@version.
        made: by account id, what becomes of it.
    """

    settings: Settings
    wanted: dict[str, list[Mention]]
    made_by: str
    made: dict[str, list[Account]] = field(default_factory=dict)

    def accounts(self) -> tuple[Account, ...]:
        """All accounts of the report, those of statements untouched."""
        sheet = self.settings.sheet
        self.made = {account.id: [account] for account in sheet.accounts}
        for account in sheet.incidents:
            if self.wanted[account.id]:
                self._split(account)
        return tuple(one for account in sheet.accounts for one in self.made[account.id])

    def _split(self, account: Account) -> None:
        told = {m.id: other for m in self.wanted[account.id] if (other := self._told_by(account, m)) is not None}
        left = [m for m in self.wanted[account.id] if m.id not in told]
        for other in told.values():
            self._tell(other, account)
        if not left:  # only the sum of what others tell
            self.made[account.id] = []
            return
        place = _place(account)
        own = next((m for m in left if place is not None and place.words.lower() == m.words.lower()), left[0])
        self.made[account.id] = [
            self._at(account, mention, first=mention is own) for mention in (own, *(m for m in left if m is not own))
        ]

    def _told_by(self, account: Account, mention: Mention) -> str | None:
        """The id of another account of what happened at one place of the list, or None."""
        for other in self.settings.sheet.incidents:
            if other.id == account.id or not self.made[other.id] or not _may_be_one(account, other):
                continue
            places = [one.value for one in self.wanted[other.id] or other.of("place")]
            if any(_is_at(value, mention.value) for value in places):
                return other.id
        return None

    def _tell(self, told: str, account: Account) -> None:
        """Give another account what is said of all places of the list, where it has nothing of its own."""
        known = self.made[told][0]
        here = any(_is_at(one.value, other.value) for one in known.of("place") for other in account.of("place"))
        shared = (*_SHARED, ("site",)) if here else _SHARED
        more = [a for names in shared for a in account.of(*names) if not known.of(*names)]
        self.made[told][0] = known.with_assertions(*(replace(a, account_id=known.id) for a in more))

    def _at(self, account: Account, mention: Mention, *, first: bool) -> Account:
        """The account as that of what happened at one place of the list; what is told in other sentences is of the first one only."""
        anchors = account.anchors if first else (_named(account, mention), *account.anchors)
        placed = said("place", self.settings, replace(account, anchors=anchors, assertions=()), mention, self.made_by)
        sheet = self.settings.sheet
        sentence = sheet.sentence_of(mention.span)
        kept = [
            a
            for a in account.assertions
            if a.property not in ("place", *_TOLLS)
            and (first or a.property not in _OWN or (sentence is not None and sentence.covers(a.evidence[0])))
        ]
        for toll in account.of(*_TOLLS):
            if toll.property == "arrested" and not first:
                continue
            most = self._share(toll, mention, self.wanted[account.id])
            if most is not None:
                kept.append(replace(toll, value=most))
        return placed.with_assertions(*(replace(a, account_id=placed.id) for a in kept))

    def _share(self, toll: Assertion, mention: Mention, places: list[Mention]) -> Amount | None:
        """What one place of a list has of a toll: that told of itself, none of that told of another, and at most a joint one.

        "35 more" come on top of those of the place that the sentence before names.
        """
        if not isinstance(toll.value, Amount):
            return None
        chars, evidence = self.settings.sheet.text.chars, toll.evidence[0]
        told = self._named_in(evidence, places)
        if not told and _MORE.search(chars, evidence.start, evidence.end + _BESIDE):
            before = [s for s in self.settings.sheet.sentences if s.end <= evidence.start][-1:]
            earlier = [m.id for sentence in before for m in self._named_in(sentence, places)]
            told = [m for m in places if m.id not in earlier]
        if told and mention not in told:
            return None
        return _most(toll.value) if len(told) > 1 else toll.value

    def _named_in(self, span: Span, places: list[Mention]) -> list[Mention]:
        """The places of the list that the sentence of some words names."""
        sheet = self.settings.sheet
        sentence = sheet.sentence_of(span)
        named = {m.words.lower() for m in sheet.mentions_in(sentence, "place")} if sentence is not None else set()
        return [m for m in places if m.words.lower() in named]


def _place(account: Account) -> Assertion | None:
    return next((a for a in account.of("place") if a.stance == "asserted"), None)


def _is_at(value: object, place: object) -> bool:
    """Whether one place is the other or lies in it."""
    return isinstance(value, Place) and isinstance(place, Place) and (value.name == place.name or holds(place, value))


def _are_apart(one: Interval, other: Interval) -> bool:
    if not one.start or not other.start:
        return False
    return (one.end or one.start) < other.start or (other.end or other.start) < one.start


def _may_be_one(one: Account, other: Account) -> bool:
    """Whether two accounts may be of one happening, as far as type and day tell."""
    kinds = {str(one.first("type")), str(other.first("type"))}
    first, second = (account.first("date") for account in (one, other))
    if isinstance(first, Interval) and isinstance(second, Interval) and _are_apart(first, second):
        return False
    return len(kinds) == 1 or "other" in kinds or any(kinds <= kin for kin in KIN)


def _named(account: Account, mention: Mention) -> Span:
    """From the words that name the act to the place, or the place alone where that is long."""
    near = [a for a in account.anchors if a.start < mention.span.start and mention.span.end - a.start <= _LONGEST]
    return Span(max(near, key=lambda a: a.start).start, mention.span.end) if near else mention.span


def _most(value: object) -> Amount | None:
    """Of a toll of several places what each may have of it: the same number at most; unknown, or nobody, is so of each."""
    if not isinstance(value, Amount) or value.unknown or value.high == 0:
        return value if isinstance(value, Amount) else None
    most = value.high if value.high is not None else value.best
    return Amount(high=most) if most is not None else None
