"""The page and the API by which a dataset leaves the archive."""

from __future__ import annotations

import io
import zipfile

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.archive import Filter
from sayso.settings import Settings
from tests.desk.conftest import Enter, words_of
from tests.desk.team import NAMES, office

FILE = "/export/sayso-dataset.zip"


def tables(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_the_page_counts_and_the_file_comes_with_its_description(desk: TestClient, settings: Settings) -> None:
    page = words_of(desk.get("/export?type=bombing&review=accepted&format=jsonl").text)
    total = flow.incidents(Filter(type="bombing"), settings=settings).total
    assert f"{total} incidents and 0 statements, of which the dataset holds those with accepted values" in page
    answer = desk.get(f"{FILE}?type=bombing&table=incidents&format=jsonl")
    assert answer.headers["content-type"] == "application/zip"
    assert "attachment" in answer.headers["content-disposition"]
    found = tables(answer.content)
    assert list(found) == ["incidents.jsonl", "README.md"]
    assert found["incidents.jsonl"].count("\n") == total
    assert "type bombing" in found["README.md"]


def test_nothing_that_fits_is_said_before_it_is_downloaded(desk: TestClient) -> None:
    assert "Nothing fits these filters" in desk.get("/export?since=1801&until=1802").text


@pytest.mark.parametrize("asked", ["since=soon", "type=bomb", "since=2031&until=2030"])
def test_what_cannot_be_asked_for_is_told_on_the_page(desk: TestClient, asked: str) -> None:
    for path in ("/export", FILE):
        answer = desk.get(f"{path}?{asked}")
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text


def test_names_are_withheld_from_everybody_who_does_not_say_why(enter: Enter, settings: Settings) -> None:
    for role in ("reader", "admin"):
        found = tables(enter(role).get(FILE).content)
        assert "Munir" not in "".join(found.values())
    assert "With all names" not in enter("coder").get("/export").text
    assert enter("coder").post("/export/names", data={"reason": "curious"}).status_code == 403
    editor = enter("editor", "Tomas")
    assert "With all names" in editor.get("/export").text
    assert editor.post("/export/names", data={"reason": " "}).status_code == 400
    found = tables(editor.post("/export/names?table=values", data={"reason": "for the commission"}).content)
    assert "Munir Adwan" in found["values.csv"]
    entry = flow.log(settings=settings)[-1]
    assert (entry.kind, entry.by, entry.body["reason"]) == ("export", "Tomas", "for the commission")
    assert "for the commission" in enter("admin").get("/activity").text


def test_the_page_counts_nothing_that_was_found_by_a_hidden_name(enter: Enter) -> None:
    asked = "/export?actor=Petra%20Halvik"
    assert "Nothing fits these filters" not in enter("editor").get(asked).text, "the name is one by which something is found"
    for role in ("reader", "coder"):
        assert "Nothing fits these filters" in enter(role).get(asked).text
        assert len(tables(enter(role).get(f"{FILE}?actor=Petra%20Halvik").content)["incidents.csv"].splitlines()) == 1


def test_programs_take_it_by_the_same_rules(settings: Settings) -> None:
    team = office(settings)
    reader, editor = team.program(NAMES["reader"]), team.program(NAMES["editor"])
    answer = reader.get("/api/v1/export?table=statements&table=incidents&review=all&disputed=true")
    assert answer.headers["content-type"] == "application/zip"
    assert list(tables(answer.content)) == ["incidents.csv", "statements.csv", "README.md"]
    assert reader.get("/api/v1/export?table=secrets").status_code == 422
    assert reader.post("/api/v1/export", json={"reason": "curious"}).status_code == 403
    assert "Munir" not in "".join(tables(editor.get("/api/v1/export").content).values())
    named = editor.post("/api/v1/export", json={"reason": "for the commission"})
    assert "Munir Adwan" in "".join(tables(named.content).values())
    team.close()


@pytest.mark.parametrize("form", ["acled", "gtd", "ucdp", "geojson"])
def test_the_page_and_programs_give_the_columns_of_other_datasets(desk: TestClient, settings: Settings, form: str) -> None:
    page = desk.get(f"/export?format={form}").text
    name = "incidents.geojson" if form == "geojson" else f"incidents-{form}.csv"
    assert name in page
    assert "values.csv" in page
    downloaded = tables(desk.get(f"{FILE}?format={form}&table=incidents").content)
    assert list(downloaded) == [name, "README.md"]
    program = office(settings).program(NAMES["reader"])
    assert tables(program.get(f"/api/v1/export?format={form}&table=incidents").content)[name] == downloaded[name]
    assert program.get("/api/v1/export?format=cameo").status_code == 422
