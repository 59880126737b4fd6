"""Which nouns are counted together: "a guard, his wife and two others"."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.coding.toll_words import toll_words


def conjuncts(head: Token) -> list[Token]:
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
            return found or _kin(head) or _joined_afar(head)
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


def _joined_afar(head: Token) -> list[Token]:
    """What is joined to a noun, where the parse joins it to another word.

    To the verb ("killed a sergeant and two of his men"), or to a name ("a priest, Father Mora, and a nun"). Not what more is said of
    ("left two dead and a guard injured"), nor a bare number ("killed three in Kelm and two in Torvik").
    """
    verb = [c for c in head.head.children if c.dep_ == "conj"] if head.dep_ in ("dobj", "nsubjpass") else []
    named = [g for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON" for g in c.children if g.dep_ == "conj"]
    for noun in (*verb, *named):
        between = head.doc[head.i : noun.i]
        if noun.i < head.i or any(t.pos_ in ("VERB", "AUX") for t in between) or noun.lemma_.lower() in toll_words().wounds:
            continue
        after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        number = noun.pos_ == "NUM" and after.lower_ == "of"
        counted = noun.pos_ == "NOUN" and any(c.dep_ in ("det", "nummod", "poss") for c in noun.children)
        if (number or counted) and after.lower_ not in toll_words().adjectives:
            return [noun]
    return []


def are_told_apart(heads: list[Token]) -> bool:
    """Whether a plural is followed by single ones with nothing but a comma between: "two engineers, a Vasrlander and an Ormian"."""
    first, *others = heads
    if first.tag_ not in ("NNS", "NNPS") or any(child.dep_ == "cc" for child in first.children):
        return False
    return all(noun.tag_ in ("NN", "NNP") and any(c.lower_ in ("a", "an") for c in noun.children) for noun in others)
