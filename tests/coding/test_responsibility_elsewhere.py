"""Claims of another attack than the one that a text tells of."""

import pytest

from sayso.coding.parties import Parties
from sayso.coding.responsibility_says import said_in
from sayso.language import doc_of
from tests.coding.read_sheets import sheet_of
from tests.coding.test_responsibility import held

NEWS = "A bomb exploded in a depot in Kelm. "


def elsewhere(chars: str) -> list[bool]:
    sheet = sheet_of(NEWS + chars, "bomb")
    return [f.elsewhere for f in said_in(doc_of(sheet), Parties(sheet)) if f.basis == "claimed"]


@pytest.mark.parametrize(
    "chars",
    [
        "The Orland Front claimed responsibility for a similar bombing in the port.",
        "The Orland Front has claimed two other bombings.",
        "Last year the Orland Front claimed responsibility for an attack on the same depot.",
        "In the same month the Orland Front claimed responsibility for six explosions.",
        "The Orland Front, which has claimed several bombings, was silent.",
        "The Orland Front claimed responsibility for a shooting the week before.",
        "The Orland Front owned up to another bombing.",
        "The Orland Front, which last year claimed the bombing of a bank, was outlawed.",
        "The bomb was like those used in attacks claimed by the Orland Front.",
    ],
)
def test_a_claim_of_another_attack(chars: str) -> None:
    assert elsewhere(chars) == [True]


@pytest.mark.parametrize(
    "chars",
    [
        "The Orland Front claimed responsibility.",
        "The Orland Front claimed responsibility for the bombing and for two other attacks.",
        "The Orland Front, which had claimed an earlier bombing, claimed responsibility for this one too.",
        "The Orland Front claimed responsibility for the attack, the second on the same depot.",
        "On Monday the Orland Front claimed responsibility for an attack that it said had killed six soldiers.",
        "The Orland Front, which has claimed the attack, called it a warning.",
        "The Orland Front claimed both bombings.",
        "This is one of several attacks claimed by the Orland Front.",
    ],
)
def test_a_claim_of_this_one(chars: str) -> None:
    assert False in elsewhere(chars)


def test_in_a_report_it_is_no_claim_of_the_news() -> None:
    chars = NEWS + "The Orland Front claimed responsibility for a similar bombing in the port."
    assert not any(basis == "claimed" for basis, _, _ in held(chars, "exploded"))
    assert any(basis == "claimed" for basis, _, _ in held(chars, "similar bombing")), "a recalled attack keeps its claim"


def test_the_lead_of_a_report_tells_the_news_itself() -> None:
    chars = "The Orland Front claimed responsibility for an attack last month that killed six soldiers in Kelm."
    assert any(basis == "claimed" for basis, _, _ in held(chars, "attack"))
