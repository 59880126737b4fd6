"""Who speaks: the subject of a reporting verb and how far its words reach."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.reading.speech_page import Page
from sayso.reading.speech_words import words
from sayso.records import Span

_SUBJECTS: Final = ("nsubj", "csubj")
_PASSIVE_SUBJECTS: Final = ("nsubjpass", "csubjpass")
_DEEPEST: Final = 6
_LONGEST_SPEAKER: Final = 20
"""Tokens between a quotation and its verb, at most."""


def subject_of(verb: Token) -> tuple[Token | None, str]:
    """The subject of a verb in the active sense, and how it was found.

    Returns:
        the head of the subject or None, and ``own`` (beside the verb), ``shared`` (of a coordinated verb), ``above`` (of the verb
        that governs it), ``noun`` (the noun that a participle describes), ``agent`` ("by X" of a passive) or ``none``.
    """
    subject, relation = _subject(verb, 0)
    if subject is None and not is_passive(verb):
        subject = _inverted(verb)
        relation = "own" if subject is not None else "none"
    return subject, relation


def _inverted(verb: Token) -> Token | None:
    """ "…," said Vik: the noun right behind the verb where the parse gives it another part."""
    if verb.i + 1 >= len(verb.doc) or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.lemma_.lower() not in words("inverted"):
        return None
    token = verb.nbor(1)
    while token.head.i > token.i and token.dep_ in ("det", "compound", "amod", "nmod", "poss", "nummod"):
        token = token.head
    return (
        token
        if token.pos_ in ("NOUN", "PROPN", "PRON")
        and token.head == verb
        and token.dep_ in ("dobj", "npadvmod", "attr", "dep", "oprd")
        else None
    )


def noun_behind(page: Page, verb: Token) -> Token | None:
    """The noun right behind a verb that may stand before its speaker ("…,” said a person close to …"), whatever the parse makes of it."""
    if verb.i + 1 >= len(page.doc) or verb.lemma_.lower() not in words("inverted"):
        return None
    token = verb.nbor(1)
    while token.head.i > token.i and token.dep_ in ("det", "compound", "amod", "nmod", "poss", "nummod"):
        token = token.head
    fits = token.pos_ in ("NOUN", "PROPN", "PRON") and not page.quoted(token.i)
    return token if fits and page.paragraph_of[token.i] == page.paragraph_of[verb.i] else None


def _subject(verb: Token, depth: int) -> tuple[Token | None, str]:
    if depth > _DEEPEST:
        return None, "none"
    passive = is_passive(verb)
    if passive:
        agent = _agent(verb)
        return (agent, "agent") if agent is not None else (None, "none")
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.lower_ != "there" and not child.is_punct]
    if subjects:  # of several, which only a broken parse has, the one right before the verb
        return max((child for child in subjects if child.i < verb.i), key=lambda child: child.i, default=subjects[0]), "own"
    head = verb.head
    if head == verb:
        return None, "none"
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        governor = head.head
        if (
            head.dep_ == "ccomp"
            and verb.tag_ == governor.tag_ == "VBD"
            and verb.lemma_.lower() in words("carry_on")
            and governor.lemma_.lower() in words("carry_on")
            and verb.i > 0
            and verb.nbor(-1).lower_ in ("and", "but")
        ):
            # "The army said it had left and warned the rebels": who said so also warned.
            head = governor
        found, _ = _plain_subject(head, depth)
        return found, "shared" if found is not None else "none"
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        if verb.tag_ == "VBG" or (verb.dep_ == "acl" and _finite(verb)):
            return head, "noun" if verb.tag_ == "VBG" else "own"
        return _owner_of(head) if verb.dep_ == "acl" else (None, "none")
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "pcomp", "dep", "prep"):
        return _governor_subject(verb, depth)
    return None, "none"


def _finite(verb: Token) -> bool:
    """Whether what the parse takes for a participle is the verb of the sentence: "In a video, a spokesman called on them to leave"."""
    if verb.tag_ == "VBD":
        return True
    return (
        verb.tag_ == "VBN"
        and verb.lemma_.lower() in words("carry_on")
        and any(child.dep_ in ("ccomp", "dobj", "prep") for child in verb.rights)
    )


def nearest_noun(page: Page, verb: Token, cue_start: int) -> Token | None:
    """The noun right before a finite verb whose subject the parse has lost; words in brackets or between commas may stand between."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ in ("conj", "xcomp", "acl", "relcl") or page.quoted(verb.i):
        return None
    doc, bottom = page.doc, page.paragraph_start(verb.i)
    i = cue_start - 1
    if i > bottom and doc[i].text == ")":
        while i > bottom and doc[i].text != "(":
            i -= 1
        i -= 1
    elif i > bottom and doc[i].text == ",":
        i = next((k for k in range(bottom, min(i, bottom + 8)) if doc[k + 1].text == ","), bottom - 1)
        if any(doc[k].tag_ in ("VBD", "VBZ", "VBP", "MD") for k in range(max(bottom, i), cue_start)):
            return None
    if i < bottom or page.quoted(i) or page.paragraph_of[i] != page.paragraph_of[verb.i]:
        return None
    return doc[i] if doc[i].pos_ in ("NOUN", "PROPN", "PRON") and doc[i].dep_ not in ("pobj", "dobj") else None


