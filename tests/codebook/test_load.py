from pathlib import Path

import pytest

from sayso.codebook import default_codebook, load_codebook
from sayso.errors import CodebookError

ACLED_SUB_EVENT_TYPES = 25


def write(folder: Path, chars: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(chars, encoding="utf-8")
    return path


HEAD = "name: mine\nversion: '1'\ntitle: Mine\nextends: sayso\n"


def test_the_default_reaches_down_to_every_sub_event_type_of_acled() -> None:
    assert len({entry.acled for entry in default_codebook().incident_types.values()}) == ACLED_SUB_EVENT_TYPES


def test_every_incident_type_names_a_gtd_attack_type_and_every_entry_has_help() -> None:
    codebook = default_codebook()
    assert all(entry.gtd for entry in codebook.incident_types.values() if entry.scope == "incident")
    for entries in (codebook.incident_types, codebook.statement_acts, codebook.weapons):
        assert all(entry.help and entry.title for entry in entries.values())


def test_a_codebook_of_ones_own_adds_replaces_and_drops(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEAD
        + "incident_types:\n  well_poisoning: {parent: chemical_attack, title: Poisoned well, help: A well., words: [well]}\n"
        "drop:\n  statement_acts: [praise]\n",
    )
    codebook = load_codebook(path)
    assert codebook.family("well_poisoning") == "chemical_attack"
    assert "praise" not in codebook.statement_acts
    assert "car_bomb" in codebook.incident_types


def test_a_codebook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(
        CodebookError, match=r"none\.yaml: the codebook cannot be read \(No such file or directory\); check the path"
    ):
        load_codebook(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("chars", "message"),
    [
        (HEAD + "incident_typs: {}\n", "unknown key 'incident_typs'"),
        (HEAD + "incident_types:\n  x: {title: X, help: X, colour: red}\n", "unknown key 'colour'"),
        (HEAD + "incident_types:\n  x: {title: X}\n", "'help' is missing"),
        (HEAD + "incident_types:\n  x: {title: X, help: X, parent: nowhere}\n", "'nowhere' is not in the list"),
        (HEAD + "incident_types:\n  x: {title: X, help: X, parent: y}\n  y: {title: Y, help: Y, parent: x}\n", "circle"),
        (HEAD + "incident_types:\n  x: {title: X, help: X, scope: galaxy}\n", "allowed: incident, event"),
        (HEAD + "properties:\n  x: {of: incident, type: number, help: X, repeats: false}\n", "'number' is not allowed"),
        (HEAD + "properties:\n  x: {of: incident, type: text, values: [a], help: X, repeats: false}\n", "type choice"),
        (HEAD + "drop:\n  weapons: [slingshot]\n", "no 'slingshot'"),
        ("name: mine\nversion: '1'\ntitle: Mine\n", "'incident_types' is missing"),
        ("- just\n- a list\n", "a codebook is a mapping"),
        ("a: [1\n", "cannot be read as YAML"),
    ],
)
def test_what_is_wrong_is_said_with_the_key_and_what_is_allowed(tmp_path: Path, chars: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message) as caught:
        load_codebook(write(tmp_path, chars))
    assert "mine.yaml" in str(caught.value)
