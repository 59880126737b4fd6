"""Claims in words of pride and regret, by what is left behind, and by attackers who name their group."""

import pytest

from tests.coding.said import said

FRONT = "Orland Liberation Front"
CLAIMED = {f"claimed: {FRONT}"}


@pytest.mark.parametrize(
    "chars",
    [
        f"The {FRONT} listed the bombing among its operations of the month.",
        f"In its bulletin the {FRONT} counted the ambush among its deeds.",
        f'The {FRONT} described the bombing as "our answer" to the trial.',
        f"The {FRONT} included the attack in a list of operations of that year.",
        f"The {FRONT} put its name to the attack.",
        f"The {FRONT} congratulated its fighters for the attack.",
        f"The {FRONT} credited its fighters with the attack.",
        f"The {FRONT} took pride in the killing.",
        f"The {FRONT} has boasted of the bombing.",
        f"The {FRONT} apologized for the killing of the two nuns.",
        f"The {FRONT} dedicated the attack to a dead leader.",
        f"The {FRONT} laid claim to the bombing.",
        f"The {FRONT} owned to the bombing in a letter.",
        f"The {FRONT} admitted its role in the killing.",
        f"The attack was acknowledged by the {FRONT}.",
        f"The {FRONT} released a video of the ambush.",
        f"A tape of the {FRONT} announced the execution of the hostage.",
        f"The {FRONT} demanded two million for his release.",
        f"The {FRONT} hailed the bomber as its martyr.",
        f'A poster of the {FRONT} showed the bomber as "our martyr".',
        f"An anonymous caller named the {FRONT} as the author of the bombing.",
        f"A rival faction, the {FRONT}, then came forward as the author of the killing.",
        f"The claim came from the {FRONT}, in a call to a radio station.",
        f"A claim was telephoned to a newspaper in the name of the {FRONT}.",
        f"The {FRONT}'s claim was judged authentic.",
        f"Ownership of the attack was avowed in a letter that bore the seal of the {FRONT}.",
        f"The paternity of the attack was claimed by the {FRONT}.",
        f"The {FRONT} was quick to take credit for the bombing.",
        f"The {FRONT} lost no time in claiming the killing.",
        f"The {FRONT} telephoned newspapers to claim responsibility for the bombing.",
        f"The attack was claimed in a telephone call by the {FRONT}.",
        f"The {FRONT} said the bombing was a punishment for the mayor.",
    ],
)
def test_a_group_that_speaks_of_the_act_as_its_own(chars: str) -> None:
    assert said(chars, "claimed") == CLAIMED


@pytest.mark.parametrize(
    "chars",
    [
        f"The initials of the {FRONT} had been painted on the wall.",
        f"Leaflets signed by the {FRONT} were found beside the body.",
        f"Leaflets of the {FRONT} were scattered at the scene.",
        f"The attackers left leaflets of the {FRONT}.",
        f"The walls had been daubed with the initials of the {FRONT}.",
        f"A card with the emblem of the {FRONT} was left on the body.",
        f"The gunmen identified themselves as members of the {FRONT}.",
        f"Gunmen seized a bus in Kelm. They identified themselves as members of the {FRONT}.",
        f"The kidnappers, who called themselves the {FRONT}, demanded two million.",
        f"The gunmen said they belonged to the {FRONT}.",
    ],
)
def test_what_is_left_and_who_gives_a_name(chars: str) -> None:
    assert said(chars, "claimed") == CLAIMED


def test_a_leaflet_that_explains_a_killing_is_its_doers() -> None:
    assert said("A leaflet explained the killing as an act of justice.", "claimed") == {"claimed: leaflet"}


@pytest.mark.parametrize(
    "chars",
    [
        f"The {FRONT} condemned the attack.",
        f"The {FRONT} praised the bombers.",
        f"The {FRONT} listed the bombing among the crimes of the army.",
        f"The {FRONT} did not put its name to the attack.",
        "The police released a video of the ambush.",
        "The mayor congratulated his officers for the rescue.",
        "The mayor apologized for the delay.",
        "The bomber was hailed as a martyr by a crowd.",
        "The governor said the bombing was a warning to all.",
        "A witness named the son of the mayor as the author of the bombing.",
        f"Leaflets calling for a strike by the {FRONT} were found in the street.",
        f"Leaflets of the {FRONT} had warned farmers not to vote.",
        f"The villagers identified themselves as supporters of the {FRONT}.",
        "A note left at the scene mentioned no claim of responsibility.",
        "The airline's claim was judged by a court.",
        "No claim was made by the families.",
        "The minister accepted responsibility for the lapse in security.",
        f"The {FRONT} took responsibility for feeding the refugees.",
        f"The {FRONT} called for two million signatures.",
    ],
)
def test_what_only_sounds_like_it(chars: str) -> None:
    assert said(chars, "claimed") == set()


def test_responsibility_for_placing_a_bomb_is_claimed() -> None:
    assert said(f"The {FRONT} claimed responsibility for placing it.", "claimed") == CLAIMED
