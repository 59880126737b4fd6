import pytest

from sayso.intake.paywall import behind_paywall

STUB = "A bomb exploded in Kelm on Monday, and the police said that four people were killed."


@pytest.mark.parametrize(
    "plea",
    [
        "Subscribe to continue reading",
        "This article is only available to our subscribers.",
        "Already a subscriber? Log in",
        "You have read all your free articles this month.",
        "Sign in to read the rest of the story",
        "Unlock the full article for one crown",
    ],
)
def test_a_stub_with_a_wall_below_it(plea: str) -> None:
    message = behind_paywall(STUB, [("subscription", plea)], free=True)
    assert message is not None
    assert plea[:20] in message


def test_a_plea_is_no_wall() -> None:
    assert behind_paywall(STUB, [("subscription", "Subscribe now to become part of our community.")], free=True) is None


def test_a_long_article_is_no_stub() -> None:
    assert behind_paywall(STUB * 20, [("subscription", "Subscribe to continue reading")], free=True) is None


def test_what_the_page_says_of_itself() -> None:
    assert behind_paywall(STUB, [], free=False) is not None
    assert behind_paywall(STUB, [], free=True) is None
