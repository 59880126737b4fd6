import json

import pytest

from sayso.errors import UnreadableReport
from sayso.intake.lines import read_line


def test_fields_and_aliases() -> None:
    line = read_line(
        '{"body": "Four died.", "headline": "Bomb\\n in Kelm", "author": "Ida Solberg", "publisher": "Dahra Wire", "id": 7}', "x"
    )
    assert line.text == "Four died."
    assert line.fields == {"title": "Bomb in Kelm", "byline": "Ida Solberg", "source": "Dahra Wire", "name": "7"}
    assert line.unread == ()


def test_nothing_is_left_out_silently() -> None:
    line = read_line(
        '{"text": "Four died.", "topic": 1, "date": "2023-03-07", "title": ["x"], "source": null, "url": "' + "x" * 600 + '"}',
        "x",
    )
    assert line.fields == {}
    assert len(line.unread) == 4
    assert any('under "published"' in message for message in line.unread)


def test_of_two_keys_the_first_counts() -> None:
    line = read_line('{"text": "Four died.", "title": "One", "headline": "Two"}', "x")
    assert line.fields == {"title": "One"}
    assert "headline" in line.unread[0]


@pytest.mark.parametrize(
    "chars", ["", "{", "[]", "3", '"x"', "NaN", '{"title": "x"}', '{"text": 3}', '{"text": null}', "[" * 100_000]
)
def test_no_report(chars: str) -> None:
    with pytest.raises(UnreadableReport) as caught:
        read_line(chars, "reports.jsonl:3")
    assert caught.value.reason == "bad-json"
    assert caught.value.where == "reports.jsonl:3"


def test_an_empty_text_is_empty() -> None:
    with pytest.raises(UnreadableReport) as caught:
        read_line(json.dumps({"text": ""}), "x")
    assert caught.value.reason == "empty"
