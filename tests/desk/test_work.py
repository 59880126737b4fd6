"""Work through many things: the inbox, bulk decisions, merge, split, attach, contradictions, grades, search, checks, activity."""

from __future__ import annotations

import re
from html import unescape

from fastapi.testclient import TestClient

from sayso import flow
from sayso.desk.drawn import responsibility
from sayso.linking.precedence_answer import Answer
from sayso.settings import Settings
from tests.desk.conftest import Enter, line_of, report_named, words_of

CLAIM = "Northern group claims Torvik car bomb"


def open_values(settings: Settings, report_id: str) -> int:
    return flow.review_report(report_id, settings=settings).open


def test_the_inbox_puts_contradictions_first_and_says_why(desk: TestClient, settings: Settings) -> None:
    found = flow.inbox(limit=100, settings=settings)
    assert found.total == len(found.waiting) == len({one.card.id for one in found.waiting}), "each waits once"
    disputed = [bool(one.card.contradictions) and not one.card.background for one in found.waiting if one.card.kind == "incident"]
    assert disputed == sorted(disputed, reverse=True)
    assert "contradict" in found.waiting[0].because[0]
    page = words_of(desk.get("/inbox").text)
    assert "reports contradict each other" in page
    assert found.waiting[0].card.title in page


def test_pages_of_the_inbox_hold_together(settings: Settings) -> None:
    whole = [one.card.id for one in flow.inbox(limit=100, settings=settings).waiting]
    parts = [
        one.card.id for start in range(0, len(whole), 7) for one in flow.inbox(limit=7, offset=start, settings=settings).waiting
    ]
    assert parts == whole


def test_copies_are_folded_in_the_inbox(settings: Settings) -> None:
    found = flow.inbox(limit=100, settings=settings).waiting
    assert any(one.copies for one in found)
    for one in found:
        assert len({report.id for report in one.reports}) == len(one.reports)


def test_bulk_decisions_are_one_step_that_is_undone_as_one(desk: TestClient, settings: Settings) -> None:
    chosen = [report_named(settings, CLAIM), report_named(settings, "A blast in Kelm")]
    before = [open_values(settings, one) for one in chosen]
    assert all(before)
    one_line = line_of(settings, chosen[0], "killed")
    flow.judge("reject", one_line, by="Tomas", settings=settings)
    went = desk.post(
        "/inbox", data={"decision": "accept", "report": chosen, "back": "/inbox?place=Torvik", "reason": "read both"}
    )
    assert [open_values(settings, one) for one in chosen] == [0, 0]
    page = desk.get(went.headers["location"])
    assert f"{sum(before) - 1} values decided" in words_of(page.text)
    seen = flow.review_report(chosen[0], settings=settings)
    assert next(line for account in seen.accounts for line in account.lines if line.id == one_line).state == "rejected"
    step = re.search(r'name="step" value="([^"]+)"', page.text)
    assert step
    desk.post("/inbox/undo", data={"step": step[1], "back": "/inbox"})
    assert [open_values(settings, one) for one in chosen] == [before[0] - 1, before[1]]
    assert flow.verify(settings) == []


def test_what_is_reviewed_leaves_the_inbox(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, "A blast in Kelm")
    accounts = flow.review_report(report_id, settings=settings).accounts
    cards = {account.cluster for account in accounts if not account.others}
    assert cards
    desk.post("/inbox", data={"decision": "accept", "report": [report_id]})
    assert not cards & {one.card.id for one in flow.inbox(limit=100, settings=settings).waiting}


def test_the_next_report_of_the_inbox_is_another_one(desk: TestClient) -> None:
    first = desk.get("/inbox/next").headers["location"]
    second = desk.get(f"/inbox/next?after={first.rpartition('/')[2]}").headers["location"]
    assert first.startswith("/reports/")
    assert second.startswith("/reports/")
    assert first != second


def test_an_empty_choice_is_told(desk: TestClient) -> None:
    assert desk.post("/inbox", data={"decision": "accept"}).status_code == 400


