"""The lexicon of cues."""

from __future__ import annotations

import pytest

from sayso.reading.speech import read_speech
from sayso.reading.speech_cues import cue_lemmas, weights
from sayso.reading.speech_words import words


def test_the_weights_know_the_words_of_reporting() -> None:
    assert {"say", "claim", "deny", "accuse", "warn", "announce", "according"} <= cue_lemmas()
    assert weights()["lemma=say"] > 0 > weights()["lemma=include"]


def test_claims_and_deeds_are_apart() -> None:
    assert not words("claims") & words("deeds")


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("nonsense")


def test_scores_are_probabilities() -> None:
    chars = "Vik said the road was open. He wants peace. The group is expected to leave, residents believe."
    assert all(0.0 < speech.score <= 1.0 for speech in read_speech(chars))
