"""Who came to harm, by the words of a text: the facts from which tolls and targets are coded."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from sayso.coding.toll_count import Counted, Counter
from sayso.coding.toll_words import Harmed, toll_words
from sayso.language import doc_of, span_of
from sayso.records import Amount, Sheet, Span

_NOTHING: Final = Amount(0, 0, 0)
_UNKNOWN: Final = Amount(unknown=True)
_NEGATIONS: Final = frozenset(["not", "n't", "never", "without", "nor", "no", "neither"])
_BODY_VERBS: Final = frozenset(["find", "discover", "recover"])
_TOLL_VERBS: Final = frozenset(
    ["rise", "climb", "stand", "increase", "reach", "jump", "grow", "put", "be", "total", "rest", "revise"]
)


@dataclass(frozen=True, slots=True)
class Harm:
    """One mention of people harmed.

    Attributes:
        harmed: what became of them; "struck" when the words leave open whether they died.
        trigger: the word that says so.
        counted: who and how many.
        agents: heads of the words for who or what did it.
        evidence: the words of the number (or of the people) first, then the trigger.
        part: some of people counted elsewhere ("including two children").
    """

    harmed: Harmed
    trigger: Token
    counted: Counted
    agents: tuple[Token, ...]
    evidence: tuple[Span, ...]
    part: bool = False

    @property
    def amount(self) -> Amount | None:
        """How many, or None if the words do not say."""
        return self.counted.amount


def harms_in(sheet: Sheet) -> tuple[Harm, ...]:
    """All the mentions of people killed, wounded, abducted or arrested, in the order of their triggers.

    What is only threatened, supposed, asked for or counted over years is left out.
    """
    counter = Counter(sheet)
    found: list[Harm] = []
    for token in doc_of(sheet):
        if token.is_alpha or "-" in token.text:
            for harm in _at(token, counter):
                if not _unreal(token):
                    found.append(harm)
    return tuple(found)


def _at(token: Token, counter: Counter) -> Iterator[Harm]:
    words = toll_words()
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD"):
        if lemma in words.deadly_verbs and _is_deadly(token):
            yield from _object_harm(token, "killed", counter)
        elif lemma in words.object_verbs:
            yield from _object_harm(token, words.object_verbs[lemma], counter)
        elif lemma in words.subject_verbs:
            yield from _subject_harm(token, words.subject_verbs[lemma], counter)
        elif lemma in words.suffering_verbs:
            yield from _suffering(token, counter)
        elif lemma in words.charging_verbs:
            yield from _charged(token, counter)
        elif lemma in words.taking_verbs:
            yield from _taking(token, counter)
        elif lemma in ("lose", "claim"):
            yield from _lives(token, counter)
        return
    if lower in words.adjectives or lemma in words.adjectives:
        yield from _adjective(token, words.adjectives.get(lower) or words.adjectives[lemma], counter)
    elif lower == "custody" and token.head.lower_ == "in" and token.head.head.lemma_.lower() in ("be", "remain", "hold", "keep"):
        for subject in subjects_of(token.head.head)[:1]:
            yield _harm("arrested", token, counter.count(_antecedent(subject)), negated=is_negated_verb(token.head.head))
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield from _nominal(token, lemma, counter)


def _harm(harmed: Harmed, trigger: Token, counted: Counted, agents: tuple[Token, ...] = (), *, negated: bool = False) -> Harm:
    if negated and (counted.everybody or counted.amount == _NOTHING):
        counted = replace(counted, amount=_NOTHING)
    elif negated:
        counted = replace(counted, amount=None)
    part = any(h.dep_ == "pobj" and h.head.lower_ in toll_words().part for h in counted.heads)
    return Harm(harmed, trigger, counted, agents, (*counted.evidence, span_of(trigger)), part)


def _object_harm(verb: Token, harmed: Harmed, counter: Counter) -> Iterator[Harm]:
    """kill, wound, kidnap, arrest: object of the active, subject of the passive, head noun of "soldiers killed in …"."""
    if _is_joint(verb):
        return
    if harmed == "struck" and verb.tag_ == "VBG" and not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        return
    negated = is_negated_verb(verb)
    agents = agents_of(verb)
    for victim in victims_of(verb):
        yield _harm(harmed, verb, counter.count(victim), agents, negated=negated)


def _is_joint(verb: Token) -> bool:
    """ "killed or wounded 30": one number for both tells neither."""
    table = toll_words().object_verbs
    own = table.get(verb.lemma_.lower())
    pairs = [c for c in verb.children if c.dep_ == "conj" and c.i - verb.i == 2] + (
        [verb.head] if verb.dep_ == "conj" and verb.i - verb.head.i == 2 else []
    )
    return any({own, table.get(other.lemma_.lower())} == {"killed", "wounded"} for other in pairs)


def victims_of(verb: Token) -> tuple[Token, ...]:
    """The head of the phrase for whom a verb of harm was done to, if it stands in the sentence."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if objects:
        return tuple(objects[:1])
    inverted = [g for c in verb.children if c.dep_ == "auxpass" for g in c.children if g.dep_ == "attr"]
    if inverted:
        # "also killed were a guard and a cook"
        return tuple(inverted[:1])
    measured = [
        c
        for c in verb.children
        if c.dep_ == "npadvmod" and c.i == verb.i - 1 and c.pos_ in ("NUM", "NOUN") and not c.ent_type_ == "TIME"
    ]
    before = _before_auxiliary(verb) or next(iter(measured), None)
    if before is not None:
        return (before,)
    if not is_passive(verb):
        # "shot and killed a man": the object stands with the other verb; "were killed and wounded" is passive
        shared = [c for v in verb.children if v.dep_ == "conj" and v.tag_ == verb.tag_ for c in v.children if c.dep_ == "dobj"]
        return tuple(shared[:1])
    subjects = subjects_of(verb)
    return tuple(_antecedent(s) for s in subjects[:1])


