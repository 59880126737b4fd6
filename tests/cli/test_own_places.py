"""`--places` and the list of the examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.examples import example_paths, example_places
from sayso.gazetteer import use_places

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def _no_list_afterwards() -> Iterator[None]:
    yield
    use_places("")


def test_the_demo_says_where_its_list_is() -> None:
    done = RUNNER.invoke(app, ["demo", "--places"])
    assert (done.exit_code, done.stdout.strip()) == (0, str(example_places()))


def test_a_report_is_coded_with_the_positions_of_a_list() -> None:
    report = str(example_paths()[0])
    done = RUNNER.invoke(app, ["code", report, "--format", "json", "--places", str(example_places())])
    assert done.exit_code == 0
    place = json.loads(done.stdout)["incidents"][0]["where"]
    assert (place["name"], place["country"], place["lat"], place["lon"]) == ("Torvik", "Vasrland", 47.4, -31.3)


def test_a_list_with_an_error_stops_at_once_with_the_line(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("name,lat,lon,country\nKelm,48,-200,AQ\n", encoding="utf-8")
    for command in (["code", str(example_paths()[0])], ["add", str(example_paths()[0]), "--archive", str(tmp_path / "a.sqlite")]):
        done = RUNNER.invoke(app, [*command, "--places", str(places)])
        assert done.exit_code == 1
        assert "places.csv, line 2: lon" in " ".join(done.output.split())
    assert not (tmp_path / "a.sqlite").exists()
