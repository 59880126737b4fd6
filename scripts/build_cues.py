"""Learn the weights of reporting cues and of the ends of contents from annotated attributions.

    python scripts/build_cues.py ../shared/data/quote/dev.jsonl sayso/reading/data [PARSES]

writes ``cues.tsv`` and ``extents.tsv`` into the folder. The first file holds one JSON object a line with `split`, `text` and `attributions`
(spans of characters for source, cue and content). Weights are learned from the split "train" only; how well they do on it and on the split
"dev" is printed, to see what carries over. PARSES is a folder that keeps the parses between runs, since parsing takes most of the time.
What is written are ordinary words (lemmas of verbs, nouns and adjectives) and names of constructions with a weight each: no sentence,
name or number of the annotated texts.

Cues: all drafts that the rules propose for one word form a group, of which at most one is right: the one whose words (token F1 of at
least a half, and the same speaker) are most like an annotated content whose cue the word belongs to. A group whose cue stands inside an
annotated content is left out, because only the outermost level is annotated. Ends: the places where the content of a chosen draft may
end form a group, and the right one makes it most like the annotated content. Both are multinomial logistic regressions, trained with
batches in a fixed order, so that a second run writes the same files.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, DocBin

from sayso.language import parse
from sayso.language.parse import load
from sayso.language.words import common_words
from sayso.reading import speech_cues, speech_extent
from sayso.reading.speech_cues import BIAS
from sayso.reading.speech_draft import Draft
from sayso.reading.speech_extent import ended_at, ends
from sayso.reading.speech_page import page_of
from sayso.reading.speech_read import THRESHOLD, all_drafts, picked
from sayso.records import Span

WORD = re.compile(r"\w+(?:['’]\w+)*|[$€£%]")
RARE = 3
ENOUGH = 0.5
"""Token F1 from which a content counts as found."""
HOPELESS = 0.4
"""Token F1 below which no end makes a content right: another speech is meant."""
OTHER_HEAD = 0.6
"""What the words count when the rules name the right speaker by other words."""
Choice = tuple[list[str], float]
"""The features of one of several possibilities, and how good it is, 0 to 1."""
Group = list[Choice]
Record = dict[str, Any]


@dataclass(frozen=True)
class Method:
    """How weights are learned: passes over the data, groups a step, length of a step, penalty on large weights, smallest weight kept.

    With `nothing`, a group may have no right member: "the word reports nothing" is one more possibility, which weighs nothing.
    """

    epochs: int
    batch: int
    rate: float
    decay: float
    smallest: float
    nothing: bool


CUES = Method(epochs=8, batch=256, rate=0.01, decay=4e-5, smallest=0.05, nothing=True)
ENDS = Method(epochs=8, batch=64, rate=0.01, decay=4e-4, smallest=0.02, nothing=False)


def word_ids(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The starts of the words in some spans of characters: what overlap is counted in."""
    return frozenset(start + m.start() for start, end in spans for m in WORD.finditer(text[start:end]))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """F1 of two sets of words."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


@dataclass(frozen=True)
class Annotated:
    """One annotated attribution: the words of its content, the spans of its cue and of its source."""

    content: frozenset[int]
    cue: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]

    def has_cue(self, head: Span) -> bool:
        """Whether a word belongs to its cue."""
        return any(start < head.end and head.start < end for start, end in self.cue)


def annotated(record: Record) -> list[Annotated]:
    """The attributions of a record that have any words."""
    rows = (
        Annotated(word_ids(record["text"], a["content"]), tuple(map(tuple, a["cue"])), tuple(map(tuple, a["source"])))
        for a in record["attributions"]
    )
    return [row for row in rows if row.content]


def content_ids(text: str, draft: Draft) -> frozenset[int]:
    """The words of a draft's content."""
    return word_ids(text, [(part.start, part.end) for part in draft.content])


