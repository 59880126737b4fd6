"""People, their sessions and tokens, and the attempts of others, as they are kept; and what a copy of an archive goes without."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.archive import Archive, open_archive
from sayso.archive.backup import backup, copy_archive
from sayso.archive.team import Token, person_key
from sayso.records import Person

AT = [f"2031-06-01T12:00:{n:02}.000000Z" for n in range(60)]
NADIA, OMAR = Person("Nadia Sabri", "admin"), Person("Omar", "coder")


@pytest.fixture
def team(archive: Archive) -> Archive:
    with archive.writing() as writer:
        writer.put_person(NADIA, AT[0])
        writer.put_person(OMAR, AT[0])
        writer.put_password_hash("nadia sabri", "hash-of-nadia")
        writer.put_session("s1", "Nadia Sabri", AT[1], AT[30])
        writer.put_token(Token("tok-1", "Nadia Sabri", "notebook", AT[1], AT[40], None), "t1")
        writer.put_attempts(["omar"], AT[1], AT[0])
    return archive


def test_people_are_found_by_name_however_it_is_written(team: Archive) -> None:
    with team.reading() as reader:
        assert reader.people() == [NADIA, OMAR]
        assert reader.person("  NADIA   sabri ") == NADIA
        assert reader.person("Nadia") is None
        assert reader.password_hash("NADIA SABRI") == "hash-of-nadia"
        assert reader.password_hash("Omar") is None
        assert reader.password_hash("nobody") is None
        assert reader.count_admins() == 1
    assert person_key("Ⅳ  Straße") == person_key("iv strasse")


def test_a_role_changes_and_a_door_is_shut(team: Archive) -> None:
    with team.writing() as writer:
        writer.change_person(Person("Omar", "admin"))
        assert writer.count_admins() == 2
        writer.change_person(Person("Omar", "admin", disabled=True))
        assert writer.count_admins() == 1
        assert writer.person("omar") == Person("Omar", "admin", disabled=True)


def test_sessions_end_and_are_forgotten(team: Archive) -> None:
    with team.writing() as writer:
        found = writer.session("s1")
        assert found is not None
        assert (found.person, found.seen, found.ends) == (NADIA, AT[1], AT[30])
        writer.touch_session("s1", AT[2])
        touched = writer.session("s1")
        assert touched is not None and touched.seen == AT[2]
        writer.put_session("s2", "Omar", AT[31], AT[50])
        assert writer.session("s1") is None  # it was over when the other began
        writer.drop_sessions_of("omar")
        assert writer.session("s2") is None


def test_tokens_belong_to_somebody_and_can_be_taken_back(team: Archive) -> None:
    with team.writing() as writer:
        found = writer.token("t1")
        assert found is not None
        assert (found[0], found[1].name) == (NADIA, "notebook")
        writer.touch_token("tok-1", AT[3])
        assert [one.used for one in writer.tokens("nadia sabri")] == [AT[3]]
        assert writer.tokens("Omar") == []
        writer.drop_token("tok-1")
        assert writer.token("t1") is None


def test_attempts_are_counted_for_a_while(team: Archive) -> None:
    with team.writing() as writer:
        writer.put_attempts(["omar", "192.0.2.1"], AT[2], AT[0])
        writer.put_attempts(["omar"], AT[2], AT[0])  # of the same moment: no second one
        assert writer.count_attempts("omar", AT[0]) == (2, AT[1])
        assert writer.count_attempts("omar", AT[2]) == (1, AT[2])
        assert writer.count_attempts("nadia", AT[0]) == (0, None)
        writer.put_attempts(["omar"], AT[5], AT[2])
        assert writer.count_attempts("omar", AT[0]) == (2, AT[2])
        writer.drop_attempts("omar")
        assert writer.count_attempts("omar", AT[0]) == (0, None)
        assert writer.count_attempts("192.0.2.1", AT[0])[0] == 1


def test_a_copy_opens_no_door(team: Archive, tmp_path: Path) -> None:
    with team.writing() as writer:
        writer.put_password_hash("Nadia Sabri", "a-newer-hash")
    made = backup(team, tmp_path / "copy.sqlite")
    with open_archive(made.place, create=False) as copy, copy.writing() as writer:
        assert writer.people() == [NADIA, OMAR]
        assert writer.password_hash("Nadia Sabri") is None
        assert writer.session("s1") is None
        assert writer.token("t1") is None
        assert writer.count_attempts("omar", AT[0]) == (0, None)
    chars = Path(made.place).read_bytes()
    assert b"a-newer-hash" not in chars
    assert b"hash-of-nadia" not in chars


def test_neither_does_a_copy_into_another_store(team: Archive, store: str, request: pytest.FixtureRequest) -> None:
    other: Archive = request.getfixturevalue("new_archive")("postgresql" if store == "sqlite" else "sqlite")
    with team.reading() as reader, other.writing() as writer:
        copy_archive(reader.connection, writer.connection)
        assert writer.people() == [NADIA, OMAR]
        assert writer.password_hash("Nadia Sabri") is None
        assert writer.session("s1") is None
        assert writer.tokens("Nadia Sabri") == []
