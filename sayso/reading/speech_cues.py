"""How much a cue is worth: the lexicon of reporting words and the weights learned for them."""

from __future__ import annotations

import math
from collections.abc import Iterator
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
_PEOPLE: Final = frozenset({"PERSON", "NORP", "ORG", "he", "she", "they", "who", "i", "we", "you"})
_THINGS: Final = frozenset({"it", "this", "that", "which", "these", "those"})
_GOVERNED: Final = ("xcomp", "ccomp", "advcl", "acl", "conj", "relcl", "pcomp", "dobj", "pobj")
_OPENING: Final = frozenset({"that", "how", "what", "whether", "why", "if", "who", "when", "where"})
_CLAIM_SCORE: Final = 0.6
_STEM: Final = 4
"""Letters of a lemma that stand for its family: what "accusation" is worth tells of "accuse", and of what is too rare to be learned."""


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
    """First words of the lemmas that have a weight of their own."""
    return frozenset(feature[6:].split(" ")[0] for feature in weights() if feature.startswith("lemma="))


def choose(page: Page, drafts: list[Draft]) -> Draft | None:
    """The likeliest of the drafts of one cue, with how likely the cue reports anything as its score.

    The weights of a draft's features add up to its odds against the reading that the cue reports nothing; of several drafts that share
    a cue at most one is right, so their odds share the whole.
    """
    table = weights()
    total, best, most = 1.0, None, -1.0
    claimed: Draft | None = None
    for draft in drafts:
        if _is_deed(page, draft):
            continue
        odds = math.exp(max(-30.0, min(30.0, table.get(BIAS, 0.0) + sum(table.get(feature, 0.0) for feature in draft.features))))
        total += odds
        if odds > most:
            best, most = draft, odds
        if claimed is None and _is_claim(draft):
            claimed = draft
    if best is None:
        return None
    if claimed is not None and best.frame.startswith("passive subject"):
        best = claimed  # "The attack was blamed on the rebels": who is blamed for what says more than the attack alone
    best.score = 1.0 - 1.0 / total
    if claimed is not None and best.score < _CLAIM_SCORE:
        best = best if _is_claim(best) else claimed
        best.score = _CLAIM_SCORE
    return best


def _is_deed(page: Page, draft: Draft) -> bool:
    """Whether the verb is what people do to each other in reports of violence, and nothing that is said hangs on it.

    A word without a weight of its own is taken for such a verb: of "smashed the windows" the weights know the construction only.
    """
    verb = draft.lemma.split(" ")[0]
    if (verb in cue_lemmas() and verb not in words("deeds")) or _quoted(page, draft):
        return False
    if draft.frame in ("clause", "object+clause"):
        # "sentenced the man who killed four": without a word that opens a clause the parse has made one of the object
        return page.token_from(draft.content[0].start).lower_ not in _OPENING
    return not draft.frame.startswith(_SAYING_FRAMES)


def _is_claim(draft: Draft) -> bool:
    """Whether it is a speech whatever the weights say: a speaker behind a dash or in capitals at the head of a quoted turn, or a claim,
    denial or accusation with a speaker.
    """
    if draft.frame in ("dash", "turn"):
        return True
    verb = draft.lemma.split(" ")[0]
    named = draft.source is not None or "passive" in draft.frame
    return verb in words("claims") and draft.frame.startswith(_CLAIM_FRAMES) and named


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
        f"stem={lemma.split(' ')[0][:_STEM]}",
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
    draft.features.extend(_surroundings(page, draft, lemma, family, speaker))


def _surroundings(page: Page, draft: Draft, lemma: str, family: str, speaker: str) -> Iterator[str]:
    """Signs around the cue: how the content begins and what follows it, what governs the cue, what its object is, what speaker it has."""
    head = draft.head
    behind = page.index_from(draft.content[-1].end - 1) + 1
    yield f"after={_small(page.doc[behind]) if behind < len(page.doc) else 'end'}|{family}"
    begin = _small(page.token_from(draft.content[0].start))
    yield f"begin={begin}|{family}"
    yield f"lemma+begin={lemma}|{begin}"
    kind = "who" if speaker in _PEOPLE else "what" if speaker in _THINGS else speaker
    yield f"speaker+lemma={kind}|{lemma}"
    if head.dep_ in _GOVERNED:
        yield f"above={head.head.lemma_.lower()}|{head.dep_}"
    if head.i + 1 < len(page.doc):
        follower = _small(page.doc[head.i + 1])
        yield f"next={follower}|{family}"
    for child in head.children:
        if child.dep_ == "dobj":
            sort = child.ent_type_ or (child.lower_ if child.pos_ == "PRON" else child.pos_)
            yield f"object={sort}|{family}"
            yield f"lemma+object={lemma}|{sort}"
            if child.pos_ == "NOUN":
                yield f"thing={child.lemma_.lower()}|{family}"
        elif child.dep_ == "advmod" and child.i < head.i:
            yield f"adverb={child.lower_}"


def _small(token: Token) -> str:
    """A small word as it is, of others the part of speech."""
    if token.tag_ in ("IN", "TO", "WDT", "WP", "WRB", "DT", "PRP$", "MD", "RP", "RB") or token.is_punct:
        return token.lower_
    return token.tag_


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
