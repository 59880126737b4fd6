"""A newer coding keeps the ids of what it finds again."""

from sayso.records import Account, Assertion, Claimant, Report, Sheet, Span, Text
from sayso.review.recoding import changes, reconciled

CHARS = "A car bomb exploded in Kelm on Friday. The blast killed four people. Gunmen attacked a post in Mirsal."
OUTLET = (Claimant("Torvik Courier", outlet=True),)


def account(anchor: str, *scope: str, **values: str) -> Account:
    made = Account("txt-1", "incident", (span(anchor),), tuple(span(words) for words in scope))
    return made.with_assertions(
        *(Assertion(made.id, name, value, anchor, (span(anchor),), OUTLET, "test@1") for name, value in values.items())
    )


def span(words: str) -> Span:
    start = CHARS.index(words)
    return Span(start, start + len(words))


def sheet(*accounts: Account) -> Sheet:
    report = Report(sha256="0" * 64, name="test")
    return Sheet(report, Text(report.id, CHARS, "test@1"), accounts=accounts)


BOMB = account("A car bomb exploded", "A car bomb exploded in Kelm on Friday.", "The blast killed four people.", type="bombing")
RAID = account("Gunmen attacked", "Gunmen attacked a post in Mirsal.", type="armed_assault")


def test_a_longer_anchor_keeps_the_account() -> None:
    longer = account("car bomb exploded in Kelm", "A car bomb exploded in Kelm on Friday.", type="bombing")
    (kept,) = reconciled(sheet(longer), [BOMB, RAID]).accounts
    assert kept.id == BOMB.id
    assert {a.account_id for a in kept.assertions} == {BOMB.id}
    assert longer.anchors[0] in kept.anchors


def test_an_account_named_elsewhere_is_found_by_its_sentences_if_the_type_is_the_same() -> None:
    scope = ("A car bomb exploded in Kelm on Friday.", "The blast killed four people.")
    named = account("The blast", *scope, type="bombing")
    other = account("The blast", *scope, type="arson")
    assert reconciled(sheet(named), [BOMB]).accounts[0].id == BOMB.id
    assert reconciled(sheet(other), [BOMB]).accounts[0].id == other.id


def test_two_new_accounts_never_share_one_old_id() -> None:
    one = account("bomb exploded", "A car bomb exploded in Kelm on Friday.", type="bombing")
    two = account("exploded in Kelm", "A car bomb exploded in Kelm on Friday.", type="bombing")
    ids = [a.id for a in reconciled(sheet(one, two), [BOMB]).accounts]
    assert ids.count(BOMB.id) == 1
    assert len(set(ids)) == 2


def test_values_that_name_an_account_follow_it() -> None:
    longer = account("car bomb exploded in Kelm", "A car bomb exploded in Kelm on Friday.", type="bombing")
    statement = Account("txt-1", "statement", (span("Gunmen"),))
    about = Assertion(statement.id, "about", longer.id, "Gunmen", (span("Gunmen"),), OUTLET, "test@1")
    found = reconciled(sheet(longer, statement.with_assertions(about)), [BOMB]).accounts[1]
    assert found.first("about") == BOMB.id


def test_changes_name_what_is_new_gone_and_other() -> None:
    renamed = account("A car bomb exploded", "A car bomb exploded in Kelm on Friday.", type="arson", site="Kelm")
    found = {(c.property, c.before, c.after) for c in changes(CHARS, [BOMB, RAID], [renamed])}
    assert found == {
        ("type", ("bombing",), ("arson",)),
        ("site", (), ("Kelm",)),
        ("account", ("type: armed_assault",), ()),
    }


def test_the_same_coding_changes_nothing() -> None:
    assert changes(CHARS, [BOMB, RAID], [RAID, BOMB]) == []
    assert reconciled(sheet(BOMB, RAID), [BOMB, RAID]).accounts == (BOMB, RAID)
