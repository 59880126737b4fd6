import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SAYSO = str(Path(sys.executable).parent / "sayso")
REPORT = (
    "A car bomb exploded outside the police station in Kelm on Thursday, killing four people and wounding nine, police said. "
    "The Northern Dawn Front claimed responsibility for the bombing in a statement on Friday."
)


def run(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SAYSO, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("sayso 0.")
    told = run("code", "--help").stdout
    assert "--published" in told
    assert "Thursday" in told


def test_a_page_to_read_shows_value_words_and_who_says_so(report: Path) -> None:
    done = run("code", str(report), "--published", "2031-05-09", "--source", "Torvik Courier")
    assert done.returncode == 0, done.stderr
    page = " ".join(done.stdout.split())
    assert "2031-05-08" in page
    assert "“four" in page
    assert "Torvik Courier" in page
    assert "Northern Dawn Front" in page
    assert "\x1b" not in done.stdout, "colour belongs on a terminal only"


def test_json_is_what_the_schema_says(report: Path) -> None:
    schema = json.loads(run("schema").stdout)
    Draft202012Validator.check_schema(schema)
    record = json.loads(run("code", str(report), "--published", "2031-05-09", "--format", "json").stdout)
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(record)]
    assert errors == []
    (incident,) = record["incidents"]
    assert incident["killed"] == {"low": 4, "best": 4, "high": 4}


def test_several_reports_are_a_list_and_lines(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("Kelm", "Brenholt"), encoding="utf-8")
    assert len(json.loads(run("code", str(report), str(other), "--format", "json").stdout)) == 2
    assert len(run("code", str(report), str(other), "--format", "jsonl").stdout.splitlines()) == 2


def test_one_unreadable_file_does_not_stop_the_others(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run("code", str(empty), str(report), str(tmp_path / "nowhere.txt"), "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "empty.txt: not coded (empty)" in done.stderr
    assert "nowhere.txt: not coded (not-found)" in done.stderr
    assert "2 of 3 not coded" in done.stderr


def test_standard_input() -> None:
    done = run("code", "-", "--published", "2031-05-09", "--format", "json", stdin=REPORT)
    assert json.loads(done.stdout)["incidents"][0]["when"]["start"] == "2031-05-08"


def test_jobs_change_nothing(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("Kelm", "Brenholt"), encoding="utf-8")
    arguments = ("code", str(report), str(other), "--format", "jsonl")
    assert run(*arguments).stdout == run(*arguments, "--jobs", "2").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--published", "yesterday"), "YYYY-MM-DD"),
        (("--published", "2031-13-01"), "YYYY-MM-DD"),
        (("--with-text",), "--format json"),
        (("--with-text", "--withhold-names", "--format", "json"), "exclude each other"),
        (("--codebook", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_a_wrong_command_line_says_what_is_allowed(report: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run("code", str(report), *arguments)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pipeline_that_is_not_installed_is_named(report: Path) -> None:
    done = run("code", str(report), SAYSO_SPACY_PIPELINE="xx_nowhere_md")
    assert done.returncode == 1
    assert "xx_nowhere_md" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_codebook_of_ones_own_refines_and_leaves_out(report: Path, tmp_path: Path) -> None:
    codebook = tmp_path / "mine.yaml"
    codebook.write_text(
        "name: mine\nversion: '1'\ntitle: Mine\nextends: sayso\n"
        "incident_types:\n  police_bombing: {parent: car_bomb, title: Police bombed, help: On police., words: [car]}\n"
        "drop:\n  properties: [wounded]\n",
        encoding="utf-8",
    )
    record = json.loads(run("code", str(report), "--codebook", str(codebook), "--format", "json").stdout)
    (incident,) = record["incidents"]
    assert incident["subtype"] == "police_bombing"
    assert incident["wounded"] is None
    assert any(note["code"] == "not-in-codebook" and "wounded" in note["message"] for note in record["notes"])
    assert record["run"]["codebook"] == "mine@1"


def test_names_of_victims_can_be_withheld(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(
        "Gunmen shot dead Marta Oslen, a schoolteacher, in Kelm on Thursday. Police spokesman Danel Rask said Oslen was killed at her home.",
        encoding="utf-8",
    )
    whole = run("code", str(path), "--format", "json").stdout
    assert "Oslen" in whole
    done = run("code", str(path), "--format", "json", "--withhold-names").stdout
    assert "Oslen" not in done
    assert "Rask" in done


def test_markup_of_a_report_is_printed_as_characters(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(
        "[bold red]Alert[/] A bomb exploded in Kelm on Thursday, killing [link=x]four[/link] people.\x1b[31m", encoding="utf-8"
    )
    done = run("code", str(path))
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
