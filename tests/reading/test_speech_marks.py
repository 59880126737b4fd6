"""Quotation marks."""

from __future__ import annotations

import pytest

from sayso.reading.speech_marks import Quote, find_quotes, paragraphs_of


def quotes(chars: str) -> list[Quote]:
    return find_quotes(chars, paragraphs_of(chars))


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("He said “go home” and left.", ["“go home”"]),
        ('He said "go home" and left.', ['"go home"']),
        ("He said ''go home'' and left.", ["''go home''"]),
        ("He said `` go home '' and left .", ["`` go home ''"]),
        ('" Go home , " he said . " Now . "', ['" Go home , "', '" Now . "']),
        ("“A,” he said. “B.”", ["“A,”", "“B.”"]),
        ("Nothing is quoted here, it's plain.", []),
        ('A 5" pipe burst.', []),
        ('He called it ""a lie"" twice.', ['""a lie""']),
        ("“One “two” three", ["“One ", "“two”"]),
    ],
)
def test_stretches(chars: str, expected: list[str]) -> None:
    assert [chars[quote.start : quote.end] for quote in quotes(chars)] == expected


def test_a_mark_left_open_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    first, second = quotes("“One two.\n\n“Three four.”\n\nFive.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues, second.opens) == (True, True, True)


def test_the_end_of_spoken_words() -> None:
    chars = "“Go home,” he said, to a “safe” place. “Never.”"
    spoken, scare, last = quotes(chars)
    assert spoken.ends_speech(chars)
    assert not scare.ends_speech(chars)
    assert last.ends_sentence(chars)


def test_paragraphs_end_at_line_breaks() -> None:
    assert paragraphs_of("One.\n\nTwo.\nThree.") == [(0, 4), (6, 10), (11, 17)]
    assert paragraphs_of("") == []


def test_the_wrong_mark_closes_and_the_marks_of_a_quotation_inside_are_not_the_end() -> None:
    chars = "“We have left,“ he said. \"They say, 'It is over,'\" she said. ''They shouted 'Over,''' he said."
    found = quotes(chars)
    assert [chars[quote.start : quote.end] for quote in found] == [
        "“We have left,“",
        "\"They say, 'It is over,'\"",
        "''They shouted 'Over,'''",
    ]
    assert all(quote.ends_speech(chars) for quote in found)
