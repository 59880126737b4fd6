"""An archive is the same whichever way its reports came in."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.synthetic import sheets
from sayso.archive import Archive, Filter, Reader, open_archive
from sayso.archive.verify import verify
from sayso.codebook import default_codebook
from sayso.errors import ArchiveError
from sayso.filing.filing import Arrival, file_sheet, file_sheets
from sayso.filing.renewing import check_linkers, finish_linkers, renew_linkers
from sayso.records import Run

BOOK = default_codebook()
ARRIVALS = [Arrival(sheet, data) for sheet, data in sheets(36)]
RUN = Run("1.0", "book@1", ("step@1",), ())


def fill(archive: Archive, arrivals: Sequence[Arrival], size: int) -> None:
    for n in range(0, len(arrivals), size):
        with archive.writing() as writer:
            key = writer.put_run(RUN, at="2031-05-04T00:00:00Z", by="test") if not writer.runs() else writer.runs()[0].key
            file_sheets(writer, BOOK, arrivals[n : n + size], key)


def content(reader: Reader) -> dict[str, Any]:
    """All that an archive says, without what depends on when it was told."""
    kinds = ("incident", "statement", "actor")
    cards = [card for kind in kinds for card in reader.cards(Filter(kind=kind), limit=10_000)]
    ids = [account.id for arrival in ARRIVALS for account in arrival.sheet.accounts]
    return {
        "cards": sorted(cards, key=lambda card: card.id),
        "contradictions": sorted((one.id, one.says) for one in reader.contradictions(limit=10_000)),
        "incidents": reader.clusters("incident", ids),
        "statements": reader.clusters("statement", ids),
        "origins": reader.clusters("origin", [arrival.sheet.report.id for arrival in ARRIVALS]),
        "accounts": reader.accounts(ids),
    }


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an archive says that was filled at once, in the order of the reports."""
    with open_archive(tmp_path_factory.mktemp("whole") / "whole.sqlite") as archive:
        fill(archive, ARRIVALS, len(ARRIVALS))
        with archive.reading() as reader:
            assert verify(reader.connection) == []
            return content(reader)


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 5), (3, 12)])
def test_any_order_and_any_batch_give_the_same_archive(tmp_path: Path, whole: dict[str, Any], seed: int, size: int) -> None:
    arrivals = list(ARRIVALS)
    Random(seed).shuffle(arrivals)
    with open_archive(tmp_path / "other.sqlite") as archive:
        fill(archive, arrivals, size)
        with archive.reading() as reader:
            assert content(reader) == whole
            assert verify(reader.connection) == []


def test_both_stores_give_the_same_archive(archive: Archive, whole: dict[str, Any]) -> None:
    fill(archive, ARRIVALS, 9)
    with archive.reading() as reader:
        assert content(reader) == whole
        assert verify(reader.connection) == []


def test_filing_twice_changes_nothing(archive: Archive, whole: dict[str, Any]) -> None:
    fill(archive, ARRIVALS, 36)
    fill(archive, ARRIVALS[3:7], 2)
    with archive.reading() as reader:
        assert content(reader) == whole


def test_what_goes_wrong_in_the_middle_leaves_nothing_behind(archive: Archive) -> None:
    fill(archive, ARRIVALS[:4], 4)
    with archive.reading() as reader:
        before = (content(reader), reader.counts())

    def break_off() -> None:
        with archive.writing() as writer:
            file_sheet(writer, BOOK, ARRIVALS[4].sheet, ARRIVALS[4].data, writer.runs()[0].key)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    with archive.reading() as reader:
        assert (content(reader), reader.counts()) == before


def test_reports_of_one_incident_are_together_and_copies_count_once(whole: dict[str, Any]) -> None:
    told: dict[str, set[str]] = {}
    for arrival in ARRIVALS:
        happening = arrival.sheet.report.name.rsplit("-", 1)[0]
        told.setdefault(happening, set()).add(whole["incidents"][arrival.sheet.incidents[0].id])
    assert all(len(clusters) == 1 for clusters in told.values())
    assert len(set.union(*told.values())) == len(told)
    copied = [card for card in whole["cards"] if card.kind == "incident" and card.origins < card.reports]
    assert copied


def test_an_archive_linked_by_other_rules_takes_nothing_until_it_is_linked_anew(archive: Archive, whole: dict[str, Any]) -> None:
    with archive.writing() as writer:
        check_linkers(writer)
    fill(archive, ARRIVALS, 36)
    with archive.writing() as writer:
        check_linkers(writer)
        writer.put_fact("linker.incident", "incidents@0")
    with pytest.raises(ArchiveError, match="sayso recode"), archive.writing() as writer:
        check_linkers(writer)
    with archive.writing() as writer:
        assert renew_linkers(writer) == ("incident",)
        assert writer.count_cards(Filter(kind="incident")) == 0
        assert writer.count_cards(Filter(kind="statement")) > 0
    with pytest.raises(ArchiveError, match="unfinished"), archive.writing() as writer:
        check_linkers(writer)
    fill(archive, ARRIVALS[:20], 7)
    with archive.writing() as writer:
        assert renew_linkers(writer) == ("incident",)  # after a break: nothing is taken off a second time
        assert writer.count_cards(Filter(kind="incident")) > 0
    fill(archive, ARRIVALS[20:], 7)
    with archive.writing() as writer:
        finish_linkers(writer)
        check_linkers(writer)
    with archive.reading() as reader:
        assert content(reader) == whole
