"""How many of the spellings that papers use for well-known towns the gazetteer finds."""

from __future__ import annotations

from pathlib import Path

from sayso.gazetteer import gazetteer

PAIRS = Path(__file__).parent / "data" / "spellings.tsv"
LEAST_FOUND = 0.95


def pairs() -> list[tuple[str, str, str]]:
    """(spelling in papers, spelling of the gazetteer, country code) of each line of the list."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [(a, b, c) for a, b, c in (line.split("\t") for line in lines if line and not line.startswith("#"))]


def test_nearly_all_spellings_of_papers_are_found() -> None:
    missed = []
    for spelling, listed, country in pairs():
        town = next(entry for entry in gazetteer().find(listed) if entry.country == country and entry.kind == "settlement")
        if town.geonameid not in {entry.geonameid for entry in gazetteer().find(spelling)}:
            missed.append(spelling)
    assert len(pairs()) >= 150
    assert len(missed) <= (1 - LEAST_FOUND) * len(pairs()), missed


def test_a_spelling_finds_few_other_towns() -> None:
    """What is found by sound alone must stay a short list: else any word would be a town."""
    found = [gazetteer().find(spelling) for spelling, _, _ in pairs()]
    by_sound = [len(entries) for entries in found if entries and all(entry.loose for entry in entries)]
    assert by_sound
    assert sorted(by_sound)[len(by_sound) // 2] <= 3
    assert max(by_sound) <= 40


def test_names_of_english_speaking_countries_are_not_found_by_sound() -> None:
    assert not [entry for entry in gazetteer().find("Hartmann") if entry.loose and entry.country == "US"]
    assert not [entry for entry in gazetteer().find("Clemons") if entry.country == "US" and entry.loose]
