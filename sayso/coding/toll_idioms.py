"""Harm told by a verb together with what stands beside it: "took the lives of six", "picked up", "made off with", "needed stitches"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Token

from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_count import Counter
from sayso.coding.toll_harm import Harm, harm_of
from sayso.coding.toll_syntax import agents_of, antecedent, is_negated_verb, is_passive, subjects_of, victims_of
from sayso.coding.toll_words import Harmed, toll_words

_HE: Final = frozenset(["he", "she", "him", "her", "they", "them", "who", "whom", "both", "nobody", "none", "one"])
_STAYING: Final = frozenset(["be", "remain", "stay", "lie", "land", "end", "recover", "keep"])
_BREAKING: Final = frozenset(
    ["broken", "fractured", "dislocated", "severed", "shattered", "gashed", "crushed", "burned", "burnt", "cut"]
)
_ESCAPING: Final = frozenset(["escape", "get", "come", "walk"])
_KEEPING: Final = frozenset(["have", "place", "put"])
_COMPANY: Final = frozenset(
    ["other", "others", "accomplice", "comrade", "friend", "colleague", "companion", "relative", "driver"]
)
"""Those with whom somebody drives off and who need not be forced to."""
_AWAY_WITH: Final = ("make", "drive", "speed", "run", "ride", "flee", "vanish", "disappear")
_SOME_OF: Final = frozenset(["some", "others", "other", "more", "dozens", "scores", "several", "many", "another"])
_HOW: Final = frozenset(["well", "badly", "fairly", "unfairly", "humanely", "kindly", "harshly", "differently", "how"])
_BY_WHAT: Final = frozenset(["by", "with", "from"])


def idiom_harms(verb: Token, lemma: str, counter: Counter) -> Iterator[Harm]:
    """What a verb tells with the words beside it; each reading gives nothing where those words are not there."""
    for read in _READINGS.get(lemma, ()):
        found = list(read(verb, counter))
        if found:
            yield from found
            return


def _lives(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "lost their lives", "took the lives of six", "claimed 40 lives", "cost five people their lives", "12 lives were lost"."""
    for noun in verb.children:
        if (
            noun.lemma_.lower() != "life"
            or noun.dep_ not in ("dobj", "nsubjpass")
            or any(c.lower_ == "own" for c in noun.children)
        ):
            continue
        of = [n for c in noun.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
        of = of or [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON" and is_people(c)]
        paying = [c for c in verb.children if c.dep_ in ("dative", "dobj") and c.i != noun.i]
        who = of or ([noun] if counter.amount_at(noun) else paying)
        own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)
        if not who and own and verb.lemma_.lower() == "lose" and noun.dep_ == "dobj":
            who = subjects_of(verb)
        for head in who[:1]:
            yield harm_of("killed", verb, counter.count(antecedent(head)), negated=is_negated_verb(verb))


def _paid(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "four officers paid with their lives"."""
    if any(n.lower_ in ("life", "lives") for c in verb.children if c.lower_ == "with" for n in c.children):
        for subject in subjects_of(verb)[:1]:
            if is_people(antecedent(subject)):
                yield harm_of("killed", verb, counter.count(antecedent(subject)))


def _lost(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "lost three soldiers": they died; "lost an eye": whoever did was wounded."""
    for lost in (c for c in verb.children if c.dep_ == "dobj"):
        if lost.lemma_.lower() in toll_words().lost_parts:
            for subject in subjects_of(verb)[:1]:
                if is_people(antecedent(subject)):
                    yield harm_of("wounded", verb, counter.count(antecedent(subject)), negated=is_negated_verb(verb))
        elif counter.amount_at(lost) is not None and lost.lemma_.lower() in toll_words().men_at_arms:
            yield harm_of("killed", verb, counter.count(lost), negated=is_negated_verb(verb))


def _to_death(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "burned to death", "bled to death", "were put to death", "sent to their graves"."""
    below = {n.lower_ for c in verb.children if c.lower_ == "to" for n in c.children}
    if below.isdisjoint(("death", "deaths", "grave", "graves")):
        return
    moved = verb.lemma_.lower() in ("put", "send")
    for victim in victims_of(verb)[:1] if moved or is_passive(verb) else subjects_of(verb)[:1]:
        yield harm_of("killed", verb, counter.count(antecedent(victim)), agents_of(verb) if moved else ())


def _fallen(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "fell in the line of duty", "fell in battle"; of men at arms in number also "24 soldiers fell when the post was overrun"."""
    subject = next((antecedent(s) for s in subjects_of(verb)), None)
    if subject is None or any(c.dep_ in ("dobj", "prt", "acomp", "oprd", "attr") for c in verb.children):
        return
    within = [n for c in verb.children if c.lower_ in ("in", "on") for n in c.children if n.dep_ == "pobj"]
    in_action = any(n.lemma_.lower() in toll_words().in_action for n in within)
    prepositions = [c for c in verb.children if c.dep_ == "prep"]
    in_number = counter.amount_at(subject) is not None and not prepositions and subject.lemma_.lower() in toll_words().men_at_arms
    if (in_action and is_people(subject)) or in_number:
        yield harm_of("killed", verb, counter.count(subject), negated=is_negated_verb(verb))


def _done_away(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "14 bandits were eliminated", "two of them drowned", "blew up a policeman": said of people it is that they died."""
    if verb.lemma_.lower() == "blow" and not any(c.lower_ == "up" for c in verb.children):
        return
    victims = victims_of(verb)[:1]
    if not victims and verb.lemma_.lower() in toll_words().dying_verbs:
        victims = tuple(antecedent(s) for s in subjects_of(verb)[:1])
    for victim in victims:
        if is_people(victim):
            yield harm_of("killed", verb, counter.count(victim), agents_of(verb), negated=is_negated_verb(verb))


def _buried(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "had buried eleven neighbours", "31 were buried": a number of them is that of the dead."""
    for victim in victims_of(verb)[:1]:
        if counter.amount_at(victim) is not None and is_people(victim) and not any(c.lower_ in _BY_WHAT for c in verb.children):
            yield harm_of("killed", verb, counter.count(victim), negated=is_negated_verb(verb))


def _in_need(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "needed stitches", "required surgery", "are receiving treatment"."""
    if any(n.dep_ == "dobj" and n.lemma_.lower() in toll_words().cures for n in verb.children):
        for subject in subjects_of(verb)[:1]:
            if is_people(antecedent(subject)):
                yield harm_of("wounded", verb, counter.count(antecedent(subject)), negated=is_negated_verb(verb))


def _treated(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "31 more are being treated", "doctors treated twelve people": if for nothing else, for wounds."""
    for_or_how = [c for c in verb.children if c.lower_ in ("for", "as", "like") or c.lower_ in _HOW]
    if for_or_how or not any(c.dep_ in ("auxpass", "dobj") for c in verb.children):
        return
    yield from _patients(verb, counter)


def _patients(verb: Token, counter: Counter) -> Iterator[Harm]:
    if {n.lemma_.lower() for c in verb.children for n in (c, *c.children)} & {"precaution", "observation", "visit"}:
        return
    for victim in victims_of(verb)[:1]:
        if is_people(victim):
            # "two others were treated": of those who were said to be hurt before
            yield harm_of("wounded", verb, replace(counter.count(victim), added=False), negated=is_negated_verb(verb))


def _broken(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "suffered a broken arm", "escaped with bruises"."""
    words = toll_words()
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if verb.lemma_.lower() in _ESCAPING:
        objects = [n for c in verb.children if c.lower_ == "with" for n in c.children if n.dep_ == "pobj"]
        hurt = any(n.lemma_.lower() in words.wounds or n.lemma_.lower() == "scratch" for n in objects)
    else:
        hurt = any(d.lower_ in _BREAKING and n.lemma_.lower() in words.not_persons for n in objects for d in n.children)
    for subject in subjects_of(verb)[:1] if hurt else []:
        if is_people(antecedent(subject)):
            yield harm_of("wounded", verb, counter.count(antecedent(subject)), negated=is_negated_verb(verb))


def _hit(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "16 pupils were cut by splinters", "a bullet struck a nurse", "was hit in the leg"."""
    words = toll_words()
    by = [n for c in verb.children if c.lower_ in _BY_WHAT for n in c.children if n.dep_ == "pobj"]
    where = [n for c in verb.children if c.lower_ in ("in", "on") for n in c.children if n.dep_ == "pobj"]
    passive = is_passive(verb)
    by_what = by if passive else [s for s in subjects_of(verb) if not is_people(s)]
    if any(n.lemma_.lower() in words.fragments for n in by_what) or (
        passive and any(n.lemma_.lower() in words.body_parts for n in where)
    ):
        yield from _patients(verb, counter)


def _at_the_police(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "was handed to the police", "spent the night in cells", "appeared in court", "faces charges", "gave himself up"."""
    words, lemma = toll_words(), verb.lemma_.lower()
    below = {c.lower_: c for c in verb.children}
    after = {n.lemma_.lower() for c in verb.children if c.dep_ in ("prep", "dative", "prt") for n in c.children}
    charged = any(c.dep_ == "dobj" and c.lemma_.lower() == "charge" for c in verb.children)
    given_up = "up" in below and any(c.lower_.endswith(("self", "selves")) for c in verb.children)
    if lemma in ("hand", "turn", "deliver", "give"):
        who = [antecedent(subject) for subject in subjects_of(verb)[:1]] if given_up else list(victims_of(verb)[:1])
        told = given_up or bool(after & words.police)
    else:
        told = charged if lemma == "face" else bool(after & words.lock_ups if lemma != "appear" else after & words.courts)
        who = [antecedent(subject) for subject in subjects_of(verb)[:1]]
    for head in who if told and not is_negated_verb(verb) else []:
        if is_people(head):
            yield harm_of("arrested", verb, counter.count(head))


def _surrendered(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "four of the gunmen surrendered": they themselves, and not their weapons or a town."""
    subjects = [antecedent(s) for s in subjects_of(verb)[:1]]
    if any(c.dep_ == "dobj" for c in verb.children) or is_negated_verb(verb) or is_passive(verb):
        return
    yield from (harm_of("arrested", verb, counter.count(s)) for s in subjects if is_people(s) and s.pos_ != "PRON")


def _fetched(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "rounded up 26 suspects", "were picked up by gunmen": by the police an arrest, by others an abduction."""
    up = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    agents, lemma = agents_of(verb), verb.lemma_.lower()
    if lemma == "take" and all(t.lower_ not in ("questioning", "interrogation") for t in verb.subtree):
        return
    if not up & ({"up"} if lemma in ("pick", "round") else {"in"}):
        return
    abducted = any(agent.lemma_.lower() in toll_words().captors for agent in agents)
    if lemma == "pick" and not is_passive(verb) and not _is_police(agents) and not abducted:
        return
    yield from _taken(verb, "abducted" if abducted else "arrested", agents, counter)


def _led_away(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "carried off two girls", "was bundled into a van", "made off with a nurse", "were dragged from their homes"."""
    if any(t.lower_ in ("stretcher", "stretchers", "ambulance", "ambulances") for t in verb.subtree):
        return
    agents = agents_of(verb)
    towards = [c for c in verb.children if c.dep_ in ("prt", "advmod", "prep")]
    away = any(c.lower_ in ("away", "off") for c in towards)
    into = {n.lemma_.lower() for c in towards for d in (c, *c.children) if d.lower_ in ("into", "onto") for n in d.children}
    with_whom = [n for c in towards for d in (c, *c.children) if d.lower_ == "with" for n in d.children if n.dep_ == "pobj"]
    if verb.lemma_.lower() in _AWAY_WITH:
        if away or verb.lemma_.lower() in ("flee", "vanish", "disappear"):
            taken = [n for n in with_whom if is_people(n) and n.lemma_.lower() not in _COMPANY and n.pos_ != "PRON"]
            yield from (harm_of("abducted", verb, counter.count(n), agents) for n in taken[:1])
        return
    away = away or (verb.lemma_.lower() == "take" and any(n.lower_ in ("them", "him") for n in with_whom))
    out = any(c.lower_ in ("from", "out") for c in towards) and any(a.lemma_.lower() in toll_words().captors for a in agents)
    if (away and not _are_soldiers(agents)) or into & toll_words().vehicles or out:
        yield from _taken(verb, "arrested" if _is_police(agents) else "abducted", agents, counter)


def _seized(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "two geologists seized by the Brigades", "police seized three men"; "were taken by gunmen"."""
    agents = agents_of(verb)
    if verb.lemma_.lower() == "catch" and not _is_police(agents):
        return
    if verb.lemma_.lower() == "take" and not any(a.lemma_.lower() in toll_words().captors for a in agents):
        return
    if verb.lemma_.lower() == "take" and (not is_passive(verb) or any(c.lower_ in ("to", "into") for c in verb.children)):
        return
    if any(c.dep_ == "conj" and toll_words().object_verbs.get(c.lemma_.lower()) in ("killed", "struck") for c in verb.children):
        return  # "seized the mayor and shot him": he was not led away
    if _are_soldiers(agents):
        return  # it may be either
    yield from _taken(verb, "arrested" if _is_police(agents) else "abducted", agents, counter)


def _held(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "nine held over a plot", "police are holding two men"; "were held by the rebels", "were held for two days"."""
    agents = agents_of(verb)
    named = verb.head if verb.dep_ == "acl" else None
    if named is not None and named.lemma_.lower() in toll_words().presumed and not agents:
        yield from _taken(verb, "arrested", agents, counter)  # "was among 22 mutineers held"
        return
    by_captors = any(a.lemma_.lower() in toll_words().captors for a in agents)
    after = {c.lower_: c for c in verb.children if c.dep_ == "prep"}
    if _is_police(agents) or (is_passive(verb) and "over" in after):
        yield from _taken(verb, "arrested", agents, counter)
    elif by_captors and (
        is_passive(verb) or "since" in after or "for" in after or any(counter.amount_at(v) for v in victims_of(verb))
    ):
        yield from _taken(verb, "abducted", agents, counter)


def _hijacked(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "hijacked a bus with 28 passengers": those on board are in the hijackers' hands."""
    aboard = (verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")))
    with_whom = [n for noun in aboard for c in noun.children if c.lower_ == "with" for n in c.children if n.dep_ == "pobj"]
    for head in with_whom[:1]:
        if counter.amount_at(head) is not None and is_people(head) and not is_negated_verb(verb):
            yield harm_of("abducted", verb, counter.count(head), agents_of(verb))


def _struggling(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "two of them are fighting for their lives"."""
    if any(n.lower_ in ("life", "lives") for c in verb.children if c.lower_ == "for" for n in c.children):
        for subject in subjects_of(verb)[:1]:
            if is_people(antecedent(subject)):
                yield harm_of("wounded", verb, counter.count(antecedent(subject)))


def _maimed(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "was badly burned", "thrashed two doctors": said of people it is that they were hurt."""
    yield from _taken(verb, "wounded", agents_of(verb), counter)


def _throats(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "slit the throats of four guards", "had their throats cut"."""
    for throat in (c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.lemma_.lower() == "throat"):
        of = [n for c in throat.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
        owner = [c for c in throat.children if c.dep_ == "poss" and c.pos_ != "PRON"]
        having = verb.head if verb.dep_ in ("ccomp", "acl") and verb.head.lemma_.lower() == "have" else None
        for head in (of or owner or (subjects_of(having) if having is not None else []))[:1]:
            yield harm_of("killed", verb, counter.count(antecedent(head)), agents_of(verb))


def _met_their_end(verb: Token, counter: Counter) -> Iterator[Harm]:
    """ "met their deaths", "did not survive": the subject died."""
    end = any(c.dep_ == "dobj" and c.lower_ in ("death", "deaths", "end") for c in verb.children)
    ended = is_negated_verb(verb) if verb.lemma_.lower() == "survive" else end
    for subject in subjects_of(verb)[:1] if ended else []:
        if is_people(antecedent(subject)):
            yield harm_of("killed", verb, counter.count(antecedent(subject)))


def _taken(verb: Token, harmed: Harmed, agents: tuple[Token, ...], counter: Counter) -> Iterator[Harm]:
    for victim in victims_of(verb)[:1]:
        if is_people(victim):
            yield harm_of(harmed, verb, counter.count(victim), agents, negated=is_negated_verb(verb))


def place_harms(noun: Token, counter: Counter) -> Iterator[Harm]:
    """ "all three are behind bars", "police have two men in custody": where people are, and why."""
    words, before = toll_words(), noun.head
    if before.dep_ != "prep":
        return
    lemma, verb = noun.lemma_.lower(), before.head
    if verb.pos_ == "NOUN" and verb.dep_ == "dobj":
        verb = verb.head  # the parse takes them for "men in custody"
    if lemma in words.lock_ups and verb.lemma_.lower() in _KEEPING:
        # "police have two men in custody", "were placed under arrest"
        yield from _taken(verb, "arrested", agents_of(verb), counter)
    if verb.lemma_.lower() not in _STAYING:
        return
    harmed: Harmed | None = None
    # who is in hospital is some of the wounded, and rarely all of them
    if lemma in words.lock_ups and before.lower_ in ("in", "behind", "under"):
        harmed = "arrested"
    for subject in subjects_of(verb)[:1]:
        if harmed and is_people(antecedent(subject)) and not is_negated_verb(verb):
            yield harm_of(harmed, noun, replace(counter.count(antecedent(subject)), added=False))


def is_people(head: Token) -> bool:
    """Whether a word stands for people: a noun for them, a name of a person, a pronoun, or a number of no other thing."""
    lemma, lower = head.lemma_.lower(), head.lower_
    if lower in _HE or head.ent_type_ == "PERSON" or lower in toll_words().pairs:
        return True
    if head.pos_ == "NUM" or head.tag_ == "CD" or lower in _SOME_OF:
        of = [n for c in head.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
        if lower == "some" and not of:
            return False  # "burned some": it may be cabins
        return head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT") and all(is_people(n) for n in of)
    return lemma in _people() or lower in _people() or lemma.endswith(("man", "woman", "ist", "goer"))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    words = toll_words()
    return (words.people | words.men_at_arms | responsibility_words().doers) - words.not_persons - words.collectives


def _are_soldiers(agents: Sequence[Token]) -> bool:
    """Soldiers, marines, "the army" (and not the army of a name): whom they seize, they may have arrested or abducted."""
    words = toll_words()
    return any(a.lemma_.lower() in words.forces or (a.lemma_.lower() == "army" and a.pos_ == "NOUN") for a in agents)


def _is_police(agents: Sequence[Token]) -> bool:
    return any(agent.lemma_.lower() in toll_words().police for agent in agents)


_Reading = Callable[[Token, Counter], Iterator[Harm]]


_VERBS: Final[tuple[tuple[_Reading, str], ...]] = (
    (_lives, "lose claim take cost end snuff"),
    (_throats, "slit cut slash"),
    (_met_their_end, "meet survive"),
    (_lost, "lose"),
    (_to_death, "burn bleed choke put send"),
    (_fallen, "fall"),
    (_done_away, "eliminate neutralise neutralize liquidate annihilate exterminate butcher strangle drown suffocate blow"),
    (_buried, "bury"),
    (_in_need, "need require receive undergo get"),
    (_treated, "treat"),
    (_broken, "suffer sustain escape get come walk"),
    (_hit, "hit strike cut nick graze pierce pepper lacerate"),
    (_at_the_police, "hand turn deliver give spend appear face"),
    (_surrendered, "surrender"),
    (_fetched, "pick round haul pull bring take"),
    (_led_away, "lead carry drag haul march spirit whisk take bundle force shove pull snatch herd " + " ".join(_AWAY_WITH)),
    (_hijacked, "hijack commandeer"),
    (_paid, "pay"),
    (_struggling, "fight battle"),
    (_maimed, "burn blind disfigure cripple bruise scald concuss maul paralyse thrash pummel flog"),
    (_seized, "seize snatch grab take catch"),
    (_held, "hold"),
)
"""The readings of idioms, each with the lemmas of the verbs that it looks at."""


def _readings() -> dict[str, tuple[_Reading, ...]]:
    """The readings that each verb is tried by, in turn."""
    table: dict[str, tuple[_Reading, ...]] = {}
    for reading, lemmas in _VERBS:
        for lemma in lemmas.split():
            table[lemma] = (*table.get(lemma, ()), reading)
    return table


_READINGS: Final = _readings()
