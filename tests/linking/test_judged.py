"""What people decide about an account is put into force, whatever the machine said."""

from dataclasses import replace

from sayso.linking.judged import judged
from sayso.records import Account, Decision, Judgement, Value
from tests.linking.telling import exactly, says, told

ACCOUNT = told("Torvik Courier", "2024-03-01", says("killed", 4), says("weapon", "gun")).account
KILLED, WEAPON = ACCOUNT.assertions


def decide(subject: str, decision: Decision, value: Value | None = None, at: str = "2024-03-02T10:00:00Z") -> Judgement:
    return Judgement((subject,), decision, "Mira", at, value=value)


def after(*judgements: Judgement, account: Account = ACCOUNT) -> dict[str, tuple[Value, str]]:
    found = judged(account, judgements)
    assert found is not None
    return {a.property: (a.value, found[1][a.id]) for a in found[0].assertions}


def test_without_judgements_all_is_the_machines() -> None:
    assert after() == {"killed": (exactly(4), "machine"), "weapon": ("gun", "machine")}


def test_accept_marks_and_changes_nothing() -> None:
    assert after(decide(KILLED.id, "accept")) == {"killed": (exactly(4), "accepted"), "weapon": ("gun", "machine")}


def test_reject_takes_out() -> None:
    assert after(decide(KILLED.id, "reject")) == {"weapon": ("gun", "machine")}


def test_correct_replaces_the_value_and_keeps_the_words_and_the_speakers() -> None:
    found = judged(ACCOUNT, [decide(KILLED.id, "correct", exactly(5))])
    assert found is not None
    corrected = found[0].assertions[0]
    assert (corrected.value, corrected.made_by) == (exactly(5), "person:Mira")
    assert (corrected.words, corrected.evidence, corrected.claimants) == (KILLED.words, KILLED.evidence, KILLED.claimants)
    assert found[1] == {corrected.id: "corrected", WEAPON.id: "machine"}


def test_a_corrected_assertion_is_found_under_every_id_it_had() -> None:
    first = replace(KILLED, value=exactly(5), made_by="person:Mira")
    for subject in (KILLED.id, first.id):
        chain = [decide(KILLED.id, "correct", exactly(5)), decide(subject, "correct", exactly(6))]
        assert after(*chain)["killed"] == (exactly(6), "corrected")
        assert "killed" not in after(*chain[:1], decide(subject, "reject"))


def test_accepting_an_id_accepts_the_value_it_stands_for() -> None:
    correct = decide(KILLED.id, "correct", exactly(5))
    new = replace(KILLED, value=exactly(5), made_by="person:Mira")
    assert after(correct, decide(new.id, "accept"))["killed"] == (exactly(5), "corrected")
    assert after(correct, decide(KILLED.id, "accept"))["killed"] == (exactly(4), "accepted")


def test_the_last_decision_stands() -> None:
    accept, reject = decide(KILLED.id, "accept"), decide(KILLED.id, "reject")
    assert after(reject, accept)["killed"] == (exactly(4), "accepted")
    assert "killed" not in after(accept, reject)


def test_a_rejected_account_is_out_until_it_is_accepted() -> None:
    reject, accept = decide(ACCOUNT.id, "reject"), decide(ACCOUNT.id, "accept")
    assert judged(ACCOUNT, [reject]) is None
    assert judged(ACCOUNT, [reject, accept]) is not None
    assert judged(ACCOUNT, [accept, reject]) is None


def test_accepting_an_account_reviews_none_of_its_values() -> None:
    assert {standing for _, standing in after(decide(ACCOUNT.id, "accept")).values()} == {"machine"}


def test_a_corrected_value_that_is_there_already_stands_once_with_the_persons_standing() -> None:
    account = told("Torvik Courier", "2024-03-01", says("killed", 4, words="some"), says("killed", 5, words="some")).account
    assert after(decide(account.assertions[0].id, "correct", exactly(5)), account=account) == {
        "killed": (exactly(5), "corrected")
    }


def test_what_a_person_made_in_an_earlier_coding_stays_a_persons() -> None:
    kept = replace(KILLED, value=exactly(7), made_by="person:Mira")
    assert after(account=replace(ACCOUNT, assertions=(kept,))) == {"killed": (exactly(7), "corrected")}


def test_decisions_about_other_things_change_nothing() -> None:
    others = [
        decide("ass-0000000000000000", "reject"),
        Judgement((ACCOUNT.id, "inc-0000000000000000"), "same", "Mira", "2024-03-02T10:00:00Z"),
        Judgement((ACCOUNT.id,), "grade", "Mira", "2024-03-02T10:00:00Z", value="2"),
    ]
    assert judged(ACCOUNT, others) == judged(ACCOUNT, [])
