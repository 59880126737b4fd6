"""Every page of the desk: it answers, holds together, and keeps to the rules of all pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from sayso import flow
from sayso.desk.navigation import ENTRIES
from sayso.settings import Settings
from tests.desk.conftest import EVIL, Enter, report_named

HIDDEN = ("Munir", "Adwan", "Petra Halvik")


def paths(settings: Settings) -> list[str]:
    """Each kind of page once, with what it shows."""
    report_id = report_named(settings, "Bomb kills two in Kelm")
    seen = flow.review_report(report_id, settings=settings)
    account = next(one for one in seen.accounts if one.kind == "incident")
    statement = next(one for one in seen.accounts if one.kind == "statement")
    actors = [card.id for card in flow.actors(limit=100, settings=settings).cards]
    return [
        *(entry.path for entry in ENTRIES if not entry.team),
        f"/reports/{report_id}",
        f"/reports/{report_id}?edit={account.lines[0].id}",
        f"/reports/{report_id}?add={account.id}",
        f"/reports/{report_id}?add=incident",
        f"/reports/{report_id}?add=statement",
        f"/reports/{report_id}/attach/{account.id}",
        f"/incidents/{account.cluster}",
        f"/incidents/{account.cluster}/before",
        f"/statements/{statement.cluster}",
        *(f"/actors/{one}" for one in actors),
        "/sources/Torvik%20Courier",
        f"/sources/{seen.report.source}".replace("<", "%3C").replace(">", "%3E"),
        "/search?words=Kelm",
        "/search?words=Munir",
        "/precedents?claim=the+first+car+bomb+in+Torvik+since+October+2021&day=2023-03-12",
    ]


class Outline(HTMLParser):
    """What is counted in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.inside_label = 0
        self.tags: list[str] = []
        self.forms: list[list[str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label":
            self.inside_label += 1
            self.labelled.add(str(given.get("for")))
        if tag == "form" and given.get("method") == "post":
            self.forms.append([])
        if tag == "input" and self.forms:
            self.forms[-1].append(given.get("name"))
        if tag in ("input", "select", "textarea") and given.get("type") not in ("hidden", "submit") and not self.inside_label:
            self.fields.append(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.inside_label -= 1


def test_every_page_keeps_to_the_rules(desk: TestClient, settings: Settings) -> None:
    tried = paths(settings)
    for path in tried:
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert EVIL not in answer.text, path
        outline = Outline()
        outline.feed(answer.text)
        assert outline.tags.count("h1") == 1, path
        for tag in ("main", "nav", "header", "footer"):
            assert tag in outline.tags, (path, tag)
        assert len(outline.ids) == len(set(outline.ids)), (path, {one for one in outline.ids if outline.ids.count(one) > 1})
        for field in outline.fields:
            assert field.get("id") in outline.labelled or field.get("aria-label"), (path, field)
        for form in outline.forms:
            assert "csrf" in form, path
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text), path
    assert len(tried) > 30


def test_no_page_shows_a_hidden_name_to_a_reader_or_a_coder(enter: Enter, settings: Settings) -> None:
    seen_by_editor = "".join(enter("editor").get(path).text for path in paths(settings))
    for name in HIDDEN:
        assert name in seen_by_editor
    for role in ("reader", "coder"):
        client = enter(role)
        for path in paths(settings):
            answer = client.get(path)
            assert answer.status_code in (200, 403), path
            page = answer.text.replace('value="Munir"', "")  # what was typed into the search comes back to who typed it
            page = page.replace("<title>Munir", "<title>")
            for name in HIDDEN:
                assert name not in page, (role, path, name)


@pytest.mark.parametrize("path", ["/incidents/", "/statements/", "/actors/", "/reports/", "/records/", "/sources/"])
@pytest.mark.parametrize("given", ["ict-0123456789abcdef", "nonsense", "rep-0123456789abcdef", "%00", "who-012345"])
def test_what_is_not_there_is_told_and_nothing_breaks(desk: TestClient, path: str, given: str) -> None:
    assert desk.get(path + given).status_code == 404


def test_links_within_the_desk_lead_somewhere(desk: TestClient, settings: Settings) -> None:
    """Every link of every kind of page, each kind of target a few times."""
    met: dict[str, int] = {}
    for path in paths(settings):
        for link in sorted(set(re.findall(r'href="(/[^"#]*)', desk.get(path).text))):
            kind = re.sub(r"(rep|ict|stm|who|inc|sta|ass|act)-[0-9a-f]+", r"\1", link.split("?")[0])
            met[kind] = met.get(kind, 0) + 1
            if met[kind] > 3:
                continue
            answer = desk.get(link.replace("&amp;", "&"))
            assert answer.status_code in (200, 303), (path, link, answer.status_code)
    assert len(met) > 12
