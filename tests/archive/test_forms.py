"""Which reports name an actor, without looking at all that name a group that thousands do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

import sayso.flow as flow
from sayso.archive import Archive, Reader, open_archive
from sayso.archive.tables import actor
from sayso.settings import load_settings
from tests.archive.shelves import fill

REPORTS = [
    f"KELM, May {day} - The Kelm Brigades claimed responsibility for a bomb that killed two soldiers in Kelm on Thursday."
    for day in range(1, 7)
]


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    folder = tmp_path
    settings = replace(load_settings(), archive=str(folder / "a.sqlite"))
    for number, chars in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(chars, encoding="utf-8")
    flow.add(*sorted(folder.glob("*.txt")), settings=settings)
    with open_archive(str(settings.archive)) as archive, archive.reading() as reading:
        yield reading


def test_the_reports_that_name_an_actor_are_those_of_its_actors_the_latest_first(reader: Reader) -> None:
    named = reader.people_in(report.id for report, _ in reader.each_report())
    members = reader.members("actor", named)
    forms = [form for some in members.values() for form in some]
    lately = reader.lately_naming(forms, 20)
    for form, actors in reader.actors_of_forms(forms).items():
        assert set(lately[form]) == set(reader.reports_naming(actors).values())
    assert max(len(reports) for reports in lately.values()) == len(REPORTS)


def test_newer_readings_that_are_retired_hide_no_report_that_still_names_somebody(reader: Reader) -> None:
    """Else a victim whom an older report names would go unhidden once many newer readings of the name are withdrawn."""
    settings = replace(load_settings(), archive=reader.connection.engine.url.database or "")
    with open_archive(settings.archive) as archive:
        with archive.writing() as writer:
            writer.connection.execute(update(actor).where(actor.c.report > 1).values(retired_by=1))
        with archive.reading() as after:
            named = after.people_in(report.id for report, _ in after.each_report())
            forms = [form for some in after.members("actor", named).values() for form in some]
            first = {report_id for some in after.lately_naming(forms, 1).values() for report_id in some}
    assert forms and len(first) == 1


def test_no_more_are_looked_at_than_asked_for(reader: Reader) -> None:
    named = reader.people_in(report.id for report, _ in reader.each_report())
    forms = [form for some in reader.members("actor", named).values() for form in some]
    every, two = reader.lately_naming(forms, 20), reader.lately_naming(forms, 2)
    assert two == {form: reports[:2] for form, reports in every.items()}
    assert {form: some for form, some in reader.actors_of_forms(forms, limit=1).items() if len(some) != 1} == {}


def test_either_store_gives_the_reports_of_each_form_the_latest_first(archive: Archive) -> None:
    with archive.writing() as writer:
        ids = fill(writer)
        one, two, three = ids["report"]
        form_of = {one: "act-first", two: "act-second", three: "act-first"}
        writer.put_forms({report: {actor.id: form for actor in writer.actors_of(report)} for report, form in form_of.items()})
        forms = ["act-second", "act-first", "act-nobody"]
        assert writer.lately_naming(forms, 20) == {"act-first": (three, one), "act-second": (two,)}
        assert [writer.are_many(forms, many) for many in (1, 3, 4)] == [True, True, False]
        assert not writer.are_many(["act-nobody"], 1)
        assert writer.lately_naming(forms, 1) == {"act-first": (three,), "act-second": (two,)}
