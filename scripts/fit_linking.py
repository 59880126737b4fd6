"""Fit the weights of `sayso/linking/data/incident_weights.yaml`, and build the tables of ordinary words and of common names.

    PYTHONPATH=. python scripts/fit_linking.py ../shared/data/link/dev.jsonl [--jobs N]            fit, with cross-validated figures
    PYTHONPATH=. python scripts/fit_linking.py ../shared/data/link/dev.jsonl --words MORE.jsonl …  word_weights.tsv from these, too
    PYTHONPATH=. python scripts/fit_linking.py ../shared/data/link/dev.jsonl --names MORE.jsonl …  name_weights.tsv from these, too

Pairs of main items that share a key are told apart by logistic regression: do their reports belong to one incident? Each trait has a
value that is expected of it beforehand and that few examples do not move, and a sign that no number of examples turns: another country
never speaks for two items being one (`EXPECTED`). For the figures, incidents are dealt to five folds, look-alikes of one topic to the same
one; a pair is judged by weights that have seen neither side's fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parents[1]))  # the benchmarks are not part of the installed package

from benchmarks.link import items_by_report
from sayso.linking.engine import relink
from sayso.linking.incident_features import traits
from sayso.linking.incident_words import TOP, tokens, weight_of, word_weights
from sayso.linking.incidents import Incidents
from sayso.linking.memory import MemoryShelf
from sayso.linking.model import Item, Score

DATA: Final = Path(__file__).parents[1] / "sayso" / "linking" / "data"
FOLDS: Final = 5
RIDGE: Final = 3.0
LEAST_REPORTS: Final = 8
"""A word that fewer reports use is not in the table."""
LEAST_SMALL: Final = 0.12
"""A word that is written in small letters in a smaller share of the reports that use it is a name ("Monday", "Reid")."""
_PARTS: Final = """
avenue boulevard drive lane road highway route block park lake hill hills heights beach
county parish borough township district province city town village island bay valley creek
university college school hospital church court ministry department office agency party
press news times daily post journal herald tribune gazette associated agence reuters
facebook twitter instagram youtube email photo photos video copyright caption
north south east west northern southern eastern western central upper lower united states
captain sergeant lieutenant colonel detective sheriff deputy officer chief president minister
"""
PARTS_OF_NAMES: Final = frozenset(_PARTS.split())
"""Ordinary words that are mostly written with a capital letter, since they stand in names."""
LEAST_PAIRS: Final = 15
"""A trait that fewer pairs show keeps the weight expected of it."""

EXPECTED: Final[dict[str, tuple[float, float | None, float | None]]] = {
    "text*": (0, 0, None),
    "names*": (0, 0, None),
    "names: none*": (-1, None, -0.3),
    "names: none shared": (-1.5, None, -1.2),
    "names: none shared but common ones": (-1, None, -0.6),
    "words*": (0, 0, None),
    "lead*": (0, 0, None),
    "people: shared": (0, 0, None),
    "people: how many shared": (0, 0, None),
    "people: none shared": (-0.3, None, 0),
    "cast*": (0, None, 0),
    "outlet*": (-0.5, -2.5, 0),
    "leading: found*": (0.3, 0, None),
    "leading: found on one side only": (-0.3, None, 0),
    "leading: none found": (-0.5, None, 0),
    "officials*": (0, 0, None),
    "ended: one foiled, the other deadly": (-12, None, -8),
    "groups: shared": (0.4, 0.2, None),
    "groups: none shared": (-0.7, None, -0.3),
    "ages: shared": (0, 0, None),
    "ages: none shared": (-1, None, 0),
    "numbers: how many shared": (0, 0, None),
    "numbers: none shared": (-0.2, None, 0),
    "counts: how many same": (0, 0, None),
    "counts: how many differ": (-0.5, None, 0),
    "published: the longer apart": (-1, None, 0),
    "happened: same day": (1, 0, None),
    "happened: dates overlap": (0.5, 0, None),
    "happened: 1-2 days apart": (-0.3, None, -0.2),
    "happened: 3-7 days apart": (-3, None, -2.6),
    "happened: 8-30 days apart": (-3.2, None, -2.8),
    "happened: 31-90 days apart": (-2, None, -1.5),
    "happened: 91-365 days apart": (-1.5, None, -0.8),
    "happened: more than a year apart": (-1.5, None, -0.8),
    "happened: more than a month apart, with one group": (-12, None, -8),
    "happened: after the other was published": (-1.5, None, -1),
    "days: shared": (0.5, 0, None),
    "days: how many shared": (0.5, 0, None),
    "days: none shared": (-0.5, None, 0),
    "month days: shared": (0.8, 0, None),
    "month days: none shared": (-0.1, None, 0),
    "weekdays: shared": (0.2, 0, None),
    "weekdays: none shared": (-0.5, None, 0),
    "years: shared": (0.2, 0, None),
    "years: none shared": (-0.3, None, 0),
    "place: same town": (0.5, 0, None),
    "place: same area": (0.5, 0, None),
    "place: within 15 km": (0, 0, None),
    "place: within 60 km": (-0.3, None, 0),
    "place: further": (-1, None, -0.3),
    "place: other names, not on the map": (-0.7, None, -0.5),
    "place: other province": (-0.7, None, 0),
    "place: other country": (-2, None, -1),
    "place: neither names the other's town": (-4, None, -4),
    "place: neither names the other's spot": (-3.5, None, -3.5),
    "places: how many shared": (0, 0, None),
    "places: none shared": (-0.3, None, 0),
    "type: same": (0.5, 0, None),
    "type: differs": (-0.5, None, -0.3),
    "type: subtype same": (0.2, 0, None),
    "type: subtype differs": (-0.3, None, 0),
    "killed: same number": (1.5, 0.5, None),
    "killed: near": (0.2, None, None),
    "killed: far apart": (-0.8, None, -0.3),
    "killed: none against some": (-0.6, None, -0.2),
    "wounded: same number": (1, 0.4, None),
    "wounded: far apart": (-0.5, None, -0.2),
    "wounded: none against some": (-0.3, None, 0),
    "news: of the report beside which one is told": (-5, -5, -5),
    "news: perhaps a piece of it": (-3, -3, -3),
}
"""Of a trait, or of all that begin so (*; the longest that fits counts): the weight expected, the least and the greatest it may get."""


@dataclass(frozen=True)
class Pairs:
    """Pairs that were compared.

    Attributes:
        reports: ids of both reports, sorted.
        names: of the traits.
        values: one row a pair, one column a trait.
        same: whether both reports belong to one incident.
    """

    reports: list[tuple[str, str]]
    names: list[str]
    values: np.ndarray
    same: np.ndarray


def pairs_of(items: dict[str, Item], gold: dict[str, str]) -> Pairs:
    """All pairs of items that share a key."""
    shelf = MemoryShelf()
    shelf.put_items(list(items.values()))
    docid_of = {item.id: docid for docid, item in items.items()}
    met = shelf.sharing("incident", sorted(docid_of))
    reports = sorted(
        {(min(pair), max(pair)) for one, others in met.items() for pair in ((docid_of[one], docid_of[o]) for o in others)}
    )
    rows = [dict(traits(items[one], items[other])) for one, other in reports]
    seen = Counter(name for row in rows for name, value in row.items() if value)
    names = sorted(name for name, count in seen.items() if count >= LEAST_PAIRS)
    values = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    return Pairs(reports, names, values, np.array([gold[one] == gold[other] for one, other in reports], dtype=float))


def expected(name: str) -> tuple[float, float | None, float | None]:
    """What is expected of a trait's weight: its value, the least, the greatest."""
    bare = name.removeprefix("undated ")
    fitting = [key for key in EXPECTED if key == bare or (key.endswith("*") and bare.startswith(key[:-1]))]
    return EXPECTED[max(fitting, key=len)] if fitting else (0.0, None, None)


