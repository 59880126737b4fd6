"""People of an archive: who may be made, changed and shut out, and how they come in."""

from __future__ import annotations

import pytest

from sayso.archive import Archive, Writer
from sayso.archive.verify import verify
from sayso.errors import LoginError, PersonError
from sayso.records import ROLES, Person, Role
from sayso.review import logins
from sayso.review.passwords import check_password, fits, hash_of, is_outdated
from sayso.review.team import add_person, let_in, set_password, set_role, shut_out

AT = "2031-06-01T12:00:00.000000Z"
GOOD = "four words in a row"


def later(**more: int) -> str:
    return logins.shifted(AT, **more)


@pytest.fixture
def team(archive: Archive) -> Archive:
    with archive.writing() as writer:
        add_person(writer, "Nadia", "admin", GOOD, by="nobody", at=AT)
        add_person(writer, "Omar Haddad", "coder", GOOD, by="Nadia", at=AT)
    return archive


def logged(writer: Writer) -> list[dict[str, object]]:
    return [dict(entry.body) for entry in writer.log() if entry.kind == "person"]


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("Nadia", "too short", "12 characters or more"),
        ("Nadia", "aaaaabbbbbaaaaa", "5 different"),
        ("Nadia", "x" * 1001, "at most"),
        ("Omar Haddad", "omarhaddad12", "something else than the name"),
    ],
)
def test_what_is_no_password(name: str, password: str, why: str) -> None:
    with pytest.raises(PersonError, match=why):
        check_password(name, password)
    check_password(name, GOOD)


def test_a_password_fits_its_hash_and_no_other() -> None:
    kept = hash_of(GOOD)
    assert kept.startswith("$argon2id$")
    assert hash_of(GOOD) != kept
    assert fits(GOOD, kept)
    assert not fits(GOOD + " ", kept)
    assert not fits("nobody's password", None)
    assert not fits(GOOD, "no hash at all")
    assert not is_outdated(kept)
    assert is_outdated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$" + "A" * 43)


def test_names_and_roles_are_checked(team: Archive) -> None:
    with team.writing() as writer:
        for name, role, why in (
            ("NADIA", "coder", "somebody called Nadia already"),
            ("", "coder", "a name has"),
            ("rules@1", "coder", "no @"),
            ("a\u202eb", "coder", "a name has"),
            ("Lina", "owner", "roles: reader, coder, editor, admin"),
        ):
            with pytest.raises(PersonError, match=why):
                add_person(writer, name, role, GOOD, by="Nadia", at=AT)
        assert [one.name for one in writer.people()] == ["Nadia", "Omar Haddad"]


def test_what_is_done_about_people_is_logged_without_what_opens_doors(team: Archive) -> None:
    with team.writing() as writer:
        set_role(writer, "omar haddad", "editor", by="Nadia", at=AT)
        set_role(writer, "omar haddad", "editor", by="Nadia", at=AT)  # changes nothing
        set_password(writer, "Omar Haddad", "another good password", by="Nadia", at=AT)
        _, secret = logins.make_token(writer, "Omar Haddad", "notebook", 30, by="Omar Haddad", at=AT)
        shut_out(writer, "Omar Haddad", by="Nadia", at=AT)
        let_in(writer, "Omar Haddad", by="Nadia", at=AT)
        entries = logged(writer)
        assert [entry["deed"] for entry in entries] == ["added", "added", "role", "password", "token made", "disabled", "enabled"]
        assert entries[2] | {"role": "editor", "before": "coder"} == entries[2]
        told = repr(entries)
        assert "argon2" not in told and secret not in told and logins.secret_hash(secret) not in told
        assert verify(writer.connection) == []


def test_somebody_stays_who_may_do_everything(team: Archive) -> None:
    with pytest.raises(PersonError, match="the only admin"), team.writing() as writer:
        set_role(writer, "Nadia", "reader", by="Nadia", at=AT)
    with pytest.raises(PersonError, match="the only admin"), team.writing() as writer:
        shut_out(writer, "Nadia", by="Nadia", at=AT)
    with team.writing() as writer:
        assert writer.person("Nadia") == Person("Nadia", "admin")
        set_role(writer, "Omar Haddad", "admin", by="Nadia", at=AT)
        shut_out(writer, "Nadia", by="Omar Haddad", at=AT)
        with pytest.raises(PersonError, match="nobody called 'Lina'"):
            shut_out(writer, "Lina", by="Nadia", at=AT)


