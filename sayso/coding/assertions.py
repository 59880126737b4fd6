"""The one way coding makes an assertion: words, chain of say-so, stance and certainty come from the sheet, not from the caller."""

from __future__ import annotations

from typing import Final

from sayso.coding.attribution import certainty_of, claimants_of, stance_of
from sayso.records import Account, Assertion, Certainty, Claimant, Sheet, Span, Stance, Value

FACTS: Final = frozenset(
    (
        "type",
        "subtype",
        "stage",
        "date",
        "place",
        "site",
        "killed",
        "wounded",
        "abducted",
        "arrested",
        "target",
        "weapon",
        "background",
    )
)
"""Properties of what happened. Who claims, denies or condemns "the bombing that killed four" takes them for granted."""


def assertion(
    sheet: Sheet,
    account: Account,
    property: str,
    value: Value,
    *evidence: Span,
    made_by: str,
    score: float = 1.0,
    stance: Stance | None = None,
    certainty: Certainty | None = None,
    claimants: tuple[Claimant, ...] | None = None,
) -> Assertion:
    """Make an assertion about an account.

    Args:
        sheet: the sheet it is read from.
        account: what it is about.
        property: a property of the codebook.
        value: the coded value.
        evidence: where the words of the value are, then words it rests on; at least one.
        made_by: component@version.
        score: how sure the component is, 0 to 1.
        stance, certainty, claimants: what the words around the first evidence say, unless the caller knows better.

    Returns:
        the assertion, with the verbatim words of the first evidence span.
    """
    first = evidence[0]
    facts = property in FACTS
    return Assertion(
        account_id=account.id,
        property=property,
        value=value,
        words=sheet.text.words(first),
        evidence=evidence,
        claimants=claimants if claimants is not None else claimants_of(sheet, first, facts=facts),
        stance=stance or stance_of(sheet, first, facts=facts),
        certainty=certainty or certainty_of(sheet, first, facts=facts),
        score=score,
        made_by=made_by,
    )