def fitted(names: Sequence[str], values: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Weights of the traits and the constant: logistic regression, drawn to what is expected and kept within bounds."""
    prior = [expected(name) for name in names]
    middle = np.array([mean for mean, _, _ in prior] + [0.0])
    pull = np.array([RIDGE] * len(names) + [0.0])
    rows = np.hstack([values, np.ones((len(values), 1))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = rows @ weights
        likely = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        away = weights - middle
        value = (np.logaddexp(0, total) - same * total).sum() + 0.5 * (pull * away**2).sum()
        return value / len(same), (rows.T @ (likely - same) + pull * away) / len(same)

    bounds = [(least, most) for _, least, most in prior] + [(None, None)]
    return np.asarray(minimize(loss, middle, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x)


def likelihoods(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """How likely each pair is one happening."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values @ weights[:-1] + weights[-1], -30, 30))))


def fold_of(incident: str) -> int:
    """Which fold an incident is in; "topic:41ecb" and its look-alike "topic:41ecbplus" are in one."""
    topic = re.sub(r"(\d)\D*plus$|(\d)\D*$", r"\1\2", incident)
    return int(hashlib.md5(topic.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def in_folds(pairs: Pairs, gold: dict[str, str]) -> list[np.ndarray]:
    """For each fold the weights that have not seen it."""
    first = np.array([fold_of(gold[one]) for one, _ in pairs.reports])
    second = np.array([fold_of(gold[other]) for _, other in pairs.reports])
    unseen = ((first != fold) & (second != fold) for fold in range(FOLDS))
    return [fitted(pairs.names, pairs.values[rows], pairs.same[rows]) for rows in unseen]


class Judge:
    """How likely pairs are one happening, by weights that have seen neither report's fold; of two folds, the mean of two models.

    Args:
        names: of the traits.
        weights: one row for all folds, or one a fold.
        incident_of: the incident of each item.
    """

    def __init__(self, names: Sequence[str], weights: Sequence[np.ndarray], incident_of: dict[str, str]) -> None:
        self._names, self._weights, self._incident_of = names, weights, incident_of
        self._known: dict[tuple[str, str], float] = {}

    def likelihood(self, one: Item, other: Item) -> float:
        """0 to 1; each pair is worked out once."""
        if (one.id, other.id) not in self._known:
            row = dict(traits(one, other))
            values = np.array([[row.get(name, 0.0) for name in self._names]])
            folds = {fold_of(self._incident_of[item.id]) % len(self._weights) for item in (one, other)}
            self._known[one.id, other.id] = float(
                np.mean([likelihoods(values, self._weights[fold])[0] for fold in sorted(folds)])
            )
        return self._known[one.id, other.id]


def linked(items: dict[str, Item], judge: Judge, least: float) -> dict[str, str]:
    """The cluster of each report: put together as an archive does it, but by these likelihoods and from this threshold on."""

    class Judged(Incidents):
        threshold: ClassVar[float] = least

        def score(self, one: Item, other: Item) -> Score:
            return Score(judge.likelihood(one, other))

    shelf = MemoryShelf()
    relink(shelf, Judged(), added=list(items.values()))
    clusters = shelf.clusters("incident", [item.id for item in items.values()])
    return {docid: clusters[item.id] for docid, item in items.items()}


def pair_scores(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """F1, precision and recall over pairs of reports put together."""

    def pairs(counts: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in counts)

    right = pairs(Counter((gold[docid], found[docid]) for docid in gold).values())
    made, wanted = pairs(Counter(found[docid] for docid in gold).values()), pairs(Counter(gold.values()).values())
    return 200 * right / (made + wanted), 100 * right / max(1, made), 100 * right / wanted


def print_figures(title: str, items: dict[str, Item], judge: Judge, gold: dict[str, str], sets: dict[str, str]) -> None:
    """Pairwise F1 (precision/recall) of each set at several thresholds, main items only."""
    print(title)
    for name, wanted in (("gva+gvc", ("gva", "gvc")), ("gvc", ("gvc",)), ("ecb+", ("ecb+",)), ("all", ("gva", "gvc", "ecb+"))):
        part = {docid: item for docid, item in items.items() if sets[docid] in wanted}
        shown = []
        for threshold in (0.3, 0.35, 0.4, 0.45):
            f1, precision, recall = pair_scores({docid: gold[docid] for docid in part}, linked(part, judge, threshold))
            shown.append(f"{threshold:.2f}: {f1:.1f} ({precision:.0f}/{recall:.0f})")
        print(f"  {name:<8} " + "  ".join(shown), flush=True)


def written(names: Sequence[str], weights: np.ndarray) -> str:
    """The file of weights: what is compared, how it compares, what that counts."""
    found = dict(zip(names, weights[:-1], strict=True))
    for name, (mean, _, _) in EXPECTED.items():
        if not name.endswith("*"):
            found.setdefault(name, mean)
    lines = [
        "# What each trait of a pair counts; fitted by scripts/fit_linking.py, explained in docs/explanation/linking.md.",
        "# A pair is as likely one happening as 1 / (1 + exp(-sum)) says; the sum starts at the constant.",
        f"constant: {weights[-1]:.2f}",
        "traits:",
    ]
    last = ""
    for name, weight in sorted(found.items()):
        compared, _, how = name.partition(": ")
        if abs(weight) < 0.005:
            continue
        if compared != last:
            lines.append(f"  {compared}:")
            last = compared
        lines.append(f"    {json.dumps(how)}: {weight:.2f}")
    return "\n".join(lines) + "\n"


_ADDRESS = re.compile(r"\S*(?:@|https?:|www\.|\.(?:com|org|net|gov|edu|co|tv|info|us)\b)\S*", re.IGNORECASE)
"""Addresses: they write the names of outlets in small letters."""
FEWEST_CAPITALS = 0.01
"""Capitals among the characters of a text that is written in the ordinary way; prose has some three in a hundred."""


def build_words(paths: Sequence[Path]) -> None:
    """Count in how many reports each word stands, and write the table of those that are ordinary: written in small letters, too."""
    small: Counter[str] = Counter()
    either: Counter[str] = Counter()
    reports = 0
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):  # texts hold other signs that count as ends of lines
            if not line:
                continue
            row: dict[str, Any] = json.loads(line)
            chars = _ADDRESS.sub(" ", f"{row.get('title') or ''}\n{row['text']}")
            if sum(map(str.isupper, chars)) < FEWEST_CAPITALS * len(chars):
                continue  # a text in small letters as a whole does not tell its names from its words
            reports += 1
            in_small, in_capitals = _words_of(chars)
            small.update(in_small)
            either.update(in_small | in_capitals)
    ordinary = {
        word: either[word]
        for word, n in small.items()
        if (n >= LEAST_REPORTS and n >= LEAST_SMALL * either[word] and (n >= 2 * LEAST_REPORTS or 2 * n >= either[word]))
        or word in PARTS_OF_NAMES
    }
    (DATA / "word_weights.tsv").write_text(_table("ordinary words", ordinary, reports), encoding="utf-8")
    print(f"{len(ordinary)} words of {reports} reports")


def _table(title: str, uses: dict[str, int], reports: int) -> str:
    head = f"# Weight of {title}: ln((1 + reports) / (1 + reports that use it)), at most {TOP:.0f}; by scripts/fit_linking.py.\n"
    rows = (f"{word}\t{min(TOP, math.log((1 + reports) / (1 + n))):.1f}\n" for word, n in sorted(uses.items()))
    return head + "".join(rows)


LEAST_INCIDENTS = 10
LEAST_KINDS = 2
"""A name is common if so many incidents, or reports of unknown incidents, use it, and if it is used in so many kinds of texts:
a town that one set tells of again and again is not."""
ONE_KIND = {"gva_casualties": "link"}
"""Folders whose texts are of one kind with those of another."""
MOST_CAPITALS = 0.2
"""Capitals among the characters of a text that is written in the ordinary way; more, and it is all capitals."""


def build_names(paths: Sequence[Path]) -> None:
    """Count in how many incidents each name stands, and write the table of those that are common; each folder is one kind of texts."""
    ordinary = word_weights()
    uses: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    units: set[tuple[str, str]] = set()
    for path in paths:
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            row: dict[str, Any] = json.loads(line)
            chars = _ADDRESS.sub(" ", f"{row.get('title') or ''}\n{row['text']}")
            if not FEWEST_CAPITALS <= sum(map(str.isupper, chars)) / len(chars) < MOST_CAPITALS:
                continue
            own_id = row.get("docid") or row.get("id") or row["text"][:40]
            unit = (ONE_KIND.get(path.parent.name, path.parent.name), str(row.get("incident_ids", [own_id])[0]))
            units.add(unit)
            for word, written, _ in tokens(chars):
                if written[0].isupper() and word not in ordinary and weight_of(word):
                    uses[word].add(unit)
    common = {
        word: len(found)
        for word, found in uses.items()
        if len(found) >= LEAST_INCIDENTS
        and sum(n >= LEAST_KINDS for n in Counter(kind for kind, _ in found).values()) >= LEAST_KINDS
    }
    (DATA / "name_weights.tsv").write_text(_table("common names", common, len(units)), encoding="utf-8")
    print(f"{len(common)} names of {len(units)} incidents and reports")


def _words_of(chars: str) -> tuple[set[str], set[str]]:
    """Words in small letters, and capitalised ones that do not start a sentence, all in small letters."""
    small, capital = set(), set()
    for match in re.finditer(r"[A-Za-z]+(?:['’][A-Za-z]+)?", chars):
        word = re.sub(r"['’]s?$", "", match.group()).replace("’", "'")
        before = chars[max(0, match.start() - 3) : match.start()].rstrip(' "“')
        if word.islower():
            small.add(word)
        elif before and before[-1] not in ".!?:\n":
            capital.add(word.lower())
    return small, capital


def main() -> None:
    """Fit, print what it gives, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="reports with their incidents")
    parser.add_argument("--jobs", type=int, default=1, help="number of processes that code the reports")
    parser.add_argument(
        "--words", type=Path, nargs="*", help="build the table of ordinary words from these texts too, and fit nothing"
    )
    parser.add_argument(
        "--names", type=Path, nargs="*", help="build the table of common names from these texts too, and fit nothing"
    )
    given = parser.parse_args()
    if given.names is not None:
        build_names([given.gold, *given.names])
        return
    if given.words is not None:
        build_words([given.gold, *given.words])
        return
    rows = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines()]
    gold = {row["docid"]: row["incident_ids"][0] for row in rows}
    sets = {row["docid"]: row["set"] for row in rows}
    fit(items_by_report(given.gold, given.jobs), gold, sets)


def fit(items: dict[str, tuple[Item, ...]], gold: dict[str, str], sets: dict[str, str]) -> None:
    """Fit on the main items of coded reports, print the figures, and write the weights."""
    main_items = {docid: of_report[0] for docid, of_report in items.items()}
    incident_of = {item.id: gold[docid] for docid, item in main_items.items()}
    pairs = pairs_of(main_items, gold)
    print(f"{len(pairs.reports)} pairs, {int(pairs.same.sum())} of one incident, {len(pairs.names)} traits", file=sys.stderr)
    print_figures("cross-validated", main_items, Judge(pairs.names, in_folds(pairs, gold), incident_of), gold, sets)
    weights = fitted(pairs.names, pairs.values, pairs.same)
    print_figures("in sample", main_items, Judge(pairs.names, [weights], incident_of), gold, sets)
    (DATA / "incident_weights.yaml").write_text(written(pairs.names, weights), encoding="utf-8")


if __name__ == "__main__":
    main()
