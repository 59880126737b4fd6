"""Groups of words that tell of no particular happening get no account; the weights know ordinary words only."""

from __future__ import annotations

from sayso.codebook import default_codebook
from sayso.coding.incident_lexicon import lexicon
from sayso.coding.incident_worth import weights
from sayso.pipeline import build
from sayso.records import Report, Sheet, Text
from sayso.settings import Settings


def kinds(chars: str) -> list[object]:
    report = Report(sha256="0" * 64, name="test", source="Torvik Courier", published="2031-05-09")
    sheet = build(Settings(reader="rules"), default_codebook())(Sheet(report, Text(report.id, chars, reader="test@1")))
    return [account.first("type") for account in sheet.incidents]


def test_figures_of_kidnappings_are_no_incident_and_an_act_is_one() -> None:
    figures = (
        "Figures show that kidnappings are reported most often in Mosul. Express kidnappings usually last hours, officials say."
    )
    assert kinds(figures) == []
    assert kinds("Gunmen kidnapped a teacher in Mosul on Thursday. Police are looking for the kidnappers.") == ["kidnapping"]


def test_the_weights_know_words_of_violence_only() -> None:
    known = lexicon().verbs.keys() | lexicon().nouns.keys()
    words = {trait.removeprefix("word:") for trait in weights() if trait.startswith("word:")}
    telling = {"killing", "shooting", "riot", "attack", "bombing"}
    assert words & known >= words & telling
    assert not any(word[:1].isupper() for word in words)
