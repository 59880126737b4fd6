"""Which words tell that people died by the hand of a force of the state: its deed, the firing they died in, the shots that killed them.

Whose deed it was may stand in another sentence: gunmen who have been shot dead were shot by those who fight them, "the firing" is the
firing told of before, and "one person died", right after the police opened fire, is what came of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.force_doers import Doers
from sayso.coding.force_uses import Uses
from sayso.coding.force_words import force_words, is_verbal, lemmas
from sayso.coding.toll_syntax import is_passive, victims_of

_NEAR: Final = 2
"""How many sentences after the police have fired deaths told without a cause are theirs."""
_LATER: Final = 6
"""How many sentences after that deaths by a bullet are."""
_HEADLINE: Final = 14
"""Words of a headline at most: it strings nouns together, and its parse says little."""


class Killings:
    """Finds killings in one sheet, read from its beginning."""

    def __init__(self, doc: Doc, doers: Doers, uses: Uses) -> None:
        self._doers, self._uses = doers, uses
        self._words = force_words()
        self._numbers = list(accumulate(bool(token.is_sent_start) and not token.is_space for token in doc))
        self._fired = -_LATER - 1
        self._killed = -_NEAR - 1
        self._clashed = False
        self._by_force: set[str] = set()
        self._left: list[tuple[Token, set[str]]] = []

    def pass_by(self, token: Token, *, forceful: bool) -> None:
        """Remember what has been read: where a force has fired, and whether it has clashed with somebody."""
        if forceful and self._words["shots"] & lemmas(token.subtree):
            self._fired = self._numbers[token.i]
        if token.lemma_.lower() in self._words["clashes"] and self._is_clash(token):
            self._clashed = True

    def named_elsewhere(self) -> list[Token]:
        """The words that tell of the death of somebody whom a force has killed by what another sentence says."""
        return [token for token, names in self._left if names & self._by_force]

    def tells(self, token: Token) -> bool:
        """Whether a word tells that people died by a force; whether it is told as done is not asked here."""
        if not self._is_deadly(token):
            return self._is_marked(token)
        agents = self._doers.agents(token) if is_verbal(token) else _doers_of(token)
        victims = victims_of(token) if is_verbal(token) else ()
        dead, killed = self._dead(token), False
        active = not is_verbal(token) or token.lemma_.lower() not in self._words["dying_only"]
        if active and self._doers.is_any_force(agents):
            killed = bool(victims) or not is_verbal(token)
        elif (active and self._doers.are_others(agents)) or self._doers.is_any_force(one for one in dead if one.pos_ != "PRON"):
            return False
        else:
            fought = not agents and self._are_fought(token, dead)
            killed = self._says_how(token) or fought or self._follows(token, dead)
        names = {name for one in dead if (name := self._doers.named(one)) is not None}
        if killed:
            self._killed = self._numbers[token.i]
            self._by_force |= names
        else:
            self._left.append((token, names))
        return killed

    def _is_deadly(self, token: Token) -> bool:
        """Whether a word tells that somebody died; of "shot dead" that is the verb."""
        lemma = token.lemma_.lower()
        if lemma in self._words["deadly_beside"] and any(
            is_verbal(above) and above.lemma_.lower() in self._words["deadly_with"] for above in (token.head, token.head.head)
        ):
            return False
        near = {n.lower_ for c in token.children for n in (c, *c.children)}
        if lemma in self._words["deadly_with"]:
            return bool(near & self._words["deadly_beside"]) or (lemma in self._words["deadly_with_down"] and "down" in near)
        if lemma in self._words["dying_with_lives"]:
            return bool(near & self._words["lives"])
        return lemma in self._words["dying"]

    def _dead(self, token: Token) -> list[Token]:
        """Those of whom a word says that they died, as far as it names them."""
        if token.lemma_.lower() in self._words["claiming"]:
            found = []  # "police firing claimed two lives"
        elif is_verbal(token):
            found = [*victims_of(token), *(c for c in token.children if c.dep_ in ("nsubj", "nsubjpass"))]
        elif token.dep_ in ("oprd", "acomp", "amod", "advmod", "xcomp"):
            above = token.head
            if is_verbal(above):
                found = [c for c in above.children if c.dep_ == "dobj"] or [
                    c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")
                ]
            else:
                found = [above, *(c for c in above.children if c.dep_ in ("amod", "compound", "nmod") and c != token)]
        else:
            found = [n for c in token.children if c.lower_ == "of" for n in c.children]
        return [one for noun in found for one in (noun, *(n for c in noun.children if c.lower_ == "of" for n in c.children))]

    def _says_how(self, token: Token) -> bool:
        """Whether the sentence itself tells of the firing, the clash or the deed that they died of."""
        if any(self._is_deadly_noun(noun) for noun in self._named_with(token)):
            return True
        if _is_in_which(token) and is_verbal(token.head) and self._uses.is_forceful(token.head):
            return True  # "police opened fire, in which two died"
        for above in (token, token.head, token.head.head):
            if above.dep_ == "relcl":
                before = [noun for noun in above.head.subtree if noun.i < above.i]
                if any(self._is_deadly_noun(noun) for noun in before):
                    return True  # "police firing that left one dead"
                if is_verbal(above.head.head) and self._uses.is_forceful(above.head.head):
                    return True  # "opened fire in which two died"
        for verb in self._linked(token):
            if self._uses.is_forceful(verb) or self._is_clash(verb):
                return True
            if any(self._is_deadly_noun(c) for c in verb.children if c.dep_ == "nsubj"):
                return True  # "was killed when a police bullet hit him"
        return _is_headline(token) and any(self._is_deadly_noun(noun) for noun in token.sent if noun != token)

    def _is_deadly_noun(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        if lemma in self._words["deadly_nouns"] and self._doers.is_theirs(noun):
            return True
        some = noun.head.head
        if noun.head.lower_ == "by" and (some.lower_ == "them" or some.pos_ == "NUM") and self._doers.is_force(noun):
            return True  # "five were killed, two of them by the police"
        if noun.dep_ == "pobj" and noun.i + 1 < noun.sent.end and noun.nbor(1).lower_ == "firing" and self._doers.is_force(noun):
            return True  # "in police firing", where the parser takes "firing" for something else
        return lemma in self._words["clashes"] and (self._is_clash(noun) or (self._clashed and not is_verbal(noun)))

    def _is_clash(self, word: Token) -> bool:
        """Whether a word tells of a clash in which a force took part."""
        if word.lemma_.lower() not in self._words["clashes"]:
            return False
        if not is_verbal(word):
            return self._doers.is_met(word)
        sides = [n for c in word.children if c.dep_ == "nsubj" or c.lower_ == "with" for n in (c, *c.children, *c.conjuncts)]
        return self._doers.is_any_force(sides)

    def _named_with(self, token: Token) -> Iterator[Token]:
        """The nouns in which, by which or to which people died: below the word, or of the verb that it hangs on."""
        for child in token.children:
            if child.dep_ in (
                *("prep", "agent", "nsubj", "prt", "advmod", "compound", "amod", "conj", "dobj"),
                *("nsubjpass", "csubj", "npadvmod", "appos", "acl"),
            ):
                yield from child.subtree
            elif child.dep_ == "advcl":
                yield child  # "perished in police firing", as parsers may have it
        if token.pos_ not in ("VERB", "AUX"):
            # "40 of these deaths have taken place due to police firing"
            verb = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), token)
            for child in verb.children:
                if child.dep_ in ("nsubj", "csubj", "attr") or child.lower_ in self._words["in_which"]:
                    yield from child.subtree
        elif token.dep_ == "conj" and token.lemma_.lower() in self._words["dying"]:
            # "was hit by a police bullet and died"
            for child in token.head.children:
                if child.dep_ in ("agent", "prep"):
                    yield from child.subtree

    def _linked(self, token: Token) -> Iterator[Token]:
        """The verbs of clauses that say how people died: "killed when police opened fire", "fired ten rounds, killing two"."""
        for above in (token, *token.ancestors):
            result = above is token or above.lemma_.lower() in self._words["resulting"]
            if above.tag_ == "VBG" and result and above.dep_ in ("advcl", "xcomp", "conj", "acl"):
                head = above.head if is_verbal(above.head) else above.head.head
                yield head
                yield from (child for child in head.children if child.dep_ == "xcomp")
        if token.dep_ == "conj" and is_verbal(token) and token.head.i < token.i:
            yield token.head  # "police fired at the crowd and three persons died"
        for below in token.subtree:
            if below.dep_ == "advcl" and (is_verbal(below) or below.lemma_.lower() in self._words["force_with"]):
                yield below
                yield from (child for child in below.children if child.dep_ in ("xcomp", "conj"))

    def _are_fought(self, token: Token, dead: list[Token]) -> bool:
        """ "two militants were shot dead": by those who fight them, unless it was their own bomb, or a mob, or another band."""
        if not any(self._doers.is_fought(one) for one in dead):
            return False
        if self._words["own_deaths"] & lemmas(token.subtree) or token.lemma_.lower() not in self._words["fought_dying"]:
            return False
        return is_passive(token) or not is_verbal(token)

    def _follows(self, token: Token, dead: list[Token]) -> bool:
        """ "Police opened fire. One person was killed.": deaths told right after the firing, with no cause or place of their own."""
        if not is_verbal(token):
            since = self._numbers[token.i] - self._killed
            return 0 < since <= _NEAR and self._is_recalled(token)
        wounds = {"bullet", "gunshot"} & lemmas(token.subtree)
        if self._numbers[token.i] - self._fired > (_LATER if wounds else _NEAR) or not dead:
            return False
        if self._doers.agents(token) and token.lemma_.lower() not in self._words["dying_only"]:
            return False
        if not any(self._doers.is_person(one) or one.pos_ == "NUM" for one in dead):
            return False
        clause = [t for t in token.subtree if t != token]
        if (self._words["other_causes"] | self._words["tolls"]) & lemmas(clause):
            return False
        where = [n for c in token.children if c.lower_ in ("in", "at", "near", "from", "of", "to", "during") for n in c.children]
        return bool(wounds) or all(n.lemma_.lower() in self._words["in_course"] or n.ent_type_ in ("DATE", "TIME") for n in where)

    def _is_marked(self, noun: Token) -> bool:
        """ "one body had three bullet marks", after the firing has been told."""
        if noun.lemma_.lower() not in ("body", "corpse") or self._numbers[noun.i] - self._fired > _LATER:
            return False
        return bool({"bullet", "gunshot"} & lemmas(noun.sent)) and bool({"mark", "wound", "injury"} & lemmas(noun.sent))

    def _is_recalled(self, noun: Token) -> bool:
        """ "the deceased", "the deaths", right after a killing."""
        counted = (self._words["other_causes"] | self._words["tolls"]) & lemmas(noun.sent)
        return noun.lemma_.lower() in self._words["recalled_deaths"] and _is_definite(noun) and not counted


def _doers_of(noun: Token) -> tuple[Token, ...]:
    """ "the killing of two men by the guards"."""
    below = [c for c in noun.children if c.lower_ == "by"]
    below += [c for of in noun.children if of.lower_ == "of" for n in of.children for c in n.children if c.lower_ == "by"]
    return tuple(n for c in below for n in c.children)


def _is_headline(token: Token) -> bool:
    """ "Three dead in police firing": a few words and no verb but this one that says that something was done."""
    within = token.sent
    if len(within) > _HEADLINE or any(t.dep_ in ("aux", "auxpass") for t in within):
        return False
    return not any(is_verbal(t) and t.dep_ == "ROOT" and t.tag_ in ("VBD", "VBZ", "VBP") and t != token for t in within)


def _is_in_which(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.lower_ == "which" for p in verb.children if p.dep_ == "prep" for c in p.children)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in noun.children)
