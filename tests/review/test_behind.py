"""The reports behind what is shown: names that are hidden in them stay hidden wherever it is shown."""

from __future__ import annotations

from sayso.archive import Archive
from sayso.review.behind import reports_behind
from tests.archive.shelves import fill


def test_an_incident_rests_on_its_reports_whether_a_card_is_left_of_it_or_not(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        first, second = ids["incident"]
        both = {first: tuple(sorted(ids["report"][:2])), second: (ids["report"][2],)}
        assert reports_behind(writer, [first, second]) == both
        writer.drop_cards([first])
        assert reports_behind(writer, [first, second]) == both


def test_accounts_and_values_rest_on_their_report(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
    given = [ids["account"][1], ids["assertion"][0], ids["report"][2], "ict-0000000000000000"]
    with archive.reading() as reader:
        found = reports_behind(reader, given)
    assert found == {given[0]: (ids["report"][1],), given[1]: (ids["report"][0],), given[2]: (given[2],)}
