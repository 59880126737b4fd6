"""How well an archive covers a place, month by month."""

from sayso.archive import Archive, Filter, Month
from tests.archive.samples import report_of
from tests.archive.shelves import fill


def test_reports_and_outlets_are_counted_by_month(archive: Archive) -> None:
    with archive.writing() as writer:
        fill(writer)
        for source, published in ((None, "2031-05-09"), ("Torvik Courier", None)):
            writer.put_report(*report_of(f"A market opened in Kelm, says {source}.", source=source, published=published))
    with archive.reading() as reader:
        assert reader.coverage() == [Month("2031-05", 3, 3), Month("2031-06", 1, 1)]
        assert reader.coverage(Filter(place="Torvik")) == [Month("2031-05", 2, 2)]
        assert reader.coverage(Filter(place="VV")) == [Month("2031-05", 2, 2), Month("2031-06", 1, 1)]
        assert reader.coverage(Filter(place="VV", since="2031-05-05", until="2031-05")) == [Month("2031-05", 1, 1)]
        assert reader.coverage(Filter(place="Dahra")) == []
        assert [reader.outlets(one) for one in (None, Filter(place="Torvik"), Filter(place="Dahra"))] == [4, 2, 0]
