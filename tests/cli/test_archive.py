"""Every command of the archive, as its user meets it."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from sayso.flow import keeping
from tests.cli.commands import STORY, ask, run


def main_incident(path: Path) -> dict[str, Any]:
    cards: list[dict[str, Any]] = ask(path, "incidents", "--since", "2024-05-23", "--until", "2024-05-23")["cards"]
    return max(cards, key=lambda card: card["reports"])


def test_adding_again_adds_nothing(own: Path) -> None:
    assert ask(own, "add", str(STORY))["known"] == 6
    assert "0 reports added, 6 known already" in run(own, "add", str(STORY))


def test_what_cannot_be_read_is_named_and_the_rest_is_added(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "A bomb exploded in Kelm on Friday, killing two people, police said.", encoding="utf-8"
    )
    (tmp_path / "in" / "b.txt").write_bytes(b"PK\x03\x04 no text at all")
    said = run(tmp_path / "new.sqlite", "add", str(tmp_path / "in"), status=1)
    assert "b.txt: not coded (binary)" in said
    assert ask(tmp_path / "new.sqlite", "stats")["counts"]["reports"] == 1


def test_lists_are_tables_and_json(filled: Path) -> None:
    assert "Dahra" in run(filled, "incidents")
    assert "Mirsal" in run(filled, "incidents", "--place", "mirsal")
    assert "No incidents found." in run(filled, "incidents", "--place", "Kelm")
    assert ask(filled, "incidents", "--place", "Mirsal")["total"] == 1
    assert "Ansar" in run(filled, "statements", "--act", "claim_responsibility")
    assert ask(filled, "statements", "--actor", "Ansar al-Fajr")["total"] > 3
    spellings = [ask(filled, "incidents", "--actor", name) for name in ("Ansar al-Fajr", "Ansar el-Fajr", "AAF")]
    assert spellings[0] == spellings[1] == spellings[2]
    (group,) = ask(filled, "actors", "ansar el-fajr")["cards"]
    assert ask(filled, "incidents", "--actor", group["id"][:10]) == spellings[0]
    assert group["reports"] == 6
    assert "AAF" in run(filled, "actors", "--kind", "armed_group")


def test_pages_of_everything(filled: Path) -> None:
    card = main_incident(filled)
    page = run(filled, "show", card["id"])
    for words in ("Killed over time", "Responsibility", "claimed", "denied", "≠ toll", "Reports"):
        assert words in page
    whole = ask(filled, "show", card["id"][:10])
    assert whole["card"]["id"] == card["id"]
    assertion = whole["properties"][0]["values"][0]["assertions"][0]
    assert "in force" not in run(filled, "show", assertion["id"])
    report = whole["reports"][0]["report"]
    assert assertion["id"][:12] in run(filled, "show", report) or report != assertion["report"]
    statement = whole["statements"][0]["id"]
    assert "Reports" in run(filled, "show", statement)
    (group,) = ask(filled, "actors", "Ansar al-Fajr")["cards"]
    assert "Incidents" in run(filled, "show", group["id"])


def test_the_rule_for_the_best_number_can_be_chosen(filled: Path) -> None:
    card = main_incident(filled)["id"]
    killed = {
        rule: next(p for p in ask(filled, "show", card, "--best", rule)["properties"] if p["property"] == "killed")
        for rule in ("latest", "conservative")
    }
    assert killed["latest"]["range"]["best"] == 9
    assert killed["conservative"]["range"]["best"] < 9


def test_search_marks_the_words_and_tells_of_incidents(filled: Path) -> None:
    (hit, *_) = ask(filled, "search", '"car bomb" directorate', "--source", "Torvik Courier")
    assert "[[" in hit["snippet"]
    assert hit["incidents"]
    assert "Torvik Courier" in run(filled, "search", "directorate")
    assert "No report found." in run(filled, "search", "zeppelin")
    run(filled, "search", '"unbalanced AND (')


def test_contradictions_are_listed_by_kind(filled: Path) -> None:
    kinds = {one["kind"] for one in ask(filled, "contradictions")}
    assert {"toll", "claim-denial", "is-claim"} <= kinds
    assert {one["kind"] for one in ask(filled, "contradictions", "--kind", "toll")} == {"toll"}
    assert "is-claim" in run(filled, "contradictions", "--kind", "is-claim")
    assert "kinds: toll" in run(filled, "contradictions", "--kind", "tolls", status=2)


def test_precedents_and_claims(filled: Path) -> None:
    card = main_incident(filled)["id"]
    found = ask(filled, "precedents", card)
    assert any(one["elapsed"] and one["elapsed"]["fewest"] == 107 for one in found["earlier"])
    assert "107 days" in run(filled, "precedents", card)
    assert "Statements before it" in run(filled, "precedents", card)
    (answer,) = ask(filled, "check", "the first bombing in Dahra since January 2024", "--day", "2024-05-24")
    assert answer["verdict"] == "contradicted"
    assert "contradicted" in run(filled, "check", "the first bombing in Dahra since January 2024", "--day", "2024-05-24")
    assert run(filled, "check", card)
    assert "first" in run(filled, "check", "hello there", status=1)


def test_judging_undoing_and_the_log(own: Path) -> None:
    card = main_incident(own)
    whole = ask(own, "show", card["id"])
    killed = next(p for p in whole["properties"] if p["property"] == "killed")
    wrong = killed["values"][0]["assertions"][0]["id"]
    run(own, "judge", "correct", wrong, "7", "--by", "Nadia", "--reason", "the list of names")
    corrected = ask(own, "show", card["id"])
    assert corrected["card"]["review"] == "mixed"
    assert 7 in [v["value"]["best"] for p in corrected["properties"] if p["property"] == "killed" for v in p["values"]]
    assert "✎ corrected" in run(own, "show", card["id"])
    shown = next(p for p in corrected["properties"] if p["property"] == "killed")
    right = next(v["assertions"][0]["id"] for v in shown["values"] if v["value"]["best"] == 7)
    assert right != wrong
    run(own, "judge", "accept", right, "--by", "Omar")
    assert ask(own, "show", card["id"])["properties"] != whole["properties"]
    accepted = next(p for p in ask(own, "show", card["id"])["properties"] if p["property"] == "killed")
    assert 7 in [
        v["value"]["best"] for v in accepted["values"]
    ]  # accepting what is shown never brings back what it was corrected from
    run(own, "undo", "--by", "Omar")
    assert "the list of names" in run(own, "log")
    assert "Taken back" in run(own, "undo", "--by", "Nadia")
    undoing = ask(own, "log")[-1]["body"]["id"]
    assert "In force again" in run(own, "undo", undoing)
    run(own, "undo", "--by", "Nadia")
    assert ask(own, "show", card["id"])["properties"] == whole["properties"]
    assert "a number" in run(own, "judge", "correct", wrong, "many", status=1)
    assert "The archive is sound" in run(own, "verify")


def test_merging_splitting_and_their_undoing(own: Path) -> None:
    one, other = [card["id"] for card in ask(own, "incidents", "--news")["cards"]][:2]
    done = run(own, "judge", "same", one, other, "--by", "Nadia")
    assert "Decided: same inc-" in done and done.count("inc-") >= 2
    merged = ask(own, "show", one)
    assert "No more incidents" in run(own, "incidents", "--offset", "500")
    assert "no entry after number 99" in run(own, "log", "--after", "99")
    assert {one, other} >= {merged["card"]["id"]}
    assert ask(own, "show", other)["card"]["id"] == merged["card"]["id"]
    account = merged["reports"][0]["account"]
    assert "sayso undo" in run(own, "judge", "different", account, status=1)
    run(own, "undo", "--by", "Nadia")
    assert {card["id"] for card in ask(own, "incidents")["cards"]} >= {one, other}
    big = main_incident(own)
    out = ask(own, "show", big["id"])["reports"][0]["account"]
    run(own, "judge", "different", out)
    assert ask(own, "show", out)["card"]["accounts"] == 1


def test_grades_are_given_by_people_and_refused_if_they_are_none(own: Path) -> None:
    run(own, "grade", "dahra wire", "b", "--by", "Nadia", "--reason", "careful")
    stats = ask(own, "stats")
    assert ["Dahra Wire", 3, "B"] in stats["sources"]
    assert "Do you mean 'Dahra Wire'" in run(own, "grade", "Dahra Wires", "B", status=1)
    assert "A completely reliable" in run(own, "grade", "Dahra Wire", "7", status=1)
    report = ask(own, "search", "directorate")[0]["report_id"]
    run(own, "grade", report, "2")
    assert ask(own, "show", report)["grade"] == "2"


def test_a_sealed_person_is_nowhere(own: Path) -> None:
    (person,) = ask(own, "actors", "Idris Lamrani")["cards"]
    assert ask(own, "search", "Lamrani")
    run(own, "judge", "seal", person["id"], "--reason", "asked for it")
    assert ask(own, "search", "Lamrani") == []
    everything = "".join(
        run(own, *words)
        for words in (
            ("incidents", "--limit", "100"),
            ("statements", "--limit", "100"),
            ("actors", "--limit", "100"),
            ("contradictions",),
            ("search", "police"),
            ("show", person["id"]),
            *(("show", hit["report_id"]) for hit in ask(own, "search", "police")),
            *(("show", card["id"]) for card in ask(own, "statements", "--limit", "100")["cards"]),
            ("log",),
        )
    )
    assert "Lamrani" not in everything
    assert "asked for it" in everything
    assert "The archive is sound" in run(own, "verify")
    run(own, "undo")
    assert ask(own, "search", "Lamrani")


def test_a_backup_is_an_archive(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert "written" in run(filled, "backup", str(copy))
    assert ask(copy, "incidents") == ask(filled, "incidents")
    assert str(copy) in run(filled, "backup", str(copy), status=1)


def test_coding_again_finds_nothing_to_do_with_the_same_versions(own: Path) -> None:
    assert "nothing to code again" in run(own, "recode")
    assert ask(own, "recode", "--try") == {"coded": 0, "changed": [], "skipped": []}


def test_another_codebook_codes_again_and_shows_what_changed(own: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.yaml"
    book.write_text(
        "extends: sayso\nname: mine\nversion: '1'\ntitle: Mine\ndrop: {statement_acts: [threaten]}\n", encoding="utf-8"
    )
    before = ask(own, "statements", "--act", "threaten")["total"]
    assert before
    tried = ask(own, "recode", "--try", "--codebook", str(book))
    assert tried["coded"] == 6
    assert ask(own, "statements", "--act", "threaten")["total"] == before
    told = run(own, "recode", "--codebook", str(book))
    assert "- act: threaten" in told
    assert ask(own, "statements", "--act", "threaten")["total"] == 0
    assert "The archive is sound" in run(own, "verify")


def test_ctrl_c_says_what_is_done_and_how_to_go_on(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "book.yaml"
    book.write_text("extends: sayso\nname: mine\nversion: '1'\ntitle: Mine\n", encoding="utf-8")
    code_many = keeping.code_many  # type: ignore[attr-defined]  # it is imported there

    def until_stopped(*given: Any) -> Iterator[Any]:
        yield from islice(code_many(*given), 2)
        raise KeyboardInterrupt

    monkeypatch.setattr(keeping, "code_many", until_stopped)
    assert "stopped. Nothing was changed" in run(own, "recode", "--try", "--codebook", str(book), status=130)
    said = " ".join(run(own, "recode", "--codebook", str(book), status=130).split())
    assert "stopped after 2 reports, which are coded anew and stay so" in said
    assert "give the same command again" in said
    said = " ".join(run(tmp_path / "new.sqlite", "add", str(STORY), status=130).split())
    assert "stopped after 2 reports. What is done stays in the archive" in said
    monkeypatch.undo()
    assert ask(own, "recode", "--codebook", str(book))["coded"] == 4
    assert len(ask(tmp_path / "new.sqlite", "add", str(STORY))["filed"]) == 4


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "ict-ffffff"), "sayso incidents"),
        (("show", "nonsense"), "ids look like ict-"),
        (("show", "Dahra"), "'sayso search' for a word or a name"),
        (("show", "ass-000000"), "'sayso show' of an incident or a report"),
        (("undo", "jdg-000000"), "'sayso log' shows what there is"),
        (("check", "the first bombing in Dahra since May", "--day", "7 March"), "the day of the claim '7 March'"),
        (("search", " "), "needs a word"),
        (("search", "-bomb"), "only says what they must not hold"),
        (("incidents", "--since", "yesterday"), "YYYY-MM-DD"),
        (("incidents", "--since", "2024-06", "--until", "2024-05"), "earlier one first"),
        (("precedents", "stm-ffffff"), "there is nothing"),
        (("judge", "accept", "ict-000000"), "there is nothing"),
        (("undo", "jdg-ffffff"), "there is nothing"),
        (("undo", "--by", "Nobody"), "Nobody has taken no decision"),
    ],
)
def test_wrong_use_says_what_to_do(own: Path, words: tuple[str, ...], says: str) -> None:
    assert says in " ".join(run(own, *words, status=1).split())


def test_an_archive_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    assert "sayso add" in run(tmp_path / "none.sqlite", "incidents", status=1)
    assert not (tmp_path / "none.sqlite").exists()
