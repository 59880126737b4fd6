"""What the tests of commands share: an archive of the story told in six reports, and how it is asked."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from sayso.cli.app import app

STORY = Path(__file__).parents[1] / "story" / "reports.jsonl"
RUNNER = CliRunner()


def run(path: Path, *words: str, status: int = 0) -> str:
    """What a command prints; of one that ends otherwise, what it says of that."""
    done = RUNNER.invoke(app, [*words, "--archive", str(path)])
    assert done.exit_code == status, f"{words}: {done.stdout}{done.stderr}"
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout if status == 0 else done.stderr


def ask(path: Path, *words: str) -> Any:
    return json.loads(run(path, *words, "--format", "json"))
