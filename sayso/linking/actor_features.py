"""What an actor of one report is compared by: names, office, bodies, country.

An archive compares actors alike in all of these once, so they hold nothing of the single report that is not needed: days and places
only of people whom nothing else can tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final

from sayso.gazetteer.groups import group_register
from sayso.gazetteer.names import key as spelt
from sayso.gazetteer.renamings import renamings
from sayso.linking.actor_surroundings import Surroundings
from sayso.linking.names import (
    GroupName,
    PersonName,
    apart,
    are_initials,
    country_of_words,
    group_name,
    is_proper,
    name_words,
    person_name,
)
from sayso.records import Actor

_GROUPS: Final = frozenset({"armed_group", "organisation", "security_force", "government", "media"})
_SPOKEN: Final = 5
NEAR_DAYS: Final = 3
"""Two reports may differ by so many days about when something happened."""


@dataclass(frozen=True, slots=True)
class GroupFeatures:
    """A group or body. All lists are sorted.

    Attributes:
        sort: "group".
        kind: as in `Actor`.
        names: its names in this report, one of each key.
        keys: of its names that mean it alone, and "key@XX" of those that mean it only together with the country XX.
        acronyms: initials it goes by, "NDF".
        registered: its name in the register of armed groups, or "".
        first_names: the first name ever of the group, by the renamings that hold on the report's day.
        country: ISO 3166-1 alpha-2 code of the country it belongs to, or "".
        near: of a town's body, where the report's incidents lie ("XX|unit"), else empty.
    """

    sort: str
    kind: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    acronyms: tuple[str, ...]
    registered: str
    first_names: tuple[str, ...]
    country: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonFeatures:
    """A person with a full name. All lists are sorted.

    Attributes:
        sort: "person".
        spelt, parts: as in `PersonName`.
        office: what the person is called, in words without country, or "".
        line: the class of that office ("official", "force", "armed", …), or "".
        plain: whether many hold that office at once, or there is none.
        bodies: keys of the bodies it speaks or acts for.
        country: ISO 3166-1 alpha-2 code of its country, or "".
        near: for an office, codes of the countries in which the report's incidents lie.
        happenings: "place|day" of the incidents it has a part in, unless it speaks and has an office or body.
        age: in years as the report gives it, or None.
        died: the day of the incident in which it is said to have been killed, or "".
        spoke: the year with which the five years begin in which it is said to have spoken, or "".
    """

    sort: str
    spelt: tuple[str, ...]
    parts: tuple[str, ...]
    office: str
    line: str
    plain: bool
    bodies: tuple[str, ...]
    country: str
    near: tuple[str, ...]
    happenings: tuple[str, ...]
    age: int | None
    died: str
    spoke: str


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
    if isinstance(features, PersonFeatures):
        return tuple(sorted({f"person|{name}|{why}" for name in _short_names(features.parts) for why in _grounds(features)}))
    found = {f"group|{key}" for key in (*features.keys, *(f"first {name}" for name in features.first_names))}
    if features.registered:
        found.add(f"group|registered {features.registered}")
    if features.kind == "armed_group" and features.country:
        found |= {f"group|{letters}@{features.country}" for letters in features.acronyms}
    return tuple(sorted(found))


def _short_names(parts: tuple[str, ...]) -> set[str]:
    """A name's first and last part, first two and last two: two names that are alike share one of them."""
    return {f"{parts[0]} {parts[-1]}", f"{parts[0]} {parts[1]}", f"{parts[-2]} {parts[-1]}"}


def _grounds(features: PersonFeatures) -> set[str]:
    found = {f"office {features.office}"} if features.office else set()
    found |= {f"body {body}" for body in features.bodies}
    if features.line:
        found |= {f"line {features.line} {code}" for code in {features.country, *features.near} - {""}}
    for happening in features.happenings:
        place, day = happening.split("|")
        middle = date.fromisoformat(day)
        found |= {f"at {place} {(middle + timedelta(days)).isoformat()[:7]}" for days in (-NEAR_DAYS, NEAR_DAYS)}
    return found


