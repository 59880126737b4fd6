"""Who is held responsible, by whom, through which outlet, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.linking.cast import NOBODY, Cast, folded_name, party_keys
from sayso.linking.says import Say, best_evidence, says_of
from sayso.linking.told import Standing, Told
from sayso.records import Assertion, Certainty

Role = Literal["stated", "claimed", "blamed", "suspected", "denied"]
ROLE_OF: Final[dict[str, Role]] = {
    "perpetrator": "stated",
    "claimed": "claimed",
    "blamed": "blamed",
    "suspected": "suspected",
    "denied": "denied",
}
"""What each property of the codebook says of the actor it names."""


@dataclass(frozen=True, slots=True)
class Held:
    """One actor held responsible, or said not to be, by one speaker.

    Attributes:
        role: how.
        name: the actor, as the assertion that stands best names it.
        actor: the archive's actor ("who-…"), or None.
        by: the nearest speaker; None if the outlets themselves say so.
        outlets: through which outlets, sorted.
        first, last: first and last day of publication, or None.
        origins: how many reports, copies counted once.
        certainty: how firmly, at best.
        standing: whether a person has judged it.
        assertions: in order of publication.
    """

    role: Role
    name: str
    actor: str | None
    by: str | None
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    origins: int
    certainty: Certainty
    standing: Standing
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """The reports that say that nobody has claimed it, by outlet, first and last day of publication."""

    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    origins: int
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """All that is said of who did it. Blame never becomes perpetrator, and a denial never a claim.

    Attributes:
        stated: whom outlets, or speakers through them, say to have done it without calling it blame.
        claimed, blamed, suspected, denied: each with who says so.
        nobody: who says that nobody has claimed it, or None if nobody says that.
        competing: names of the parties that claim it, if there are two or more; those that claim it together are named too.
    """

    stated: tuple[Held, ...] = ()
    claimed: tuple[Held, ...] = ()
    blamed: tuple[Held, ...] = ()
    suspected: tuple[Held, ...] = ()
    denied: tuple[Held, ...] = ()
    nobody: Unclaimed | None = None
    competing: tuple[str, ...] = ()

    @property
    def unclaimed(self) -> bool:
        """Whether reports say that nobody has claimed it, and none says that somebody has."""
        return self.nobody is not None and not self.claimed


def role_of(say: Say) -> Role | None:
    """What an assertion says of the actor it names: "X did not do it" is a denial, whatever its property; questions hold nobody."""
    role = ROLE_OF.get(say.assertion.property)
    if role is None or say.assertion.stance in ("questioned", "hypothetical"):
        return None
    if say.assertion.stance == "denied" and role == "claimed":
        return None  # "X has not claimed it" is no word of X's that it did not do it
    return "denied" if say.assertion.stance == "denied" else role


def responsibility_said(told: Sequence[Told], cast: Cast = NOBODY) -> Responsibility:
    """Who claims, denies, is blamed, is suspected and is said to have done it, over all accounts of one incident.

    Within each list: by actor in order of the first report that names it, then by speaker.
    """
    keys = party_keys(told, cast)
    found = says_of(told)
    groups: dict[Role, dict[tuple[str, str], list[Say]]] = {}
    for say in sorted((say for name in ROLE_OF for say in found.get(name, ())), key=lambda say: say.order):
        role = role_of(say)
        if role is not None:
            actor = keys[say.told.account.text_id, str(say.assertion.value)]
            by = say.assertion.by
            groups.setdefault(role, {}).setdefault((actor, folded_name(by.name) if by else ""), []).append(say)
    held = {role: _held(role, of_role, cast) for role, of_role in groups.items()}
    claimants: dict[str, str] = {}
    for (actor, _), says in groups.get("claimed", {}).items():
        if any(cast.is_party(say.told.account.text_id, str(say.assertion.value)) for say in says):
            claimants.setdefault(actor, str(best_evidence(says).assertion.value))
    nobody = [s for s in found.get("nobody_claimed", ()) if s.assertion.value is True and s.assertion.stance == "asserted"]
    return Responsibility(
        **held,
        nobody=_unclaimed(nobody),
        competing=tuple(claimants.values()) if len(claimants) > 1 else (),
    )


def _held(role: Role, groups: dict[tuple[str, str], list[Say]], cast: Cast) -> tuple[Held, ...]:
    firsts: dict[str, int] = {}
    for actor, _ in groups:
        firsts.setdefault(actor, len(firsts))
    return tuple(_one_held(role, groups[key], cast) for key in sorted(groups, key=lambda key: (firsts[key[0]], key[1])))


def _one_held(role: Role, says: Sequence[Say], cast: Cast) -> Held:
    best = best_evidence(says)
    name = str(best.assertion.value)
    first, last = days_of(says)
    by = best.assertion.by
    standings = {say.standing for say in says}
    return Held(
        role=role,
        name=name,
        actor=next((who for s in says if (who := cast.who(s.told.account.text_id, str(s.assertion.value)))), None),
        by=by.name if by else None,
        outlets=tuple(sorted({say.outlet for say in says})),
        first=first,
        last=last,
        origins=len({say.told.origin for say in says}),
        certainty=max(says, key=lambda say: say.firmness).assertion.certainty,
        standing="corrected" if "corrected" in standings else "accepted" if "accepted" in standings else "machine",
        assertions=tuple(say.assertion for say in says),
    )


def _unclaimed(says: Sequence[Say]) -> Unclaimed | None:
    if not says:
        return None
    first, last = days_of(says)
    outlets = tuple(sorted({say.outlet for say in says}))
    return Unclaimed(outlets, first, last, len({say.told.origin for say in says}), tuple(say.assertion for say in says))


def days_of(says: Sequence[Say]) -> tuple[str | None, str | None]:
    """First and last day of publication, or None and None if none is known."""
    days = [say.told.report.published for say in says if say.told.report.published]
    return min(days, default=None), max(days, default=None)
