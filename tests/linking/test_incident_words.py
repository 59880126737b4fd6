"""Words and what they weigh."""

from __future__ import annotations

from sayso.linking.incident_words import LEAST, TOP, stem, tokens, vectors, weight_of, word_weights
from sayso.records import Span


def test_the_table_holds_ordinary_words_only() -> None:
    table = word_weights()
    assert {"shooting", "bomb", "police", "street"} <= table.keys()
    assert all(word.islower() for word in table)
    assert not {"john", "michael", "chicago", "baghdad", "smith"} & table.keys()
    assert all(0 <= weight <= TOP for weight in table.values())


def test_rare_words_weigh_more_and_unknown_ones_most() -> None:
    assert weight_of("the") == 0 < LEAST <= weight_of("gunman") < weight_of("marnek") == TOP
    assert weight_of("monday") == 0


def test_names_words_and_places_are_told_apart() -> None:
    chars = "Gunmen shot Ilvo Marnek in Kelm on Monday. Marnek died."
    kelm, monday = chars.index("Kelm"), chars.index("Monday")
    found = vectors(chars, [Span(0, len(chars))], [Span(monday, monday + 6)], [Span(kelm, kelm + 4)], 20)
    assert set(found["names"]) == {"ilvo", "marnek", "kelm"}
    assert set(found["place names"]) == {"kelm"}
    assert set(found["lead names"]) == {"ilvo", "marnek"} & set(found["lead names"])
    assert "monday" not in found["words"] and "gunmen" in found["words"]
    assert found["names"]["marnek"] > found["names"]["ilvo"]


def test_possessives_and_plurals() -> None:
    assert [word for word, _, _ in tokens("Kelm’s bombs, 1,200 of them")] == ["kelm", "bombs", "1,200", "of", "them"]
    assert stem("bombs") == "bomb" and stem("press") == "press" and stem("gas") == "gas"
