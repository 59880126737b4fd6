"""Who may have a role in the terrorist incidents of a report, and what is known of each: the trained network's words and the rules'.

The roles are MUC-4's (Sundheim 1992): individual and organisation that did it, physical target, named victim, instrument; whichever
incident of the report they belong to. Words of one wording are one candidate, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sayso.language import doc_of
from sayso.records import Account, Actor, Assertion, Sheet, Span
from sayso.trained.incident_reader import Floats
from sayso.trained.labels import MUC_ROLES
from sayso.trained.roles import RolesRead
from sayso.trained.spans import characters_of, pieces_of, runs, to_words

ASKED: Final = MUC_ROLES
"""The roles that are answered; descriptions of persons help to tell victims and are no role of their own."""
LEAST: Final = 0.02
GOING_ON: Final = (0.3, 0.1)
"""How likely a piece must begin a candidate, and go on with it (two ways): far below what is believed in the end."""
_LEADS: Final = ("det", "poss", "nummod", "case", "predet", "quantmod", "advmod")
_PERSONS: Final = ("person", "people", "security_force", "armed_group")
_ORGANISATIONS: Final = ("organisation", "armed_group", "security_force", "government")
NUMBERS: Final = frozenset(
    ("a", "an", "the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some")
)
_ARTICLES: Final = re.compile(r"\b(a|an|the)\b")
_WORD: Final = re.compile(r"\S*\w\S*")
_JOINING: Final = frozenset(
    ("and", "or", "of", "the", "a", "an", "in", "on", "at", "by", "with", "for", "from", "to", "was", "were", "that")
)
_SMALL: Final = frozenset(("of", "for", "and", "in", "de", "la", "el", "del", "los", "las", "y"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where words stand, as the network finds it for one role.

    Attributes:
        span: the characters.
        first, end: the pieces.
        begins: how likely the role begins with the first piece.
        mean, least: how likely the pieces have the role, on the whole and at the weakest one.
        left, right: the same of the piece before and of the piece after, as far as they are of the same run.
        types: how likely the incident is of each of MUC-4's types.
    """

    span: Span
    first: int
    end: int
    begins: float
    mean: float
    least: float
    left: float
    right: float
    types: Floats


