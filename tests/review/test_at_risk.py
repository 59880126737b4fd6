"""Whose names are hidden follows from what is coded of a report today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import sayso.flow as flow
from sayso.archive import open_archive
from sayso.export import names_at_risk
from sayso.export.withhold import coded
from sayso.review.at_risk import names_hidden
from sayso.settings import load_settings

CHARS = (
    "KELM - Gunmen shot dead Tomas Ridder, a guard, in Kelm on Thursday. His sister, Marta Ridder, said Tomas had worked there for "
    "years. Police spokesman Danel Rask said that the Northern Dawn Front was behind the killing. Ilva Noren was there as well."
)


def test_names_are_those_that_the_report_alone_gives_and_follow_what_people_add(tmp_path: Path) -> None:
    settings = replace(load_settings(), archive=str(tmp_path / "a.sqlite"))
    (tmp_path / "one.txt").write_text(CHARS, encoding="utf-8")
    flow.add(tmp_path / "one.txt", settings=settings)
    with open_archive(str(settings.archive)) as archive:

        def hidden() -> tuple[str, ...]:
            with archive.reading() as reader:
                (report, _text) = next(iter(reader.each_report()))
                return names_hidden(reader, [report.id])[report.id]

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
