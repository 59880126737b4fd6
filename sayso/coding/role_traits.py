"""What is known of each candidate for a role, as numbers that boosted trees weigh (`sayso/trained/trees.py`).

Names and words themselves are not among them; of a phrase's head noun it is known how often such a noun had each role in the reports
that were learned from, where it is an ordinary English word (`data/report_role_heads.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from spacy.tokens import Doc, Token

from sayso.coding.role_candidates import ASKED, NUMBERS, Candidate, is_initials, is_terrorist, log_odds, plain, within
from sayso.data_files import data_file
from sayso.language import doc_of
from sayso.language.syntax import head_of, tokens_in
from sayso.records import Account, Sheet, Span
from sayso.trained.incident_reader import Floats
from sayso.trained.labels import MUC_TYPES, REPORT_ROLES
from sayso.trained.roles import RolesRead

HEAD_PRIOR: Final = 4.0
"""How many reports' worth of "no role" every head noun begins with."""
_KINDS: Final = (
    *("person by name", "organisation by name", "armed_group by name", "security_force by name", "government by name"),
    *("person", "organisation", "armed_group", "security_force", "government", "people", "media", "weapon"),
)
_PLACES: Final = (
    *("nsubj", "nsubjpass", "dobj", "agent", "of", "against", "in", "at", "with", "from", "to", "other pobj"),
    *("conj", "appos", "compound", "ROOT"),
)
_FAR: Final = 2000.0
"""Characters beyond which it does not matter how far away an incident is told of."""
_OF_NETWORK: Final = ("surest", "begins", "least", "left", "right", "any", "places", "first", "last", "other role", "person")
_OF_RIVALS: Final = ("wider", "narrower", "surer", "gap", "initials", "alias", "rivals", "wider best", "narrower best")
_OF_RULES: Final = ("rules", "rules wider", "rules narrower", "rules any", "rules same role")
_OF_WORDS: Final = (
    *("phrase", "run", "noun", "name", "first verb", "last noun", "name inside", "inside name", "narrower name"),
    *("length", "one word", "number", "capital", "head odds", "head other", "head known", "head times"),
)
_OF_INCIDENTS: Final = (
    *("incident distance", "in incident", "in news", "in clash", "anchor governs", "incidents", "sentence"),
    *("in type attack", "in type bombing", "in type kidnapping", "in type arson"),
)
_OF_ACTORS: Final = ("actor mentions", "actor speaks", "actor of group", "actor in register", "actor has role", "actor known")
TRAITS: Final = (
    *(f"role {role}" for role in ASKED),
    *_OF_NETWORK,
    *(f"type {name}" for name in MUC_TYPES),
    *("relevant", *(f"told {name}" for name in MUC_TYPES), *(f"best {role}" for role in ASKED)),
    *_OF_RIVALS,
    *_OF_RULES,
    *_OF_WORDS,
    *(f"is {kind}" for kind in _KINDS),
    *(f"stands {place}" for place in _PLACES),
    *_OF_INCIDENTS,
    *_OF_ACTORS,
)
"""The names of what `traits` gives, in its order."""


@lru_cache(maxsize=1)
def head_counts() -> Mapping[str, tuple[float, ...]]:
    """Head noun → in how many reports it was heard of, and had each of `ASKED`; by ``scripts/fit_roles.py``."""
    return {
        str(word): tuple(map(float, str(row).split()))
        for word, row in data_file("sayso.coding", "report_role_heads.yaml").items()
    }


