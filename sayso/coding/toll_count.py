"""How many people a noun phrase speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from spacy.tokens import Token

from sayso.coding.toll_words import toll_words
from sayso.language import doc_of, tokens_in
from sayso.records import Amount, Mention, Sheet, Span

_ONE: Final = Amount(1, 1, 1)
_SOME: Final = Amount(2, None, None)
_ONE_PERSON: Final = frozenset(["he", "she", "him", "her", "himself", "herself", "someone", "somebody", "i", "me", "another"])
_NEGATIVE: Final = frozenset(["no", "none", "nobody", "neither", "zero"])
_ARTICLES: Final = frozenset(["the", "these", "those", "both", "all", "his", "her", "their", "its", "my", "our"])
_GROUPS: Final = frozenset(["group", "number", "gang", "band", "total", "team", "crowd", "squad", "handful", "party", "majority"])
_SHORTEST_PLURAL: Final = 4
_OTHER_ENTITIES: Final = frozenset(
    {"ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "PRODUCT", "MONEY", "PERCENT", "WORK_OF_ART", "LAW"}
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a noun phrase counts.

    Attributes:
        amount: how many, or None if the phrase does not say ("the family").
        heads: the nouns, coordinated ones included.
        evidence: the words that say it: a number with its noun, or the noun with its article; one span for each noun.
        explicit: whether a number word or an article says it (a bare plural, a name, a pronoun do not).
        added: "another", "others": people besides those counted before.
        everybody: the phrase takes in everybody ("people", "anyone").
    """

    amount: Amount | None
    heads: tuple[Token, ...]
    evidence: tuple[Span, ...]
    explicit: bool = False
    added: bool = False
    everybody: bool = False