def behind_quote(page: Page, verb: Token, cue_start: int) -> tuple[Token, Span] | None:
    """ "…,” police chief Omar Rafi said": the words between a quotation and its verb where the parse has lost the subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.lemma_.lower() not in words("inverted") or page.quoted(verb.i):
        return None
    doc, bottom = page.doc, max(page.paragraph_start(verb.i), cue_start - _LONGEST_SPEAKER)
    first = cue_start
    while first > bottom and not page.quoted(first - 1):
        first -= 1
        if doc[first].tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "CC") or doc[first].text in (".", "?", "!", ":", ";"):
            return None
    if first in (bottom, cue_start) or not page.quotes[page.quote_of[first - 1]].ends_speech(page.chars):
        return None
    nouns = [token for token in doc[first:cue_start] if token.pos_ in ("NOUN", "PROPN", "PRON")]
    end = next((token.i for token in doc[first:cue_start] if token.text in (",", "(") or token.tag_ == "IN"), cue_start)
    head = next((token for token in reversed(nouns) if token.i < end), None)
    source = page.span(first, cue_start)
    return (head, source) if head is not None and source is not None else None


def _governor_subject(verb: Token, depth: int) -> tuple[Token | None, str]:
    head = verb.head
    if is_reduced(verb):
        agent = _agent(verb)
        return agent, "agent" if agent is not None else "none"
    if verb.dep_ == "pcomp":
        while head.pos_ == "ADP" and head.head != head:
            head = head.head
    if head.pos_ == "ADJ" and head.dep_ == "acomp":
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        return _owner_of(head) if head.pos_ == "NOUN" and verb.dep_ in ("pcomp", "xcomp") else (None, "none")
    if verb.dep_ == "xcomp" and head.lemma_.lower() in words("object_speaks"):
        for child in head.children:
            if child.dep_ == "dobj" and child.i < verb.i:
                return child, "above"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.dep_ == "ccomp" and verb.lemma_.lower() in words("carry_on"):
        # "The army said it had left, adding that …": who said so adds it, not who left.
        behind_comma = verb.i > head.i and verb.i > 0 and verb.doc[verb.i - 1].text == ","
        above, _ = _plain_subject(head.head, depth) if behind_comma and head.head.pos_ == "VERB" else (None, "")
        if above is not None:
            return above, "above"
    found, _ = _plain_subject(head, depth)
    return found, "above" if found is not None else "none"


def _plain_subject(verb: Token, depth: int) -> tuple[Token | None, str]:
    """The grammatical subject, the one of a passive included: who "was forced to admit" is who admits."""
    for child in verb.children:
        if child.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS) and child.lower_ != "there":
            return child, "own"
    return _subject(verb, depth + 1) if not is_passive(verb) else (None, "none")


def _owner_of(noun: Token) -> tuple[Token | None, str]:
    """Whose a "decision to …" is."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child, "owner"
    return None, "none"


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(child.dep_ in ("auxpass", *_PASSIVE_SUBJECTS) for child in verb.children)


def is_reduced(verb: Token) -> bool:
    """Whether a verb is a passive participle beside a clause: "Asked if he would stay, he …", "when pressed on the raid"; others ask."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ in ("VBN", "VBD")
        and not any(child.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS, "aux", "auxpass", "expl") for child in verb.children)
    )


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def source_span(page: Page, head: Token, verb: Token) -> Span | None:
    """The words that name a speaker: the whole noun phrase with its appositions, up to where the cue begins."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if head.dep_ == "poss":
        end = head.i + 1
    if start <= verb.i < end:
        if verb.i > head.i:
            end = min((c.left_edge.i for c in head.rights if c.left_edge.i <= verb.i <= c.right_edge.i), default=verb.i)
        else:
            start = max((c.right_edge.i + 1 for c in head.lefts if c.left_edge.i <= verb.i <= c.right_edge.i), default=verb.i + 1)
    if not page.quoted(head.i):
        # A speaker never begins or ends inside what is quoted.
        while start < head.i and page.quoted(start):
            start += 1
        cut = next((i for i in range(head.i, end) if page.quoted(i) and _long_quote(page, i)), end)
        end = cut
    paragraph = page.paragraph_of[head.i]
    while start < head.i and page.paragraph_of[start] != paragraph:
        start += 1
    while end > head.i + 1 and page.paragraph_of[end - 1] != paragraph:
        end -= 1
    return page.span(start, end)


def _long_quote(page: Page, i: int) -> bool:
    return page.quotes[page.quote_of[i]].words > 3
