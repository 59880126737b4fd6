"""What tells one happening from another: days without a year, the names of victims, and words that one clause binds together."""

from __future__ import annotations

import pytest

from sayso.coding.incident_phrases import is_one_phrase
from sayso.coding.incident_times import times_exclude
from sayso.coding.incidents import Incidents
from sayso.language import doc_of
from sayso.reading.actors import Actors
from sayso.reading.places import Places
from sayso.reading.sentences import Sentences
from sayso.reading.times import Times
from sayso.records import Mention, Report, Sheet, Text


def coded(chars: str, published: str | None = None) -> Sheet:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published=published)
    sheet = Sheet(report, Text(report.id, chars, reader="test@1"))
    for step in (Sentences(), Actors(), Places(), Times(), Incidents()):
        sheet = step(sheet)
    return sheet


def times(chars: str) -> list[Mention]:
    return [mention for mention in coded(chars).mentions if mention.kind == "time"]


@pytest.mark.parametrize(
    ("chars", "apart"),
    [
        ("It was on November 19. It was on October 18.", True),
        ("It was on November 19. It was on November 3.", True),
        ("It was on November 19. It was in November.", False),
        ("It was on August 15. It was in 2004.", True),
        ("It was last Friday. It was in 2004.", True),
        ("It was on August 15, 2004. It was in 2004.", False),
    ],
)
def test_days_of_a_report_without_a_date(chars: str, apart: bool) -> None:
    """Which days exclude each other can often be told without the year."""
    one, other = times(chars)
    assert times_exclude(one, other) is apart
    assert times_exclude(other, one) is apart


def test_a_day_of_another_year_is_another_happening() -> None:
    """What is told with a bare year is not what happened on a day told without one."""
    sheet = coded(
        "Gunmen ambushed five officers near Kelm on August 15. The officers were on patrol. In 2004 gunmen ambushed four officers."
    )
    assert len(sheet.incidents) == 2


@pytest.mark.parametrize(
    ("chars", "verb", "noun", "one"),
    [
        ("Abu Rif was killed by an airstrike near Kelm.", "killed", "airstrike", True),
        ("Six farmers died in an attack on Kelm.", "died", "attack", True),
        ("The blast wounded nine guards.", "wounded", "blast", True),
        ("Six farmers were killed in attacks on three villages.", "killed", "attacks", False),
        ("Six farmers were killed after an attack on the army.", "killed", "attack", False),
    ],
)
def test_a_clause_binds_words_together(chars: str, verb: str, noun: str, one: bool) -> None:
    """ "Killed in an attack" is one happening; "killed after an attack" may be two."""
    tokens = {token.text: token for token in doc_of(coded(chars))}
    assert is_one_phrase(tokens[verb], tokens[noun]) is one
    assert is_one_phrase(tokens[noun], tokens[verb]) is one


def test_a_name_and_a_shorter_name_are_one_victim() -> None:
    """The last word of a name is not the same in both, but it is one person who was killed once."""
    sheet = coded(
        "Gunmen killed Bernardo Velk Orsa on Monday. Students marched. Shops closed. A man shot Bernardo Velk at the airport.",
        "2031-05-09",
    )
    assert len(sheet.incidents) == 1


@pytest.mark.parametrize(
    ("chars", "count"),
    [
        ("The general was shot to death in Kelm on 7 January, and the lawyer Omar Bel was shot to death near Torvik.", 2),
        ("Three farmers were killed in Mosul and four teachers were killed in Tikrit, police said on Monday.", 2),
        ("The attackers killed two guards at a hotel in Kelm and wounded a clerk on Monday.", 1),
        ("Rioters burned shops and attacked policemen in Kelm on Monday.", 1),
    ],
)
def test_acts_joined_by_and(chars: str, count: int) -> None:
    """Acts in one sentence are two where each has its own victims or place, but what one doer does to several is one."""
    assert len(coded(chars, "2019-05-16").incidents) == count


def test_an_act_that_is_only_an_idea_is_none() -> None:
    assert not coded("The commander doubted the wisdom of launching attacks against pirates in Kelm on Friday.").incidents


@pytest.mark.parametrize(
    ("chars", "name"),
    [
        ("A Kelm car bomb killed four people on Monday. The minister condemned the bombing.", "Kelm car bomb"),
        ("The minister condemned the bombing in Kelm.", "bombing in Kelm"),
    ],
)
def test_words_that_only_point_back_do_not_name_it(chars: str, name: str) -> None:
    sheet = coded(chars, "2019-05-16")
    assert sheet.text.words(sheet.incidents[0].anchors[0]) == name


def test_two_acts_of_one_list_with_a_day_each_and_others_in_general() -> None:
    chars = (
        "Vasrland condemns both the rebel attack this morning at a crowded market in Kelm, and the car bomb attacks in Torvik on "
        "Monday, as well as other recent terrorist attacks against the people of the region."
    )
    assert len(coded(chars).incidents) == 2
