"""Sealed names: nowhere to be seen or found, until the seal is undone."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.archive import SEALED, Archive, Filter, veil
from sayso.archive.verify import verify
from sayso.errors import JudgementError
from sayso.records import Span, Text
from tests.archive.shelves import fill, judgement

WHO = "who-00000000000000cc"
NAMES = ("Usama Hadi", "Hadi")


def test_names_are_taken_out_of_strings_of_all_kinds() -> None:
    value = {
        "a": ["Usama  Hádi, USAMA-HADI's son", 3, None],
        "url": "https://qadria.example/usama-hadi-seen",
        "b": ("Hadid", True),
    }
    assert veil(value, NAMES) == {
        "a": [f"{SEALED}, {SEALED}'s son", 3, None],
        "url": f"https://qadria.example/{SEALED}-seen",
        "b": ("Hadid", True),
    }
    assert veil(value, ()) is value
    assert veil({"Usama Hadi": 1, "hadi": 2, "name": 3}, NAMES) == {SEALED: 1, f"{SEALED} 2": 2, "name": 3}


def test_names_are_taken_out_of_records_and_texts_keep_their_length() -> None:
    text = Text("rep-1", "Usama Hádi saw it.", "plain@1")
    hidden = veil(text, NAMES)
    assert hidden.chars == "██████████ saw it."
    assert hidden.words(Span(11, 14)) == text.words(Span(11, 14))


@given(before=st.text(max_size=20), name=st.sampled_from(NAMES), after=st.text(max_size=20))
def test_no_name_is_left(before: str, name: str, after: str) -> None:
    hidden = veil(f"{before} {name} {after}", NAMES)
    assert name not in hidden.replace(before, "").replace(after, "")
    assert SEALED in hidden
    assert veil(hidden, NAMES) == hidden


def test_sealed_names_are_not_shown_and_not_found(archive: Archive) -> None:
    seal = judgement(WHO, "seal", reason="asked for by the family")
    with archive.writing() as writer:
        ids = fill(writer)
        assert len(writer.search("usama")) == 2
        writer.put_judgement(seal, NAMES)
    with archive.reading() as reader:
        assert reader.sealed() == ("Hadi", "Usama Hadi")
        for query in ("Usama Hadi", '"usama hadi"', "hadi", "had*", "HÁDI OR bomb"):
            assert reader.search(query) == [], query
        for wanted in (Filter(actor="Usama Hadi"), Filter(actor="hádi")):
            assert reader.cards(wanted) == []
            assert reader.count_cards(wanted) == 0
            assert reader.search("bomb", wanted) == []
        hits = reader.search("bomb")
        assert {hit.report_id for hit in hits} == set(ids["report"])
        assert "hadi" not in json.dumps([asdict(hit) for hit in hits]).lower().replace("\\u00e1", "a")
        assert any(SEALED in hit.snippet for hit in hits)
        assert verify(reader.connection) == []


def test_the_log_says_that_and_why_and_not_what(archive: Archive) -> None:
    with archive.writing() as writer:
        entry = writer.put_judgement(judgement(WHO, "seal", reason="asked for by the family"), NAMES)
        assert entry is not None
        assert (entry.by, entry.body["reason"], entry.body["subjects"]) == ("Mara Lind", "asked for by the family", [WHO])
        assert not any("Hadi" in json.dumps(dict(one.body)) for one in writer.log())


def test_undoing_a_seal_brings_the_names_back_and_undoing_that_takes_them_away(archive: Archive) -> None:
    seal = judgement(WHO, "seal")
    other = judgement("who-00000000000000dd", "seal", "2031-06-02")
    undo = judgement(seal.id, "undo", "2031-06-03")
    with archive.writing() as writer:
        fill(writer)
        writer.put_judgement(seal, NAMES)
        writer.put_judgement(other, ["Kelm Brigades"])
        writer.put_judgement(undo)
    with archive.writing() as writer:
        assert writer.sealed() == ("Kelm Brigades",)
        assert len(writer.search('"usama hadi"')) == 2
        assert writer.search('"kelm brigades"') == []
        assert verify(writer.connection) == []
        writer.put_judgement(judgement(undo.id, "undo", "2031-06-04"))
        assert writer.search("usama") == []
        assert verify(writer.connection) == []


def test_a_report_that_comes_after_the_seal_is_indexed_without_the_name(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.put_judgement(judgement(WHO, "seal"), NAMES)
        fill(writer)
        assert writer.search("usama") == []
        assert verify(writer.connection) == []


def test_a_longer_name_is_sealed_after_a_shorter_one(archive: Archive) -> None:
    with archive.writing() as writer:
        fill(writer)
        writer.put_judgement(judgement(WHO, "seal"), ["Hadi"])
        assert len(writer.search("usama")) == 2
        writer.put_judgement(judgement(WHO, "seal", "2031-06-02"), ["Usama Hadi"])
        assert writer.search("usama") == []
        assert verify(writer.connection) == []


@pytest.mark.parametrize(("decision", "names"), [("seal", ()), ("seal", (" ",)), ("accept", ("Hadi",))])
def test_a_seal_needs_names_and_nothing_else_has_any(archive: Archive, decision: str, names: tuple[str, ...]) -> None:
    with archive.writing() as writer, pytest.raises(JudgementError, match="a seal needs the names"):
        writer.put_judgement(judgement(WHO, decision), names)