def test_merge_with_preview_and_undo(desk: TestClient, settings: Settings) -> None:
    one, other = (flow.incidents(limit=50, settings=settings).cards[n].id for n in (0, 1))
    before = flow.incidents(limit=50, settings=settings)
    preview = desk.get(f"/belonging?decision=same&of={one}&of={other}&back=/incidents/{one}")
    assert preview.status_code == 200
    assert preview.text.count('class="made"') == 3, "two now, one then"
    assert flow.incidents(limit=50, settings=settings) == before, "a preview changes nothing"
    went = desk.post("/belonging", data={"decision": "same", "of": [one, other], "reason": "the same hour"})
    assert flow.incidents(limit=50, settings=settings).total == before.total - 1
    merged = desk.get(desk.get(went.headers["location"]).headers.get("location", went.headers["location"]))
    assert merged.status_code in (200, 303)
    judgement = re.search(r"did=(jdg-\w+)", went.headers["location"])
    assert judgement
    desk.post("/undo", data={"judgement": judgement[1]})
    assert flow.incidents(limit=50, settings=settings) == before


def test_split_off_one_account_and_undo(desk: TestClient, settings: Settings) -> None:
    cluster = next(card for card in flow.incidents(limit=50, settings=settings).cards if "surveyors" in card.title)
    account = flow.show(cluster.id, settings=settings)["reports"][-1]["account"]
    before = flow.incidents(limit=50, settings=settings)
    preview = desk.get(f"/belonging?decision=different&of={account}")
    assert preview.text.count('class="made"') == 3
    went = desk.post("/belonging", data={"decision": "different", "of": [account]})
    assert flow.incidents(limit=50, settings=settings).total == before.total + 1
    judgement = re.search(r"did=(jdg-\w+)", went.headers["location"])
    assert judgement
    desk.post("/undo", data={"judgement": judgement[1]})
    assert flow.incidents(limit=50, settings=settings) == before


def test_a_coder_may_not_merge(enter: Enter, settings: Settings) -> None:
    one, other = (flow.incidents(limit=50, settings=settings).cards[n].id for n in (0, 1))
    client = enter("coder")
    assert client.get(f"/belonging?decision=same&of={one}&of={other}").status_code == 403
    assert client.post("/belonging", data={"decision": "same", "of": [one, other]}).status_code == 403
    assert client.post("/grade", data={"subject": "Torvik Courier", "value": "A"}).status_code == 403


