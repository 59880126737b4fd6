"""What a report tells about its actors beyond what stands in them: who matters, what happened to whom, where, and how old people are."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from sayso.gazetteer.names import key as spelt
from sayso.records import Account, Actor, Amount, Interval, Place, Sheet

_NAMING: Final = frozenset({"perpetrator", "claimed", "blamed", "suspected", "denied", "issuer", "speaker", "target"})
_AGE_AFTER: Final = re.compile(r",? (?:aged |age )?(\d{1,3})(?=[,.;)]| year|-year)")
_AGE_BEFORE: Final = re.compile(r"(\d{1,3})-year-old (?:[a-z]+ ){0,3}$")
_AGE_REACH: Final = 40
_OLDEST: Final = 110


class Surroundings:
    """One coded report, seen from its actors.

    Attributes:
        sheet: the report.
        day: its day of publication, or None.
        places: "code|first-order unit" of the incidents whose country is known, sorted; the unit is "" where it is not.
        matters: ids of the actors that speak, act, are held responsible, are targets, or are spoken for.
        speakers: ids of those that speak.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Walk once through the accounts."""
        self.sheet = sheet
        self.day = sheet.report.published
        self.places = _places(sheet)
        self.matters: set[str] = set()
        self.speakers: set[str] = set()
        self._by_words: dict[str, Actor] = {}
        self._accounts: defaultdict[str, list[Account]] = defaultdict(list)
        self._issuers: defaultdict[str, set[str]] = defaultdict(set)
        for actor in sheet.actors:
            for words in (actor.name, *actor.aliases):
                self._by_words.setdefault(words.casefold(), actor)
        for account in sheet.accounts:
            self._gather(account)
        spoken_for = {actor.affiliation.casefold() for actor in sheet.actors if actor.id in self.matters and actor.affiliation}
        self.matters |= {actor.id for words, actor in self._by_words.items() if words in spoken_for}

    def _gather(self, account: Account) -> None:
        issuers, speakers = set(), set()
        for assertion in account.assertions:
            said = {claimant.actor_id for claimant in assertion.claimants if claimant.actor_id}
            self.matters |= said
            self.speakers |= said
            if assertion.property not in _NAMING or not isinstance(assertion.value, str):
                continue
            actor = self._by_words.get(assertion.value.casefold())
            if actor is not None:
                self.matters.add(actor.id)
                if account not in self._accounts[actor.id]:
                    self._accounts[actor.id].append(account)
                if assertion.property == "speaker":
                    speakers.add(actor.id)
                elif assertion.property == "issuer" and actor.named:
                    issuers.add(actor.name)
        self.speakers |= speakers
        for speaker in speakers:
            self._issuers[speaker] |= issuers

    @property
    def country(self) -> str:
        """Code of the country in which all incidents lie whose country is known, or "" if it is not one."""
        codes = {place.partition("|")[0] for place in self.places}
        return codes.pop() if len(codes) == 1 else ""

    def issuers(self, actor: Actor) -> list[str]:
        """Names of those that issued the statements in which an actor speaks, sorted."""
        return sorted(self._issuers[actor.id])

    def happenings(self, actor: Actor) -> tuple[str, ...]:
        """ "place|day" of the incidents that an actor has a part in, as far as both are known, sorted."""
        found = set()
        for account in self._accounts[actor.id]:
            place, day = account.first("place"), account.first("date")
            if isinstance(place, Place) and isinstance(day, Interval) and day.precision == "day" and day.start:
                found.add(f"{spelt(place.name)}|{day.start}")
        return tuple(sorted(found))

    def death(self, actor: Actor) -> str:
        """The day of the incident in which an actor is said by name to have been killed, or ""."""
        names = [name.casefold() for name in (actor.name, *actor.aliases) if name[:1].isupper()]
        for account in self._accounts[actor.id]:
            day = account.first("date")
            for assertion in account.of("killed"):
                some = isinstance(assertion.value, Amount) and assertion.value.low
                if some and isinstance(day, Interval) and day.end and any(name in assertion.words.casefold() for name in names):
                    return day.end
        return ""

    def age(self, actor: Actor) -> int | None:
        """How old the report says that a person is ("Omar Rif, 34," or "34-year-old Omar Rif"), or None."""
        chars = self.sheet.text.chars
        for mention in self.sheet.mentions:
            if mention.actor_id == actor.id and mention.words[:1].isupper():
                found = _AGE_AFTER.match(chars, mention.span.end)
                found = found or _AGE_BEFORE.search(chars[max(0, mention.span.start - _AGE_REACH) : mention.span.start])
                if found and int(found.group(1)) <= _OLDEST:
                    return int(found.group(1))
        return None


def _places(sheet: Sheet) -> tuple[str, ...]:
    found = {
        f"{place.country_code}|{place.admin1 or ''}"
        for account in sheet.incidents
        for assertion in account.of("place")
        if assertion.stance == "asserted" and isinstance(place := assertion.value, Place) and place.country_code
    }
    return tuple(sorted(found))
