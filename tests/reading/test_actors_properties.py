"""What holds of actors whatever the text: spans, ids, no surprises."""

from __future__ import annotations

import random

import pytest

from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text

PIECES = [
    "The Kelm Brigades (KB) claimed the attack.",
    "“We will return,” the group said.",
    "Gen. Omar Rafi, 45, told the Torvik Courier he was not hurt.",
    "he  said\nthat THE ARMY's men left",
    "A 16-year-old boy, his sister and two soldiers were killed.",
    "al-",
    "Ansar",
    "-el",
    "(((",
    "Interior Minister",
    "THE NDF SAID ITS MEN HAD LEFT.",
    "\n\n",
    "“",
    "’s",
    "Lt.",
    "of the of the",
    "12 people",
    "日本",
    "it said",
]


def read(chars: str) -> Sheet:
    report = Report(sha256="0" * 64, name="test")
    return Actors()(Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1"))))


@pytest.mark.parametrize("seed", range(25))
def test_mentions_and_actors_fit(seed: int) -> None:
    dice = random.Random(seed)
    chars = " ".join(dice.choices(PIECES, k=dice.randint(1, 12)))
    sheet = read(chars)
    ids = [a.id for a in sheet.actors]
    assert len(ids) == len(set(ids))
    assert {m.actor_id for m in sheet.mentions} == set(ids)
    for mention in sheet.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(chars)
        assert chars[mention.span.start : mention.span.end] == mention.words
        assert mention.words.strip() == mention.words
    assert read(chars) == sheet


@pytest.mark.parametrize("chars", ["", " \n ", "...", "A", "the", "He said."])
def test_next_to_nothing(chars: str) -> None:
    assert read(chars).actors == ()