def test_attach_an_account_to_another_incident_and_undo(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    account = flow.review_report(report_id, settings=settings).accounts[0]
    other = next(c for c in flow.incidents(limit=50, settings=settings).cards if c.id != account.cluster and "Kelm" in c.title)
    page = desk.get(f"/reports/{report_id}/attach/{account.id}")
    assert page.status_code == 200
    before = flow.incidents(limit=50, settings=settings)
    went = desk.post("/attach", data={"account": account.id, "to": other.id, "back": f"/reports/{report_id}"})
    assert went.status_code == 303
    members = {one["account"] for one in flow.show(other.id, settings=settings)["reports"]}
    assert account.id in members
    done = re.search(r'name="judgement" value="([^"]+)"', desk.get(went.headers["location"]).text)
    assert done
    desk.post("/undo", data={"judgement": done[1]})
    assert flow.incidents(limit=50, settings=settings) == before


def test_contradictions_stand_side_by_side_with_their_sentences(desk: TestClient, settings: Settings) -> None:
    found = flow.clashing(settings=settings)
    assert found
    for one in found:
        assert len(one.sides) == 2
        for side in one.sides:
            chars = flow.review_report(side.report.id, settings=settings).text.chars
            assert side.before + side.words + side.after in chars
    page = desk.get("/contradictions").text
    for one in found:
        assert page.count(f'id="{one.id}"') == 1
    kinds = {one.kind for one in found}
    chosen = desk.get(f"/contradictions?kind={found[0].kind}").text
    assert len(kinds) > 1
    assert chosen.count("clash-pair") == sum(1 for one in found if one.kind == found[0].kind)


def test_a_contradiction_leaves_the_queue_when_both_sides_are_reviewed(desk: TestClient, settings: Settings) -> None:
    one = flow.clashing(settings=settings)[0]
    for side in one.sides:
        desk.post("/decide", data={"decision": "accept", "subject": side.line.id, "seen": "none", "back": "/contradictions"})
    assert f'id="{one.id}"' not in desk.get("/contradictions").text
    assert f'id="{one.id}"' in desk.get("/contradictions?all=yes").text


def test_responsibility_is_drawn_with_everybody_and_every_attribution(desk: TestClient, settings: Settings) -> None:
    drawn = 0
    for card in flow.incidents(limit=50, settings=settings).cards:
        found = flow.show(card.id, settings=settings)["responsibility"]
        drawing = responsibility(found)
        held = [one for role in ("stated", "claimed", "blamed", "suspected", "denied") for one in found[role]]
        assert (drawing is None) is (not held)
        if drawing is None:
            continue
        drawn += 1
        names = {box.name for box in drawing.boxes}
        assert {one["name"] for one in held} <= names
        assert {outlet for one in held for outlet in one["outlets"]} <= names
        assert len([line for line in drawing.lines if line.role]) == sum(1 if one["by"] else len(one["outlets"]) for one in held)
        for box in drawing.boxes:
            assert box.x >= 0
            assert box.x + box.width <= drawing.width
            assert box.y + box.height <= drawing.height
        assert desk.get(f"/incidents/{card.id}").text.count("<rect") == len(drawing.boxes)
    assert drawn >= 3


def test_the_page_of_an_incident_leads_to_what_came_before_it_and_fetches_that(desk: TestClient, settings: Settings) -> None:
    found = next(
        one for card in flow.incidents(settings=settings).cards if (one := flow.precedents(card.id, settings=settings)).earlier
    )
    address = f"/incidents/{found.incident.id}/before"
    page = desk.get(f"/incidents/{found.incident.id}").text
    assert f'hx-get="{address}"' in page, "with JavaScript it comes by itself"
    assert f'<a href="{address}">' in page, "without, it is one click away"
    told = desk.get(address).text
    assert 'id="told"' in told, "what is taken from it"
    for one in found.earlier[:15]:
        assert f'href="/incidents/{one.card.id}"' in told
        assert "; ".join(one.reasons) in unescape(told)
    assert desk.get(f"/incidents/{found.incident.id[:12]}/before").headers["location"] == address
    missing = desk.get("/incidents/ict-0123456789abcdef/before")
    assert missing.status_code == 404 and 'id="trouble"' in missing.text, "what is shown in its place"


def test_an_outlet_is_graded_and_the_grade_undone(desk: TestClient, settings: Settings) -> None:
    went = desk.post(
        "/grade",
        data={"subject": "Torvik Courier", "value": "B", "reason": "names its sources", "back": "/sources/Torvik Courier"},
    )
    page = desk.get(went.headers["location"])
    assert "usually reliable" in words_of(page.text)
    assert "names its sources" in page.text
    judgement = re.search(r'name="judgement" value="([^"]+)"', page.text)
    assert judgement
    desk.post("/undo", data={"judgement": judgement[1]})
    assert flow.source("Torvik Courier", settings=settings).grade is None


def test_search_marks_what_was_found(desk: TestClient) -> None:
    page = desk.get("/search?words=passport+office").text
    assert "<mark>passport</mark>" in page
    assert "[[" not in page
    assert desk.get("/search?words=-only").status_code == 400
    assert "Nothing was found" in desk.get("/search?words=zebra").text


def test_a_claim_is_held_against_the_archive(desk: TestClient, settings: Settings) -> None:
    claim = "the first car bomb in Torvik since 2001"
    (answer,) = flow.check(claim, day="2023-03-12", settings=settings)
    assert isinstance(answer, Answer)
    page = desk.get("/precedents", params={"claim": claim, "day": "2023-03-12"}).text
    assert f'class="verdict {answer.verdict}"' in page
    assert answer.message in unescape(page)
    for card in answer.contradicting:
        assert f"/incidents/{card.id}" in page
    wrong = desk.get("/precedents?claim=hello")
    assert wrong.status_code == 400


def test_activity_tells_who_changed_what_from_what_to_what_and_why(desk: TestClient, settings: Settings) -> None:
    killed = line_of(settings, report_named(settings, CLAIM), "killed")
    desk.post("/correct", data={"subject": killed, "value": "8", "reason": "counted the names", "seen": "none"})
    page = words_of(desk.get("/activity").text)
    assert re.search(r"Mira correct killed seven 7 8 counted the names", page)
    judgement = re.search(r'name="judgement" value="([^"]+)"', desk.get("/activity").text)
    assert judgement
    desk.post("/undo", data={"judgement": judgement[1]})
    page = words_of(desk.get("/activity").text)
    assert "undo" in page
    assert "taken back or replaced" in page


def test_the_codebook_is_whole(desk: TestClient, settings: Settings) -> None:
    page = desk.get("/codebook").text
    book = flow.codebook_in_use(settings)
    for key in (*book.incident_types, *book.statement_acts, *book.weapons, *book.properties):
        assert f">{key}</code>" in page