def cue_groups(record: Record, doc: Doc) -> Iterator[Group]:
    """The drafts of each word of a text that may be a cue."""
    text, gold = record["text"], annotated(record)
    groups: dict[int, Group] = {}
    for draft in all_drafts(page_of(doc)):
        head = Span(draft.head.idx, draft.head.idx + len(draft.head))
        words = content_ids(text, draft)
        meant = [row for row in gold if row.has_cue(head)]
        if not meant and any(word_ids(text, [(head.start, head.end)]) & row.content for row in gold):
            continue
        best = max((overlap(words, row.content) * same_speaker(text, draft, row) for row in meant), default=0.0)
        groups.setdefault(draft.head.i, []).append((draft.features, best))
    yield from groups.values()


def same_speaker(text: str, draft: Draft, row: Annotated) -> float:
    """1 where a draft names the annotated speaker by the same words or both name none, less where the words only touch, 0 for another."""
    if draft.source is None or not row.source:
        return 1.0 if draft.source is None and not row.source else OTHER_HEAD
    mine, theirs = word_ids(text, [(draft.source.start, draft.source.end)]), word_ids(text, row.source)
    return 1.0 if mine == theirs else OTHER_HEAD + 0.3 * overlap(mine, theirs) if mine & theirs else 0.0


def end_groups(record: Record, doc: Doc) -> Iterator[Group]:
    """The places where the content of each chosen draft of a text may end."""
    text, gold, page = record["text"], annotated(record), page_of(doc)
    for draft in picked(page):
        head = Span(draft.head.idx, draft.head.idx + len(draft.head))
        meant = [row for row in gold if row.has_cue(head)]
        places = ends(page, draft) if meant else []
        if len(places) < 2:
            continue
        group: Group = []
        for place in places:
            whole = draft.content
            ended_at(page, draft, place.token)
            group.append((list(place.features), max(overlap(content_ids(text, draft), row.content) for row in meant)))
            draft.content = whole
        if max(value for _, value in group) >= HOPELESS:
            yield group


def train(groups: list[Group], method: Method) -> dict[str, float]:
    """Weights of features, so that the right member of each group is likeliest: Adam on batches, with a penalty on large weights."""
    counts = Counter(feature for group in groups for features, _ in group for feature in features)
    names = [BIAS, *sorted(feature for feature, n in counts.items() if n >= RARE)]
    number = {name: index for index, name in enumerate(names)}
    width = max(len(features) for group in groups for features, _ in group) + 1
    # One row a member: the numbers of its features, filled up with a feature that always weighs nothing.
    nothing = len(names)
    table = np.full((sum(map(len, groups)), width), nothing, dtype=np.int32)
    wanted = np.concatenate([right_ones(group, method) for group in groups])
    first = np.concatenate([[0], np.cumsum([len(group) for group in groups])])
    for row, (features, _) in enumerate(member for group in groups for member in group):
        present = [*([0] if method.nothing else []), *(number[f] for f in features if f in number)]
        table[row, : len(present)] = present
    weights = np.zeros(nothing + 1)
    mean, square, step = np.zeros_like(weights), np.zeros_like(weights), 0
    order, sizes = np.arange(len(groups)), np.diff(first)
    steps = method.epochs * -(-len(order) // method.batch)
    generator = np.random.default_rng(0)
    for _ in range(method.epochs):
        generator.shuffle(order)
        for start in range(0, len(order), method.batch):
            batch = order[start : start + method.batch]
            size = sizes[batch]
            offsets = np.cumsum(size) - size
            rows = np.repeat(first[batch] - offsets, size) + np.arange(size.sum())
            odds = np.exp(np.clip(weights[table[rows]].sum(axis=1), -30, 30))
            whole = np.add.reduceat(odds, offsets) + (1.0 if method.nothing else 0.0)
            error = (odds / np.repeat(whole, size) - wanted[rows]) / len(batch)
            gradient = np.bincount(table[rows].ravel(), np.repeat(error, width), len(weights)) + method.decay * weights
            step += 1
            mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
            rate = method.rate * (1 - step / steps)
            weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
            weights[nothing] = 0.0
    return {name: float(weights[index]) for name, index in number.items()}


def right_ones(group: Group, method: Method) -> np.ndarray[Any, np.dtype[np.float64]]:
    """1 for the best member of a group, shared among equals; of ends the present one first; none where nothing is good enough."""
    values = np.array([value for _, value in group])
    if method.nothing and values.max() < ENOUGH:
        return np.zeros(len(group))
    best = np.where(values >= values.max() - 1e-9, 1.0, 0.0)
    if not method.nothing and best[0]:
        best[1:] = 0.0
    shares: np.ndarray[Any, np.dtype[np.float64]] = best / best.sum()
    return shares


def kept(weights: dict[str, float], names: Counter[str], smallest: float) -> dict[str, float]:
    """The weights that are written: none too small, none of a name."""
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= smallest and ordinary(name, names)}


