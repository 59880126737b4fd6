"""The ordinary ways in which reports say what happened: short invented reports, each coded as a whole."""

from __future__ import annotations

import pytest

from sayso.codebook import default_codebook
from sayso.pipeline import Pipeline, build
from sayso.records import Account, Amount, Interval, Place, Report, Sheet, Text
from sayso.settings import Settings


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build(Settings(reader="rules"), default_codebook())


def incidents(pipeline: Pipeline, chars: str) -> list[Account]:
    report = Report(sha256="0" * 64, name="test", source="Vasrland Daily", published="2031-05-09")
    return list(pipeline(Sheet(report, Text(report.id, chars, reader="test@1"))).incidents)


def kinds(accounts: list[Account]) -> list[tuple[object, object]]:
    return [(account.first("type"), account.first("stage")) for account in accounts]


def number(account: Account, name: str) -> object:
    amount = account.first(name)
    return (amount.low, amount.high) if isinstance(amount, Amount) else None


@pytest.mark.parametrize(
    ("chars", "kind", "stage"),
    [
        (
            "An improvised explosive device went off beneath a police van in Kelm, wounding four officers.",
            "bombing",
            "accomplished",
        ),
        ("A vehicle of the aid group came under fire near Kelm; its driver was wounded.", "armed_assault", "accomplished"),
        ("Rebels fired mortar shells at the Kelm airport on Friday, police said.", "shelling", "accomplished"),
        ("Rockets landed near the palace in Kelm on Monday, but caused no casualties.", "shelling", "accomplished"),
        ("Four civilians died when a shell hit their house in Kelm on Friday.", "shelling", "accomplished"),
        ("Explosions damaged four oil tankers in the port of Kelm on Sunday.", "bombing", "accomplished"),
        ("A sniper killed a guard in Kelm on Sunday.", "armed_assault", "accomplished"),
        ("Six soldiers were wounded near Kelm by a mine laid by rebels.", "bombing", "accomplished"),
        (
            "A car packed with explosives was driven into the gate of the barracks in Kelm, killing 16 recruits.",
            "bombing",
            "accomplished",
        ),
        ("Artillery fire killed two children in a suburb of Kelm on Wednesday.", "shelling", "accomplished"),
        ("A soldier was killed and another wounded in an exchange of fire with rebels near Kelm.", "clash", "accomplished"),
        ("Colonel Ferri survived an attempt on his life on Monday in Kelm.", "assassination", "failed"),
        ("A prisoner was hanged at dawn by the rebels in the main square of Kelm.", "execution", "accomplished"),
        ("A mob lynched a man in Kelm on Wednesday.", "riot", "accomplished"),
        ("Hundreds of protesters stormed the parliament building in Kelm on Friday, smashing windows.", "riot", "accomplished"),
        ("A policeman was injured after being hit by a stone during a protest in Kelm on Sunday.", "riot", "accomplished"),
        ("The commando broke into the barracks at Kelm on Friday and killed two sentries.", "armed_assault", "accomplished"),
        ("A man drove a van into a crowd in Kelm on Monday, killing one person.", "armed_assault", "accomplished"),
        ("Unidentified attackers slit the throat of a shepherd near Kelm on Monday night.", "armed_assault", "accomplished"),
        ("Three jawans were martyred in an encounter with militants in Kelm on Wednesday.", "clash", "accomplished"),
        ("The ministry denied reports that its troops had shelled a hospital in Kelm on Monday.", "shelling", "alleged"),
        ("A couple and their three children were found shot dead in their home in Kelm.", "armed_assault", "accomplished"),
        ("Nobody was killed in the attack near Kelm, but eleven soldiers suffered burns.", "other", "accomplished"),
        ("Three days after gunmen killed a farmer in Kelm, nobody has claimed it.", "armed_assault", "accomplished"),
        ("On 4 May troops raided the house of human rights defender Tomas Ell in Kelm.", "armed_assault", "accomplished"),
    ],
)
def test_kind_and_stage(pipeline: Pipeline, chars: str, kind: str, stage: str) -> None:
    assert kinds(incidents(pipeline, chars)) == [(kind, stage)]


@pytest.mark.parametrize(
    "chars",
    [
        "Nurses began a three-day strike in Kelm on Monday.",
        "The drivers' union has called a general strike in Kelm for Friday.",
        "Kelm United beat Torvik 3-1 on Sunday, with the striker firing two shots past the goalkeeper in a late assault.",
        "A soldier was killed when his gun went off accidentally at a base near Kelm.",
        "Fire destroyed a bakery in Kelm on Monday, killing two people; the cause was not known.",
        "The minister came under fire for the budget.",
    ],
)
def test_no_violence(pipeline: Pipeline, chars: str) -> None:
    assert incidents(pipeline, chars) == []


