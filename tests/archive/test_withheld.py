"""The names that are hidden in a report follow from what is coded of it today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

import sayso.flow as flow
from sayso.archive import Archive, open_archive
from sayso.archive.verify import verify
from sayso.records.at_risk import coded, names_at_risk
from sayso.settings import load_settings

CHARS = (
    "KELM - Gunmen shot dead Tomas Ridder, a guard, in Kelm on Thursday. His sister, Marta Ridder, said Tomas had worked there for "
    "years. Police spokesman Danel Rask said that the Northern Dawn Front was behind the killing. Ilva Noren was elected mayor of Torvik in June."
)


def test_names_are_those_that_the_report_alone_gives_and_follow_what_people_add(tmp_path: Path) -> None:
    settings = replace(load_settings(), archive=str(tmp_path / "a.sqlite"))
    (tmp_path / "one.txt").write_text(CHARS, encoding="utf-8")
    flow.add(tmp_path / "one.txt", settings=settings)
    with open_archive(str(settings.archive)) as archive:

        def hidden() -> tuple[str, ...]:
            with archive.reading() as reader:
                (report, _text) = next(iter(reader.each_report()))
                return reader.names_withheld([report.id])[report.id]

        with archive.reading() as reader:
            (report, _text) = next(iter(reader.each_report()))
            actors, accounts = reader.actors_of(report.id), reader.accounts_of(report.id)
        first = hidden()
        assert first == names_at_risk(actors, coded(accounts), {one.id for one in actors if one.speaks})
        assert "Tomas Ridder" in first
        assert not any("Noren" in name or "Rask" in name for name in first)
        incident = next(one.id for one in accounts if one.kind == "incident")
        flow.add_value(incident, "target", "Ilva Noren", "Ilva Noren", by="Ana", settings=settings)
        assert "Ilva Noren" in hidden(), "who was added as a victim is hidden from then on"
        with archive.reading() as reader:
            assert not [found for found in verify(reader.connection) if found.what == "names"]
            assert reader.names_withheld(["rep-0000000000000000"]) == {"rep-0000000000000000": ()}


def test_names_that_were_not_kept_or_were_found_by_an_older_rule_are_found_anew(filed: Archive) -> None:
    with filed.writing() as writer:
        (report, _text) = next(iter(writer.each_report()))
        kept = writer.names_withheld([report.id])
        assert "Tomas Ridder" in kept[report.id]
        writer.connection.execute(text("UPDATE withheld SET rule = 0, names = '[]'"))
        assert writer.names_withheld([report.id]) == kept
        writer.connection.execute(text("DELETE FROM withheld"))
        assert writer.names_withheld([report.id]) == kept


def test_a_name_that_somebody_has_uncovered_behind_the_back_of_the_archive_is_found_out(filed: Archive) -> None:
    with filed.writing() as writer:
        writer.connection.execute(text("UPDATE withheld SET names = '[]'"))
        found = [one for one in verify(writer.connection) if one.what == "names"]
        assert [one.says.startswith("the names kept as hidden in report rep-") for one in found] == [True]
        writer.connection.execute(text("UPDATE withheld SET names = 'none'"))
        assert [one.found for one in verify(writer.connection) if one.what == "names"]


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Archive]:
    settings = replace(load_settings(), archive=str(tmp_path / "a.sqlite"))
    (tmp_path / "one.txt").write_text(CHARS, encoding="utf-8")
    flow.add(tmp_path / "one.txt", settings=settings)
    with open_archive(str(settings.archive)) as archive:
        yield archive