def _before_auxiliary(verb: Token) -> Token | None:
    """ "… by the blasts and dozens were injured": the word before "were", where the parse hung it somewhere else."""
    auxiliaries = [c for c in verb.children if c.dep_ == "auxpass"]
    if verb.dep_ != "conj" or not auxiliaries or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    at = auxiliaries[0].i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    token = verb.doc[at]
    return token if token.pos_ in ("NOUN", "PROPN", "NUM") and at > verb.head.i else None


def agents_of(verb: Token) -> tuple[Token, ...]:
    """The head of the phrase for who did it: subject of the active, "by …" of the passive."""
    by = [p for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
    if by:
        return tuple(by[:1])
    if is_passive(verb):
        return ()
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.children):
        return () if verb.head.lemma_.lower() in toll_words().onlooking_verbs else agents_of(verb.head)
    return tuple(_antecedent(s) for s in subjects_of(verb)[:1])


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or is a participle that describes whom it was done to."""
    children = {c.dep_ for c in verb.children}
    if children & {"auxpass", "nsubjpass"}:
        return True
    if children & {"dobj", "obj"}:
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return True
    if verb.tag_ == "VBN" and not any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_passive(verb.head) and verb.tag_ in ("VBN", "VBD")
    if any(c.dep_ == "conj" and any(g.dep_ == "dobj" for g in c.children) for c in verb.children):
        return False
    # a past tense without an object: telex style ("two soldiers killed in ambush")
    harmed = toll_words().object_verbs.get(verb.lemma_.lower())
    return verb.tag_ == "VBD" and harmed not in (None, "struck") and "nsubj" in children


def subjects_of(verb: Token) -> list[Token]:
    """The subjects of a verb: its own, the noun it describes, or those of the verb it hangs on."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        return own
    if verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        return [verb.head]
    if verb.dep_ in ("conj", "xcomp", "ccomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        if verb.dep_ in ("ccomp", "advcl") and verb.tag_ != "VBG":
            return []
        return subjects_of(verb.head)
    return []


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for."""
    if token.lower_ in ("who", "that", "which", "whom") and token.head.dep_ == "relcl":
        noun = token.head.head
        if token.lower_ != "who" and noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
            # "the bombing in Kelm, which killed three": it was the bombing that did
            return noun.head.head
        return noun
    return token


def _subject_harm(verb: Token, harmed: Harmed, counter: Counter) -> Iterator[Harm]:
    """die, perish: the subject."""
    for subject in subjects_of(verb)[:1]:
        yield _harm(harmed, verb, counter.count(_antecedent(subject)), negated=is_negated_verb(verb))


def _suffering(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "six people suffered burns", "was treated for wounds"."""
    words = toll_words()
    below = [c for c in verb.children if c.dep_ in ("dobj", "prep")]
    nouns = [n for c in below for n in (c, *c.children) if n.pos_ == "NOUN"]
    wounds = [w for n in nouns for w in (n, *n.children) if w.lemma_.lower() in words.wounds]
    if not wounds:
        return
    nothing = any(c.lower_ == "no" for w in wounds for c in w.children)
    for subject in subjects_of(verb)[:1]:
        yield _harm("wounded", verb, counter.count(_antecedent(subject)), negated=nothing or is_negated_verb(verb))


def _charged(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "was charged with murder", "was remanded": whoever is before a court has been arrested."""
    if is_passive(verb) and not is_negated_verb(verb):
        for victim in victims_of(verb):
            yield _harm("arrested", verb, counter.count(victim), agents_of(verb))


def _taking(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "took six people hostage", "was taken into custody"."""
    words = toll_words()
    beside = [
        n
        for c in verb.children
        if c.dep_ in ("oprd", "dobj", "prep", "npadvmod", "ccomp", "xcomp", "advmod")
        for n in (c, *c.children)
    ]
    as_what = [words.taken_as[n.lemma_.lower()] for n in beside if n.lemma_.lower() in words.taken_as]
    if as_what:
        # "took two engineers hostage": the parse may hang the engineers on the word after them
        victims = [v for v in victims_of(verb) if v.lemma_.lower() not in words.taken_as] or [
            n
            for c in beside
            if c.lemma_.lower() in words.taken_as
            for n in c.children
            if n.dep_ in ("nsubj", "compound", "nmod") and n.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        for victim in victims[:1]:
            yield _harm(as_what[0], verb, counter.count(victim), agents_of(verb), negated=is_negated_verb(verb))


def _lives(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "lost their lives", "claimed the lives of six", "claimed 40 lives"."""
    for noun in verb.children:
        if noun.dep_ == "dobj" and noun.lemma_.lower() == "life":
            of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
            who = of or ([noun] if counter.amount_at(noun) else subjects_of(verb)[:1] if verb.lemma_.lower() == "lose" else [])
            for head in who:
                yield _harm("killed", verb, counter.count(_antecedent(head)), negated=is_negated_verb(verb))


def _adjective(token: Token, harmed: Harmed, counter: Counter) -> Iterator[Harm]:
    """ "five people are dead", "left two wounded", "the three injured men", "at least 20 wounded"."""
    own = counter.amount_at(token)
    if (
        token.dep_ == "amod"
        and token.head.pos_ in ("NOUN", "PROPN")
        and token.head.lemma_.lower() not in toll_words().not_persons
    ):
        yield _harm(harmed, token, counter.count(token.head))
    elif own is not None:
        yield _harm(harmed, token, counter.count(token))
    elif token.dep_ in ("acomp", "oprd", "attr", "ccomp", "conj", "xcomp", "advcl"):
        who = [c for c in token.children if c.dep_ in ("nsubj", "npadvmod")]
        if not who and token.head.pos_ in ("VERB", "AUX"):
            verb = token.head
            if verb.lemma_.lower() in toll_words().deadly_verbs:
                return
            who = [c for c in verb.children if c.dep_ == "dobj"] or subjects_of(verb)
        for head in who[:1]:
            yield _harm(
                harmed, token, counter.count(_antecedent(head)), negated=is_negated_verb(token.head) or is_negated_verb(token)
            )


def _nominal(token: Token, lemma: str, counter: Counter) -> Iterator[Harm]:
    """ "three deaths", "the death of a guard", "no casualties", "the death toll rose to 11"."""
    words = toll_words()
    if lemma == "toll":
        yield from _toll(token, counter)
    elif lemma in words.both:
        yield from _both(token, counter)
    elif token.lower_ in words.count_nouns or lemma in words.count_nouns:
        harmed = words.count_nouns.get(lemma) or words.count_nouns[token.lower_]
        no = any(c.lower_ in ("no", "any") for c in token.children) and (_no(token) or is_negated_verb(token.head))
        if lemma in ("body", "corpse") and not _found(token):
            return
        if no:
            yield Harm(harmed, token, Counted(_NOTHING, (token,), (span_of(token),), True), (), (_no_phrase(token),))
            return
        inner = _of(token)[:1] if lemma in ("body", "corpse") and token.tag_ != "NN" else []
        if counter.amount_at(token) is not None or inner or lemma in ("body", "corpse"):
            counted = counter.count(token if counter.amount_at(token) is not None or not inner else inner[0], alone=not inner)
            if counted.amount is None and token.tag_ == "NN":
                counted = replace(counted, amount=Amount(1, 1, 1))
            yield _harm(harmed, token, counted)
            return
    if lemma in words.act_nouns:
        for who in _of(token):
            yield _harm(words.act_nouns[lemma], token, counter.count(who), tuple(_by(token)))


def _toll(token: Token, counter: Counter) -> Iterator[Harm]:
    if not any(c.lower_ == "death" for c in token.children):
        return
    verb = token.head
    near = [*token.children, *([*verb.children] if verb.lemma_.lower() in _TOLL_VERBS else [])]
    for preposition in near:
        candidates = [preposition, *preposition.children]
        for number in candidates:
            if number.i > token.i and counter.amount_at(number) is not None and number.lower_ not in ("since",):
                yield _harm("killed", token, counter.count(number))
                return


def _both(token: Token, counter: Counter) -> Iterator[Harm]:
    """ "no casualties": nobody killed, nobody wounded; "casualties were not known": both unknown."""
    amount = None
    if _no(token) or (is_negated_verb(token.head) and token.dep_ == "dobj"):
        amount = _NOTHING
    elif _not_known(token) or (counter.amount_at(token) and counter.count(token).amount == _UNKNOWN):
        amount = _UNKNOWN
    if amount is not None and token.lemma_.lower() == "casualty":
        evidence = _no_phrase(token)
        for harmed in ("killed", "wounded"):
            yield Harm(harmed, token, Counted(amount, (token,), (evidence,), True), (), (evidence,))


def _not_known(token: Token) -> bool:
    verb = token.head
    for _ in range(3):
        if verb.lemma_.lower() in ("know", "clear", "available", "confirm", "report", "release", "be"):
            around = list(verb.children)
            if any(c.lower_ in ("unknown", "unclear", "unavailable") for c in around):
                return True
            if any(c.dep_ == "neg" or c.lower_ in ("not", "n't") for c in around) and verb.lemma_.lower() != "report":
                return any(w.lemma_.lower() in ("know", "clear", "available", "confirm", "release") for w in (verb, *around))
        if verb.head == verb:
            break
        verb = verb.head
    return False


def _no(token: Token) -> bool:
    return any(c.lower_ in ("no", "zero") for c in token.children) or token.head.lower_ == "without"


def _no_phrase(token: Token) -> Span:
    tokens = [c for c in token.lefts if c.dep_ in ("det", "amod", "compound", "nummod")]
    return span_of(*tokens, token) if token.head.lower_ != "without" else span_of(token.head, *tokens, token)


def _found(token: Token) -> bool:
    return token.head.lemma_.lower() in _BODY_VERBS


def _of(noun: Token) -> list[Token]:
    of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
    return of or [c for c in noun.children if c.dep_ == "poss" and c.lower_ not in ("their", "its", "whose", "our")]


def _by(noun: Token) -> list[Token]:
    return [n for c in noun.children if c.lower_ == "by" for n in c.children if n.dep_ == "pobj"]


def _is_deadly(verb: Token) -> bool:
    words = toll_words()
    for child in verb.children:
        if child.lower_ in words.deadly_beside or child.lower_ in ("fatally", "mortally"):
            return True
        if child.lower_ in ("to", "alive", "down") and (child.lower_ != "to" or any(g.lower_ == "death" for g in child.children)):
            return child.lower_ != "down" or verb.lemma_.lower() in ("gun", "mow", "cut", "shoot")
    return False


def is_negated_verb(verb: Token) -> bool:
    """Whether a verb is negated itself ("did not kill"), or hangs on "without"."""
    if any(c.dep_ == "neg" or c.lower_ in ("not", "n't", "never") for c in verb.children):
        return True
    return verb.dep_ in ("pcomp", "advcl") and verb.head.lower_ == "without"


def _unreal(trigger: Token) -> bool:
    """Whether the words speak of what was threatened, asked for, feared, supposed, or summed up over years."""
    words = toll_words()
    if any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in trigger.children) and _counts_years(
        trigger.sent, words.statistic
    ):
        return True
    current = trigger
    for _ in range(6):
        lowers = {c.lower_ for c in current.children if c.dep_ in ("aux", "mark", "prep", "advmod", "neg")}
        if any(c.dep_ == "aux" and c.lower_ in words.modals for c in current.children) or lowers & {"if", "unless"}:
            return True
        if _is_meant(current):
            return True
        if (
            current is trigger
            and lowers & words.statistic
            and "have" in {c.lemma_.lower() for c in current.children if c.dep_ == "aux"}
        ):
            return True
        if current.dep_ in ("ROOT", "relcl", "ccomp", "parataxis") or current.head == current:
            return False
        if current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX") and current.tag_ != current.head.tag_:
            return False
        if current.dep_ not in (
            "conj",
            "advcl",
            "xcomp",
            "acl",
            "pcomp",
            "prep",
            "dobj",
            "pobj",
            "nsubj",
            "nsubjpass",
            "amod",
            "attr",
            "acomp",
            "oprd",
        ):
            return False
        if current.dep_ in ("advcl",):
            return False
        current = current.head
    return False


def _counts_years(sentence: SpacySpan, statistic: frozenset[str]) -> bool:
    """Whether a sentence sums up a stretch of time ("since 2004", "this year", "over the last decade")."""
    lowers = [t.lower_ for t in sentence]
    if any(low in statistic for low in lowers):
        return True
    pairs = set(itertools.pairwise(lowers))
    return bool(
        pairs & {("so", "far"), ("this", "year"), ("in", "recent"), ("past", "year"), ("last", "decade"), ("past", "decade")}
    )


def _is_meant(verb: Token) -> bool:
    """An infinitive of purpose or intent: "threatened to kill", "a plot to kill"; not "managed to kill", "is said to have killed"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not infinitive:
        return verb.dep_ in ("pcomp",) and verb.head.head.lemma_.lower() in toll_words().meant_verbs | {
            "attempt",
            "threat",
            "plot",
            "plan",
        }
    if any(c.lemma_.lower() == "have" and c.dep_ == "aux" for c in verb.children):
        return False
    return verb.head.lemma_.lower() not in toll_words().done_verbs
