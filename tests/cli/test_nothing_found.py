"""A list with nothing in it says what was looked for and what there is instead."""

import json
from pathlib import Path

import pytest

from sayso.cli.app import app
from tests.cli.commands import RUNNER, run


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("incidents", "--place", "Nowhere"), "nothing of the place 'Nowhere'; try 'Dahra'"),
        (("incidents", "--place", "Dahraa"), "nothing of the place 'Dahraa'; try 'Dahra'"),
        (("incidents", "--place", "mirzal"), "try 'Mirsal'"),
        (("incidents", "--actor", "Ansar al-Fadjr"), "nothing of the actor 'Ansar al-Fadjr'; try 'Ansar"),
        (("statements", "--actor", "Fajr"), "try 'Ansar"),
        (("incidents", "--source", "Courier"), "nothing of the source 'Courier'; try 'Torvik Courier'"),
        (("incidents", "--type", "airstrike"), "nothing of the type 'airstrike'; try "),
        (("statements", "--act", "praise"), "nothing of the act 'praise'; try "),
        (("actors", "Lamrany"), "nothing of the name 'Lamrany'; try 'Lamrani'"),
        (("contradictions", "--place", "Dahraa"), "try 'Dahra'"),
        (("search", "police", "--source", "Dahra Wires"), "nothing of the source 'Dahra Wires'; try 'Dahra Wire'"),
        (("search", "zeppelin"), "No report holds these words"),
        (
            ("search", "police", "--place", "Mirsal", "--type", "car_bomb"),
            "Some reports hold the words, but none of them fits the rest",
        ),
        (("incidents", "--since", "2030"), "Without --since and --until there are"),
        (("incidents", "--place", "Mirsal", "--type", "car_bomb"), "Nothing fits all that was asked"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_empty_list_names_what_there_is(filled: Path, words: tuple[str, ...], says: str) -> None:
    said = " ".join(run(filled, *words).split())
    assert said.startswith("No ")
    assert says in said


def test_beside_json_it_is_a_message(filled: Path) -> None:
    done = RUNNER.invoke(app, ["incidents", "--place", "Nowhere", "--format", "json", "--archive", str(filled)])
    assert json.loads(done.stdout) == {"cards": [], "total": 0}
    assert "try 'Dahra'" in done.stderr


def test_an_archive_that_names_no_outlet(tmp_path: Path) -> None:
    report = tmp_path / "wire.txt"
    report.write_text("A bomb exploded in Kelm on Friday, killing two people, police said.", encoding="utf-8")
    run(tmp_path / "one.sqlite", "add", str(report))
    assert "source 'Wire', nor of any other source" in run(tmp_path / "one.sqlite", "incidents", "--source", "Wire")


def test_a_sealed_name_is_not_suggested(own: Path) -> None:
    assert "Idris Lamrani" in run(own, "actors", "Idris Lamran")
    who = json.loads(run(own, "actors", "Idris Lamrani", "--format", "json"))["cards"][0]["id"]
    run(own, "judge", "seal", who)
    for name in ("Idris Lamran", "Lamrany", "Idris"):
        assert "Lamrani" not in run(own, "actors", name)
        assert "Lamrani" not in run(own, "incidents", "--actor", name)


def test_words_found_stay_marked_where_nothing_can_be_bold(filled: Path) -> None:
    assert "[[directorate]]" in run(filled, "search", "directorate")


def test_two_letters_are_no_beginning(filled: Path) -> None:
    assert "at least 3 letters" in run(filled, "search", "di*", status=1)
    assert "[[directorate]]" in run(filled, "search", "dir*")
