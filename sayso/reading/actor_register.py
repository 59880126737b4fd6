"""Names in a text that stand in the register of armed groups, however they are spelt."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from sayso.gazetteer.groups import Group, group_register
from sayso.language.words import common_words
from sayso.reading.actor_signs import sound
from sayso.reading.actor_words import actor_words

_LONGEST = 14
_SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "del", "to", "on", "e", "i", "wal", "ul"})


@lru_cache(maxsize=1)
def _first_keys() -> frozenset[str]:
    return group_register().first_keys()


def registered(doc: Doc, *, recased: bool) -> list[tuple[list[Token], Group | None]]:
    """The names of registered groups in a text, in order, none overlapping.

    In ordinary text every longer word of the name must be capitalised; in a text all in capitals or small letters (whose case is our guess)
    an ordinary word alone does not count.

    Returns:
        the tokens of each name, and its group: None if ordinary words make the name ("National Liberation Army"), which several groups
        bear, and the text does not give the acronym of this one.
    """
    register, first_keys = group_register(), _first_keys()
    found: list[tuple[list[Token], Group | None]] = []
    i = 0
    while i < len(doc):
        group, length = None, 0
        first = _first_word(doc, i)
        if first is not None and (first.text[0].isupper() or recased) and sound(first.lower_) in first_keys:
            words, ends = _words(doc, i)
            best = register.longest(words)
            if best and _is_name(list(doc[i : ends[best[0] - 1] + 1]), recased):
                length, group = ends[best[0] - 1] + 1 - i, best[1]
        if group is not None:
            tokens = list(doc[i : i + length])
            found.append((tokens, group if _is_distinctive(tokens, group, doc) else None))
        i += length or 1
    return found


def _first_word(doc: Doc, i: int) -> Token | None:
    """The first word of a name that begins here, past an article ("al-Fajr"); None if no name can begin here."""
    token = doc[i]
    if i > 0 and doc[i - 1].text in ("-", "–") and not doc[i - 1].whitespace_:
        return None
    if token.lower_ in ("al", "el") and i + 1 < len(doc) and doc[i + 1].text[0].isupper():
        return doc[i + 1]
    if token.lower_ in actor_words().particles and i + 2 < len(doc) and doc[i + 1].text in ("-", "–") and not token.whitespace_:
        return doc[i + 2] if doc[i + 2].text[0].isalpha() else None
    return token if token.text[0].isalpha() else None


def _is_distinctive(tokens: list[Token], group: Group, doc: Doc) -> bool:
    ordinary = common_words() | _SMALL | actor_words().body_modifiers | set(actor_words().heads)
    if any(t.text[0].isalpha() and t.lower_ not in ordinary for t in tokens):
        return True
    acronyms = {acronym.lower() for acronym in group.acronyms}
    return bool(acronyms) and any(t.lower_ in acronyms for t in doc)


def _words(doc: Doc, i: int) -> tuple[list[str], list[int]]:
    """Words from token i on, an article joined by a hyphen with its hyphen; and the index of the last token of each."""
    words: list[str] = []
    ends: list[int] = []
    while i < len(doc) and len(words) < _LONGEST:
        token = doc[i]
        if token.is_space:
            if "\n" in token.text:
                break
        elif token.text in ("-", "–"):
            if words:
                words[-1] += "-" if words[-1] in actor_words().particles or len(words[-1]) <= 3 else ""
                ends[-1] = i
        elif token.lower_ in ("'s", "’s") and words:
            words[-1] += "'s"
            ends[-1] = i
        elif token.is_punct:
            break
        else:
            words.append(token.lower_)
            ends.append(i)
        i += 1
    return words, ends


def _is_name(tokens: list[Token], recased: bool) -> bool:
    words = actor_words()
    longer = [t for t in tokens if t.text[0].isalpha() and t.lower_ not in _SMALL and t.lower_ not in words.particles]
    if not longer or tokens[-1].text in ("-", "–"):
        return False
    if not recased and _goes_on(tokens[-1]):
        return False
    if len(longer) == 1:
        return longer[0].text[0].isupper() and longer[0].lower_ not in common_words() and not _inside_name(tokens)
    return recased or all(t.text[0].isupper() for t in longer)


def _goes_on(last: Token) -> bool:
    """Whether a capitalised word follows that is no office, so that this is only the beginning of another name."""
    words = actor_words()
    right = last.nbor() if last.i + 1 < len(last.doc) else last
    capital = right is not last and right.is_alpha and right.text[0].isupper() and right.tag_ in ("NNP", "NNPS")
    return capital and right.lower_ not in words.titles | words.roles | words.no_names | set(words.heads) | set(words.nouns)


def _inside_name(tokens: list[Token]) -> bool:
    """Whether capitalised words stand beside a single word, so that it is rather part of another name ("Omar Vasik")."""
    words, doc = actor_words(), tokens[0].doc
    if tokens[0].i > 0 and words.nouns.get(doc[tokens[0].i - 1].lower_) == "media":
        return True
    if (
        tokens[0].i > 0
        and (left := doc[tokens[0].i - 1]).is_alpha
        and left.text[0].isupper()
        and left.ent_type_ in ("PERSON", "ORG")
    ):
        return not (left.is_sent_start or left.lower_ in words.titles | words.roles | words.no_names)
    return _goes_on(tokens[-1])
