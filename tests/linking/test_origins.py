"""Copies of one text are of one origin, however they were edited; two writers' reports of one bombing are not."""

from __future__ import annotations

import hashlib
import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.engine import relink
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Item
from sayso.linking.origins import PERIOD, OriginLinker
from sayso.records import Report, Sheet, Text
from sayso.records.link import asked, held, meeting

LINKER = OriginLinker()

WIRE = """A car bomb went off beside the market of Kelm on Monday morning, killing at least six people and wounding dozens, police said.

The blast tore through the row of tea houses where labourers wait for work, and was heard across the river in the suburb of Brenholt.

"I saw the windows come out of the wall as if someone had pulled them, and then there was nothing but dust," said a baker, Orin Sale.

No group had claimed the attack by the evening. The interior ministry of Vasrland sent a second company of gendarmes to the town.

Kelm lies on the road that carries most of the grain of the eastern provinces to Torvik, and has been shelled twice this winter.

Doctors at the provincial hospital asked for blood and for generators, since the power station had shut down two of its lines.

The governor, who was to open a school nearby, put off the ceremony and asked residents to stay away from the square until Thursday.

A curfew from ten at night was announced over the loudspeakers of the mosques, and bus companies cancelled their early departures."""

OTHER_WRITER = """Six people died when explosives hidden in a parked van were set off near the produce stalls in Kelm, according to the police chief.

Shopkeepers spent the afternoon sweeping glass from the pavement. Ambulances could not pass the wreck of a tram and the injured were carried.

"I saw the windows come out of the wall as if someone had pulled them, and then there was nothing but dust," baker Orin Sale told us.

It was not clear who was behind the bombing, the worst in the east of Vasrland in two years. A gendarmerie unit is on its way.

Families gathered in front of the morgue, where a clerk read out names from a sheet of paper every half hour.

The head of the province cancelled all public events this week; schools will remain shut, and night traffic on the highway is banned."""

ADDED = """Traders in Dahra reacted calmly: the price of flour rose by two coins and fell back before the exchange closed for the holiday."""


def item(chars: str, name: str = "a", title: str = "", day: date | None = date(2031, 5, 5)) -> Item:
    whole = f"{title}\n\n{chars}" if title else chars
    report = Report(
        hashlib.sha256((name + whole).encode()).hexdigest(), name, source="Torvik Courier", published=day and day.isoformat()
    )
    start = len(whole) - len(chars)
    return LINKER.items(Sheet(report, Text(report.id, whole, "as-given@1", body_start=start)))[0]


def alike(one: Item, other: Item) -> float:
    return LINKER.score(*sorted((one, other), key=lambda side: side.id)).value


def changed(chars: str, share: float) -> str:
    chance = random.Random(3)
    return " ".join("pebble" if chance.random() < share else word for word in chars.split(" "))


PARAGRAPHS = WIRE.split("\n\n")
COPIES = {
    "as it is": WIRE,
    "cut to half": "\n\n".join(PARAGRAPHS[:4]),
    "cut to two paragraphs": "\n\n".join(PARAGRAPHS[:2]),
    "a paragraph more": "\n\n".join([*PARAGRAPHS[:3], ADDED, *PARAGRAPHS[3:]]),
    "five words in a hundred changed": changed(WIRE, 0.05),
    "other marks and case": WIRE.upper().replace('"', "“").replace(",", " -"),
    "dateline and credit": "KELM, Vasrland (Dahra Wire) — " + WIRE + "\n\n(Reporting by Ila Torn; Editing by Osk Brand)",
}


@pytest.mark.parametrize("edited", COPIES.values(), ids=COPIES.keys())
def test_an_edited_copy_is_of_one_origin(edited: str) -> None:
    shelf = MemoryShelf()
    relink(shelf, LINKER, added=[item(WIRE), item(edited, "b", title="Bomb kills six in Kelm")])
    assert len(set(shelf.clusters("origin", shelf.ids("origin")).values())) == 1


