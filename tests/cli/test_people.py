"""`sayso people`: the first admin is made here, and no password is ever shown or invented."""

from pathlib import Path

from sayso.cli.app import app
from tests.cli.commands import RUNNER, ask, run

GOOD = "four words in a row"


def typed(path: Path, password: str, *words: str, status: int = 0) -> str:
    done = RUNNER.invoke(app, ["people", *words, "--archive", str(path)], input=password + "\n")
    assert done.exit_code == status, done.output
    assert password not in done.output
    return done.output


def test_a_team_from_the_first_admin_on(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    assert "Nadia is admin now" in typed(path, GOOD, "add", "Nadia", "--role", "admin")
    assert "Omar is reader now" in typed(path, GOOD, "add", "Omar")
    assert "12 characters or more" in typed(path, "short", "add", "Lina", status=1)
    assert "roles: reader" in typed(path, GOOD, "add", "Lina", "--role", "owner", status=1)
    assert "Omar is coder now" in run(path, "people", "role", "Omar", "coder")
    assert "new password" in typed(path, "another good one", "password", "omar")
    assert "cannot come in" in run(path, "people", "disable", "Omar")
    assert ask(path, "people", "list") == [
        {"name": "Nadia", "role": "admin", "disabled": False},
        {"name": "Omar", "role": "coder", "disabled": True},
    ]
    assert "disabled" in run(path, "people", "list")
    assert "as coder" in run(path, "people", "enable", "Omar")
    assert "the only admin" in run(path, "people", "role", "Nadia", "reader", status=1)
    assert "nobody called" in run(path, "people", "role", "Lina", "reader", status=1)


def test_tokens_are_printed_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    typed(path, GOOD, "add", "Nadia", "--role", "admin")
    done = RUNNER.invoke(app, ["people", "token", "Nadia", "notebook", "--days", "7", "--archive", str(path)])
    secret = done.stdout.strip()
    assert secret.startswith("sayso_") and len(secret) > 40
    (kept,) = ask(path, "people", "tokens", "Nadia")
    assert kept["name"] == "notebook" and secret not in str(kept)
    assert "never" in run(path, "people", "tokens", "Nadia")
    assert "good for nothing" in run(path, "people", "revoke", "Nadia", kept["id"])
    assert ask(path, "people", "tokens", "Nadia") == []
    assert "token made" in run(path, "log")


def test_an_archive_without_people_says_how_to_begin(own: Path) -> None:
    assert "sayso people add NAME --role admin" in run(own, "people", "list")
    assert ask(own, "people", "list") == []
