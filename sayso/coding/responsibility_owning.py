"""Claims in words of pride and regret: "listed it among its deeds", "praised its men for it", "put its name to it", "apologized for it"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.coding.parties import Parties, Party
from sayso.coding.responsibility_finding import Finding
from sayso.coding.responsibility_phrases import is_act, is_nobody, is_supposed, names_acts, objects_of
from sayso.coding.responsibility_voices import OWN, is_doer_by_name, is_own_men, is_person, signers, voice_at
from sayso.coding.responsibility_words import responsibility_words
from sayso.coding.toll_syntax import agents_of, is_negated_verb, is_passive, subjects_of

_LISTING: Final = frozenset(
    {"describe", "present", "portray", "list", "count", "include", "number", "record", "mention", "name", "rank", "enumerate"}
)
_DEEDS: Final = frozenset(
    {
        "answer",
        "reply",
        "response",
        "revenge",
        "operation",
        "deed",
        "action",
        "act",
        "exploit",
        "victory",
        "success",
        "feat",
        "achievement",
        "work",
    }
)
_PRAISING: Final = frozenset(
    {"congratulate", "praise", "thank", "commend", "salute", "hail", "reward", "decorate", "honor", "honour"}
)
_SHOWING: Final = frozenset({"release", "post", "publish", "issue", "distribute", "circulate", "broadcast", "send"})
_PICTURES: Final = frozenset({"video", "footage", "film", "photograph", "photo", "picture", "tape", "recording", "videotape"})
_HELD: Final = frozenset({"hostage", "captive", "victim", "kidnapping", "execution"})
_ADMITTING: Final = frozenset({"admit", "confirm", "acknowledge", "announce", "concede", "avow", "recognize", "recognise"})
_AUTHORSHIP: Final = frozenset({"authorship", "guilt", "responsibility", "paternity"})
_DEATHS: Final = frozenset({"execution", "killing", "kidnapping", "abduction", "assassination", "murder", "capture"})
_AUTHORS: Final = frozenset({"author", "perpetrator", "culprit"})
_VYING: Final = frozenset({"compete", "vie", "quarrel", "contend", "fight", "dispute"})
_CREDIT: Final = frozenset({"credit", "responsibility", "authorship", "paternity", "honor", "honour"})
_ARRIVING: Final = frozenset(
    {"come", "arrive", "reach", "telephone", "phone", "make", "send", "receive", "issue", "post", "mail", "fax"}
)
_JUDGING: Final = frozenset(
    {"judge", "dismiss", "believe", "doubt", "regard", "consider", "discount", "verify", "deem", "treat", "question"}
)


def owning(verb: Token, parties: Parties) -> Iterator[Finding]:
    """A group that speaks of an act as its own, without saying that it did it."""
    if is_negated_verb(verb) or is_supposed(verb):
        return
    if _named_author(verb):
        yield from _authors_named(verb, parties)
        return
    objects = objects_of(verb)
    if verb.lemma_.lower() in _VYING and any(n.lemma_.lower() in _CREDIT for n in _below(verb, "for", "over")):
        for party in (p for s in agents_of(verb) for p in parties.all_at(s)):
            yield Finding("claimed", verb, party, party)
    elif _explains(verb, objects, parties):
        voice = voice_at(next(iter(agents_of(verb))), parties)
        held = (
            (list(voice.holders) or signers(voice.word, parties) or parties.speakers_at(voice.word)) if voice is not None else []
        )
        yield from (Finding("claimed", verb, party, party) for party in held)
    elif _speaks_of_own(verb, objects) or _of_armed_group(verb, objects, parties):
        yield from (Finding("claimed", verb, party, party) for s in agents_of(verb)[:1] for party in _groups(s, parties))


def own_martyr(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "Posters of the X showed the bomber as 'our martyr'", "the X buried its martyr": its man has done it."""
    if noun.lemma_.lower() not in ("martyr", "martyrdom") or not any(c.dep_ == "poss" and c.lower_ in OWN for c in noun.children):
        return
    if not any(is_doer_by_name(t) or t.lemma_.lower() in ("driver", "youth") for t in noun.sent):
        return
    for verb in (t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")):
        held = [p for s in agents_of(verb)[:1] for p in _groups(s, parties)]
        if held and not is_negated_verb(verb):
            yield from (Finding("claimed", noun, party, party) for party in held)
            return


def claim_arrives(noun: Token, parties: Parties) -> Iterator[Finding]:
    """ "The claim came from X", "a claim was telephoned in the name of X", "X's claim was judged authentic"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj") or is_negated_verb(verb) or is_supposed(verb) or is_nobody(noun):
        return
    if any(c.dep_ == "compound" or (c.lower_ == "that") for c in noun.children) or any(n.lower_ in OWN for n in noun.children):
        return
    lemma = verb.lemma_.lower()
    makers: list[Token] = []
    if lemma in _ARRIVING:
        makers = [*_below(verb, "from", "by"), *_below(noun, "from", "by")]
        places = (*_below(verb, "in", "on"), *(n for to in _below(verb, "to") for n in _below(to, "in", "on")))
        makers += [n for m in places if m.lower_ in ("name", "behalf") for n in _below(m, "of")]
    elif lemma in _JUDGING:
        makers = [c for c in noun.children if c.dep_ == "poss"]
    for maker in makers[:1]:
        for party in _groups(maker, parties):
            yield Finding("claimed", noun, party, party)


def _speaks_of_own(verb: Token, objects: list[Token]) -> bool:
    lemma = verb.lemma_.lower()
    words = responsibility_words()
    if lemma in _LISTING:
        among = [n for w in (verb, *objects) for n in _below(w, "among", "in", "with", "as")]
        own = any(n.lemma_.lower() in _DEEDS and any(c.lower_ in OWN for c in n.children) for n in among)
        listed = any(n.lemma_.lower() == "list" and any(d.lemma_.lower() in _DEEDS for d in _below(n, "of")) for n in among)
        return (own or listed) and any(_is_deed(o) for o in objects)
    if lemma in _PRAISING:
        return any(is_own_men(o) for o in objects) and any(_is_deed(n) for n in (*_below(verb, "for"), *_of(objects, "for")))
    if lemma in ("put", "set", "affix"):
        named = any(o.lemma_.lower() in ("name", "signature") and any(c.lower_ in OWN for c in o.children) for o in objects)
        return named and any(_is_deed(n) for n in _below(verb, "to", "under"))
    if lemma == "take":
        return any(o.lemma_.lower() == "pride" for o in objects) and any(
            _is_deed(n) for n in (*_below(verb, "in"), *_of(objects, "in"))
        )
    if lemma in ("boast", "brag"):
        return any(_is_deed(n) for n in _below(verb, "of", "about"))
    if lemma in ("apologize", "apologise"):
        return any(_is_deed(n) for n in _below(verb, "for"))
    if lemma in ("lay", "stake"):
        claims = [o for o in objects if o.lemma_.lower() == "claim"]
        return any(_is_deed(n) for w in (verb, *claims) for n in _below(w, "to"))
    if lemma == "dedicate":
        return any(_is_deed(o) for o in objects)
    if lemma in ("demand", "ask", "offer", "want"):
        freed = [n for n in _below(verb, "for") if n.lemma_.lower() in ("release", "return", "freedom", "life")]
        freed += [n for n in _of(objects, "for") if n.lemma_.lower() in ("release", "return", "freedom", "life")]
        return any(c.lower_ in ("his", "her", "their") for n in freed for c in n.children)
    if lemma == "own":
        return any(_is_deed(n) for n in _below(verb, "to")) and not any(c.lower_ == "up" for c in verb.children)
    if lemma == "credit":
        itself = any(o.lower_.endswith(("self", "selves")) or is_own_men(o) for o in objects)
        return itself and any(_is_deed(n) for n in _below(verb, "with", "for"))
    if lemma in _ADMITTING:
        parts = [o for o in objects if o.lemma_.lower() in words.parts | _AUTHORSHIP]
        return any(c.lower_ in OWN for o in parts for c in o.children)
    return False


def _explains(verb: Token, objects: list[Token], parties: Parties) -> bool:
    """ "A leaflet explained the killing", "justified the bombing": a paper without a name that does so is the doer's."""
    if verb.lemma_.lower() not in ("explain", "justify") or is_passive(verb) or not any(_is_deed(o) for o in objects):
        return False
    voice = next((v for s in agents_of(verb)[:1] if (v := voice_at(s, parties)) is not None), None)
    return voice is not None and voice.unsigned


def _of_armed_group(verb: Token, objects: list[Token], parties: Parties) -> bool:
    """What only says who did it where an armed group does it: it shows its attack, makes an execution known, acknowledges the bombing."""
    lemma = verb.lemma_.lower()
    if lemma in _SHOWING:
        pictures = [o for o in objects if o.lemma_.lower() in _PICTURES]
        shown = [n for o in pictures for c in o.children if c.lower_ in ("of", "showing") for n in c.children]
        told = any(_is_deed(n) or n.lemma_.lower() in _HELD for n in shown)
    else:
        announced = lemma == "announce" and any(o.lemma_.lower() in _DEATHS for o in objects)
        told = announced or (lemma in _ADMITTING - {"announce"} and is_passive(verb) and any(_is_deed(o) for o in objects))
    return told and any(not is_person(p) for s in agents_of(verb)[:1] for p in _groups(s, parties))


def _named_author(verb: Token) -> bool:
    """ "Named X as the author of the bombing"."""
    if verb.lemma_.lower() in ("come", "step"):
        forward = any(c.lower_ == "forward" for c in verb.children)
    else:
        forward = verb.lemma_.lower() in ("name", "give", "identify", "cite", "declare", "proclaim", "present")
    return forward and any(
        n.lemma_.lower() in _AUTHORS for n in (*_below(verb, "as"), *(c for c in verb.children if c.dep_ == "oprd"))
    )


def _authors_named(verb: Token, parties: Parties) -> Iterator[Finding]:
    """A caller or a paper names another as the author; a group comes forward or presents itself as one."""
    objects = [o for o in objects_of(verb) if not o.lower_.endswith(("self", "selves"))]
    objects += [c for c in verb.children if c.dep_ == "oprd" and c.pos_ == "PROPN"]
    for subject in _with_name(subjects_of(verb)[:1], verb):
        if not objects:
            held = _groups(subject, parties)
        else:
            voice = voice_at(subject, parties)
            held = [p for o in objects for p in _groups(o, parties)] if voice is not None and voice.unsigned else []
        yield from (Finding("claimed", verb, party, party) for party in held)


def _with_name(subjects: list[Token], verb: Token) -> list[Token]:
    """The subjects; where the parser lost it, the noun before the verb that has a name beside it ("a faction, the X, came forward")."""
    if subjects or verb.dep_ != "dep":
        return subjects
    before = [t for t in verb.sent if t.i < verb.i and t.dep_ == "appos" and t.pos_ == "PROPN"]
    return before[-1:]


def _groups(head: Token, parties: Parties) -> list[Party]:
    """Whom a subject speaks for, if it is no state, no outlet and no person who only reports."""
    voice = voice_at(head, parties)
    if voice is None or voice.alone:
        return []
    return list(voice.holders) or (signers(voice.word, parties) if voice.unsigned else [])


def _is_deed(noun: Token) -> bool:
    words = responsibility_words()
    deed = names_acts(noun) or noun.lemma_.lower() in words.owned_acts or noun.lower_ in ("it", "this")
    return deed or (noun.tag_ == "VBG" and is_act(noun))


def _below(word: Token, *prepositions: str) -> list[Token]:
    return [n for c in word.children if c.lower_ in prepositions for n in c.children if n.dep_ in ("pobj", "pcomp")]


def _of(objects: list[Token], preposition: str) -> list[Token]:
    return [n for o in objects for n in _below(o, preposition)]
