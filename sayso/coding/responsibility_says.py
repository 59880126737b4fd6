"""What the words say about responsibility outright: claims, blame, suspicion, charges, denials, and that nobody has claimed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.coding.parties import Parties, Party, antecedent
from sayso.coding.responsibility_finding import Basis, Finding
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_harms import agents_of, is_negated_verb, is_passive, subjects_of
from sayso.coding.toll_words import toll_words

_PRONOUNS: Final = frozenset({"it", "this", "that", "them", "these", "those"})


def said_in(doc: Doc, parties: Parties) -> Iterator[Finding]:
    """All findings of a text, in the order of their triggers."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            yield from _verb(token, parties)
        elif token.pos_ in ("NOUN", "ADJ", "ADP", "ADV", "SCONJ"):
            yield from _other(token, parties)


def _verb(verb: Token, parties: Parties) -> Iterator[Finding]:
    words = responsibility_words()
    lemma = verb.lemma_.lower()
    if lemma in words.claiming_verbs:
        yield from _claim(verb, parties)
    if lemma in words.admitting_verbs:
        yield from _admission(verb, parties)
    elif lemma in words.denying_verbs:
        yield from _denial(verb, parties)
    elif lemma in words.blaming_verbs:
        yield from _blame(verb, parties)
    elif lemma in words.attributing_verbs:
        yield from _attribution(verb, parties)
    elif lemma in words.suspecting_verbs:
        yield from _suspicion(verb, parties)
    elif lemma in words.proven_verbs:
        yield from _law(verb, parties, "perpetrator")
    elif lemma in words.law_verbs:
        yield from _law(verb, parties, "blamed")


