from hypothesis import given
from hypothesis import strategies as st

from sayso.language.case import is_hard_wrapped, is_upper_case, truecased, unwrapped

TELEX = "TORVIK, 12 JAN 90 -- THE GUERRILLAS AMBUSHED A CONVOY OF TRUCKS NEAR BRENHOLT. TWO SOLDIERS WERE KILLED, THE RADIO SAID."


def test_a_telex_is_set_as_an_editor_would() -> None:
    assert is_upper_case(TELEX)
    assert truecased(TELEX) == (
        "Torvik, 12 Jan 90 -- The guerrillas ambushed a convoy of trucks near Brenholt. Two soldiers were killed, the radio said."
    )


def test_ordinary_text_is_left_alone() -> None:
    chars = "The NDF and the ARMY clashed near Kelm. Officials of the UN and of UNHCR said so on Thursday in a statement."
    assert truecased(chars) is chars


@given(st.text(max_size=300))
def test_the_length_never_changes(chars: str) -> None:
    assert len(truecased(chars.upper())) == len(chars.upper())
    assert len(unwrapped(chars)) == len(chars)


def test_hard_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    line = "the army said that two soldiers were killed in the ambush\n"
    wrapped = line * 6 + "\n" + line * 2
    assert is_hard_wrapped(wrapped)
    assert unwrapped(wrapped).count("\n") == 2 + 1
    assert not is_hard_wrapped("A headline\n\nOne paragraph.\n\nAnother one that is longer.\n")
