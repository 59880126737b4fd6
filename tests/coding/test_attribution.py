"""On whose say-so, with what stance, how firmly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.coding.attribution import UNNAMED_OUTLET, certainty_of, claimants_of, stance_of
from sayso.reading.sentences import Sentences
from sayso.records import Actor, Report, Sheet, Span, Speech, Text


def sheet_of(chars: str, source: str | None = "Torvik Courier") -> Sheet:
    report = Report(sha256="0" * 64, name="test", source=source)
    return Sentences()(Sheet(report=report, text=Text(report_id=report.id, chars=chars, reader="test@1")))


def at(sheet: Sheet, words: str) -> Span:
    start = sheet.text.chars.index(words)
    return Span(start, start + len(words))


def saying(
    sheet: Sheet, source: str, cue: str, content: str, lemma: str, *, negated: bool = False, actor: str | None = None
) -> Speech:
    return Speech(
        text_id=sheet.text.id,
        source=(at(sheet, source),) if source else (),
        cue=(at(sheet, cue),),
        content=(at(sheet, content),),
        directness="indirect",
        made_by="test@1",
        lemma=lemma,
        negated=negated,
        actor_id=actor,
    )


def test_the_outlet_is_the_whole_chain_where_nobody_is_quoted() -> None:
    sheet = sheet_of("A bomb killed four people in Kelm.")
    (outlet,) = claimants_of(sheet, at(sheet, "four"))
    assert outlet.name == "Torvik Courier" and outlet.outlet
    assert stance_of(sheet, at(sheet, "four")) == "asserted"
    assert certainty_of(sheet, at(sheet, "four")) == "stated"


def test_an_outlet_without_a_name_is_still_the_last_link() -> None:
    sheet = sheet_of("A bomb killed four people in Kelm.", source=None)
    assert claimants_of(sheet, at(sheet, "four"))[-1].name == UNNAMED_OUTLET


def test_the_nearest_speaker_comes_first_and_the_outlet_last() -> None:
    sheet = sheet_of("The governor said that witnesses told him that four people died in Kelm.")
    outer = saying(sheet, "The governor", "said", "that witnesses told him that four people died in Kelm", "say")
    inner = saying(sheet, "witnesses", "told", "that four people died in Kelm", "tell")
    sheet = replace(sheet, speeches=(outer, inner))
    assert [link.name for link in claimants_of(sheet, at(sheet, "four"))] == ["witnesses", "The governor", "Torvik Courier"]
    assert certainty_of(sheet, at(sheet, "four")) == "reported"


def test_a_speaker_is_named_by_the_fullest_name_of_the_report() -> None:
    sheet = sheet_of("Velk said that four people died.")
    actor = Actor(scope=sheet.text.id, name="Anna Velk", kind="person")
    sheet = replace(
        sheet, actors=(actor,), speeches=(saying(sheet, "Velk", "said", "that four people died", "say", actor=actor.id),)
    )
    first = claimants_of(sheet, at(sheet, "four"))[0]
    assert (first.name, first.words) == ("Anna Velk", "Velk")


def test_what_is_denied_is_denied_by_the_one_who_denies_it() -> None:
    sheet = sheet_of("The army denied that its guns had hit the school.")
    sheet = replace(sheet, speeches=(saying(sheet, "The army", "denied", "that its guns had hit the school", "deny"),))
    assert stance_of(sheet, at(sheet, "hit")) == "denied"


@pytest.mark.parametrize(("cue", "lemma"), [("denied", "deny"), ("reports", "report")])
def test_what_reports_tell_that_somebody_denies_is_denied(cue: str, lemma: str) -> None:
    sheet = sheet_of("A spokesman denied reports that two men had been held.")
    content = "reports that two men had been held" if cue == "denied" else "that two men had been held"
    sheet = replace(sheet, speeches=(saying(sheet, "A spokesman", cue, content, lemma),))
    assert stance_of(sheet, at(sheet, "two men"), facts=True) == "denied"


def test_to_not_deny_is_not_to_deny() -> None:
    sheet = sheet_of("The army did not deny that its guns had hit the school.")
    speech = saying(sheet, "The army", "deny", "that its guns had hit the school", "deny", negated=True)
    assert stance_of(replace(sheet, speeches=(speech,)), at(sheet, "hit")) == "asserted"


@pytest.mark.parametrize(
    ("chars", "words", "stance"),
    [
        ("The shell did not hit the school in Kelm.", "the school", "denied"),
        ("The rebels did not immediately attack the town.", "the town", "asserted"),
        ("If the rebels attack the town, the army will answer.", "the town", "hypothetical"),
        ("If the rebels attack the town, the army will answer.", "the army", "asserted"),
        ("The commander said he would burn the bridge.", "the bridge", "hypothetical"),
        ("It is not known whether the rebels shelled the market.", "the market", "questioned"),
        ("No one was killed in the blast.", "No one was killed", "asserted"),
    ],
)
def test_stance_of_words_in_their_clause(chars: str, words: str, stance: str) -> None:
    sheet = sheet_of(chars)
    assert stance_of(sheet, at(sheet, words)) == stance


@pytest.mark.parametrize(
    ("chars", "words", "certainty"),
    [
        ("Suspected rebels burned the bridge.", "rebels", "suspected"),
        ("The bomb is thought to have been planted by the Kelm Brigades.", "the Kelm Brigades", "suspected"),
        ("The bomb may have been planted by the Kelm Brigades.", "the Kelm Brigades", "possible"),
        ("The bomb was planted in May by the Kelm Brigades.", "the Kelm Brigades", "stated"),
        ("The bomb reportedly killed four people.", "four", "reported"),
        ("The bomb allegedly killed four people.", "four", "suspected"),
    ],
)
def test_certainty_of_words_in_their_clause(chars: str, words: str, certainty: str) -> None:
    sheet = sheet_of(chars)
    assert certainty_of(sheet, at(sheet, words)) == certainty


def test_what_somebody_believes_is_suspected() -> None:
    sheet = sheet_of("Police believe that the Kelm Brigades planted the bomb.")
    sheet = replace(sheet, speeches=(saying(sheet, "Police", "believe", "that the Kelm Brigades planted the bomb", "believe"),))
    assert certainty_of(sheet, at(sheet, "the Kelm Brigades")) == "suspected"


def test_a_telex_in_capitals_is_read_alike() -> None:
    sheet = sheet_of("THE BOMB IS THOUGHT TO HAVE BEEN PLANTED BY THE KELM BRIGADES NEAR THE BRIDGE IN MAY.")
    assert certainty_of(sheet, at(sheet, "THE KELM BRIGADES")) == "suspected"
