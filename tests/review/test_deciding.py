"""Decisions of people: in force, against each other, undone, and after the report is coded anew."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from benchmarks.synthetic import sheets
from sayso.archive import Archive, Filter, Writer
from sayso.codebook import default_codebook
from sayso.errors import JudgementError
from sayso.filing.filing import Arrival, file_sheets
from sayso.filing.renewing import finish_linkers, renew_linkers
from sayso.records import Account, Amount, Card, Judgement, Run, Sheet
from sayso.review.constraints import constraints_of
from sayso.review.deciding import companions, decide, members_of, names_of, settled_subject, undo
from sayso.review.recoding import file_again, file_as_stored

BOOK = default_codebook()
ARRIVALS = [Arrival(sheet, data) for sheet, data in sheets(12)]
AT = [f"2031-05-04T00:00:{n:02}Z" for n in range(60)]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    with archive.writing() as writer:
        key = writer.put_run(Run("1.0", "book@1", ("step@1",), ()), at=AT[0], by="test")
        file_sheets(writer, BOOK, ARRIVALS, key)
    return archive


def incidents(writer: Writer) -> list[Card]:
    return writer.cards(Filter(kind="incident"), limit=1000)


def partition(writer: Writer) -> set[tuple[str, ...]]:
    return set(writer.members("incident", [card.id for card in incidents(writer)]).values())


def pair(writer: Writer, decision: str, ids: Sequence[str], n: int) -> Judgement:
    _, groups = members_of(writer, ids, alone=decision == "different")
    if decision == "same":
        return Judgement(tuple(one for group in groups for one in group), "same", "Nadia", AT[n])
    return Judgement(groups[0], "different", "Nadia", AT[n], against=tuple(one for group in groups[1:] for one in group))


def test_merging_joins_all_accounts_and_undoing_parts_them_again(filled: Archive) -> None:
    with filled.writing() as writer:
        before = partition(writer)
        one, other, *_ = sorted(incidents(writer), key=lambda card: -card.reports)
        merged = decide(writer, BOOK, pair(writer, "same", [one.id, other.id], 1))
        (joined,) = {writer.clusters("incident", [item])[item] for item in merged.subjects}
        card = writer.card(joined)
        assert card is not None
        assert card.reports == one.reports + other.reports
        assert writer.card(({one.id, other.id} - {joined}).pop()) is None
        assert writer.resolve(one.id) == writer.resolve(other.id) == joined
        undone = undo(writer, BOOK, merged.id, by="Nadia", at=AT[2], reason="")
        assert (undone.judgement.id, undone.in_force) == (merged.id, False)
        with pytest.raises(JudgementError, match="not in force"):
            undo(writer, BOOK, merged.id, by="Omar", at=AT[3], reason="")
        assert partition(writer) == before
        assert writer.card(one.id) == one
        undoings = [entry.body["id"] for entry in writer.log() if entry.body.get("decision") == "undo"]
        undo(writer, BOOK, undoings[0], by="Nadia", at=AT[3], reason="it was right after all")
        assert {writer.clusters("incident", [item])[item] for item in merged.subjects} == {joined}


def test_splitting_takes_one_account_out(filled: Archive) -> None:
    with filled.writing() as writer:
        card = max(incidents(writer), key=lambda card: (card.reports, card.id))
        items = writer.members("incident", [card.id])[card.id]
        assert len(items) > 2
        out, rest = items[0], companions(writer, "incident", items[0])
        assert rest == items
        decide(writer, BOOK, Judgement((out,), "different", "Nadia", AT[1], against=tuple(one for one in rest if one != out)))
        labels = writer.clusters("incident", items)
        assert [item for item in items if labels[item] == labels[out]] == [out]
        assert len({labels[item] for item in items if item != out}) == 1


def test_a_decision_against_one_in_force_is_refused_and_says_which(filled: Archive) -> None:
    with filled.writing() as writer:
        one, other, third, *_ = incidents(writer)
        first = decide(writer, BOOK, pair(writer, "same", [one.id, other.id], 1))
        with pytest.raises(JudgementError, match=first.id):
            decide(writer, BOOK, pair(writer, "different", [first.subjects[0], first.subjects[-1]], 2))
        apart = decide(writer, BOOK, pair(writer, "different", [third.id, one.id], 3))
        with pytest.raises(JudgementError, match=apart.id):  # through one, which is the same as other
            decide(writer, BOOK, pair(writer, "same", [third.id, other.id], 4))
        with pytest.raises(JudgementError, match="already"):
            decide(writer, BOOK, first)


def test_what_two_decisions_say_stays_when_one_is_undone(filled: Archive) -> None:
    with filled.writing() as writer:
        one, other, *_ = incidents(writer)
        first = decide(writer, BOOK, pair(writer, "same", [one.id, other.id], 1))
        second = decide(writer, BOOK, replace(first, at=AT[2], by="Omar"))
        undo(writer, BOOK, first.id, by="Nadia", at=AT[3], reason="")
        assert len({writer.clusters("incident", [item])[item] for item in second.subjects}) == 1


def test_values_are_accepted_corrected_and_rejected(filled: Archive) -> None:
    with filled.writing() as writer:
        card = next(card for card in incidents(writer) if card.reports == 1)
        (item,) = writer.members("incident", [card.id])[card.id]
        account = writer.accounts([item])[item]
        (killed,) = account.of("killed")
        subject, value = settled_subject(writer, BOOK, killed.id, "correct", "41")
        decide(writer, BOOK, Judgement((subject,), "correct", "Nadia", AT[1], value=value, reason="the list of names"))
        found = writer.card(card.id)
        assert found is not None
        assert (found.killed, found.review) == (Amount(41, 41, 41), "mixed")
        corrected = replace(killed, value=Amount(41, 41, 41)).id
        assert settled_subject(writer, BOOK, corrected, "accept", "") == (killed.id, Amount(41, 41, 41))
        assert settled_subject(writer, BOOK, killed.id, "accept", "") == (killed.id, None)
        again, _ = settled_subject(writer, BOOK, corrected, "reject", "")
        assert again == killed.id  # a page shows the corrected value's id; what is judged is the assertion that was corrected
        decide(writer, BOOK, Judgement((again,), "reject", "Nadia", AT[2]))
        found = writer.card(card.id)
        assert found is not None
        assert found.killed is None
        decide(writer, BOOK, Judgement((item,), "reject", "Nadia", AT[3], reason="an exercise"))
        assert writer.card(card.id) is None
        undo(writer, BOOK, Judgement((item,), "reject", "Nadia", AT[3]).id, by="Nadia", at=AT[4], reason="")
        assert writer.card(card.id) == found


def test_what_cannot_be_judged_says_why(filled: Archive) -> None:
    with filled.writing() as writer:
        card = incidents(writer)[0]
        with pytest.raises(JudgementError, match="sayso show"):
            settled_subject(writer, BOOK, card.id, "accept", "")
        with pytest.raises(JudgementError, match="no assertion"):
            settled_subject(writer, BOOK, card.id, "correct", "4")
        with pytest.raises(JudgementError, match="one kind"):
            members_of(writer, [card.id, writer.cards(Filter(kind="statement"))[0].id], alone=False)
        group = next(one for one in writer.cards(Filter(kind="actor"), limit=100) if one.type == "armed_group")
        with pytest.raises(JudgementError, match="no person"):
            names_of(writer, group.id)


def otherwise(sheet: Sheet) -> Sheet:
    """The sheet as a coder would code it that sees no deaths and calls the happening by other words."""

    def changed(account: Account) -> Account:
        if account.kind != "incident":
            return account
        longer = replace(account.anchors[0], end=account.anchors[0].end + 3)
        fresh = replace(account, anchors=(longer,), assertions=())
        said = (replace(a, account_id=fresh.id) for a in account.assertions if a.property != "killed")
        return fresh.with_assertions(*said)

    return sheet.with_accounts(tuple(changed(account) for account in sheet.accounts))


def test_judgements_survive_a_new_coding_and_everything_else_is_replaced(filled: Archive) -> None:
    with filled.writing() as writer:
        by_report = {arrival.sheet.report.id: arrival.sheet for arrival in ARRIVALS}
        one, other, *_ = [card for card in incidents(writer) if card.reports == 1]
        merged = decide(writer, BOOK, pair(writer, "same", [one.id, other.id], 1))
        item, free = merged.subjects
        killed = writer.accounts([item])[item].of("killed")[0]
        decide(writer, BOOK, Judgement((killed.id,), "accept", "Nadia", AT[2]))
        key = writer.put_run(Run("2.0", "book@1", ("step@2",), ()), at=AT[3], by="test")
        told = {i: file_again(writer, BOOK, otherwise(by_report[writer.report_ids_of([i])[i]]), key) for i in (item, free)}
        assert told[item] == ()  # the accepted toll stays, and nothing else is other
        assert [(change.property, change.after) for change in told[free]] == [("killed", ())]
        assert writer.accounts([item])[item].of("killed") == (killed,)
        assert writer.accounts([free])[free].of("killed") == ()
        assert len({writer.clusters("incident", [i])[i] for i in (item, free)}) == 1
        assert killed.id in writer.assertions([killed.id])


def test_a_report_that_cannot_be_coded_again_stays_as_it_was(filled: Archive) -> None:
    with filled.writing() as writer:
        writer.put_fact("linker.incident", "incidents@0")
        before = {card.id: card.killed for card in incidents(writer)}
        assert "incident" in renew_linkers(writer)
        assert incidents(writer) == []
        accounts = [account.id for arrival in ARRIVALS for account in writer.accounts_of(arrival.sheet.report.id)]
        for arrival in ARRIVALS:
            file_as_stored(writer, BOOK, arrival.sheet.report.id)
        finish_linkers(writer)
        assert accounts == [a.id for arrival in ARRIVALS for a in writer.accounts_of(arrival.sheet.report.id)]
        assert {card.id for card in incidents(writer)} <= {f"ict-{one.partition('-')[2]}" for one in accounts}
        assert len(incidents(writer)) >= len(before)


def test_actors_that_look_the_same_can_be_told_apart_and_joined_again(filled: Archive) -> None:
    with filled.writing() as writer:
        group = max(writer.cards(Filter(kind="actor"), limit=100), key=lambda card: (card.type == "armed_group", card.reports))
        (form,) = writer.members("actor", [group.id])[group.id]
        one, other, *_ = writer.actors_of_forms([form])[form]
        (_, (moved,)) = members_of(writer, [one], alone=True)
        rest = companions(writer, "actor", one)
        apart = decide(writer, BOOK, Judgement(moved, "different", "Nadia", AT[1], against=rest))
        who = {actor: writer.who_of([actor])[actor][0] for actor in (one, other)}
        assert who[one] != who[other]
        cards = writer.cards_by_id(who.values())
        assert cards[who[one]].reports == 1
        assert cards[who[other]].reports == group.reports - 1
        undo(writer, BOOK, apart.id, by="Nadia", at=AT[2], reason="")
        assert writer.who_of([one])[one][0] == writer.who_of([other])[other][0]


def test_constraints_chain_what_is_the_same_and_pair_what_is_not() -> None:
    _, chained = constraints_of(Judgement(("inc-b", "inc-a", "inc-c"), "same", "Nadia", AT[0]))
    assert [(c.first, c.second) for c in chained] == [("inc-a", "inc-b"), ("inc-b", "inc-c")]
    _, paired = constraints_of(Judgement(("inc-b",), "different", "Nadia", AT[0], against=("inc-a", "inc-c")))
    assert [(c.first, c.second) for c in paired] == [("inc-a", "inc-b"), ("inc-b", "inc-c")]
    _, mutual = constraints_of(Judgement(("inc-a", "inc-b", "inc-c"), "different", "Nadia", AT[0]))
    assert len(mutual) == 3
