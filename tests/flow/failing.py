"""What the tests of failures share: commands with their answers, and what must hold after each."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from sayso.archive import open_archive
from sayso.cli.app import app

SAYSO = str(Path(sys.executable).parent / "sayso")
ASKING = (
    ("incidents",),
    ("statements",),
    ("actors",),
    ("show", "ict-0123456789abcdef"),
    ("search", "bomb"),
    ("contradictions",),
    ("precedents", "ict-0123456789abcdef"),
    ("check", "the first car bomb in Kelm since May 2030"),
    ("judge", "accept", "ass-0123456789abcdef"),
    ("undo",),
    ("grade", "Torvik Courier", "B"),
    ("verify",),
    ("recode",),
    ("stats",),
    ("log",),
)


class Answer:
    """What a command printed, and how it ended."""

    def __init__(self, result: Any) -> None:
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        self.status: int = result.exit_code
        self.out: str = result.stdout
        self.said: str = " ".join(result.stderr.split())

    def refuses(self, *words: str) -> None:
        """It ended with status 1 and a message that holds all the words."""
        assert self.status == 1, (self.status, self.out, self.said)
        assert self.said.startswith("sayso: ")
        assert "Traceback" not in self.said
        for some in words:
            assert some in self.said


def sayso(*arguments: object) -> Answer:
    return Answer(CliRunner().invoke(app, [str(one) for one in arguments], env={"SAYSO_USER": "ana", "COLUMNS": "200"}))


def held(archive: Path | str) -> int:
    with open_archive(archive, create=False) as found, found.reading() as reader:
        return reader.counts()["reports"]


def assert_sound(archive: Path | str, reports: int) -> None:
    answer = sayso("verify", "--archive", archive)
    assert (answer.status, answer.said) == (0, "")
    assert held(archive) == reports


def assert_safe(answer: Answer, *, json_too: bool = True) -> None:
    """Nothing that a terminal would obey: no control characters, none that change the direction of writing."""
    printed = (answer.out if json_too else "") + answer.said
    assert not {c for c in printed if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n"}, printed[:500]
    assert not {c for c in printed if "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"}, printed[:500]


def ids_in(archive: Path) -> list[str]:
    with open_archive(archive) as found, found.reading() as reader:
        reports = [report.id for report, _ in reader.each_report()]
        return reports + [card.id for card in reader.cards(limit=5)]


def an_assertion(archive: Path) -> str:
    with open_archive(archive) as found, found.reading() as reader:
        report, _ = next(iter(reader.each_report()))
        return reader.accounts_of(report.id)[0].assertions[0].id


def run_in(archive: Path, *statements: str) -> None:
    connection = sqlite3.connect(archive)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
