from sayso.intake.plain import read_plain
from sayso.intake.traced import tidied

LEAD = "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed."
MORE = "The Northern Dawn Front said that it had carried out the attack, and the mayor of Kelm condemned it."


def test_headline_body_and_furniture() -> None:
    source = f"Home | News | Sport | Weather\r\nFour die in Kelm bombing\r\nBy Ida Solberg\r\n{LEAD}\r\nRead more: The Front\r\n{MORE}\r\nJoin us"
    reading = read_plain(tidied(source)[0])
    assert reading.text.chars == f"Four die in Kelm bombing\n\n{LEAD}\n{MORE}"
    assert reading.text.chars[reading.body_start :].startswith("A bomb")
    assert reading.fields == {"title": "Four die in Kelm bombing", "byline": "Ida Solberg"}
    assert [kind for kind, _ in reading.removed] == ["menu", "byline", "related", "menu"]
    for origin in reading.text.origins:
        assert source[origin.source_start : origin.source_start + len(origin.span)] == origin.span.words(reading.text.chars)


def test_paragraphs_keep_their_empty_lines() -> None:
    chars = f"{LEAD}\n\n\n\n{MORE}\nAnd so on, the police said."
    assert read_plain(tidied(chars)[0]).text.chars == f"{LEAD}\n\n{MORE}\nAnd so on, the police said."


def test_hard_wrapped_telexes_are_read_by_paragraph() -> None:
    chars = (
        "TORVIK, 3 JAN 90 -- [TEXT] A BOMB EXPLODED AT THE BUS STATION IN KELM\n"
        "TODAY.  THE NORTHERN DAWN FRONT HAS CLAIMED IT IN A MESSAGE TO A RADIO\n"
        "STATION.  FOUR PEOPLE WERE KILLED AND ELEVEN WERE WOUNDED, ACCORDING TO\n"
        "JOIN US\n"
        "POLICE SOURCES IN THE CAPITAL, WHO ASKED NOT TO BE NAMED IN THIS REPORT\n"
        "AND WHO ADDED THAT THE ROADS TO THE NORTH HAD BEEN CLOSED FOR THE DAYS.\n"
    )
    reading = read_plain(tidied(chars)[0])
    assert reading.text.chars == chars.strip()
    assert reading.fields == {"published": "1990-01-03"}


def test_furniture_at_the_end_of_the_last_line() -> None:
    reading = read_plain(tidied(f"{LEAD} {MORE} All rights reserved.")[0])
    assert reading.text.chars == f"{LEAD} {MORE}"
    assert reading.removed == (("notice", "All rights reserved."),)


def test_a_word_above_the_headline_goes() -> None:
    reading = read_plain(tidied(f"Vasrland\nFour die in Kelm bombing\n{LEAD}")[0])
    assert reading.text.chars.startswith("Four die")
    assert reading.removed == (("menu", "Vasrland"),)
