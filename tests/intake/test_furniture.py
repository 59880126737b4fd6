import pytest

from sayso.intake.furniture import furniture, is_prose, kind_of, trailing

PROSE = "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Facebook Twitter WhatsApp Email", "share-bar"),
        ("Share this article on Facebook", "share-bar"),
        ("Skip to main content", "menu"),
        ("Home | News | Sport | Weather", "menu"),
        ("Know more", "menu"),
        ("Join us", "menu"),
        ("Read more: What we know about the Kelm Brigades", "related"),
        ("RELATED: Mayor of Saray Hill shot", "related"),
        ("Click here for the full list of names", "related"),
        ("You may also like", "related"),
        ("Subscribe now to become part of our community.", "subscription"),
        ("Sign up for our newsletter and get the news first", "subscription"),
        ("Follow us on the channel of your choice", "subscription"),
        ("Already a subscriber? Log in", "subscription"),
        ("Get the best of the week to your inbox every Friday", "subscription"),
        ("You deserve good reporting and bold storytelling.", "subscription"),
        ("We use cookies to improve your visit.", "notice"),
        ("Please enable JavaScript to watch this video", "notice"),
        ("© 2023 Torvik Courier. All rights reserved.", "notice"),
        ("Advertisement", "notice"),
        ("3 min read", "notice"),
        ("Reporting by Ida Solberg; editing by Per Lindahl", "notice"),
        ("Photo: Soldiers at a checkpoint (Dahra Wire)", "caption"),
        ("A burnt-out bus in Kelm. (Photo: Kelm Observer)", "caption"),
        ("Image source, Torvik Courier", "caption"),
    ],
)
def test_furniture_is_known_by_its_words(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Four people died.",
        "“Join us,” the recording tells the soldiers.",
        "Join us or die, the leaflet said.",
        "Support for the Northern Dawn Front has fallen since the bombing.",
        "Photos of the attack were shown on television.",
        "Images from the scene showed a burning bus and broken windows.",
        "Share prices fell in Torvik after the attack.",
        "By using car bombs, the group has changed its ways.",
        "Promoted to general in 2019, he commands the army in the north.",
        "Sponsored by smugglers, the militia controls the road to Ouban.",
        "Loading docks at the harbour were hit by two rockets.",
        "Registered voters were stopped at the roadblock.",
        "Watching from a roof, a gunman shot the mayor.",
        "Contact with the surveyors was lost on Sunday.",
        "Advertisement hoardings were torn down by the crowd.",
        "The army said: leave your homes.",
        "More than twenty people were wounded.",
        "Related charges against three officers were dropped.",
        "Donations to the party were stolen in the raid.",
        "World leaders condemned the attack.",
        "The minister said on Twitter that he would not resign.",
        "You are either with us or against us, the leaflet said.",
        "Video of the shooting was posted by a witness.",
        "KELM (Vasrland Press) —",
        "",
    ],
)
def test_prose_stays(line: str) -> None:
    assert kind_of(line) is None


def test_fragments_below_the_article_are_furniture_too() -> None:
    lines = [PROSE, "", "Your support is the only way to keep", "free and independent news", "Thank you"]
    assert [kind is not None for kind in furniture(lines)] == [False, False, True, True, True]


def test_short_lines_inside_the_article_stay() -> None:
    lines = [PROSE, "What we know", PROSE, "Read more: The Kelm Brigades", "The dead", PROSE]
    assert furniture(lines) == [None, None, None, "related", None, None]


def test_short_last_lines_without_furniture_above_stay() -> None:
    assert furniture([PROSE, "Anna Berg, 34", "Per Lund, 51"]) == [None, None, None]


def test_a_run_of_short_lines_above_the_article_is_a_menu() -> None:
    assert furniture(["Vasrland", "Provinces", "Economy", "Four die in Kelm bombing", PROSE]) == [
        "menu",
        "menu",
        "menu",
        None,
        None,
    ]
    assert furniture(["Vasrland", "Four die in Kelm bombing", PROSE]) == [None, None, None]


def test_pleas_at_the_end_may_be_sentences() -> None:
    lines = [
        PROSE,
        "You read this article free of charge. The desert is far and the roads are long.",
        "Your subscription pays for it.",
    ]
    assert furniture(lines) == [None, "subscription", "subscription"]
    assert furniture([PROSE, "You could see the smoke from our window and hear the sirens for an hour."]) == [None, None]


def test_a_page_without_line_breaks_is_not_all_furniture() -> None:
    line = f"{PROSE} The Kelm Brigades were blamed. All rights reserved."
    assert furniture([line]) == [None]


def test_furniture_at_the_end_of_a_line() -> None:
    line = f"{PROSE} The mayor condemned it. Copyright 2023 Torvik Courier. All rights reserved."
    found = trailing(line)
    assert [line[start:end].strip() for start, end, _ in found] == ["Copyright 2023 Torvik Courier.", "All rights reserved."]
    assert trailing("Four died. All rights reserved.") == []


def test_prose_is_long_and_ends_like_a_sentence() -> None:
    assert is_prose(PROSE)
    assert not is_prose("Four people died.")
    assert not is_prose(PROSE.rstrip("."))