class Counter:
    """Counts the noun phrases of one sheet by its amount mentions."""

    def __init__(self, sheet: Sheet) -> None:
        doc = doc_of(sheet)
        self._amounts: dict[int, Mention] = {}
        for mention in sheet.mentions:
            if mention.kind == "amount":
                for token in tokens_in(doc, mention.span):
                    self._amounts[token.i] = mention
        self._persons = _persons(sheet)

    def count(self, head: Token, *, alone: bool = False) -> Counted:
        """Count a noun phrase by its head; coordinated nouns are added up unless the head is to be counted alone."""
        heads = [head] if alone else self._apart([head, *_conjuncts(head)])
        parts = [self._one(h) for h in heads]
        first = parts[0][0]
        if first is not None and first != _ONE and parts[0][1]:
            # "13 women and children": the number holds for both
            parts = [parts[0], *(part for part in parts[1:] if part[1] or part[0] != _SOME)]
        amounts = [amount for amount, _, _ in parts if amount is not None]
        unknown = any(amount.unknown for amount in amounts)
        total = None
        if len(amounts) == len(parts) or (amounts and parts[0][0] is not None):
            total = Amount(unknown=True) if unknown else reduce(plus, amounts)
        words = toll_words()
        around = {t.lower_ for h in heads for t in (h, *h.children)}
        return Counted(
            amount=total,
            heads=tuple(heads),
            evidence=tuple(evidence for _, _, evidence in parts),
            explicit=all(explicit for _, explicit, _ in parts),
            added=bool(around & words.added) or ("a" in around and bool(around & words.ordinals)),
            everybody=head.lower_ in words.everybody or head.lemma_.lower() in words.everybody,
        )

    def _apart(self, heads: list[Token]) -> list[Token]:
        """Without the second half of one amount, "between 10 and 12", and without what is nobody: "one man and injuries to two"."""
        kept = heads[:1]
        for head in heads[1:]:
            if head.lemma_.lower() in toll_words().wounds:
                continue
            mention = self._amounts.get(head.i)
            if mention is None or all(mention is not self.amount_at(other) for other in kept):
                kept.append(head)
        return kept

    def amount_at(self, token: Token) -> Mention | None:
        """The amount that a token is part of, or that modifies it."""
        if token.i in self._amounts:
            return self._amounts[token.i]
        for child in token.children:
            if child.i in self._amounts and child.dep_ in (
                "nummod",
                "det",
                "amod",
                "quantmod",
                "nmod",
                "compound",
                "poss",
                "predet",
            ):
                return self._amounts[child.i]
        return self._over_name(token) or self._over_hyphen(token)

    def _over_name(self, noun: Token) -> Mention | None:
        """ "four Farmers' Party (FP) members": the parse gives the number to the name, of which there is only one."""
        for name in noun.children if noun.tag_ == "NNS" else ():
            if name.dep_ in ("nmod", "compound") and name.tag_ == "NNP":
                for child in name.children:
                    if child.dep_ == "nummod" and child.i in self._amounts:
                        return self._amounts[child.i]
        return None

    def _over_hyphen(self, noun: Token) -> Mention | None:
        """ "three co - workers": where blanks around a hyphen break a noun up, the number stands before its first part."""
        if noun.i < 3 or noun.nbor(-1).text != "-" or noun.sent.start > noun.i - 3:
            return None
        return self._amounts.get(noun.i - 3)

    def _one(self, head: Token) -> tuple[Amount | None, bool, Span]:
        """Amount, whether a word says it, and evidence of one noun without its conjuncts."""
        words = toll_words()
        lemma, lower = head.lemma_.lower(), head.lower_
        determiners = {child.lower_ for child in head.children if child.dep_ in ("det", "poss", "predet")}
        if lower in _NEGATIVE or determiners & _NEGATIVE:
            return Amount(0, 0, 0), True, _phrase(head)
        if lemma in words.not_persons and not (lemma == "head" and any(c.lower_ == "of" for c in head.children)):
            return None, False, _phrase(head)
        mention = self.amount_at(head)
        if mention is not None and isinstance(mention.value, Amount):
            return mention.value, True, _joined(mention.span, head)
        if head.pos_ == "NOUN" and head.ent_type_ in ("DATE", "TIME"):
            return None, False, _phrase(head)
        inner = self._of_group(head)
        if inner is not None:
            return inner
        if lower in _ONE_PERSON:
            return _ONE, False, _phrase(head)
        if lower in ("them", "they"):
            return self._resumed(head)
        if head.pos_ == "PRON":
            return None, False, _phrase(head)
        if lemma in words.pairs:
            n = words.pairs[lemma]
            return Amount(n, n, n), True, _phrase(head)
        if lemma in words.collectives:
            return None, False, _phrase(head)
        return self._by_form(head, determiners)

    def _by_form(self, head: Token, determiners: set[str]) -> tuple[Amount | None, bool, Span]:
        """A name or a singular noun is one person; a bare plural at least two; "the victims" no number."""
        if head.tag_ in ("NNPS", "NNS") or head.lower_ in ("people", "police", "troops"):
            if determiners & _ARTICLES:
                return None, False, _phrase(head)
            return _SOME, False, _phrase(head)
        if head.pos_ == "PROPN" or head.tag_ == "NNP":
            known = head.i in self._persons or head.ent_type_ == "PERSON" or bool(determiners & {"a", "an"})
            if not known and not determiners and _is_plural_name(head):
                return _SOME, False, _phrase(head)
            is_person = known or head.ent_type_ not in _OTHER_ENTITIES
            return (_ONE if is_person else None), False, _phrase(head)
        if head.pos_ in ("NOUN", "ADJ"):
            return _ONE, bool(determiners), _phrase(head)
        return None, False, _phrase(head)

    def _resumed(self, pronoun: Token) -> tuple[Amount | None, bool, Span]:
        """ "fired on two officers, killing them": the number of the people named last before the pronoun in its sentence."""
        for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
            if (
                token.tag_ == "NNS"
                and token.dep_ in ("dobj", "pobj", "nsubjpass")
                and token.lemma_.lower() not in toll_words().not_persons
            ):
                mention = self.amount_at(token)
                if mention is not None and isinstance(mention.value, Amount) and (mention.value.best or 2) > 1:
                    return mention.value, True, _joined(mention.span, token)
        return None, False, _phrase(pronoun)

    def _of_group(self, head: Token) -> tuple[Amount | None, bool, Span] | None:
        """ "a group of five men": the number inside."""
        if head.lemma_.lower() not in _GROUPS:
            return None
        for preposition in head.children:
            if preposition.lower_ == "of":
                for noun in preposition.children:
                    mention = self.amount_at(noun)
                    if mention is not None and isinstance(mention.value, Amount):
                        return mention.value, True, _joined(mention.span, noun)
                    if noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "people":
                        return _SOME, False, _joined(_phrase(head), noun)
        return None


