"""The archive that the tests of commands ask."""

import json
import shutil
from pathlib import Path

import pytest

from sayso.cli.app import app
from tests.cli.commands import RUNNER, STORY


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "story.sqlite"
    done = RUNNER.invoke(app, ["add", str(STORY), "--archive", str(path), "--format", "json"])
    assert done.exit_code == 0, done.stderr
    assert len(json.loads(done.stdout)["filed"]) == 6
    return path


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(filled, tmp_path / "own.sqlite"))
