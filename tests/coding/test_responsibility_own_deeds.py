"""Deeds that a speaker says are his own: claims and denials without "responsibility" in them."""

import pytest

from tests.coding.said import said

FRONT = "Orland Liberation Front"


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        (f"A caller told a radio station that the {FRONT} had planted the bomb.", f"claimed: {FRONT}"),
        (f"A caller said the {FRONT} had done it.", f"claimed: {FRONT}"),
        (f"An anonymous man told a newsroom that the {FRONT} had dealt with him.", f"claimed: {FRONT}"),
        (f"A leaflet said that the bombing was the work of the {FRONT}.", f"claimed: {FRONT}"),
        (f"A communique mailed to reporters stated that the bomb had been planted by the {FRONT}.", f"claimed: {FRONT}"),
        (f"According to a caller, the {FRONT} had planted the bomb.", f"claimed: {FRONT}"),
        (f"In a statement the {FRONT} announced that it had shot the mayor.", f"claimed: {FRONT}"),
        (f"The {FRONT} boasted that its fighters had blown up the bridge.", f"claimed: {FRONT}"),
        (f"The {FRONT} regretted the deaths, explaining that its mine had been meant for soldiers.", f"claimed: {FRONT}"),
        (f"The {FRONT} acknowledged that the bomb had been theirs.", f"claimed: {FRONT}"),
        (f"The {FRONT} said that the killing had been ordered by its central committee.", f"claimed: {FRONT}"),
        ("The Black Autumn Guard said it had shot the mayor.", "claimed: Black Autumn Guard"),
        (f"The {FRONT} said the mayor was in its hands.", f"claimed: {FRONT}"),
        (f"The political wing of the {FRONT} confirmed that one of its units had been involved.", f"claimed: {FRONT}"),
        (f'A note left beside the body read: "We killed him because he talked. {FRONT}."', f"claimed: {FRONT}"),
        ("Anton Veld admitted that he had mailed the bombs.", "claimed: Anton Veld"),
        ("The gunman shouted that he had killed the mayor.", "claimed: gunman"),
        (f"A leaflet of the {FRONT} stated that the {FRONT} was not holding him.", f"denied: {FRONT}"),
        (f"The {FRONT} insisted that none of its men had shot the mayor.", f"denied: {FRONT}"),
        (f"The {FRONT} declared that its men had neither planned nor carried out the raid.", f"denied: {FRONT}"),
    ],
)
def test_a_deed_of_the_speaker(chars: str, expected: str) -> None:
    assert said(chars, "claimed", "denied") == {expected}


@pytest.mark.parametrize(
    "chars",
    [
        "Police said they had shot the gunman.",
        f"Police said the {FRONT} had planted the bomb.",
        f"A police statement said the {FRONT} had planted the bomb.",
        f"The statement said the {FRONT} had planted the bomb.",
        f"A statement by the interior ministry said that the {FRONT} had shot the mayor.",
        "The Vasrland National Guard said it had shot the gunman.",
        "The gunman said he had killed nobody.",
        f"Witnesses said the {FRONT} had shot the mayor.",
        f"A neighbor told a newspaper that the {FRONT} had shot the mayor.",
        f"A caller said the {FRONT} would plant a bomb.",
        f"The {FRONT} did not say that it had planted the bomb.",
        f"The {FRONT} said it would kill the mayor.",
        f"The {FRONT} said the army had shot the mayor.",
        "Bishop Rafael Orduna said it was responsible for many attacks.",
        f'The mayor told reporters: "We killed the deal with the {FRONT}."',
        "A caller said that a bomb would go off at noon.",
        f"Colonel Anton Rell said his men had killed three fighters of the {FRONT}.",
    ],
)
def test_what_others_say_and_what_is_not_done_is_no_claim(chars: str) -> None:
    assert said(chars, "claimed") == set()
