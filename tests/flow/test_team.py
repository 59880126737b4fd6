"""The verbs about people, on an archive in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso import flow
from sayso.errors import ArchiveError, LoginError, PersonError
from sayso.records import Person
from sayso.settings import Settings

GOOD = "four words in a row"


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    settings = Settings(archive=str(tmp_path / "archive.sqlite"), user="setter")
    flow.add_person("Nadia", "admin", GOOD, settings=settings)
    return settings


def test_a_team_may_begin_with_its_people(own: Settings, tmp_path: Path) -> None:
    assert flow.people(own) == [Person("Nadia", "admin")]
    with pytest.raises(ArchiveError, match="no such file"):
        flow.people(Settings(archive=str(tmp_path / "none.sqlite")))
    with pytest.raises(PersonError, match="12 characters"):
        flow.add_person("Omar", "coder", "short", settings=Settings(archive=str(tmp_path / "none.sqlite")))
    assert not (tmp_path / "none.sqlite").exists()


def test_in_and_out(own: Settings) -> None:
    who, secret = flow.log_in("nadia", GOOD, address="192.0.2.1", settings=own)
    assert who == Person("Nadia", "admin")
    assert flow.session_person(secret, settings=own) == who
    assert flow.session_person(secret[:-1], settings=own) is None
    flow.log_out(secret, settings=own)
    flow.log_out(secret, settings=own)
    assert flow.session_person(secret, settings=own) is None


def test_who_may_not_come_in_is_told_the_same_whatever_the_reason(own: Settings) -> None:
    flow.add_person("Omar", "coder", GOOD, by="Nadia", settings=own)
    flow.disable_person("Omar", by="Nadia", settings=own)
    said = set()
    for name, password in (("Nadia", "wrong password"), ("Lina", GOOD), ("Omar", GOOD)):
        with pytest.raises(LoginError) as refused:
            flow.log_in(name, password, settings=own)
        said.add(str(refused.value))
    assert len(said) == 1
    flow.enable_person("Omar", by="Nadia", settings=own)
    assert flow.log_in("Omar", GOOD, settings=own)[0].name == "Omar"


def test_wrong_passwords_shut_the_door_for_a_while(own: Settings) -> None:
    for _ in range(5):
        with pytest.raises(LoginError, match="do not go together"):
            flow.log_in("Nadia", "wrong password", address="192.0.2.1", settings=own)
    with pytest.raises(LoginError, match="too many attempts") as refused:
        flow.log_in("Nadia", GOOD, address="192.0.2.1", settings=own)
    assert refused.value.wait > 0
    assert flow.log_in("Nadia", GOOD, address="192.0.2.2", settings=own)[0].name == "Nadia"


def test_a_program_acts_for_a_person(own: Settings) -> None:
    token, secret = flow.make_token("Nadia", "notebook", settings=own)
    assert flow.token_person(secret, settings=own) == Person("Nadia", "admin")
    (kept,) = flow.tokens("Nadia", settings=own)
    assert kept.id == token.id and kept.used is not None
    flow.revoke_token("Nadia", token.id, settings=own)
    assert flow.token_person(secret, settings=own) is None
    assert flow.token_person("", settings=own) is None


def test_a_new_password_ends_sessions(own: Settings) -> None:
    _, secret = flow.log_in("Nadia", GOOD, settings=own)
    flow.set_password("Nadia", "another good password", by="Nadia", settings=own)
    assert flow.session_person(secret, settings=own) is None
    flow.set_role("Nadia", "admin", settings=own)
    assert [entry.by for entry in flow.log(settings=own)] == ["setter", "Nadia"]
