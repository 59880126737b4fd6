"""What two coders have answered, side by side: how far they agree, and what it is settled to. What is settled becomes judgements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sayso.archive import Reader, Writer
from sayso.codebook import Codebook
from sayso.errors import JudgementError
from sayso.export import headline, plain
from sayso.filing.gathering import tell
from sayso.records import Account, Assertion, Judgement, Value
from sayso.records.double import Answer, DoubleCoding, Outcome
from sayso.review.adding import Words, add_value
from sayso.review.alpha import Alpha, Unit, agreement
from sayso.review.deciding import decide, named
from sayso.review.distances import IS_ONE, Measure, distance_of, key_of, measure_of
from sayso.review.doubles import both_answers, fields_of, finished, named_double, parsed_values

RELIABLE: Final = 0.8
_CORRECTED: Final = "person:"
"""What a value is made by that a person has corrected; see `sayso.linking.judged`."""
TENTATIVE: Final = 0.667
"""Above the first, conclusions can rest on a field; between the two, tentative ones (Krippendorff 2018, p. 356)."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far two coders agree on one field.

    Attributes:
        kind: incident or statement.
        field: a property of the codebook, or ``is_one``.
        measure: how far apart two answers are; a key of `sayso.review.distances.MEASURES`.
        found: alpha with its interval, the units and the share that is wholly the same.
    """

    kind: str
    field: str
    measure: Measure
    found: Alpha


def agreement_by_field(reader: Reader, codebook: Codebook, double_id: str) -> list[FieldAgreement]:
    """Alpha for each field over the reports that both have finished.

    A field of an account counts where both say that the account is one and both have answered the field. Units of one report are drawn
    together for the interval. Fields that nobody has answered twice are left out.
    """
    found = named_double(reader, double_id)
    pairs = both_answers(reader, found, found.reports)
    kinds = _kinds(reader, found)
    units: dict[tuple[str, str], list[Unit]] = {}
    for (unit, field), answers in pairs.items():
        kind = kinds.get(unit)
        if kind and len(answers) == 2 and (field == IS_ONE or _both_say_it_is_one(pairs, unit)):
            keys = tuple(key_of(answers[coder].values) for coder in found.coders)
            units.setdefault((kind, field), []).append(Unit(keys, next(iter(answers.values())).report))
    return [
        FieldAgreement(kind, field, measure, agreement(units[kind, field], distance_of(measure)))
        for kind in ("incident", "statement")
        for field in fields_of(codebook, kind)
        if (kind, field) in units
        for measure in (measure_of(codebook, field),)
    ]


def side_by_side(reader: Reader, codebook: Codebook, double_id: str, report_id: str) -> list[dict[str, Any]]:
    """Both answers to every field of one report that both have finished, with what each was settled to.

    Raises:
        JudgementError: if not both have finished it.
    """
    found = named_double(reader, double_id)
    pairs = _finished_pairs(reader, found, report_id)
    settled = reader.outcomes(found.id)
    text = reader.text_of(report_id)
    lines = []
    for account in reader.accounts_of(report_id):
        for field in fields_of(codebook, account.kind):
            answers = pairs.get((account.id, field), {})
            outcome = settled.get((account.id, field))
            if answers or outcome:
                lines.append(
                    {
                        "unit": account.id,
                        "kind": account.kind,
                        "anchor": text.words(account.anchors[0]) if text else "",
                        "field": field,
                        "answers": {coder: _shown(answers.get(coder)) for coder in found.coders},
                        "same": _same(found, answers),
                        "outcome": plain(outcome) if outcome else None,
                    }
                )
    return lines


def settle(
    writer: Writer,
    codebook: Codebook,
    double_id: str,
    unit: str,
    field: str,
    values: tuple[str, ...],
    *,
    words: str = "",
    by: str,
    at: str,
    reason: str = "",
) -> Outcome:
    """Settle one field to what counts, and make judgements of it.

    Args:
        values: what counts, in words; none: the report does not say.
        words: words of the report that say it, where no assertion does so far; without them, those that a coder gave.

    Raises:
        JudgementError: if not both have finished the report, or a value is none, or there are no words for a value that nothing says yet.
    """
    found = named_double(writer, double_id)
    report_id = writer.report_ids_of([unit]).get(unit, "")
    pairs = _finished_pairs(writer, found, report_id)
    account = writer.accounts([unit]).get(unit)
    if account is None or field not in fields_of(codebook, account.kind):
        raise JudgementError(f"{unit} has no field {field!r}")
    parsed = parsed_values(codebook, field, values)
    kept = tuple(parsed)
    if field == IS_ONE and not kept:
        raise JudgementError("it is one, or it is none: say yes or no")
    answers = pairs.get((unit, field), {})
    quoted = words.strip() or next(
        (one.words for one in answers.values() if one.words and key_of(one.values) == key_of(kept)), ""
    )
    told = "; ".join(f"{coder} says {_said(answers.get(coder))}" for coder in found.coders)
    why = f"double coding {found.name!r}: {told}" + (f". {reason.strip()}" if reason.strip() else "")
    deed = _Deed(writer, codebook, by, at, why)
    judgements = deed.whole(account, kept) if field == IS_ONE else deed.field(account, field, parsed, quoted)
    outcome = Outcome(unit, field, report_id, kept, tuple(parsed.values()), by, at, reason.strip(), tuple(judgements))
    writer.put_outcome(found.id, outcome)
    return outcome


def settle_what_agrees(
    writer: Writer, codebook: Codebook, double_id: str, report_id: str, *, by: str, at: str
) -> tuple[list[Outcome], list[str]]:
    """Settle every field of a report that both have answered alike and that is not settled yet.

    Returns:
        what was settled, and for each field that could not be, why.
    """
    found = named_double(writer, double_id)
    settled = writer.outcomes(found.id)
    done: list[Outcome] = []
    left: list[str] = []
    for (unit, field), answers in _finished_pairs(writer, found, report_id).items():
        if (unit, field) in settled or not _same(found, answers):
            continue
        one = answers[found.coders[0]]
        try:
            done.append(settle(writer, codebook, double_id, unit, field, one.written, by=by, at=at))
        except JudgementError as error:
            left.append(f"{field}: {error}")
    return done, left


class _Deed:
    """Turns what was settled into judgements."""

    def __init__(self, writer: Writer, codebook: Codebook, by: str, at: str, why: str) -> None:
        self.writer, self.codebook, self.by, self.at, self.why = writer, codebook, by, at, why

    def whole(self, account: Account, values: tuple[Value, ...]) -> list[str]:
        return [self._decide(account.id, "accept" if values[0] else "reject")]

    def field(self, account: Account, field: str, values: dict[Value, str], words: str) -> list[str]:
        """Accept what says so, correct what says otherwise, add what nothing says, reject what is said and does not count.

        Of a property with one value, several speakers may give several; only the one that speaks for the report is corrected, for what
        another speaker says stays said.
        """
        told = tell(self.writer, [account.id])
        standing = told[0].account if told else account
        there = [one for one in standing.of(field) if one.stance == "asserted"]
        wanted = {key_of([value]): value for value in values}
        if not wanted:
            return [self._decide(self._original(one), "reject") for one in there]
        found: list[str] = []
        kept: set[str] = set()
        for key, value in wanted.items():
            same = [one for one in there if key_of([one.value]) == key]
            kept |= {one.id for one in same}
            if same:
                if not same[0].made_by.startswith(_CORRECTED):  # accepting it would bring the first value back
                    found.append(self._decide(same[0].id, "accept"))
            elif self.codebook.properties[field].repeats or not there:
                found.append(self._add(account, field, values[value], words))
            else:
                speaks = headline(standing, field) or there[0]
                kept.add(speaks.id)
                found.append(self._decide(self._original(speaks), "correct", value))
        if self.codebook.properties[field].repeats:
            found += [self._decide(self._original(one), "reject") for one in there if one.id not in kept]
        return found

    def _original(self, one: Assertion) -> str:
        """The id under which an assertion is kept that a person has corrected before."""
        return named(self.writer, one.id)

    def _add(self, account: Account, field: str, written: str, words: str) -> str:
        if not words:
            raise JudgementError(f"nothing in the record says {written!r} yet: give the words of the report that say it")
        return add_value(
            self.writer, self.codebook, account.id, field, written, Words(words), by=self.by, at=self.at, reason=self.why
        ).id

    def _decide(self, subject: str, decision: Any, value: Value | None = None) -> str:
        made = Judgement((subject,), decision, self.by, self.at, value=value, reason=self.why)
        return decide(self.writer, self.codebook, made).id


def _finished_pairs(reader: Reader, found: DoubleCoding, report_id: str) -> dict[tuple[str, str], dict[str, Answer]]:
    if report_id not in finished(reader, found):
        raise JudgementError("not both have finished this report; until then nobody sees what the other wrote")
    return both_answers(reader, found, [report_id])


def _both_say_it_is_one(pairs: dict[tuple[str, str], dict[str, Answer]], unit: str) -> bool:
    said = pairs.get((unit, IS_ONE), {})
    return len(said) == 2 and all(one.values == (True,) for one in said.values())


def _same(found: DoubleCoding, answers: dict[str, Answer]) -> bool:
    return len(answers) == 2 and len({key_of(answers[coder].values) for coder in found.coders}) == 1


def _kinds(reader: Reader, found: DoubleCoding) -> dict[str, str]:
    return {account.id: account.kind for report in found.reports for account in reader.accounts_of(report)}


def _shown(one: Answer | None) -> dict[str, Any] | None:
    return {"values": list(one.written), "words": one.words} if one else None


def _said(one: Answer | None) -> str:
    if one is None:
        return "nothing"
    return ", ".join(one.written) or "that the report does not say"
