"""Wrong use and hostile input: a message that says what to do, and nothing that a terminal would obey."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from benchmarks.crash_reports import invented_lines
from tests.flow.failing import ASKING, an_assertion, assert_safe, assert_sound, held, ids_in, sayso


@pytest.mark.parametrize("verb", [*ASKING, ("backup", "copy.sqlite")], ids=lambda verb: verb[0])
def test_asking_where_there_is_no_archive(tmp_path: Path, verb: tuple[str, ...]) -> None:
    sayso(*verb, "--archive", tmp_path / "none.sqlite").refuses("none.sqlite", "there is no such file", "sayso add")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "verb",
    [
        ("show", "ict-0123456789abcdef"),
        ("show", "nonsense"),
        ("show", "ict-"),
        ("show", "\x1b[31mred"),
        ("precedents", "ict-0123456789abcdef"),
        ("check", "ict-0123456789abcdef"),
        ("contradictions", "--about", "ict-0123456789abcdef"),
        ("judge", "accept", "ass-0123456789abcdef"),
        ("judge", "same", "ict-0123456789abcdef", "ict-fedcba9876543210"),
        ("judge", "seal", "who-0123456789abcdef"),
        ("undo", "jdg-0123456789abcdef"),
        ("grade", "rep-0123456789abcdef", "1"),
        ("grade", "The Nowhere Gazette", "B"),
    ],
    ids=" ".join,
)
def test_an_id_of_nothing(archive: Path, verb: tuple[str, ...]) -> None:
    answer = sayso(*verb, "--archive", archive)
    answer.refuses()
    assert "\x1b" not in answer.said
    assert len(answer.said) > 40, "it says what to do"
    assert_sound(archive, 6)


@pytest.mark.parametrize("day", ["yesterday", "2031-13", "2031-02-30", "31", "2031-5-4", "2031-05-04T10:00", ""])
def test_a_day_that_is_none(archive: Path, first: Path, day: str) -> None:
    for verb in (("incidents", "--since", day), ("statements", "--until", day)):
        answer = sayso(*verb, "--archive", archive)
        if day:
            answer.refuses("2031-05-04" if "YYYY" not in answer.said else "YYYY")
        else:
            assert answer.status in (0, 1)
    for verb in (("check", "the first car bomb in Kelm since May 2030", "--day", day), ("add", str(first), "--published", day)):
        sayso(*verb, "--archive", archive).refuses("YYYY-MM-DD")


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        (("incidents", "--type", "car_bmob"), "car_bomb"),
        (("statements", "--act", "threatne"), "threaten"),
        (("actors", "--kind", "army"), "armed_group"),
        (("contradictions", "--kind", "nonsense"), "kinds: "),
        (("incidents", "--status", "nonsense"), "reviewed"),
        (("judge", "correct", "ASSERTION", "nonsense"), ""),
        (("grade", "Torvik Courier", "Z"), "completely reliable"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_value_that_there_is_not(archive: Path, verb: tuple[str, ...], said: str) -> None:
    answer = sayso(*(an_assertion(archive) if one == "ASSERTION" else one for one in verb), "--archive", archive)
    assert answer.status in (1, 2)
    assert said in answer.said
    assert verb[-1] in answer.said
    assert_sound(archive, 6)


def test_a_type_that_there_is_though_nothing_of_it(archive: Path) -> None:
    answer = sayso("incidents", "--type", "airstrike", "--archive", archive)
    assert answer.status == 0
    assert answer.out.startswith("No incidents found.\nThe archive holds nothing of the type 'airstrike'; try ")


def test_no_such_report_and_no_report_at_all(archive: Path, tmp_path: Path) -> None:
    answer = sayso("add", tmp_path / "none.txt", "--archive", archive)
    assert answer.status == 1
    assert "not-found" in answer.said
    (tmp_path / "empty").mkdir()
    answer = sayso("add", tmp_path / "empty", "--archive", archive)
    assert answer.status in (0, 1)
    assert_sound(archive, 6)


def _hostile_folder(folder: Path) -> Path:
    folder.mkdir()
    report = json.loads(invented_lines(1)[0])
    words = report["text"]
    names = (
        "\x1b[2J\x07 cleared.txt",
        "<script>alert(1)</script>.txt",
        "two\nlines.txt",
        "\u202eright-to-left.txt",
        "a" * 200 + ".txt",
    )
    for number, name in enumerate(names):
        path = folder / name.replace("/", "\u2215")
        path.write_text(f"{words} <script>alert({number})</script> \x1b[31m\x07\x00 \u202egnirts", encoding="utf-8")
    lines = [
        {**report, "title": "\ud800 lone \x1b[31m", "source": "\ud83d Courier\x07", "text": f"{words} \udcff \ud800"},
        {**report, "title": "long", "text": f"{words} " + "They fired again. " * 300_000},
        {**report, "title": "x' OR 1=1; DROP TABLE report; --", "text": f"{words} Robert'); DROP TABLE report;--"},
    ]
    (folder / "lines.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    (folder / os.fsdecode(b"not-utf8-\xff.txt")).write_text(words, encoding="utf-8")
    return folder


def test_hostile_names_and_words_are_printed_safely(tmp_path: Path) -> None:
    folder = _hostile_folder(tmp_path / "reports")
    archive = tmp_path / "archive.sqlite"
    added = sayso("add", folder, "--archive", archive)
    assert added.status in (0, 1)
    assert_safe(added)
    assert_sound(archive, held(archive))
    assert held(archive) >= 6
    asked = [
        ("incidents",),
        ("actors",),
        ("search", "killed"),
        ("search", "script"),
        ("search", "\x1b[31m \ud800 \" ' OR"),
        ("stats",),
    ]
    asked += [("log",), ("contradictions",), *(("show", one) for one in ids_in(archive))]
    for verb in asked:
        answer = sayso(*verb, "--archive", archive)
        assert answer.status == 0 or answer.said, verb
        assert_safe(answer)
        as_json = sayso(*verb, "--archive", archive, "--format", "json")
        if as_json.status == 0:
            json.loads(as_json.out)
            assert not {c for c in as_json.out if ord(c) < 32} - {"\n"}
        assert_safe(as_json, json_too=False)
