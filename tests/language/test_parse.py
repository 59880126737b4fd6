import pytest

from sayso.errors import SettingsError
from sayso.language import doc_of, parse
from sayso.language.parse import load
from sayso.reading.sentences import Sentences
from sayso.records import Report, Sheet, Span, Text


def sheet(chars: str) -> Sheet:
    report = Report("0" * 64, "wire.txt")
    return Sheet(report, Text(report.id, chars, "test@1"))


@pytest.mark.parametrize(
    "chars", ["Gunmen attacked Kelm.\n\nTwo died.", "A\tB\u00a0C  D\r\nE", "x" * 30_000, "word " * 9_000, "a.\n" * 9_000]
)
def test_offsets_of_the_parse_are_offsets_of_the_text(chars: str) -> None:
    doc = parse(chars)
    assert len(doc.text) == len(chars)
    assert doc.text.lower() == chars.lower().replace("\u00a0", " ")  # hard blanks are blanks


def test_sentences_never_cross_a_blank_line_and_leave_nothing_out() -> None:
    chars = "Blast in Kelm\n\nA bomb exploded in Kelm on Thursday. Two people\nwere killed.\n\n\n  “We did it”, said the group.  "
    found = Sentences()(sheet(chars)).sentences
    assert all("\n\n" not in span.words(chars) for span in found)
    covered = {at for span in found for at in range(span.start, span.end)}
    assert {at for at, c in enumerate(chars) if not c.isspace()} <= covered
    assert found[0] == Span(0, 13)


def test_a_sheet_that_was_not_parsed_says_so() -> None:
    with pytest.raises(TypeError, match="'sentences' step first"):
        doc_of(sheet("Gunmen attacked Kelm."))


def test_a_pipeline_that_is_not_installed_is_named_with_the_setting() -> None:
    with pytest.raises(SettingsError, match="spacy_pipeline"):
        load("xx_nowhere_md")


@pytest.mark.parametrize(
    "dateline",
    [
        "KELM, Vasrland — ",
        "TORVIK - ",
        "TORVIK, 8 March 2031 (Vasrland Press) — ",
        "Dahra, Jan. 3 -- ",
        "KELM, 12 JAN 90 (RADIO TORVIK) -- ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    chars = f"Gunmen storm college\n\n{dateline}Gunmen stormed a college on Tuesday."
    starts = [span.start for span in Sentences()(sheet(chars)).sentences]
    assert chars.index("Gunmen stormed") in starts


def test_a_dash_inside_a_sentence_is_no_dateline() -> None:
    chars = "The Kelm Brigades - a small group - attacked Brenholt. Rask — the mayor — fled."
    assert len(Sentences()(sheet(chars)).sentences) == 2


@pytest.mark.parametrize("title", ["Sgt.", "Lt.", "Det.", "Gen.", "Supt.", "Cmdr."])
def test_the_stop_of_a_title_ends_no_sentence(title: str) -> None:
    chars = f"A man attacked {title} Ilse Brandvik in Kelm. She was wounded."
    spans = Sentences()(sheet(chars)).sentences
    assert [span.words(chars) for span in spans] == [f"A man attacked {title} Ilse Brandvik in Kelm.", "She was wounded."]
