"""Words that look like an act of a statement and are none."""

from __future__ import annotations

import pytest

from sayso.coding.statement_utterances import utterances_of
from tests.coding.test_statements import coded, values

BOMBING = "A bomb exploded at a bank in Kelm on Monday, killing two people. "


@pytest.mark.parametrize(
    ("chars", "act"),
    [
        ("Mayor Anna Velk called the bombing a disgrace.", "call_for"),
        ("Omar Rafi pleaded guilty to the bombing, saying he had planted the bomb.", "call_for"),
        ("Mayor Anna Velk ordered three days of mourning and condemned the bombing.", "demand"),
        ("Governor Ulf Sander said that the bombing must have been planned for weeks.", "demand"),
        ("Mayor Anna Velk said that she had received death threats before the bombing.", "threaten"),
        ("Three of the wounded died of their injuries overnight, police spokeswoman Anna Velk said.", "blame"),
        ("A car exploded at the gate, police chief Omar Rafi said.", "blame"),
        ("The bomb killed a clerk, police chief Omar Rafi said.", "blame"),
        ("Two people were killed by the blast, police chief Omar Rafi said.", "blame"),
    ],
)
def test_no_act(chars: str, act: str) -> None:
    assert act not in {told for account in coded(BOMBING + chars).statements for told in values(account, "act")}


@pytest.mark.parametrize(
    ("chars", "act"),
    [
        ("Mayor Anna Velk called for calm after the bombing.", "call_for"),
        ("Mayor Anna Velk called on the government to catch the bombers.", "call_for"),
        ("Governor Ulf Sander said that the bombers must be punished.", "demand"),
        ("The Dawn Front planted the bomb, police chief Omar Rafi said.", "blame"),
    ],
)
def test_acts_that_stay(chars: str, act: str) -> None:
    assert act in {told for account in coded(BOMBING + chars).statements for told in values(account, "act")}


@pytest.mark.parametrize(
    ("chars", "verb"),
    [
        ("Marit Lunde condemned the bombing and demanded that Henrik Valdor explain why the barriers were gone.", "explain"),
        ("Mayor Anna Velk condemned the bombing and refused to confirm that nine had died.", "confirm"),
    ],
)
def test_what_somebody_should_say_or_would_not_is_not_said(chars: str, verb: str) -> None:
    told = {utterance.lemma for utterance in utterances_of(coded(BOMBING + chars))}
    assert verb not in told and "condemn" in told


@pytest.mark.parametrize("called", ["the outlawed group", "the banned militant group", "the group"])
def test_a_group_speaks_under_what_is_said_of_it(called: str) -> None:
    """What an armed group is called besides its name makes no other issuer, and what it says it did is its claim."""
    (account,) = coded(
        f"{BOMBING}The Kelm Brigades claimed responsibility for it. “We hit the bank,” {called} said in a statement. “We will strike again.”"
    ).statements
    assert values(account, "issuer") == ["Kelm Brigades"]
    assert set(values(account, "act")) == {"claim_responsibility", "threaten"}
