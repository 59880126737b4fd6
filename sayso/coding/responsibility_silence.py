"""That nobody has claimed it, in other words: "no message was left", "no group has come forward", "the factions kept silent"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import has_responsibility, is_act, is_nobody, is_supposed, names_act, objects_of
from sayso.coding.responsibility_voices import LEFT_PAPERS, NEWSROOMS, is_doer_by_name
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import is_negated_verb, is_passive, subjects_of

_GROUPS: Final = frozenset({"group", "organization", "organisation", "faction", "movement", "party", "body", "cell"})
_SIDES: Final = _GROUPS | {"guerrilla", "rebel", "militant", "separatist", "extremist", "insurgent"}
_COMING: Final = frozenset(
    {"leave", "find", "receive", "issue", "make", "send", "publish", "discover", "come", "follow", "reach", "arrive"}
)
_TELLING: Final = frozenset({"statement", "message", "call", "letter", "word", "announcement", "declaration"}) | LEFT_PAPERS
_SENT_BY_DOERS: Final = LEFT_PAPERS | {"message", "call", "letter"}
_QUALIFIED: Final = frozenset(
    {"immediate", "credible", "public", "authentic", "verified", "other", "anonymous", "telephone", "phone"}
)
_SPEAKING: Final = frozenset({"call", "telephone", "phone", "boast", "write"})
_AVOWING: Final = frozenset({"admit", "avow", "acknowledge", "confess", "sign"})
_QUIET: Final = frozenset({"quiet", "silent", "mum"})
_SAID: Final = frozenset({"say", "comment", "claim", "speak", "own", "accept", "mention", "admit"})
_CLAIMANTS: Final = frozenset({"author", "claimant", "taker", "owner"})
_CLAIMS: Final = frozenset({"claim", "claimant", "taker"})
_LONGEST_NOTE: Final = 8


def left_nothing(verb: Token) -> Iterator[Finding]:
    """ "The attackers left no message", "the bombing has found no author", "the newspapers received neither calls nor letters"."""
    if is_supposed(verb):
        return
    if is_negated_verb(verb):
        left = (
            verb.lemma_.lower() == "leave"
            and verb.dep_ == "pcomp"
            and any(o.lemma_.lower() in _SENT_BY_DOERS for o in objects_of(verb))
        )
        if left or _never_came(verb):
            yield Finding("nobody_claimed", verb, None)
        return
    lemma = verb.lemma_.lower()
    subjects = subjects_of(verb)[:1]
    none = [o for o in objects_of(verb) if is_nobody(o) and not is_passive(verb)]
    papers = any(o.lemma_.lower() in _SENT_BY_DOERS and _is_plain(o) for o in none)
    told = False
    if lemma in ("leave", "send", "make"):
        told = papers and any(is_doer_by_name(s) for s in subjects)
    elif lemma == "find":
        told = any(o.lemma_.lower() in _CLAIMANTS for o in none) and any(is_act(s) for s in subjects)
    elif lemma in ("receive", "get"):
        told = papers and any(s.lemma_.lower() in NEWSROOMS | {"police", "authority"} for s in subjects)
    elif lemma in ("wait", "await"):
        waited = [*objects_of(verb), *(n for c in verb.children if c.lower_ == "for" for n in c.children)]
        told = any(n.lemma_.lower() == "claim" and not any(c.lower_ in ("of", "for") for c in n.children) for n in waited)
    if told:
        yield Finding("nobody_claimed", verb, None)


def _never_came(verb: Token) -> bool:
    """ "The usual call never came", "the bombing was not followed by a claim", and notes such as "Not claimed."."""
    lemma = verb.lemma_.lower()
    if lemma == "claim":
        return not subjects_of(verb) and len([t for t in verb.sent if not t.is_punct]) <= 3
    if lemma == "follow" and is_passive(verb):
        by = [n for c in verb.children if c.lower_ == "by" for n in c.children]
        return any(n.lemma_.lower() in _CLAIMS | LEFT_PAPERS for n in by)
    subjects = subjects_of(verb)[:1]
    awaited = any(c.lower_ in ("usual", "expected", "customary") for s in subjects for c in s.children)
    coming = lemma in ("come", "arrive", "follow", "appear", "materialize", "materialise")
    return coming and any(s.lemma_.lower() in _CLAIMS or (awaited and s.lemma_.lower() in _SENT_BY_DOERS) for s in subjects)


def silence(verb: Token) -> Iterator[Finding]:
    """ "No leaflets were found", "no group has come forward", "all the factions kept quiet"."""
    if is_supposed(verb):
        return
    subject = next(iter(subjects_of(verb)), None)
    if subject is None:
        return
    if (
        _no_word(verb, subject)
        or _no_group(verb, subject)
        or _kept_quiet(verb, subject)
        or _no_claim_made(verb, subject)
        or _nor_others(verb, subject)
    ):
        yield Finding("nobody_claimed", verb, None)


def unsaid(token: Token) -> Iterator[Finding]:
    """ "The killing went without any claim", "there was no claim", and notes such as "Unclaimed."."""
    if token.lower_ == "unclaimed":
        alone = token.dep_ in ("ROOT", "conj", "acomp") and len([t for t in token.sent if not t.is_punct]) <= _LONGEST_NOTE
        if alone and not any(t.pos_ in ("VERB", "AUX") for t in token.sent):
            yield Finding("nobody_claimed", token, None)
        return
    if token.lemma_.lower() in _SENT_BY_DOERS and token.dep_ == "attr" and any(c.dep_ == "expl" for c in token.head.children):
        several = all(is_nobody(n) and n.lemma_.lower() in _SENT_BY_DOERS for n in (token, *token.conjuncts)) and token.conjuncts
        if several and _is_plain(token):
            yield Finding("nobody_claimed", token, None)  # "there was no call, no letter"
        return
    if token.lemma_.lower() not in _CLAIMS | _CLAIMANTS or any(
        c.dep_ == "compound" or c.lower_ in ("of", "for", "that") for c in token.children
    ):
        return
    without = token.head if token.dep_ == "pobj" and token.head.lower_ == "without" else None
    if without is not None and any(is_act(s) for s in subjects_of(without.head)):
        yield Finding("nobody_claimed", token, None)
    existing = token.dep_ == "attr" and any(c.dep_ == "expl" for c in token.head.children)
    if existing and token.lemma_.lower() == "claim" and (is_nobody(token) or is_negated_verb(token.head)):
        yield Finding("nobody_claimed", token, None)


def _no_word(verb: Token, subject: Token) -> bool:
    """ "No leaflets were found", "no statement was issued by any group"; no warning, and no statement of a ministry."""
    if verb.lemma_.lower() not in _COMING or not is_nobody(subject) or is_negated_verb(verb):
        return False
    if subject.lemma_.lower() not in _TELLING or not _is_plain(subject):
        return False
    by = [n for c in verb.children if c.lower_ in ("by", "from") for n in c.children if n.dep_ == "pobj"]
    by += [n for c in subject.children if c.lower_ in ("by", "from") for n in c.children if n.dep_ == "pobj"]
    if by:
        return any(t.lemma_.lower() in _SIDES or t.lower_ in ("anyone", "anybody") for n in by for t in n.subtree)
    return subject.lemma_.lower() in _SENT_BY_DOERS


def _is_plain(noun: Token) -> bool:
    """Without a word that says what else it is: "no warning call", "no suicide note"."""
    added = (c for c in noun.children if c.dep_ in ("amod", "compound"))
    return all(c.lower_ in _QUALIFIED for c in added) and not any(c.lower_ in ("for", "about", "to", "of") for c in noun.children)


def _no_group(verb: Token, subject: Token) -> bool:
    """ "No group has come forward", "none has owned up to it", "nobody admitted the killing", "no faction put its name to it"."""
    if not is_nobody(subject) or is_negated_verb(verb):
        return False
    lemma = verb.lemma_.lower()
    if lemma in ("boast", "brag"):
        return any(is_act(n) for c in verb.children if c.lower_ in ("of", "about") for n in c.children)
    group = subject.lemma_.lower() in _GROUPS or any(
        n.lemma_.lower() in _SIDES for c in subject.children if c.lower_ in ("of", "among") for n in c.children
    )
    if lemma == "own":
        return any(c.lower_ == "up" for c in verb.children)
    if lemma in _AVOWING and (names_act(verb) or any(o.lower_ in ("it", "this") for o in objects_of(verb)) or lemma == "sign"):
        return group or subject.lower_ in ("nobody", "none") or not has_responsibility(verb)
    if lemma in ("come", "step"):
        claims = any(t.lemma_.lower() in ("claim", "take", "own", "admit") for t in verb.subtree if t.i > verb.i)
        return any(c.lower_ == "forward" for c in verb.children) and (group or claims)
    if not group:
        return False
    objects = objects_of(verb)
    if lemma in ("identify", "reveal", "make", "declare", "name") and any(o.lower_.endswith(("self", "selves")) for o in objects):
        return True
    if lemma == "make" and any(c.lower_ == "known" for c in verb.children):
        return True
    if lemma in ("speak", "hear"):
        return any(c.lower_ in ("up", "out", "from") for c in verb.children)
    if lemma == "put":
        return any(o.lemma_.lower() in ("name", "signature") for o in objects)
    if lemma in ("issue", "send", "publish", "release", "make", "leave"):
        return any(o.lemma_.lower() in _TELLING | _CLAIMS for o in objects)
    return lemma in _SPEAKING or (lemma == "say" and any(o.lower_ in ("anything", "so") for o in objects))


def _kept_quiet(verb: Token, subject: Token) -> bool:
    """ "All the extremist groups have kept quiet"; that one group is silent says nothing of the others."""
    if is_negated_verb(verb) or verb.lemma_.lower() not in ("keep", "remain", "stay", "be"):
        return False
    all_of_them = any(c.lower_ in ("all", "every", "both", "the") for c in subject.children) and subject.tag_ in ("NNS", "NN")
    quiet = any(c.lower_ in _QUIET for c in verb.children)
    return quiet and all_of_them and subject.lemma_.lower() in _SIDES and (subject.tag_ == "NNS" or _is_every(subject))


def _is_every(noun: Token) -> bool:
    return any(c.lower_ == "every" for c in noun.children)


def _no_claim_made(verb: Token, subject: Token) -> bool:
    """ "No claim has been made", "no arrests or claims have been made"."""
    if verb.lemma_.lower() not in _COMING or not (is_passive(verb) or verb.lemma_.lower() in ("come", "follow")):
        return False
    nouns = [subject, *subject.conjuncts]
    claim = next((n for n in nouns if n.lemma_.lower() in _CLAIMS), None)
    plain = claim is not None and not any(
        c.dep_ == "compound" or c.lower_ in ("for", "that", "against") or c.dep_ in ("acl", "relcl") for c in claim.children
    )
    return plain and is_nobody(subject) and not is_negated_verb(verb)


def _nor_others(verb: Token, subject: Token) -> bool:
    """ "X has not said anything about this one, and no other group has either"."""
    if verb.lemma_.lower() not in ("have", "do") or verb.dep_ != "conj":
        return False
    nor = any(c.lower_ == "nor" for c in (*verb.children, *verb.head.children))
    nothing = is_negated_verb(verb.head) or any(o.lower_ == "nothing" for o in objects_of(verb.head))
    if nor and subject.lower_ in ("anybody", "anyone") and verb.head.lemma_.lower() in _SAID and nothing:
        return True
    if not is_nobody(subject):
        return False
    group = subject.lemma_.lower() in _GROUPS | responsibility_words().nobody
    return group and verb.head.lemma_.lower() in _SAID and is_negated_verb(verb.head)
