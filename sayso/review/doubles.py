"""Double coding: two people code the same reports, and neither sees what the other writes before both have finished.

What there is to code is what the machine found in the reports, without what it says of it: each account is shown by the words that name it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sayso.archive import Reader, Writer
from sayso.codebook import Codebook
from sayso.errors import JudgementError, UnknownId
from sayso.export import plain
from sayso.records import Account, Person, Value
from sayso.records.double import Answer, DoubleCoding
from sayso.review.distances import IS_ONE
from sayso.review.values import parse_value

_LONGEST: Final = 80
_MOST: Final = 500
_LEFT_OUT: Final = ("link",)
"""Types of properties that are not coded twice: they name other accounts."""
_YES_OR_NO: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Given:
    """What a coder writes into one field.

    Attributes:
        values: in words, each read by the type of the field; none: the report does not say.
        words: words of the report that say it.
    """

    values: tuple[str, ...]
    words: str = ""


def make_double(
    writer: Writer, codebook: Codebook, name: str, coders: Sequence[str], report_ids: Sequence[str], *, by: str, at: str
) -> DoubleCoding:
    """Give reports to two coders.

    Raises:
        JudgementError: if they are not two people who may code, or a report is not there, or nothing was coded in it.
    """
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise JudgementError(f"a double coding needs a name of 1 to {_LONGEST} letters")
    people = [_coder(writer, coder) for coder in coders]
    if len({one.name for one in people}) != 2 or len(people) != 2:
        raise JudgementError("double coding takes two people")
    reports = tuple(dict.fromkeys(writer.resolve(one) for one in report_ids))
    if not 1 <= len(reports) <= _MOST:
        raise JudgementError(f"give 1 to {_MOST} reports to code, not {len(reports)}")
    for report_id in reports:
        if not report_id.startswith("rep-") or not writer.accounts_of(report_id):
            raise JudgementError(f"{report_id} is no report in which there is an incident or a statement to code")
    book = f"{codebook.name}@{codebook.version}"
    new = DoubleCoding(name, (people[0].name, people[1].name), reports, by, at, book)
    writer.put_double(new)
    body = {"double": new.id, "name": name, "coders": list(new.coders), "reports": list(reports)}
    writer.append_log("double", by=by, at=at, body=body)
    return new


def sampled(reader: Reader, number: int, seed: str) -> list[str]:
    """Reports drawn at random from all in which there is something to code and that nobody codes twice yet.

    Args:
        seed: the same seed draws the same reports of the same archive.
    """
    free = sorted(reader.reports_to_code(), key=lambda one: hashlib.sha256(f"{seed}\x1f{one}".encode()).digest())
    return free[:number]


def named_double(reader: Reader, double_id: str) -> DoubleCoding:
    """The double coding of that id.

    Raises:
        UnknownId: if there is none.
    """
    found = reader.double(double_id)
    if found is None:
        raise UnknownId(f"there is no double coding {double_id!r}")
    return found


def fields_of(codebook: Codebook, kind: str) -> tuple[str, ...]:
    """The fields that are coded of an incident or a statement, the question whether it is one first."""
    wanted = (key for key, one in codebook.properties.items() if one.of in (kind, "both") and one.type not in _LEFT_OUT)
    return (IS_ONE, *wanted)


def sheet_for(reader: Reader, codebook: Codebook, double_id: str, report_id: str, who: Person) -> dict[str, Any]:
    """What a coder works on: the `Text`, the accounts by the words that name them, and their own answers so far.

    Raises:
        JudgementError: if the person is none of the two coders, or the report is none of those to code.
    """
    found = _own(reader, double_id, report_id, who)
    report, text = reader.report(report_id), reader.text_of(report_id)
    if report is None or text is None:
        raise UnknownId(f"{report_id} has no text")
    mine = {(one.unit, one.field): one for one in reader.answers(found.id, [who.name], report_id)}
    done = reader.doubles_done(found.id)
    return {
        "double": found.id,
        "name": found.name,
        "report": plain(report),
        "text": text,
        "done": who.name in done.get(report_id, ()),
        "next": next((one for one in found.reports if who.name not in done.get(one, ()) and one != report_id), None),
        "units": [
            {
                "unit": account.id,
                "kind": account.kind,
                "words": text.words(account.anchors[0]),
                "start": account.anchors[0].start,
                "end": account.anchors[0].end,
                "answers": {
                    field: {"values": list(one.written), "words": one.words}
                    for field in fields_of(codebook, account.kind)
                    if (one := mine.get((account.id, field)))
                },
            }
            for account in reader.accounts_of(report_id)
        ],
    }


def answer(
    writer: Writer,
    codebook: Codebook,
    double_id: str,
    report_id: str,
    given: Mapping[tuple[str, str], Given],
    who: Person,
    *,
    at: str,
    done: bool = False,
) -> None:
    """Keep what a coder writes about one report.

    Args:
        given: by account and field. A field that is not in it stays as it was, unanswered or not.
        done: whether the coder has finished the report; then the answers stand, and every account needs at least a yes or a no.

    Raises:
        JudgementError: if the person may not, has finished before, or something written is no value of its field; then nothing is kept.
    """
    found = _own(writer, double_id, report_id, who)
    if who.name in writer.doubles_done(found.id).get(report_id, ()):
        raise JudgementError("you have finished this report; from then on what you wrote stands")
    accounts = {account.id: account for account in writer.accounts_of(report_id)}
    chars = text.chars if (text := writer.text_of(report_id)) else ""
    answers = [
        Answer(unit, field, who.name, report_id, tuple(read), tuple(read.values()), _quoted(chars, one.words), at)
        for (unit, field), one in given.items()
        for read in (_parsed(codebook, accounts, unit, field, one),)
    ]
    writer.put_answers(found.id, answers)
    if done:
        said = {one.unit for one in writer.answers(found.id, [who.name], report_id) if one.field == IS_ONE and one.values}
        missing = [account for account in accounts.values() if account.id not in said]
        if missing:
            raise JudgementError(f"say of each whether it is one before you finish; {len(missing)} of {len(accounts)} are open")
        writer.put_double_done(found.id, report_id, who.name, at)


def progress_of(reader: Reader, found: DoubleCoding) -> dict[str, int]:
    """How many of the reports each coder has finished, and how many both have."""
    done = reader.doubles_done(found.id)
    each = {coder: sum(coder in who for who in done.values()) for coder in found.coders}
    return {**each, "both": len(finished(reader, found))}


def finished(reader: Reader, found: DoubleCoding) -> list[str]:
    """The reports that both coders have finished, in the order in which they are coded."""
    done = reader.doubles_done(found.id)
    return [one for one in found.reports if set(found.coders) <= done.get(one, set())]


def both_answers(reader: Reader, found: DoubleCoding, report_ids: Iterable[str]) -> dict[tuple[str, str], dict[str, Answer]]:
    """What both have answered, by account and field, in reports that both have finished; no other door leads to another's answers."""
    allowed = set(finished(reader, found)) & set(report_ids)
    pairs: dict[tuple[str, str], dict[str, Answer]] = {}
    for one in reader.answers(found.id, found.coders):
        if one.report in allowed:
            pairs.setdefault((one.unit, one.field), {})[one.coder] = one
    return pairs