def _group(actor: Actor, around: Surroundings) -> GroupFeatures | None:
    """A group's features; its country is its name's or the actor's own or, for a body of the state, that of all that happens."""
    names = [name for words in dict.fromkeys((actor.name, *actor.aliases)) for name in apart(words) if is_proper(name)]
    read = [group_name(name) for name in names]
    country = next((name.country_code for name in read if name.country_code), None) or actor.country_code
    if country is None and any(name.body for name in read):
        country = around.country or None
    # Initials of five letters and more are spoken as a word and written as one ("HAMAS").
    words = [name if not name.acronym or len(name.key) < _SPOKEN else group_name(name.key.capitalize()) for name in read]
    keys = {key: name.name for name in reversed(words) if (key := _key(name, actor, country))}
    registered = (actor.register_name or "") if _bears_out(actor, names) else ""
    known = _registered(registered)
    full = [name.name for name in read if not name.acronym]
    acronyms = {
        name.key
        for name in read
        if name.acronym and (not full or name.key in known or any(are_initials(name.key, n) for n in full))
    }
    first = {renamings().first_name(name, around.day) for name in (*names, *known[:1])} - {None}
    if not keys and not acronyms and not registered and not first:
        return None
    return GroupFeatures(
        sort="group",
        kind=actor.kind,
        names=tuple(sorted({*keys.values(), *acronyms} or set(names[:1]))),
        keys=tuple(sorted(keys)),
        acronyms=tuple(sorted(acronyms)),
        registered=registered,
        first_names=tuple(sorted(name for name in first if name)),
        country=country or "",
        near=tuple(place for place in around.places if place[-1] != "|") if any(name.town for name in read) else (),
    )


def _key(name: GroupName, actor: Actor, country: str | None) -> str:
    """A name's key. What many bear, and a single word that is no armed group's name, means one body only within a country."""
    if name.acronym or not name.key or name.local:
        return ""
    if name.formula or (" " not in name.key and actor.kind != "armed_group"):
        return f"{name.key}@{country}" if country else ""
    return name.key


def _registered(name: str) -> tuple[str, ...]:
    """All names that the register gives a group."""
    group = group_register().find(name) if name else None
    return (group.name, *group.aliases, *group.acronyms) if group is not None else ()


def _bears_out(actor: Actor, names: Iterable[str]) -> bool:
    """Whether a name of the report is the register's to the letter, or by its key if that has two words or more."""
    known = _registered(actor.register_name or "")
    letters = {spelt(name) for name in known}
    keys = {key for name in known if " " in (key := group_name(name).key)}
    return any(spelt(name) in letters or group_name(name).key in keys for name in names)


def _person(actor: Actor, around: Surroundings) -> PersonFeatures | None:
    full = [read for name in (actor.name, *actor.aliases) if is_proper(name) and (read := person_name(name)) is not None]
    if not full:
        return None
    name: PersonName = max(full, key=lambda read: (len(read.parts), read.spelt))
    country, office = _office(actor.role or "")
    said = (actor.affiliation or "", *around.issuers(actor))
    bodies = {_body_key(part, around) for words in said for part in apart(words)} - {""}
    line = _line(office)
    plain = not office or office.split()[-1] in name_words().plain_offices
    speaks = actor.id in around.speakers
    return PersonFeatures(
        sort="person",
        spelt=name.spelt,
        parts=name.parts,
        office=office,
        line=line,
        plain=plain,
        bodies=tuple(sorted(bodies)),
        country=actor.country_code or country or "",
        near=tuple(sorted({place[:2] for place in around.places})) if line else (),
        happenings=() if speaks and (office or bodies) else around.happenings(actor),
        age=around.age(actor),
        died=around.death(actor),
        spoke=_five_years(around.day) if speaks else "",
    )


def _five_years(day: str | None) -> str:
    """ "2015" for 2015 to 2019: coarse, for each value makes one more look under which an archive keeps a person who speaks often."""
    return str(int(day[:4]) // 5 * 5) if day else ""


def _office(role: str) -> tuple[str | None, str]:
    """A country and an office without it: "Egyptian Interior Minister" is EG and "interior minister"; kinship is no office."""
    words = [word for word in spelt(role).split() if word not in name_words().small and word not in ("former", "ex", "acting")]
    if not words or any(word in name_words().kin for word in words):
        return None, ""
    country, words = country_of_words(words)
    return country, " ".join(re.sub(r"(?<=[a-z]{4})(?:wo)?man$", "person", word) for word in words)


def _line(office: str) -> str:
    """The class of an office, by its last word that tells one."""
    classes = name_words().classes
    return next((classes[word] for word in reversed(office.split()) if word in classes), "")


def _body_key(words: str, around: Surroundings) -> str:
    """The key of a body that a person belongs to; what many bodies are called, with its country if that is known."""
    read = group_name(words)
    country = read.country_code or around.country
    return f"{read.key}@{country}" if read.key and country and (read.formula or read.acronym) else read.key
