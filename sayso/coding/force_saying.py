"""Whether an act of a force is told as done, or only asked for, still to come, denied or supposed."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.coding.force_words import force_words, is_verbal
from sayso.coding.toll_words import toll_words

_UNSAYING: Final = frozenset({"if", "unless", "not", "n't", "no", "never", "any", "without"})
_NOBODY: Final = frozenset({"nobody", "none", "nothing"})
_CLAUSES: Final = frozenset({"ROOT", "relcl", "acl", "advcl", "ccomp", "parataxis", "nsubj", "nsubjpass", "appos"})
"""What a word hangs by where no word above it says any more whether it was done."""
_PARTS: Final = frozenset({"xcomp", "pobj", "dobj", "pcomp", "prep", "conj"})
_STEPS: Final = 8


def is_unsaid(token: Token) -> bool:
    """Whether an act is threatened, asked for, denied or supposed, and not told; "had to", "was forced to" and "resorted to" do tell it."""
    words, own = toll_words(), force_words()
    if (way := last_resort(token)) is not None:
        return any(_has_modal(above) for above in way.ancestors)
    if _is_made(token):
        return False
    if is_verbal(token) and (_is_of_nobody(token) or _is_command(token)):
        return True
    current = token
    for _ in range(_STEPS):
        if _is_taken_back(current):
            return True
        above, helpers = current.head, {c.lower_ for c in current.children if c.dep_ in ("aux", "auxpass")}
        if helpers == {"be"}:
            return True  # "suggested that they be booked"
        causes = current.dep_ == "ccomp" and above.lemma_.lower() in own["causing"] and above.lower_ != "got"
        if ("to" in helpers or causes) and not _tells(above):
            # "claimed to have arrested" tells it
            return "have" not in helpers or above.lemma_.lower() not in own["reporting"] or _is_taken_back(above)
        if current.dep_ in ("nsubj", "nsubjpass") and (_has_modal(above) or _is_expected(above)):
            return True  # "arrests can be made", "arrests are likely"
        if current.dep_ in ("ccomp", "xcomp", "acl", "dobj", "nsubjpass") and _denies(above):
            return True
        if current.dep_ == "ccomp" and above.lemma_.lower() in own["wishing"]:
            return True  # "they feared police firing"
        if current.dep_ in ("pcomp", "pobj") and _is_instead(above):
            return True
        if current.dep_ == "acl" and _is_denied_later(above):
            return True
        presumed = current.lower_ == "of" and above.lemma_.lower() in own["taking_for_done"]  # "victims of police firing"
        if above == current or current.dep_ in _CLAUSES or presumed:
            return False
        if current.dep_ in _PARTS:
            lemma = above.lemma_.lower()
            if _tells(above):
                return _is_taken_back(above)  # "was not able to"
            if current.dep_ != "conj" and (lemma in words.meant_verbs or lemma in own["wishing"]):
                return True
        current = above
    return False


def last_resort(token: Token) -> Token | None:
    """ "had no choice but to fire": the noun that makes the infinitive a thing done; None elsewhere."""
    start = token.sent.start
    if token.i - start < 3 or token.nbor(-1).lower_ != "to" or token.nbor(-2).lower_ not in ("but", "than", "except"):
        return None
    near = [token.doc[i] for i in range(max(start, token.i - 5), token.i - 2)]
    return next((noun for noun in near if noun.lemma_.lower() in force_words()["choices"]), None)


def _is_taken_back(word: Token) -> bool:
    """Whether a word is denied, supposed or only possible by what stands beside it."""
    lowers = {c.lower_ for c in word.children if c.dep_ in ("aux", "mark", "neg", "det", "advmod", "preconj", "predet")}
    return bool(lowers & _UNSAYING) or bool(lowers & toll_words().modals)


def _tells(above: Token) -> bool:
    """Whether a word tells what hangs on it as done; "have to" is a duty, and only "had to" a deed."""
    own = force_words()["telling"]
    if above.lemma_.lower() == "dare" and any(c.dep_ == "dobj" for c in above.children):
        return False  # "dared the police to arrest them"
    if above.lemma_.lower() == "have":
        return above.lower_ in ("had", "having") or any(c.lower_ in ("have", "has", "had") for c in above.children)
    return above.lemma_.lower() in own or above.lower_ in own


def _denies(verb: Token) -> bool:
    """ "denied that", "ruled out"."""
    if verb.lemma_.lower() == "rule":
        return any(c.lower_ == "out" for c in verb.children)
    return verb.lemma_.lower() in force_words()["denying"]


def _is_expected(verb: Token) -> bool:
    """ "are likely", "are expected": still to come."""
    own = force_words()["expecting"]
    return verb.lemma_.lower() in own or any(c.dep_ in ("acomp", "attr") and c.lemma_.lower() in own for c in verb.children)


def _has_modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in toll_words().modals for c in verb.children)


def _is_made(noun: Token) -> bool:
    """ "to hear about the arrests made on Thursday": whatever the clause says, they have been made."""
    return noun.pos_ == "NOUN" and any(
        c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in ("make", "carry", "effect") for c in noun.children
    )


def _is_command(verb: Token) -> bool:
    """ "Arrest them first, he said"."""
    if verb.tag_ != "VB" or any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return False
    return verb.dep_ in ("ROOT", "advcl", "ccomp", "parataxis") or verb.head.lemma_.lower() in ("say", "tell")


def _is_instead(prep: Token) -> bool:
    """ "without firing a shot", "rather than arresting them", "instead of", "protection from"."""
    if prep.lower_ == "of":
        return any(c.lower_ == "instead" for c in prep.children) or prep.head.lower_ == "instead"
    return prep.lower_ in ("without", "than")


def _is_of_nobody(verb: Token) -> bool:
    """ "nobody was arrested", "not a single man has been arrested", "fired no shots"."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            denied = {c.lower_ for c in child.children if c.dep_ in ("det", "neg", "preconj", "advmod")}
            if child.lower_ in _NOBODY or denied & {"no", "not", "neither", "hardly", "barely"}:
                return True
    return False


def _is_denied_later(noun: Token) -> bool:
    """ "reports that two had been arrested, but the reports were denied"."""
    own = force_words()["denying"]
    return any(
        verb.lemma_.lower() in own and any(c.dep_ in ("nsubjpass", "dobj") and c.lemma_ == noun.lemma_ for c in verb.children)
        for verb in noun.doc[noun.i : noun.sent.end]
    )
