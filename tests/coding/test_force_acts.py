"""What forces of the state do: arrests, force, killings; and what is only asked for, denied or done by others."""

from __future__ import annotations

import pytest

from sayso.coding.force_acts import force_acts
from sayso.reading.actors import Actors
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Text


def acts(chars: str) -> list[tuple[str, str]]:
    report = Report(sha256="0" * 64, name="test", published="2020-05-13")
    sheet = Sheet(report, Text(report.id, chars, reader="test@1"))
    for step in (Sentences(), Actors()):
        sheet = step(sheet)
    return [(act.deed, act.trigger.text) for act in force_acts(sheet)]


def deeds(chars: str) -> set[str]:
    return {deed for deed, _ in acts(chars)}


def kills(chars: str) -> list[str]:
    return [word for deed, word in acts(chars) if deed == "kill"]


@pytest.mark.parametrize(
    "chars",
    [
        "Forty activists were arrested in Torvik on Sunday.",
        "Police said 300 people had been rounded up in the old town.",
        "About 80 workers were taken into custody for defying the order.",
        "The police were able to arrest nine men.",
        "The arrest of the mayor led to protests.",
        "The police have booked 62 people under the new law.",
    ],
)
def test_arrests(chars: str) -> None:
    assert deeds(chars) == {"arrest"}


@pytest.mark.parametrize(
    "chars",
    [
        "Police had to fire eight rounds to disperse the crowd.",
        "The crowd forced the police to open fire in the air.",
        "Six people were injured in police firing.",
        "Policemen burst tear-gas shells near the market.",
        "There was a lathicharge at the bus stand.",
        "Security forces beat the students with batons.",
    ],
)
def test_force(chars: str) -> None:
    assert deeds(chars) == {"force"}


@pytest.mark.parametrize(
    "chars",
    [
        "Two brothers were killed in police firing in Kelm.",
        "Soldiers shot dead three protesters in Torvik.",
        "Three persons died when the police resorted to firing.",
        "The police fired about 40 rounds, killing two men.",
        "The police firing that left one dead was condemned.",
        "An official said 40 of these deaths were due to police firing.",
    ],
)
def test_killing_is_force_too(chars: str) -> None:
    assert deeds(chars) == {"kill", "force"}


@pytest.mark.parametrize(
    "chars",
    [
        "The party demanded the arrest of the minister.",
        "The court gave the police 20 days to arrest the chairman.",
        "No arrests were made.",
        "Preventive arrests can be made in such a case.",
        "The mayor suffered a cardiac arrest.",
        "The police did not fire at the crowd.",
        "The meeting was held in Torvik on Monday.",
        "The army was called in to arrest the deteriorating situation.",
        "Gunmen killed two villagers and a mob burned six shops.",
        "Police found the bodies of two men who had been stabbed.",
        "After weeks of virtual house arrest the residents went out again.",
        "He suggested that the guilty be booked.",
    ],
)
def test_what_is_asked_for_denied_or_done_by_others_is_none(chars: str) -> None:
    assert deeds(chars) == set()


def test_some_are_hurt_by_the_police_and_others_killed_by_rioters() -> None:
    assert deeds("While six people were injured in police firing, 12 people were killed by the rioters.") == {"force"}


def test_the_firing_is_theirs_once_it_has_been_told() -> None:
    alone = "One person was killed in the firing."
    assert deeds(alone) == set()
    assert deeds(f"Police opened fire on a crowd in Torvik. {alone}") == {"kill", "force"}


def test_a_death_is_theirs_where_another_sentence_says_that_they_killed_him() -> None:
    before = "Omar Rafi died on Monday.\nThe town was calm.\n"
    assert kills(f"{before}Police shot Omar Rafi dead in Kelm, his brother said.") == ["died", "shot"]
    assert kills(f"{before}Gunmen shot Omar Rafi dead in Kelm, his brother said.") == []


def test_deaths_are_of_the_firing_only_right_after_it() -> None:
    between = "The shops stayed shut.\n"
    assert kills(f"Police opened fire in Kelm.\n{between}One person died.") == ["died"]
    assert kills(f"Police opened fire in Kelm.\n{between * 3}One person died.") == []


def test_a_bullet_is_of_the_firing_told_some_sentences_before() -> None:
    between = "The shops stayed shut.\n" * 3
    assert kills(f"Police opened fire in Kelm.\n{between}One person died of bullet wounds.") == ["died"]
    assert kills(f"Police came to Kelm.\n{between}One person died of bullet wounds.") == []


def test_acts_come_in_the_order_of_the_text() -> None:
    chars = "Omar Rafi died on Monday.\nTwo men were arrested.\nPolice shot Omar Rafi dead in Kelm, his brother said."
    assert acts(chars) == [
        *(("kill", "died"), ("force", "died"), ("arrest", "arrested")),
        *(("kill", "shot"), ("force", "shot")),
    ]
