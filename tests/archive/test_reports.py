"""Reports, bytes and texts come back as they were put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.archive import Archive
from sayso.archive.characters import restored, storable
from sayso.records import Origin, Report, Span, Text
from tests.archive.samples import report_of, text_of
from tests.stores import STORES

ANY_CHARS = st.text(st.characters(codec=None), max_size=60)  # halves of surrogate pairs and NUL included


def test_a_report_comes_back_as_it_was_put_in(archive: Archive) -> None:
    report, text, data = report_of("Two soldiers were killed in Torvik.", source="Torvik Courier", title="Two killed")
    with archive.reading() as reader:
        assert not reader.has_report(report.id)
        assert reader.report(report.id) is None
        assert reader.text_of(report.id) is None
        assert reader.text(text.id) is None
        assert reader.bytes_of(report.sha256) is None
    with archive.writing() as writer:
        assert writer.put_report(report, text, data)
    with archive.reading() as reader:
        assert reader.has_report(report.id)
        assert reader.report(report.id) == report
        assert reader.text_of(report.id) == text
        assert reader.text(text.id) == text
        assert reader.bytes_of(report.sha256) == data
        assert reader.reports([report.id, "rep-0000000000000000"]) == {report.id: report}


def test_a_report_is_put_in_once(archive: Archive) -> None:
    report, text, data = report_of("Two soldiers were killed in Torvik.")
    with archive.writing() as writer:
        assert writer.put_report(report, text, data)
        assert not writer.put_report(replace(report, name="copy.txt"), text, data)
    with archive.reading() as reader:
        assert reader.report(report.id) == report, "the first one stays as it was received"
        assert reader.counts()["reports"] == 1


def test_the_same_bytes_from_two_outlets_are_kept_once(archive: Archive) -> None:
    one, one_text, data = report_of("A bomb exploded in Kelm.", source="Torvik Courier")
    other, other_text, _ = report_of("A bomb exploded in Kelm.", source="Dahra Wire")
    with archive.writing() as writer:
        writer.put_report(one, one_text, data)
        writer.put_report(other, other_text, data)
    with archive.reading() as reader:
        assert reader.counts()["reports"] == 2
        assert reader.counts()["bytes"] == len(data)


def test_another_text_takes_the_place_of_the_former_one(archive: Archive) -> None:
    report, text, data = report_of("A bomb exploded in Kelm. Subscribe now!")
    better = text_of(report, "A bomb exploded in Kelm.")
    with archive.writing() as writer:
        writer.put_report(report, text, data)
        assert writer.put_report(report, better, data)
        assert not writer.put_report(report, better, data)
    with archive.reading() as reader:
        assert reader.text_of(report.id) == better
        assert reader.text(text.id) == text, "what was coded in the former text still has its words"
        assert [hit.report_id for hit in reader.search("exploded")] == [report.id]
        assert reader.search("subscribe") == []
        assert list(reader.each_report()) == [(report, better)]
    with archive.writing() as writer:
        assert writer.put_report(report, text, data), "and back"
        assert writer.text_of(report.id) == text
        assert [hit.report_id for hit in writer.search("subscribe")] == [report.id]


def test_bytes_of_another_report_are_refused(archive: Archive) -> None:
    report, text, data = report_of("A bomb exploded in Kelm.")
    with archive.writing() as writer:
        with pytest.raises(ValueError, match="SHA-256"):
            writer.put_report(report, text, data + b" ")
        with pytest.raises(ValueError, match="was read from"):
            writer.put_report(report, replace(text, report_id="rep-0000000000000000"), data)
        assert writer.counts()["reports"] == 0


def test_all_reports_come_in_order_of_their_ids_and_in_pieces(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [report_of(f"Report number {number} from Mirsal.") for number in range(7)]
    monkeypatch.setattr("sayso.archive.reports._BOTH", __import__("sayso.archive.reports", fromlist=["x"])._BOTH.limit(3))
    with archive.writing() as writer:
        for report, text, data in made:
            writer.put_report(report, text, data)
    with archive.reading() as reader:
        found = list(reader.each_report())
    assert [report.id for report, _ in found] == sorted(report.id for report, _, _ in made)
    assert {text.chars for _, text in found} == {text.chars for _, text, _ in made}


@pytest.fixture(scope="module", params=STORES)
def kept(request: pytest.FixtureRequest, new_archive: Callable[[str], Archive]) -> Archive:
    return new_archive(request.param)


@settings(max_examples=60, deadline=None)
@given(chars=ANY_CHARS.filter(bool), title=st.none() | ANY_CHARS, source=st.none() | ANY_CHARS, name=ANY_CHARS)
def test_any_characters_come_back(kept: Archive, chars: str, title: str | None, source: str | None, name: str) -> None:
    report, text, data = report_of(chars, title=title, source=source)
    report = replace(report, name=name)
    text = replace(text, report_id=report.id, origins=(Origin(Span(0, 1), 7),), encoding="utf-8", body_start=1)
    with kept.writing() as writer:
        if not writer.has_report(report.id):
            writer.put_report(report, text, data)
            assert writer.report(report.id) == report
            assert writer.text_of(report.id) == text
            assert writer.bytes_of(report.sha256) == data


@given(ANY_CHARS)
def test_what_is_written_down_can_be_stored_and_read_back(chars: str) -> None:
    written = storable(chars)
    written.encode()  # no half of a surrogate pair
    assert "\x00" not in written
    assert restored(written) == chars


def test_records_are_what_they_were_made_of(archive: Archive) -> None:
    report = Report(
        "0" * 64,
        "reports.jsonl:7",
        source="Dahra Wire",
        url="https://dahra-wire.example/7",
        title="Blast in Mirsal",
        byline="By a reporter in Mirsal",
        published="2031-05-04",
        retrieved="2031-05-05T08:00:00Z",
        language="en",
        rights="all rights reserved",
    )
    data = b"<p>Blast in Mirsal</p>"
    report = replace(report, sha256=__import__("hashlib").sha256(data).hexdigest())
    text = Text(report.id, "Blast in Mirsal", "pages@4", encoding="utf-8", origins=(Origin(Span(0, 15), 3),), body_start=0)
    with archive.writing() as writer:
        writer.put_report(report, text, data)
        assert writer.report(report.id) == report
        assert writer.text_of(report.id) == text
