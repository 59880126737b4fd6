import io
import json
from pathlib import Path

import pytest

from sayso.errors import SettingsError, UnreadableReport
from sayso.intake import Item, Outcome, open_items

PROSE = "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed.\n"
LINE = json.dumps({"text": PROSE, "id": "line"}).encode()


def names(outcomes: list[Outcome]) -> list[str]:
    return [Path(o.report.name).name if isinstance(o, Item) else o.reason for o in outcomes]


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "c.jsonl").write_bytes(LINE + b"\n\nnonsense\n" + LINE)
    found = list(open_items([tmp_path / "a.txt", tmp_path / "none.txt", tmp_path / "b.pdf", str(tmp_path / "c.jsonl")]))
    assert names(found) == ["a.txt", "not-found", "binary", "line", "bad-json", "line"]
    bad = [o for o in found if isinstance(o, UnreadableReport)]
    assert bad[-1].where == f"{tmp_path / 'c.jsonl'}:3"


def test_a_folder_is_all_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PROSE)
    (tmp_path / "f.zip").write_bytes(b"PK\x03\x04")
    assert names(list(open_items([tmp_path]))) == ["a.txt", "b.txt", "binary", "c.txt"]


def test_an_empty_folder_and_an_empty_path(tmp_path: Path) -> None:
    assert names(list(open_items([tmp_path, ""]))) == ["not-found", "not-found"]


def test_items_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    items = open_items([tmp_path / "a.txt", tmp_path / "late.txt"])
    assert names([next(items)]) == ["a.txt"]
    (tmp_path / "late.txt").write_text(PROSE)
    assert names(list(items)) == ["late.txt"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PROSE.encode(), ["standard input"]),
        (LINE + b"\n" + LINE, ["line", "line"]),
        (b"", ["empty"]),
        (f"<html><p>{PROSE}".encode(), ["standard input"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    feed(monkeypatch, data)
    assert names(list(open_items(["-"]))) == expected


def test_long_lines_of_json_are_cut_off_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(LINE + b"\n" + b"x" * 200_000 + b"\n" + LINE + b"\n" + b"y" * 200_000)
    assert names(list(open_items([path], limit_bytes=1_000))) == ["line", "too-large", "line", "too-large"]


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(LINE.decode() + "\n" + LINE.decode(), encoding="utf-16")
    assert names(list(open_items([path]))) == ["line", "line"]


def test_day_and_outlet_are_given_to_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.jsonl").write_bytes(LINE)
    found = [o for o in open_items([tmp_path], published="2023-03-07", source="Dahra Wire") if isinstance(o, Item)]
    assert [(o.report.published, o.report.source) for o in found] == [("2023-03-07", "Dahra Wire")] * 2


@pytest.mark.parametrize("published", ["yesterday", "2023-02-30", "7 March 2023", "2023"])
def test_a_day_that_is_none_is_an_error_at_once(published: str) -> None:
    with pytest.raises(SettingsError, match="YYYY-MM-DD"):
        open_items(["a.txt"], published=published)
