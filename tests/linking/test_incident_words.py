"""Words and what they weigh."""

from __future__ import annotations

from sayso.linking.incident_words import LEAST, TOP, name_weights, stem, tokens, vectors, weight_of, word_weights
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


def test_common_names_weigh_less_than_a_victims_and_are_no_ordinary_words() -> None:
    table = name_weights()
    assert {"john", "michael", "smith", "washington"} <= table.keys()
    assert not table.keys() & word_weights().keys()
    assert all(LEAST <= weight <= TOP for weight in table.values())
    assert weight_of("john") < weight_of("marnek") == TOP


def test_a_common_name_is_a_name_but_not_the_reports_own() -> None:
    chars = "John Marnek was shot in Kelm."
    kelm = chars.index("Kelm")
    found = vectors(chars, [Span(0, len(chars))], [], [Span(kelm, kelm + 4)], len(chars))
    assert set(found["names"]) == {"john", "marnek", "kelm"}
    assert set(found["own names"]) == {"marnek"}
    assert found["lead names"] == {"john": weight_of("john"), "marnek": TOP, "kelm": TOP}


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
