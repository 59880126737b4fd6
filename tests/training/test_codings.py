"""Codings that say where words stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from training.codings import OtherText, coded_reports, line_of

HEAD = "This story is from May 9, 2031\n\n"
CHARS = "Gunmen killed two police officers in Kelm on Tuesday, the army said. A rifle was found."
INCIDENT: dict[str, Any] = {
    "id": "I1",
    "words": "killed two police officers",
    "type": "armed_assault",
    "stage": "accomplished",
    "killed": {"low": 2, "high": 2},
    "date": {"start": "2031-05-06", "words": "Tuesday"},
    "place": {"name": "Kelm", "country": "Vasrland"},
    "perpetrators": [{"words": "Gunmen", "basis": "blamed", "by": "army"}],
    "targets": ["police officers"],
    "weapons": ["rifle"],
    "background": True,
}
RECORD: dict[str, Any] = {
    "docid": "one",
    "title": None,
    "text": CHARS,
    "published": "2031-05-09",
    "source": "Courier",
}


def kept(folder: Path, incident: dict[str, Any], text: str = HEAD + CHARS) -> Path:
    (folder / "set").mkdir()
    (folder / "set" / "train.jsonl").write_text(json.dumps({"id": "7", "text": text}) + "\n", encoding="utf-8")
    line = line_of({**RECORD, "incidents": [incident]}, "set/train.jsonl", "7", len(HEAD))
    (folder / "codings.jsonl").write_text(line + "\n", encoding="utf-8")
    return folder / "codings.jsonl"


def test_a_coding_comes_back_as_it_was(tmp_path: Path) -> None:
    [report] = coded_reports(kept(tmp_path, INCIDENT), tmp_path)
    assert report == {**RECORD, "incidents": [INCIDENT], "statements": []}


def test_no_word_of_the_report_is_kept(tmp_path: Path) -> None:
    line = kept(tmp_path, INCIDENT).read_text(encoding="utf-8")
    assert not [word for word in ("Gunmen", "Kelm", "officers", "Tuesday", "rifle", "army") if word in line]


def test_what_does_not_stand_in_the_report_is_left_out(tmp_path: Path) -> None:
    doers = [{"words": "Nobody", "basis": "stated"}, {"words": "Gunmen", "basis": "blamed", "by": "navy"}]
    other = {
        **INCIDENT,
        "targets": ["police officers", "a mayor"],
        "perpetrators": doers,
        "place": {"name": "Kelm", "site": "hill"},
    }
    [report] = coded_reports(kept(tmp_path, other), tmp_path)
    [incident] = report["incidents"]
    assert (incident["targets"], incident["place"]) == (["police officers"], {"name": "Kelm"})
    assert incident["perpetrators"] == [{"words": "Gunmen", "basis": "blamed"}]


@pytest.mark.parametrize("text", [HEAD + CHARS + " More.", CHARS])
def test_another_text_than_the_one_that_was_coded_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(OtherText, match=r"set/train\.jsonl: report 7"):
        list(coded_reports(kept(tmp_path, INCIDENT, text), tmp_path))


@pytest.mark.parametrize(("name", "read"), [("KELM", "Kelm"), ("Mirsal", "Mirsal")])
def test_a_place_may_be_named_in_the_coders_own_spelling(tmp_path: Path, name: str, read: str) -> None:
    [report] = coded_reports(kept(tmp_path, {**INCIDENT, "place": {"name": name}}), tmp_path)
    assert report["incidents"][0]["place"] == {"name": read}


def test_an_incident_whose_words_do_not_stand_in_the_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not in the report: 'shelled the harbour'"):
        kept(tmp_path, {**INCIDENT, "words": "shelled the harbour"})
