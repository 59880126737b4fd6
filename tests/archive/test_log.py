"""The log and the judgements: added to, chained, and in force until something in force ends them."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sayso.archive import Archive
from sayso.errors import ArchiveError, JudgementError
from sayso.records import Amount, Interval, Judgement, Place
from tests.archive.shelves import AT, fill, judgement

ACCOUNTS = ("inc-00000000000000aa", "inc-00000000000000bb", "inc-00000000000000cc")


def test_entries_are_chained_by_their_hashes(archive: Archive) -> None:
    with archive.writing() as writer:
        first = writer.append_log("note", by="Mara Lind", at=AT, body={"b": [1, None], "a": "é\ud800\x00"})
        second = writer.append_log("note", by="Mara Lind", at=AT, body={})
    with archive.reading() as reader:
        assert list(reader.log()) == [first, second]
        assert list(reader.log(after=1)) == [second]
    assert (first.seq, first.previous) == (1, "0" * 64)
    assert second.previous == first.hash
    body = '{"a":"\\u00e9\\ud800\\u0000","b":[1,null]}'
    content = json.dumps([1, AT, "note", "Mara Lind", body, "0" * 64], separators=(",", ":"))
    assert first.hash == hashlib.sha256(content.encode()).hexdigest()


def test_what_is_rolled_back_leaves_no_entry(archive: Archive) -> None:
    with pytest.raises(KeyError), archive.writing() as writer:
        writer.append_log("note", by="Mara Lind", at=AT, body={})
        raise KeyError
    with archive.writing() as writer:
        assert writer.append_log("note", by="Mara Lind", at=AT, body={}).seq == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET at = 'never'",
        "DELETE FROM log",
        "UPDATE judgement SET reason = 'another'",
        "UPDATE judgement SET value = NULL, in_force = in_force",
        "DELETE FROM judgement",
        "UPDATE judged SET subject = 'another'",
        "DELETE FROM judged",
    ],
)
def test_the_store_refuses_to_change_what_was_decided(archive: Archive, statement: str) -> None:
    with archive.writing() as writer:
        writer.put_judgement(judgement(ACCOUNTS[0]))
    with pytest.raises((ArchiveError, DBAPIError), match="only ever added to"), archive.writing() as writer:
        writer.connection.execute(text(statement))
    with archive.reading() as reader:
        assert reader.judgements() == [judgement(ACCOUNTS[0])]


@pytest.mark.parametrize(
    "value", ["bombing", True, Amount(4, 6, 9), Interval("2031-05-01", None, "range"), Place("Kelm", lat=1.5, lon=2.25)]
)
def test_a_judgement_comes_back_as_it_was_given(archive: Archive, value: object) -> None:
    given_one = judgement(ACCOUNTS[0], "correct", value=value, reason="seen on the spot, “really”")
    split = Judgement(ACCOUNTS[:2], "different", "Mara Lind", AT, against=ACCOUNTS[2:])
    with archive.writing() as writer:
        writer.put_judgement(given_one)
        writer.put_judgement(split)
    with archive.reading() as reader:
        assert reader.judgements() == [given_one, split]
        assert reader.judgements_on([ACCOUNTS[2]]) == [split]
        assert reader.judgements_on([ACCOUNTS[0], ACCOUNTS[1]]) == [given_one, split]
        assert reader.judgements_on(["inc-00000000000000dd"]) == []


def test_the_log_says_who_when_old_new_and_why(archive: Archive) -> None:
    with archive.writing() as writer:
        assertion = fill(writer)["assertion"][0]
        writer.put_judgement(judgement(assertion, "correct", value=Amount(5, 5, 5), reason="the hospital's list"))
        writer.put_judgement(judgement(assertion, "correct", "2031-06-02T10:00:00Z", value=Amount(6, 6, 6)))
    with archive.reading() as reader:
        run, first, second = reader.log()
    assert (run.kind, run.by) == ("run", "Mara Lind")
    assert (first.kind, first.by, first.at) == ("judgement", "Mara Lind", AT)
    assert first.body["subjects"] == [assertion]
    assert first.body["decision"] == "correct"
    assert first.body["old"] == {"amount": {"low": 4, "best": 4, "high": 4}}
    assert first.body["new"] == {"amount": {"low": 5, "best": 5, "high": 5}}
    assert first.body["reason"] == "the hospital's list"
    assert second.body["old"] == first.body["new"]


def test_the_same_decision_twice_is_one(archive: Archive) -> None:
    with archive.writing() as writer:
        assert writer.put_judgement(judgement(ACCOUNTS[0])) is not None
        assert writer.put_judgement(judgement(ACCOUNTS[0])) is None
        assert len(list(writer.log())) == 1


def test_undoing_an_undoing_brings_the_judgement_back(archive: Archive) -> None:
    first = judgement(ACCOUNTS[0])
    undo = judgement(first.id, "undo", "2031-06-02")
    redo = judgement(undo.id, "undo", "2031-06-03")
    with archive.writing() as writer:
        writer.put_judgement(first)
        writer.put_judgement(undo)
        assert writer.judgements() == []
        assert writer.judgements_on([first.id]) == [undo]
        writer.put_judgement(redo)
        assert writer.judgements() == [first]
        assert writer.judgements_on([first.id]) == []


def test_undoing_a_replacement_brings_the_former_judgement_back(archive: Archive) -> None:
    first = judgement(ACCOUNTS[0])
    second = judgement(ACCOUNTS[0], "reject", "2031-06-02", replaces=first.id)
    with archive.writing() as writer:
        writer.put_judgement(first)
        writer.put_judgement(second)
        assert writer.judgements_on([ACCOUNTS[0]]) == [second]
        writer.put_judgement(judgement(second.id, "undo", "2031-06-03"))
        assert writer.judgements_on([ACCOUNTS[0]]) == [first]


@pytest.mark.parametrize(
    "bad", [judgement("jdg-0000000000000000", "undo"), judgement(ACCOUNTS[0], replaces="jdg-0000000000000000")]
)
def test_nothing_can_be_undone_or_replaced_that_is_not_there(archive: Archive, bad: Judgement) -> None:
    with archive.writing() as writer:
        with pytest.raises(JudgementError, match="jdg-0000000000000000"):
            writer.put_judgement(bad)
        assert list(writer.log()) == []


def test_the_last_grade_counts(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.put_judgement(judgement("Torvik Courier", "grade", value="B"))
        writer.put_judgement(judgement("Dahra Wire", "grade", value="C"))
        last = judgement("Torvik Courier", "grade", "2031-06-02", value="A")
        writer.put_judgement(last)
        assert writer.grades() == {"Dahra Wire": "C", "Torvik Courier": "A"}
        writer.put_judgement(judgement(last.id, "undo", "2031-06-03"))
        assert writer.grades() == {"Dahra Wire": "C", "Torvik Courier": "B"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from(["accept", "undo", "replace"]), st.integers(0, 30)), min_size=1, max_size=12))
def test_what_is_in_force_follows_from_the_log(archive: Archive, moves: list[tuple[str, int]]) -> None:
    made: list[Judgement] = []
    for number, (move, target) in enumerate(moves):
        at = f"2031-06-01T10:00:{number:02d}Z"
        if move == "accept" or not made:
            made.append(judgement(ACCOUNTS[target % 3], "accept", at))
        elif move == "undo":
            made.append(judgement(made[target % len(made)].id, "undo", at))
        else:
            made.append(judgement(ACCOUNTS[target % 3], "reject", at, replaces=made[target % len(made)].id))
    standing: dict[str, bool] = {}
    for one in reversed(made):
        enders = [other for other in made if one.id in (other.replaces, *(other.subjects if other.decision == "undo" else ()))]
        standing[one.id] = not any(standing[other.id] for other in enders)
    with pytest.raises(KeyboardInterrupt), archive.writing() as writer:
        for one in made:
            writer.put_judgement(one)
        found = writer.judgements()
        raise KeyboardInterrupt  # so that the next example begins with an empty archive
    assert found == [one for one in made if standing[one.id] and one.decision != "undo"]
