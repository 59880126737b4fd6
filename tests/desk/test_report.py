"""The report page: text beside values, decisions, corrections, additions, and taking them back."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.desk.marked import paragraphs
from sayso.settings import Settings
from tests.desk.conftest import EVIL, Enter, line_of, report_named, words_of

CLAIM = "Northern group claims Torvik car bomb"


def line(settings: Settings, report_id: str, line_id: str) -> flow.reviewing.Line:
    seen = flow.review_report(report_id, settings=settings)
    return next(one for account in seen.accounts for one in account.lines if one.id == line_id)


def test_the_text_is_whole_and_each_value_stands_beside_its_words(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    page = desk.get(f"/reports/{report_id}").text
    seen = flow.review_report(report_id, settings=settings)
    article = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert article
    shown = unescape(re.sub(r"<[^>]+>", "", article[0]))
    assert "".join(shown.split()) == "".join(seen.text.chars.split())
    for account in seen.accounts:
        for value in account.lines:
            assert f'id="{value.id}"' in page
            assert f'id="w-{value.id}"' in page


def test_pieces_hold_the_text_in_order_and_their_words(settings: Settings) -> None:
    seen = flow.review_report(report_named(settings, CLAIM), settings=settings)
    pieces = [piece for paragraph in paragraphs(seen.text.chars, seen.accounts) for piece in paragraph.pieces]
    for piece in pieces:
        assert seen.text.chars[piece.start : piece.start + len(piece.chars)] == piece.chars
    for account in seen.accounts:
        for value in account.lines:
            start, end = value.evidence[0]
            assert "".join(p.chars for p in pieces if value.id in p.says) == seen.text.chars[start:end].replace("\n", "")


def test_accept_reject_and_undo(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    killed = line_of(settings, report_id, "killed")
    back = f"/reports/{report_id}"
    went = desk.post("/decide", data={"decision": "accept", "subject": killed, "seen": "none", "back": back})
    assert went.status_code == 303
    page = desk.get(went.headers["location"]).text
    assert line(settings, report_id, killed).state == "accepted"
    assert 'action="/undo"' in page
    decided = line(settings, report_id, killed).decided
    assert decided
    desk.post("/decide", data={"decision": "reject", "subject": killed, "seen": decided.id, "back": back})
    assert line(settings, report_id, killed).state == "rejected"
    second = line(settings, report_id, killed).decided
    assert second
    assert desk.post("/undo", data={"judgement": second.id, "back": back}).status_code == 303
    assert line(settings, report_id, killed).state == "accepted"


def test_correct_by_a_value_and_by_the_codebooks_list(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    killed, kind = line_of(settings, report_id, "killed"), line_of(settings, report_id, "type")
    form = desk.get(f"/reports/{report_id}?edit={kind}").text
    assert '<option value="bombing" selected>' in form
    assert '<option value="arson"' in form
    desk.post("/correct", data={"subject": killed, "value": "at least 8", "seen": "none", "back": f"/reports/{report_id}"})
    desk.post("/correct", data={"subject": kind, "value": "arson", "seen": "none", "back": f"/reports/{report_id}"})
    assert line(settings, report_id, killed).state == "corrected"
    assert "at least 8" in words_of(desk.get(f"/reports/{report_id}").text)
    assert line(settings, report_id, kind).value == "arson"


def test_what_is_accepted_is_what_is_seen(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    kind, back = line_of(settings, report_id, "type"), f"/reports/{report_id}"
    desk.post("/correct", data={"subject": kind, "value": "arson", "seen": "none", "back": back})
    seen = line(settings, report_id, kind)
    assert seen.decided
    desk.post("/decide", data={"decision": "reject", "subject": seen.stands, "seen": seen.decided.id, "back": back})
    seen = line(settings, report_id, kind)
    assert (seen.state, seen.value) == ("rejected", "arson")
    assert seen.decided
    assert f'name="subject" value="{seen.stands}"' in desk.get(back).text
    went = desk.post(
        "/decide",
        data={"decision": "accept", "subject": seen.stands, "seen": seen.decided.id, "back": back},
        follow_redirects=False,
    )
    assert f"at={kind}" in went.headers["location"]
    seen = line(settings, report_id, kind)
    assert (seen.state, seen.value) == ("corrected", "arson")


def test_a_value_that_is_none_is_refused_with_what_is_allowed(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    answer = desk.post("/correct", data={"subject": line_of(settings, report_id, "killed"), "value": "lots", "seen": "none"})
    assert answer.status_code == 400
    assert "at least 4" in words_of(answer.text)


def test_correct_by_selecting_other_words_keeps_who_says_so(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    old_id = line_of(settings, report_id, "site")
    old = line(settings, report_id, old_id)
    chars = flow.review_report(report_id, settings=settings).text.chars
    start = chars.index("Mint Street")
    went = desk.post(
        "/correct",
        data={
            "subject": old_id,
            "start": start,
            "end": start + len("Mint Street"),
            "seen": "none",
            "back": f"/reports/{report_id}",
        },
    )
    assert went.status_code == 303
    seen = flow.review_report(report_id, settings=settings)
    new = next(one for account in seen.accounts for one in account.lines if one.words == "Mint Street")
    assert (new.state, new.value, new.says, new.evidence) == ("added", "Mint Street", old.says, ((start, start + 11),))
    assert line(settings, report_id, old_id).state == "rejected"
    both = re.search(r'name="judgement" value="([^"]+)"', desk.get(went.headers["location"]).text)
    assert both
    assert len(both[1].split()) == 2
    desk.post("/undo", data={"judgement": both[1], "back": "/"})
    after = flow.review_report(report_id, settings=settings)
    assert "Mint Street" not in {one.words for account in after.accounts for one in account.lines}
    assert line(settings, report_id, old_id).state == "machine"


def test_words_may_be_typed_but_must_stand_in_the_text(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    site = line_of(settings, report_id, "site")
    wrong = desk.post("/correct", data={"subject": site, "words": "a market in Dahra", "seen": "none"})
    assert wrong.status_code == 400
    assert "does not stand in the text" in wrong.text
    assert line(settings, report_id, site).state == "machine", "nothing is done by halves"
    assert desk.post("/correct", data={"subject": site, "words": "Mint Street", "seen": "none"}).status_code == 303


def test_add_a_value_that_was_missed(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    account = flow.review_report(report_id, settings=settings).accounts[0]
    form = {"to": account.id, "property": "wounded", "value": "14", "words": "Fourteen people", "says": "Ilse Brandvik"}
    desk.post("/add", data=form)
    seen = flow.review_report(report_id, settings=settings).accounts[0]
    new = next(one for one in seen.lines if one.words == "Fourteen people")
    assert (new.property, new.state) == ("wounded", "added")
    assert new.says[0] == "Ilse Brandvik"
    shown = flow.show(account.cluster or "", settings=settings)
    assert any(a["words"] == "Fourteen people" for p in shown["properties"] for v in p["values"] for a in v["assertions"])
    assert flow.verify(settings) == []


def test_add_an_incident_that_was_missed_and_take_it_back(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    before = flow.incidents(limit=200, settings=settings).total
    went = desk.post(
        "/add", data={"to": report_id, "property": "type", "value": "armed_assault", "words": "remained in hospital"}
    )
    assert went.status_code == 303, went.text
    assert flow.incidents(limit=200, settings=settings).total == before + 1
    seen = flow.review_report(report_id, settings=settings)
    new = next(one for one in seen.accounts if one.words == "remained in hospital")
    assert new.lines[0].state == "added"
    assert flow.verify(settings) == []
    made = new.lines[0].decided
    assert made
    desk.post("/undo", data={"judgement": made.id, "back": "/"})
    assert flow.incidents(limit=200, settings=settings).total == before


def test_add_a_statement_that_was_missed_and_take_it_back_in_one_step(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    back = f"/reports/{report_id}"
    before = flow.statements(limit=200, settings=settings).total
    form = words_of(desk.get(f"{back}?add=statement").text)
    assert "What it does" in form and "What it is about" in form
    seen = flow.review_report(report_id, settings=settings)
    incident = next(one for one in seen.accounts if one.kind == "incident")
    words = "remained in hospital"
    assert words in seen.text.chars
    sent = {"to": report_id, "property": "act", "value": "condemn", "words": words, "issuer": "Mint Street", "back": back}
    went = desk.post("/add", data={**sent, "about": [incident.id]})
    assert went.status_code == 303, went.text
    assert flow.statements(limit=200, settings=settings).total == before + 1
    seen = flow.review_report(report_id, settings=settings)
    new = next(one for one in seen.accounts if one.words == words and one.kind == "statement")
    assert [(one.property, one.state) for one in new.lines] == [("act", "added"), ("issuer", "added"), ("about", "added")]
    about = flow.show(incident.cluster or "", settings=settings)["statements"]
    assert new.cluster in {card["id"] for card in about}, "the incident's page tells of it"
    assert flow.verify(settings) == []
    page = desk.get(back).text
    last = re.search(r"data-undo-last.*?name=\"judgement\" value=\"([^\"]+)\"", page)
    assert last and len(last[1].split()) == 3, "one key takes the whole step back"
    desk.post("/undo", data={"judgement": last[1], "back": back})
    assert flow.statements(limit=200, settings=settings).total == before


def test_a_statement_needs_who_makes_it(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    sent = {"to": report_id, "property": "act", "value": "condemn", "words": "remained in hospital"}
    answer = desk.post("/add", data=sent)
    assert answer.status_code == 400
    assert "who makes it" in answer.text


def test_what_was_added_survives_coding_again(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    account = flow.review_report(report_id, settings=settings).accounts[0]
    desk.post("/add", data={"to": account.id, "property": "wounded", "value": "14", "words": "Fourteen people"})
    with flow.opened.writing(settings) as writer:
        from sayso.review.recoding import file_as_stored

        file_as_stored(writer, flow.codebook_in_use(settings), report_id)
    seen = flow.review_report(report_id, settings=settings).accounts[0]
    assert "Fourteen people" in {one.words for one in seen.lines}


def test_the_second_of_two_people_sees_the_firsts_change(enter: Enter, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    killed = line_of(settings, report_id, "killed")
    mira, tomas = enter("coder", "Mira"), enter("coder", "Tomas")
    mira.post("/correct", data={"subject": killed, "value": "8", "seen": "none", "reason": "counted the names"})
    late = tomas.post("/correct", data={"subject": killed, "value": "9", "seen": "none", "back": f"/reports/{report_id}"})
    assert late.status_code == 409
    told = words_of(late.text)
    assert "Mira" in told
    assert "counted the names" in told
    assert "correct it to 9" in told
    now = re.search(r'name="seen" value="(jdg-\w+)"', late.text)
    assert now
    assert line(settings, report_id, killed).value.best == 8  # type: ignore[union-attr]
    tomas.post("/decide", data={"decision": "correct", "subject": killed, "value": "9", "seen": now[1]})
    assert line(settings, report_id, killed).value.best == 9  # type: ignore[union-attr]


def test_a_coder_takes_back_their_own_decisions_only(enter: Enter, settings: Settings) -> None:
    killed = line_of(settings, report_named(settings, CLAIM), "killed")
    made = flow.judge("accept", killed, by="Mira", settings=settings)
    assert enter("coder", "Tomas").post("/undo", data={"judgement": made.id}).status_code == 400
    assert enter("editor", "Tomas").post("/undo", data={"judgement": made.id}).status_code == 303


def test_markup_in_a_report_is_never_markup_of_the_page(desk: TestClient, settings: Settings) -> None:
    report_id = report_named(settings, "Bomb kills two in Kelm")
    page = desk.get(f"/reports/{report_id}").text
    assert EVIL not in page
    assert page.count("&lt;script&gt;") >= 4, "title, heading, text, source"
    assert "hxxp[://]outlet[.]invalid" in page
    assert 'href="http' not in page


def test_hidden_names_are_covered_in_the_text_and_nowhere_else_legible(enter: Enter, settings: Settings) -> None:
    report_id = report_named(settings, "Bomb kills two in Kelm")
    page = enter("coder").get(f"/reports/{report_id}").text
    for name in ("Munir", "Adwan", "Petra", "Halvik"):
        assert name not in page
    assert "█" in page
    assert "Munir Adwan" in enter("editor").get(f"/reports/{report_id}").text


def test_right_to_left_titles_bring_their_own_direction(desk: TestClient, settings: Settings) -> None:
    page = desk.get(f"/reports/{report_named(settings, 'A blast in Kelm')}").text
    assert re.search(r'<h1 dir="auto">انفجار', page)


@pytest.mark.parametrize("back", ["http://evil.invalid/", "//evil.invalid", "/\\evil.invalid", "javascript:alert(1)"])
def test_a_form_leads_back_to_this_desk_only(desk: TestClient, settings: Settings, back: str) -> None:
    killed = line_of(settings, report_named(settings, CLAIM), "killed")
    went = desk.post("/decide", data={"decision": "accept", "subject": killed, "back": back})
    assert went.headers["location"].startswith("/?")
