"""`sayso types`: a table of notes comes back with their event types beside its own columns."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from sayso.cli.app import app
from tests.cli.commands import RUNNER

SHOT = "Gunmen shot dead a teacher on her way home in Kelm; a girl was wounded."
MARCH = "Farmers marched peacefully through Torvik against the new tax on water."
CRASH = "A bus plunged into a ravine near Brenholt after its brakes failed, killing nine passengers."
ADDED = ["sayso_label", "sayso_sub_event_type", "sayso_event_type", "sayso_chance"]


def types(*words: str | Path, status: int = 0, stdin: bytes | None = None) -> tuple[bytes, str]:
    """What the command writes, and what it says."""
    done = RUNNER.invoke(app, ["types", *map(str, words)], input=stdin)
    assert done.exit_code == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout_bytes, " ".join(done.stderr.split())


def table(data: bytes, sign: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=sign))


def test_every_row_comes_back_with_its_type(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(f'id,notes,iso\r\n7,"{SHOT}",100\r\n8,,4\r\n9,"{CRASH}",\r\n', encoding="utf-8")
    data, says = types(path, "--column", "notes")
    head, shot, empty, crash = table(data)
    assert head == ["id", "notes", "iso", *ADDED]
    assert shot[:6] == ["7", SHOT, "100", "ATTACK", "Attack", "Violence against civilians"]
    assert 0.3 < float(shot[6]) <= 1
    assert len(shot[6]) <= 5
    assert empty == ["8", "", "4", "", "", "", ""]
    assert crash[3:6] == ["MAN_MADE_DISASTER", "Man-made disaster", ""], "a label that is not ACLED's has no event type of ACLED"
    assert says == "2 of 3 rows typed; rows without a note: 1."


def test_what_excel_saves_goes_back_to_excel(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(f'Nr;Notiz über, alles\r\n1;"{SHOT}"\r\n', encoding="utf-8-sig")
    data, _ = types(path, "--column", "Notiz über, alles")
    assert data.startswith(b"\xef\xbb\xbfNr;Notiz")
    assert table(data, ";")[1][:3] == ["1", SHOT, "ATTACK"]
    path.write_text(f"Nr\tnotes\n1\t{MARCH}\n", encoding="utf-8")
    assert table(types(path)[0], "\t")[1][:3] == ["1", MARCH, "PEACE_PROTEST"]


def test_json_lines_stay_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(json.dumps({"text": MARCH, "who": ["ä", 1]}) + '\n{"text": null}\n{"id": 4}\n', encoding="utf-8")
    march, *rest = [json.loads(line) for line in types(path, "--column", "text")[0].splitlines()]
    assert march == {"text": MARCH, "who": ["ä", 1], **{name: march[name] for name in ADDED}}
    assert march["sayso_event_type"] == "Protests"
    assert isinstance(march["sayso_chance"], float)
    assert rest == [{"text": None, **dict.fromkeys(ADDED)}, {"id": 4, **dict.fromkeys(ADDED)}]


def test_a_note_a_line_becomes_a_table(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(f"{SHOT}\n\n{MARCH}\n", encoding="utf-8")
    head, *rows = table(types(path, "--column", "headline")[0])
    assert head == ["headline", *ADDED]
    assert [row[:2] for row in rows] == [[SHOT, "ATTACK"], ["", ""], [MARCH, "PEACE_PROTEST"]]


def test_standard_input() -> None:
    assert table(types("-", stdin=f'notes\n"{SHOT}"\n'.encode())[0])[1][1] == "ATTACK"
    line = json.dumps({"notes": SHOT}).encode()
    assert json.loads(types("-", stdin=line)[0])["sayso_label"] == "ATTACK"


def test_a_formula_is_guarded_and_a_number_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(
        'notes,lat,"=cmd"\n"=HYPERLINK(""http://x.test"")",-33.5,@SUM(A1)\n- Farmers marched.,"-3,5",+1+1\n', encoding="utf-8"
    )
    head, first, second = table(types(path)[0])
    assert head[2] == "'=cmd"
    assert first[:3] == ['\'=HYPERLINK("http://x.test")', "-33.5", "'@SUM(A1)"]
    assert second[:3] == ["'- Farmers marched.", "-3,5", "'+1+1"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,note\n1,A bomb exploded.\n", "there is no column 'notes'; its columns: 'id', 'note'"),
        (b"", "the file holds no characters"),
        (b"\xef\xbb\xbf\r\n", "the file holds no characters"),
        (b"notes\ncaf\xe9\n", "line 2: it is not in UTF-8"),
        (b"\xff\xfen\x00o\x00", "it is not in UTF-8"),
        (b"PK\x03\x04\x14\x00", "it is a ZIP archive or an office document; save the table as CSV in UTF-8"),
        (
            b"notes,b\nx\ny,1,too many\n",
            "line 3: it has 3 cells, the first line has 2; a note that holds a comma must stand in quotes",
        ),
        (b"notes,notes\nx,y\n", "there are 2 columns 'notes'"),
        (b"notes,sayso_chance\nx,1\n", "there is a column 'sayso_chance' already"),
        (b"notes\n" + b"x" * 100_001, "the note has 100,001 characters"),
        (b'notes\n"' + b"x" * 200_000, "it cannot be read as CSV"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes, says: str) -> None:
    path, out = tmp_path / "notes.csv", tmp_path / "typed.csv"
    path.write_bytes(data)
    told = types(path, "--out", out, status=1)[1]
    assert told.startswith("sayso: ")
    assert "notes.csv" in told
    assert says in told
    assert not out.exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [(b"[1]", "no object of JSON"), (b"{", "line 1: it cannot be read as JSON"), (b'{"text": "x"}', "its columns: 'text'")],
)
def test_json_lines_that_cannot_be_read_are_told(tmp_path: Path, line: bytes, says: str) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_bytes(line + b"\n")
    assert says in types(path, status=1)[1]


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    assert "nowhere.csv: it cannot be read" in types(tmp_path / "nowhere.csv", status=1)[1]
    assert "it cannot be read" in types(tmp_path, status=1)[1]


def test_it_writes_a_new_file_and_none_that_is_there(tmp_path: Path) -> None:
    path, out = tmp_path / "notes.csv", tmp_path / "typed.csv"
    path.write_text(f'notes\n"{SHOT}"\n', encoding="utf-8")
    said = types(path, "--out", out)[0].decode()
    assert "typed.csv" in said
    assert f"{out.stat().st_size} bytes" in said
    before = out.read_bytes()
    assert table(before)[1][1] == "ATTACK"
    assert "there already" in types(path, "--out", out, status=1)[1]
    assert "there already" in types(path, "--out", path, status=1)[1]
    assert out.read_bytes() == before
    assert "go out as that" in types(path, "--out", tmp_path / "typed.jsonl", status=2)[1]
    assert not (tmp_path / "typed.jsonl").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends the process otherwise there")
def test_after_ctrl_c_it_says_that_the_file_is_not_whole(tmp_path: Path) -> None:
    path, out = tmp_path / "notes.txt", tmp_path / "typed.csv"
    path.write_text(f"{SHOT}\n" * 400_000, encoding="utf-8")  # so many that it has not ended, however late the signal comes
    command = [str(Path(sys.executable).parent / "sayso"), "types", str(path), "--out", str(out)]

    # Tests may run where the signal is ignored, and what they start would ignore it, too.
    def heeding() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ.copy(), preexec_fn=heeding) as process:
        while process.poll() is None and not (out.exists() and out.stat().st_size):
            sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert "not whole" in process.communicate(timeout=60)[1]
    assert process.returncode == 130