def _is_plural_name(head: Token) -> bool:
    """ "the killing of Vasrlanders": people named by a plural that the parse takes for one name."""
    return len(head) > _SHORTEST_PLURAL and head.lower_.endswith("s") and head.lower_[-2] not in "su'’."


def together(first: Counted, more: Counted) -> Counted:
    """Two phrases counted as one ("the commissioner, along with two guards")."""
    if first.amount is None or more.amount is None or first.amount.unknown or more.amount.unknown:
        return first
    return replace(
        first,
        amount=plus(first.amount, more.amount),
        heads=(*first.heads, *more.heads),
        evidence=(*first.evidence, *more.evidence),
    )


def plus(a: Amount, b: Amount) -> Amount:
    """Two amounts added up; a bound is known only where both are known."""

    def add(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    low, best, high = add(a.low, b.low), add(a.best, b.best), add(a.high, b.high)
    if low is None and best is None and high is None:
        # "up to 20 and at least 3": nothing joint is known but the larger lower bound
        low = max(n for n in (a.low, b.low, 0) if n is not None)
    return Amount(low, best, high)


def _conjuncts(head: Token) -> list[Token]:
    """Nouns coordinated with the head, in order; not those of another clause."""
    if _is_one_person(head):
        return []
    found: list[Token] = []
    current = head
    while True:
        following = [
            c for c in current.children if _is_coordinated(c) and c.i > current.i and c.pos_ in ("NOUN", "PROPN", "NUM", "PRON")
        ]
        if not following:
            return found or _kin(head)
        current = following[0]
        found.append(current)


def _is_one_person(head: Token) -> bool:
    """ "Writer and journalist Anton Rell": two callings, without an article of its own the second, and one name."""
    named = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in head.children)
    second = [c for c in head.children if c.dep_ == "conj"]
    return (
        named
        and head.tag_ == "NN"
        and len(second) == 1
        and second[0].tag_ == "NN"
        and not any(c.dep_ != "cc" for c in second[0].lefts)
    )


def _is_coordinated(noun: Token) -> bool:
    """A conjunct; also "the guard, his wife and two others", where the parse takes the wife for the guard."""
    return noun.dep_ == "conj" or (
        noun.dep_ == "appos" and any(c.dep_ == "poss" and c.lower_ in ("his", "her") for c in noun.children)
    )


def _kin(head: Token) -> list[Token]:
    """ "the chief in Kelm, Major Rell, and his wife": kin named after an apposition, which the parse hangs elsewhere."""
    for token in head.doc[head.i + 1 : min(head.i + 16, head.sent.end)]:
        if token.pos_ in ("VERB", "AUX"):
            break
        if (
            token.lower_ in ("his", "her")
            and token.dep_ == "poss"
            and token.head.dep_ == "conj"
            and token.nbor(-1).lower_ == "and"
        ):
            return [token.head]
    return []


def _phrase(head: Token) -> Span:
    """The noun with what stands directly before it."""
    start = min([head.i, *(c.i for c in head.lefts if c.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod"))])
    tokens = head.doc[start : head.i + 1]
    return Span(tokens.start_char, tokens.end_char)


def _joined(number: Span, head: Token) -> Span:
    """From the number to the noun if they stand together, else the number alone."""
    end = head.idx + len(head)
    if number.start <= head.idx and end - number.start <= 80:
        return Span(number.start, max(end, number.end))
    return number


def _persons(sheet: Sheet) -> frozenset[int]:
    """Tokens inside names of persons, as the reader of actors found them."""
    doc = doc_of(sheet)
    kinds = {actor.id: actor.kind for actor in sheet.actors}
    spans = [m.span for m in sheet.mentions if m.kind == "actor" and m.actor_id and kinds.get(m.actor_id) == "person"]
    return frozenset(token.i for span in spans for token in tokens_in(doc, span))
