"""Who does what to whom: clauses in which the parser alone would be misleading."""

from __future__ import annotations

from sayso.coding.toll_syntax import agents_of, victims_of
from sayso.language import parse


def test_a_participle_behind_its_noun_tells_what_was_done_to_it() -> None:
    """The tagger takes this one for a past tense."""
    verb = next(
        t
        for t in parse("Rell is the fourth political candidate assassinated ahead of the May vote.")
        if t.lemma_ == "assassinate"
    )
    assert verb.dep_ == "acl" and verb.tag_ == "VBD"
    assert agents_of(verb) == ()
    assert [token.text for token in victims_of(verb)] == ["candidate"]
