"""Denials in rarer words."""

import pytest

from tests.coding.said import said

FRONT = "Orland Liberation Front"


@pytest.mark.parametrize(
    "chars",
    [
        f"The {FRONT} said it had no hand in the killing.",
        f"The {FRONT} dissociated itself from the bombing.",
        f"The {FRONT} disowned the attack.",
        f"The {FRONT} washed its hands of the murder.",
        f"The {FRONT} called the accusation a lie.",
        f"The {FRONT} said reports of its involvement were false.",
        f"The {FRONT} laughed off the charge that it had killed the judge.",
        f"The {FRONT} scoffed at the suggestion that it had mined the road.",
        f"The {FRONT} repudiated press reports that linked it to the bombing.",
        f"The {FRONT} contested the accusation.",
        f"The {FRONT} retracted its claim of the bombing.",
        f"There was no truth, the {FRONT} said, in the report that it had kidnapped the banker.",
        f"The {FRONT} said that it knew nothing of the attack.",
        f"The {FRONT} said it had been falsely accused.",
        f"The {FRONT} maintained its innocence.",
        f"The {FRONT} said it did not plant the bomb.",
        f"The {FRONT} denied having shelled the market.",
    ],
)
def test_a_denial(chars: str) -> None:
    assert said(chars, "denied", "claimed") == {f"denied: {FRONT}"}


@pytest.mark.parametrize(
    "chars",
    [
        f"The {FRONT} said reports of a truce were false.",
        f"The {FRONT} denied reports that it had moved its camps.",
        f"The {FRONT} scoffed at the suggestion that the army had won.",
        f"The {FRONT} called the election a lie.",
        f"The {FRONT} did not disown the attack.",
        f"The {FRONT} had no part in the talks.",
        f"The {FRONT} withdrew its men.",
    ],
)
def test_what_only_sounds_like_it(chars: str) -> None:
    assert said(chars, "denied") == set()
