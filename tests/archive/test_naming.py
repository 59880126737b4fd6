"""Ids as people type them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.archive import Archive
from sayso.errors import UnknownId
from sayso.linking.model import Item
from sayso.records import Judgement
from tests.archive.samples import RUN, account_of, recoded, sheet_of

AT = "2031-06-01T12:00:00Z"


def items(*ids: str) -> list[Item]:
    return [Item(one, "incident", "", None) for one in ids]


def test_everything_that_has_an_id_is_found_by_its_beginning(archive: Archive) -> None:
    sheet, data = sheet_of()
    (account,) = sheet.accounts
    judgement = Judgement((account.id,), "accept", "Ana", AT)
    with archive.writing() as writer:
        key = writer.put_run(RUN, at=AT, by="tests")
        writer.put_report(sheet.report, sheet.text, data)
        writer.put_coding(sheet, key)
        writer.put_judgement(judgement)
        ids = [sheet.report.id, sheet.text.id, account.id, account.assertions[0].id, sheet.actors[0].id, key, judgement.id]
        for one in ids:
            assert writer.resolve(one) == one
            assert writer.resolve(f"  {one.upper()[:12]} ") == one


def test_a_cluster_is_found_by_every_name_it_ever_had(archive: Archive) -> None:
    first, second, alone = (f"inc-{digits}{'0' * 10}" for digits in ("aaaaaa", "bbbbbb", "cccccc"))
    names = {one: f"ict-{one[4:]}" for one in (first, second, alone)}
    with archive.writing() as writer:
        writer.put_items(items(first, second, alone))
        writer.put_clusters("incident", names)
        assert [writer.resolve(name) for name in names.values()] == list(names.values())
        writer.put_clusters("incident", {second: names[first]})
        assert writer.resolve(names[second]) == names[first]
        assert writer.resolve("ict-bbbbbb") == names[first]
        assert writer.resolve("ict-cccccc") == names[alone]


def test_what_is_a_name_of_today_comes_before_a_former_one(archive: Archive) -> None:
    today, former, home = "inc-aaaaaa0000000000", "inc-aaaaaa1111111111", "inc-bbbbbb0000000000"
    with archive.writing() as writer:
        writer.put_items(items(today, former, home))
        writer.put_clusters(
            "incident", {today: "ict-aaaaaa0000000000", former: "ict-bbbbbb0000000000", home: "ict-bbbbbb0000000000"}
        )
        assert writer.resolve("ict-aaaaaa") == "ict-aaaaaa0000000000"
        assert writer.resolve("ict-aaaaaa1") == "ict-bbbbbb0000000000"


def test_reports_statements_actors_and_origins_name_clusters_too(archive: Archive) -> None:
    cases = {
        "rep-aaaaaa0000000000": ("incident", "ict-aaaaaa0000000000"),
        "rep-bbbbbb0000000000": ("origin", "org-bbbbbb0000000000"),
        "sta-cccccc0000000000": ("statement", "stm-cccccc0000000000"),
        "act-dddddd0000000000": ("actor", "who-dddddd0000000000"),
    }
    with archive.writing() as writer:
        for item_id, (family, name) in cases.items():
            writer.put_items([Item(item_id, family, "", None)])  # type: ignore[arg-type]  # the families are written out above
            writer.put_clusters(family, {item_id: name})  # type: ignore[arg-type]
            assert writer.resolve(name[:10]) == name


def test_the_actor_of_a_report_names_the_actor_of_the_archive(archive: Archive) -> None:
    sheet, data = sheet_of()
    actor = sheet.actors[0]
    form = "act-dddddd0000000000"
    with archive.writing() as writer:
        writer.put_report(sheet.report, sheet.text, data)
        writer.put_coding(sheet, writer.put_run(RUN, at=AT, by="tests"))
        writer.put_items([Item(form, "actor", "", None)])
        writer.put_clusters("actor", {form: "who-dddddd0000000000"})
        writer.put_forms({sheet.report.id: {actor.id: form}})
        assert writer.resolve(f"who-{actor.id[4:]}") == "who-dddddd0000000000"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("bomb", "ids look like ict-"),
        ("xyz-0123456789abcdef", "ids look like ict-"),
        ("ict-0123456789abcdefa", "ids look like ict-"),
        ("ict-01234", "at least 6"),
        ("ict-0123456789abcdef", "sayso incidents"),
        ("stm-0123456789abcdef", "sayso statements"),
        ("who-0123456789abcdef", "sayso actors"),
        ("rep-0123456789abcdef", "sayso search"),
    ],
)
def test_what_is_not_there_is_explained(archive: Archive, given: str, said: str) -> None:
    with archive.reading() as reader, pytest.raises(UnknownId, match=said):
        reader.resolve(given)


def test_what_may_mean_two_things_is_asked_back(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.put_items(items("inc-aaaaaa0000000000", "inc-aaaaaa1111111111"))
        for digits in ("aaaaaa0000000000", "aaaaaa1111111111"):
            writer.put_clusters("incident", {f"inc-{digits}": f"ict-{digits}"})
        with pytest.raises(UnknownId, match="ict-aaaaaa0000000000, ict-aaaaaa1111111111; give more digits"):
            writer.resolve("ict-aaaaaa")


def test_an_incident_that_a_later_coding_took_away_names_its_report(archive: Archive) -> None:
    sheet, data = sheet_of()
    gone = sheet.accounts[0]
    with archive.writing() as writer:
        writer.put_report(sheet.report, sheet.text, data)
        key = writer.put_run(RUN, at=AT, by="tests")
        writer.put_coding(sheet, key)
        writer.put_coding(recoded(sheet, replace(account_of(sheet.text.id, 9))), key)
        with pytest.raises(UnknownId, match=f"sayso show {sheet.report.id}"):
            writer.resolve(f"ict-{gone.id[4:]}")