def parsed_values(codebook: Codebook, field: str, values: Iterable[str]) -> dict[Value, str]:
    """Values of a field, each with how it is written.

    Raises:
        JudgementError: if one is none, or there are several where there can be one.
    """
    words = tuple(dict.fromkeys(" ".join(one.split()) for one in values if one.strip()))
    if field == IS_ONE:
        if len(words) > 1 or any(one not in _YES_OR_NO for one in words):
            raise JudgementError("whether it is one is answered by yes or no")
        return {_YES_OR_NO[one]: one for one in words}
    if len(words) > 1 and not codebook.properties[field].repeats:
        raise JudgementError(f"{field} has one value, not {len(words)}")
    return {parse_value(codebook, field, one): one for one in words}


def _parsed(codebook: Codebook, accounts: Mapping[str, Account], unit: str, field: str, one: Given) -> dict[Value, str]:
    account = accounts.get(unit)
    if account is None:
        raise JudgementError(f"{unit} is no account of this report")
    if field not in fields_of(codebook, account.kind):
        raise JudgementError(f"{field!r} is no field of an {account.kind}")
    return parsed_values(codebook, field, one.values)


def _quoted(chars: str, words: str) -> str:
    words = words.strip()
    if words and words not in chars:
        raise JudgementError(f"“{words}” does not stand in the report; give the words as the report has them")
    return words


def _own(reader: Reader, double_id: str, report_id: str, who: Person) -> DoubleCoding:
    found = named_double(reader, double_id)
    if who.name not in found.coders:
        raise JudgementError(
            f"{found.name!r} is coded by others; only they answer, and nobody sees an answer before both have finished"
        )
    if report_id not in found.reports:
        raise JudgementError(f"{report_id} is none of the reports of {found.name!r}")
    return found


def _coder(writer: Writer, name: str) -> Person:
    found = writer.person(name)
    if found is None or not found.may("coder"):
        raise JudgementError(f"{name!r} is nobody who may code here; 'sayso people list' names everybody with their role")
    return found
