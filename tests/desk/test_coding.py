"""Double coding at the desk: two coders, blind to each other, and an editor who settles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.settings import Settings
from tests.desk.conftest import report_named, words_of
from tests.desk.team import NAMES, Office, office

ONE, TWO, EDITOR = NAMES["coder"], "Coder Two", NAMES["editor"]


def without_ids(page: str) -> str:
    """A page without its ids and tokens, which may hold any number by chance."""
    return re.sub(r"[0-9a-f]{8,}", "", page)


@pytest.fixture
def team(settings: Settings) -> Iterator[Office]:
    found = office(settings)
    yield found
    found.close()


def begun(team: Office, report_id: str) -> str:
    made = flow.make_double("round one", (ONE, TWO), [report_id], by=EDITOR, settings=team.settings)
    return f"/coding/{made.id}"


def form_of(page: str, **values: str) -> dict[str, str | list[str]]:
    """A coder's form as a browser sends it: every account is one, and of the first some fields are filled in."""
    asked = re.findall(r'name="asked:((?:inc|sta)-[0-9a-f]{16}):(\w+)"', page)
    form: dict[str, str | list[str]] = {f"asked:{unit}:{field}": "1" for unit, field in asked}
    form |= {f"v:{unit}:is_one": "yes" for unit, _ in asked}
    first = asked[0][0]
    return form | {f"v:{first}:{field}": value for field, value in values.items()}


def code(client: TestClient, base: str, report_id: str, deed: str = "done", **values: str) -> int:
    path = f"{base}/reports/{report_id}"
    return client.post(path, data={**form_of(client.get(path).text, **values), "deed": deed}).status_code


def test_a_round_from_the_draw_to_what_counts(team: Office) -> None:
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    editor, one, two = team.enter(EDITOR), team.enter(ONE), team.enter(TWO)
    answer = editor.post(
        "/coding", data={"name": "first <b>round</b>", "first": ONE, "second": TWO, "sample": 0, "reports": report_id}
    )
    base = answer.headers["location"]
    assert re.fullmatch(r"/coding/dbl-[0-9a-f]{16}", base)
    assert "<b>round" not in editor.get("/coding").text
    assert "(yours)" in one.get("/coding").text and "(yours)" not in editor.get("/coding").text

    sheet = one.get(f"{base}/reports/{report_id}").text
    assert "<script>alert" not in sheet
    assert "2 people" not in words_of(sheet.split('class="sheet"')[1])  # nothing of what the machine says
    assert code(one, base, report_id, killed="77", type="bombing") == 303
    assert "77" not in without_ids(two.get(f"{base}/reports/{report_id}").text)
    assert editor.get(f"{base}/compare/{report_id}").status_code == 400  # not before both have finished
    assert "77" not in without_ids(editor.get(base).text)
    assert code(two, base, report_id, killed="2", type="bombing") == 303

    page = editor.get(base).text
    assert "Krippendorff" in page and "killed" in page
    compare = f"{base}/compare/{report_id}"
    page = editor.get(compare).text
    assert "77" in page and "not the same" in page
    assert editor.post(compare, data={"deed": "agreed"}).status_code in (200, 303)
    unit = re.search(r'id="(inc-[0-9a-f]{16})-killed"', page)
    assert unit
    answer = editor.post(compare, data={"unit": unit[1], "field": "killed", "value": "2", "reason": "both bodies named"})
    assert answer.status_code == 303
    last = flow.log(settings=team.settings)[-1]
    assert (last.kind, last.by) == ("judgement", EDITOR)
    assert f"{ONE} says 77; {TWO} says 2. both bodies named" in last.body["reason"]


def test_what_is_wrong_is_told_and_what_was_written_is_not_lost(team: Office) -> None:
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    base, client = begun(team, report_id), team.enter(ONE)
    path = f"{base}/reports/{report_id}"
    form = form_of(client.get(path).text, killed="a few", wounded="3")
    answer = client.post(path, data={**form, "deed": "done"})
    assert answer.status_code == 400
    assert "killed is a number" in answer.text
    assert 'value="3"' in answer.text and 'value="a few"' in answer.text
    assert (
        client.post(path, data={**form, "v:" + next(iter(form))[6:].split(":")[0] + ":killed": "", "deed": "save"}).status_code
        == 303
    )
    assert 'value="3"' in client.get(path).text


def test_only_the_two_code_and_only_editors_compare(team: Office) -> None:
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    base = begun(team, report_id)
    assert team.enter(EDITOR).get(f"{base}/reports/{report_id}").status_code == 400
    assert team.enter(ONE).get(f"{base}/compare/{report_id}").status_code == 403
    assert team.enter(NAMES["reader"]).get(f"{base}/reports/{report_id}").status_code == 403
    assert team.enter(ONE).post("/coding", data={"name": "x", "first": ONE, "second": TWO}).status_code == 403
    answer = team.enter(EDITOR).post("/coding", data={"name": "x", "first": ONE, "second": ONE, "sample": 1})
    assert answer.status_code == 400 and "takes two people" in answer.text


def test_names_of_victims_are_hidden_from_coders_and_marks_stay_in_place(team: Office) -> None:
    report_id = report_named(team.settings, "Bomb kills two in Kelm")
    base = begun(team, report_id)
    page = team.enter(ONE).get(f"{base}/reports/{report_id}").text
    assert "Halvik" not in page and "Ruben" not in page
    assert "█" in page
    sheet = flow.double_sheet(base.rpartition("/")[2], report_id, flow.people(team.settings)[1], settings=team.settings)
    for unit in sheet["units"]:
        assert sheet["text"].chars[unit["start"] : unit["end"]] == unit["words"]
