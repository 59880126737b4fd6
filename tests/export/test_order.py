"""The order in which properties are set."""

from sayso.codebook import default_codebook
from sayso.export.order import ORDER, place_of


def test_every_property_of_the_codebook_has_its_place_and_none_has_two() -> None:
    assert sorted(ORDER) == sorted(default_codebook().properties)


def test_a_property_of_ones_own_comes_last() -> None:
    assert place_of("type") == 0
    assert place_of("motive") == len(ORDER)
