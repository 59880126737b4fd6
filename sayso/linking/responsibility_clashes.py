"""Contradictions about who did it: claims and charges against denials, blame against blame, claim against claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from sayso.linking.cast import Cast, folded
from sayso.linking.contradiction_pairs import independent, pair, quoted
from sayso.linking.responsibility_said import ROLE_OF, Role, role_of
from sayso.linking.says import Say
from sayso.records import Contradiction, ContradictionKind

_PROPERTY: Final = "responsibility"
_PHRASES: Final[dict[Role, str]] = {
    "stated": "{name} said to have done it",
    "claimed": "{name} claiming it",
    "blamed": "{name} blamed for it",
    "suspected": "{name} suspected of it",
    "denied": "{name} said not to have done it",
}
_Roles = Mapping[Role, Mapping[str, Sequence[Say]]]


def responsibility_clashes(
    about: str, found: Mapping[str, Sequence[Say]], parties: Mapping[tuple[str, str], str], cast: Cast
) -> list[Contradiction]:
    """All contradictions about responsibility.

    - claim-denial: an actor claims it, and it is denied that this actor did it; or it is said to have done it, blamed or suspected, and
      that is denied. At most one of either for an actor.
    - blame-blame: two parties are blamed or suspected by different speakers, and neither speaker names both. Parties are groups, bodies
      and states: persons may have done it together or for a group, two bodies of a state are parts of one, and of two names one of which
      holds all words of the other, one may be part of the other.
    - claim-claim: two parties claim it, and no report tells of both claims in the same words, as it does of a common claim.

    Args:
        found: the assertions by property.
        parties: the key of each actor, by text and name.
    """
    roles: dict[Role, dict[str, list[Say]]] = {role: {} for role in ROLE_OF.values()}
    for say in sorted((say for name in ROLE_OF for say in found.get(name, ())), key=lambda say: say.order):
        role = role_of(say)
        if role is not None:
            roles[role].setdefault(parties[say.told.account.text_id, str(say.assertion.value)], []).append(say)
    pairs: list[tuple[ContradictionKind, tuple[Say, Say] | None]] = []
    pairs += [("claim-denial", two) for two in _denials(roles)]
    pairs += [("blame-blame", two) for two in _blames(roles, cast)]
    pairs += [("claim-claim", two) for two in _claims(roles, cast)]
    return [_contradiction(about, kind, *two) for kind, two in pairs if two]


def _denials(roles: _Roles) -> list[tuple[Say, Say] | None]:
    found = []
    for actor, denials in sorted(roles["denied"].items()):
        found.append(pair(roles["claimed"].get(actor, ()), denials, _no_copies))
        charges = [say for role in (roles["stated"], roles["blamed"], roles["suspected"]) for say in role.get(actor, ())]
        found.append(pair(charges, denials, independent))
    return found


def _blames(roles: _Roles, cast: Cast) -> list[tuple[Say, Say] | None]:
    charged: dict[str, list[Say]] = {}
    for role in (roles["blamed"], roles["suspected"]):
        for actor, says in role.items():
            charged.setdefault(actor, []).extend(says)
    charged = _parties(charged, cast)
    accusers = {actor: {_voice(say) for say in says} for actor, says in charged.items()}
    found = []
    for one, other in _rivals(charged, cast):
        ones = [say for say in charged[one] if _voice(say) not in accusers[other]]
        others = [say for say in charged[other] if _voice(say) not in accusers[one]]
        found.append(pair(ones, others, independent))
    return found


def _claims(roles: _Roles, cast: Cast) -> list[tuple[Say, Say] | None]:
    claimed = _parties(roles["claimed"], cast)
    rivals = [(one, other) for one, other in _rivals(claimed, cast) if not _together(claimed[one], claimed[other])]
    return [pair(claimed[one], claimed[other], independent) for one, other in rivals]


def _parties(actors: Mapping[str, Sequence[Say]], cast: Cast) -> dict[str, list[Say]]:
    named = {actor: [say for say in says if cast.is_party(*_name(say))] for actor, says in actors.items()}
    return {actor: says for actor, says in named.items() if says}


def _rivals(actors: Mapping[str, Sequence[Say]], cast: Cast) -> list[tuple[str, str]]:
    state = {actor for actor, says in actors.items() if any(cast.is_state(*_name(say)) for say in says)}
    names = {actor: [set(folded(str(say.assertion.value)).split()) for say in says] for actor, says in actors.items()}
    return [
        (one, other)
        for one, other in combinations(sorted(actors), 2)
        if not {one, other} <= state and not any(a <= b or b <= a for a in names[one] for b in names[other])
    ]


def _together(ones: Sequence[Say], others: Sequence[Say]) -> bool:
    """Whether some report tells of both claims in the same words."""
    words = {(say.told.account.text_id, span) for say in ones for span in say.assertion.evidence}
    return any((say.told.account.text_id, span) in words for say in others for span in say.assertion.evidence)


def _voice(say: Say) -> str:
    return say.speaker or f"outlet:{say.told.outlet}"


def _name(say: Say) -> tuple[str, str]:
    return say.told.account.text_id, str(say.assertion.value)


def _no_copies(one: Say, other: Say) -> bool:
    """A claim and a denial of one actor stand against each other in one outlet, too: the actor went back on his word."""
    return one.told.report.id == other.told.report.id or one.told.origin != other.told.origin


def _contradiction(about: str, kind: ContradictionKind, one: Say, other: Say) -> Contradiction:
    phrases = [quoted(say, _PHRASES[role].format(name=say.assertion.value)) for say in (one, other) if (role := role_of(say))]
    return Contradiction(about, kind, _PROPERTY, one.assertion.id, other.assertion.id, f"Responsibility: {'; '.join(phrases)}.")