def traits(sheet: Sheet, read: RolesRead, found: list[Candidate], heads: Mapping[str, tuple[float, ...]] | None = None) -> Floats:
    """What is known of the candidates of a report: (candidates, `TRAITS`).

    Args:
        sheet: the report, coded by the rules, its parse kept.
        read: the report as the network read it.
        found: its candidates.
        heads: counts of head nouns, where they are not those that come with Sayso.
    """
    counts = head_counts() if heads is None else heads
    doc = doc_of(sheet)
    report = {"relevant": log_odds(read.relevant)}
    report |= {f"told {name}": log_odds(float(read.told[number])) for number, name in enumerate(MUC_TYPES)}
    report |= {f"best {role}": max((one.surest for one in found if one.role == role), default=0.0) for role in ASKED}
    terrorist = [account for account in sheet.incidents if is_terrorist(account)]
    report |= {"incidents": np.log1p(len(terrorist)), "rules any": float(any(one.of_rules for one in found))}
    names = {plain(name) for actor in sheet.actors if actor.named for name in (actor.name, *actor.aliases)}
    rows = []
    for one in found:
        span = one.best.span if one.best else one.spans[0]
        head = head_of(doc, span)
        known = dict(report)
        known[f"role {one.role}"] = 1.0
        known |= _of_network(one, read, found)
        known |= _of_rivals(one, found)
        known |= _of_words(one, sheet, head, counts)
        known |= _of_bounds(one, tokens_in(doc, span), names, found)
        known |= {f"is {kind}": 1.0 for kind in one.kinds}
        if head is not None:
            known[f"stands {_place_of(head)}"] = 1.0
        known |= _of_incidents(sheet, terrorist, span, head)
        known |= _of_actors(one, sheet)
        rows.append([known.get(name, 0.0) for name in TRAITS])
    return np.array(rows, np.float32).reshape(len(found), len(TRAITS))


def _of_network(one: Candidate, read: RolesRead, found: list[Candidate]) -> dict[str, float]:
    """What the network says of the words, at their best place and elsewhere."""
    best = one.best
    elsewhere = (other.surest for other in found if other.words == one.words and other.role != one.role)
    known = {
        "surest": log_odds(one.surest),
        "begins": log_odds(max((place.begins for place in one.places), default=0.0)),
        "least": log_odds(best.least if best else 0.0),
        "left": best.left if best else 0.0,
        "right": best.right if best else 0.0,
        "any": log_odds(1 - float(np.prod([1 - place.mean for place in one.places]))),
        "places": float(np.log1p(len(one.places))),
        "first": min((place.first for place in one.places), default=0) / 1000,
        "last": max((place.end for place in one.places), default=0) / max(1, len(read.pieces.ids)),
        "other role": log_odds(max(elsewhere, default=0.0)),
    }
    if best:
        person = 1 + 2 * REPORT_ROLES.index("Person")
        known["person"] = float(read.tags[best.first : best.end, person : person + 2].sum(1).mean())
        known |= {f"type {name}": float(best.types[number]) for number, name in enumerate(MUC_TYPES)}
    return known


def _of_rivals(one: Candidate, found: list[Candidate]) -> dict[str, float]:
    """What else might have the same role."""
    rivals = [other for other in found if other.role == one.role and other.words != one.words]
    wider = [other.surest for other in rivals if within(one.words, other.words)]
    narrower = [other.surest for other in rivals if within(other.words, one.words)]
    short = (r.surest for r in rivals if is_initials(r.words, one.words) or is_initials(one.words, r.words))
    best = max((other.surest for other in rivals), default=0.0)
    return {
        "wider": max(wider, default=0.0),
        "narrower": max(narrower, default=0.0),
        "wider best": max(wider, default=0.0) - one.surest,
        "narrower best": max(narrower, default=0.0) - one.surest,
        "surer": float(np.log1p(sum(other.surest > one.surest for other in rivals))),
        "gap": one.surest - best,
        "initials": max(short, default=0.0),
        "alias": max((other.surest for other in rivals if other.actors & one.actors), default=0.0),
        "rivals": float(np.log1p(sum(other.surest > 0.3 for other in rivals))),
        "rules": float(one.of_rules is not None),
        "rules wider": float(any(other.of_rules for other in rivals if within(one.words, other.words))),
        "rules narrower": float(any(other.of_rules for other in rivals if within(other.words, one.words))),
        "rules same role": float(any(other.of_rules for other in rivals)),
    }


