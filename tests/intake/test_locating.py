import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.locating import located, located_with_title, masked
from sayso.records import Origin, Span


def found_words(chars: str, source: str) -> list[str]:
    found = located(chars, masked(source))
    assert all(source[o.source_start : o.source_start + len(o.span)] == o.span.words(chars) for o in found)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    return [o.span.words(chars) for o in found]


def test_lines_are_found_between_markup() -> None:
    source = "<p>Four people died.</p><p>Police said <b>so</b>, &quot;it is known&quot;.</p>"
    chars = 'Four people died.\n\nPolice said so, "it is known".'
    assert located(chars, masked(source))[0] == Origin(Span(0, 17), 3)
    assert found_words(chars, source) == ["Four people died.", "Police said", "so", ",", "it is known", "."]


def test_a_headline_may_stand_behind_the_body() -> None:
    source = '{"text": "Four people died.", "title": "Bomb in Kelm"}'
    found = located_with_title("Bomb in Kelm\n\nFour people died.", 14, source)
    assert [o.source_start for o in found] == [source.index("Bomb"), source.index("Four")]


def test_words_between_links_and_tags() -> None:
    source = '<p>Soldiers raided <a href="/four">four</a> farms&nbsp;near <b>Tel\n Amra</b> on Monday.</p>'
    words = found_words("Soldiers raided four farms near Tel Amra on Monday.", source)
    assert words == ["Soldiers raided", "four", "farms", "near", "Tel", "Amra", "on Monday."]


def test_words_inside_of_tags_are_not_taken() -> None:
    source = '<p>It was <b class="a long day">a</b> long day.</p>'
    found = located("It was a long day.", masked(source))
    assert [o.source_start for o in found][1] == source.index(">a<") + 1


def test_escaped_words() -> None:
    chars = 'The group said: "We did it." It was\nthe “first” time – for Kelm.'
    assert "".join(found_words(chars, json.dumps({"text": chars}))).startswith("The group said:")
    assert found_words(chars, json.dumps({"text": chars}, ensure_ascii=False))[-1] == "the “first” time – for Kelm."


def test_what_stands_nowhere_is_left_out() -> None:
    assert located("Four people died.\n" * 1_000, "nothing of the kind " * 100) == ()


@given(
    st.lists(st.sampled_from(["Four", "people", "a", '"', "&", "<", "b", "died", " ", "\n", "."]), max_size=40),
    st.text(max_size=60),
)
def test_runs_are_exact_whatever_the_source(parts: list[str], noise: str) -> None:
    chars = " ".join(parts)
    found_words(chars, chars.replace("a", "<b>a</b>") + noise)
    found_words(chars, noise + chars.replace('"', "&quot;"))


def test_masked_pages_keep_their_length() -> None:
    page = "<p a='b'>İt <!-- no --> is<script>var x = '<p>';</script> so</p><script>open"
    assert len(masked(page)) == len(page)
    assert masked(page).replace("\0", "") == "İt  is soopen"
