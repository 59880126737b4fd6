"""`sayso desk`: from where it can be reached, and by whom."""

from pathlib import Path

import pytest

from tests.cli.commands import run


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--host", "0.0.0.0"], "add --team"),
        (["--host", "0.0.0.0", "--team"], "add --certificate and --key"),
        (["--name", "desk.example.org"], "go with --team"),
        (["--team", "--certificate", "none.pem"], "go together"),
        (["--team", "--certificate", "none.pem", "--key", "none.key"], "no such file"),
    ],
)
def test_nobody_is_let_in_by_accident(own: Path, words: list[str], why: str) -> None:
    assert why in run(own, "desk", "--port", "0", *words, status=2)


def test_a_team_without_an_admin_is_told_how_to_make_one(own: Path) -> None:
    assert "sayso people add NAME --role admin" in run(own, "desk", "--team", "--port", "0", status=1)
