"""Who said what, on sentences of our own."""

from __future__ import annotations

import random

import pytest

from sayso.reading.sentences import Sentences
from sayso.reading.speech import Speeches, read_speech
from sayso.records import Actor, Mention, Place, Report, Sheet, Span, Speech, Text


def said(chars: str) -> list[tuple[str, str, str]]:
    """Source, lemma of the cue and content of each speech, as words."""
    return [(words(chars, s.source), s.lemma, words(chars, s.content)) for s in read_speech(chars)]


def words(chars: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.words(chars) for span in spans)


def only(chars: str, lemma: str) -> Speech:
    found = [speech for speech in read_speech(chars) if speech.lemma == lemma]
    assert len(found) == 1, said(chars)
    return found[0]


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        # indirect, with an addressee and a day between
        (
            "He told reporters on Monday that the army had killed 12 people.",
            ("He", "tell", "that the army had killed 12 people"),
        ),
        # direct, inverted order, carried on behind the cue
        (
            '"The plan is bad," said Ilmar Sael, an analyst in Torvik. "It will fail."',
            ("Ilmar Sael, an analyst in Torvik", "say", '"The plan is bad," … "It will fail."'),
        ),
        # the cue stands inside the content
        ("The plan, the minister said, would fail.", ("the minister", "say", "The plan … would fail")),
        ("“The attack,” he said, “was not ours.”", ("he", "say", "“The attack,” … “was not ours.”")),
        # content before the cue without marks
        ("The plan would fail, the minister said on Monday.", ("the minister", "say", "The plan would fail")),
        # partly quoted
        (
            "The recording said that soldiers “are dealt with as one bloc.”",
            ("The recording", "say", "that soldiers “are dealt with as one bloc.”"),
        ),
        (
            "According to a police statement, two men fled on foot.",
            ("a police statement", "according to", "two men fled on foot"),
        ),
        (
            "Two men fled on foot, according to residents of Mirsal.",
            ("residents of Mirsal", "according to", "Two men fled on foot"),
        ),
        # participles
        ("The colonel, saying the road was closed, turned back.", ("The colonel", "say", "the road was closed")),
        # a speaker and a colon
        ("Minister Hale: We did not do it.", ("Minister Hale", ":", "We did not do it")),
        # marks of tokenised texts
        ("`` We will go home , '' he said . `` It is time . ''", ("he", "say", "`` We will go home , '' … `` It is time . ''")),
        # texts in capitals
        (
            "THE MINISTRY SAID TODAY THAT GUERRILLAS ATTACKED THE POST NEAR KELM.",
            ("THE MINISTRY", "say", "THAT GUERRILLAS ATTACKED THE POST NEAR KELM"),
        ),
    ],
)
def test_source_cue_and_content(chars: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(chars)


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("The group denied involvement in the attack.", ("The group", "deny", "involvement in the attack")),
        (
            "The Northern Dawn Front claimed responsibility for the bombing in Torvik.",
            ("The Northern Dawn Front", "claim", "responsibility for the bombing in Torvik"),
        ),
        ("The minister blamed the rebels for the attack.", ("The minister", "blame", "the rebels for the attack")),
        ("Qadria accused the army of shelling the village.", ("Qadria", "accuse", "the army of shelling the village")),
        ("The rebels vowed to avenge the deaths.", ("The rebels", "vow", "to avenge the deaths")),
        ("The group threatened to attack more bases.", ("The group", "threaten", "to attack more bases")),
        ("The army warned of more attacks.", ("The army", "warn of", "more attacks")),
        ("The ministry urged residents to leave the town.", ("The ministry", "urge", "residents to leave the town")),
        (
            "The president called on the rebels to lay down their arms.",
            ("The president", "call on", "the rebels to lay down their arms"),
        ),
        ("The ministry announced a curfew in Dahra.", ("The ministry", "announce", "a curfew in Dahra")),
        ("Police confirmed the arrest of two men.", ("Police", "confirm", "the arrest of two men")),
        ("The ministry condemned the attack.", ("The ministry", "condemn", "the attack")),
        ("The bombing was claimed by Ansar al-Fajr.", ("Ansar al-Fajr", "claim", "The bombing")),
    ],
)
def test_reports_of_violence_turn_on_verbs_with_an_object(chars: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(chars)


def test_blame_without_an_accuser_has_no_source() -> None:
    chars = "The attack was blamed on the Kelm Brigades."
    speech = only(chars, "blame")
    assert speech.source == ()
    assert "Kelm Brigades" in words(chars, speech.content)


def test_a_deed_is_no_speech() -> None:
    chars = "Guerrillas attacked the post near Kelm and shot two soldiers."
    assert said(chars) == []


def test_scare_quotes_are_no_quotation() -> None:
    assert said("The “safe” road to Ouban was closed.") == []


def test_negation_of_cue_and_of_speaker() -> None:
    assert only("The army has not said who was behind it.", "say").negated
    assert only("No group has claimed responsibility for the attack.", "claim").negated
    assert not only("The NDF has claimed responsibility for the attack.", "claim").negated


def test_speech_inside_speech_names_the_outer_one() -> None:
    chars = "Sael wrote that the ministry had said the road was open."
    outer, inner = only(chars, "write"), only(chars, "say")
    assert outer.parent is None
    assert inner.parent == outer.id
    assert words(chars, inner.source) == "the ministry"


def test_what_a_speaker_adds_is_theirs_and_apart() -> None:
    chars = "The army said it had killed 12 militants, adding that no soldier was hurt."
    first, second = only(chars, "say"), only(chars, "add")
    assert words(chars, first.content) == "it had killed 12 militants"
    assert words(chars, second.source) == "The army"
    assert second.parent is None


def test_a_quotation_in_the_next_paragraph_is_the_same_speakers() -> None:
    chars = "“We will not leave this town,” Colonel Vik said.\n\n“And they know that very well.”"
    last = read_speech(chars)[-1]
    assert (words(chars, last.source), last.cue, words(chars, last.content)) == (
        "Colonel Vik",
        (),
        "“And they know that very well.”",
    )


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    chars = "Colonel Vik said: “We will not leave.\n\n“And they know that very well.”"
    speech = only(chars, "say")
    assert words(chars, speech.content) == "“We will not leave … “And they know that very well.”"


def test_a_sentence_after_a_quotation_is_not_its_cue() -> None:
    chars = "“The road is closed to all of us.” He said the army would open it."
    assert words(chars, only(chars, "say").content) == "the army would open it"


def test_according_to_stands_outside_what_it_reports() -> None:
    chars = "Hale plans to visit Torvik on Sunday, according to a spokesman."
    outer, inner = only(chars, "according to"), only(chars, "plan")
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert words(chars, inner.content) == "to visit Torvik on Sunday"


def test_several_verbs_of_one_speaker() -> None:
    chars = "The army said it had left the town and warned residents of more attacks."
    assert words(chars, only(chars, "warn").source) == "The army"
    assert only(chars, "warn").parent is None


def test_no_speech_is_inside_itself_however_deep() -> None:
    chars = (
        "Vik said Sael claimed that Hale had told Orm the minister believed the road was open, according to the Torvik Courier."
    )
    speeches = {speech.id: speech for speech in read_speech(chars)}
    for speech in speeches.values():
        above, steps = speech.parent, 0
        while above is not None:
            above, steps = speeches[above].parent, steps + 1
            assert steps <= len(speeches)


def test_a_speaker_in_brackets_or_behind_an_opening_phrase() -> None:
    chars = "In a video released by the Front on Friday, a spokesman called on the soldiers of Qadria to leave their posts."
    assert words(chars, only(chars, "call on").source) == "a spokesman"


def test_directness() -> None:
    assert only("“We will go home,” he said.", "say").directness == "direct"
    assert only("He said they would go home.", "say").directness == "indirect"
    assert only("He said the army “was never to be trusted in that place” and left.", "say").directness == "mixed"


def sheet_of(chars: str, *, actors: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Sheet:
    """A parsed sheet with actors (name, kind, words that mention it) as the actor step leaves them."""
    report = Report(sha256="0" * 64, name="test")
    text = Text(report_id=report.id, chars=chars, reader="test@1")
    sheet = Sentences()(Sheet(report=report, text=text))
    for name, kind, mentions in actors:
        actor = Actor(scope=text.id, name=name, kind=kind)  # type: ignore[arg-type]  # a str stands for the literal here
        spans = [Span(chars.index(m), chars.index(m) + len(m)) for m in mentions]
        made = tuple(Mention(text.id, span, span.words(chars), "actor", "test@1", actor_id=actor.id) for span in spans)
        sheet = sheet.adding(actors=(actor,), mentions=made)
    return sheet


def test_the_speaker_is_the_actor_whose_mention_covers_the_source() -> None:
    chars = "Colonel Anders Vik said the town was quiet. A resident said it was not."
    sheet = Speeches()(sheet_of(chars, actors=(("Anders Vik", "person", ("Anders Vik",)),)))
    assert [sheet.actor(speech.actor_id) is not None for speech in sheet.speeches] == [True, False]
    assert all(speech.text_id == sheet.text.id and speech.made_by.startswith("speech@") for speech in sheet.speeches)


def test_a_pronoun_that_was_left_open_is_the_last_person_who_spoke() -> None:
    chars = "Anders Vik said the town was quiet. He said the road was open."
    sheet = Speeches()(sheet_of(chars, actors=(("Anders Vik", "person", ("Anders Vik",)),)))
    first, second = sheet.speeches
    assert second.actor_id == first.actor_id is not None


def test_a_pronoun_is_left_open_when_a_group_spoke_last() -> None:
    chars = "The NDF said the town was quiet. He said the road was open."
    sheet = Speeches()(sheet_of(chars, actors=(("NDF", "armed_group", ("NDF",)),)))
    assert sheet.speeches[-1].actor_id is None


@pytest.mark.parametrize(("source", "count"), [("Torvik", 0), ("The minister", 1)])
def test_the_town_of_a_dateline_says_nothing(source: str, count: int) -> None:
    chars = f"{source}: the council has met and nobody knows what was decided."
    place = Mention("t", Span(0, len("Torvik")), "Torvik", "place", "test@1", value=Place("Torvik", precision="settlement"))
    sheet = Sentences()(Sheet(Report(sha256="0" * 64, name="test"), Text("r", chars, "test@1")))
    sheet = sheet.adding(mentions=(place,) if source == "Torvik" else ())
    assert len([s for s in Speeches()(sheet).speeches if s.lemma == ":"]) == count


def test_any_characters_give_spans_inside_the_text() -> None:
    pieces = [
        "“",
        "”",
        '"',
        "''",
        "``",
        " said ",
        " he ",
        "Vik",
        ", ",
        ". ",
        "\n\n",
        ":",
        " — ",
        " that ",
        "according to",
        "it",
        "\x00",
        "é",
        "‎",
        "😀",
        "claim",
    ]
    generator = random.Random(7)
    for _ in range(60):
        chars = "".join(generator.choice(pieces) for _ in range(generator.randrange(1, 60)))
        for speech in read_speech(chars):
            spans = (*speech.source, *speech.cue, *speech.content)
            assert speech.content
            assert all(0 <= span.start < span.end <= len(chars) for span in spans)
            assert list(speech.content) == sorted(speech.content)


@pytest.mark.parametrize("chars", ["", " ", "\n\n", "“", "”", '"', "said", "said said said", ":", "— Vik", "“”"])
def test_next_to_nothing(chars: str) -> None:
    assert isinstance(read_speech(chars), tuple)


def test_the_same_text_gives_the_same_speeches() -> None:
    chars = "The army said it had killed 12 militants, adding that no soldier was hurt. “We know,” Vik said."
    assert read_speech(chars) == read_speech(chars)
