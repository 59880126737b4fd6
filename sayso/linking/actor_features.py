"""What an actor of one report is compared by: names, office, bodies, country, and what happened around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final

from sayso.gazetteer.groups import group_register
from sayso.gazetteer.names import key as spelt
from sayso.gazetteer.renamings import renamings
from sayso.linking.names import GroupName, PersonName, apart, group_name, name_words, person_name
from sayso.records import Account, Actor, Amount, Interval, Place, Sheet

_GROUPS: Final = frozenset({"armed_group", "organisation", "security_force", "government", "media"})
_NAMING: Final = frozenset({"perpetrator", "claimed", "blamed", "suspected", "denied", "issuer", "speaker", "target"})
_AGE_AFTER: Final = re.compile(r",? (?:aged |age )?(\d{1,3})(?=[,.;)]| year|-year)")
_AGE_BEFORE: Final = re.compile(r"(\d{1,3})-year-old (?:[a-z]+ ){0,3}$")
_OLDEST: Final = 110
_NEAR_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class GroupFeatures:
    """A group or body. All lists are sorted.

    Attributes:
        sort: "group".
        kind: as in `Actor`.
        names: its names in this report.
        keys: of its names that mean it alone; "key@XX" where only together with the country XX.
        acronyms: initials it goes by, with the country where it is known: "NDF@QA", else "NDF".
        registered: its name in the register of armed groups, or "".
        first_names: the first name ever of the group, by the renamings that hold on the report's day.
        country: ISO 3166-1 alpha-2 code of the country it belongs to, or "".
    """

    sort: str
    kind: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    acronyms: tuple[str, ...]
    registered: str
    first_names: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class PersonFeatures:
    """A person with a full name. All lists are sorted.

    Attributes:
        sort: "person".
        name: the fullest name without titles, in small letters.
        spelt, parts: as in `PersonName`.
        office: what the person is called, in words without country, or "".
        line: the class of that office ("official", "force", "armed", …), or "".
        bodies: keys of the bodies it speaks or acts for.
        country: ISO 3166-1 alpha-2 code of its country, or "".
        happenings: "place|day" of the incidents it has a part in.
        age: in years as the report gives it, or None.
        died: the day of the incident in which it is said to have been killed, or "".
        spoke: the day on which it is said to have spoken, or "".
    """

    sort: str
    name: str
    spelt: tuple[str, ...]
    parts: tuple[str, ...]
    office: str
    line: str
    bodies: tuple[str, ...]
    country: str
    happenings: tuple[str, ...]
    age: int | None
    died: str
    spoke: str


class Surroundings:
    """What a sheet tells about its actors beyond what stands in them, gathered once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.day = sheet.report.published
        self.country = _only_country(sheet)
        self._by_words: dict[str, Actor] = {}
        for actor in sheet.actors:
            for words in (actor.name, *actor.aliases):
                self._by_words.setdefault(words.casefold(), actor)
        self.matters: set[str] = set()
        self.accounts: defaultdict[str, list[Account]] = defaultdict(list)
        self.issuers: defaultdict[str, set[str]] = defaultdict(set)
        self.speakers: set[str] = set()
        for account in sheet.accounts:
            self._gather(account)
        affiliations = {actor.affiliation.casefold() for actor in sheet.actors if actor.id in self.matters and actor.affiliation}
        self.matters |= {actor.id for words, actor in self._by_words.items() if words in affiliations}

    def named(self, words: str) -> Actor | None:
        """The actor that some words name, if they are one of its names."""
        return self._by_words.get(words.casefold())

    def _gather(self, account: Account) -> None:
        here: dict[str, set[str]] = defaultdict(set)
        for assertion in account.assertions:
            for claimant in assertion.claimants:
                if claimant.actor_id:
                    self.matters.add(claimant.actor_id)
                    self.speakers.add(claimant.actor_id)
            if assertion.property in _NAMING and isinstance(assertion.value, str):
                actor = self.named(assertion.value)
                if actor is not None:
                    self.matters.add(actor.id)
                    here[assertion.property].add(actor.id)
                    if account not in self.accounts[actor.id]:
                        self.accounts[actor.id].append(account)
        self.speakers |= here["speaker"]
        issuers = {actor.name for actor in self.sheet.actors if actor.id in here["issuer"] and actor.named}
        for speaker in here["speaker"]:
            self.issuers[speaker] |= issuers

    def happenings(self, actor: Actor) -> tuple[str, ...]:
        """ "place|day" of the incidents that an actor has a part in, as far as both are known."""
        found = set()
        for account in self.accounts[actor.id]:
            place, day = account.first("place"), account.first("date")
            if isinstance(place, Place) and isinstance(day, Interval) and day.precision == "day" and day.start:
                found.add(f"{spelt(place.name)}|{day.start}")
        return tuple(sorted(found))

    def death(self, actor: Actor) -> str:
        """The day of the incident in which an actor was killed, or ""."""
        for account in self.accounts[actor.id]:
            day = account.first("date")
            for assertion in account.of("killed"):
                sentence = self.sheet.sentence_of(assertion.evidence[0])
                killed = assertion.value if isinstance(assertion.value, Amount) else None
                if killed is None or not killed.low or sentence is None or not isinstance(day, Interval) or not day.end:
                    continue
                words = assertion.words.casefold()
                if any(name.casefold() in words for name in (actor.name, *actor.aliases) if name[:1].isupper()):
                    return day.end
        return ""

    def age(self, actor: Actor) -> int | None:
        """How old the report says that a person is ("Omar Rif, 34," or "34-year-old Omar Rif"), or None."""
        chars = self.sheet.text.chars
        for mention in self.sheet.mentions:
            if mention.actor_id == actor.id and mention.words[:1].isupper():
                found = _AGE_AFTER.match(chars, mention.span.end)
                found = found or _AGE_BEFORE.search(chars[max(0, mention.span.start - 40) : mention.span.start])
                if found and int(found.group(1)) <= _OLDEST:
                    return int(found.group(1))
        return None


