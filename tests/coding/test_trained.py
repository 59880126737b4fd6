"""The trained reader beside the rules, on invented reports."""

from dataclasses import replace
from pathlib import Path

import pytest

from sayso import flow
from sayso.errors import SettingsError
from sayso.settings import Settings

REPORT = """TORVIK, 3 May 2031 - Gunmen shot dead two police officers at a checkpoint in the town of Kelm on Tuesday, officials said.

The Brask Front said in a statement that it had carried out the attack. A bomb exploded near the market of Torvik hours later
and wounded at least seven people. Nobody has claimed responsibility for the explosion.
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def coded(path: str, reader: str) -> list[dict[str, object]]:
    settings = replace(Settings(), reader=reader)
    return list(flow.code(path, published="2031-05-03", source="Torvik Courier", settings=settings).records(with_text=True))


def test_every_value_of_the_trained_reader_has_words_of_the_report_and_somebody_who_says_so(report: str) -> None:
    [record] = coded(report, "trained")
    text = record["text"]["chars"]
    assertions = [a for account in (*record["incidents"], *record["statements"]) for a in account["assertions"]]
    assert assertions
    for said in assertions:
        start, end = said["evidence"][0]["start"], said["evidence"][0]["end"]
        assert text[start:end] == said["words"]
        assert said["claimants"]


def test_the_same_report_is_coded_the_same_again(report: str) -> None:
    assert coded(report, "trained") == coded(report, "trained")


def test_the_steps_that_took_part_are_named(report: str) -> None:
    assert "trained@" in str(coded(report, "trained")[0]["run"])
    assert "trained@" not in str(coded(report, "rules")[0]["run"])


def test_a_reader_that_there_is_not_is_refused(report: str) -> None:
    with pytest.raises(SettingsError, match=r"unknown reader 'oracle'.*trained, rules"):
        coded(report, "oracle")
