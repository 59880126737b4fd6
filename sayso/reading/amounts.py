"""How many: the numbers of people and things in a text, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from sayso.data_files import data_file
from sayso.language import doc_of, tokens_in
from sayso.reading.amount_words import NumberWords, numbers_in
from sayso.records import Mention, Sheet

_MADE_BY: Final = "amounts@2"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|%|\S")
_BEFORE: Final = re.compile(r"([^\s(]+)[\s(]+$")
_REACH: Final = 48
_UNIT_REACH: Final = 5
_YEARS: Final = range(1500, 2100)
_AGE_AFTER: Final = re.compile(
    r"(?:\s*(?:,|and|or|to|&)\s*\d{1,3})*(?:\s*-?\s*(?:year|month|week|day)s?\s*-?\s*olds?\b|-year|\s+years?\s+of\s+age|\s*-?\s*y\s?/?\s?o\b)",
    re.IGNORECASE,
)
"""An age, or the first of several ("the 14 and 18-year-old boys", "a 17 y/o")."""
_AGE_ALONE: Final = re.compile(r"[\w.'’”\"]+,\s+$")
_ADDRESS: Final = re.compile(
    r"\s+(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-Z]\w+\.?\s+|\d+(?:st|nd|rd|th)\s+){1,3}"
    r"(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Ln|Blvd|Boulevard|Court|Ct|Way|Place|Pl|Highway|Parkway|Circle|Terrace)\b|"
    r"\s+block\b"
)
_STOP: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "must",
        "and",
        "or",
        "but",
        "that",
        "who",
        "which",
        "whom",
        "when",
        "while",
        "as",
        "at",
        "in",
        "on",
        "by",
        "for",
        "from",
        "to",
        "with",
        "after",
        "before",
        "near",
        "during",
        "than",
        "then",
        "it",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "its",
        "the",
    ]
)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, frozenset[str]]:
    data = data_file("sayso.reading", "amounts.yaml")
    return {name: frozenset(words.split()) for name, words in data.items()}


@dataclass(frozen=True)
class Amounts:
    """Find the amounts of a text. Needs the parse; gives mentions of kind "amount" with their value and the noun they count.

    Dates, ages, money, clock times, addresses, ordinals and measures are no amounts.
    """

    name: str = "amounts"
    version: str = "2"

    def __call__(self, sheet: Sheet) -> Sheet:
        """The counted noun is the one the parse names; where the parse names none, the next noun that can be counted."""
        doc = doc_of(sheet)
        found = []
        for mention in read_amounts(sheet.text.chars):
            unit = _unit_by_parse(doc, mention)
            if unit is not None and unit in _lexicon()["measures"]:
                continue
            found.append(
                replace(mention, text_id=sheet.text.id, unit=unit or mention.unit, made_by=f"{self.name}@{self.version}")
            )
        return sheet.adding(mentions=tuple(found))


def read_amounts(chars: str) -> tuple[Mention, ...]:
    """The amounts of a text, from its characters alone.

    Args:
        chars: the text, in any case.

    Returns:
        mentions of kind "amount", in order; `text_id` is empty, `unit` the counted noun as far as it can be seen without a parse.
    """
    return tuple(
        Mention(
            text_id="",
            span=number.span,
            words=number.span.words(chars),
            kind="amount",
            made_by=_MADE_BY,
            value=number.amount,
            unit=_unit_by_words(chars, number.span.end),
        )
        for number in numbers_in(chars)
        if _counts_something(chars, number)
    )


def _counts_something(chars: str, number: NumberWords) -> bool:
    """Whether a number is a count: not a date, an age, money, a time, an address or a measure."""
    lexicon = _lexicon()
    before = chars[max(0, number.span.start - _REACH) : number.span.start]
    after = chars[number.span.end : number.span.end + _REACH]
    following = [w.lower() for w in _following(after)]
    if following and _singular(following[0]) in lexicon["measures"] | {"-"} and following[0] != "people":
        return False
    if (
        len(following) > 1
        and following[0] in ("per", "square", "cubic", "nautical", "more")
        and _singular(following[1]) in lexicon["measures"] | {"cent"}
    ):
        return False
    if _AGE_AFTER.match(after) or (_ADDRESS.match(after) and number.digits):
        return False
    previous = _BEFORE.search(before)
    word = previous[1].lower() if previous else ""
    if number.digits:
        return not _is_label(number, word, before, after, following)
    return word not in ("aged", "age", "number")


def _is_label(number: NumberWords, word: str, before: str, after: str, following: list[str]) -> bool:
    """Digits that name a day, a year, an age or a thing instead of counting."""
    lexicon = _lexicon()
    n = number.amount.best
    if re.search(r"\baged?\s[\d,\s]+(?:and|or|to)\s+$", before):
        return True
    if word in lexicon["before"] or re.search(r"(?:[$£€]|US\$|Rs\.?|#|°)\s*$", before):
        return True
    if following and following[0].rstrip(".") in lexicon["months"] and (n or 99) <= 31:
        return True
    if n in _YEARS and not (following and _is_plural(following[0])):
        return True
    # "Jane Roe, 34, of Kelm": an age set off by commas
    if _AGE_ALONE.search(before) and re.match(r"\s*(?:,|\.|\)|;|$|and\b|of\s+[A-Z])", after) and 0 < (n or 0) < 110:
        return bool(re.search(r"[A-Z][\w.'’”\"-]+,\s+$", before)) or bool(
            re.search(r"\b(?:man|woman|boy|girl|victim|suspect|driver),\s+$", before)
        )
    return False


def _following(after: str) -> list[str]:
    return _WORD.findall(after)[:_UNIT_REACH]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _is_plural(word: str) -> bool:
    word = word.rstrip(".")
    return word in _lexicon()["plurals"] or (word.endswith("s") and not word.endswith("ss") and len(word) > 3)


def _unit_by_words(chars: str, end: int) -> str:
    """The next plural noun before the phrase ends, or ""."""
    for word in _following(chars[end : end + _REACH]):
        low = word.lower()
        if (low in _STOP and low != "of") or not low[0].isalpha():
            return ""
        if _is_plural(low):
            return _singular(low)
    return ""


def _unit_by_parse(doc: Doc, mention: Mention) -> str | None:
    """The lemma of the noun a number modifies; "" if it stands alone ("killing four"); None if the parse does not know it."""
    tokens = tokens_in(doc, mention.span)
    numbers = [t for t in tokens if t.dep_ in ("nummod", "amod", "det") and t.head.i > t.i and t.head not in tokens]
    for token in numbers:
        if token.head.pos_ in ("NOUN", "PROPN"):
            return token.head.lemma_.lower()
    return next(_of_phrase(tokens), None)


def _of_phrase(tokens: list[Token]) -> Iterator[str]:
    """ "dozens of civilians", "two of the soldiers": the noun after "of"."""
    for token in tokens:
        for child in token.children:
            if child.lower_ == "of":
                yield from (noun.lemma_.lower() for noun in child.children if noun.dep_ == "pobj" and noun.pos_ == "NOUN")
