"""Who does what to whom: clauses in which the parser alone would be misleading."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("chars", "verb", "subject"),
    [
        ("Two men on a motorcycle gunned down a broadcaster outside his home.", "gunned", "men"),
        ("Gunmen riding in a car shot and wounded a judge on Monday.", "wounded", "Gunmen"),
        ("In the town of San Kelm terrorists threw bombs at the homes of mayors.", "threw", "terrorists"),
        (
            "Omar Rell, a spokesman for the Front, rejected claims that its fighters had killed farmers and accused the army of a raid.",
            "accused",
            "Rell",
        ),
    ],
)
def test_the_doer_where_the_parser_lost_him(chars: str, verb: str, subject: str) -> None:
    token = next(t for t in parse(chars) if t.text == verb)
    assert [agent.text for agent in agents_of(token)] == [subject]
