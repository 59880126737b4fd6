"""A statement that a person adds: stored, linked and summed up like a coded one; it stands as long as the decisions about it do."""

import hashlib
from dataclasses import replace
from typing import Final

import pytest

from sayso.archive import Archive, Filter, Writer
from sayso.archive.verify import verify
from sayso.codebook import default_codebook
from sayso.errors import JudgementError
from sayso.filing.filing import file_sheet
from sayso.records import Account, Actor, Assertion, Card, Claimant, Report, Run, Sheet, Span, Text
from sayso.records.at_risk import coded as values_of
from sayso.records.at_risk import names_at_risk
from sayso.review.adding import Words, add_value
from sayso.review.adding_statement import StatementWords, add_statement
from sayso.review.deciding import undo
from sayso.review.recoding import file_again

BOOK: Final = default_codebook()
CHARS: Final = (
    "A car bomb exploded in Kelm on Friday, killing four people. Petra Halvik, who lost a hand, was among the wounded.\n"
    "In a message to the Courier, the Sons of the Ridge said that it was theirs. Colonel Edo Marsk called it cowardly. "
    "Ruben Solt said that he heard shots. Colonel Edo Marsk then left."
)
AT: Final = [f"2031-05-04T00:00:{n:02}Z" for n in range(60)]
REPORT: Final = Report(
    hashlib.sha256(CHARS.encode()).hexdigest(),
    "one.txt",
    title="Car bomb in Kelm",
    source="Torvik Courier",
    published="2031-05-03",
)
TEXT: Final = Text(REPORT.id, CHARS, "test@1")


def span(words: str) -> Span:
    start = CHARS.index(words)
    return Span(start, start + len(words))


def coded(with_bomb: bool = True) -> Sheet:
    bomb = Account(TEXT.id, "incident", (span("car bomb exploded"),), (span(CHARS.split(".")[0]),))
    outlet = (Claimant("Torvik Courier", outlet=True),)
    values = (("type", "bombing", "car bomb exploded"), ("target", "Petra Halvik", "Petra Halvik"))
    said = (Assertion(bomb.id, name, value, words, (span(words),), outlet, "test@1") for name, value, words in values)
    actors = (
        Actor(TEXT.id, "Petra Halvik", "person"),
        Actor(TEXT.id, "Sons of the Ridge", "armed_group", aliases=("the Sons of the Ridge",)),
        Actor(TEXT.id, "Edo Marsk", "person", aliases=("Colonel Edo Marsk",), role="colonel"),
    )
    return Sheet(REPORT, TEXT, actors=actors, accounts=(bomb.with_assertions(*said),) if with_bomb else ())


@pytest.fixture
def filled(archive: Archive) -> Archive:
    with archive.writing() as writer:
        key = writer.put_run(Run("1.0", "book@1", ("step@1",), ()), at=AT[0], by="test")
        file_sheet(writer, BOOK, coded(), CHARS.encode(), key)
    return archive


def sound(archive: Archive) -> bool:
    with archive.reading() as reader:
        return verify(reader.connection) == []


def statements(writer: Writer) -> list[Card]:
    return writer.cards(Filter(kind="statement"), limit=100)


def bomb_of(writer: Writer) -> str:
    return next(one.id for one in writer.accounts_of(REPORT.id) if one.kind == "incident")


def claim(writer: Writer) -> StatementWords:
    return StatementWords(
        "claim_responsibility", Words("said that it was theirs"), issuer=Words("the Sons of the Ridge"), about=(bomb_of(writer),)
    )


def test_it_is_stored_linked_and_summed_up_like_a_coded_one(filled: Archive) -> None:
    with filled.writing() as writer:
        decided, account_id = add_statement(writer, BOOK, REPORT.id, claim(writer), by="Mira", at=AT[1])
        assert [one.decision for one in decided] == ["add", "add", "add"]
        account = writer.accounts([account_id])[account_id]
        assert {a.property: a.value for a in account.assertions} == {
            "act": "claim_responsibility",
            "issuer": "Sons of the Ridge",
            "about": bomb_of(writer),
        }
        assert {a.made_by for a in account.assertions} == {"added:Mira"}
        assert all(a.evidence[0].words(CHARS) == a.words and a.claimants[-1].outlet for a in account.assertions)
        assert CHARS[account.scope[0].start : account.scope[0].end].startswith("In a message")
        (card,) = statements(writer)
        assert writer.clusters("statement", [account_id]) == {account_id: card.id}
        assert (card.type, card.review) == ("claim_responsibility", "reviewed")
        assert [(one.role, one.name) for one in card.parties] == [("issuer", "Sons of the Ridge")]
    assert sound(filled)


