"""Reports that nobody wrote: an archive of any size to measure with, coded without a language pipeline.

Each report is built with its coding: the words that its assertions rest on stand in its text where their spans say. Countries, towns,
groups and outlets are made of syllables. One seed gives the same reports on every machine, and report number n does not depend
on how many others are made.

Each report tells of one incident and one statement in 13 assertions and some 1,000 characters. (News about violence that Sayso
coded has 1.6, 1.9, 25 and 1,800 on average.) An incident has between one and twelve reports within three weeks; every fifth after
the first is a copy of the first with another headline. Tolls rise with time, and differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from math import exp
from random import Random
from typing import Final

from sayso.linking.incident_words import word_weights
from sayso.records import Account, Actor, Amount, Assertion, Claimant, Interval, Mention, Place, Report, Sheet, Span, Text, Value

MADE_BY: Final = "synthetic@1"
FIRST_DAY: Final = date(2015, 1, 1)
DAYS: Final = 3_650
_ONSETS: Final = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "z", "br", "dr", "kr", "sh", "tr", "ch")
_VOWELS: Final = ("a", "e", "i", "o", "u", "aa", "ei", "ou")
_ENDS: Final = ("n", "r", "l", "m", "k", "s", "t", "sh", "", "")
_TYPES: Final = (
    ("bombing", "car_bomb", "a car bomb exploded outside {site}"),
    ("bombing", "roadside_bomb", "a roadside bomb hit a patrol near {site}"),
    ("armed_assault", "shooting", "gunmen opened fire on {site}"),
    ("armed_assault", "raid", "armed men stormed {site}"),
    ("kidnapping", "abduction", "gunmen abducted workers from {site}"),
    ("airstrike", "air_strike", "an air strike hit {site}"),
    ("shelling", "artillery", "shells fell on {site}"),
    ("assassination", "assassination", "an assassin shot an official at {site}"),
)
_SITES: Final = (
    "a market",
    "a police post",
    "a checkpoint",
    "the barracks",
    "a mosque",
    "a school",
    "the courthouse",
    "a bus station",
)
_SENTENCES: Final = 6


@dataclass(frozen=True, slots=True)
class World:
    """The invented countries with their towns, groups, outlets and people."""

    towns: tuple[Place, ...]
    groups: tuple[tuple[str, str], ...]  # name, country
    outlets: tuple[str, ...]
    names: tuple[str, ...]


def world(seed: int = 7) -> World:
    """Twelve countries, 600 towns, 90 groups, 150 outlets."""
    random = Random(seed)
    countries = [(_word(random, 2).title() + "land", f"X{chr(65 + n)}") for n in range(12)]  # codes that ISO 3166 leaves to users
    towns, groups = [], []
    for n, (country, code) in enumerate(countries):
        for town in range(50):
            lat, lon = 10 + n * 3 + random.random() * 2, 5 + n * 4 + random.random() * 3
            admin = f"{country} {'North' if town % 2 else 'South'}"
            name = _word(random, 2 + town % 2).title()
            towns.append(
                Place(name, country, code, round(lat, 4), round(lon, 4), "settlement", 90_000_000 + n * 100 + town, admin)
            )
        groups += [(f"{_word(random, 2).title()} {kind} of {country}", code) for kind in ("Front", "Brigades", "Army", "Guard")]
        groups += [(f"Ansar {_word(random, 2).title()}", code) for _ in range(3)]
    outlets = tuple(
        f"{_word(random, 2).title()} {kind}" for kind in ("Wire", "Courier", "Post", "Today", "Radio") for _ in range(30)
    )
    names = tuple(_word(random, 2).title() for _ in range(3_000))
    return World(tuple(towns), tuple(groups), outlets, names)


@dataclass(frozen=True, slots=True)
class Happening:
    """What several reports tell of."""

    number: int
    day: date
    town: Place
    type: str
    subtype: str
    phrase: str
    killed: int
    wounded: int
    group: str
    officer: str
    reports: int


def _word(random: Random, syllables: int) -> str:
    return "".join(random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_ENDS) for _ in range(syllables))


def _prose(random: Random, number: int) -> list[str]:
    """Sentences of ordinary words, some of them words that all reports of the incident like to use."""
    common, weights = _vocabulary()
    topic = Random(f"topic {number}").choices(common, k=12)
    made = []
    for _ in range(_SENTENCES):
        words = random.choices(common, cum_weights=weights, k=16) + random.sample(topic, 3)
        random.shuffle(words)
        made.append(" ".join(words).capitalize() + ".")
    return made


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], list[float]]:
    """Ordinary words, each as often as in the reports that its weight was counted in: the share of reports that use it is exp(-weight)."""
    weights = word_weights()
    words = sorted(word for word in weights if word.isalpha())
    return words, list(accumulate(exp(-weights[word]) for word in words))


def happening(here: World, number: int, *, a_day: int = 0) -> Happening:
    """Incident number n; it depends on nothing but n.

    Args:
        a_day: so many incidents happen on each day, in their order, and an archive grows by going on; 0: all of them lie in the same
            ten years, and it grows by getting denser.
    """
    random = Random(f"happening {number}")
    type_, subtype, phrase = random.choice(_TYPES)
    town = random.choice(here.towns)
    groups = [name for name, code in here.groups if code == town.country_code]
    return Happening(
        number,
        FIRST_DAY + timedelta(days=number // a_day if a_day else random.randrange(DAYS)),
        town,
        type_,
        subtype,
        phrase.format(site=random.choice(_SITES)),
        int(random.expovariate(0.25)),
        int(random.expovariate(0.1)),
        random.choice(groups),
        f"{random.choice(here.names)} {random.choice(here.names)}",
        min(12, 1 + int(random.expovariate(0.55))),
    )


def sheets(count: int, seed: int = 7, *, after: int = 0, begin: int = 0, a_day: int = 0) -> Iterator[tuple[Sheet, bytes]]:
    """The first `count` reports, coded, each with its bytes. Reports of one incident come one after the other, as news does.

    Args:
        after: so many reports are passed over, at no cost where a whole incident lies before.
        a_day: as in `happening`.
        begin: number of the first incident. Another seed gives other names alone: what is told with the same words counts as copied.
    """
    here = world(seed)
    made, number = 0, begin
    while made < count:
        what = happening(here, number, a_day=a_day)
        if made + what.reports <= after:
            made, number = made + what.reports, number + 1
            continue
        random = Random(f"reports {number}")
        first = True
        for n in range(what.reports):
            if made == count:
                return
            made += 1
            sheet = _told(here, what, n, random, copied=not first and random.random() < 0.2)
            first = False
            if made > after:
                yield sheet, sheet.text.chars.encode()
        number += 1


@dataclass(slots=True)
class _Draft:
    """A text as it is written, with the places of the words that matter."""

    chars: str = ""

    def add(self, words: str) -> Span:
        start = len(self.chars)
        self.chars += words
        return Span(start, len(self.chars))


def _told(here: World, what: Happening, nth: int, random: Random, *, copied: bool) -> Sheet:
    published = what.day + timedelta(days=min(nth // 2 + int(random.random() * 1.6), 20))
    outlet = random.choice(here.outlets)
    killed, wounded = what.killed + (nth // 3), what.wounded + nth // 2
    if copied:  # a copy tells what the wire told; another headline,
        killed, wounded = what.killed, what.wounded
    title = (
        f"{killed} killed in {what.town.name} as {what.phrase.split(' ')[1]} strikes"
        if nth % 2
        else f"Attack in {what.town.name}"
    )
    draft = _Draft()
    draft.add(f"{title}\n\n")
    body = len(draft.chars)
    draft.add(f"{what.town.name.upper()}, {published:%B} {published.day} - ")
    anchor = draft.add(what.phrase)
    draft.add(" in ")
    place = draft.add(what.town.name)
    draft.add(" on ")
    day = draft.add(f"{what.day:%A}")
    draft.add(", ")
    kill = draft.add(f"killing {killed} people")
    draft.add(" and ")
    hurt = draft.add(f"wounding {wounded}")
    draft.add(", ")
    officer = draft.add(what.officer)
    draft.add(", a police spokesman in ")
    province = draft.add(what.town.admin1 or "")
    draft.add(", told reporters. ")
    prose = _prose(Random(f"prose {what.number} {0 if copied else nth}"), what.number)
    draft.add(" ".join(prose[: _SENTENCES // 2]) + " ")
    group = draft.add(what.group)
    draft.add(" ")
    said = draft.add("claimed responsibility for the attack in a statement")
    draft.add(f". {' '.join(prose[_SENTENCES // 2 :])}\n")
    digest = hashlib.sha256(draft.chars.encode()).hexdigest()
    report = Report(digest, f"synthetic-{what.number}-{nth}", source=outlet, title=title, published=published.isoformat())
    text = Text(report.id, draft.chars, MADE_BY, body_start=body)
    spans = {
        "anchor": anchor,
        "place": place,
        "day": day,
        "killed": kill,
        "wounded": hurt,
        "officer": officer,
        "province": province,
        "group": group,
        "said": said,
    }
    return _coded(what, report, text, spans, (killed, wounded))


def _province(town: Place) -> Place:
    return Place(town.admin1 or "", town.country, town.country_code, town.lat, town.lon, "province", admin1=town.admin1)


def _coded(what: Happening, report: Report, text: Text, spans: dict[str, Span], toll: tuple[int, int]) -> Sheet:
    outlet = Claimant(report.source or "", outlet=True)
    police = Actor(
        text.id, what.officer, "person", role="police spokesman", affiliation="police", country_code=what.town.country_code
    )
    group = Actor(text.id, what.group, "armed_group", country_code=what.town.country_code)
    by_police = (Claimant(police.name, text.words(spans["officer"]), spans["officer"], police.id), outlet)
    by_group = (Claimant(group.name, text.words(spans["group"]), spans["group"], group.id), outlet)
    scope = (Span(text.body_start, spans["officer"].end),)
    incident = Account(text.id, "incident", (spans["anchor"],), scope)
    when = Interval(what.day.isoformat(), what.day.isoformat(), "day", value=what.day.isoformat())
    values: list[tuple[str, Value, str, tuple[Claimant, ...]]] = [
        ("type", what.type, "anchor", (outlet,)),
        ("subtype", what.subtype, "anchor", (outlet,)),
        ("stage", "accomplished", "anchor", (outlet,)),
        ("date", when, "day", by_police),
        ("place", what.town, "place", by_police),
        ("killed", Amount(toll[0], toll[0], toll[0]), "killed", by_police),
        ("wounded", Amount(toll[1], toll[1], toll[1]), "wounded", by_police),
        ("claimed", what.group, "group", by_group),
    ]
    statement = Account(text.id, "statement", (spans["said"],), (spans["said"],))
    told: list[tuple[str, Value, str, tuple[Claimant, ...]]] = [
        ("issuer", what.group, "group", (outlet,)),
        ("medium", "statement", "said", (outlet,)),
        ("act", "claim_responsibility", "said", (outlet,)),
        ("about", incident.id, "said", (outlet,)),
        ("is_claim", True, "said", (outlet,)),
    ]
    accounts = (_with(incident, text, spans, values), _with(statement, text, spans, told))
    mentions = (
        Mention(text.id, spans["place"], text.words(spans["place"]), "place", MADE_BY, value=what.town),
        Mention(text.id, spans["province"], text.words(spans["province"]), "place", MADE_BY, value=_province(what.town)),
        Mention(text.id, spans["day"], text.words(spans["day"]), "time", MADE_BY, value=when),
        Mention(text.id, spans["officer"], what.officer, "actor", MADE_BY, actor_id=police.id),
        Mention(text.id, spans["group"], what.group, "actor", MADE_BY, actor_id=group.id),
    )
    ordered = tuple(sorted(mentions, key=lambda m: m.span))
    sentences = (Span(0, text.body_start), Span(text.body_start, len(text.chars)))
    return Sheet(report, text, sentences, mentions=ordered, actors=(police, group), accounts=accounts)


def _with(
    account: Account, text: Text, spans: dict[str, Span], values: list[tuple[str, Value, str, tuple[Claimant, ...]]]
) -> Account:
    return account.with_assertions(
        *(
            Assertion(account.id, name, value, text.words(spans[at]), (spans[at],), claimants, MADE_BY)
            for name, value, at, claimants in values
        )
    )
