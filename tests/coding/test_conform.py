from pathlib import Path

from sayso.codebook import Codebook, load_codebook
from sayso.coding.conform import Conform
from sayso.records import Account, Assertion, Claimant, Report, Sheet, Span, Text

CHARS = "Rebels burned the harvest near Kelm."
OUTLET = (Claimant("Torvik Courier", outlet=True),)


def sheet(property: str, value: str) -> Sheet:
    report = Report("0" * 64, "wire.txt")
    text = Text(report.id, CHARS, "test@1")
    account = Account(text.id, "incident", (Span(7, 25),))
    made = Assertion(account.id, property, value, "burned the harvest", (Span(7, 25),), OUTLET, "test@1")
    return Sheet(report, text, accounts=(account.with_assertions(made),))


def codebook(folder: Path, chars: str) -> Codebook:
    path = folder / "mine.yaml"
    path.write_text("name: mine\nversion: '1'\ntitle: Mine\nextends: sayso\n" + chars, encoding="utf-8")
    return load_codebook(path)


def values(done: Sheet) -> list[object]:
    return [assertion.value for account in done.accounts for assertion in account.assertions]


def test_the_default_codebook_changes_nothing() -> None:
    given = sheet("subtype", "set_fire")
    assert Conform()(given) == given


def test_a_type_of_ones_own_is_found_by_its_words(tmp_path: Path) -> None:
    mine = codebook(tmp_path, "incident_types:\n  crops: {parent: set_fire, title: Crops, help: Crops., words: [the harvest]}\n")
    assert values(Conform(mine)(sheet("subtype", "set_fire"))) == ["crops"]
    assert values(Conform(mine)(sheet("subtype", "firebomb"))) == ["firebomb"]


def test_a_dropped_value_becomes_its_parent(tmp_path: Path) -> None:
    mine = codebook(tmp_path, "drop:\n  incident_types: [set_fire]\n")
    assert values(Conform(mine)(sheet("subtype", "set_fire"))) == ["arson"]


def test_what_the_codebook_does_not_have_is_left_out_with_a_note(tmp_path: Path) -> None:
    mine = codebook(tmp_path, "drop:\n  properties: [site]\n")
    done = Conform(mine)(sheet("site", "a barn"))
    assert values(done) == []
    assert [(note.code, note.span) for note in done.notes] == [("not-in-codebook", Span(7, 25))]
