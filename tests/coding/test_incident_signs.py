"""Words that say whether a report goes on with a happening or turns to another."""

from __future__ import annotations

import pytest

from sayso.coding.incident_signs import is_elsewhere, is_of_similar, is_other, sentences_between
from sayso.coding.incidents import Incidents
from sayso.language import parse
from sayso.reading.actors import Actors
from sayso.reading.amounts import Amounts
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.times import Times
from sayso.records import Report, Sheet, Text


def coded(chars: str, title: str = "") -> Sheet:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2031-05-09")
    whole = f"{title}\n\n{chars}" if title else chars
    sheet = Sheet(report, Text(report.id, whole, reader="test@1", body_start=len(title) + 2 if title else 0))
    for step in (Sentences(), Actors(), Places(), Times(), Amounts(), Incidents()):
        sheet = step(sheet)
    return sheet


@pytest.mark.parametrize(
    ("chars", "title"),
    [
        (
            "A suicide bomber blew himself up in a chapel in Kelm on Friday, killing nine people. The police said a guard had opened "
            "the gate. The attacker, who seemed to be a student, shot dead a policeman before he ran inside.",
            "",
        ),
        ("Rebels raided a school near Kelm on Monday. A watchman was shot dead during the raid.", ""),
        ("At least 21 people were shot dead in Torvik on Friday.", "Vasrland: 21 killed as police fire on marchers"),
        (
            "A student has been convicted of murder over the 2015 attacks in Kelm, in which nine people died.",
            "Kelm attacks: man jailed",
        ),
        ("A bomb exploded under a lorry in Kelm on Friday. After the blast, gunmen opened fire on the survivors.", ""),
        ("A gunman opened fire at a market in Kelm on Friday, killing three people.", ""),
        ("Gunmen took pupils hostage in Kelm on Friday. The attack, which began on Thursday, was the first there.", ""),
    ],
)
def test_the_report_goes_on_with_one_happening(chars: str, title: str) -> None:
    assert len(coded(chars, title).incidents) == 1


@pytest.mark.parametrize(
    ("chars", "number"),
    [
        ("Youths looted shops in Kelm on Friday. Others went on the rampage in other parts of the town.", 2),
        ("Youths rioted in Kelm on Friday, and the rioting spread to the town of Torvik.", 2),
        (
            "Gunmen ambushed a patrol near Kelm on Tuesday. The ambush followed the death of a teacher, Ana Bel, who was shot in her car "
            "in Torvik on Sunday.",
            2,
        ),
        (
            "A bomb exploded in Kelm on Tuesday. A judge, Ana Bel, was shot dead in Torvik on Sunday. Hours after the explosion, soldiers "
            "clashed with rebels near Ouban.",
            3,
        ),
        ("Gunmen killed four people in Kelm on Friday. The group rarely claims attacks.", 1),
        ("Gunmen killed four people in Kelm on Friday. More than 100 died in similar violence last year.", 1),
    ],
)
def test_the_report_turns_to_another(chars: str, number: int) -> None:
    assert len(coded(chars).incidents) == number


def test_what_was_planned_belongs_to_the_plot_that_was_foiled() -> None:
    sheet = coded(
        "Police arrested seven people suspected of planning an attack on a school in Torvik.",
        "Vasrland foils attack plot, arrests seven",
    )
    (plot,) = sheet.incidents
    school = sheet.text.chars.index("attack on a school")
    assert plot.first("stage") == "foiled" and any(anchor.start <= school < anchor.end for anchor in plot.anchors)


@pytest.mark.parametrize(
    ("chars", "word", "expected"),
    [
        ("Another attack hit Kelm.", "attack", True),
        ("Three separate explosions shook Kelm.", "explosions", False),
        ("A separate explosion shook Kelm.", "explosion", True),
        ("Dozens died in similar violence.", "died", True),
        ("Dozens died in the violence.", "died", False),
    ],
)
def test_a_further_happening(chars: str, word: str, expected: bool) -> None:
    token = next(t for t in parse(chars) if t.text == word)
    assert is_other(token) is expected


def test_similar_violence_and_other_places() -> None:
    died = next(t for t in parse("Dozens died in similar attacks.") if t.text == "died")
    fought = next(t for t in parse("Youths fought in other towns.") if t.text == "fought")
    assert is_of_similar(died) and not is_elsewhere(died)
    assert is_elsewhere(fought) and not is_of_similar(fought)


def test_a_dateline_is_no_sentence_between_two_others() -> None:
    doc = parse("Two bombs go off.\n\nKELM - Nine people died in the bombing.")
    assert sentences_between(doc[1], next(t for t in doc if t.text == "died")) == 1