def _claim(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X claimed responsibility", "it was claimed by X", "X claimed it fired two rockets", "nobody has claimed it"."""
    words = responsibility_words()
    objects = [antecedent(o) for o in _objects(verb)]
    claimed = [o for o in objects if o.lemma_.lower() in words.responsibility]
    if not claimed and verb.lemma_.lower() == "claim":
        claimed = [o for o in objects if o.lemma_.lower() in words.acts and o.lemma_.lower() != "hostage"]
        claimed = claimed or _own_acts(verb)
    if not claimed:
        return
    subjects = agents_of(verb)
    nobody = any(_is_nobody(s) for s in (*subjects, *claimed))
    if is_negated_verb(verb) or nobody or _is_yet(verb):
        if verb.lemma_.lower() == "claim":
            yield Finding("nobody_claimed", verb, None)
        return
    if _is_unreal(verb):
        return
    for party in _claimants(verb, subjects, parties):
        yield Finding("claimed", verb, party, party)


def _own_acts(verb: Token) -> list[Token]:
    """What somebody claims to have done: "claimed to have carried out the bombing", "claimed it fired two rockets"."""
    done = []
    for below in verb.children:
        if below.dep_ not in ("xcomp", "ccomp") or is_passive(below) or is_negated_verb(below):
            continue
        doers = [c for c in below.children if c.dep_ == "nsubj"]
        own = all(
            c.lower_ in ("it", "they", "he", "she", "we") or any(g.lower_ in ("its", "their", "his") for g in c.children)
            for c in doers
        )
        if own and (
            below.lemma_.lower() in responsibility_words().violent_verbs
            or any(_is_act(c) for c in below.children if c.dep_ == "dobj")
        ):
            done.append(below)
    return done


def _claimants(verb: Token, subjects: tuple[Token, ...], parties: Parties) -> list[Party]:
    """Who claims: the subject; for a caller or a statement, the group in whose name it speaks."""
    for word in verb.sent:
        # "on behalf of X", "in the name of X", "claiming to represent X", "a statement signed by X"
        if word.lower_ in ("behalf", "name") and word.head.lower_ in ("on", "in"):
            for child in word.children:
                if child.lower_ == "of":
                    found = [p for n in child.children if n.dep_ == "pobj" for p in parties.all_at(n)]
                    if found:
                        return found
        if word.lemma_.lower() == "represent":
            found = [p for n in word.children if n.dep_ == "dobj" for p in parties.all_at(n)]
            if found:
                return found
    papers = responsibility_words().papers
    direct = [p for s in subjects if s.lemma_.lower() not in papers for p in parties.speakers_at(s)]
    if direct:
        return direct
    for subject in subjects:
        senders = agents_of(subject.head) if subject.dep_ in ("dobj", "pobj") and subject.head.pos_ == "VERB" else ()
        found = [p for s in senders for p in parties.all_at(s)]
        if found:
            return found
        for child in subject.subtree:
            if child.lower_ in ("by", "from", "of"):
                found = [p for n in child.children if n.dep_ == "pobj" for p in parties.all_at(n) if p.named]
                if found:
                    return found
    return []


def _admission(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X admitted the killing", "X confessed to murdering him"."""
    if not _names_act(verb) or is_negated_verb(verb) or _is_unreal(verb) or _has_responsibility(verb):
        return
    for subject in agents_of(verb):
        for party in parties.all_at(subject):
            yield Finding("claimed", verb, party, party)


def _denial(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X denied involvement", "X denied killing him"; who denies is the one said not to have done it."""
    words = responsibility_words()
    if is_negated_verb(verb):
        return
    objects = _objects(verb)
    own = any(
        o.lemma_.lower() in words.involvement
        and not any(c.dep_ == "poss" and c.lower_ not in ("its", "their", "his", "her", "any") for c in o.children)
        for o in objects
    )
    doing = any(c.dep_ in ("xcomp", "ccomp") and (c.tag_ == "VBG" or _is_involved(c)) for c in verb.children)
    if own or doing:
        for subject in agents_of(verb):
            for party in parties.all_at(subject):
                yield Finding("denied", verb, party, party)


def _is_involved(clause: Token) -> bool:
    """ "(denied) that it was involved", "that it was behind the attack"."""
    words = {"involved", "responsible", "behind", "involve"}
    return clause.lemma_.lower() in words or any(c.lower_ in words for c in clause.children)


def _blame(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "X blamed Y for it", "X accused Y of it", "Y was blamed (by X)", "X blamed it on Y"."""
    if is_negated_verb(verb) or _is_unreal(verb) or not _about_violence(verb):
        return
    onto = [n for c in verb.children if c.lower_ == "on" for n in c.children if n.dep_ == "pobj"]
    if verb.lemma_.lower() == "blame" and onto:
        held = onto
        accusers = agents_of(verb)
    else:
        passive = is_passive(verb)
        held = subjects_of(verb) if passive else _objects(verb)
        accusers = agents_of(verb)
    speaker = next((p for a in accusers for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.all_at(head) or _subject_above(verb, head, parties):
            if speaker is None or party.name != speaker.name:
                yield Finding("blamed", verb, party, speaker)


def _subject_above(verb: Token, pronoun: Token, parties: Parties) -> list[Party]:
    """ "X denied it after police blamed them": a pronoun that reading left open is the subject of the clause above."""
    if pronoun.pos_ != "PRON" or verb.dep_ != "advcl":
        return []
    return [party for subject in subjects_of(verb.head)[:1] for party in parties.all_at(subject)]


def _attribution(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "the attack was attributed to Y", "police linked Y to the murder"."""
    if is_negated_verb(verb) or _is_unreal(verb):
        return
    acts = responsibility_words().acts
    to = [n for c in verb.children if c.lower_ in ("to", "on") for n in c.children if n.dep_ == "pobj"]
    objects = _objects(verb)
    if any(n.lemma_.lower() in acts for n in objects):
        held = to
    elif any(n.lemma_.lower() in acts for n in to):
        held = objects
    else:
        return
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.all_at(head):
            yield Finding("blamed", verb, party, speaker)


def _suspicion(verb: Token, parties: Parties) -> Iterator[Finding]:
    """ "police suspect Y", "Y is suspected of the murder"."""
    if is_negated_verb(verb) or verb.dep_ == "amod":
        return
    held = subjects_of(verb) if is_passive(verb) else _objects(verb)
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.all_at(head):
            yield Finding("suspected", verb, party, speaker)


def _law(verb: Token, parties: Parties, basis: Basis) -> Iterator[Finding]:
    """ "Y was charged with the murder", "police arrested Y in connection with it"; a court's finding is the report's own word."""
    words = responsibility_words()
    if is_negated_verb(verb) or _is_unreal(verb):
        return
    about = [n for c in verb.children if c.lower_ in words.law_prepositions for n in c.children if n.dep_ in ("pobj", "pcomp")]
    if not any(_is_act(n) for n in about):
        return
    passive = is_passive(verb)
    held = subjects_of(verb) if passive else _objects(verb)
    speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
    for head in held[:1]:
        for party in parties.all_at(head):
            if party.named or basis == "perpetrator" or party.head.lemma_.lower() not in words.vague:
                yield Finding(basis, verb, party, speaker, proven=basis == "perpetrator")


def _other(token: Token, parties: Parties) -> Iterator[Finding]:
    words = responsibility_words()
    lemma = token.lemma_.lower()
    if lemma in words.claim_nouns and token.pos_ == "NOUN":
        yield from _claim_noun(token, parties)
    elif lemma in words.responsible or lemma in words.behind:
        yield from _responsible(token, parties)
    elif lemma in words.proven_adjectives:
        yield from _guilty(token, parties)
    elif lemma in words.suspect_nouns and token.dep_ in ("appos", "attr", "nsubj"):
        yield from _suspect(token, parties)


def _claim_noun(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "no claim of responsibility", "a claim of responsibility by X"."""
    words = responsibility_words()
    of = [n for c in noun.children if c.lower_ in ("of", "for") for n in c.children if n.dep_ == "pobj"]
    if not any(n.lemma_.lower() in words.responsibility for n in of):
        return
    if any(c.lower_ in ("no", "any") for c in noun.children) or is_negated_verb(noun.head) or noun.head.lower_ == "without":
        yield Finding("nobody_claimed", noun, None)
        return
    makers = [
        n
        for c in (*noun.children, *of)
        for p in (c, *c.children)
        if p.lower_ in ("by", "from")
        for n in p.children
        if n.dep_ == "pobj"
    ]
    makers += [c for c in noun.children if c.dep_ == "poss"]
    for maker in makers[:1]:
        for party in parties.all_at(maker):
            yield Finding("claimed", noun, party, party)


def _responsible(token: Token, parties: Parties) -> Iterator[Finding]:
    """ "Y is responsible for it", "Y was behind it", "X holds Y responsible"."""
    verb = token.head
    if verb.lemma_.lower() == "hold":
        speaker = next((p for a in agents_of(verb) for p in parties.speakers_at(a)), None)
        held = _objects(verb) or [c for c in token.children if c.dep_ == "nsubj"]
        for head in held[:1]:
            for party in parties.all_at(head):
                yield Finding("blamed", token, party, speaker)
        return
    if verb.lemma_.lower() != "be" or _is_unreal(verb):
        return
    if token.lower_ == "behind" and not any(_is_act(n) or n.lower_ in _PRONOUNS for n in token.children):
        return
    if token.lower_ != "behind" and not any(_is_act(n) or n.lower_ in _PRONOUNS for c in token.children for n in c.children):
        return
    for head in subjects_of(verb)[:1]:
        for party in parties.all_at(head):
            if is_negated_verb(verb):
                yield Finding("denied", token, party)
                continue
            thought = verb if verb.dep_ == "xcomp" else None
            believed = (
                thought is not None
                and thought.head.lemma_.lower()
                in responsibility_words().believing_verbs | responsibility_words().suspecting_verbs
            )
            yield Finding("suspected" if believed else "perpetrator", token, party)


def _guilty(token: Token, parties: Parties) -> Iterator[Finding]:
    """ "found guilty of the murder" is the court's finding; "pleaded not guilty" a denial."""
    verb = token.head
    negated = any(c.dep_ == "neg" or c.lower_ == "not" for c in token.children) or is_negated_verb(verb)
    about = [n for c in (*token.children, *verb.children) if c.lower_ in ("of", "to", "in", "for") for n in c.children]
    subjects = subjects_of(verb) or _objects(verb)
    for head in subjects[:1]:
        for party in parties.all_at(head):
            if negated:
                yield Finding("denied", token, party, party)
            elif any(_is_act(n) for n in about) or verb.lemma_.lower() == "plead":
                yield Finding("perpetrator", token, party, proven=True)


def _suspect(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "Y, a suspect in the bombing", "the suspect was identified as Y"."""
    if noun.dep_ == "appos":
        named = parties.at(noun.head)
    elif noun.dep_ == "attr":
        named = next((parties.at(s) for s in subjects_of(noun.head)), None)
    else:
        verb = noun.head
        as_who = [n for c in verb.children if c.lower_ == "as" for n in c.children if n.dep_ == "pobj"]
        appositions = [c for c in noun.children if c.dep_ == "appos"]
        named = (
            next((parties.at(n) for n in (*as_who, *appositions)), None)
            if verb.lemma_.lower() in ("identify", "name") or appositions
            else None
        )
    if named is not None and named.named:
        yield Finding("suspected", noun, named)


def _objects(verb: Token) -> list[Token]:
    """What a verb is done to, whether it stands in the active or the passive."""
    own = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    return own or (list(subjects_of(verb)) if is_passive(verb) else [])


def _is_nobody(token: Token) -> bool:
    words = responsibility_words()
    return token.lower_ in words.nobody or any(
        c.lower_ in ("no", "neither", "none")
        for c in (*token.children, *[g for c in token.children for g in c.children if c.dep_ == "det"])
    )


def _is_yet(verb: Token) -> bool:
    """ "has yet to be claimed"."""
    return verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in (*verb.head.children, *verb.children))


def _is_unreal(verb: Token) -> bool:
    """Under a modal, a condition or an intention: nothing is said to be so."""
    for current in (verb, verb.head):
        if any(c.dep_ == "aux" and c.lower_ in toll_words().modals for c in current.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in current.children):
            return True
        if current.dep_ != "xcomp":
            return False
    return False


def _is_act(noun: Token) -> bool:
    """Whether a word, or what hangs on it, names violence ("the attack", "killing him", "several counts of murder", "it")."""
    words = responsibility_words()
    harm = toll_words()
    near = [noun, *(t for t in noun.subtree)]
    return any(
        t.lemma_.lower() in words.acts or t.lemma_.lower() in harm.object_verbs or t.lemma_.lower() == "connection"
        for t in near[:25]
    )


def _names_act(verb: Token) -> bool:
    below = [c for c in verb.children if c.dep_ in ("dobj", "prep", "xcomp", "ccomp")]
    return any(
        c.lemma_.lower() in responsibility_words().acts
        or any(_is_act(g) for g in c.children if g.dep_ in ("pobj", "pcomp"))
        or (c.tag_ == "VBG" and _is_act(c))
        for c in below
    )


def _about_violence(verb: Token) -> bool:
    """What somebody is blamed for or accused of is violence, or is not said."""
    about = [n for c in verb.children if c.lower_ in ("for", "of") for n in c.children if n.dep_ in ("pobj", "pcomp")]
    objects = _objects(verb) if verb.lemma_.lower() == "blame" and any(c.lower_ == "on" for c in verb.children) else []
    checked = [*about, *objects]
    if not checked:
        return verb.lemma_.lower() in ("blame", "accuse")
    return any(_is_act(n) or n.lower_ in _PRONOUNS for n in checked)


def _has_responsibility(verb: Token) -> bool:
    return any(o.lemma_.lower() in responsibility_words().responsibility for o in _objects(verb))
