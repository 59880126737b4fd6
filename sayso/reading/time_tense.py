"""Whether the clause around a token speaks of the past, the present or what is to come."""

from __future__ import annotations

from typing import Final, Literal

from spacy.tokens import Token

Tense = Literal["past", "present", "future", ""]

_LONGEST_CLIMB: Final = 12
_PLANS: Final = frozenset(
    (
        *(
            "plan",
            "expect",
            "schedule",
            "set",
            "hope",
            "intend",
            "aim",
            "want",
            "prepare",
            "slate",
            "ready",
            "due",
            "decide",
            "agree",
        ),
        *(
            "promise",
            "vow",
            "pledge",
            "threaten",
            "postpone",
            "delay",
            "likely",
            "propose",
            "arrange",
            "about",
            "bind",
            "warn",
            "urge",
        ),
        *("call", "demand", "need", "invite", "order", "ask"),
    )
)
"""What governs an infinitive or a date that is still to come: "plans to leave on Monday", "due on Monday"."""
_SETTLED: Final = frozenset(("plan", "schedule", "slate", "postpone", "delay"))
"""What sets a date in the past tense too: "she has scheduled a meeting Monday"."""
_TIMETABLED: Final = frozenset(
    (
        *(
            "begin",
            "start",
            "open",
            "resume",
            "reopen",
            "reconvene",
            "convene",
            "meet",
            "vote",
            "go",
            "leave",
            "depart",
            "arrive",
            "return",
        ),
        *(
            "travel",
            "fly",
            "visit",
            "take",
            "expire",
            "end",
            "close",
            "finish",
            "face",
            "appear",
            "hold",
            "host",
            "mark",
            "celebrate",
        ),
        *(
            "come",
            "become",
            "retire",
            "step",
            "decide",
            "elect",
            "join",
            "sit",
            "run",
            "play",
            "mail",
            "hear",
            "fall",
            "move",
            "receive",
        ),
    )
)
"""What can be told of a coming day in the present tense."""
_BESIDE: Final = 2
"""Words between "is" and the day that it sets, at most."""
_WILL: Final = frozenset(("will", "shall", "'ll", "wo", "sha"))
_MAY: Final = frozenset(("may", "can", "must", "should", "would", "might"))
"""Future for what they govern themselves ("might leave on Monday"), not for the rest of the sentence."""


def clause_tense(token: Token) -> Tense:
    """The tense of the nearest verb above a token; "" if there is none or it has none."""
    for _ in range(_LONGEST_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            found = _verb_tense(token)
            if found and not any(
                child.lower_ in _MAY and child.dep_ == "aux" and not _is_month(child) for child in token.children
            ):
                return found
        elif token.lemma_.lower() in _PLANS and token.pos_ in ("ADJ", "NOUN"):
            return "" if _was_planned(token) else "future"
        if token.head == token:
            return ""
        token = token.head
    return ""


def is_supposed(token: Token) -> bool:
    """Whether the nearest verb above a token tells what would, could or will be, not what was."""
    for _ in range(_LONGEST_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return any(child.lower_ in _MAY | _WILL and child.dep_ == "aux" and not _is_month(child) for child in token.children)
        if token.head == token:
            break
        token = token.head
    return False


def direct_tense(token: Token) -> Tense:
    """The tense of the verb that the token qualifies itself ("left on Monday", not "the Monday talks"), else ""."""
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        token = token.head
    elif token.dep_ not in ("npadvmod", "advmod", "nmod", "dobj", "attr"):
        return ""
    if token.head.pos_ not in ("VERB", "AUX"):
        return ""
    tense = _verb_tense(token.head)
    return "" if tense == "present" and not _is_timetabled(token, token.head) else tense


def _is_timetabled(token: Token, verb: Token) -> bool:
    """Whether a verb in the present sets a date ("the talks resume Monday", "the deadline is Friday"), unlike "bomb kills six"."""
    if verb.lemma_ == "be":
        return 0 < token.i - verb.i <= _BESIDE
    return verb.lemma_.lower() in _TIMETABLED or any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _verb_tense(verb: Token) -> Tense:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and not _is_month(child)]
    words = {helper.lower_ for helper in helpers}
    if words & (_WILL | _MAY):
        # "Could have been", "would have died": no telling.
        return "" if "have" in words and not words & _WILL else "future"
    if "to" in words or verb.tag_ == "VB":
        return _governed_tense(verb)
    if verb.lemma_.lower() in _PLANS and verb.tag_ in ("VBN", "JJ") and any(helper.lemma_.lower() == "be" for helper in helpers):
        return "" if "had" in words else "future"
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lemma_.lower() in (*_SETTLED, "set", "expect"):
        return "future" if verb.lower_ != "set" or all(child.lower_ != "on" for child in verb.children) else "past"
    if verb.lemma_.lower() in _SETTLED and "had" not in words and any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return "future"
    tags = {helper.tag_ for helper in helpers}
    if verb.tag_ == "VBN" and words & {"is", "are", "'s", "'re"} and "been" not in words:
        return "present"
    if verb.tag_ in ("VBD", "VBN") or "VBD" in tags or words & {"has", "have", "had", "'ve"}:
        return "past"
    return "present" if verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"} else ""


def _governed_tense(verb: Token) -> Tense:
    """An infinitive has the future of the plan that governs it; plans that had been are past."""
    governor = verb.head
    if governor == verb:
        return ""
    if governor.lemma_.lower() in _PLANS:
        return "" if _was_planned(governor) else "future"
    return "future" if governor.lower_ == "going" or governor.lemma_ == "be" else ""


def _was_planned(plan: Token) -> bool:
    """What had been planned may have come and gone."""
    return any(child.lower_ == "had" for token in (plan, plan.head) for child in token.children)


def _is_month(token: Token) -> bool:
    """The "May" of "5 May", which parsers take for a helping verb."""
    return token.text == "May" and token.i > 0 and (token.nbor(-1).is_digit or token.nbor(-1).tag_ == "IN")
