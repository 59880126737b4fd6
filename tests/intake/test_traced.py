from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.traced import Traced, one_line, tidied
from sayso.records import Origin, Span


def exact(text: Traced, source: str) -> bool:
    return all(source[o.source_start : o.source_start + len(o.span)] == o.span.words(text.chars) for o in text.origins)


def test_line_breaks_and_blanks() -> None:
    source = "a\r\nb\rc\u2028d\x0ce\u00a0f\u3000g"
    text, removed = tidied(source)
    assert text.chars == "a\nb\nc\nd\ne f g"
    assert removed == 0
    assert exact(text, source)


def test_what_cannot_be_seen_goes() -> None:
    source = "fo\u202eur\u200b peo\u00adple\x00 \ufeffdied\x1b"
    text, removed = tidied(source)
    assert text.chars == "four people died"
    assert removed == 6
    assert exact(text, source)


def test_accents_are_composed_so_that_names_match() -> None:
    source = "Jose\u0301 and A\u030asa"
    text, _ = tidied(source)
    assert text.chars == "José and Åsa"
    assert exact(text, source)
    assert text.origins[-1].source_start == len("Jose\u0301 and A\u030a")


def test_late_control_codes_are_windows_1252_and_half_pairs_are_marked() -> None:
    assert tidied("\x93four\x94 \ud800")[0].chars == "“four” \ufffd"


@given(st.text())
def test_every_run_stands_in_the_source(source: str) -> None:
    text, _ = tidied(source)
    assert exact(text, source)
    assert all(first.span.end <= second.span.start for first, second in zip(text.origins, text.origins[1:], strict=False))


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)) | st.text(max_size=5), max_size=6))
def test_parts_keep_the_way_back(source: str, wanted: list[tuple[int, int] | str]) -> None:
    text, _ = tidied(source)
    parts = [part if isinstance(part, str) else (min(part), max(part)) for part in wanted]
    parts = [part if isinstance(part, str) else (min(part[0], len(text.chars)), min(part[1], len(text.chars))) for part in parts]
    joined = text.parts(*parts)
    assert joined.chars == "".join(part if isinstance(part, str) else text.chars[part[0] : part[1]] for part in parts)
    assert exact(joined, source)


def test_runs_that_touch_are_one() -> None:
    text = Traced("four people", (Origin(Span(0, 11), 5),))
    assert text.parts((0, 4), (4, 11)).origins == text.origins


def test_one_line() -> None:
    assert one_line(" Bomb\u00a0in\r\n Kelm\u202e ") == "Bomb in Kelm"