def met(one: Item, other: Item) -> bool:
    """Whether two reports are compared; it must not matter which of them comes later."""
    found = [bool(meeting({key: [b.id] for key in asked(a.keys) & held(b.keys)})) for a, b in ((one, other), (other, one))]
    assert found[0] == found[1]
    return found[0]


HALF = COPIES["cut to half"]


@given(st.integers(0, 4000), st.integers(-PERIOD, PERIOD))
def test_a_copy_meets_its_story_within_thirty_days(start: int, gap: int) -> None:
    day = date(2031, 1, 1) + timedelta(days=start)
    assert met(item(WIRE, day=day), item(HALF, "b", day=day + timedelta(days=gap)))


@given(st.integers(2 * PERIOD, 4000))
def test_much_later_a_story_is_known_again_if_it_is_printed_word_for_word(gap: int) -> None:
    day, later = date(2031, 1, 1), date(2031, 1, 1) + timedelta(days=gap)
    assert met(item(WIRE, day=day), item(WIRE, "b", day=later))
    assert met(item(WIRE, day=day), item(changed(WIRE, 0.01), "b", day=later))
    assert not met(item(WIRE, day=day), item("\n\n".join([*PARAGRAPHS[:2], ADDED, OTHER_WRITER]), "b", day=later))


@pytest.mark.parametrize("day", [None, date(2031, 5, 5), date(1999, 1, 1)])
def test_a_copy_without_a_day_meets_its_story_whenever_that_was_published(day: date | None) -> None:
    assert met(item(WIRE, day=day), item(HALF, "b", day=None))
    assert met(item(WIRE, day=None), item(HALF, "b", day=day))


def test_two_writers_who_quote_one_baker_are_not_copies() -> None:
    assert alike(item(WIRE), item(OTHER_WRITER, "b")) < LINKER.floor


def test_a_shared_long_quotation_makes_no_copy() -> None:
    speech = '"' + " ".join(f"word{number}" for number in range(80)) + '"'
    one, other = f"{PARAGRAPHS[0]}\n\n{speech}\n\n{PARAGRAPHS[3]}", f"{ADDED}\n\n{speech}\n\n{OTHER_WRITER[:270]}"
    assert alike(item(one), item(other, "b")) < LINKER.floor


def test_of_a_text_that_is_almost_all_quotation_the_quotation_counts() -> None:
    speech = '"' + WIRE.replace('"', "") + '"'
    assert alike(item(f"He said: {speech}"), item(f"The statement reads: {speech}", "b")) > 0.9


def test_short_reports_of_one_fact_are_no_copies_unless_alike_as_wholes() -> None:
    one = "A bomb exploded in Kelm on Monday, killing four people and wounding nine."
    other = "A bomb exploded in Kelm on Monday, the ministry said; four died."
    assert alike(item(one), item(other, "b")) < LINKER.threshold
    assert alike(item(one), item(one, "b")) == 1


def test_a_report_without_words_has_no_keys_and_no_copies() -> None:
    empty = item("— … —")
    assert empty.keys == ()
    assert alike(empty, item(WIRE)) == 0


def test_the_score_says_how_much_is_shared() -> None:
    score = LINKER.score(*sorted((item(WIRE), item(COPIES["cut to half"], "b")), key=lambda side: side.id))
    assert score.features[0].evidence.startswith("about ")
    assert score.features[0].evidence.endswith("in the longer)")


def test_the_signature_is_the_same_always() -> None:
    one = item(WIRE)
    assert one == item(WIRE)
    assert one.features["size"] == 163
    assert one.keys[:2] == ("@w0-3f00df8f5639|24718", "^w1-28426780a765|24718")


def test_items_and_scores_are_cheap() -> None:
    one, other = item(WIRE), item(OTHER_WRITER, "b")
    start = time.process_time()
    for _ in range(1000):
        LINKER.score(one, other)
    assert time.process_time() - start < 0.2  # 0.014 s on an idle laptop core
