"""A newer coding of a report beside the one in the archive: which account is which, and which values changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.archive import Writer
from sayso.codebook import Codebook
from sayso.errors import ArchiveError
from sayso.filing.filing import file_sheet
from sayso.records import Account, Assertion, Sheet, Span, Value

_NAMING: Final = 1000
"""What words in common that name the happening count more than sentences in common that speak of it."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What a new coding says otherwise of one property of one account.

    Attributes:
        account_id: the account.
        words: the words that name it.
        property: the property, or ``account`` if the account as a whole is new or gone.
        before, after: the values, each as the words that give it.
    """

    account_id: str
    words: str
    property: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def file_again(writer: Writer, codebook: Codebook, sheet: Sheet, run_key: str) -> tuple[ValueChange, ...]:
    """Put a new coding of a report that is in the archive in the place of the old one.

    Returns:
        what the archive says otherwise now; what people have judged stays, and is no change.
    """
    old = writer.accounts_of(sheet.report.id)
    data = writer.bytes_of(sheet.report.sha256)
    if data is None:
        raise ArchiveError(f"the bytes of {sheet.report.id} are missing; 'sayso verify' says what else is")
    file_sheet(writer, codebook, reconciled(sheet, old), data, run_key)
    return tuple(changes(sheet.text.chars, old, writer.accounts_of(sheet.report.id)))


def file_as_stored(writer: Writer, codebook: Codebook, report_id: str) -> None:
    """File a report once more as the archive holds it. Without its mentions, which are not kept, it is linked by less than before."""
    report, text = writer.reports([report_id])[report_id], writer.text_of(report_id)
    data, run_key = writer.bytes_of(report.sha256), writer.coding_run(report_id)
    if text is None or data is None or run_key is None:
        raise ArchiveError(f"{report_id} is not whole; 'sayso verify' says what is missing")
    accounts, actors = writer.accounts_of(report_id), writer.actors_of(report_id)
    file_sheet(
        writer, codebook, Sheet(report, text, actors=actors, accounts=accounts, notes=writer.notes_of(report_id)), data, run_key
    )


def reconciled(sheet: Sheet, old: Sequence[Account]) -> Sheet:
    """The sheet with every account that the archive has already under the id it has there.

    An account is named by where its first anchor stands. A newer coder may name the same happening by other words of the
    same sentences; then the old anchor is put first, so that judgements and links made on the account stay with it.
    Two accounts are the same one if their anchors share characters; failing that, if they are of one type and most of the
    smaller one's sentences are the other's. Each account has at most one partner, the best ones first.
    """
    new_ids = {account.id for account in sheet.accounts}
    old_ids = {account.id for account in old}
    free_new = [a for a in sheet.accounts if a.id not in old_ids]
    free_old = [a for a in old if a.id not in new_ids]
    pairs = sorted(
        ((-likeness, o.id, n.id) for n in free_new for o in free_old if (likeness := _likeness(o, n)) > 0),
    )
    partner: dict[str, str] = {}
    for _, old_id, new_id in pairs:
        if new_id not in partner and old_id not in partner.values():
            partner[new_id] = old_id
    if not partner:
        return sheet
    anchors = {account.id: account.anchors[0] for account in old}
    return sheet.with_accounts(tuple(_renamed(account, partner, anchors) for account in sheet.accounts))


def changes(chars: str, old: Sequence[Account], new: Sequence[Account]) -> list[ValueChange]:
    """What the new accounts say otherwise than the old ones of the same ids, in order of the text.

    Args:
        chars: the characters that the accounts' spans count in.
    """
    before, after = {a.id: a for a in old}, {a.id: a for a in new}
    found: list[ValueChange] = []
    for account in sorted({**before, **after}.values(), key=lambda a: (a.anchors[0], a.id)):
        words = account.anchors[0].words(chars)
        then, now = before.get(account.id), after.get(account.id)
        if then is None or now is None:
            said = _said(account)
            kinds = tuple(f"{p}: {v}" for p, values in sorted(said.items()) for v in values if p in ("type", "act"))
            gone, come = (kinds or ("coded",), ()) if now is None else ((), kinds or ("coded",))
            found.append(ValueChange(account.id, words, "account", gone, come))
            continue
        one, other = _said(then), _said(now)
        found += [
            ValueChange(account.id, words, name, one.get(name, ()), other.get(name, ()))
            for name in sorted({*one, *other})
            if one.get(name) != other.get(name)
        ]
    return found


def _said(account: Account) -> dict[str, tuple[str, ...]]:
    said: dict[str, set[str]] = {}
    for assertion in account.assertions:
        speaker = f", says {assertion.by.name}" if assertion.by else ""
        stance = "" if assertion.stance == "asserted" else f" ({assertion.stance})"
        said.setdefault(assertion.property, set()).add(f"{_shown(assertion)}{stance}{speaker}")
    return {name: tuple(sorted(values)) for name, values in said.items()}


def _shown(assertion: Assertion) -> str:
    value = assertion.value
    return value if isinstance(value, str) else assertion.words


def _likeness(one: Account, other: Account) -> int:
    if one.kind != other.kind:
        return 0
    naming = sum(_shared(a, b) for a in one.anchors for b in other.anchors)
    speaking = sum(_shared(a, b) for a in one.scope for b in other.scope)
    shorter = min(sum(map(len, one.scope)), sum(map(len, other.scope)))
    if naming:
        return naming * _NAMING + speaking
    alike = one.first("type") == other.first("type") and one.first("issuer") == other.first("issuer")
    return speaking if alike and shorter and 2 * speaking > shorter else 0


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _renamed(account: Account, partner: Mapping[str, str], anchors: Mapping[str, Span]) -> Account:
    old_id = partner.get(account.id, account.id)
    shaped = account
    if old_id != account.id:
        first = anchors[old_id]
        shaped = replace(account, anchors=(first, *(a for a in account.anchors if a != first)))
    moved = tuple(replace(a, account_id=shaped.id, value=_followed(a.value, partner)) for a in account.assertions)
    return replace(shaped, assertions=moved)


def _followed(value: Value, partner: Mapping[str, str]) -> Value:
    """A value that names another account of the report follows it to its id."""
    return partner.get(value, value) if isinstance(value, str) else value
