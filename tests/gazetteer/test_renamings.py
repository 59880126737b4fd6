"""Groups that took another name."""

from __future__ import annotations

import re

import pytest

from sayso.gazetteer.renamings import Renaming, read_renamings, renamings

TABLE = """# a comment
Kelm Brigades|Brigades of Kelm\tArmy of the Vesk\t2020-03-14\t\trenamed by its leaders
Army of the Vesk\tVesk Province\t2021-05\t2022\ton an oath it later broke
Saray Circle\tDawnwatch\t2019\t\tby law
"""


def test_every_name_leads_to_the_first_one() -> None:
    table = read_renamings(TABLE.splitlines())
    names = ["Kelm Brigades", "the Brigades of Kelm", "Army of the Vesk", "Vesk Province"]
    assert {table.first_name(name, "2021-06-01") for name in names} == {"Kelm Brigades"}


@pytest.mark.parametrize(
    ("name", "day", "holds"),
    [
        ("Army of the Vesk", "2020-03-13", False),
        ("Army of the Vesk", "2020-03-14", True),
        ("Vesk Province", "2021-04-30", False),
        ("Vesk Province", "2021-05-01", True),
        ("Vesk Province", "2022-12-31", True),
        ("Vesk Province", "2023-01-01", False),
        ("Vesk Province", None, False),  # given up, so that without a day nobody can tell
        ("Army of the Vesk", None, True),
        ("Kelm Brigades", "2030-01-01", True),  # reports go on using an old name
        ("Kelm Brigades", "2010-01-01", True),
        ("Northern Dawn Front", "2021-06-01", False),
    ],
)
def test_a_new_name_holds_from_its_day(name: str, day: str | None, holds: bool) -> None:
    assert (read_renamings(TABLE.splitlines()).first_name(name, day) == "Kelm Brigades") is holds


def test_a_name_of_one_word_must_be_spelt_as_it_is() -> None:
    table = read_renamings(TABLE.splitlines())
    assert table.first_name("dawnwatch", "2020-01-01") == "Saray Circle"
    assert table.first_name("Danwitch", "2020-01-01") is None


def test_the_names_of_a_group_come_in_order() -> None:
    table = read_renamings(TABLE.splitlines())
    assert [row.new[0] for row in table.names("Kelm Brigades", None)] == ["Army of the Vesk", "Vesk Province"]
    assert table.names("Northern Dawn Front", None) == ()


def test_names_that_lead_in_a_circle_come_to_an_end() -> None:
    table = read_renamings(["Kelm Brigades\tVesk Army\t2020\t\tx", "Vesk Army\tKelm Brigades\t2021\t\tback again"])
    assert table.first_name("Vesk Army", "2022-01-01") in ("Kelm Brigades", "Vesk Army")


def test_the_table_that_ships_is_sound() -> None:
    rows = renamings().rows
    assert len(rows) >= 50
    for row in rows:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", row.start), row
        assert row.end is None or (re.fullmatch(r"\d{4}(-\d\d){0,2}", row.end) and row.end >= row.start[: len(row.end)]), row
        assert row.note and row.old[0] and row.new[0], row
        firsts = {renamings().first_name(name, row.start) for name in (*row.old, *row.new)}
        assert len(firsts) == 1 and None not in firsts, row


def test_a_known_group_before_and_after() -> None:
    first = renamings().first_name("Ansar Beit al-Maqdes", "2014-01-24")
    assert first is not None
    assert renamings().first_name("Wilayat Sinai", "2015-07-01") == first
    assert renamings().first_name("Wilayat Sinai", "2013-07-01") is None


def test_holds_by_precision() -> None:
    row = Renaming(("A B",), ("C D",), "2014-11", "2016", "x")
    assert [row.holds(day) for day in ("2014-10-31", "2014-11-01", "2016-12-31", "2017-01-01")] == [False, True, True, False]
