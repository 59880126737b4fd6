"""Word pieces and windows."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.trained.files import DATA
from sayso.trained.pieces import OVERLAP, WINDOW, Pieces, Vocabulary, windows

VOCABULARY = Vocabulary((DATA / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))


def words(chars: str) -> list[str]:
    pieces = VOCABULARY.pieces(chars)
    return [chars[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def test_pieces_point_at_the_characters_they_were_made_from() -> None:
    found = words("GUNMEN shot Ömer Öz-Bel.")
    assert "".join(found) == "GUNMENshotÖmerÖz-Bel."
    assert found[-1] == "."
    assert "shot" in found
    assert "-" in found


def test_case_and_accents_make_no_difference() -> None:
    assert VOCABULARY.pieces("JOSÉ GONZÁLEZ").ids == VOCABULARY.pieces("jose gonzalez").ids


def test_a_word_that_cannot_be_spelt_is_one_unknown_piece() -> None:
    assert VOCABULARY.pieces("☃☃").ids.count(VOCABULARY.unknown) >= 1
    assert VOCABULARY.pieces("x" * 500) == Pieces((VOCABULARY.unknown,), (0,), (500,))


def test_nothing_has_no_pieces() -> None:
    assert VOCABULARY.pieces(" \n\t\u200b") == Pieces((), (), ())


@given(st.text(max_size=200))
def test_pieces_stand_in_order_inside_the_text(chars: str) -> None:
    pieces = VOCABULARY.pieces(chars)
    assert len(pieces.ids) == len(pieces.starts) == len(pieces.ends)
    assert all(0 <= start < end <= len(chars) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert list(pieces.starts) == sorted(pieces.starts)
    assert all(0 <= number < 30522 for number in pieces.ids)


@given(st.integers(min_value=1, max_value=5000))
def test_every_piece_counts_in_one_window_and_windows_are_no_longer_than_the_network_reads(count: int) -> None:
    made = windows(count)
    assert [place for window in made for place in range(window.first, window.last)] == list(range(count))
    assert all(window.end - window.start <= WINDOW - 2 for window in made)
    assert all(window.start <= window.first < window.last <= window.end for window in made)
    assert all(before.end - after.start == OVERLAP for before, after in pairwise(made))