def ordinary(feature: str, names: Counter[str]) -> bool:
    """Whether a feature may be written: none of the words in it is a proper name more often than not."""
    known = common_words()
    words = re.findall(r"[^\W_]+", feature.partition("=")[2].partition("|")[0].lower())
    if feature.startswith(("speaker", "tag", "dep", "relation", "joint", "tense", "side", "size", "quote", "stem", "after")):
        return True
    return feature.isascii() and all(word in known or names[word] <= 0 for word in words)


def count_names(doc: Doc, counts: Counter[str]) -> None:
    """Add to a balance of each word: up where it is a proper name, down where it is not."""
    for token in doc:
        counts[token.lower_] += 1 if token.pos_ == "PROPN" else -1
        counts[token.lemma_.lower()] += 1 if token.pos_ == "PROPN" else -1


def told(groups: list[Group], weights: dict[str, float], method: Method) -> str:
    """How often the likeliest member is right: for cues precision and recall, for ends the share of exact contents before and after."""
    right = taken = there = exact = before = 0
    for group in groups:
        sums = [weights.get(BIAS, 0.0) * method.nothing + sum(weights.get(f, 0.0) for f in features) for features, _ in group]
        best = int(np.argmax(sums))
        there += max(value for _, value in group) >= ENOUGH
        before, exact = before + (group[0][1] > 0.9999), exact + (group[best][1] > 0.9999)
        if 1 - 1 / (1 + float(np.exp(np.clip(sums, -30, 30)).sum())) >= THRESHOLD:
            taken, right = taken + 1, right + (group[best][1] >= ENOUGH)
    if not method.nothing:
        return f"{len(groups)} contents, exact {100 * before / len(groups):.1f} → {100 * exact / len(groups):.1f} %"
    return (
        f"{len(groups)} words, precision {100 * right / taken:.1f}, recall {100 * right / there:.1f} of the drafts that are right"
    )


def write(weights: dict[str, float], what: str, path: Path) -> None:
    """Write a table in alphabetical order."""
    head = f"# Weights of {what}, from the train split of PolNeAR 1.0.0 by scripts/build_cues.py."
    path.write_text("\n".join([head, *(f"{name}\t{value:.3f}" for name, value in weights.items()), ""]), encoding="utf-8")


def parses(records: list[Record], keep: Path | None) -> list[Doc]:
    """The parses of some records; those kept from the last run, if there are any."""
    if keep is not None and keep.exists():
        return list(DocBin().from_disk(keep).get_docs(load().vocab))
    docs = [parse(record["text"]) for record in records]
    if keep is not None:
        DocBin(docs=docs).to_disk(keep)
    return docs


def main(gold: Path, out: Path, keep: Path | None) -> None:
    """Learn from the split "train", write, and say how it does on both splits."""
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    splits = {split: [record for record in records if record["split"] == split] for split in ("train", "dev")}
    docs = {split: parses(part, keep / f"{split}.spacy" if keep else None) for split, part in splits.items()}
    names: Counter[str] = Counter()
    for doc in docs["train"]:
        count_names(doc, names)
    tables = (
        ("cues.tsv", "reporting cues (words and constructions)", cue_groups, CUES, speech_cues),
        ("extents.tsv", "the ends of what is said", end_groups, ENDS, speech_extent),
    )
    for file, what, groups_of, method, module in tables:
        groups = {
            split: [group for record, doc in zip(splits[split], docs[split], strict=True) for group in groups_of(record, doc)]
            for split in splits
        }
        weights = kept(train(groups["train"], method), names, method.smallest)
        write(weights, what, out / file)
        module.weights.cache_clear()
        speech_cues.cue_lemmas.cache_clear()
        print(f"{file}: {len(weights)} weights")
        for split in splits:
            print(f"  {split}: {told(groups[split], weights, method)}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) == 4 else None)
