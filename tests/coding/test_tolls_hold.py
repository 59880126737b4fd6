"""What holds of numbers and tolls whatever the text: spans, bounds, sums, no surprises."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.coding.toll_harms import harms_in
from sayso.coding.toll_total import settled, size, total_of
from sayso.coding.tolls import Tolls
from sayso.reading.amounts import read_amounts
from sayso.records import Account, Amount
from tests.coding.read_sheets import sheet_of

PIECES = [
    "At least 11 soldiers and",
    "up to 20 people were killed",
    "between 10 and 12 had been kidnapped",
    "from 58 to 62",
    "the death toll rose to",
    "two of them died.",
    "Another man was wounded.",
    "five others",
    "including three children",
    "No one was hurt.",
    "An unknown number of nuns were abducted.",
    "Casualties were not known.",
    "the attack",
    "shot and killed",
    "a 17 y/o boy",
    "MORE THAN A DOZEN WERE ARRESTED",
    "co - workers",
    "12 to 7",
    "half a dozen",
    "not nine as first reported",
    "\n\n",
    "“",
    "-",
    "日本",
    "who",
    ".",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
UNHURRIED = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def holds(amount: Amount) -> bool:
    known = [n for n in (amount.low, amount.best, amount.high) if n is not None]
    return amount.unknown != bool(known) and known == sorted(known) and all(n >= 0 for n in known)


@given(st.one_of(TEXTS, st.text(max_size=200)))
@settings(deadline=None, max_examples=150)
def test_amounts_are_words_of_the_text_in_order(chars: str) -> None:
    found = read_amounts(chars)
    ends = [0]
    for mention in found:
        assert isinstance(mention.value, Amount)
        assert holds(mention.value)
        assert ends[-1] <= mention.span.start < mention.span.end <= len(chars)
        assert chars[mention.span.start : mention.span.end] == mention.words
        ends.append(mention.span.end)


@given(TEXTS)
@UNHURRIED
def test_a_total_is_no_less_than_what_stands_in_it(chars: str) -> None:
    harms = settled(list(harms_in(sheet_of(f"the attack {chars}", "attack"))))
    for harmed in ("killed", "wounded", "abducted", "arrested"):
        of_kind = [harm for harm in harms if harm.harmed == harmed]
        total = total_of(of_kind)
        if total is None:
            assert all(harm.amount is None or harm.part for harm in of_kind)
            continue
        assert holds(total.amount)
        assert set(total.harms) <= set(of_kind)
        if not total.amount.unknown:
            assert all(size(total.amount) >= size(harm.amount) for harm in total.harms if harm.amount)


@given(TEXTS, st.integers(0, 3))
@UNHURRIED
def test_tolls_rest_on_words_and_come_out_alike(chars: str, more: int) -> None:
    chars = f"the attack {chars}"
    sheet = sheet_of(chars, "attack")
    spans = [sentence for sentence in sheet.sentences if len(sentence)][:more]
    extra = tuple(Account(sheet.text.id, "incident", (span,), (span,)) for span in spans if span.start)
    coded = Tolls()(replace(sheet, accounts=(*sheet.accounts, *extra)))
    for account in coded.incidents:
        for said in account.assertions:
            assert isinstance(said.value, Amount)
            assert holds(said.value)
            assert all(0 <= span.start < span.end <= len(chars) for span in said.evidence)
            assert said.words == said.evidence[0].words(chars)
    assert Tolls()(coded) == coded
