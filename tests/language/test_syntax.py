"""The syntax helpers."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.language import noun_phrase, parse


def test_a_mark_that_the_parse_takes_for_a_noun_is_its_own_phrase() -> None:
    doc = Doc(parse("Kelm").vocab, words=["[", "left", "]"], heads=[1, 1, 1], deps=["nsubj", "ROOT", "punct"])
    assert noun_phrase(doc[0]).words("[ left ]") == "["
