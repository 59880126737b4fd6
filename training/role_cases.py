"""Reports with what is known of their candidates for a role, and what MUC-4's key says of each: what the trees of roles learn from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.coder import received
from benchmarks.documents import read
from benchmarks.tallies import scorer_at
from sayso.codebook import default_codebook
from sayso.coding.role_candidates import ASKED, Candidate, candidates, phrases, plain
from sayso.coding.role_traits import traits
from sayso.language import doc_of
from sayso.language.syntax import head_of
from sayso.language.words import common_words
from sayso.pipeline import build
from sayso.records import Sheet
from sayso.settings import Settings
from sayso.trained.incident_reader import Floats
from sayso.trained.roles import RolesNetwork, RolesRead, roles_network
from training.documents import third_of

LEAST_HEARD: Final = 3
"""Reports that a head noun must stand in to be counted."""


@dataclass(slots=True)
class Case:
    """A report with what is known of it, and what the key says."""

    docid: str
    dev: bool
    sheet: Sheet
    read: RolesRead
    found: list[Candidate]
    right: list[bool]
    shares: dict[tuple[str, str], set[str]]
    types: set[str]
    heads: dict[str, set[str]]
    incidents: list[tuple[set[str], set[str]]]
    known: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    @property
    def relevant(self) -> bool:
        """Whether the key has an incident of it."""
        return bool(self.types)


def case_of(row: dict[str, Any], sheet: Sheet, words: RolesRead, norm: Any, heads: dict[str, set[str]]) -> Case:
    """A report, with the key's answers to its candidates."""
    shares: dict[tuple[str, str], set[str]] = {}
    for template in row["templates"]:
        for role in ASKED:
            for mention in (mention for entity in template["roles"][role] for mention in entity):
                shares.setdefault((role, norm(mention)), set()).update(types_in(template))
    key = {(role, norm(mention)) for role in ASKED for entity in row["ree"][role] for mention in entity}
    found = candidates(sheet, words)
    right = [(one.role, one.words) in key for one in found]
    types = {name for template in row["templates"] for name in types_in(template)}
    incidents = [
        (types_in(t), {role + norm(mention) for role in ASKED for entity in t["roles"][role] for mention in entity})
        for t in row["templates"]
    ]
    return Case(row["docid"], row["split"] == "DEV", sheet, words, found, right, shares, types, heads, incidents)


def types_in(template: dict[str, Any]) -> set[str]:
    """The types that the key gives an incident."""
    return {name.strip() for name in template["incident_type"].lower().split("/")}


def heads_in(sheet: Sheet, key: set[tuple[str, str]]) -> dict[str, set[str]]:
    """The head nouns of a report that are ordinary words, each with the roles that the key gives to phrases with it."""
    doc, made = doc_of(sheet), {}
    for span in phrases(sheet):
        head = head_of(doc, span)
        if head is not None and head.pos_ in ("NOUN", "PROPN") and head.lower_ in common_words():
            words = plain(sheet.text.words(span))
            made.setdefault(head.lemma_.lower(), set()).update(role for role in ASKED if (role, words) in key)
    return made


def counted(heads: Iterable[dict[str, set[str]]]) -> Counter[tuple[str, str]]:
    """(head noun, role or "") → in how many reports it has the role, or is heard of."""
    return Counter(pair for one in heads for word, roles in one.items() for pair in ((word, role) for role in ("", *roles)))


def cases(folder: Path, networks: list[Path]) -> tuple[list[Case], list[dict[str, set[str]]]]:
    """The reports of TST1 and TST2, and those of DEV that some network has not seen, coded by the rules; the heads of all DEV reports."""
    gold = {row["docid"]: row for row in map(json.loads, (folder / "dev.jsonl").read_text(encoding="utf-8").strip().split("\n"))}
    coder = build(Settings(), default_codebook())
    sheets = ((gold[one.id], coder.with_parse(Sheet(*received(one)))) for one in read(folder / "dev.jsonl"))
    return known_of(sheets, networks, scorer_at(folder / "score_muc4.py").norm)


def known_of(
    sheets: Iterable[tuple[dict[str, Any], Sheet]], networks: list[Path], norm: Any
) -> tuple[list[Case], list[dict[str, set[str]]]]:
    """The cases of reports, with all traits of their candidates; head nouns are counted in DEV, but never in the report itself."""
    held_out = {int(one.name.rpartition("-")[2]): RolesNetwork(one) for one in networks}
    made, heads = [], []
    for row, sheet in sheets:
        dev = row["split"] == "DEV"
        network = held_out.get(third_of(row["docid"])) if dev else roles_network()
        words = network.read(sheet.text.chars) if network else None
        key = {(role, norm(mention)) for role in ASKED for entity in row["ree"][role] for mention in entity}
        if dev:
            heads.append(heads_in(sheet, key))
        if words is not None and words.pieces.ids:
            made.append(case_of(row, sheet, words, norm, heads[-1] if dev else {}))
    counts = counted(heads)
    for case in made:
        case.known = traits(case.sheet, case.read, case.found, Heads(counts, case.heads))
    return made, heads


class Heads(dict[str, tuple[float, ...]]):
    """The counts of head nouns without those of one report, as `role_traits.head_counts` has them."""

    def __init__(self, counts: Counter[tuple[str, str]], without: dict[str, set[str]]) -> None:
        self.counts, self.without = counts, without

    def get(self, word: Any, default: Any = None) -> Any:
        """The counts of a word, or what is given where it was heard of too seldom."""
        own = self.without.get(word)
        times = self.counts[word, ""] - (own is not None)
        if times < LEAST_HEARD:
            return default
        return (float(times), *(float(self.counts[word, role] - (own is not None and role in own)) for role in ASKED))
