"""A headline is no part of the sentence below it."""

from sayso.language import parse


def test_a_sentence_starts_after_a_blank_line() -> None:
    chars = "Front calls on soldiers to desert\n\nIn a video message issued on Monday, a spokesman urged soldiers to desert."
    sentences = [sentence.text.strip() for sentence in parse(chars).sents]
    assert sentences == chars.split("\n\n")


def test_hard_blanks_are_blanks_and_offsets_stay() -> None:
    chars = "A bomb exploded in\xa0Kelm on\xa0Monday."
    assert [chars[token.idx : token.idx + len(token)] for token in parse(chars)] == [
        "A",
        "bomb",
        "exploded",
        "in",
        "Kelm",
        "on",
        "Monday",
        ".",
    ]
