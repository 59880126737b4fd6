"""What a machine missed, added by a person: a value of an account, or an account. Words of the text say it, as with any other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.archive import Writer
from sayso.codebook import Codebook
from sayso.errors import JudgementError
from sayso.filing.filing import link_added
from sayso.filing.summing import sum_up_clusters
from sayso.records import Account, Assertion, Claimant, Judgement, Report, Span, Stance, Text
from sayso.review.values import parse_value


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text that somebody points at.

    Attributes:
        chars: the words; "" if only the place is given.
        start, end: where they stand; None to look for them.
    """

    chars: str
    start: int | None = None
    end: int | None = None


def add_value(
    writer: Writer,
    codebook: Codebook,
    account_id: str,
    property: str,
    value: str,
    words: Words,
    *,
    by: str,
    at: str,
    reason: str = "",
    says: str = "",
    stance: Stance = "asserted",
    like: Assertion | None = None,
) -> Judgement:
    """Add a value to an account.

    Args:
        property, value: what, and its value in words; see `sayso.review.values.parse_value`. No value: the words themselves.
        words: what says it.
        says: who says so, by name, besides the outlet; "" for the outlet itself.
        like: an assertion whose say-so, stance and certainty it takes, instead of `says` and `stance`.

    Raises:
        JudgementError: if the words are not in the text, the codebook has no such property, or the value is none of it.
    """
    account = writer.accounts([account_id]).get(account_id)
    if account is None:
        raise JudgementError(f"{account_id} is no account that stands, so nothing can be added to it")
    report, text = _report_of(writer, account)
    span = found_words(text, words)
    made = Assertion(
        account_id=account.id,
        property=_of_kind(codebook, property, account.kind),
        value=parse_value(codebook, property, value or span.words(text.chars)),
        words=span.words(text.chars),
        evidence=(span,),
        claimants=like.claimants if like else say_so(writer, report, says),
        made_by=f"added:{by}",
        stance=like.stance if like else stance,
        certainty=like.certainty if like else "reported" if says else "stated",
    )
    if any(one.id == made.id and not one.made_by.startswith("added:") for one in account.assertions):
        raise JudgementError("exactly this value, with these words, is there already; accept it instead")
    writer.put_by_hand(report.id, replace(account, assertions=(made,)))
    judgement = put_added(writer, Judgement((made.id,), "add", by, at, value=made.value, reason=reason))
    _sum_up(writer, codebook, account)
    return judgement


def add_account(
    writer: Writer, codebook: Codebook, report_id: str, type: str, words: Words, *, by: str, at: str, reason: str = ""
) -> tuple[Judgement, str]:
    """Add an incident that was missed, named by words of the text.

    Args:
        type: a type of incident of the codebook.

    Returns:
        the decision, and the id of the account.

    Raises:
        JudgementError: if the words are not in the text or name an incident already, or there is no such type.
    """
    report, text = writer.report(report_id), writer.text_of(report_id)
    if report is None or text is None:
        raise JudgementError(f"{report_id} is no report that can be read")
    span = found_words(text, words)
    account = Account(text.id, "incident", (span,), scope=(sentence_round(text, span),))
    check_free(writer, report_id, account)
    made = Assertion(
        account_id=account.id,
        property="type",
        value=parse_value(codebook, "type", type),
        words=span.words(text.chars),
        evidence=(span,),
        claimants=say_so(writer, report, ""),
        made_by=f"added:{by}",
    )
    whole = replace(account, assertions=(made,))
    writer.put_by_hand(report.id, whole)
    judgement = put_added(writer, Judgement((made.id,), "add", by, at, value=made.value, reason=reason))
    link_added(writer, codebook, report_id, account.id)
    return judgement, account.id


def found_words(text: Text, words: Words) -> Span:
    """Where the words stand.

    Raises:
        JudgementError: if they do not stand there, or anywhere.
    """
    if words.start is not None and words.end is not None:
        if not 0 <= words.start < words.end <= len(text.chars):
            raise JudgementError("the words that were selected do not lie in the text")
        span = Span(words.start, words.end)
        chars = span.words(text.chars)
        left, right = len(chars) - len(chars.lstrip()), len(chars) - len(chars.rstrip())
        if left == len(chars):
            raise JudgementError("what was selected holds no words")
        return Span(span.start + left, span.end - right)
    given = words.chars.strip()
    at = text.chars.find(given) if given else -1
    if at < 0:
        raise JudgementError(
            f"“{given}” does not stand in the text; give the words as the report has them"
            if given
            else "words of the text are needed"
        )
    return Span(at, at + len(given))


def _report_of(writer: Writer, account: Account) -> tuple[Report, Text]:
    report_id = writer.report_ids_of([account.id])[account.id]
    report, text = writer.report(report_id), writer.text(account.text_id)
    if report is None or text is None:
        raise JudgementError(f"{report_id} is no report that can be read")
    return report, text


def _of_kind(codebook: Codebook, property: str, kind: str) -> str:
    found = codebook.properties.get(property)
    if found is None or found.of not in (kind, "both"):
        known = ", ".join(sorted(key for key, one in codebook.properties.items() if one.of in (kind, "both")))
        raise JudgementError(f"{property!r} is no property of an {kind}; there are {known}")
    return property


def check_free(writer: Writer, report_id: str, new: Account) -> None:
    """Whether an account can be added: none of its words is there, or only one that a person added and took back.

    Raises:
        JudgementError: if one is there.
    """
    there = next((one for one in writer.accounts_of(report_id) if one.id == new.id), None)
    if there is None:
        return
    added = {one.subjects[0] for one in writer.judgements_on([one.id for one in there.assertions]) if one.decision == "add"}
    if any(not one.made_by.startswith("added:") or one.id in added for one in there.assertions):
        raise JudgementError(
            f"these words name {'an incident' if new.kind == 'incident' else 'a statement'} of this report already"
        )


def say_so(writer: Writer, report: Report, says: str) -> tuple[Claimant, ...]:
    """The chain of say-so: the outlet, and before it who is named, if anybody is."""
    outlet = Claimant(report.source or report.name, outlet=True)
    if not says.strip() or says.strip() == outlet.name:
        return (outlet,)
    actor = next((one for one in writer.actors_of(report.id) if says.strip() in (one.name, *one.aliases)), None)
    return (Claimant(says.strip(), actor_id=actor.id if actor else None), outlet)


def sentence_round(text: Text, span: Span) -> Span:
    """About the sentence that the words stand in: from full stop to full stop."""
    start = max((text.chars.rfind(mark, 0, span.start) + len(mark) for mark in (". ", "\n")), default=0)
    ends = [end for mark in (". ", "\n") if (end := text.chars.find(mark, span.end)) >= 0]
    return Span(max(0, min(start, span.start)), max(span.end, min(ends, default=len(text.chars))))


def put_added(writer: Writer, judgement: Judgement) -> Judgement:
    """Log that something was added."""
    if writer.put_judgement(judgement) is None:
        raise JudgementError(f"exactly this was decided already: {judgement.id}")
    return judgement


def _sum_up(writer: Writer, codebook: Codebook, account: Account) -> None:
    for cluster in writer.clusters("incident" if account.kind == "incident" else "statement", [account.id]).values():
        sum_up_clusters(writer, codebook, [cluster])
