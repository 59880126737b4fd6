"""Pairs of accounts of statements, all invented: of one statement, and of two that look alike.

There is no coded collection of statements over several reports; these pairs say what is meant.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sayso.records import Account, Actor, Assertion, Claimant, Interval, Place, Report, Sheet, Span, Text

PLACES = {
    "Torvik": Place("Torvik", "Vasrland", "VS", 51.0, 31.0, "settlement", 9001, "Torvik"),
    "Kelm": Place("Kelm", "Vasrland", "VS", 51.4, 33.5, "settlement", 9002, "East"),
    "Kelm market": Place("Kelm", "Vasrland", "VS", 51.41, 33.51, "exact", 9007, "East"),
    "Brenholt": Place("Brenholt", "Vasrland", "VS", 50.2, 30.0, "settlement", 9003, "South"),
    "Dahra": Place("Dahra", "Qadria", "QA", 20.0, 41.0, "settlement", 9004, "Dahra"),
    "Mirsal": Place("Mirsal", "Qadria", "QA", 21.5, 42.5, "settlement", 9005, "North"),
}
BODIES = {
    "Northern Dawn Front": ("armed_group", ("NDF",)),
    "NDF": ("armed_group", ()),
    "Kelm Brigades": ("armed_group", ()),
    "Ansar al-Fajr": ("armed_group", ()),
    "Ansaar el-Fajr": ("armed_group", ()),
    "Interior Ministry of Vasrland": ("government", ()),
    "Interior Ministry of Qadria": ("government", ()),
}
WE_WILL = "We will strike you in your barracks and on your roads, and no wall that you build will hold us back."
SOLDIERS = "Soldiers, lay down the weapons of the government and go home to your mothers before the river rises."
TRANSLATED = "Go home to your mothers, soldiers; put down the government's weapons before the rising of the river."
OTHER_WORDS = "The elections are a trap set by merchants, and whoever opens a polling station shares their guilt."
CHIEF = "We have two men in custody and we are looking for the driver of a grey van that was seen near the bridge."
CHIEF_MORE = "My officers went from door to door the whole night, and I am proud of each of them."


def told(
    published: str | None,
    *,
    issuer: str = "",
    speaker: str = "",
    medium: str = "",
    on: str = "",
    acts: tuple[str, ...] = (),
    quotes: tuple[str, ...] = (),
    about: tuple[str, str, str] | None = None,
    remembered: bool = False,
    content: str = "",
    source: str = "Torvik Courier",
) -> Sheet:
    """A report with one account of a statement.

    Args:
        on: the stated day, or two with a stroke between them.
        about: type, place and day of the incident it is about; "" for what the report does not say.
        remembered: the report remembers the incident rather than reports it.
    """
    parts = [issuer or "someone", speaker, medium, on, *acts, *quotes, content, *(about or ())]
    chars = f"{source} {published}: " + " ".join(filter(None, parts)) + "."
    report = Report(hashlib.sha256(chars.encode()).hexdigest(), "report", source=source, published=published)
    text = Text(report.id, chars, "as-given@1")
    incident = Account(text.id, "incident", (Span(0, 1),))
    scope = tuple(Span(chars.index(words), chars.index(words) + len(words)) for words in (*quotes, content) if words)
    account = Account(text.id, "statement", (Span(1, 2),), scope)
    values: list[tuple[str, Any]] = [("issuer", issuer), ("speaker", speaker), ("medium", medium)]
    values += [("date", _interval(on))] if on else []
    values += [("act", act) for act in acts] + [("quotation", words) for words in quotes]
    values += [("about", incident.id)] if about else []
    account = account.with_assertions(*(_assertion(account, name, value) for name, value in values if value))
    if about:
        kind, place, day = about
        facts: list[tuple[str, Any]] = [("type", kind), ("place", PLACES.get(place)), ("date", _interval(day) if day else None)]
        facts += [("background", remembered)]
        incident = incident.with_assertions(*(_assertion(incident, name, value) for name, value in facts if value))
    actors = (*_body(text.id, issuer), *_person(text.id, speaker))
    return Sheet(report, text, actors=actors, accounts=(incident, account) if about else (account,))


def _interval(day: str) -> Interval:
    start, _, end = day.partition("/")
    return Interval(start, end or start, "range" if end else "day")


def _assertion(account: Account, name: str, value: Any) -> Assertion:
    return Assertion(account.id, name, value, "words", (Span(0, 1),), (Claimant("Torvik Courier", outlet=True),), "pairs@1")


def _body(scope: str, name: str) -> tuple[Actor, ...]:
    if not name:
        return ()
    kind, aliases = BODIES.get(name, ("security_force", ()))
    return (Actor(scope, name, kind, named=name in BODIES, aliases=aliases),)


def _person(scope: str, name: str) -> tuple[Actor, ...]:
    return (Actor(scope, name, "person", named=name[0].isupper()),) if name else ()


@dataclass(frozen=True)
class Pair:
    """Two accounts and what holds of them."""

    why: str
    one: Sheet
    other: Sheet
    same: bool


NDF: dict[str, Any] = {"issuer": "Northern Dawn Front"}
CLAIM: dict[str, Any] = NDF | {"acts": ("claim_responsibility",)}
THREAT: dict[str, Any] = NDF | {"acts": ("threaten",)}
DAHRA: dict[str, Any] = {"source": "Dahra Wire"}
KELM = ("bombing", "Kelm", "2031-05-04")
KELM_MARKET = ("bombing", "Kelm market", "2031-05-04")
CHIEF_IN_KELM: dict[str, Any] = {"speaker": "Orin Sale", "acts": ("confirm",), "about": KELM}

SAME = [
    ("a claim of one bombing", told("2031-05-05", **CLAIM, about=KELM), told("2031-05-05", **CLAIM, about=KELM_MARKET, **DAHRA)),
    (
        "a claim told a day later, without the date of the bombing",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-06", **CLAIM, about=("bombing", "Kelm", ""), **DAHRA),
    ),
    (
        "initials for the name",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-05", issuer="NDF", acts=("claim_responsibility",), about=KELM, **DAHRA),
    ),
    (
        "another spelling",
        told("2031-05-05", issuer="Ansar al-Fajr", acts=("claim_responsibility",), about=("bombing", "Mirsal", "2031-05-04")),
        told("2031-05-06", issuer="Ansaar el-Fajr", acts=("claim_responsibility",), about=("bombing", "Mirsal", "2031-05-04")),
    ),
    (
        "a recording of one stated day, other parts quoted",
        told("2031-05-05", **THREAT, medium="audio recording", on="2031-05-04", quotes=(WE_WILL,)),
        told("2031-05-06", **THREAT, medium="recording", on="2031-05-04", quotes=(SOLDIERS,), **DAHRA),
    ),
    (
        "one quotation, sound for one outlet and pictures for the other",
        told("2031-05-05", **THREAT, medium="audio message", on="2031-05-04", quotes=(WE_WILL,)),
        told("2031-05-05", **THREAT, medium="video", on="2031-05-04", quotes=(WE_WILL,), **DAHRA),
    ),
    (
        "one quotation, told again five days later",
        told("2031-05-05", **THREAT, on="2031-05-04", quotes=(WE_WILL, SOLDIERS)),
        told("2031-05-10", **THREAT, quotes=(WE_WILL,), **DAHRA),
    ),
    (
        "another translation",
        told("2031-05-05", **NDF, acts=("call_for",), quotes=(SOLDIERS,)),
        told("2031-05-05", **NDF, acts=("call_for", "threaten"), quotes=(TRANSLATED,), **DAHRA),
    ),
    (
        "a claim remembered months later",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-09-20", **CLAIM, on="2031-05-05", about=KELM, **DAHRA),
    ),
    (
        "a claim remembered months later, without its day",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-09-20", **CLAIM, about=KELM, remembered=True, **DAHRA),
    ),
    (
        "a name without its middle, one interview",
        told("2031-05-05", speaker="Usan Abu Hadi", medium="interview", quotes=(OTHER_WORDS,)),
        told("2031-05-05", speaker="Usan Hadi", medium="interview", quotes=(OTHER_WORDS,), **DAHRA),
    ),
    (
        "a chief of police on the day of the bombing",
        told("2031-05-05", **CHIEF_IN_KELM, medium="news conference", quotes=(CHIEF,)),
        told("2031-05-05", **CHIEF_IN_KELM, quotes=(CHIEF_MORE,), **DAHRA),
    ),
    (
        "a last name only, part of the quotation",
        told("2031-05-05", speaker="Orin Sale", quotes=(CHIEF,)),
        told("2031-05-05", speaker="Sale", quotes=(CHIEF[:70] + ".",), **DAHRA),
    ),
    (
        "reports without dates, one quotation",
        told(None, **THREAT, quotes=(WE_WILL,)),
        told(None, **THREAT, quotes=(WE_WILL,), **DAHRA),
    ),
    (
        "a denial",
        told("2031-05-05", **NDF, acts=("deny_responsibility",), about=KELM, medium="statement"),
        told("2031-05-05", **NDF, acts=("deny_responsibility", "condemn"), about=KELM, medium="statement", **DAHRA),
    ),
    (
        "a spokesman without a name, one quotation",
        told("2031-05-05", speaker="a spokesman", quotes=(CHIEF,)),
        told("2031-05-05", speaker="an officer", quotes=(CHIEF,), **DAHRA),
    ),
    (
        "a ministry condemns in the same words",
        told("2031-05-05", issuer="Interior Ministry of Vasrland", acts=("condemn",), quotes=(OTHER_WORDS,)),
        told("2031-05-06", issuer="Interior Ministry of Vasrland", acts=("condemn",), quotes=(OTHER_WORDS[10:80],), **DAHRA),
    ),
    (
        "a leaflet of one day",
        told(
            "2031-05-05",
            **THREAT,
            medium="leaflet",
            on="2031-05-05",
            content="villagers who sell grain to the army will lose their mills",
        ),
        told(
            "2031-05-06",
            **THREAT,
            medium="leaflet",
            on="2031-05-05",
            content="it threatened to burn the mills of villagers selling grain",
        ),
    ),
    (
        "a claim with no place in one report, but its words in both",
        told("2031-05-05", **CLAIM, about=KELM, quotes=("Our lions reached the heart of the enemy's fortress on Sunday.",)),
        told("2031-05-05", **CLAIM, quotes=("Our lions reached the heart of the enemy's fortress on Sunday.",), **DAHRA),
    ),
    (
        "days that overlap: over the weekend, on Sunday",
        told("2031-05-05", **THREAT, medium="video", on="2031-05-03/2031-05-04"),
        told("2031-05-05", **THREAT, medium="video message", on="2031-05-04", **DAHRA),
    ),
    (
        "a claim whose bombing has another type in the other report",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-05", **CLAIM, about=("armed_attack", "Kelm", "2031-05-04"), **DAHRA),
    ),
]

DIFFERENT = [
    (
        "two towns bombed and claimed on one day",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-05", **CLAIM, about=("bombing", "Brenholt", "2031-05-04")),
    ),
    (
        "one town, a month between the bombings",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-06-05", **CLAIM, about=("bombing", "Kelm", "2031-06-04")),
    ),
    (
        "one town, a week between the bombings",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-11", **CLAIM, about=("bombing", "Kelm", "2031-05-11")),
    ),
    (
        "recordings of two days",
        told("2031-05-05", **THREAT, medium="audio recording", on="2031-05-04", quotes=(WE_WILL,)),
        told("2031-05-12", **THREAT, medium="audio recording", on="2031-05-11", quotes=(SOLDIERS,)),
    ),
    (
        "recordings of two days that follow each other",
        told("2031-05-05", **THREAT, medium="audio recording", on="2031-05-04"),
        told("2031-05-06", **THREAT, medium="audio recording", on="2031-05-05"),
    ),
    (
        "threats five days apart, not dated",
        told("2031-05-05", **THREAT, quotes=(WE_WILL,)),
        told("2031-05-10", **THREAT, quotes=(OTHER_WORDS,)),
    ),
    (
        "two groups claim one bombing",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-05", issuer="Kelm Brigades", acts=("claim_responsibility",), about=KELM),
    ),
    (
        "a claim, and the denial that takes it back",
        told("2031-05-05", **CLAIM, about=KELM),
        told("2031-05-05", **NDF, acts=("deny_responsibility",), about=KELM),
    ),
    (
        "an interview and a recording of one day",
        told("2031-05-05", **THREAT, medium="interview", on="2031-05-04"),
        told("2031-05-05", **THREAT, medium="audio recording", on="2031-05-04"),
    ),
    (
        "two speakers of one group on one day",
        told("2031-05-05", **THREAT, speaker="Usan Hadi", on="2031-05-04"),
        told("2031-05-05", **THREAT, speaker="Marek Torn", on="2031-05-04"),
    ),
    (
        "one last name, two persons",
        told("2031-05-05", speaker="Orin Sale", acts=("confirm",), about=KELM),
        told("2031-05-05", speaker="Ila Sale", acts=("confirm",), about=KELM),
    ),
    (
        "one last name, nothing else",
        told("2031-05-05", speaker="Orin Sale", acts=("confirm",), about=KELM),
        told("2031-05-05", speaker="Sale", acts=("confirm",), about=KELM),
    ),
    (
        "a minister on Monday and on Wednesday, of one bombing",
        told("2031-05-05", **CHIEF_IN_KELM, on="2031-05-05"),
        told("2031-05-07", **CHIEF_IN_KELM, on="2031-05-07"),
    ),
    (
        "a minister in reports three days apart, of one bombing",
        told("2031-05-05", **CHIEF_IN_KELM, quotes=(CHIEF,)),
        told("2031-05-08", **CHIEF_IN_KELM, quotes=(CHIEF_MORE,)),
    ),
    (
        "a minister of two bombings on one day",
        told("2031-05-05", **CHIEF_IN_KELM),
        told("2031-05-05", speaker="Orin Sale", acts=("confirm",), about=("bombing", "Torvik", "2031-05-04")),
    ),
    (
        "police and police",
        told("2031-05-05", issuer="police", acts=("confirm",), about=KELM),
        told("2031-05-05", issuer="police", acts=("confirm",), about=KELM, **DAHRA),
    ),
    (
        "a slogan in two recordings",
        told("2031-05-05", **THREAT, medium="video", on="2031-05-04", quotes=("The dawn will come.", WE_WILL)),
        told("2031-07-05", **THREAT, medium="video", on="2031-07-04", quotes=("The dawn will come.", SOLDIERS)),
    ),
    (
        "told before the other was made",
        told("2031-05-03", **THREAT, medium="leaflet"),
        told("2031-05-06", **THREAT, medium="leaflet", on="2031-05-05"),
    ),
    (
        "a ministry of two attacks on one day",
        told("2031-05-05", issuer="Interior Ministry of Vasrland", acts=("report_toll",), about=KELM),
        told("2031-05-05", issuer="Interior Ministry of Vasrland", acts=("report_toll",), about=("raid", "Torvik", "2031-05-04")),
    ),
    (
        "two ministries condemn one attack alike",
        told("2031-05-05", issuer="Interior Ministry of Vasrland", acts=("condemn",), about=KELM, content="a cowardly act"),
        told("2031-05-05", issuer="Interior Ministry of Qadria", acts=("condemn",), about=KELM, content="a cowardly act"),
    ),
    (
        "a letter and a video of one day",
        told("2031-05-05", **NDF, acts=("demand",), medium="letter", on="2031-05-04"),
        told("2031-05-05", **NDF, acts=("threaten",), medium="video", on="2031-05-04"),
    ),
    (
        "a group in two countries on one day",
        told("2031-05-05", issuer="Ansar al-Fajr", acts=("claim_responsibility",), about=("bombing", "Dahra", "")),
        told("2031-05-05", issuer="Ansar al-Fajr", acts=("claim_responsibility",), about=("bombing", "Kelm", "")),
    ),
    (
        "a claim of last year remembered beside today's",
        told("2030-05-06", **CLAIM, about=("bombing", "Kelm", "2030-05-05")),
        told("2031-05-05", **CLAIM, about=KELM),
    ),
    (
        "today's appeal, and one remembered from before another attack",
        told("2031-05-05", **NDF, acts=("call_for", "threaten"), medium="audio", on="2031-05-04", quotes=(SOLDIERS,)),
        told(
            "2031-05-05", **NDF, acts=("call_for", "warn"), about=("bombing", "Brenholt", ""), remembered=True, content=TRANSLATED
        ),
    ),
    (
        "two claims on one day, of what is not said",
        told("2031-05-05", **CLAIM),
        told("2031-05-05", **CLAIM, about=KELM),
    ),
]

PAIRS = [Pair(*pair, same=True) for pair in SAME] + [Pair(*pair, same=False) for pair in DIFFERENT]
