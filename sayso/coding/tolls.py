"""How many were killed, wounded, abducted and arrested, on whose say-so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.coding.assertions import assertion
from sayso.coding.attribution import claimants_of
from sayso.coding.incident_lexicon import word_list
from sayso.coding.toll_harm import Harm
from sayso.coding.toll_harms import harms_in
from sayso.coding.toll_owner import Owners
from sayso.coding.toll_total import Total, settled, size, total_of
from sayso.records import Account, Amount, Assertion, Sheet

_TOLLS: Final = ("killed", "wounded", "abducted", "arrested")


@dataclass(frozen=True)
class Tolls:
    """Code the tolls of each incident. Needs amounts and incident accounts; gives killed, wounded, abducted, arrested.

    No words about casualties, no assertion; "not known" is *unknown*; "no one" is 0.
    """

    name: str = "tolls"
    version: str = "8"

    def __call__(self, sheet: Sheet) -> Sheet:
        """Each mention of people harmed goes to the incident whose words stand nearest; every speaker's number is kept."""
        if not sheet.incidents:
            return sheet
        by_account: dict[str, list[Harm]] = {}
        owners = Owners(sheet)
        for harm in harms_in(sheet):
            account = owners.of(harm)
            if account is not None and not _is_vague_arrest(harm):
                by_account.setdefault(account.id, []).append(harm)
        made_by = f"{self.name}@{self.version}"
        return sheet.with_accounts(
            tuple(
                account.with_assertions(*_assertions(sheet, account, by_account[account.id], made_by))
                if account.id in by_account
                else account
                for account in sheet.accounts
            )
        )


def _assertions(sheet: Sheet, account: Account, harms: Sequence[Harm], made_by: str) -> Iterator[Assertion]:
    harms = _without_themselves(_without_victims(settled(harms)))
    for toll in _TOLLS:
        of_kind = [harm for harm in harms if harm.harmed == toll]
        main = total_of(of_kind)
        if main is None:
            continue
        main = _below_the_headline(sheet, main, of_kind)
        for total in (main, *_rivals(sheet, main, of_kind)):
            spans = tuple(dict.fromkeys(span for harm in total.harms for span in harm.evidence))
            yield assertion(sheet, account, toll, total.amount, *spans, made_by=made_by)


def _below_the_headline(sheet: Sheet, main: Total, harms: Sequence[Harm]) -> Total:
    """A headline's number by the words of the text that have it, too: they tell on whose say-so it is."""
    start = sheet.text.body_start
    if len(main.harms) > 1 or main.harms[0].trigger.idx >= start:
        return main
    again = (harm for harm in harms if harm.amount == main.amount and harm.trigger.idx >= start and not harm.part)
    return next((Total(main.amount, (harm,)) for harm in again), main)


def _without_victims(harms: Sequence[Harm]) -> list[Harm]:
    """The mentions without arrests of the victims themselves, which were at another time and for another reason."""
    victims = {head.lower_ for h in harms if h.harmed != "arrested" for head in h.counted.heads if head.pos_ == "PROPN"}
    return [h for h in harms if h.harmed != "arrested" or victims.isdisjoint(head.lower_ for head in h.counted.heads)]


def _without_themselves(harms: Sequence[Harm]) -> list[Harm]:
    """The mentions without the attacker who "then killed himself": tolls are those of the victims, where the report does not add him."""
    others = [h for h in harms if not all(head.lower_ in word_list("self") for head in h.counted.heads)]
    return others if any(h.harmed in ("killed", "wounded", "struck") for h in others) else list(harms)


def _is_vague_arrest(harm: Harm) -> bool:
    """ "Police arrested protesters": a bare plural counts victims, not arrests; neither does "the jailed leader"."""
    amount = harm.amount
    if harm.harmed != "arrested" or amount is None:
        return False
    return (amount.best is None and not harm.counted.explicit) or (harm.trigger.dep_ == "amod" and amount.best == 1)


def _rivals(sheet: Sheet, main: Total, harms: Sequence[Harm]) -> Iterator[Total]:
    """Other speakers' numbers that differ from the total."""
    seen = {(_speaker(sheet, main.harms[0]), main.amount)}
    main_speaker = _speaker(sheet, main.harms[0])
    for harm in harms:
        amount = harm.amount
        if amount is None or harm in main.harms or harm.part or harm.counted.added or not harm.counted.explicit:
            continue
        speaker = _speaker(sheet, harm)
        if (
            speaker != main_speaker
            and amount != main.amount
            and (speaker, amount) not in seen
            and _rivalling(amount, main.amount)
        ):
            seen.add((speaker, amount))
            yield Total(amount, (harm,))


def _rivalling(amount: Amount, main: Amount) -> bool:
    """A single person beside a large toll is one of its victims, not another count."""
    return size(amount) != 1 or size(main) <= 1


def _speaker(sheet: Sheet, harm: Harm) -> tuple[str, ...]:
    return tuple(claimant.name for claimant in claimants_of(sheet, harm.evidence[0]))
