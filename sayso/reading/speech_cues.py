"""How much a cue is worth: the lexicon of reporting words and the weights learned for them."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Token

from sayso.reading.speech_draft import Draft
from sayso.reading.speech_page import Page
from sayso.reading.speech_words import words

BIAS: Final = "bias"
_SAYING_FRAMES: Final = ("clause", "quote", "beside", "colon", "dash", "noun that", "object+clause", "passive clause")
_CLAIM_FRAMES: Final = ("clause", "object", "preposition", "xcomp", "passive prep", "passive xcomp", "passive only")
_CLAIM_SCORE: Final = 0.6


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


def weigh(page: Page, draft: Draft) -> float:
    """The probability that a draft is a speech, by its features and by what its verb does in reports of violence."""
    table = weights()
    total = table.get(BIAS, 0.0) + sum(table.get(feature, 0.0) for feature in draft.features)
    score = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    if draft.frame == "dash":
        return max(score, _CLAIM_SCORE)
    verb = draft.lemma.split(" ")[0]
    if verb in words("deeds") and not draft.frame.startswith(_SAYING_FRAMES) and not _quoted(page, draft):
        return 0.0
    if (
        verb in words("claims")
        and draft.frame.startswith(_CLAIM_FRAMES)
        and (draft.source is not None or "passive" in draft.frame)
    ):
        return max(score, _CLAIM_SCORE)
    return score


def _quoted(page: Page, draft: Draft) -> int:
    """How many quotations of more than two words the content touches."""
    return sum(1 for part in draft.content for quote in page.quotes_over(part) if quote.words > 2)


def describe(page: Page, draft: Draft) -> None:
    """Set the features of a draft: what the lexicon has weights for."""
    head = draft.head
    family = draft.frame.split(" ")[0]
    length = sum(len(page.chars[part.start : part.end].split()) for part in draft.content)
    first = draft.content[0].start
    quoted = _quoted(page, draft)
    lemma, form = draft.lemma, f"{head.tag_}"
    mood = _mood(head)
    speaker = _speaker(draft.source_head)
    size = "1" if length <= 1 else "2-3" if length <= 3 else "4-7" if length <= 7 else "8-15" if length <= 15 else "16+"
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
    if draft.source_head is not None and draft.source_head.pos_ == "NOUN":
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
