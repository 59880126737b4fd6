"""Actors across reports."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from sayso.linking.actors import ActorLinker, Alias, aliases, display_name
from sayso.linking.engine import relink
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Item
from sayso.records import Account, Actor, Assertion, Claimant, Interval, Place, Report, Sheet, Span, Text

LINKER = ActorLinker()
_COUNT = itertools.count()


def _sheet(
    *actors: Actor, day: str = "2023-03-08", place: str = "", country: str | None = None, unit: str | None = None
) -> Sheet:
    """A report in which each of the actors speaks, about an incident in a place."""
    report = Report(sha256=f"{next(_COUNT):064x}", name="x", source="Torvik Courier", published=day)
    text = Text(report.id, "An explosion, they said.", reader="test")
    span = Span(0, 12)
    outlet = Claimant("Torvik Courier", outlet=True)
    scoped = tuple(replace(actor, scope=text.id) for actor in actors)
    account = Account(text.id, "incident", (span,), (span,))
    said = [
        Assertion(
            account.id, "type", "bombing", "explosion", (span,), (Claimant(actor.name, actor_id=actor.id), outlet), "test@1"
        )
        for actor in scoped
    ]
    said += [
        Assertion(account.id, "target", actor.name, actor.name, (span,), (outlet,), "test@1")
        for actor in scoped
        if actor.kind == "person"
    ]
    if place:
        where = Place(place, country_code=country, admin1=unit)
        said.append(Assertion(account.id, "place", where, place, (span,), (outlet,), "test@1"))
        said.append(
            Assertion(account.id, "date", Interval(day, day, "day"), "today", (span,), (outlet,), "test@1"),
        )
    return Sheet(report, text, actors=scoped, accounts=(account.with_assertions(*said),))


def _clusters(*sheets: Sheet) -> list[set[str]]:
    """The names in each cluster, greatest first."""
    shelf = MemoryShelf()
    items = [item for sheet in sheets for item in LINKER.items(sheet)]
    relink(shelf, LINKER, added=items)
    named = {actor.id: actor.name for sheet in sheets for actor in sheet.actors}
    found: dict[str, list[str]] = {}
    for item_id, cluster in shelf.clusters("actor", [item.id for item in items]).items():
        found.setdefault(cluster, []).append(named[item_id])
    return sorted((set(names) for names in found.values()), key=lambda names: (-len(names), sorted(names)))


def _group(name: str, *other: str, kind: str = "armed_group", country: str | None = None, register: str | None = None) -> Actor:
    return Actor("", name, kind, aliases=other, country_code=country, register_name=register)  # type: ignore[arg-type]  # a plain word


def _person(name: str, role: str | None = None, of: str | None = None, country: str | None = None) -> Actor:
    return Actor("", name, "person", role=role, affiliation=of, country_code=country)


def _one(one: Sheet, other: Sheet) -> bool:
    """Whether the two reports' only actors are put together."""
    return len(_clusters(one, other)) == 1


def test_one_group_in_several_spellings() -> None:
    names = ["Ansar al-Fajr", "Ansar el-Fajr", "Ansar al-Fadjr", "the Ansar al-Fajr movement"]
    assert _clusters(*(_sheet(_group(name)) for name in names)) == [set(names)]


def test_an_acronym_counts_only_with_its_expansion_or_country() -> None:
    full = _group("Northern Dawn Front", "NDF")
    assert not _one(_sheet(full), _sheet(_group("NDF")))
    assert not _one(_sheet(full), _sheet(_group("National Defence Force", "NDF")))
    assert _one(_sheet(replace(full, country_code="SY")), _sheet(_group("NDF", country="SY")))
    assert not _one(_sheet(replace(full, country_code="SY")), _sheet(_group("NDF", country="PH")))
    assert not _one(
        _sheet(_group("Kelm Police", "KPD", kind="security_force", country="SY")), _sheet(_group("KPD", country="SY"))
    )
    assert _one(_sheet(full), _sheet(_group("Dawn Union", "Northern Dawn Front", "NDF")))


