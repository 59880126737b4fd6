"""What holds of every step, whatever the text: rules 1 and 9 of the design, and that a pipeline can travel to another process."""

import pickle
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.codebook import default_codebook
from sayso.pipeline import Component, Pipeline, build
from sayso.records import Report, Sheet, Text
from sayso.settings import Settings

CODEBOOK = default_codebook()
TEXTS = [
    "x",
    "   \n\n  ",
    "A car bomb exploded in Kelm on Thursday, killing four. Police blamed the Northern Dawn Front, which denied it. “We did not do it,” it said.",
    "TORVIK, 12 JAN 90 -- THE GUERRILLAS AMBUSHED A CONVOY NEAR BRENHOLT. TWO SOLDIERS WERE KILLED, RADIO KELM SAID TODAY.",
    "gunmen shot dead two policemen in kelm on monday. no group claimed responsibility. the army said it killed three of them. "
    * 3,
    "“Killed”? — ‘four’ … “We”\u202e said\u00ad he\u200b. Ж 爆発 😀 \x07 A bomb exploded. “",
    "He said she said they said that he had said that no one was killed when nobody attacked anything anywhere. " * 8,
]
WORDS = st.sampled_from(
    [
        "Gunmen",
        "police",
        "the",
        "army",
        "said",
        "that",
        "killed",
        "four",
        "wounded",
        "in",
        "Kelm",
        "on",
        "Thursday",
        ".",
        ",",
        "“",
        "”",
        "\n\n",
        "bomb",
        "exploded",
        "he",
        "it",
        "who",
        "claimed",
        "denied",
        "no",
        "group",
        "attack",
        "by",
        "Rask",
        "Front",
        "(",
        ")",
        "was",
        "not",
        "of",
        "his",
        "at",
        "least",
        "11",
        "and",
        "kidnapped",
        "March",
        "2019",
        "responsibility",
        "for",
        "blamed",
        "statement",
    ]
)


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return build(Settings(), CODEBOOK)


def coded(chars: str) -> Sheet:
    report = Report("0" * 64, "wire.txt", source="Torvik Courier", published="2031-05-09")
    return pipeline()(Sheet(report, Text(report.id, chars, "test@1")))


def check(sheet: Sheet) -> None:
    chars = sheet.text.chars
    actors = {actor.id for actor in sheet.actors}
    accounts = {account.id for account in sheet.accounts}
    assert len(accounts) == len(sheet.accounts)
    for mention in sheet.mentions:
        assert mention.words == mention.span.words(chars)
        assert mention.span.end <= len(chars)
        assert mention.kind != "actor" or mention.actor_id in actors
    for speech in sheet.speeches:
        assert speech.actor_id is None or speech.actor_id in actors
        assert all(span.end <= len(chars) for part in (speech.source, speech.cue, speech.content) for span in part)
    for account in sheet.accounts:
        assert len({assertion.id for assertion in account.assertions}) == len(account.assertions)
        for assertion in account.assertions:
            prop = CODEBOOK.properties[assertion.property]
            assert prop.of in (account.kind, "both")
            assert prop.type != "choice" or assertion.value in CODEBOOK.allowed(assertion.property)
            assert assertion.words == assertion.evidence[0].words(chars)
            assert all(span.end <= len(chars) for span in assertion.evidence)
            assert 0 <= assertion.score <= 1
            if assertion.property == "about":
                assert assertion.value in accounts


@pytest.mark.parametrize("chars", TEXTS)
def test_everything_said_stands_in_the_text_and_in_the_codebook(chars: str) -> None:
    sheet = coded(chars)
    check(sheet)
    assert coded(chars) == sheet


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_it_holds_for_texts_that_make_no_sense(words: list[str]) -> None:
    check(coded(" ".join(words)))


def test_steps_are_components_and_travel() -> None:
    for step in pipeline().steps:
        assert isinstance(step, Component)
        assert pickle.loads(pickle.dumps(step)) == step
    assert len({step.name for step in pipeline().steps}) == len(pipeline().steps)
