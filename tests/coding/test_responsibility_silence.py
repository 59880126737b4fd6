"""That nobody has claimed an attack, in other words."""

import pytest

from tests.coding.said import said


@pytest.mark.parametrize(
    "chars",
    [
        "No leaflets were found and no calls were received.",
        "No message was left at the scene of the bombing.",
        "No statement has been issued by any of the armed groups.",
        "No claim has been made.",
        "No arrests or claims have been made.",
        "There was no claim.",
        "The killing of the judge went without any claim.",
        "The attack took place without anyone claiming it.",
        "The bombing was not followed by any claim.",
        "The usual call from the Orland Front never came.",
        "All the extremist groups have kept quiet.",
        "The Orland Front has not said anything about this one, and no other group has either.",
        "No group has come forward.",
        "Nobody has stepped forward to claim the bombing.",
        "No organization put its signature to the attack.",
        "No group made itself known.",
        "No group has spoken up.",
        "No group has said that it planted the bomb.",
        "Nobody boasted of the attack.",
        "No one has assumed authorship of the attack.",
        "None of the factions has admitted the killing.",
        "The attackers left no message.",
        "The attackers fled without leaving any message.",
        "Not a single group took responsibility.",
        "The bombing has found no author.",
        "The newspapers received neither calls nor letters.",
        "The police are still waiting for a claim.",
        "Authors unknown; unclaimed.",
        "Not claimed.",
    ],
)
def test_nobody_has_claimed_it(chars: str) -> None:
    assert said(chars, "nobody_claimed", "claimed") == {"nobody_claimed"}


@pytest.mark.parametrize(
    "chars",
    [
        "No warning call was received.",
        "No statement was issued by the interior ministry.",
        "No message of condolence to the families was sent.",
        "No witnesses have come forward.",
        "No one came forward with information.",
        "The Orland Front kept silent.",
        "The police received no reinforcements.",
        "The body remains unclaimed.",
        "There was no claim for damages.",
        "No insurance claim was made.",
        "No group has been ruled out.",
        "The storm left no message.",
    ],
)
def test_what_only_sounds_like_it(chars: str) -> None:
    assert said(chars, "nobody_claimed") == set()