def test_a_group_that_took_another_name() -> None:
    old = _sheet(_group("Ansar Beit al-Maqdes"), day="2014-01-24")
    assert _one(old, _sheet(_group("Wilayat Sinai"), day="2015-07-01"))
    assert not _one(old, _sheet(_group("Wilayat Sinai"), day="2013-07-01"))


def test_groups_of_like_names_stay_apart() -> None:
    names = ["Ansar al-Fajr", "Ansar al-Nahr", "Fajr Brigades", "Ansar al-Fajr in Mirsal", "Kelm Brigades", "Kelm Front"]
    assert len(_clusters(*(_sheet(_group(name)) for name in names))) == len(names)


def test_a_name_that_many_bear_needs_its_country() -> None:
    def army(country: str | None) -> Sheet:
        return _sheet(_group("National Liberation Army", country=country))

    assert not _one(army(None), army(None))
    assert _one(army("CO"), army("CO"))
    assert not _one(army("CO"), army("MM"))


def test_the_police_are_no_bridge() -> None:
    bare = [_group(name, kind="security_force") for name in ("Police", "Army", "State Police", "Security Forces")]
    assert not any(item.keys for actor in bare for item in LINKER.items(_sheet(actor)))
    ministry = _group("Interior Ministry", kind="government")
    assert _one(_sheet(ministry, place="Cairo", country="EG"), _sheet(_group("Egyptian Interior Ministry", kind="government")))
    assert not _one(_sheet(ministry, place="Cairo", country="EG"), _sheet(ministry, place="Damascus", country="SY"))


def test_towns_of_one_name_have_police_of_one_name() -> None:
    police = _group("Columbus Police", kind="security_force")
    ohio, georgia = ({"place": "Columbus", "country": "US", "unit": unit} for unit in ("Ohio", "Georgia"))
    assert _one(_sheet(police, **ohio), _sheet(police, **ohio))
    assert not _one(_sheet(police, **ohio), _sheet(police, **georgia))


def test_an_alias_shared_by_chance_does_not_join_two_groups() -> None:
    fajr = [_sheet(_group("Ansar al-Fajr")) for _ in range(4)]
    kelm = [_sheet(_group("Kelm Brigades")) for _ in range(4)]
    wrong = _sheet(_group("Kelm Brigades", "Ansar al-Fajr"))
    assert {frozenset(names) for names in _clusters(*fajr, *kelm, wrong)} == {
        frozenset({"Ansar al-Fajr"}),
        frozenset({"Kelm Brigades"}),
    }


def test_a_surname_alone_is_nobody() -> None:
    assert LINKER.items(_sheet(_person("Hadi", "interior minister"))) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_person("Usama Hadi", "Interior Minister"), _person("Usama Hadi", "interior minister"), True),
        (_person("Usama Hadi", "spokesman", "Kelm Brigades"), _person("Ussama Hady", "spokesperson", "Brigades of Kelm"), True),
        (_person("Usama Hadi"), _person("Usama Hadi"), False),
        (_person("Usama Hadi", "Interior Minister"), _person("Usama Hadi"), False),
        (_person("Usama Hadi", "Interior Minister"), _person("Karim Hadi", "Interior Minister"), False),
        (_person("Usama Hadi", "spokesman", "Kelm Brigades"), _person("Usama Hadi", "spokesman", "Torvik Hospital"), False),
        (_person("Usama Hadi", "colonel", country="SY"), _person("Usama Hadi", "general", country="SY"), True),
        (_person("Usama Hadi", "colonel", country="SY"), _person("Usama Hadi", "general", country="EG"), False),
        (_person("Usama Hadi", "analyst", "Kelm Institute"), _person("Usama Hadi", "bomber", "Kelm Institute"), False),
        (_person("Abu Yahya al-Mirsali", "spokesman"), _person("Abu Yahya al-Mersali", "spokesman"), True),
        (_person("Abu Yahya", "spokesman"), _person("Abu Yahya", "spokesman"), False),
        (_person("Mohamed Haddan", "governor"), _person("Mohamed Ahmed Haddan", "governor"), True),
    ],
)
def test_people(one: Actor, other: Actor, same: bool) -> None:
    if not LINKER.items(_sheet(one)):
        assert not same
        return
    assert _one(_sheet(one), _sheet(other)) is same