@pytest.mark.parametrize(
    ("chars", "killed", "wounded"),
    [
        ("Gunmen stormed a farm near Kelm, leaving three dead and 12 others hurt.", (3, 3), (12, 12)),
        ("The explosion killed a police sergeant and two of his men in Kelm.", (3, 3), None),
        ("A Catholic priest, Father Luis Mora, and a nun were stabbed to death in Kelm.", (2, 2), None),
        ("The riot in Kelm left two inmates dead and a guard injured.", (2, 2), (1, 1)),
        ("A prisoner was hanged by the rebels in Kelm.", (1, 1), None),
        ("The gunman killed four worshippers in Kelm. Eleven people were taken to hospital.", (4, 4), (11, 11)),
        ("A shooting occurred in Kelm on Friday. Officers found a man with a gunshot wound to the leg.", None, (1, 1)),
        ("Police initially said five people had died in the blast in Kelm, but later lowered the toll to four.", (4, 4), None),
        ("An acid attack left a woman with severe burns in Kelm.", None, (1, 1)),
        ("Militants blew up a school in Kelm. No loss of life was reported.", (0, 0), None),
        ("The attack left 14 dead, 60 injured and dozens of homes in ruins in Kelm.", (14, 14), (60, 60)),
    ],
)
def test_tolls(pipeline: Pipeline, chars: str, killed: object, wounded: object) -> None:
    (account,) = incidents(pipeline, chars)
    assert (number(account, "killed"), number(account, "wounded")) == (killed, wounded)


def test_those_told_apart_are_counted_once(pipeline: Pipeline) -> None:
    (account,) = incidents(pipeline, "Rebels kidnapped two engineers, a Vasrlander and an Ormian, near Kelm on Sunday.")
    assert number(account, "abducted") == (2, 2)


def test_captured_soldiers_are_no_arrests(pipeline: Pipeline) -> None:
    (account,) = incidents(pipeline, "The rebels executed two captured soldiers near Kelm on Monday.")
    assert (number(account, "killed"), account.first("arrested")) == ((2, 2), None)


@pytest.mark.parametrize(
    ("chars", "targets"),
    [
        ("Men opened fire on a convoy carrying election officials near Kelm on Monday.", {"convoy", "election officials"}),
        ("Police said the victim, identified as Pedro Ruiz, 34, was stabbed in his apartment in Kelm on Monday.", {"Pedro Ruiz"}),
        ("The priest had received threats before he was killed in Kelm on 12 April.", {"priest"}),
        ("Men fired 30 shots at the front of the town hall in Kelm on Monday.", {"town hall"}),
        ("An explosion ripped through a mosque in Kelm on Monday.", {"mosque"}),
        ("Fighting broke out between government troops and rebels near Kelm on Monday.", {"government troops"}),
        ("Rebels shot at a relief helicopter near Kelm on Monday.", {"relief helicopter"}),
        ("Gunmen attacked the convoy of a judge in Kelm, killing three of her guards.", {"convoy of a judge", "guards"}),
    ],
)
def test_targets(pipeline: Pipeline, chars: str, targets: set[str]) -> None:
    (account,) = incidents(pipeline, chars)
    assert {one.value for one in account.of("target")} == targets


@pytest.mark.parametrize(
    ("chars", "weapons"),
    [
        ("On Wednesday, a roadside bomb wounded four soldiers near Kelm.", ["roadside bomb"]),
        ("Rebels fired mortar shells at the Kelm airport on Friday.", ["mortar shells"]),
        ("Police found and defused a car bomb outside the bank in Kelm on Monday.", ["car bomb"]),
        ("An army helicopter was shot down by rebels near Kelm, killing all five crew.", []),
        ("Two soldiers were killed in a gun battle in Kelm on Monday.", []),
    ],
)
def test_weapons(pipeline: Pipeline, chars: str, weapons: list[str]) -> None:
    (account,) = incidents(pipeline, chars)
    assert [one.words for one in account.of("weapon")] == weapons


def test_what_is_said_of_one_verb_is_not_of_the_next(pipeline: Pipeline) -> None:
    made = incidents(
        pipeline, "A bomb killed three people in Mosul on Monday, and hours later gunmen shot dead a policeman in Basra."
    )
    assert [(a.first("type"), place.name) for a in made if isinstance(place := a.first("place"), Place)] == [
        ("bombing", "Mosul"),
        ("armed_assault", "Basrah"),
    ]
    assert [number(account, "killed") for account in made] == [(3, 3), (1, 1)]


def test_the_year_before_an_act_is_its_date(pipeline: Pipeline) -> None:
    chars = "A court in Torvik on Wednesday sentenced three men to death for the 2016 bombing of a cinema in Kelm that killed 19 people."
    (account,) = incidents(pipeline, chars)
    date = account.first("date")
    assert isinstance(date, Interval)
    assert date.start == "2016-01-01"


def test_a_telex_that_opens_with_a_day_in_may(pipeline: Pipeline) -> None:
    chars = "KELM, 6 MAY (VTA) -- TWO POLICEMEN WERE KILLED TODAY WHEN ARMED MEN ATTACKED A BANK IN THE SOUTHERN CITY OF TORVIK."
    (account,) = incidents(pipeline, chars)
    assert number(account, "killed") == (2, 2)


def test_a_sum_of_counted_attacks_is_none_if_they_follow(pipeline: Pipeline) -> None:
    made = incidents(
        pipeline,
        "At least six people were killed in two separate attacks in Kirkuk on Monday. In the first, gunmen killed four farmers in Mosul. "
        "Hours later, a bomb killed two soldiers in Basra.",
    )
    assert [(a.first("type"), number(a, "killed")) for a in made] == [("armed_assault", (4, 4)), ("bombing", (2, 2))]


def test_those_held_hostage_hold_nobody(pipeline: Pipeline) -> None:
    (account,) = incidents(pipeline, "The two journalists, held hostage in Kelm since January, were freed on Monday.")
    assert (number(account, "abducted"), account.first("perpetrator")) == ((2, 2), None)
