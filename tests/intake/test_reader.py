import hashlib
import json
import logging

import pytest

from sayso.errors import UnreadableReport
from sayso.intake import Item, read_bytes

PROSE = (
    "Four die in Kelm bombing\n\n"
    "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed.\n"
    "The Northern Dawn Front said that it had carried out the attack, and the mayor of Kelm condemned it.\n"
)


def item(data: bytes, **options: str) -> Item:
    (outcome,) = read_bytes(data, "report", **options)  # type: ignore[arg-type]  # options are the keywords under test
    assert isinstance(outcome, Item), str(outcome)
    return outcome


def reason(data: bytes, **options: object) -> str:
    (outcome,) = read_bytes(data, "report", **options)  # type: ignore[arg-type]  # options are the keywords under test
    assert isinstance(outcome, UnreadableReport)
    assert outcome.where == "report"
    assert outcome.detail.endswith((".", "?"))
    return outcome.reason


def test_plain_text() -> None:
    found = item(PROSE.encode())
    assert found.report.sha256 == hashlib.sha256(PROSE.encode()).hexdigest()
    assert found.report.title == "Four die in Kelm bombing"
    assert found.report.published is None
    assert found.text.chars == PROSE.strip()
    assert found.text.chars[found.text.body_start :].startswith("A bomb")
    assert (found.text.reader, found.text.encoding) == ("plain@1", "utf-8")
    assert found.notes == ()


def test_what_the_user_gives_wins_and_is_noted() -> None:
    data = ("Four die in Kelm bombing\nTorvik Courier | 7 March 2023\n\n" + PROSE.split("\n\n")[1]).encode()
    found = item(data, published="2023-03-08", source="Dahra Wire")
    assert (found.report.published, found.report.source) == ("2023-03-08", "Dahra Wire")
    assert sorted(note.message.split("'")[1] for note in found.notes if note.code == "overridden") == [
        "2023-03-07",
        "Torvik Courier",
    ]
    assert item(data).report.published == "2023-03-07"


def test_removed_lines_are_noted_with_their_words() -> None:
    found = item(PROSE.encode() + b"\nSubscribe now and support us\n")
    assert [note.code for note in found.notes] == ["furniture"]
    assert "Subscribe now and support us" in found.notes[0].message
    assert "Subscribe" not in found.text.chars


def test_removed_characters_are_noted() -> None:
    found = item(PROSE.replace("four", "fo\u202eur\u200b").encode())
    assert [note.code for note in found.notes] == ["characters"]
    assert "2 invisible" in found.notes[0].message


def test_runs_that_are_no_words_go_with_a_note() -> None:
    found = item(f"{PROSE}\n{'QUJD' * 400}\n\nThe mayor said so.".encode())
    assert "QUJD" not in found.text.chars
    assert found.text.chars.endswith("The mayor said so.")
    assert [(note.code, "1,600" in note.message) for note in found.notes] == [("noise", True)]


def test_a_line_of_json() -> None:
    line = {
        "id": "kelm-1",
        "title": "Bomb in Kelm",
        "text": PROSE.split("\n\n")[1],
        "published": "7 March 2023",
        "source": "Dahra Wire",
        "tags": [],
    }
    found = item(json.dumps(line).encode())
    assert (found.report.name, found.report.source, found.report.published) == ("kelm-1", "Dahra Wire", "2023-03-07")
    assert found.text.chars.startswith("Bomb in Kelm\n\nA bomb exploded")
    assert found.text.body_start == len("Bomb in Kelm\n\n")
    assert found.text.reader == "jsonl@1"
    assert [note.code for note in found.notes] == ["unread-field"]


def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    chars = PROSE.split("\n\n")
    found = item(json.dumps({"title": "Four die in Kelm bombing", "text": PROSE}).encode())
    assert found.text.chars == PROSE.strip()
    cut = item(
        json.dumps(
            {
                "title": "Four people die in the bombing of the Kelm bus station",
                "text": f"Four people die in the bombing of...\n\n{chars[1]}",
            }
        ).encode()
    )
    assert cut.text.chars.count("Four people die") == 1
    alone = item(json.dumps({"title": "Four people were killed in Kelm", "text": "Four people were killed in Kelm"}).encode())
    assert (alone.text.chars, alone.text.body_start) == ("Four people were killed in Kelm", 0)


def test_an_unread_date_is_noted() -> None:
    found = item(json.dumps({"text": PROSE, "published": "03/04/2023"}).encode())
    assert found.report.published is None
    assert [note.code for note in found.notes] == ["date-unread"]


def test_json_over_many_lines_and_arrays() -> None:
    assert item(json.dumps({"text": PROSE, "id": "one"}, indent=2).encode()).report.name == "one"
    outcomes = read_bytes(json.dumps([{"text": PROSE, "id": "one"}, 5]).encode(), "report")
    assert [o.report.name if isinstance(o, Item) else o.reason for o in outcomes] == ["one", "bad-json"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\x00", "empty"),
        ("\u200b\u202e \u2066".encode(), "empty"),
        (b"%PDF-1.7 and so on", "binary"),
        (b"12 34 56 78", "not-prose"),
        ("La bomba estalló en la estación y la policía dijo que murieron cuatro personas.".encode(), "not-english"),
        (b"the " * 5_000, "not-prose"),
        (b"(" * 20_000, "not-prose"),
        (b"a" * 20_000, "not-prose"),
        (b"Advertisement\nJoin us\n", "no-text"),
        (b"<!doctype html><html><body><img></body></html>", "no-text"),
        (b"A bomb exploded in Kelm on Monday, and the police said that four died.\nSubscribe to continue reading\n", "paywall"),
        (b"word " * 2_000_000, "too-large"),
        (("The police said that it was calm. " * 13_000).encode(), "too-large"),
    ],
)
def test_reasons(data: bytes, code: str) -> None:
    assert reason(data) == code


def test_the_limit_can_be_set() -> None:
    assert reason(PROSE.encode(), limit_bytes=50) == "too-large"


def test_a_kind_that_is_said_is_believed() -> None:
    assert item(b"<p>is a tag, the police said, and four people were killed.", kind="text").text.chars.startswith("<p>is")
    assert item(b"is no tag, the police said, and four people were killed.", kind="html").text.reader == "html@1"


def test_the_extractor_is_silent(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        read_bytes(b"<html><body></body></html>", "report", kind="html")
    assert capfd.readouterr() == ("", "")
