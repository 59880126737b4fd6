"""The work of one report in a real browser: by keyboard alone, by selecting words, and beside somebody else."""

from __future__ import annotations

from typing import Any

from sayso import flow
from sayso.settings import Settings
from tests.desk.conftest import line_of, report_named

CLAIM = "Northern group claims Torvik car bomb"


def states(settings: Settings, report_id: str) -> dict[str, str]:
    seen = flow.review_report(report_id, settings=settings)
    return {line.id: line.state for account in seen.accounts for line in account.lines}


def until(page: Any, condition: str) -> None:
    """Wait until a condition holds; the page's own policy forbids Playwright's way of doing so."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


def key(page: Any, name: str) -> None:
    """Press a key and let the page settle."""
    page.keyboard.press(name)
    until(page, "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    page.wait_for_timeout(60)


def now(page: Any) -> str:
    return str(page.locator(".line.now").get_attribute("id"))


def select_words(page: Any, words: str) -> None:
    """Select words that stand in one piece of the text."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
        }""",
        words,
    )


def test_the_work_of_one_report_by_keyboard_alone(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    page.goto(f"/reports/{report_id}")
    first = now(page)
    key(page, "a")
    page.locator(".notice.done").wait_for()
    second = now(page)
    assert second != first, "the work goes on with the next value"
    key(page, "r")
    page.locator(f"[id='{second}'].rejected").wait_for()
    assert states(settings, report_id)[first] == "accepted"
    assert states(settings, report_id)[second] == "rejected"
    key(page, "u")
    page.locator(f"[id='{second}'].machine").wait_for()
    killed = line_of(settings, report_id, "killed")
    while now(page) != killed:
        key(page, "j")
    key(page, "k")
    key(page, "j")
    assert now(page) == killed
    key(page, "e")
    page.locator("form.edit input[name=value]:focus").wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("at least 8")
    key(page, "Enter")
    page.locator(f"[id='{killed}'].corrected").wait_for()
    assert page.locator(f"[id='{killed}'] .value").inner_text() == "at least 8"
    key(page, "?")
    assert page.locator("#keys[open]").count() == 1
    assert states(settings, report_id)[killed] == "corrected"


def test_a_value_points_at_its_words_and_words_at_their_values(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    page.goto(f"/reports/{report_id}")
    killed = line_of(settings, report_id, "killed")
    page.locator(f"[id='{killed}'] .value").click()
    assert page.locator(".text .now").first.inner_text() == "seven"
    page.locator("a.ev", has_text="passport office").first.click()
    assert "passport office" in page.locator(".line.now").inner_text()


def test_correct_a_value_by_selecting_words(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    site = line_of(settings, report_id, "site")
    page.goto(f"/reports/{report_id}")
    page.locator(f"[id='{site}'] [data-key=e]").click()
    page.locator("form.edit").wait_for()
    select_words(page, "Mint Street")
    until(page, "document.querySelector('[data-words]').value === 'Mint Street'")
    page.locator("form.edit input[name=value]").fill("Mint Street")
    page.locator("form.edit button").click()
    page.locator(".line.added").wait_for()
    seen = flow.review_report(report_id, settings=settings)
    new = next(one for account in seen.accounts for one in account.lines if one.state == "added")
    assert new.words == "Mint Street"
    assert seen.text.chars[slice(*new.evidence[0])] == "Mint Street"
    page.locator(".notice.done button").click()
    until(page, "!document.querySelector('.line.added')")
    assert states(settings, report_id)[site] == "machine"


def test_add_a_statement_by_keyboard_alone(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    before = states(settings, report_id)
    page.goto(f"/reports/{report_id}")
    page.keyboard.press("s")
    page.locator("form.edit input[name=words]:focus").wait_for()
    page.keyboard.type("remained in hospital")
    page.keyboard.press("Tab")
    page.keyboard.type("Condemns")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Mint Street")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.locator(".notice.done").wait_for()
    seen = flow.review_report(report_id, settings=settings)
    new = next(one for one in seen.accounts if one.words == "remained in hospital")
    assert [(one.property, one.words) for one in new.lines][:2] == [("act", "remained in hospital"), ("issuer", "Mint Street")]
    assert new.lines[0].value == "condemn"
    assert new.lines[2].property == "about"
    page.goto(f"/reports/{report_id}")  # also after a reload one key takes the step back
    page.keyboard.press("u")
    until(page, "!document.querySelector('.line.added')")
    assert states(settings, report_id) == before


def test_selected_words_go_into_the_field_that_was_used_last(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    page.goto(f"/reports/{report_id}?add=statement")
    for name, words in (("words", "remained in hospital"), ("issuer", "Mint Street")):
        page.locator(f"form.edit input[name={name}]").focus()
        select_words(page, words)
        until(page, f"document.querySelector('form.edit input[name={name}]').value === '{words}'")
    assert page.locator("form.edit input[name=words]").input_value() == "remained in hospital"
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator(".notice.done").wait_for()
    seen = flow.review_report(report_id, settings=settings)
    new = next(one for one in seen.accounts if one.words == "remained in hospital")
    assert [seen.text.chars[slice(*one.evidence[0])] for one in new.lines] == ["remained in hospital", "Mint Street"]


def test_a_second_tab_sees_what_the_first_decided(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, CLAIM)
    killed = line_of(settings, report_id, "killed")
    page.goto(f"/reports/{report_id}")
    flow.judge("correct", killed, value="8", by="Tomas", reason="counted the names", settings=settings)
    page.locator(f"[id='{killed}'] form[data-key=r] button").click()
    page.get_by_role("heading", name="Somebody else was quicker").wait_for()
    assert "Tomas" in page.locator(".theirs").inner_text()
    assert states(settings, report_id)[killed] == "corrected"
    page.get_by_role("button", name="Decide so all the same").click()
    page.locator(f"[id='{killed}'].rejected").wait_for()


def test_markup_in_a_report_runs_nothing(page: Any, settings: Settings) -> None:
    report_id = report_named(settings, "Bomb kills two in Kelm")
    for path in (f"/reports/{report_id}", "/incidents", "/actors", "/statements"):
        page.goto(path)
        assert page.locator("main script").count() == 0
    assert page.title() != "x"


def test_it_works_without_scripts(chromium: Any, desk: Any, settings: Settings) -> None:
    context = chromium.new_context(base_url=desk.base, java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.ways_in[-1])
    report_id = report_named(settings, CLAIM)
    page.goto(f"/reports/{report_id}")
    killed = line_of(settings, report_id, "killed")
    page.locator(f"[id='{killed}'] form[data-key=a] button").click()
    assert states(settings, report_id)[killed] == "accepted"
    page.locator(".notice.done button").click()
    assert states(settings, report_id)[killed] == "machine"
    page.locator(f"[id='{killed}'] [data-key=e]").click()
    page.locator("form.edit input[name=value]").fill("8")
    page.locator("form.edit button").click()
    assert states(settings, report_id)[killed] == "corrected"
    context.close()
