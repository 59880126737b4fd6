"""Learn the weights of reporting cues from annotated attributions, and write `sayso/reading/data/cues.tsv`.

    python scripts/build_cues.py ../shared/data/quote/dev.jsonl sayso/reading/data/cues.tsv

The file holds one JSON object a line with `split`, `text` and `attributions` (spans of characters for source, cue and content).
Only records of the split "train" are read. What is written are ordinary words (lemmas of verbs, nouns and adjectives) and names of
constructions with a weight each: no sentence, name or number of the annotated texts. A draft of the rules in `sayso.reading` is a
positive example when half of its words (token F1) are those of an annotated content whose cue it shares; drafts whose cue stands
inside an annotated content are left out, because only the outermost level is annotated. The model is a logistic regression, trained
with batches in a fixed order, so that a second run writes the same file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from sayso.language import parse
from sayso.language.words import common_words
from sayso.reading.speech_cues import BIAS
from sayso.reading.speech_draft import Draft
from sayso.reading.speech_page import page_of
from sayso.reading.speech_read import all_drafts
from sayso.records import Span

WORD = re.compile(r"\w+(?:['’]\w+)*|[$€£%]")
RARE = 3
EPOCHS = 12
BATCH = 512
RATE = 0.02
DECAY = 2e-5
SMALLEST = 0.05
WRONG_SPEAKER = 0.0
"""What the overlap counts when the rules give the words to somebody else."""
Example = tuple[list[str], int]
Record = dict[str, object]


def word_ids(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The starts of the words in some spans of characters: what overlap is counted in."""
    return frozenset(start + m.start() for start, end in spans for m in WORD.finditer(text[start:end]))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """F1 of two sets of words."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def examples(record: Record, doc: Doc) -> Iterator[Example]:
    """The drafts of one text as lists of features, with 1 for those that were annotated."""
    text = str(record["text"])
    gold = []
    for attribution in record["attributions"]:  # type: ignore[attr-defined]  # the form of the file is checked by the indexing itself
        content = word_ids(text, attribution["content"])
        if content:
            gold.append((content, [tuple(s) for s in attribution["cue"]], [tuple(s) for s in attribution["source"]]))
    groups: dict[int, list[tuple[Draft, float]]] = {}
    for draft in all_drafts(page_of(doc), known_only=False):
        head = Span(draft.head.idx, draft.head.idx + len(draft.head))
        words = word_ids(text, [(p.start, p.end) for p in draft.content])
        shared = [
            overlap(words, content) * (1.0 if _same_speaker(draft, source) else WRONG_SPEAKER)
            for content, cues, source in gold
            if any(a < head.end and head.start < b for a, b in cues)
        ]
        best = max(shared, default=0.0)
        if not shared and any(_within(head, content, text) for content, _, _ in gold):
            continue
        groups.setdefault(draft.head.i, []).append((draft, best))
    for drafts in groups.values():
        top = max(score for _, score in drafts)
        for draft, score in drafts:
            yield draft.features, int(score >= 0.5 and score == top)


def _same_speaker(draft: Draft, source: list[tuple[int, int]]) -> bool:
    if draft.source is None or not source:
        return True
    return any(start < draft.source.end and draft.source.start < end for start, end in source)


def _within(head: Span, content: frozenset[int], text: str) -> bool:
    return bool(word_ids(text, [(head.start, head.end)]) & content)


def train(data: list[Example]) -> dict[str, float]:
    """Weights of features by logistic regression: Adam on batches in a fixed order, with a penalty on large weights."""
    counts = Counter(feature for features, _ in data for feature in features)
    names = [BIAS, *sorted(feature for feature, n in counts.items() if n >= RARE)]
    number = {name: index for index, name in enumerate(names)}
    width = max(len(features) for features, _ in data) + 1
    # One row an example: the numbers of its features, filled up with a feature that always weighs nothing.
    nothing = len(names)
    table = np.full((len(data), width), nothing, dtype=np.int64)
    for row, (features, _) in enumerate(data):
        present = [0, *(number[f] for f in features if f in number)]
        table[row, : len(present)] = present
    labels = np.array([label for _, label in data], dtype=np.float64)
    weights = np.zeros(nothing + 1)
    mean, square, step = np.zeros_like(weights), np.zeros_like(weights), 0
    order = np.arange(len(data))
    steps = EPOCHS * -(-len(order) // BATCH)
    generator = np.random.default_rng(0)
    for _ in range(EPOCHS):
        generator.shuffle(order)
        for start in range(0, len(order), BATCH):
            rows = table[order[start : start + BATCH]]
            error = 1.0 / (1.0 + np.exp(-weights[rows].sum(axis=1))) - labels[order[start : start + BATCH]]
            gradient = np.bincount(rows.ravel(), np.repeat(error / len(rows), width), len(weights)) + DECAY * weights
            step += 1
            mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
            rate = RATE * (1 - step / steps)
            weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
            weights[nothing] = 0.0
    return {name: float(weights[index]) for name, index in number.items()}


def count_names(doc: Doc, counts: Counter[str]) -> None:
    """Add to a balance of each word: up where it is a proper name, down where it is not."""
    for token in doc:
        counts[token.lower_] += 1 if token.pos_ == "PROPN" else -1
        counts[token.lemma_.lower()] += 1 if token.pos_ == "PROPN" else -1


def ordinary(feature: str, names: Counter[str]) -> bool:
    """Whether a feature may be written: none of the words in it is a proper name more often than not."""
    known = common_words()
    words = re.findall(r"[^\W_]+", feature.partition("=")[2].partition("|")[0].lower())
    if feature.startswith(("speaker", "tag", "dep", "relation")):
        return True
    return feature.isascii() and all(word in known or names[word] <= 0 for word in words)


def write(weights: dict[str, float], names: Counter[str], path: Path) -> int:
    """Write the table in alphabetical order; returns the number of weights."""
    kept = sorted((name, value) for name, value in weights.items() if abs(value) >= SMALLEST and ordinary(name, names))
    head = (
        "# Weights of reporting cues (words and constructions), from the train split of PolNeAR 1.0.0 by scripts/build_cues.py."
    )
    path.write_text("\n".join([head, *(f"{name}\t{value:.3f}" for name, value in kept), ""]), encoding="utf-8")
    return len(kept)


def main(gold: Path, out: Path) -> None:
    """Read the train split, learn, write."""
    data: list[Example] = []
    names: Counter[str] = Counter()
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["split"] == "train":
                doc = parse(record["text"])
                count_names(doc, names)
                data.extend(examples(record, doc))
    print(f"{len(data)} examples, {write(train(data), names, out)} weights")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
