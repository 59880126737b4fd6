"""Words as they are searched, queries as they are read, snippets as they are shown."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.archive.folding import fold, placed_words, words_of
from sayso.archive.matching import fts5, tsquery
from sayso.archive.query import Query, Term, parse_query
from sayso.archive.snippet import snippet
from sayso.errors import SettingsError


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Saïd", "said"),
        ("ŁÓDŹ", "lodz"),
        ("cafe\u0301", "cafe"),
        ("ʿAbd", "abd"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
        ("ﬁre", "fire"),
        ("Ærø", "aero"),
        ("\u0301", ""),
        ("x" * 100, "x" * 64),
    ],
)
def test_case_and_marks_do_not_count(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_folded_words_are_plain_and_stay_as_they_are(chars: str) -> None:
    words = words_of(chars)
    assert all(word.isascii() and word.isalnum() and word == word.lower() and len(word) <= 64 for word in words)
    assert words_of(" ".join(words)) == words
    assert [word for word, _ in placed_words(chars)] == words
    assert all(fold(span.words(chars)) == word for word, span in placed_words(chars))


@given(st.text(alphabet=st.characters(categories=("L",)), min_size=2, max_size=8), st.integers(1, 7))
def test_the_beginning_of_a_word_is_a_beginning_of_the_folded_one(word: str, length: int) -> None:
    whole = fold(word)
    assert whole.startswith(fold(word[:length])) or len(word[:length].casefold()) != length


@given(st.text(max_size=200))
def test_only_folded_words_reach_a_store(chars: str) -> None:
    with suppress(SettingsError):  # of a beginning that is too short
        _only_folded_words(parse_query(chars))


def _only_folded_words(query: Query) -> None:
    assert all(words_of(" ".join(term.words)) == list(term.words) for term in (*query.terms, *query.unwanted))
    if query:
        assert set(fts5(query)) <= set('abcdefghijklmnopqrstuvwxyz0123456789"* ()ANDORT')
        assert set(tsquery(query)) <= set("abcdefghijklmnopqrstuvwxyz0123456789' <->&|!():*")


def test_words_phrases_beginnings_and_what_is_unwanted() -> None:
    query = parse_query('"car bomb" Kelm OR Torv* -police -"the army" al-Fajr')
    assert query.wanted == (
        (Term(("car", "bomb")),),
        (Term(("kelm",)), Term(("torv",), prefix=True)),
        (Term(("al", "fajr")),),
    )
    assert query.unwanted == (Term(("police",)), Term(("the", "army")))


def test_a_pasted_text_is_cut() -> None:
    assert len(parse_query(" ".join(f"word{number}" for number in range(1000))).terms) == 50
    assert len(parse_query(" OR ".join(f"word{number}" for number in range(1000))).terms) == 50
    assert len(parse_query('"' + " ".join(f"word{number}" for number in range(1000)) + '"').terms[0].words) == 50


def test_a_snippet_shows_the_place_with_the_most_terms() -> None:
    chars = "A bomb. " + "Nothing of it. " * 30 + "Kelm had a bomb on Friday. " + "Nothing of it. " * 30
    assert "[[Kelm]] had a [[bomb]] on Friday." in snippet(chars, parse_query("bomb kelm").terms)
    assert snippet(chars, parse_query("bomb").terms).startswith("A [[bomb]]. Nothing")
    assert snippet(chars, parse_query("missing").terms).startswith("A bomb. Nothing")
    assert snippet("", parse_query("bomb").terms) == ""
    assert snippet("One\n\ncar  bomb.", parse_query('"car bomb" bomb').terms) == "One [[car bomb]]."


@given(st.text(max_size=300), st.text(max_size=20))
def test_a_snippet_is_the_text_but_for_marks_and_spaces(chars: str, typed: str) -> None:
    shown = snippet(chars, parse_query(typed.replace("*", "")).terms)
    if "[[" not in chars and "]]" not in chars and "…" not in chars:
        bare = shown.replace("[[", "").replace("]]", "").strip("…")
        assert "".join(bare.split()) in "".join(chars.split())


@pytest.mark.parametrize("typed", ["k*", "ka*", '"car b*"', "bomb -ka*", "fire OR ka*"])
def test_a_beginning_has_three_letters_or_more(typed: str) -> None:
    with pytest.raises(SettingsError, match="at least 3 letters"):
        parse_query(typed)
    assert parse_query(typed.replace("k", "kel").replace("b*", "bom*"))


def test_a_snippet_of_a_long_text_takes_no_time() -> None:
    chars = "the bomb and the car " * 20_000
    terms = parse_query(" ".join(["the", "bomb", "car", "and", "car*", '"the bomb"'])).terms
    snippet("", terms)
    begun = time.process_time()
    snippet(chars, terms)
    assert time.process_time() - begun < 5