def _of_words(one: Candidate, sheet: Sheet, head: Token | None, counts: Mapping[str, tuple[float, ...]]) -> dict[str, float]:
    """What kind of words they are, and what roles their head noun had elsewhere."""
    known = {
        "length": float(len(one.words.split())),
        "one word": float(" " not in one.words),
        "number": float(one.words.partition(" ")[0] in NUMBERS or one.words[:1].isdigit()),
        "capital": float(sheet.text.words(one.spans[0])[:1].isupper()),
    }
    row = counts.get(head.lemma_.lower()) if head is not None else None
    if row is not None:
        times, number = row[0], 1 + ASKED.index(one.role)
        rate = [value / (times + HEAD_PRIOR) for value in row]
        known |= {
            "head odds": log_odds(rate[number]) - log_odds(0.0),
            "head other": log_odds(max(rate[n] for n in range(1, len(row)) if n != number)) - log_odds(0.0),
            "head known": 1.0,
            "head times": float(np.log1p(times)),
        }
    return known


def _of_bounds(one: Candidate, tokens: list[Token], names: set[str], found: list[Candidate]) -> dict[str, float]:
    """Whether the words begin and end where a phrase or a name does."""
    inside = [name for name in names if name != one.words and within(name, one.words)]
    known = {
        "phrase": float(one.phrase),
        "run": float(one.run),
        "name inside": float(bool(inside)),
        "inside name": float(any(name != one.words and within(one.words, name) for name in names)),
        "narrower name": max((other.surest for other in found if other.role == one.role and other.words in inside), default=0.0),
    }
    if tokens:
        known |= {
            "first verb": float(tokens[0].pos_ in ("VERB", "AUX")),
            "last noun": float(tokens[-1].pos_ in ("NOUN", "PROPN")),
            "noun": sum(token.pos_ == "NOUN" for token in tokens) / len(tokens),
            "name": sum(token.pos_ == "PROPN" for token in tokens) / len(tokens),
        }
    return known


def _place_of(head: Token) -> str:
    """What the words are in their sentence."""
    if head.dep_ == "pobj":
        if head.head.dep_ == "agent":
            return "agent"
        word = head.head.lower_
        return word if word in _PLACES else "other pobj"
    return head.dep_ if head.dep_ in _PLACES else ""


def _of_incidents(sheet: Sheet, terrorist: list[Account], span: Span, head: Token | None) -> dict[str, float]:
    """How the words stand to the incidents of the record."""
    known: dict[str, float] = {"sentence": float(sum(sentence.start < span.start for sentence in sheet.sentences))}
    near = min((_apart(span, anchor) for account in terrorist for anchor in account.anchors), default=_FAR)
    known["incident distance"] = min(near, _FAR) / _FAR
    for account in sheet.incidents:
        if not any(part.start <= span.start < part.end for part in account.scope):
            continue
        if account not in terrorist:
            known["in clash"] = 1.0
            continue
        known["in incident"] = 1.0
        if not account.of("background"):
            known["in news"] = 1.0
        known[f"in type {account.first('type')}"] = 1.0
    if head is not None:
        above = [head.head, head.head.head]
        anchors = [anchor for account in terrorist for anchor in account.anchors]
        known["anchor governs"] = float(any(anchor.start <= token.idx < anchor.end for token in above for anchor in anchors))
    return known


def _of_actors(one: Candidate, sheet: Sheet) -> dict[str, float]:
    """What reading knows of those whose name the words are."""
    actors = [actor for actor in sheet.actors if actor.id in one.actors]
    if not actors:
        return {}
    groups = {actor.name for actor in sheet.actors if actor.kind == "armed_group"}
    return {
        "actor mentions": float(np.log1p(sum(mention.actor_id in one.actors for mention in sheet.mentions))),
        "actor speaks": float(any(actor.speaks for actor in actors)),
        "actor of group": float(any(actor.affiliation in groups for actor in actors)),
        "actor in register": float(any(actor.register_name is not None for actor in actors)),
        "actor has role": float(any(actor.role is not None for actor in actors)),
        "actor known": 1.0,
    }


def _apart(one: Span, other: Span) -> float:
    return float(max(one.start - other.end, other.start - one.end, 0))


def nouns_of(doc: Doc) -> set[str]:
    """The head nouns of a report's noun phrases, as `head_counts` has them."""
    return {chunk.root.lemma_.lower() for chunk in doc.noun_chunks}
