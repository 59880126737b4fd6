"""What a statement does: claim, deny, blame, condemn, threaten, warn, demand, …

An utterance's acts come from the lemma of its cue and from patterns over its words (`data/statement_acts.yaml`). Where neither
tells anything, an official's account of what happened confirms it, and everything else is ``other``.
"""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.coding.statement_lexicon import act_words
from sayso.coding.statement_utterances import Utterance
from sayso.language import tokens_in
from sayso.records import Account, Sheet, Span

_NOT_BLAMING = frozenset({"claim_responsibility", "deny", "deny_responsibility"})


def acts_of(sheet: Sheet, doc: Doc, utterance: Utterance, incidents: tuple[Account, ...]) -> dict[str, Span]:
    """The acts of one utterance, each with the words that show it."""
    words = act_words()
    cue = utterance.cue
    acts: dict[str, Span] = {}
    if utterance.negated and utterance.lemma in ("claim", "condemn", "blame", "threaten", "accuse"):
        return {}
    by_cue = words.verbs.get(utterance.lemma)
    if by_cue and cue is not None:
        acts[by_cue] = cue
    for part in ((cue,) if cue else ()) + utterance.content:
        at = Span(cue.start, part.end) if cue and cue.end <= part.start and part.start - cue.end < 3 else part
        chars = sheet.text.words(at).lower().replace("\n", " ")
        for act, pattern in words.phrases.items():
            match = pattern.search(chars)
            if match and match.end() > match.start():
                acts.setdefault(act, Span(at.start + match.start(), at.start + match.end()))
    if "deny_responsibility" in acts:
        acts.pop("deny", None)
    if "claim_responsibility" in acts:
        acts.pop("announce", None)
    if not _NOT_BLAMING & set(acts) and any(_accuses(doc, part, incidents) for part in utterance.content):
        acts.setdefault("blame", utterance.content[0])
    return acts


def _accuses(doc: Doc, content: Span, incidents: tuple[Account, ...]) -> bool:
    """Whether the content says of somebody that he did an incident: the incident's verb has a subject that acts."""
    inside = [anchor for account in incidents for anchor in account.anchors if content.covers(anchor)]
    for anchor in inside:
        for token in tokens_in(doc, anchor):
            if token.pos_ == "VERB" and any(c.dep_ in ("nsubj", "agent") and c.lower_ not in ("we", "i") for c in token.children):
                return True
    return False