def actor_features(actor: Actor, around: Surroundings) -> GroupFeatures | PersonFeatures | None:
    """What an actor is compared by; None if nothing can tell it from others: no name, or a person by one part of a name."""
    if not actor.named:
        return None
    if actor.kind == "person":
        return _person(actor, around)
    return _group(actor, around) if actor.kind in _GROUPS else None


def as_json(features: GroupFeatures | PersonFeatures) -> dict[str, Any]:
    """The features as an item keeps them."""
    return asdict(features)


def keys_of(features: GroupFeatures | PersonFeatures) -> tuple[str, ...]:
    """The keys under which an actor is compared with others; none if it must not be."""
    if isinstance(features, GroupFeatures):
        found = {f"group|{key}" for key in (*features.keys, *(f"first {name}" for name in features.first_names))}
        found |= {f"group|{key}" for key in features.acronyms if "@" in key}
        if features.registered:
            found.add(f"group|registered {features.registered}")
        return tuple(sorted(found))
    return tuple(sorted({f"person|{name}|{reason}" for name in _short_names(features) for reason in _reasons(features)}))


def _short_names(features: PersonFeatures) -> set[str]:
    """A name's first and last part, first two and last two: two names that are alike share one of them."""
    parts = features.parts
    return {f"{parts[0]} {parts[-1]}", f"{parts[0]} {parts[1]}", f"{parts[-2]} {parts[-1]}"}


def _reasons(features: PersonFeatures) -> set[str]:
    found = {f"office {features.office}"} if features.office else set()
    found |= {f"body {body}" for body in features.bodies}
    if features.country and features.line:
        found.add(f"line {features.country} {features.line}")
    for happening in features.happenings:
        place, day = happening.split("|")
        middle = date.fromisoformat(day)
        found |= {f"at {place} {(middle + timedelta(days)).isoformat()[:7]}" for days in (-_NEAR_DAYS, _NEAR_DAYS)}
    return found


