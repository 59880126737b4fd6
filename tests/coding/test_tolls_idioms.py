"""Tolls told by a verb with what stands beside it: "took the lives of", "picked up", "made off with", "needed stitches"."""

from __future__ import annotations

import pytest

from sayso.records import Amount
from tests.coding.test_tolls import NOBODY, exactly, toll


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("The raid took the lives of five porters.", {"killed": exactly(5)}),
        ("The raid cost the lives of nine guests and a cook.", {"killed": exactly(10)}),
        ("The raid cost five people their lives.", {"killed": exactly(5)}),
        ("Four officers paid with their lives in the raid.", {"killed": exactly(4)}),
        ("The raid took a farmer's life.", {"killed": exactly(1)}),
        ("Eight dead in Kelm raid", {"killed": exactly(8)}),
        ("Eight dead, 20 hurt in raid.", {"killed": exactly(8), "wounded": exactly(20)}),
        ("Twelve lives were lost in the raid.", {"killed": exactly(12)}),
        ("Nobody lost his life in the raid.", {"killed": NOBODY}),
        ("A lieutenant and three conscripts fell in the line of duty in the raid.", {"killed": exactly(4)}),
        ("Fourteen bandits were eliminated in the raid.", {"killed": exactly(14)}),
        ("Fourteen fighters were sent to their graves in the raid.", {"killed": exactly(14)}),
        ("Six farmers burned to death in the raid.", {"killed": exactly(6)}),
        ("Three guards had their throats cut in the raid.", {"killed": exactly(3)}),
        ("Nine miners met their deaths in the raid.", {"killed": exactly(9)}),
        ("Two passengers did not survive the raid.", {"killed": exactly(2)}),
        ("A herdsman and a policewoman were blown up in the raid.", {"killed": exactly(2)}),
        ("The army lost six men in the raid.", {"killed": exactly(6)}),
        ("After the raid villagers buried eleven neighbours.", {"killed": exactly(11)}),
        ("After the raid chiefs counted 12 corpses.", {"killed": exactly(12)}),
        ("After the raid searchers found a sixth body.", {"killed": exactly(6)}),
        ("The raid ended with 14 guests and two porters dead.", {"killed": exactly(16)}),
        ("After the raid two passengers died in hospital, bringing the toll to 17.", {"killed": exactly(17)}),
        ("Officials spoke of 31 dead after the raid but later revised the figure to 26.", {"killed": exactly(26)}),
        ("The official was machine-gunned to death in the raid.", {"killed": exactly(1)}),
        ("A clerk was fatally hit by a bullet in the raid.", {"killed": exactly(1)}),
        ("The raid killed the mayor. His driver and a guard also died.", {"killed": exactly(3)}),
        ("A lorry mowed down twenty people, of whom four died, in the raid.", {"killed": exactly(4), "wounded": exactly(16)}),
    ],
)
def test_other_words_for_dying(chars: str, expected: dict[str, Amount]) -> None:
    assert toll(chars, "raid") == expected


@pytest.mark.parametrize(
    ("chars", "wounded"),
    [
        ("Eight of his supporters needed stitches after the raid.", 8),
        ("After the raid thirty more are being treated.", 30),
        ("Two clerks suffered broken arms in the raid.", 2),
        ("The watchman got away with bruises in the raid.", 1),
        ("Sixteen pupils were cut by splinters in the raid.", 16),
        ("A guard lost an eye in the raid.", 1),
        ("Three cooks were badly burned in the raid.", 3),
        ("A bullet struck a nurse in the raid.", 1),
        ("A policeman was hit in the leg in the raid.", 1),
        ("Five people had to be hospitalised after the raid.", 5),
        ("Youths thrashed two doctors in the raid.", 2),
        ("After the raid three nurses are fighting for their lives.", 3),
    ],
)
def test_other_words_for_being_hurt(chars: str, wounded: int) -> None:
    assert toll(chars, "raid") == {"wounded": exactly(wounded)}


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("After the raid two men were handed to the police.", {"arrested": exactly(2)}),
        ("After the raid two of the helpers gave themselves up.", {"arrested": exactly(2)}),
        ("After the raid four of the gunmen surrendered.", {"arrested": exactly(4)}),
        ("After the raid police picked up 16 of the youths.", {"arrested": exactly(16)}),
        ("After the raid 26 suspects were rounded up.", {"arrested": exactly(26)}),
        ("Anton Rell was among 22 mutineers held after the raid.", {"arrested": exactly(22)}),
        ("Nine men were held over a plot after the raid.", {"arrested": exactly(9)}),
        ("After the raid all three are behind bars.", {"arrested": exactly(3)}),
        ("After the raid 104 people spent the night in cells.", {"arrested": exactly(104)}),
        ("After the raid two men were placed under arrest.", {"arrested": exactly(2)}),
        ("After the raid police caught two of the men.", {"arrested": exactly(2)}),
        ("In the raid gunmen herded 30 pupils into the bush.", {"abducted": exactly(30)}),
        ("Twelve young men appeared in court over the raid.", {"arrested": exactly(12)}),
        ("After the raid police seized two men on a farm.", {"arrested": exactly(2)}),
        ("After the raid police took two men away for questioning.", {"arrested": exactly(2)}),
        ("In the raid two geologists were seized by the Kelm Brotherhood.", {"abducted": exactly(2)}),
        ("In the raid gunmen made off with three nurses.", {"abducted": exactly(3)}),
        ("In the raid two girls were carried off.", {"abducted": exactly(2)}),
        ("In the raid gunmen took away ten villagers.", {"abducted": exactly(10)}),
        ("In the raid the rebels took three girls with them.", {"abducted": exactly(3)}),
        ("In the raid a clerk was bundled into a van.", {"abducted": exactly(1)}),
        ("In the raid a banker was pulled from his car by rebels.", {"abducted": exactly(1)}),
        ("In the raid rebels captured six soldiers.", {"abducted": exactly(6)}),
        ("Nineteen soldiers were killed and six captured in the raid.", {"killed": exactly(19), "abducted": exactly(6)}),
        ("In the raid rebels hijacked a bus with 28 passengers.", {"abducted": exactly(28)}),
        ("In the raid the gunmen held three nurses for two days.", {"abducted": exactly(3)}),
    ],
)
def test_other_words_for_being_taken(chars: str, expected: dict[str, Amount]) -> None:
    assert toll(chars, "raid") == expected


@pytest.mark.parametrize(
    "chars",
    [
        "After the raid police offered a reward for information leading to the arrest of two men.",
        "After the raid residents called for the arrest of two officers.",
        "After the raid the police seized two rifles.",
        "After the raid the fighters surrendered their weapons.",
        "After the raid the gunmen fled with two others.",
        "After the raid three more bombs were neutralised.",
        "After the raid the town fell in the fighting.",
        "After the raid he took ten books to a hospital.",
        "After the raid two passengers were pulled from a bus.",
        "After the raid he took his own life.",
        "After the raid a driver was treated for shock.",
        "After the raid the hostage said that he had been treated well.",
        "After the raid the doctors gave him a second life.",
        "After the raid the driver was taken away on a stretcher.",
        "After the raid he said that thousands of soldiers had given their lives for the country.",
        "After the raid soldiers seized two farmers.",
        "After the raid officials raised the body count.",
        "In the raid the toll for both bombings rose to 259.",
    ],
)
def test_what_only_sounds_like_it(chars: str) -> None:
    assert toll(chars, "raid") == {}


def test_whoever_is_seized_and_shot_is_not_led_away() -> None:
    assert "abducted" not in toll("In the raid the rebels seized the mayor and shot him.", "raid")
