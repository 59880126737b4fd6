"""Short reports that nobody wrote, for filling an archive again and again: quick to code, and tied to each other.

Three reports in five tell of something that others tell of too, every sixth is a copy of an earlier one in another outlet, tolls rise and
differ, groups claim and deny. One seed gives the same reports everywhere.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

FIRST_DAY: Final = date(2031, 2, 1)
_TOWNS: Final = (
    *(
        "Kelm",
        "Brenholt",
        "Saray Hill",
        "Torvik",
        "Mirsal",
        "Ouban",
        "Tel Amra",
        "Dahra",
        "Vashkel",
        "Orim",
        "Lower Kelm",
        "Dastur",
    ),
    *(
        "Hanova",
        "Beshir",
        "Tolmen",
        "Ain Sarra",
        "Port Vask",
        "Gorvik",
        "Sulmar",
        "Nadra",
        "Kirsh",
        "Wadi Tamil",
        "Elvik",
        "Marhan",
    ),
)
_SITES: Final = (
    "the police station",
    "a bus depot",
    "the courthouse",
    "a fuel market",
    "an army checkpoint",
    "the old customs house",
)
_GROUPS: Final = ("Northern Dawn Front", "Kelm Brigades", "Ansar al-Fajr")
_OUTLETS: Final = ("Torvik Courier", "Dahra Wire", "Qadria Today", "Vasrland Radio", "Mirsal Post")
_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_ACTS: Final = (
    "A car bomb exploded outside {site} in {town} on {weekday}, killing {killed} people and wounding {wounded}, police said.",
    "Gunmen opened fire on {site} in {town} on {weekday}; {killed} people were killed and {wounded} were wounded, officials said.",
    "At least {killed} people died when a roadside bomb went off near {site} in {town} on {weekday}, a hospital official said.",
    "Militants attacked {site} in {town} on {weekday} and killed {killed} soldiers, the interior ministry said.",
)
_VOICES: Final = (
    "The {group} claimed responsibility for the attack in a statement.",
    "The {group} denied any part in the attack.",
    "No group has claimed responsibility.",
    "The governor blamed the {group}.",
    "A spokesman for the {group} threatened more attacks.",
)
_PEOPLE: Final = (
    "a baker",
    "a teacher",
    "the mayor",
    "a bus driver",
    "a nurse",
    "a shopkeeper",
    "a farmer",
    "a student",
    "a tailor",
)
_HEARD: Final = (
    *(
        "saw smoke over",
        "ran out of",
        "was standing beside",
        "had just left",
        "heard shouting from",
        "was locked inside",
        "looked for his",
    ),
    *("carried water to", "telephoned from", "slept in", "hid behind", "drove past"),
)
_THINGS: Final = (
    *(
        "a blue kiosk",
        "the salt warehouse",
        "brother and uncle",
        "the old cinema",
        "a row of lorries",
        "the tram sheds",
        "an empty school",
    ),
    *(
        "the fish market",
        "two burning taxis",
        "the water tower",
        "a wedding hall",
        "the grain silo",
        "the river ferry",
        "a tea house",
    ),
)
_WHEN: Final = (
    *(
        "shortly before noon",
        "after the evening prayer",
        "while it rained",
        "as the shops opened",
        "when the power failed",
        "at dawn",
    ),
    *("during a football match", "on the way to a funeral", "in the middle of the night", "while children were at play"),
)


def invented_lines(count: int, seed: int = 11) -> list[str]:
    """Reports as lines of JSON, no two alike."""
    random = Random(seed)
    told: list[dict[str, str]] = []
    happening: dict[str, str] = {}
    while len(told) < count:
        if told and len(told) % 6 == 5:
            told.append(_copied(random, told))
            continue
        if not happening or random.random() < 0.4:
            happening = _happening(random)
        told.append(_report(random, happening, len(told)))
    return [json.dumps(one, ensure_ascii=False) for one in told]


def write_reports(path: Path, count: int, seed: int = 11) -> Path:
    """The reports as one file; every fiftieth line stands in it twice, as happens where files are put together."""
    lines = invented_lines(count, seed)
    doubled = [line for n, line in enumerate(lines, 1) for line in ([line, line] if n % 50 == 0 else [line])]
    path.write_text("\n".join(doubled) + "\n", encoding="utf-8")
    return path


def _happening(random: Random) -> dict[str, str]:
    day = FIRST_DAY + timedelta(days=random.randrange(300))
    killed = random.randrange(6)
    return {
        "day": day.isoformat(),
        "weekday": day.strftime("%A"),
        "town": random.choice(_TOWNS),
        "site": random.choice(_SITES),
        "group": random.choice(_GROUPS),
        "act": random.choice(_ACTS),
        "killed": str(killed),
        "wounded": _NUMBERS[random.randrange(10)],
    }


def _report(random: Random, happening: dict[str, str], number: int) -> dict[str, str]:
    later = random.randrange(3)
    killed = min(int(happening["killed"]) + random.choice((0, 0, later, later + 1)), len(_NUMBERS) - 1)
    words = {**happening, "killed": _NUMBERS[killed]}
    sentences = [happening["act"].format(**words), _detail(random), random.choice(_VOICES).format(**words), _detail(random)]
    published = date.fromisoformat(happening["day"]) + timedelta(days=later)
    return {
        "id": f"r{number}",
        "title": f"{words['killed'].capitalize()} killed in {happening['town']} attack",
        "text": " ".join(sentences),
        "source": random.choice(_OUTLETS),
        "published": published.isoformat(),
    }


def _detail(random: Random) -> str:
    """A sentence of which there are some thousands: without it all reports would be near copies of each other."""
    who, other = random.sample(_PEOPLE, 2)
    heard, thing, when = random.choice(_HEARD), random.choice(_THINGS), random.choice(_WHEN)
    return f"{who.capitalize()} {heard} {thing} {when}, and {other} {random.choice(_HEARD)} {random.choice(_THINGS)}."


def _copied(random: Random, told: list[dict[str, str]]) -> dict[str, str]:
    old = random.choice(told[-12:])
    outlet = random.choice([name for name in _OUTLETS if name != old["source"]])
    return {**old, "id": f"r{len(told)}", "source": outlet, "text": f"{old['text']} {outlet} was told the same."}