def _group(actor: Actor, around: Surroundings) -> GroupFeatures | None:
    """A group's features; its country is the actor's own or its name's, or, for a body of the state, that of all that happens."""
    names = [name for words in dict.fromkeys((actor.name, *actor.aliases)) for name in apart(words) if _is_proper(name)]
    read = [group_name(name) for name in names]
    country = next((name.country_code for name in read if name.country_code), None) or actor.country_code
    if country is None and any(name.body for name in read):
        country = around.country
    keys = {key for name in read if (key := _key(name, country))}
    acronyms = {f"{name.key}@{country}" if country else name.key for name in read if name.acronym and name.key}
    if actor.kind != "armed_group":
        acronyms = {key.partition("@")[0] for key in acronyms}
    registered = actor.register_name or "" if _bears_out(actor, names) else ""
    found = {renamings().first_name(name, around.day) for name in (*names, *_registered_names(registered))} - {None}
    if not keys and not acronyms and not registered:
        return None
    return GroupFeatures(
        sort="group",
        kind=actor.kind,
        names=tuple(sorted(set(names))),
        keys=tuple(sorted(keys)),
        acronyms=tuple(sorted(acronyms)),
        registered=registered,
        first_names=tuple(sorted(name for name in found if name)),
        country=country or "",
    )


def _key(name: GroupName, country: str | None) -> str:
    if name.acronym or not name.key:
        return ""
    if name.formula:
        return f"{name.key}@{country}" if country else ""
    return name.key


def _is_proper(name: str) -> bool:
    """Whether words are a name: all but the small ones begin with a capital."""
    small = name_words().small
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in small and word.lower() not in ("s", "based")]
    return bool(words) and all(word[0].isupper() for word in words)


def _registered_names(registered: str) -> tuple[str, ...]:
    group = group_register().find(registered) if registered else None
    return (group.name, *group.aliases) if group is not None else ()


def _bears_out(actor: Actor, names: Iterable[str]) -> bool:
    """Whether a name of the report is the register's to the letter, or to the sound if it has two words or more that can be heard."""
    group = group_register().find(actor.register_name) if actor.register_name else None
    if group is None:
        return False
    letters = {spelt(name) for name in (group.name, *group.aliases, *group.acronyms)}
    sounds = {group_name(name).key for name in (group.name, *group.aliases)}
    return any(spelt(name) in letters or (" " in (key := group_name(name).key) and key in sounds) for name in names)


def _person(actor: Actor, around: Surroundings) -> PersonFeatures | None:
    full = [read for name in (actor.name, *actor.aliases) if _is_proper(name) and (read := person_name(name)) is not None]
    if not full:
        return None
    name: PersonName = max(full, key=lambda read: (len(read.parts), read.spelt))
    country, office = _office(actor.role or "")
    bodies = [actor.affiliation or "", *sorted(around.issuers[actor.id])]
    affiliated = {key for words in bodies for part in apart(words) if (key := _body_key(part, around))}
    own = actor.country_code or country
    return PersonFeatures(
        sort="person",
        name=" ".join(name.spelt),
        spelt=name.spelt,
        parts=name.parts,
        office=office,
        line=_line(office),
        bodies=tuple(sorted(affiliated)),
        country=own or around.country or "",
        happenings=around.happenings(actor),
        age=around.age(actor),
        died=around.death(actor),
        spoke=(around.day or "") if actor.id in around.speakers else "",
    )


def _office(role: str) -> tuple[str | None, str]:
    """An office without titles of respect and country: "Egyptian Interior Minister" is EG and "interior minister"."""
    words = [word for word in spelt(role).split() if word not in name_words().small and word not in ("former", "ex", "acting")]
    if not words or any(word in name_words().kin for word in words):
        return None, ""
    known = group_name(role).country_code
    if known:
        from sayso.linking.names import country_of_words

        words = country_of_words(words)[1]
    return known, " ".join(words)


def _line(office: str) -> str:
    """The class of an office by its last word that tells one."""
    classes = name_words().classes
    return next((classes[word] for word in reversed(office.split()) if word in classes), "")


def _body_key(words: str, around: Surroundings) -> str:
    """The key of a body that a person belongs to; of a body of the state its words, with the country if it is known."""
    read = group_name(words)
    if read.formula or read.acronym:
        country = read.country_code or around.country
        return f"{read.key}@{country}" if country else read.key
    return read.key


def _only_country(sheet: Sheet) -> str | None:
    """The country in which all incidents of a report lie whose country is known, if it is one."""
    found = {
        assertion.value.country_code
        for account in sheet.incidents
        for assertion in account.of("place")
        if assertion.stance == "asserted" and isinstance(assertion.value, Place) and assertion.value.country_code
    }
    return found.pop() if len(found) == 1 else None
