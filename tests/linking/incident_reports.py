"""Invented reports, coded as a user's would be."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from sayso.codebook import default_codebook
from sayso.linking.engine import relink
from sayso.linking.incidents import Incidents
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Item
from sayso.pipeline import Pipeline, build
from sayso.records import Report, Sheet, Text
from sayso.settings import Settings

LINKER = Incidents()


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    return build(Settings(), default_codebook())


@lru_cache(maxsize=64)
def coded(source: str, published: str | None, title: str, body: str) -> Sheet:
    """One report, coded."""
    chars = f"{title}\n\n{body}"
    digest = hashlib.sha256(chars.encode()).hexdigest()
    report = Report(sha256=digest, name=title, source=source, title=title, published=published)
    return _pipeline()(Sheet(report, Text(report.id, chars, reader="test@1", body_start=len(title) + 2)))


def news(sheet: Sheet) -> Item:
    """The main item of a report."""
    return LINKER.items(sheet)[0]


def told_in(sheet: Sheet, words: str) -> Item:
    """The item of the account whose first anchor has these words."""
    return next(item for item in LINKER.items(sheet) if words in item.features["title"])


def clustered(*sheets: Sheet) -> dict[str, str]:
    """The cluster of each item."""
    shelf = MemoryShelf()
    items = [item for sheet in sheets for item in LINKER.items(sheet)]
    relink(shelf, LINKER, added=items)
    return shelf.clusters("incident", [item.id for item in items])


FIRST = coded(
    "Dahra Wire",
    "2031-03-03",
    "Car bomb kills four at Mirsal market",
    "MIRSAL, Qadria - A car bomb exploded on Monday near a crowded market in Mirsal, killing four people and wounding 12, police said. "
    "No group claimed responsibility for the attack. The blast damaged several shops and a minibus, a police officer said.",
)
UPDATE = coded(
    "Torvik Courier",
    "2031-03-06",
    "Toll of Mirsal market bombing rises to 11",
    "At least 11 people are now known to have died in the car bomb that struck a market in Mirsal on Monday, health officials said on "
    "Thursday. More than 20 were wounded. Seven of the dead had been taken to hospital.",
)
SECOND = coded(
    "Dahra Wire",
    "2031-03-10",
    "Bomb kills five in Mirsal",
    "MIRSAL, Qadria - A car bomb went off near a market in Mirsal on Monday, killing five people and wounding nine, police and medics said. "
    "It was the second such attack in a week: on March 3, a car bomb killed at least 11 people at a market in the town.",
)
SECOND_AGAIN = coded(
    "Qadria Today",
    "2031-03-11",
    "Five dead as car bomb hits Mirsal market",
    "Five people were killed when a car packed with explosives blew up beside a market in Mirsal on Monday, March 10, officials said. "
    "Nine others were hurt.",
)
KELM = coded(
    "Dahra Wire",
    "2031-03-10",
    "Two killed in Kelm bombing",
    "KELM - A roadside bomb killed two people in Kelm on Monday, police said.",
)
BRENHOLT = coded(
    "Dahra Wire",
    "2031-03-10",
    "Two killed in Brenholt bombing",
    "BRENHOLT - A roadside bomb killed two people in Brenholt on Monday, police said.",
)
KELM_AGAIN = coded(
    "Qadria Today",
    "2031-03-11",
    "Roadside bomb in Kelm leaves two dead",
    "A bomb planted beside a road in Kelm killed two civilians on Monday, a police official said.",
)
CHECKPOINT = coded(
    "Dahra Wire",
    "2031-03-10",
    "Gunmen kill three policemen in Ouban",
    "OUBAN, Qadria - Gunmen opened fire on a police checkpoint in Ouban on Monday, killing three policemen, an army officer said.",
)
ROUND_UP = coded(
    "Torvik Courier",
    "2031-03-12",
    "Attacks kill 10 across the region",
    "A wave of attacks killed at least 10 people on Monday. A car bomb at a market in Mirsal killed five people. "
    "In Ouban, gunmen killed three policemen at a checkpoint. A roadside bomb killed two in Kelm.",
)
BARRACKS = coded(
    "Dahra Wire",
    "2031-02-10",
    "Northern Dawn Front storms barracks in Kelm",
    "KELM, Vasrland - Fighters of the Northern Dawn Front stormed the army barracks in Kelm on Sunday and killed four soldiers, the army "
    "said. Their commander, Tomas Ridder, said in a statement that the front would not rest until the last garrison had left the valley.",
)
BARRACKS_AGAIN, BARRACKS_A_YEAR_LATER = (
    coded(
        "Torvik Courier",
        published,
        "Front of Tomas Ridder storms barracks in Kelm",
        "KELM, Vasrland - Fighters of the Northern Dawn Front under Tomas Ridder stormed the army barracks in Kelm on Sunday and killed "
        "four soldiers. Ridder said in a statement that the front would not rest until the last garrison had left the valley.",
    )
    for published in ("2031-02-11", "2032-02-09")
)
VICTIM = coded(
    "Torvik Courier",
    "2031-04-02",
    "Teacher shot dead in Torvik",
    "Ilvo Marnek, 34, a teacher, was shot dead outside his home on Lindengade in Torvik on Tuesday night, police said.",
)
TRIAL = coded(
    "Vasrland Press",
    "2032-02-17",
    "Man jailed for killing of teacher",
    "A man was sentenced to 20 years in prison on Monday for the shooting of Ilvo Marnek, 34, who was killed outside his home on "
    "Lindengade last April.",
)
OTHER_VICTIM = coded(
    "Torvik Courier",
    "2031-04-03",
    "Shopkeeper shot dead in Torvik",
    "Darro Hallin, 51, a shopkeeper, was shot dead outside his shop on Kvarnvej in Torvik on Wednesday night, police said.",
)
FERRY = coded(
    "Torvik Courier",
    None,
    "Ferry line to Saray Hill reopens",
    "The ferry line between Torvik and Saray Hill reopened on Friday after a winter of repairs, the harbour office said. Some 300 "
    "passengers crossed on the first day, among them the mayor, Elin Torsvand.",
)
FERRY_AGAIN = coded(
    "Vasrland Press",
    None,
    "Mayor on first ferry to Saray Hill",
    "Mayor Elin Torsvand was among 300 passengers who took the first ferry from Torvik to Saray Hill on Friday, when the line opened "
    "again after a winter of repairs.",
)
KEEPER = coded(
    "Torvik Courier",
    None,
    "Torvik Rovers put keeper Darro Hallin on injured list",
    "The Torvik Rovers placed goalkeeper Darro Hallin on the injured list on Friday. Hallin hurt his knee in training, the club said, and "
    "will miss the rest of the season. Hallin played every match this year.",
)
OTHER_KEEPER = coded(
    "Vasrland Press",
    None,
    "Torvik Rovers put keeper Ilvo Marnek on injured list",
    "The Torvik Rovers placed goalkeeper Ilvo Marnek on the injured list on Friday. Marnek hurt his knee in training, the club said, and "
    "will miss the rest of the season. Marnek came to the club last year.",
)