def test_a_role_may_what_those_before_it_may() -> None:
    roles: list[Role] = list(ROLES)
    for place, role in enumerate(roles):
        who = Person("Nadia", role)
        assert [who.may(other) for other in roles] == [n <= place for n in range(len(roles))]
    assert not Person("Nadia", "admin", disabled=True).may("reader")


def test_sessions_end_by_age_by_idleness_and_when_the_door_is_shut(team: Archive) -> None:
    with team.writing() as writer:
        who = writer.person("Nadia")
        assert who is not None
        secret = logins.begin_session(writer, who, AT)
        assert logins.person_of_session(writer, "guess", AT) is None
        fresh = logins.person_of_session(writer, secret, later(minutes=0))
        used = logins.person_of_session(writer, secret, later(minutes=5))
        assert fresh == logins.Entered(who, stale=False)
        assert used == logins.Entered(who, stale=True)
        assert logins.person_of_session(writer, secret, later(hours=logins.IDLE_HOURS)) is None
        writer.touch_session(logins.secret_hash(secret), later(hours=logins.SESSION_HOURS, minutes=-1))
        assert logins.person_of_session(writer, secret, later(hours=logins.SESSION_HOURS, minutes=-1)) is not None
        assert logins.person_of_session(writer, secret, later(hours=logins.SESSION_HOURS)) is None
        set_role(writer, "Omar Haddad", "admin", by="Nadia", at=AT)
        second = logins.begin_session(writer, who, AT)
        set_password(writer, "Nadia", "another good password", by="Nadia", at=AT)
        assert logins.person_of_session(writer, second, AT) is None
        third = logins.begin_session(writer, who, AT)
        shut_out(writer, "Nadia", by="Omar Haddad", at=AT)
        assert logins.person_of_session(writer, third, AT) is None


def test_tokens_act_for_a_person_until_they_end_or_are_taken_back(team: Archive) -> None:
    with team.writing() as writer:
        token, secret = logins.make_token(writer, "omar haddad", " note  book ", 30, by="Omar Haddad", at=AT)
        assert (token.name, token.person) == ("note book", "Omar Haddad")
        entered = logins.person_of_token(writer, secret, AT)
        assert entered is not None
        assert entered[0].person == Person("Omar Haddad", "coder")
        assert logins.person_of_token(writer, secret, later(hours=24 * 30)) is None
        assert logins.person_of_token(writer, secret.removeprefix("sayso_"), AT) is None
        with pytest.raises(PersonError, match="has no token"):
            logins.take_token_back(writer, "Nadia", token.id, by="Nadia", at=AT)
        logins.take_token_back(writer, "Omar Haddad", token.id, by="Nadia", at=AT)
        assert logins.person_of_token(writer, secret, AT) is None
        for label, days, why in (("", 3, "needs a name"), ("x", 0, "1 to 366 days"), ("x", 367, "1 to 366 days")):
            with pytest.raises(PersonError, match=why):
                logins.make_token(writer, "Nadia", label, days, by="Nadia", at=AT)


def test_too_many_attempts_have_to_wait(team: Archive) -> None:
    with team.writing() as writer:
        for n in range(5):
            logins.begin_attempt(writer, "Nadia", "192.0.2.1", later(minutes=n))
        with pytest.raises(LoginError, match="in 11 minutes") as refused:
            logins.begin_attempt(writer, "nadia", "192.0.2.1", later(minutes=5))
        assert 600 <= refused.value.wait <= 601
        logins.begin_attempt(writer, "Nadia", "192.0.2.2", later(minutes=5))  # she herself, from elsewhere
        logins.begin_attempt(writer, "Nadia", "192.0.2.1", later(minutes=16))


def test_one_address_cannot_try_many_names(team: Archive) -> None:
    with team.writing() as writer:
        for n in range(20):
            logins.begin_attempt(writer, f"name {n}", "192.0.2.1", AT.replace(":00.", f":{n:02}."))
        with pytest.raises(LoginError):
            logins.begin_attempt(writer, "Nadia", "192.0.2.1", later(minutes=8))


def test_those_who_come_in_do_not_use_up_the_attempts_of_their_office(team: Archive) -> None:
    with team.writing() as writer:
        for n in range(60):
            at = logins.shifted(AT, minutes=n // 5)
            logins.begin_attempt(writer, "Nadia", "192.0.2.1", at)
            logins.end_attempt(writer, "Nadia", "192.0.2.1", at)