@dataclass(slots=True)
class Candidate:
    """Words that may have a role.

    Attributes:
        role: one of `ASKED`.
        words: without case, marks and articles; what makes two mentions one candidate.
        places: where they stand and the network gives them some part in the role, in the order of the text.
        kinds: what reading takes them for: kinds of actors, "weapon".
        actors: ids of the actors that they are the name of.
        of_rules: whether the rules say so, and where.
        phrase, run: whether they are a name, a weapon or a noun phrase, and a run of the network's pieces.
    """

    role: str
    words: str
    places: list[Occurrence] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    of_rules: Span | None = None
    phrase: bool = False
    run: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where they stand in the text."""
        rules = (self.of_rules,) if self.of_rules is not None else ()
        return tuple(place.span for place in self.places) or rules

    @property
    def best(self) -> Occurrence | None:
        """The place that looks most like one of the role."""
        return max(self.places, key=lambda place: place.mean, default=None)

    @property
    def surest(self) -> float:
        """How likely its best place has the role; 0 if it has none."""
        return max((place.mean for place in self.places), default=0.0)


def candidates(sheet: Sheet, read: RolesRead) -> list[Candidate]:
    """All that the network or the rules name in a role: runs of pieces, noun phrases, names and weapons."""
    found: dict[tuple[str, str], Candidate] = {}
    known, named = phrases(sheet), _named(sheet)
    for number, role in enumerate(ASKED):
        begins, inside = read.tags[:, 1 + 2 * number], read.tags[:, 2 + 2 * number]
        mass = begins + inside
        spans = dict(known)
        own: set[Span] = set()
        for going_on in GOING_ON:
            for run in runs(begins, inside, LEAST, going_on):
                if whole := whole_words(sheet.text.chars, Span(*characters_of(read.pieces, run.first, run.end))):
                    spans.setdefault(whole, set())
                    own.add(whole)
        for span in sorted(spans):
            first, end = pieces_of(read.pieces, span.start, span.end)
            if first >= end or mass[first:end].max() < LEAST:
                continue
            words = plain(sheet.text.words(span))
            if not words:
                continue
            one = found.setdefault((role, words), Candidate(role, words))
            one.kinds |= spans[span]
            one.actors |= named.get(span, set())
            one.phrase |= span in known
            one.run |= span in own
            left = float(mass[first - 1]) if first else 0.0
            right = float(inside[end]) if end < len(mass) else 0.0
            some = mass[first:end]
            types: Floats = read.types[first:end].mean(0)
            place = Occurrence(span, first, end, float(begins[first]), float(some.mean()), float(some.min()), left, right, types)
            one.places.append(place)
    for role, words, span in of_rules(sheet):
        one = found.setdefault((role, words), Candidate(role, words))
        one.of_rules = one.of_rules or span
        one.actors |= {actor.id for actor in sheet.actors if actor.named and words in map(plain, (actor.name, *actor.aliases))}
    return list(found.values())


def phrases(sheet: Sheet) -> dict[Span, set[str]]:
    """Names, weapons and noun phrases of a report, each with what reading takes it for."""
    found: dict[Span, set[str]] = {}
    for mention in sheet.mentions:
        if mention.kind == "actor" and (actor := sheet.actor(mention.actor_id)) is not None and mention.span:
            found.setdefault(mention.span, set()).add(f"{actor.kind} by name" if actor.named else actor.kind)
        elif mention.kind == "weapon":
            found.setdefault(mention.span, set()).add("weapon")
    for chunk in doc_of(sheet).noun_chunks:
        begin = chunk.start
        while begin < chunk.root.i and chunk.doc[begin].dep_ in _LEADS:
            begin += 1
        ends = [chunk.root.i + 1]
        of = next((child for child in chunk.root.children if child.lower_ in ("of", "de") and child.i == chunk.root.i + 1), None)
        ends += [max(token.i for token in child.subtree) + 1 for child in (of.children if of is not None else ())]
        lasts = [begin, chunk.root.i] + ([chunk.root.i - 1] if chunk.root.i - begin > 1 else [])
        for end in ends:
            for first in lasts:
                tokens = chunk.doc[first:end]
                found.setdefault(Span(tokens.start_char, tokens.end_char), set())
    return found


def _named(sheet: Sheet) -> dict[Span, set[str]]:
    """Where the names of actors stand, each with the ids of those named."""
    found: dict[Span, set[str]] = {}
    for mention in sheet.mentions:
        actor = sheet.actor(mention.actor_id) if mention.kind == "actor" else None
        if actor is not None and actor.named and plain(mention.words) in map(plain, (actor.name, *actor.aliases)):
            found.setdefault(mention.span, set()).add(actor.id)
    return found


def whole_words(chars: str, span: Span) -> Span | None:
    """A span that begins and ends with a word, and not with one like "of" or "and"; None if there are only such."""
    start, end = to_words(chars, span.start, span.end)
    words = [match.span() for match in _WORD.finditer(chars, start, end)]
    while words and chars[slice(*words[-1])].lower() in _JOINING:
        words.pop()
    while words and chars[slice(*words[0])].lower() in _JOINING:
        words.pop(0)
    return Span(words[0][0], words[-1][1]) if words else None


def of_rules(sheet: Sheet) -> Iterator[tuple[str, str, Span]]:
    """(role, words, where) of all that the incidents of a coded sheet say: doers on whatever basis, targets, weapons."""
    for account in filter(is_terrorist, sheet.incidents):
        for role, words, span in of_account(sheet, account):
            if words := plain(words):
                yield role, words, span


def is_terrorist(account: Account) -> bool:
    """Whether MUC-4 wants an incident: fights between armed sides, riots, and what is only alleged are none."""
    return account.first("type") not in ("clash", "riot") and account.first("stage") != "alleged"


def of_account(sheet: Sheet, account: Account) -> Iterator[tuple[str, str, Span]]:
    """(role, words as they are said, where) of what one incident says."""
    for assertion in account.of("perpetrator", "claimed", "blamed", "suspected"):
        actor = actor_of(sheet, assertion)
        yield ("PerpOrg" if _is_organisation(actor) else "PerpInd"), str(assertion.value), assertion.evidence[0]
        group = next((a for a in sheet.actors if actor and actor.affiliation and a.name == actor.affiliation), None)
        if group is not None and _is_organisation(group):
            yield "PerpOrg", group.name, assertion.evidence[0]
    for assertion in account.of("target"):
        actor = actor_of(sheet, assertion)
        if actor is not None and actor.kind == "person" and actor.named:
            yield "Victim", str(assertion.value), assertion.evidence[0]
        elif actor is None or actor.kind not in _PERSONS:
            yield "Target", _without_number(assertion.words), assertion.evidence[0]
    for assertion in account.of("weapon"):
        yield "Weapon", _without_number(assertion.words), assertion.evidence[0]


def actor_of(sheet: Sheet, assertion: Assertion) -> Actor | None:
    """The actor whose words the value's words are, or end with."""
    named = next((a for a in sheet.actors if assertion.value in (a.name, *a.aliases)), None)
    inside = [m for m in sheet.mentions if m.kind == "actor" and assertion.evidence[0].covers(m.span)]
    return named or (sheet.actor(inside[-1].actor_id) if inside else None)


def _is_organisation(actor: Actor | None) -> bool:
    return actor is not None and actor.named and actor.kind in _ORGANISATIONS


def _without_number(words: str) -> str:
    """Fillers are given without their number, which has a slot of its own."""
    first, _, rest = words.partition(" ")
    return rest if rest and (first.isdigit() or first.lower() in NUMBERS) else words


def plain(words: str) -> str:
    """Words in lower case without punctuation and articles, as MUC-4's scorers compare them."""
    kept = "".join(char for char in words.lower() if char.isalnum() or char.isspace())
    return " ".join(_ARTICLES.sub(" ", kept).split())


def same_entity(one: Candidate, other: Candidate) -> bool:
    """Whether two wordings are taken for one entity: names of one actor, one within the other, or its initials."""
    return bool(one.actors & other.actors) or same_words(one.words, other.words)


def same_words(one: str, other: str) -> bool:
    """Whether one wording stands in the other, in one number or the other, or is its initials."""
    one, other = one.removesuffix("s"), other.removesuffix("s")
    return within(one, other) or within(other, one) or is_initials(one, other) or is_initials(other, one)


def within(one: str, other: str) -> bool:
    """Whether the words of one stand, whole, in the other."""
    return f" {one} " in f" {other} "


def is_initials(short: str, long: str) -> bool:
    """Whether a word of three letters or more is the initials of a name."""
    return len(short) > 2 and short == "".join(word[0] for word in long.split() if word not in _SMALL)


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance, kept from the ends."""
    return float(np.log((chance + 0.01) / (1.01 - chance)))