def test_undoing_all_takes_it_out_and_it_can_be_added_again(filled: Archive) -> None:
    with filled.writing() as writer:
        decided, account_id = add_statement(writer, BOOK, REPORT.id, claim(writer), by="Mira", at=AT[1])
        for place, one in enumerate(reversed(decided)):
            undo(writer, BOOK, one.id, by="Mira", at=AT[2 + place], reason="")
        assert statements(writer) == []
        _, again = add_statement(writer, BOOK, REPORT.id, claim(writer), by="Mira", at=AT[9])
        assert again == account_id
        assert len(statements(writer)) == 1
        with pytest.raises(JudgementError, match="a statement of this report already"):
            add_statement(writer, BOOK, REPORT.id, claim(writer), by="Tomas", at=AT[10])
    assert sound(filled)


@pytest.mark.parametrize("with_bomb", [True, False])
def test_it_survives_another_coding(filled: Archive, with_bomb: bool) -> None:
    with filled.writing() as writer:
        _, account_id = add_statement(writer, BOOK, REPORT.id, claim(writer), by="Mira", at=AT[1])
        key = writer.put_run(Run("1.1", "book@1", ("step@2",), ()), at=AT[2], by="test")
        file_again(writer, BOOK, coded(with_bomb), key)
        (card,) = statements(writer)
        assert writer.clusters("statement", [account_id]) == {account_id: card.id}
        assert len(writer.accounts([account_id])[account_id].assertions) == 3
    assert sound(filled)


def test_of_several_places_the_nearest_words_are_meant(filled: Archive) -> None:
    with filled.writing() as writer:
        given = StatementWords("condemn", Words("called it cowardly"), speaker=Words("Colonel Edo Marsk"))
        _, account_id = add_statement(writer, BOOK, REPORT.id, given, by="Mira", at=AT[1])
        speaker = writer.accounts([account_id])[account_id].of("speaker")[0]
        assert (speaker.value, speaker.evidence) == ("Edo Marsk", (span("Colonel Edo Marsk"),))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (StatementWords("condemn", Words("called it cowardly")), "who makes it"),
        (StatementWords("shout", Words("called it cowardly"), speaker=Words("Colonel Edo Marsk")), "cannot be 'shout'"),
        (StatementWords("condemn", Words("called it brave"), speaker=Words("Colonel Edo Marsk")), "does not stand in the text"),
        (StatementWords("condemn", Words("called it cowardly"), speaker=Words("Major Ilse")), "does not stand in the text"),
        (
            StatementWords("condemn", Words("called it cowardly"), speaker=Words("Colonel Edo Marsk"), about=("inc-0",)),
            "no incident of this report",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(filled: Archive, given: StatementWords, told: str) -> None:
    with filled.writing() as writer:
        with pytest.raises(JudgementError, match=told):
            add_statement(writer, BOOK, REPORT.id, given, by="Mira", at=AT[1])
        assert statements(writer) == []


def hidden(writer: Writer) -> set[str]:
    return set(writer.names_withheld([REPORT.id])[REPORT.id])


def test_who_speaks_for_nobody_is_hidden_from_then_on(filled: Archive) -> None:
    with filled.writing() as writer:
        assert hidden(writer) == {"Petra Halvik", "Petra", "Halvik"}
        given = StatementWords("report_toll", Words("said that he heard shots"), speaker=Words("Ruben Solt"))
        add_statement(writer, BOOK, REPORT.id, given, by="Mira", at=AT[1])
        assert hidden(writer) >= {"Ruben Solt", "Petra Halvik"}
        spokesman = StatementWords(
            "condemn", Words("called it cowardly"), speaker=Words("Colonel Edo Marsk"), issuer=Words("the Courier")
        )
        add_statement(writer, BOOK, REPORT.id, spokesman, by="Mira", at=AT[2])
        assert "Edo Marsk" not in hidden(writer)


def test_nothing_that_is_added_uncovers_a_name(filled: Archive) -> None:
    with filled.writing() as writer:
        words = span("Petra Halvik")
        bomb = bomb_of(writer)
        add_value(writer, BOOK, bomb, "perpetrator", "", Words("", words.start, words.end), by="Tomas", at=AT[1])
        accounts, actors = writer.accounts_of(REPORT.id), writer.actors_of(REPORT.id)
        assert names_at_risk(actors, list(values_of(accounts))) == (), "taken as it stands, the addition would uncover the victim"
        assert "Petra Halvik" in hidden(writer)


def test_a_coded_statement_is_not_added_twice(filled: Archive) -> None:
    with filled.writing() as writer:
        decided, account_id = add_statement(writer, BOOK, REPORT.id, claim(writer), by="Mira", at=AT[1])
        first = writer.accounts([account_id])[account_id]
        same = replace(claim(writer), says=Words("", first.anchors[0].start, first.anchors[0].end))
        with pytest.raises(JudgementError, match="already"):
            add_statement(writer, BOOK, REPORT.id, same, by="Mira", at=AT[2])
        assert len(decided) == len(first.assertions)
