"""Where a speech stands and where it ends: other paragraphs, quoted interviews, marks, chains, and the voice of the reporter behind it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import parse
from sayso.reading.speech import read_speech
from sayso.reading.speech_extent import ended_at, ends, weights
from sayso.reading.speech_page import page_of
from sayso.reading.speech_read import picked
from sayso.reading.speech_sources import behind_quote
from sayso.records import Span, Speech


def words(chars: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.words(chars) for span in spans)


def found(chars: str, lemma: str) -> Speech:
    speeches = [speech for speech in read_speech(chars) if speech.lemma == lemma]
    assert len(speeches) == 1, [(s.lemma, words(chars, s.content)) for s in read_speech(chars)]
    return speeches[0]


def test_a_quotation_in_the_paragraph_behind_its_cue() -> None:
    chars = "The mayor of Kelm wrote:\n\n“The talks are over. We will not come back.”\n\nThe army did not comment."
    speech = found(chars, "write")
    assert words(chars, speech.source) == "The mayor of Kelm"
    assert words(chars, speech.content) == "“The talks are over. We will not come back.”"
    assert speech.directness == "direct"


def test_a_colon_before_a_paragraph_without_marks_quotes_nothing_of_it() -> None:
    chars = "The mayor of Kelm wrote:\n\nThe talks are over."
    assert not any("talks are over" in words(chars, s.content) and s.lemma == "write" for s in read_speech(chars))


def test_turns_of_a_quoted_interview() -> None:
    chars = "The talks went on.\n\n“VIK: We left in May and will not come back.\n\n“SAEL: Who asked you to leave?”"
    turns = [(words(chars, s.source), words(chars, s.content)) for s in read_speech(chars) if s.lemma == ":"]
    assert turns == [("VIK", "We left in May and will not come back"), ("SAEL", "Who asked you to leave?”")]


@pytest.mark.parametrize(
    "chars",
    [
        "“The plan, the bridge and Omar Rafi,” Goran Belt said, “are lost.”",
        "“We saw the plan, the bridge and Omar Rafi,” said Goran Belt.",
    ],
)
def test_who_is_named_inside_the_quotation_does_not_speak(chars: str) -> None:
    assert words(chars, found(chars, "say").source) == "Goran Belt"


def test_a_chain_of_say_so_is_kept_in_order() -> None:
    chars = "Barnett wrote in an email that the ministry had said that the rebels claimed the raid."
    by_id = {speech.id: speech for speech in read_speech(chars)}
    inner = next(speech for speech in by_id.values() if speech.lemma == "claim")
    chain = []
    while True:
        chain.append(words(chars, inner.source))
        if inner.parent is None:
            break
        inner = by_id[inner.parent]
    assert chain == ["the rebels", "the ministry", "Barnett"]


def test_the_voice_of_the_reporter_behind_a_denial() -> None:
    chars = "He denied that he had led the raid, although his deputy says that he did."
    assert words(chars, found(chars, "deny").content) == "that he had led the raid"


def test_a_second_clause_stays_in_the_content() -> None:
    chars = "The group said it would free the hostages if the army left and that it wanted no money."
    assert words(chars, found(chars, "say").content) == "it would free the hostages if the army left and that it wanted no money"


def test_the_blamed_are_part_of_a_passive_blame() -> None:
    chars = "The raid was blamed on the Kelm Brigades."
    assert "Kelm Brigades" in words(chars, found(chars, "blame").content)


def test_places_to_end_are_inside_the_paragraph_and_begin_with_the_present_one() -> None:
    chars = "The army said it had left the valley, which is home to many, and the town.\n\nNobody else spoke, it said."
    page = page_of(parse(chars))
    draft = next(draft for draft in picked(page) if draft.lemma == "say" and draft.start < 20)
    places = ends(page, draft)
    assert len(places) > 2
    now = draft.content
    ended_at(page, draft, places[0].token)
    assert draft.content == now
    last = page.paragraph_end(draft.head.i)
    assert all(place.token <= last for place in places)
    assert len({place.token for place in places}) == len(places)
    assert all(place.features for place in places)


def test_weights_of_ends_are_of_constructions() -> None:
    table = weights()
    assert len(table) > 500
    assert table["side=here"] > table["side=cut"]


PIECES = [
    "“We left,", "”", "he said", ":", "\n\n", "“VIK:", "The army", "wrote", "that", ",", "which", "and", "—", "denied", '"', "''", "(", ")",
    "according to", "it", "asked", ".", "?", "in a statement", "日本", "said Omar Rafi",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16))
def test_spans_lie_inside_the_text(pieces: list[str]) -> None:
    chars = " ".join(pieces)
    speeches = read_speech(chars)
    ids = {speech.id for speech in speeches}
    for speech in speeches:
        spans = (*speech.source, *speech.cue, *speech.content)
        assert all(0 <= span.start < span.end <= len(chars) for span in spans)
        assert speech.content
        assert list(speech.content) == sorted(speech.content)
        assert speech.parent is None or speech.parent in ids
        assert 0 <= speech.score <= 1


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_arbitrary_text_is_read(chars: str) -> None:
    for speech in read_speech(chars):
        assert all(0 <= span.start < span.end <= len(chars) for span in (*speech.source, *speech.cue, *speech.content))


@pytest.mark.parametrize(
    ("chars", "lemma", "source", "content"),
    [
        # who asks is not named; a speaker who stands behind a participle takes nothing from what it reports
        ("Asked if he would stay, Hale said that he would leave.", "ask", "", "if he would stay"),
        ("When asked about the raid, Hale said that he was asleep.", "ask about", "", "the raid"),
        ("Citing an unfounded rumour, Hale accused the army of theft.", "cite", "Hale", "an unfounded rumour"),
        # the marks of a quotation inside another, and the wrong mark at the end
        (
            """"They say, 'It is over,'" said Omar Rafi, a baker in Kelm. "It is not." """,
            "say",
            "Omar Rafi, a baker in Kelm",
            """"They say, 'It is over,'" … "It is not.\"""",
        ),
        ("“We have left,“ he said. “We will not be back.”", "say", "he", "“We have left,“ … “We will not be back.”"),
        # what another verb leads up to is that verb's
        ("“The road is closed,” Hale said, adding later, “We shall open it in May.”", "say", "Hale", "“The road is closed,”"),
        # a clause whose speaker goes on in his own words
        ("The road is closed, Hale said. “We shall open it.”", "say", "Hale", "The road is closed … “We shall open it.”"),
        # what stands around "as … noted"
        ("As the mayor noted, the road to Kelm is closed.", "note", "the mayor", "the road to Kelm is closed"),
        # all that is joined, and up to the end of a quotation
        (
            "Two men were shot, and one died, according to the police.",
            "according to",
            "the police",
            "Two men were shot, and one died",
        ),
        (
            "According to Hale, “[I]f it is left to them, the road stays closed. It always was.”",
            "according to",
            "Hale",
            "“[I]f it is left to them, the road stays closed. It always was.”",
        ),
    ],
)
def test_shapes_of_one_speech(chars: str, lemma: str, source: str, content: str) -> None:
    speech = found(chars, lemma)
    assert (words(chars, speech.source), words(chars, speech.content)) == (source, content)


def test_what_others_had_said_of_a_thing_denied_is_no_speech_of_its_own() -> None:
    chars = "The army denied that it had shot at anyone, as residents had said."
    assert [speech.lemma for speech in read_speech(chars)] == ["deny"]


def test_the_words_between_a_quotation_and_its_verb_are_the_speaker_where_the_parse_has_lost_it() -> None:
    chars = "“We left,” Kelm police chief Omar Rafi said."
    doc = parse(chars)
    verb = next(token for token in doc if token.text == "said")
    found_there = behind_quote(page_of(doc), verb, verb.i)
    assert found_there is not None
    assert (found_there[0].text, found_there[1].words(chars)) == ("Rafi", "Kelm police chief Omar Rafi")
