import json

import sayso
from sayso.export import sensitive_names, withheld

CHARS = (
    "Gunmen shot dead Tomas Ridder, a guard, in Kelm on Thursday. Another guard fled. His sister, Marta Ridder, said Tomas had worked there for years. "
    "Police spokesman Danel Rask said that the Northern Dawn Front was behind the killing."
)


def test_names_of_victims_and_relatives_go_and_those_of_officials_stay() -> None:
    names = sensitive_names(sayso.code_text(CHARS, published="2031-05-09"))
    assert {"Tomas Ridder", "Ridder", "Tomas", "Marta Ridder", "Marta"} <= set(names)
    assert "Rask" not in " ".join(names)


def test_a_description_is_no_name() -> None:
    assert "guard" not in sensitive_names(sayso.code_text(CHARS, published="2031-05-09"))


def test_every_string_is_reached_at_any_depth() -> None:
    record = {"a": ["Tomas Ridder fled", {"b": "said Ridder’s sister", "c": 3, "d": None, "e": True}]}
    done = withheld(record, ("Tomas Ridder", "Ridder", "Tomas"))
    assert "Ridder" not in json.dumps(done)
    assert done["a"][1]["c"] == 3
    assert withheld(record, ()) == record
