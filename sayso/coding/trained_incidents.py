"""Which of the incidents that the rules find there are, which they miss, and of what kind: the trained network's judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.codebook import default_codebook
from sayso.coding.assertions import assertion
from sayso.coding.trained_opinion import Opinion, settings_of_trained
from sayso.records import Account, Assertion, Sheet, Span
from sayso.trained.labels import STAGES, TYPES


@dataclass(frozen=True)
class TrainedIncidents:
    """Hold the incidents of the rules against the trained network. Needs sentences and incident accounts.

    - An incident whose words the network hardly takes for the name of one is left out.
    - Words that it takes for one, and the rules do not, are one more.
    - Type, stage and background are the network's where it is surer than the rules are known to be.
    """

    name: str = "trained-incidents"
    version: str = "1"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The same sheet with its incidents judged."""
        numbers = settings_of_trained()["incidents"]
        opinion = Opinion(sheet, sheet.incidents)
        kept = [account for account in sheet.incidents if opinion.named_by(account)[1] >= numbers["keep"]]
        added = list(self._added(sheet, opinion, kept, numbers["add"], numbers["going on"]))
        incidents = tuple(sorted((*kept, *added), key=lambda account: account.anchors[0]))
        if not incidents:
            return sheet.with_accounts(sheet.statements)
        opinion = Opinion(sheet, incidents)
        return sheet.with_accounts((*sheet.statements, *(self._judged(sheet, opinion, account) for account in incidents)))

    def _added(self, sheet: Sheet, opinion: Opinion, kept: list[Account], least: float, going_on: float) -> Iterator[Account]:
        """Incidents that the rules do not see."""
        for name in opinion.names(least, going_on):
            if any(anchor.overlaps(name.span) for account in kept for anchor in account.anchors):
                continue
            yield Account(sheet.text.id, "incident", (name.span,), _scope(sheet, name.span))

    def _judged(self, sheet: Sheet, opinion: Opinion, account: Account) -> Account:
        """The account with its type, stage and background as network and rules together have them."""
        assert opinion.incidents is not None
        row, numbers = opinion.row(account), settings_of_trained()["kinds"]
        span = opinion.name_of(account)
        chances = {
            "type": dict(zip(TYPES, opinion.incidents.types[row].tolist(), strict=True)),
            "stage": dict(zip(STAGES, opinion.incidents.stages[row].tolist(), strict=True)),
        }
        made: list[Assertion] = []
        for name, ranked in chances.items():
            rule = next(iter(account.of(name)), None)
            best, score = _likeliest(ranked, rule, numbers[f"{name} of the rules"])
            if rule is not None and rule.value == best:
                made.append(rule)
            else:
                made.append(assertion(sheet, account, name, best, span, made_by=_by(self), stance="asserted", score=score))
        book = default_codebook().incident_types
        made += [a for a in account.of("subtype") if isinstance(a.value, str) and book[a.value].parent == made[0].value]
        sure = float(opinion.incidents.background[row])
        if sure + numbers["background of the rules"] * bool(account.of("background")) >= numbers["background"]:
            made += account.of("background") or [
                assertion(sheet, account, "background", True, span, made_by=_by(self), stance="asserted", score=sure)
            ]
        others = [a for a in account.assertions if a.property not in ("type", "subtype", "stage", "background")]
        return replace(account, assertions=(*made, *others))


def _likeliest(ranked: dict[str, float], rule: Assertion | None, trust: float) -> tuple[str, float]:
    """The likeliest value and its chance, the rules' own having so much more weight."""
    weighed = {name: chance + (trust if rule is not None and rule.value == name else 0.0) for name, chance in ranked.items()}
    best = max(weighed, key=lambda name: weighed[name])
    return best, ranked[best]


def _by(step: TrainedIncidents) -> str:
    return f"{step.name}@{step.version}"


def _scope(sheet: Sheet, span: Span) -> tuple[Span, ...]:
    """The sentence that holds the words, and the one after it."""
    at = next((n for n, sentence in enumerate(sheet.sentences) if sentence.overlaps(span)), None)
    return () if at is None else sheet.sentences[at : at + 2]
