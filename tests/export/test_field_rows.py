"""Incidents in the columns of other datasets: what fills a cell, and what never does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.codebook import default_codebook
from sayso.codebook.model import Entry
from sayso.export.acled import acled_row
from sayso.export.facts import Facts
from sayso.export.gtd import gtd_row
from sayso.export.layouts import layout_of
from sayso.export.tables import Cell
from sayso.export.ucdp import priogrid, ucdp_row
from sayso.records import Amount, Place
from tests.export.told import TOWN, Paper, bombing, day, exactly, facts

CODEBOOK = default_codebook()


def acled(of: Facts) -> dict[str, Cell]:
    return row(acled_row(of, CODEBOOK, layout_of("acled")))


def gtd(of: Facts) -> dict[str, Cell]:
    return row(gtd_row(of, CODEBOOK, layout_of("gtd")))


def ucdp(of: Facts) -> dict[str, Cell]:
    return row(ucdp_row(of, CODEBOOK, layout_of("ucdp")))


def row(made: dict[str, Cell] | str) -> dict[str, Cell]:
    assert not isinstance(made, str), made
    return made


def test_an_incident_in_all_three() -> None:
    of = facts(
        bombing().says("killed", exactly(4), "police").says("weapon", "vehicle_bomb").says("perpetrator", "gunmen"),
        bombing("Kelm Observer", "Four dead; many hurt").says("killed", exactly(6)).says("site", "market"),
    )
    one = acled(of)
    assert (one["event_id_cnty"], one["event_date"], one["year"], one["time_precision"]) == ("ict-0001", "2031-05-04", 2031, 1)
    assert (one["event_type"], one["sub_event_type"]) == ("Explosions/Remote violence", "Remote explosive/landmine/IED")
    assert (one["iso"], one["country"], one["admin1"], one["location"]) == (10, "Antarctica", "Northern Province", "Kelm")
    assert (one["latitude"], one["longitude"], one["geo_precision"]) == (-75.25, 12.6, 1)
    assert (one["source"], one["actor1"], one["fatalities"]) == ("Kelm Observer; Vasrland Press", "gunmen", 4)
    two = gtd(of)
    assert (two["iyear"], two["imonth"], two["iday"], two["approxdate"]) == (2031, 5, 4, None)
    assert (two["attacktype1"], two["attacktype1_txt"], two["weaptype1"], two["weapsubtype1"]) == (3, "Bombing/Explosion", 6, 15)
    assert (two["gname"], two["guncertain1"], two["success"], two["specificity"], two["vicinity"]) == ("gunmen", 0, 1, 1, 0)
    assert (two["city"], two["provstate"], two["location"], two["nkill"]) == ("Kelm", "Northern Province", "market", 6)
    assert two["scite1"] == '"Bomb in the market", Vasrland Press, 2031-05-05'
    three = ucdp(of)
    assert (three["date_start"], three["date_end"], three["date_prec"], three["where_prec"]) == ("2031-05-04", "2031-05-04", 1, 1)
    assert (three["low"], three["best"], three["high"], three["deaths_unknown"]) == (4, 6, 6, 6)
    assert (three["side_a"], three["source_original"], three["number_of_sources"]) == ("gunmen", "police", 2)
    assert three["source_headline"] == "Bomb in the market; Four dead, many hurt", "a sign between headlines is in none of them"
    assert three["geom_wkt"] == "POINT (12.6 -75.25)"
    assert three["priogrid_gid"] == priogrid(-75.25, 12.6)


def test_blame_suspicion_and_claims_are_nobodys_deed() -> None:
    of = facts(
        bombing()
        .says("killed", exactly(1))
        .says("blamed", "Kelm Brigades", "the minister", certainty="reported")
        .says("suspected", "Grey Hand", "police", certainty="suspected")
        .says("claimed", "Northern Dawn Front", "Northern Dawn Front")
        .says("denied", "Kelm Brigades", "Kelm Brigades", stance="denied")
    )
    for made in (acled(of), gtd(of), ucdp(of)):
        columns = ("actor1", "gname", "gname2", "side_a", "side_b")
        assert not {made.get(name) for name in columns} & {"Kelm Brigades", "Grey Hand", "Northern Dawn Front"}
    assert (gtd(of)["gname"], gtd(of)["claimed"], gtd(of)["compclaim"]) == ("Unknown", 1, 0)
    notes = str(acled(of)["notes"])
    assert notes == str(gtd(of)["addnotes"])
    assert notes.startswith("Coded by machine, not reviewed. ")
    for told in (
        "Blamed on: Kelm Brigades (the minister in Vasrland Press).",
        "Suspected: Grey Hand (police in Vasrland Press).",
        "Claimed by: Northern Dawn Front (Northern Dawn Front in Vasrland Press).",
        "Denied of: Kelm Brigades (Kelm Brigades in Vasrland Press).",
    ):
        assert told in notes


def test_who_claims_and_that_nobody_does_are_told_apart_from_silence() -> None:
    assert gtd(facts(bombing()))["claimed"] == -9
    nobody = facts(bombing().says("nobody_claimed", True))
    assert gtd(nobody)["claimed"] == 0
    assert "Nobody has claimed it (Vasrland Press)." in str(gtd(nobody)["addnotes"])
    two = facts(
        bombing().says("claimed", "Grey Hand", "Grey Hand").says("claimed", "the Grey Hand").says("claimed", "Kelm Brigades")
    )
    assert (gtd(two)["claimed"], gtd(two)["compclaim"]) == (1, 1)
    assert gtd(facts(bombing().says("claimed", "Grey Hand").says("claimed", "the Grey Hand")))["compclaim"] == 0


@pytest.mark.parametrize(
    ("killed", "fatalities", "nkill", "numbers"),
    [
        (None, None, None, None),
        (Amount(unknown=True), None, None, None),
        (exactly(0), 0, 0, None),
        (Amount(11, None, None), 11, 11, (11, 11, None)),
        (Amount(None, None, 20), None, None, (None, None, 20)),
        (Amount(4, 5, 6), 4, 5, (4, 5, 6)),
    ],
)
def test_unknown_is_not_zero(
    killed: Amount | None, fatalities: int | None, nkill: int | None, numbers: tuple[int | None, ...] | None
) -> None:
    of = facts(bombing() if killed is None else bombing().says("killed", killed))
    assert acled(of)["fatalities"] == fatalities
    assert gtd(of)["nkill"] == nkill
    made = ucdp_row(of, CODEBOOK, layout_of("ucdp"))
    if numbers is None:
        assert made == "no_deaths"
    else:
        assert tuple(row(made)[name] for name in ("low", "best", "high")) == numbers
        assert row(made)["deaths_unknown"] == numbers[1]


@pytest.mark.parametrize(
    ("start", "end", "precision", "acleds", "gtds", "ucdps"),
    [
        ("2031-05-04", "2031-05-04", "day", ("2031-05-04", 1), (2031, 5, 4, None), 1),
        ("2031-05-01", "2031-05-03", "range", ("2031-05-01", 2), (2031, 5, 0, "2031-05-01..2031-05-03"), 2),
        ("2031-05-26", "2031-06-01", "week", ("2031-05-26", 2), (2031, 0, 0, "2031-05-26..2031-06-01"), 3),
        ("2031-05-01", "2031-05-31", "month", ("2031-05-01", 3), (2031, 5, 0, "2031-05"), 4),
        ("2031-01-01", "2031-12-31", "year", (None, None), (2031, 0, 0, "2031"), 5),
        ("2031-05-04", None, "range", (None, None), (None, 0, 0, "2031-05-04 or later"), None),
        (None, "2031-05-04", "range", (None, None), (None, 0, 0, "2031-05-04 or earlier"), None),
        (None, None, "unresolved", (None, None), (None, 0, 0, None), None),
    ],
)
def test_a_date_is_as_precise_as_its_words(
    start: str | None, end: str | None, precision: str, acleds: tuple[object, ...], gtds: tuple[object, ...], ucdps: int | None
) -> None:
    date = replace(day(start or "2031-05-04", precision="range"), start=start, end=end, precision=precision)
    of = facts(Paper("Vasrland Press", "Blast").says("type", "bombing").says("date", date).says("killed", exactly(1)))
    assert (acled(of)["event_date"], acled(of)["time_precision"]) == acleds
    assert tuple(gtd(of)[name] for name in ("iyear", "imonth", "iday", "approxdate")) == gtds
    assert (ucdp(of)["date_prec"], ucdp(of)["date_start"], ucdp(of)["date_end"]) == (ucdps, start, end)


@pytest.mark.parametrize(
    ("precision", "geo", "specificity", "vicinity", "where", "is_point"),
    [
        ("exact", 1, 1, 0, 1, True),
        ("settlement", 1, 1, 0, 1, True),
        ("near", 2, 1, 1, 2, True),
        ("district", 2, 3, None, 3, True),
        ("province", 3, 4, None, 4, True),
        ("country", None, 5, None, 6, False),
        ("region", None, 5, None, 5, False),
    ],
)
def test_the_middle_of_a_country_is_no_place_of_an_incident(
    precision: str, geo: int | None, specificity: int, vicinity: int | None, where: int, is_point: bool
) -> None:
    place = replace(TOWN, precision=precision)
    of = facts(bombing("Kelm Observer", "Blast").says("killed", exactly(1)))
    of = replace(of, card=replace(of.card, place_precision=place.precision))
    assert (acled(of)["geo_precision"], acled(of)["latitude"] is not None) == (geo, is_point)
    made = gtd(of)
    assert (made["specificity"], made["vicinity"], made["latitude"] is not None) == (specificity, vicinity, is_point)
    assert ucdp(of)["where_prec"] == where
    assert (ucdp(of)["priogrid_gid"] is not None) == (where <= 3)


def test_a_place_of_which_no_list_knows_has_no_codes() -> None:
    of = facts(
        Paper("Kelm Observer", "Blast").says("type", "bombing").says("place", Place("Saray Hill")).says("killed", exactly(1))
    )
    assert (acled(of)["location"], acled(of)["geo_precision"], acled(of)["iso"]) == ("Saray Hill", None, None)
    assert (gtd(of)["city"], gtd(of)["location"], gtd(of)["specificity"]) == (None, "Saray Hill", 5)
    assert (ucdp(of)["where_coordinates"], ucdp(of)["where_prec"], ucdp(of)["geom_wkt"]) == ("Saray Hill", None, None)


def test_what_did_not_happen_is_left_out_and_says_why() -> None:
    def staged(type: str, stage: str) -> Facts:
        return facts(Paper("Kelm Observer", "Plot").says("type", type).says("stage", stage).says("killed", exactly(1)))

    for make, layout in ((gtd_row, layout_of("gtd")), (ucdp_row, layout_of("ucdp")), (acled_row, layout_of("acled"))):
        for of, stage in ((staged("bombing", "threatened"), "threatened"), (staged("kidnapping", "foiled"), "foiled")):
            assert make(of, CODEBOOK, layout) == stage
            assert stage in layout.left_out
    assert acled(staged("bombing", "foiled"))["sub_event_type"] == "Disrupted weapons use"
    assert gtd(staged("bombing", "failed"))["success"] == 0
    assert gtd(staged("bombing", "alleged"))["success"] is None
    assert "Stage: alleged." in str(gtd(staged("bombing", "alleged"))["addnotes"])


def test_a_type_of_ones_own_takes_the_codes_of_what_it_is_a_kind_of_or_none() -> None:
    own = {
        "boat_bomb": Entry("boat_bomb", "Boat bomb", "In a boat.", parent="car_bomb"),
        "cattle_raid": Entry("cattle_raid", "Cattle raid", "Of cattle."),
    }
    codebook = replace(CODEBOOK, incident_types=CODEBOOK.incident_types | own)
    boat = facts(Paper("Kelm Observer", "Boat").says("type", "bombing").says("subtype", "boat_bomb"))
    assert row(acled_row(boat, codebook, layout_of("acled")))["sub_event_type"] == "Remote explosive/landmine/IED"
    assert row(gtd_row(boat, codebook, layout_of("gtd")))["attacktype1"] == 3
    raid = facts(Paper("Kelm Observer", "Raid").says("type", "cattle_raid"))
    assert row(acled_row(raid, codebook, layout_of("acled")))["event_type"] is None
    assert row(gtd_row(raid, codebook, layout_of("gtd")))["attacktype1"] is None


def test_each_kind_of_weapon_stands_once() -> None:
    of = bombing().says("weapon", "rocket").says("weapon", "mortar").says("weapon", "knife").says("weapon", "tear_gas")
    made = gtd(facts(of))
    assert [made.get(f"weaptype{n}") for n in range(1, 5)] == [6, 9, 12, None]
    assert [made.get(f"weapsubtype{n}") for n in range(1, 5)] == [11, 23, None, None]
    assert made["weapdetail"] == "Rocket, Mortar, Knife or other blade, Tear gas"
    assert (gtd(facts(bombing()))["weaptype1"], gtd(facts(bombing()))["weaptype1_txt"]) == (13, "Unknown")


def test_suicide_and_hostages_are_never_denied_by_silence() -> None:
    made = gtd(facts(bombing()))
    assert (made["suicide"], made["ishostkid"], made["nhostkid"]) == (None, None, None)
    taken = gtd(facts(Paper("Kelm Observer", "Taken").says("type", "kidnapping").says("abducted", exactly(3))))
    assert (taken["ishostkid"], taken["nhostkid"]) == (1, 3)
    assert gtd(facts(bombing().says("weapon", "suicide_bomb")))["suicide"] == 1


def test_cells_of_the_grid() -> None:
    assert (priogrid(-90, -180), priogrid(-89.9, -179.4), priogrid(89.9, 179.9)) == (1, 2, 259200)
