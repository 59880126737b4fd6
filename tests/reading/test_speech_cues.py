"""The lexicon of cues."""

from __future__ import annotations

import pytest

from sayso.reading.speech import read_speech
from sayso.reading.speech_cues import cue_lemmas, weights
from sayso.reading.speech_words import words


def test_the_weights_know_the_words_of_reporting() -> None:
    known = ("say", "claim", "deny", "accuse", "warn", "announce")
    assert min(weights()[f"lemma={lemma}"] for lemma in known) > 0 > weights()["lemma=include"]


def test_claims_and_deeds_are_apart() -> None:
    assert not words("claims") & words("deeds")


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("nonsense")


def test_scores_are_probabilities() -> None:
    chars = "Vik said the road was open. He wants peace. The group is expected to leave, residents believe."
    assert all(0.0 < speech.score <= 1.0 for speech in read_speech(chars))


@pytest.mark.parametrize(
    ("chars", "lemmas"),
    [
        ("“The road to Kelm is open and will stay open,” the mayor grumbled.", ["grumble"]),
        ("Residents have twigged that the road to Kelm is open.", ["twig"]),
        ("The rebels smashed the windows of the bank, and police rounded up nine men.", []),
        ("Two streets were cordoned off, and the hospital was evacuated.", []),
    ],
)
def test_a_verb_that_no_weight_knows_reports_only_with_a_quotation_or_a_clause(chars: str, lemmas: list[str]) -> None:
    assert not {"grumble", "twig", "smash", "cordon", "evacuate"} & cue_lemmas()
    assert [speech.lemma for speech in read_speech(chars)] == lemmas
