"""Who claims, denies, is blamed, suspected and said to have done it, and by whom."""

from sayso.linking.cast import Cast
from sayso.linking.responsibility_said import Held, responsibility_said
from sayso.records import content_id
from tests.linking.telling import says, told

NDF, KELM_BRIGADES = "Northern Dawn Front", "Kelm Brigades"


def short(held: tuple[Held, ...]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(one.name, one.by, one.outlets) for one in held]


def test_each_role_keeps_its_speaker_and_its_outlets() -> None:
    found = responsibility_said(
        [
            told("Torvik Courier", "2024-03-01", says("blamed", NDF, "police"), says("perpetrator", "gunmen")),
            told("Dahra Wire", "2024-03-02", says("blamed", NDF, "the police"), says("denied", NDF, NDF, stance="denied")),
            told("Qadria Today", "2024-03-03", says("blamed", NDF, "a minister"), says("suspected", KELM_BRIGADES, "residents")),
            told("Qadria Today", "2024-03-04", says("claimed", KELM_BRIGADES, KELM_BRIGADES)),
        ]
    )
    assert short(found.blamed) == [(NDF, "a minister", ("Qadria Today",)), (NDF, "police", ("Dahra Wire", "Torvik Courier"))]
    assert (found.blamed[1].first, found.blamed[1].last, found.blamed[1].origins) == ("2024-03-01", "2024-03-02", 2)
    assert short(found.stated) == [("gunmen", None, ("Torvik Courier",))]
    assert short(found.denied) == [(NDF, NDF, ("Dahra Wire",))]
    assert short(found.suspected) == [(KELM_BRIGADES, "residents", ("Qadria Today",))]
    assert short(found.claimed) == [(KELM_BRIGADES, KELM_BRIGADES, ("Qadria Today",))]
    assert found.competing == ()


def test_nobody_has_claimed_it() -> None:
    nobody = told("Torvik Courier", "2024-03-01", says("nobody_claimed", True))
    found = responsibility_said([nobody])
    assert found.unclaimed
    assert found.nobody is not None
    assert found.nobody.outlets == ("Torvik Courier",)
    claimed = responsibility_said([nobody, told("Dahra Wire", "2024-03-02", says("claimed", NDF, NDF))])
    assert claimed.nobody is not None
    assert not claimed.unclaimed
    assert not responsibility_said([told("Dahra Wire", "2024-03-02", says("perpetrator", "gunmen"))]).unclaimed


def test_competing_claims_name_the_parties() -> None:
    found = responsibility_said(
        [
            told("Torvik Courier", "2024-03-01", says("claimed", NDF, NDF)),
            told(
                "Dahra Wire", "2024-03-01", says("claimed", KELM_BRIGADES, KELM_BRIGADES), says("claimed", "a caller", "a caller")
            ),
        ]
    )
    assert set(found.competing) == {NDF, KELM_BRIGADES}


def test_one_group_under_two_names_does_not_compete_with_itself() -> None:
    one = told("Torvik Courier", "2024-03-01", says("claimed", NDF))
    other = told("Dahra Wire", "2024-03-01", says("claimed", "NDF"))
    ids = {content_id("act", t.account.text_id, name): "who-1" for t, name in ((one, NDF), (other, "NDF"))}
    assert responsibility_said([one, other]).competing != ()
    found = responsibility_said([one, other], Cast(ids))
    assert found.competing == ()
    assert {held.actor for held in found.claimed} == {"who-1"}


def test_a_denied_charge_is_a_denial_and_a_denied_claim_is_none() -> None:
    found = responsibility_said([told("Torvik Courier", "2024-03-01", says("perpetrator", NDF, "a witness", stance="denied"))])
    assert short(found.denied) == [(NDF, "a witness", ("Torvik Courier",))]
    assert found.stated == ()
    found = responsibility_said([told("Torvik Courier", "2024-03-01", says("claimed", NDF, "a witness", stance="denied"))])
    assert (found.claimed, found.denied) == ((), ())


def test_questions_hold_nobody() -> None:
    for stance in ("questioned", "hypothetical"):
        found = responsibility_said([told("Torvik Courier", "2024-03-01", says("blamed", NDF, "police", stance=stance))])
        assert found == responsibility_said([])


def test_copies_count_once() -> None:
    accounts = [told(f"Outlet {n}", "2024-03-01", says("blamed", NDF, "police"), origin="wire") for n in range(4)]
    (held,) = responsibility_said(accounts).blamed
    assert held.origins == 1
    assert len(held.outlets) == 4


def test_a_persons_judgement_shows() -> None:
    (held,) = responsibility_said(
        [told("Torvik Courier", "2024-03-01", says("blamed", NDF, "police", standing="accepted"))]
    ).blamed
    assert held.standing == "accepted"
