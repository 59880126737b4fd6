"""How much a cue is worth: the lexicon of reporting words and the weights learned for them."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Token

from sayso.reading.speech_draft import Draft
from sayso.reading.speech_page import Page

BIAS: Final = "bias"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The learned weight of each feature (built by ``scripts/build_cues.py``)."""
    lines = (files("sayso.reading") / "data" / "cues.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, float] = {}
    for line in lines:
        if line and not line.startswith("#"):
            feature, weight = line.split("\t")
            table[feature] = float(weight)
    return table


@lru_cache(maxsize=1)
def cue_lemmas() -> frozenset[str]:
    """Lemmas that the lexicon knows as cues; only they are looked at."""
    return frozenset(feature[6:].split(" ")[0] for feature in weights() if feature.startswith("lemma="))


def weigh(draft: Draft) -> float:
    """The probability that a draft is a speech, by its features."""
    table = weights()
    total = table.get(BIAS, 0.0) + sum(table.get(feature, 0.0) for feature in draft.features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def describe(page: Page, draft: Draft) -> None:
    """Set the features of a draft: what the lexicon has weights for."""
    head = draft.head
    family = draft.frame.split(" ")[0]
    words = sum(1 for part in draft.content for w in page.chars[part.start : part.end].split() if w)
    first = draft.content[0].start
    quoted = (
        sum(1 for q in page.quotes if q.words > 2 and any(q.start < p.end and p.start < q.end for p in draft.content))
        if page.quotes
        else 0
    )
    lemma, form = draft.lemma, f"{head.tag_}"
    mood = _mood(head)
    speaker = _speaker(draft.source_head)
    size = "1" if words <= 1 else "2-3" if words <= 3 else "4-7" if words <= 7 else "8-15" if words <= 15 else "16+"
    draft.features = [
        f"lemma={lemma}",
        f"frame={draft.frame}",
        f"lemma+family={lemma}|{family}",
        f"lemma+frame={lemma}|{draft.frame}",
        f"relation={draft.relation}",
        f"speaker={speaker}",
        f"speaker+family={speaker}|{family}",
        f"tag={form}",
        f"tag+family={form}|{family}",
        f"dep={head.dep_}",
        f"mood={mood}",
        f"mood+family={mood}|{family}",
        f"size={size}",
        f"size+family={size}|{family}",
        f"quote={min(quoted, 2)}",
        f"quote+family={min(quoted, 2)}|{family}",
        f"inside={page.quoted(head.i)}",
        f"inside+speaker={page.quoted(head.i)}|{speaker}",
        f"negated={draft.negated}",
        f"start={page.doc[0].idx == first or page.paragraph_start(head.i) == 0}",
    ]
    if draft.source_head is not None:
        draft.features.append(f"source={draft.source_head.lemma_.lower()}")


def _mood(head: Token) -> str:
    words = sorted(
        {
            c.lower_
            for c in head.lefts
            if c.dep_ in ("aux", "auxpass", "mark", "neg") and c.lower_ not in ("is", "are", "was", "were")
        }
    )
    return "_".join(words[:3]) or "plain"


def _speaker(head: Token | None) -> str:
    if head is None:
        return "none"
    if head.pos_ == "PRON":
        return head.lower_
    if head.ent_type_:
        return head.ent_type_
    return head.pos_