def test_people_of_one_incident_are_one_and_two_of_one_report_are_two() -> None:
    kelm = {"place": "Kelm", "country": "SY", "day": "2023-03-08"}
    assert _one(_sheet(_person("Tomas Ridder"), **kelm), _sheet(_person("Tomas Ridder"), **(kelm | {"day": "2023-03-10"})))
    assert not _one(_sheet(_person("Tomas Ridder"), **kelm), _sheet(_person("Tomas Ridder"), **(kelm | {"day": "2023-05-10"})))
    assert not _one(_sheet(_person("Tomas Ridder"), **kelm), _sheet(_person("Tomas Ridder"), **(kelm | {"place": "Ouban"})))
    (item,) = LINKER.items(_sheet(_person("Tomas Ridder", "governor")))
    twin = replace(item, id="act-other")
    assert LINKER.score(item, twin).value == 0
    assert LINKER.score(replace(item, report_id=""), replace(twin, report_id="")).value > LINKER.threshold  # looks, not reports


def test_ages_apart_and_the_dead_speak_against() -> None:
    (item,) = LINKER.items(_sheet(_person("Usama Hadi", "Interior Minister")))

    def score(**changes: object) -> float:
        silent = {**item.features, "spoke": ""}
        other = Item("act-z", "actor", "rep-z", None, {**silent, **changes})
        return LINKER.score(replace(item, features={**silent, "age": 40, "died": "2014-03-01"}), other).value

    assert score() >= LINKER.threshold
    assert score(age=41) >= LINKER.threshold > score(age=62)
    assert score(spoke="2010") >= LINKER.threshold > score(spoke="2015")


def test_only_actors_that_matter_are_items() -> None:
    sheet = _sheet(_group("Ansar al-Fajr"))
    idle = replace(_group("Kelm Brigades"), scope=sheet.text.id)
    assert [item.id for item in LINKER.items(replace(sheet, actors=(*sheet.actors, idle)))] == [sheet.actors[0].id]


def test_scores_are_the_same_both_ways_and_show_their_evidence() -> None:
    actors = [
        _group("Ansar al-Fajr", "AAF"),
        _group("Ansar el-Fajr"),
        _group("NDF", country="SY"),
        _person("Usama Hadi", "governor"),
    ]
    items = [item for actor in actors for item in LINKER.items(_sheet(actor))]
    for one, other in itertools.product(items, items):
        assert LINKER.score(one, other).value == LINKER.score(other, one).value
    (feature,) = LINKER.score(items[0], items[1]).features
    assert feature.name == "name" and "Ansar el-Fajr" in feature.evidence


def test_display_name_is_the_most_frequent_full_one() -> None:
    names = ["AAF", "AAF", "AAF", "Ansar al-Fajr", "Ansar al-Fajr", "Ansar el-Fajr"]
    for order in (names, names[::-1]):
        assert display_name(_group(name) for name in order) == "Ansar al-Fajr"
    assert display_name([_group("AAF")]) == "AAF"
    with pytest.raises(ValueError, match="no name"):
        display_name([])


def test_aliases_with_the_days_they_were_seen() -> None:
    found = aliases([
        (_group("Ansar al-Fajr", "AAF", "militant group"), "2023-03-08"),
        (_group("Ansar al-Fajr"), "2023-01-02"),
        (_group("Ansar el-Fajr"), None),
    ])  # fmt: skip
    assert found == (
        Alias("Ansar al-Fajr", "2023-01-02", "2023-03-08", 2),
        Alias("AAF", "2023-03-08", "2023-03-08", 1),
        Alias("Ansar el-Fajr", None, None, 1),
    )
