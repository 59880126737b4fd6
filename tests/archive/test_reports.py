"""Reports, bytes and texts come back as they were put in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.archive import Archive
from sayso.records import Origin, Report, Span, Text
from tests.archive.samples import report_of, text_of


def test_a_report_comes_back_as_it_was_put_in(archive: Archive) -> None:
    report, text, data = report_of("Two soldiers were killed in Torvik.", source="Torvik Courier", title="Two killed")
    with archive.reading() as reader:
        assert not reader.has_report(report.id)
        assert reader.report(report.id) is None
        assert reader.text_of(report.id) is None
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
